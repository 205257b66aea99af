"""A Sheet as the lines that a reader sees: where each stands, and what it really looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Drawing,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Section,
    Sheet,
    Table,
    effective,
)


class Side(Enum):
    """On which half of the paper a line stands."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = "whole"


@dataclass(frozen=True)
class CellPlace:
    """Where a line stands in a table.

    Attributes:
        table: the table itself; nested tables count as their outermost one.
        number: which table of the document it is, from 0.
        row, column: from 0.
        width: of the cell, in twips.
    """

    table: Table
    number: int
    row: int
    column: int
    width: int


@dataclass(frozen=True)
class Piece:
    """Text of one look."""

    text: str
    look: RunFormat


@dataclass(frozen=True)
class Line:
    """A paragraph, or, where tabs or line breaks divide it in the masthead, one piece of it.

    Attributes:
        number: of its paragraph, from 1 in the order of `Sheet.paragraphs()`; 0 in a page header.
        text: NFC, no-break spaces as blanks, ends trimmed.
        runs: its text in its effective looks, an automatic number first.
        shape: effective.
        section: from 0.
        is_whole: it is its whole paragraph.
    """

    number: int
    paragraph: Paragraph
    text: str
    runs: tuple[Piece, ...]
    shape: ParagraphFormat
    section: int
    side: Side = Side.WHOLE
    cell: CellPlace | None = None
    in_box: bool = False
    is_whole: bool = True

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is not blank in it."""
        return tuple(piece for piece in self.runs if piece.text.strip())

    @property
    def is_blank(self) -> bool:
        """Nothing to read in it."""
        return not self.text

    @property
    def size(self) -> int | None:
        """Half-points of its largest type; None where nobody says."""
        return max((piece.look.size for piece in self.pieces if piece.look.size is not None), default=None)

    @property
    def sizes(self) -> frozenset[int]:
        """All sizes in it, half-points."""
        return frozenset(piece.look.size for piece in self.pieces if piece.look.size is not None)

    @property
    def is_bold(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.bold for piece in self.pieces)

    @property
    def has_bold(self) -> bool:
        """Some of it is."""
        return any(piece.look.bold for piece in self.pieces)

    @property
    def is_italic(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.italic for piece in self.pieces)

    @property
    def has_italic(self) -> bool:
        """Some of it is."""
        return any(piece.look.italic for piece in self.pieces)

    @property
    def is_underlined(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.underline for piece in self.pieces)

    @property
    def is_in_capitals(self) -> bool:
        """No small letter is seen."""
        return self.text == self.text.upper()

    @property
    def is_centred(self) -> bool:
        """Set to the middle of its column."""
        return self.shape.alignment is Alignment.CENTER

    @property
    def has_rule(self) -> bool:
        """A line is drawn along its paragraph."""
        return bool(self.shape.top_border or self.shape.bottom_border)


@dataclass(frozen=True)
class _Spot:
    section: int
    cell: CellPlace | None = None
    box: Drawing | None = None
    text_width: int = 9355


def normalised(text: str) -> str:
    """NFC, every kind of blank a space, single spaces, ends trimmed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


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


def text_width(section: Section) -> int:
    """Between the margins, in twips."""
    page = section.page
    return max(1, page.width - page.left - page.right - page.gutter)


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


_IN_CELL, _IN_TEXT = re.compile(r"[\n\f]|\t+"), re.compile(r"[\n\f]|\t+| {9,}")
"""In a cell blanks leave room for the pen; outside they set two columns side by side."""


def divided(line: Line) -> tuple[Line, ...]:
    """A line of the masthead or the signature as the pieces that tabs, line breaks and rows of blanks make of it.

    Of pieces beside each other the first stands on the left, the last on the right.
    """
    rows: list[list[list[Piece]]] = [[[]]]
    for piece in line.runs:
        at = 0
        for found in (_IN_TEXT if line.cell is None else _IN_CELL).finditer(piece.text):
            rows[-1][-1].append(Piece(piece.text[at : found.start()], piece.look))
            if found[0] in "\n\f":
                rows.append([[]])
            elif any(each.text.strip() for each in rows[-1][-1]):
                rows[-1].append([])
            at = found.end()
        rows[-1][-1].append(Piece(piece.text[at:], piece.look))
    filled = [[column for column in row if any(each.text.strip() for each in column)] for row in rows]
    filled = [row for row in filled if row]
    if sum(len(row) for row in filled) < 2:
        return (line,)
    made = []
    for row in filled:
        for at, column in enumerate(row):
            side = line.side if len(row) == 1 else Side.LEFT if at == 0 else Side.RIGHT
            text = normalised("".join(each.text for each in column))
            made.append(replace(line, text=text, runs=tuple(column), side=side, is_whole=False))
    return tuple(made)
