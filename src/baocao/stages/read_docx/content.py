"""Elements of the text as paragraphs, tables and styles of a Sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree import (
    Numbering,
    attribute,
    blocks_of,
    border,
    cells_of,
    child,
    drawings_of,
    paragraph_format,
    rows_of,
    run_format,
    switch,
    whole,
)
from baocao.stages.read_docx.runs import read_runs
from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Paragraph,
    Row,
    Style,
    Table,
    VerticalMerge,
    merged,
    over,
)

_MOST_LAYERS = 30
_STANDS = {"center": Alignment.CENTER, "right": Alignment.RIGHT, "end": Alignment.RIGHT}
_USUAL_SIDE_MARGIN = 108


class Content:
    """Reads the text of one document; automatic numbers are counted as it goes, so it reads each part once."""

    def __init__(self, document: Document, theme: Mapping[str, str], numbering: Numbering) -> None:
        self._theme = theme
        self._numbering = numbering
        self._styles = {
            attribute(each, "styleId") or "": each for each in document.styles.element.iterchildren(qn("w:style"))
        }

    # Styles

    def styles(self) -> Iterator[Style]:
        """Styles of paragraphs, the default one first, then those of characters."""

        def rank(element: Element) -> tuple[bool, bool]:
            return _kind(element) != "paragraph", attribute(element, "default") not in ("1", "true", "on")

        for each in sorted(self._styles.values(), key=rank):
            if _kind(each) in ("paragraph", "character"):
                yield self._style(each)

    def _style(self, element: Element) -> Style:
        properties = child(element, "pPr")
        listed = self._list_of(properties, attribute(element, "styleId") or "")
        shape = paragraph_format(properties)
        return Style(
            attribute(element, "styleId") or "",
            attribute(child(element, "name"), "val") or "",
            attribute(child(element, "basedOn"), "val") or "",
            attribute(child(element, "next"), "val") or "",
            over(shape, self._numbering.shape(*listed)) if listed else shape,
            run_format(child(element, "rPr"), self._theme),
            _kind(element) == "character",
        )

    def _list_of(self, properties: Element | None, style: str = "") -> tuple[str, int] | None:
        """List and depth that these properties name; a style alone may name the depth by being that depth's style."""
        numbered = child(properties, "numPr")
        key = attribute(child(numbered, "numId"), "val")
        if numbered is None or key is None:
            return None
        depth = whole(attribute(child(numbered, "ilvl"), "val"))
        return key, self._numbering.depth_of(key, style) if depth is None else depth

    def _list_of_style(self, key: str) -> tuple[str, int] | None:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            element = self._styles[key]
            found = self._list_of(child(element, "pPr"), key)
            if found is not None:
                return found
            key = attribute(child(element, "basedOn"), "val") or ""
        return None

    # Paragraphs

    def paragraph(self, group: tuple[Element, ...], depth: int = 0) -> Paragraph:
        """The paragraph that these `w:p` make together."""
        properties = child(group[-1], "pPr")
        style = attribute(child(properties, "pStyle"), "val") or ""
        shape = paragraph_format(properties)
        own_list = self._list_of(properties)
        listed = own_list or self._list_of_style(style)
        if own_list:
            shape = over(shape, self._numbering.shape(*own_list))
        runs = merged(tuple(run for element in group for run in read_runs(element, self._theme)))
        number = self._numbering.next_number(*listed) if listed and listed[0] != "0" else ""

        def boxed(box: Element) -> tuple[Block, ...]:
            return self.blocks(box, depth + 1) if depth < _MOST_LAYERS else ()

        drawings = tuple(drawing for element in group for drawing in drawings_of(element, boxed))
        return Paragraph(style, runs, shape, number, drawings)

    # Blocks

    def blocks(self, container: Element, depth: int = 0) -> tuple[Block, ...]:
        """The paragraphs and tables of a body, cell, header, footer or text box."""
        return tuple(
            self.paragraph(block, depth) if isinstance(block, tuple) else self.table(block, depth)
            for block in blocks_of(container, depth)
            if isinstance(block, tuple) or depth < _MOST_LAYERS
        )

    def table(self, element: Element, depth: int = 0) -> Table:
        """`w:tbl`; its style speaks where it does not."""
        own = child(element, "tblPr")
        sources = [own, *self._table_styles(attribute(child(own, "tblStyle"), "val") or "")]
        grid = child(element, "tblGrid")
        rows = tuple(self._row(row, depth) for row in rows_of(element))
        widths = tuple(whole(attribute(column, "w")) or 0 for column in grid) if grid is not None else ()
        borders = (child(child(each, "tblBorders"), "top") for each in sources)
        drawn = next((each for each in borders if each is not None), None)
        margins = (whole(attribute(child(child(each, "tblCellMar"), "left"), "w")) for each in sources)
        margin = next((each for each in margins if each is not None), _USUAL_SIDE_MARGIN)
        return Table(
            widths,
            rows,
            drawn is not None and attribute(drawn, "val") not in ("nil", "none"),
            margin,
            _STANDS.get(attribute(child(own, "jc"), "val") or ""),
            whole(attribute(child(own, "tblInd"), "w")) or 0,
        )

    def _table_styles(self, key: str) -> Iterator[Element | None]:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield child(self._styles[key], "tblPr")
            key = attribute(child(self._styles[key], "basedOn"), "val") or ""

    def _row(self, element: Element, depth: int) -> Row:
        properties = child(element, "trPr")
        cells = tuple(self._cell(cell, depth) for cell in cells_of(element))
        return Row(cells, bool(switch(properties, "tblHeader")), bool(switch(properties, "cantSplit")))

    def _cell(self, element: Element, depth: int) -> Cell:
        properties = child(element, "tcPr")
        borders = child(properties, "tcBorders")
        joined = child(properties, "vMerge")
        merge = None
        if joined is not None:
            begins = attribute(joined, "val") == VerticalMerge.FIRST.value
            merge = VerticalMerge.FIRST if begins else VerticalMerge.NEXT
        return Cell(
            self.blocks(element, depth + 1),
            whole(attribute(child(properties, "gridSpan"), "val")) or 1,
            merge,
            attribute(child(properties, "vAlign"), "val") == "center",
            border(borders, "top"),
            border(borders, "bottom"),
        )


def _kind(element: Element) -> str:
    return attribute(element, "type") or "paragraph"
