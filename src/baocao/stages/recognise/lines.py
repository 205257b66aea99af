"""Sheet → Lines: where each line stands, and what it really looks like."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from baocao.values.document import CellPlace, Line, Piece, Side, normalised, text_width
from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Drawing,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Sheet,
    Table,
    effective,
)


class _Spot(Struct, frozen=True):
    section: int
    cell: CellPlace | None = None
    box: Drawing | None = None
    text_width: int = 9355


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """Every paragraph of the text as a line, blank ones too."""
    return tuple(_Walk(sheet).lines())


def header_lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """What is printed on top of the first page, as lines of number 0."""
    if not sheet.sections:
        return ()
    first = sheet.sections[0]
    blocks = first.first_header if first.different_first else first.header
    return tuple(_Walk(sheet, counts=False).blocks(blocks, _Spot(0, text_width=text_width(first))))


class _Walk:
    def __init__(self, sheet: Sheet, *, counts: bool = True) -> None:
        self._sheet = sheet
        self._counts = counts
        self._number = 0
        self._tables = 0

    def lines(self) -> Iterator[Line]:
        for at, section in enumerate(self._sheet.sections):
            yield from self.blocks(section.blocks, _Spot(at, text_width=text_width(section)))

    def blocks(self, blocks: tuple[Block, ...], spot: _Spot) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block, spot)
                continue
            self._number += self._counts
            yield self._line(block, spot)
            for drawing in block.drawings:
                yield from self.blocks(drawing.blocks, replace(spot, box=drawing, cell=None))

    def _table(self, table: Table, spot: _Spot) -> Iterator[Line]:
        number = self._tables
        self._tables += 1
        for row_number, row in enumerate(table.rows):
            column = 0
            for cell in row.cells:
                place = spot.cell or CellPlace(table, number, row_number, column, _width(table, column, cell))
                yield from self.blocks(cell.blocks, replace(spot, cell=place))
                column += cell.span

    def _line(self, paragraph: Paragraph, spot: _Spot) -> Line:
        shape, plain = effective(self._sheet, paragraph)
        pieces = [
            _seen(run.text if isinstance(run, Run) else run.shown, effective(self._sheet, paragraph, run)[1])
            for run in paragraph.runs
        ]
        if paragraph.number:
            pieces.insert(0, _seen(f"{paragraph.number} ", pieces[0].look if pieces else plain))
        text = normalised("".join(piece.text for piece in pieces))
        return Line(
            self._number, paragraph, text, tuple(pieces), shape, spot.section, _side(shape, spot), spot.cell,
            spot.box is not None,
        )  # fmt: skip


def _seen(text: str, look: RunFormat) -> Piece:
    return Piece(text.upper() if look.caps else text, look)


def _width(table: Table, column: int, cell: Cell) -> int:
    return sum(table.widths[column : column + cell.span])


def _side(shape: ParagraphFormat, spot: _Spot) -> Side:
    if spot.cell is not None:
        widths = spot.cell.table.widths
        whole = sum(widths)
        if not whole or len(widths) == 1 or spot.cell.width >= whole * 0.9:
            return Side.WHOLE
        middle = sum(widths[: spot.cell.column]) + spot.cell.width / 2
        return Side.LEFT if middle < whole / 2 else Side.RIGHT
    if spot.box is not None:
        stands = {Alignment.LEFT: Side.LEFT, Alignment.RIGHT: Side.RIGHT}.get(spot.box.alignment or Alignment.CENTER)
        if spot.box.width > spot.text_width * 0.9 or (spot.box.left is None and stands is None):
            return Side.WHOLE
        if spot.box.left is None:
            return stands or Side.WHOLE
        return Side.LEFT if spot.box.left + spot.box.width / 2 < spot.text_width / 2 else Side.RIGHT
    left, right = shape.left or 0, shape.right or 0
    if shape.alignment is Alignment.RIGHT or left >= spot.text_width * 0.35:
        return Side.RIGHT
    if right >= spot.text_width * 0.35:
        return Side.LEFT
    return Side.WHOLE
