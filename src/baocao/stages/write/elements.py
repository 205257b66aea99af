"""The nouns of a Sheet as elements of WordprocessingML, children in the order of its schema."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.values.sheet import (
    Block,
    Cell,
    Field,
    Page,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    RunFormat,
    Section,
    Style,
    Table,
)

_FONT_SLOTS = (("w:ascii", "font"), ("w:hAnsi", "extended_font"), ("w:eastAsia", "font"), ("w:cs", "font"))


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """`<w:tag w:attribute="…">children</w:tag>`; a trailing underscore keeps Python's own words usable."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    made.extend(children)
    return made


def _border(eighths: int) -> dict[str, str | int]:
    """A single line of that thickness, in eighths of a point; none for 0."""
    return {"val": "single", "sz": eighths, "space": 0, "color": "auto"} if eighths else {"val": "nil"}


def _switch(tag: str, on: bool) -> Element:
    return element(tag) if on else element(tag, val="0")


def paragraph(value: Paragraph) -> Element:
    """`w:p`."""
    properties = paragraph_properties(value.format, value.style)
    made = element("p", *([properties] if len(properties) else []))
    for run in value.runs:
        made.extend(_field(run) if isinstance(run, Field) else [_run(run)])
    if value.number or value.drawings:
        raise ValueError("automatic numbers and drawings are read, never written")
    return made


def paragraph_properties(shape: ParagraphFormat, style: str = "") -> Element:
    """`w:pPr`, empty where nothing differs."""
    made = element("pPr")
    if style:
        made.append(element("pStyle", val=style))
    for tag, value in (
        ("keepNext", shape.keep_next),
        ("keepLines", shape.keep_lines),
        ("pageBreakBefore", shape.page_break_before),
        ("widowControl", shape.widow_control),
    ):
        if value is not None:
            made.append(_switch(tag, value))
    borders = {"top": shape.top_border, "bottom": shape.bottom_border}
    drawn = [element(side, **_border(eighths)) for side, eighths in borders.items() if eighths is not None]
    if drawn:
        made.append(element("pBdr", *drawn))
    if shape.tabs:
        stops = [element("tab", val=stop.alignment.value, pos=stop.position) for stop in shape.tabs]
        made.append(element("tabs", *stops))
    spacing: dict[str, str | int | None] = {
        "before": shape.before,
        "after": shape.after,
        "line": shape.line,
        "lineRule": shape.line_rule.value if shape.line_rule else None,
    }
    indents: dict[str, str | int | None] = {"left": shape.left, "right": shape.right}
    if shape.first_line is not None:
        indents["hanging" if shape.first_line < 0 else "firstLine"] = abs(shape.first_line)
    for tag, values in (("spacing", spacing), ("ind", indents)):
        said = {name: value for name, value in values.items() if value is not None}
        if said:
            made.append(element(tag, **said))
    if shape.contextual_spacing is not None:
        made.append(_switch("contextualSpacing", shape.contextual_spacing))
    if shape.alignment is not None:
        made.append(element("jc", val=shape.alignment.value))
    if shape.outline_level is not None:
        made.append(element("outlineLvl", val=shape.outline_level))
    return made


def run_properties(look: RunFormat, language: str = "", style: str = "") -> Element:
    """`w:rPr`, empty where nothing differs; `style` is a character style's key."""
    made = element("rPr", *([element("rStyle", val=style)] if style else []))
    fonts = {slot: name for slot, source in _FONT_SLOTS if (name := getattr(look, source)) is not None}
    if fonts:
        made.append(element("rFonts"))
        for slot, name in fonts.items():
            made[-1].set(qn(slot), name)
    for tags, value in ((("b", "bCs"), look.bold), (("i", "iCs"), look.italic)):
        if value is not None:
            made.extend([_switch(tag, value) for tag in tags])
    if look.caps is not None:
        made.append(_switch("caps", look.caps))
    if look.color is not None:
        made.append(element("color", val=look.color))
    if look.size is not None:
        made.extend([element("sz", val=look.size), element("szCs", val=look.size)])
    if look.underline is not None:
        made.append(element("u", val="single" if look.underline else "none"))
    if language:
        made.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))
    return made


def _formatted(run: Run | Field) -> Element:
    properties = run_properties(run.format, style=run.style)
    return element("r", *([properties] if len(properties) else []))


def _run(run: Run) -> Element:
    made = _formatted(run)
    words = ""
    for character in run.text + "\0":
        if character not in "\t\n\f\0":
            words += character
            continue
        if words:
            made.append(_text("t", words))
            words = ""
        if character == "\f":
            made.append(element("br", type="page"))
        elif character != "\0":
            made.append(element("tab" if character == "\t" else "br"))
    return made


def _text(tag: str, words: str) -> Element:
    made = element(tag)
    made.text = words
    if words != words.strip() or "  " in words:
        made.set(qn("xml:space"), "preserve")
    return made


def _field(field: Field) -> list[Element]:
    pieces = [
        element("fldChar", fldCharType="begin"),
        _text("instrText", f" {field.code} "),
        element("fldChar", fldCharType="separate"),
        *([_text("t", field.shown)] if field.shown else []),
        element("fldChar", fldCharType="end"),
    ]
    runs = []
    for piece in pieces:
        run = _formatted(field)
        run.append(piece)
        runs.append(run)
    return runs


def table(value: Table) -> Element:
    """`w:tbl` of fixed widths."""
    line: dict[str, str | int] = (
        {"val": "single", "sz": 4, "space": 0, "color": "auto"} if value.bordered else {"val": "nil"}
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    stands = [element("jc", val=value.alignment.value)] if value.alignment else []
    properties = element(
        "tblPr",
        element("tblW", w=sum(value.widths), type="dxa"),
        *stands,
        element("tblInd", w=value.indent, type="dxa"),
        element("tblBorders", *(element(side, **line) for side in sides)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=value.side_margin, type="dxa") for side in ("left", "right"))),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in value.widths))
    return element("tbl", properties, grid, *(_row(row, value.widths) for row in value.rows))


def _row(row: Row, widths: tuple[int, ...]) -> Element:
    made = element("tr")
    if row.whole or row.repeats:
        switches = [element("cantSplit")] if row.whole else []
        switches += [element("tblHeader")] if row.repeats else []
        made.append(element("trPr", *switches))
    at = 0
    for cell in row.cells:
        made.append(_cell(cell, sum(widths[at : at + cell.span])))
        at += cell.span
    return made


def _cell(cell: Cell, width: int) -> Element:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.span > 1:
        properties.append(element("gridSpan", val=cell.span))
    if cell.merge is not None:
        properties.append(element("vMerge", val=cell.merge.value))
    borders = {"top": cell.top_border, "bottom": cell.bottom_border}
    drawn = [element(side, **_border(eighths)) for side, eighths in borders.items() if eighths is not None]
    if drawn:
        properties.append(element("tcBorders", *drawn))
    if cell.is_centred:
        properties.append(element("vAlign", val="center"))
    return element("tc", properties, *(block(each) for each in cell.blocks))


def block(value: Block) -> Element:
    """`w:p` or `w:tbl`."""
    return paragraph(value) if isinstance(value, Paragraph) else table(value)


def style(value: Style, *, default: bool) -> Element:
    """`w:style`."""
    made = element("style", type="character" if value.is_of_characters else "paragraph")
    if default:
        made.set(qn("w:default"), "1")
    if value.key != "Normal":
        made.set(qn("w:customStyle"), "1")
    made.set(qn("w:styleId"), value.key)
    made.append(element("name", val=value.name))
    if value.based_on:
        made.append(element("basedOn", val=value.based_on))
    if value.following:
        made.append(element("next", val=value.following))
    made.append(element("qFormat"))
    for properties in (paragraph_properties(value.paragraph), run_properties(value.run)):
        if len(properties):
            made.append(properties)
    return made


def section_properties(value: Section) -> list[Element]:
    """What `w:sectPr` says beside its headers and footers."""
    made = [element("type", val="continuous")] if value.is_continuous else []
    made += _page(value.page)
    numbers: dict[str, str | int | None] = {"fmt": value.number_format or None, "start": value.first_number}
    said = {name: number for name, number in numbers.items() if number is not None}
    if said:
        made.append(element("pgNumType", **said))
    if value.different_first:
        made.append(element("titlePg"))
    return made


def _page(value: Page) -> list[Element]:
    """`w:pgSz` and `w:pgMar`."""
    size = element("pgSz", w=value.width, h=value.height)
    if value.landscape:
        size.set(qn("w:orient"), "landscape")
    margins = element(
        "pgMar", top=value.top, right=value.right, bottom=value.bottom, left=value.left,
        header=value.header, footer=value.footer, gutter=value.gutter,
    )  # fmt: skip
    return [size, margins]
