"""The order in which a Word file is read, recorded changes taken as accepted."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree.formats import child

MOST_LAYERS = 30
_PARAGRAPH, _TABLE, _RUN, _ROW, _CELL = (qn(f"w:{tag}") for tag in ("p", "tbl", "r", "tr", "tc"))
_WRAPPERS = {
    qn(f"w:{tag}")
    for tag in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "moveTo", "customXml", "dir", "bdo", "fldSimple")
}
_FIELD = qn("w:fldSimple")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHANGES = {qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo")}


def blocks_of(container: Element, depth: int = 0) -> Iterator[Element | tuple[Element, ...]]:
    """The blocks of a body, cell, header, text box or note: a table's element, or the elements of one paragraph.

    A paragraph whose mark was deleted goes on in the next one, so that several elements can make one paragraph; its
    shape is that of the last.
    """
    pending: list[Element] = []
    for each in _flat(container, depth):
        if each.tag == _TABLE:
            if pending:
                yield tuple(pending)
                pending = []
            yield each
            continue
        pending.append(each)
        mark = child(child(each, "pPr"), "rPr")
        if child(mark, "del") is None and child(mark, "moveFrom") is None:
            yield tuple(pending)
            pending = []
    if pending:
        yield tuple(pending)


def _flat(container: Element, depth: int) -> Iterator[Element]:
    for each in container:
        if each.tag in (_PARAGRAPH, _TABLE):
            yield each
        elif depth < MOST_LAYERS and (inner := _inside(each)) is not None:
            yield from _flat(inner, depth + 1)


def _inside(element: Element) -> Element | None:
    """What a wrapper holds; of alternatives the first; None for anything else."""
    if element.tag in _WRAPPERS:
        return element
    return element[0] if element.tag == _ALTERNATIVES and len(element) else None


def rows_of(table: Element) -> Iterator[Element]:
    """`w:tr`, those in content controls too, without deleted ones."""
    for row in _inner(table, _ROW, 0):
        if child(child(row, "trPr"), "del") is None:
            yield row


def cells_of(row: Element) -> Iterator[Element]:
    """`w:tc`, those in content controls too."""
    return _inner(row, _CELL, 0)


def _inner(element: Element, tag: str, depth: int) -> Iterator[Element]:
    for each in element:
        if each.tag == tag:
            yield each
        elif depth < MOST_LAYERS and (inner := _inside(each)) is not None:
            yield from _inner(inner, tag, depth + 1)


def runs_of(element: Element, depth: int = 0) -> Iterator[Element]:
    """`w:r` and `w:fldSimple` of a paragraph, without deleted ones."""
    for each in element:
        if each.tag in (_RUN, _FIELD):
            yield each
        elif depth < MOST_LAYERS and (inner := _inside(each)) is not None:
            yield from runs_of(inner, depth + 1)


def paragraph_groups(container: Element, depth: int = 0) -> Iterator[tuple[Element, ...]]:
    """The elements of each paragraph, in the order of `Sheet.paragraphs()`."""
    for block in blocks_of(container, depth):
        if isinstance(block, tuple):
            yield block
            for box in _boxes(block):
                yield from paragraph_groups(box, depth + 1) if depth < MOST_LAYERS else ()
        elif depth < MOST_LAYERS:
            for row in rows_of(block):
                for cell in cells_of(row):
                    yield from paragraph_groups(cell, depth + 1)


def _boxes(group: tuple[Element, ...]) -> Iterator[Element]:
    for paragraph in group:
        for graphic in graphics_of(paragraph):
            yield from text_boxes_in(graphic)


def graphics_of(paragraph: Element) -> Iterator[Element]:
    """`w:drawing` and `w:pict` of a paragraph; of alternatives the first."""
    for run in runs_of(paragraph):
        for part in run:
            if part.tag in (qn("w:drawing"), qn("w:pict")):
                yield part
            elif part.tag == _ALTERNATIVES:
                chosen = next((found for option in part for found in option if _is_graphic(found)), None)
                if chosen is not None:
                    yield chosen


def _is_graphic(element: Element) -> bool:
    return element.tag in (qn("w:drawing"), qn("w:pict"))


def text_boxes_in(graphic: Element) -> Iterator[Element]:
    """`w:txbxContent` in a graphic, without those inside another one."""
    for box in graphic.iter(qn("w:txbxContent")):
        if not any(
            outer.tag == box.tag and outer is not box for outer in box.iterancestors() if _within(outer, graphic)
        ):
            yield box


def _within(element: Element, graphic: Element) -> bool:
    return any(outer is graphic for outer in element.iterancestors())


def tracked_changes(body: Element) -> int:
    """How many recorded insertions, deletions and moves there are."""
    return sum(1 for element in body.iter() if element.tag in _CHANGES)
