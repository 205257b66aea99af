"""Page numbers put where the rule book wants them."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _BaseHeaderFooter
from lxml.etree import _Element as Element

from baocao.adapters.word_tree import attribute, paragraph_groups, runs_of
from baocao.stages.mend.formats import set_paragraph, set_runs
from baocao.values.mending import PageNumberMending
from baocao.values.sheet import Alignment, ParagraphFormat, RunFormat


def set_page_number(document: Document, mending: PageNumberMending) -> None:
    """A centred PAGE field on top, none in the footers, none on the first page where that is wanted.

    Words that stand in headers and footers stay; a number among them is left where it is.
    """
    section = document.sections[mending.section]
    tops = [section.header]
    if document.settings.odd_and_even_pages_header_footer:
        tops.append(section.even_page_header)
    for top in tops:
        _number_on(top, mending.look)
    for bottom in (section.footer, section.first_page_footer, section.even_page_footer):
        if not bottom.is_linked_to_previous:
            _take_numbers_out(bottom._element)
    if mending.hides_first:
        _hide_on_first(section)


def _number_on(top: _BaseHeaderFooter, look: RunFormat) -> None:
    root = top._element
    numbered = [group for group in paragraph_groups(root) if _has_number(group)]
    if not numbered:
        if top.is_linked_to_previous:
            _begin(top)
            root = top._element
        numbered = [(_fresh_paragraph(root),)]
    for group in numbered:
        set_paragraph(group[-1], ParagraphFormat(Alignment.CENTER, left=0, right=0, first_line=0))
        set_runs(group, look)


def _begin(edge: _BaseHeaderFooter) -> None:
    """A header of its own, bare: the library's has a style that the document may not know."""
    edge.is_linked_to_previous = False
    root = edge._element
    for each in list(root):
        root.remove(each)
    root.append(OxmlElement("w:p"))


def _fresh_paragraph(root: Element) -> Element:
    """The header's own empty paragraph, or one at its end, with a PAGE field in it."""
    last = root[-1] if len(root) and root[-1].tag == qn("w:p") else None
    paragraph = last if last is not None and not list(runs_of(last)) else OxmlElement("w:p")
    if paragraph is not last:
        root.append(paragraph)
    for kind in ("begin", None, "separate", "2", "end"):
        run = OxmlElement("w:r")
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = " PAGE "
        elif kind == "2":
            part = OxmlElement("w:t")
            part.text = "2"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run.append(part)
        paragraph.append(run)
    return paragraph


def _has_number(group: tuple[Element, ...]) -> bool:
    return any(_is_page_code(code) for paragraph in group for code in _codes(paragraph)) or any(
        True for paragraph in group for _ in paragraph.iter(qn("w:pgNum"))
    )


def _codes(paragraph: Element) -> Iterator[str]:
    for simple in paragraph.iter(qn("w:fldSimple")):
        yield attribute(simple, "instr") or ""
    yield "".join(part.text or "" for part in paragraph.iter(qn("w:instrText")))


def _is_page_code(code: str) -> bool:
    return code.split()[:1] == ["PAGE"]


def _take_numbers_out(root: Element) -> None:
    """Paragraphs that hold a page number and no word are emptied."""
    for group in paragraph_groups(root):
        if _has_number(group) and not _words_beside_fields(group):
            for paragraph in group:
                for part in list(paragraph):
                    if part.tag != qn("w:pPr"):
                        paragraph.remove(part)


def _words_beside_fields(group: tuple[Element, ...]) -> str:
    words, depth = "", 0
    for paragraph in group:
        for run in runs_of(paragraph):
            if run.tag == qn("w:fldSimple"):
                continue
            for part in run:
                if part.tag == qn("w:fldChar"):
                    depth += {"begin": 1, "end": -1}.get(attribute(part, "fldCharType") or "", 0)
                elif part.tag == qn("w:t") and not depth:
                    words += part.text or ""
    return words.strip(" -–—\u00a0")


def _hide_on_first(section: Section) -> None:
    section.different_first_page_header_footer = True
    first = section.first_page_header
    if first.is_linked_to_previous:
        _begin(first)
    else:
        _take_numbers_out(first._element)
