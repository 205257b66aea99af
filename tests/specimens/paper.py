"""A paper as a noun, and → the parts of a .docx, in plain XML and without the project's own writer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from elements import (
    NAMESPACES,
    PROLOG,
    Look,
    attributes,
    cell,
    complex_field,
    grid,
    para,
    row,
    run,
    run_properties,
    shape,
)
from msgspec import Struct
from msgspec.structs import replace

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Paper(Struct, frozen=True):
    """A paper: what it says and how each kind of paragraph looks.

    Attributes:
        looks: of every kind of paragraph.
        words: kind → words of the paragraphs that stand once; empty leaves the paragraph out, a blank leaves it empty.
        lines: kind and words of the body; here and in `words`, what begins with `<w:` is XML of its own.
        by_style: looks are named styles; else every paragraph says all itself.
        gap: how many empty lines stand before the signer's name.
        page: width, height, top, right, bottom, left, header, gutter.
        page_number: XML of the header; empty for none.
        first_header: XML of the header of the first page; None for no `titlePg`.
        masthead: XML in place of the table at the head; None for that table.
        rule: XML of the line under the title in place of a paragraph's border.
        ending: XML between the body and the section's end in place of the signature table; None for that table.
        tail: XML after the signature; `last_section` then is the `w:sectPr` of what it belongs to.
        settings, numbering, footnotes, theme, defaults, more_styles: XML inside those parts and elements.
        links: key and address of what hyperlinks lead to.
    """

    looks: Mapping[str, Look]
    words: Mapping[str, str]
    lines: tuple[tuple[str, str], ...]
    recipients: tuple[str, ...] = ()
    by_style: bool = False
    gap: int = 4
    page: tuple[int, int, int, int, int, int, int, int] = (11906, 16838, 1134, 850, 1134, 1701, 567, 0)
    page_number: str = "<complex>"
    first_header: str | None = ""
    even_header: str | None = None
    footer: str = ""
    first_footer: str = ""
    masthead: str | None = None
    ending: str | None = None
    tail: str = ""
    settings: str = ""
    numbering: str = ""
    footnotes: str = ""
    theme: str = ""
    defaults: str = ""
    more_styles: str = ""
    section_extra: str = ""
    links: tuple[tuple[str, str], ...] = ()
    created: str = "2021-06-15"
    bordered_signature: bool = False
    columns: tuple[int, int] = (4479, 4876)
    rule: str = "<border>"
    last_section: str = ""


class Sheets:
    """One paper as XML; a method gives one piece, `parts` the package."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def look(self, kind: str) -> Look:
        return self.paper.looks[kind]

    def one(self, kind: str, words: str | None = None, extra: str = "") -> str:
        """The paragraph of that kind; nothing where it has no words."""
        text = self.paper.words.get(kind, "") if words is None else words
        if words is None and not text:
            return ""
        if text.startswith("<w:"):
            return text
        look = self.look(kind)
        shaped = Look(style=_style_id(kind), font=None) if self.paper.by_style else look
        content = run(text, look, self.paper.by_style) if text.strip() else ""
        mark = "" if content or self.paper.by_style else run_properties(look)
        return para(content + extra, shaped, mark=mark)

    def masthead(self) -> str:
        if self.paper.masthead is not None:
            return self.paper.masthead
        left = self.one("cap_tren") + self.one("ban_hanh")
        left += self.one("ke_co_quan", "") if "ke_co_quan" in self.paper.words else self.one("sao")
        right = self.one("tieu_de") + self.one("tieu_ngu")
        right += self.one("ke", "") if self.paper.rule == "<border>" else self.paper.rule
        widths = self.paper.columns
        rows = row(cell(widths[0], left) + cell(widths[1], right))
        number = self.one("so") + self.one("trich_yeu_cong_van")
        rows += row(cell(widths[0], number) + cell(widths[1], self.one("ngay") or "<w:p/>"))
        return grid(rows, widths)

    def signature(self) -> str:
        left = self.one("nhan") + "".join(self.one("noi_nhan", each) for each in self.paper.recipients)
        right = (
            self.one("quyen_han") + self.one("chuc_vu") + self.one("trong", "") * self.paper.gap + self.one("ho_ten")
        )
        widths = self.paper.columns
        return grid(
            row(cell(widths[0], left or "<w:p/>") + cell(widths[1], right)), widths, self.paper.bordered_signature
        )

    def body(self) -> str:
        lines = list(self.paper.lines)
        xml = [words if words.startswith("<w:") else self.one(kind, words) for kind, words in lines]
        if lines and not lines[-1][1].startswith("<w:"):
            kind, words = lines[-1]
            look = replace(self.look(kind), keep=True)
            shaped = Look(style=_style_id(kind), font=None, keep=True) if self.paper.by_style else look
            xml[-1] = para(run(words, look, self.paper.by_style), shaped)
        return "".join(xml)

    def title(self) -> str:
        gach = self.paper.words.get("gach", "")
        drawn = self.one("gach", "") if gach == " " else self.one("gach")
        return self.one("ten_loai") + self.one("trich_yeu") + drawn + self.one("kinh_gui")

    def section(self, extra: str = "") -> str:
        """The last `w:sectPr`."""
        width, height, top, right, bottom, left, header, gutter = self.paper.page
        turned = ' w:orient="landscape"' if width > height else ""
        references = "".join(
            f'<w:{kind}Reference w:type="{when}" r:id="{name}"/>'
            for kind, when, name, there in (
                ("header", "default", "rHead", self.paper.page_number),
                ("header", "first", "rFirst", self.paper.first_header is not None),
                ("header", "even", "rEven", self.paper.even_header is not None),
                ("footer", "default", "rFoot", self.paper.footer),
                ("footer", "first", "rFirstFoot", self.paper.first_footer),
            )
            if there
        )
        margins = attributes(top=top, right=right, bottom=bottom, left=left, header=header, footer=567, gutter=gutter)
        return (
            f'<w:sectPr>{references}{extra}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar{margins}/>'
            f"{self.paper.section_extra}{'<w:titlePg/>' if self.paper.first_header is not None else ''}</w:sectPr>"
        )

    def number(self) -> str:
        """The header's paragraph with the page number."""
        given = self.paper.page_number
        if given == "<complex>":
            look = self.look("so_trang")
            shaped = Look(style=_style_id("so_trang"), font=None) if self.paper.by_style else look
            return para(complex_field("PAGE", look if not self.paper.by_style else Look(font=None)), shaped)
        return given

    def document(self) -> str:
        paper = self.paper
        ending = self.signature() if paper.ending is None else paper.ending
        content = self.masthead() + self.title() + self.body() + ending + paper.tail
        last = "" if content.endswith("</w:p>") else para("", Look(line=20, after=0))
        return (
            f"{PROLOG}<w:document "
            f"{NAMESPACES}><w:body>{content}{last}{self.paper.last_section or self.section()}</w:body></w:document>"
        )

    def styles(self) -> str:
        inner = self.paper.defaults
        inner += '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        if self.paper.by_style:
            for kind, look in self.paper.looks.items():
                inner += (
                    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_style_id(kind)}"><w:name '
                    f'w:val="{_style_id(kind)}"/>'
                    f'<w:basedOn w:val="Normal"/>{shape(replace(look, style=""))}{run_properties(look)}</w:style>'
                )
        return f"{PROLOG}<w:styles {NAMESPACES}>{inner}{self.paper.more_styles}</w:styles>"

    def parts(self) -> dict[str, bytes]:
        """The package: path → content."""
        paper = self.paper
        edges = {
            "rHead": ("header1.xml", "header", self.number() if paper.page_number else None),
            "rFirst": ("header2.xml", "header", paper.first_header),
            "rEven": ("header3.xml", "header", paper.even_header),
            "rFoot": ("footer1.xml", "footer", paper.footer or None),
            "rFirstFoot": ("footer2.xml", "footer", paper.first_footer or None),
        }
        made: dict[str, tuple[str, str, str]] = {}
        relations = []
        for key, (path, kind, content) in edges.items():
            if content is not None:
                tag = "hdr" if kind == "header" else "ftr"
                made[f"word/{path}"] = (
                    f"{_WORD}{kind}+xml",
                    kind,
                    f"{PROLOG}<w:{tag} {NAMESPACES}>{content or '<w:p/>'}</w:{tag}>",
                )
                relations.append((key, f"{_RELATION}{kind}", path, ""))
        simple = (
            ("styles", self.styles()),
            ("settings", f"{PROLOG}<w:settings {NAMESPACES}>{paper.settings}</w:settings>"),
            ("numbering", paper.numbering and f"{PROLOG}<w:numbering {NAMESPACES}>{paper.numbering}</w:numbering>"),
            ("footnotes", paper.footnotes and f"{PROLOG}<w:footnotes {NAMESPACES}>{paper.footnotes}</w:footnotes>"),
        )
        for name, xml in simple:
            if xml:
                made[f"word/{name}.xml"] = (f"{_WORD}{name}+xml", name, xml)
                relations.append((f"r{name}", f"{_RELATION}{name}", f"{name}.xml", ""))
        if paper.theme:
            made["word/theme/theme1.xml"] = (
                "application/vnd.openxmlformats-officedocument.theme+xml",
                "theme",
                paper.theme,
            )
            relations.append(("rtheme", f"{_RELATION}theme", "theme/theme1.xml", ""))
        relations += [(key, f"{_RELATION}hyperlink", address, ' TargetMode="External"') for key, address in paper.links]
        made["word/document.xml"] = (f"{_WORD}document.main+xml", "", self.document())
        core = (
            f"{PROLOG}<cp:coreProperties "
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Văn bản mẫu</dc:title>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{paper.created}T08:00:00Z</dcterms:created>'
            "<dcterms:modified "
            f'xsi:type="dcterms:W3CDTF">{paper.created}T08:00:00Z</dcterms:modified></cp:coreProperties>'
        )
        made["docProps/core.xml"] = ("application/vnd.openxmlformats-package.core-properties+xml", "", core)
        overrides = "".join(
            f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, (kind, _, _) in made.items()
        )
        types = (
            f'{PROLOG}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        )
        roots = (
            ("rId1", f"{_RELATION}officeDocument", "word/document.xml", ""),
            (
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
                "",
            ),
        )
        package = {
            "[Content_Types].xml": types,
            "_rels/.rels": _relations(roots),
            "word/_rels/document.xml.rels": _relations(relations),
        }
        package |= {path: xml for path, (_, _, xml) in made.items()}
        return {path: xml.encode() for path, xml in package.items()}


def _relations(entries: Iterable[tuple[str, str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>' for key, kind, target, mode in entries
    )
    return (
        f"{PROLOG}<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _style_id(kind: str) -> str:
    return "Mau" + kind.title().replace("_", "")


def changed(
    paper: Paper,
    looks: Mapping[str, Mapping[str, object]] | None = None,
    words: Mapping[str, str] | None = None,
    **fields: object,
) -> Paper:
    """The paper with some looks, words and fields otherwise."""
    merged = {kind: replace(look, **(looks or {}).get(kind, {})) for kind, look in paper.looks.items()}
    return replace(paper, looks=merged, words={**paper.words, **(words or {})}, **fields)


def swapped(paper: Paper, changes: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The lines of the body, those that begin with a key replaced by another kind and words."""
    for key in changes:
        assert sum(words.startswith(key) for _, words in paper.lines) == 1, key
    found = []
    for kind, words in paper.lines:
        begun = next((each for each in changes if words.startswith(each)), None)
        found.append(changes[begun] if begun is not None else (kind, words))
    return tuple(found)
