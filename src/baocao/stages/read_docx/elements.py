"""Elements of WordprocessingML as the nouns of a Sheet; what a Sheet has no word for is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Field,
    LineRule,
    Page,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    RunFormat,
    Style,
    Table,
    merged,
)

_WRAPPERS = {qn(f"w:{tag}") for tag in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo")}
_ALIGNMENTS = {alignment.value: alignment for alignment in Alignment} | {
    "start": Alignment.LEFT,
    "end": Alignment.RIGHT,
    "distribute": Alignment.JUSTIFIED,
}
_LINE_RULES = {rule.value: rule for rule in LineRule}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
MOST_LAYERS = 30


def attribute(element: Element | None, name: str) -> str | None:
    """`w:name` of the element."""
    return None if element is None else element.get(qn(f"w:{name}"))


def child(element: Element | None, tag: str) -> Element | None:
    """The first child `w:tag`."""
    return None if element is None else element.find(qn(f"w:{tag}"))


def whole(text: str | None) -> int | None:
    """A whole number; a measure with a unit or a fraction is rounded to twips, anything else None."""
    if text is None:
        return None
    units = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4}
    try:
        for unit, twips in units.items():
            if text.endswith(unit):
                return round(float(text.removesuffix(unit)) * twips)
        return round(float(text))
    except (ValueError, OverflowError):
        return None


def _switch(parent: Element | None, tag: str) -> bool | None:
    found = child(parent, tag)
    if found is None:
        return None
    return attribute(found, "val") not in ("0", "false", "off", "none")


def paragraph_format(properties: Element | None) -> ParagraphFormat:
    """`w:pPr`."""
    spacing, indent = child(properties, "spacing"), child(properties, "ind")
    hanging = whole(attribute(indent, "hanging"))
    first_line = -hanging if hanging else whole(attribute(indent, "firstLine"))
    if first_line is None and hanging == 0:
        first_line = 0
    border = child(child(properties, "pBdr"), "top")
    thickness = None
    if border is not None:
        thickness = 0 if attribute(border, "val") in ("nil", "none") else whole(attribute(border, "sz")) or 0
    rule = _LINE_RULES.get(attribute(spacing, "lineRule") or "")
    return ParagraphFormat(
        _ALIGNMENTS.get(attribute(child(properties, "jc"), "val") or ""),
        _first(indent, "left", "start"),
        _first(indent, "right", "end"),
        first_line,
        whole(attribute(spacing, "before")),
        whole(attribute(spacing, "after")),
        whole(attribute(spacing, "line")),
        rule,
        _switch(properties, "keepNext"),
        _switch(properties, "keepLines"),
        _switch(properties, "pageBreakBefore"),
        _switch(properties, "widowControl"),
        whole(attribute(child(properties, "outlineLvl"), "val")),
        thickness,
    )


def _first(element: Element | None, *names: str) -> int | None:
    return next((value for name in names if (value := whole(attribute(element, name))) is not None), None)


def run_format(properties: Element | None) -> RunFormat:
    """`w:rPr`."""
    fonts = child(properties, "rFonts")
    return RunFormat(
        attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        whole(attribute(child(properties, "sz"), "val")),
        _switch(properties, "b"),
        _switch(properties, "i"),
        _switch(properties, "u"),
        attribute(child(properties, "color"), "val"),
    )


def paragraph(element: Element) -> Paragraph:
    """`w:p`."""
    properties = child(element, "pPr")
    style = attribute(child(properties, "pStyle"), "val") or ""
    return Paragraph(style, merged(tuple(_runs(element))), paragraph_format(properties))


def _runs(element: Element) -> Iterator[Run | Field]:
    """The runs of a paragraph; what stands between a field's begin and end becomes one Field."""
    code, shown, look, state = "", "", RunFormat(), ""
    for run in _run_elements(element, 0):
        current = run_format(child(run, "rPr"))
        words = ""
        for part in run:
            if part.tag == qn("w:fldChar"):
                kind = attribute(part, "fldCharType")
                if kind == "begin":
                    if words:
                        yield Run(words, current)
                        words = ""
                    code, shown, look, state = "", "", current, "code"
                elif kind == "separate":
                    state = "shown"
                elif kind == "end" and state:
                    yield Field(code.strip(), shown, look)
                    state = ""
            elif part.tag == qn("w:instrText"):
                code += part.text or ""
            elif part.tag == qn("w:t") or part.tag in _SIGNS:
                text = _SIGNS.get(str(part.tag), part.text or "")
                if state == "shown":
                    shown += text
                elif not state:
                    words += text
        if words:
            yield Run(words, current)


def _run_elements(element: Element, depth: int) -> Iterator[Element]:
    for each in element:
        if each.tag == qn("w:r"):
            yield each
        elif each.tag in _WRAPPERS and depth < MOST_LAYERS:
            yield from _run_elements(each, depth + 1)


def blocks(element: Element, depth: int = 0) -> tuple[Block, ...]:
    """The paragraphs and tables of a body, cell, header or footer."""
    found: list[Block] = []
    for each in element:
        if each.tag == qn("w:p"):
            found.append(paragraph(each))
        elif each.tag == qn("w:tbl") and depth < MOST_LAYERS:
            found.append(table(each, depth))
        elif each.tag in _WRAPPERS and depth < MOST_LAYERS:
            found += blocks(each, depth + 1)
    return tuple(found)


def table(element: Element, depth: int = 0) -> Table:
    """`w:tbl`."""
    properties = child(element, "tblPr")
    grid = child(element, "tblGrid")
    widths = tuple(whole(attribute(column, "w")) or 0 for column in grid) if grid is not None else ()
    border = child(child(properties, "tblBorders"), "top")
    bordered = border is not None and attribute(border, "val") not in ("nil", "none")
    margin = whole(attribute(child(child(properties, "tblCellMar"), "left"), "w"))
    rows = tuple(_row(row, depth) for row in element.iterchildren(qn("w:tr")))
    return Table(widths, rows, bordered, 108 if margin is None else margin)


def _row(element: Element, depth: int) -> Row:
    properties = child(element, "trPr")
    cells = tuple(_cell(cell, depth) for cell in element.iterchildren(qn("w:tc")))
    return Row(cells, bool(_switch(properties, "tblHeader")), bool(_switch(properties, "cantSplit")))


def _cell(element: Element, depth: int) -> Cell:
    span = whole(attribute(child(child(element, "tcPr"), "gridSpan"), "val"))
    return Cell(blocks(element, depth + 1), span or 1)


def style(element: Element) -> Style:
    """`w:style` of a paragraph."""
    return Style(
        attribute(element, "styleId") or "",
        attribute(child(element, "name"), "val") or "",
        attribute(child(element, "basedOn"), "val") or "",
        attribute(child(element, "next"), "val") or "",
        paragraph_format(child(element, "pPr")),
        run_format(child(element, "rPr")),
    )


def page(properties: Element) -> Page:
    """`w:pgSz` and `w:pgMar`; Word's own defaults where they are missing."""
    size, margins = child(properties, "pgSz"), child(properties, "pgMar")

    def length(parent: Element | None, name: str, default: int) -> int:
        found = whole(attribute(parent, name))
        return default if found is None else found

    return Page(
        length(size, "w", 12240),
        length(size, "h", 15840),
        length(margins, "top", 1440),
        length(margins, "right", 1440),
        length(margins, "bottom", 1440),
        length(margins, "left", 1440),
        length(margins, "header", 720),
        length(margins, "footer", 720),
        attribute(size, "orient") == "landscape",
    )
