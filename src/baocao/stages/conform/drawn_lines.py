"""Lines drawn under a line of text, whatever they were made with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from baocao.stages.conform.paper import Paper
from baocao.values import official_terms as words
from baocao.values import type_widths
from baocao.values.document import CellPlace, Line, Side, text_width
from baocao.values.mending import Mending, ParagraphMending
from baocao.values.sheet import Alignment, Cell, Drawing, DrawingKind, ParagraphFormat, paragraphs_of

_TYPED = re.compile(rf"(?:[_=─━]|[{words.HYPHENS}]|[.…]){{3,}}")
_ROOM_TO_SPARE = Fraction(105, 100)
"""A border on the text's own paragraph is drawn that much longer, so that the text does not break."""


class Make(Enum):
    """What a line was made with; the value names it."""

    BORDER = "viền đoạn"
    CELL = "viền ô bảng"
    DRAWING = "nét vẽ"
    TYPED = "gạch gõ tay"
    UNDERLINE = "gạch chân"


class DrawnLine(Struct, frozen=True):
    """One line under a text.

    Attributes:
        line: the paragraph that it belongs to or is anchored to.
        length: in twips; None where the file does not tell.
        borders: for a border of a paragraph, which of them.
        is_certain: it belongs to this text and not perhaps to the one beside it.
    """

    make: Make
    line: Line
    length: int | None = None
    borders: tuple[str, ...] = ()
    is_certain: bool = True

    @property
    def is_drawn(self) -> bool:
        """Neither typed nor an underline."""
        return self.make not in (Make.TYPED, Make.UNDERLINE)


def lines_under(
    paper: Paper, upper: Line, lower: Line | None, around: Sequence[Line], side: Side = Side.WHOLE
) -> tuple[DrawnLine, ...]:
    """What is drawn under a line of text and above the next one.

    Args:
        upper: the text.
        side: on which half of the paper it stands, whatever the file makes it look like.
        lower: the next text that is known to stand under it.
        around: the lines among which to look, in reading order, blank ones too; `upper` is one of them.
    """
    found: list[DrawnLine] = []
    if upper.is_underlined:
        found.append(DrawnLine(Make.UNDERLINE, upper, width_of(upper)))
    found += _border(paper, upper, "bottom_border")
    for line in _below(upper, lower, around, side):
        if line.is_blank:
            found += _border(paper, line, "top_border", "bottom_border")
        elif is_typed_rule(line):
            found.append(DrawnLine(Make.TYPED, line, width_of(line)))
        elif line.is_whole:
            found += _border(paper, line, "top_border")
    found += _cell_borders(upper, lower)
    found += _drawings(paper, upper, around, side)
    return tuple(found)


def is_typed_rule(line: Line) -> bool:
    """Underscores, hyphens or dots in a row."""
    return _TYPED.fullmatch(line.text.replace(" ", "")) is not None


def width_of(line: Line) -> int | None:
    """How long its words are on one line, in twips; None where nobody says how large they are."""
    whole = Fraction(0)
    for piece in line.pieces:
        if piece.look.size is None:
            return None
        look = piece.look
        whole += type_widths.text_width(
            piece.text.strip("\t\n"), piece.look.size, bold=bool(look.bold), italic=bool(look.italic)
        )
    return round(whole) or None


def printed_widths(paper: Paper, line: Line) -> tuple[int, ...]:
    """How long the lines are into which its words break on paper; none where nobody says how large they are."""
    whole, room, size = width_of(line), room_of(paper, line), line.size
    if whole is None or size is None:
        return ()
    if room is None or whole <= room:
        return (whole,)
    lengths = type_widths.broken(line.text, size, room, bold=line.is_bold, italic=line.is_italic)
    return tuple(round(length) for length in lengths)


def room_of(paper: Paper, line: Line) -> int | None:
    """Between the edges of its column, in twips; None where the file does not tell."""
    if line.in_box:
        return None
    if line.cell is None:
        return text_width(paper.sheet.sections[line.section])
    return max(0, line.cell.width - 2 * line.cell.table.side_margin) or None


def drawing_mendings(
    paper: Paper,
    upper: Line,
    lower: Line | None,
    around: Sequence[Line],
    share: Fraction,
    side: Side = Side.WHOLE,
) -> tuple[Mending, ...]:
    """A border as long as that share of the text: of the blank paragraph under it, else of its own where it fits."""
    blank = next(iter(_below(upper, lower, around, side)), None)
    width, room = max(printed_widths(paper, upper), default=None), room_of(paper, upper)
    if width is None or room is None or not upper.is_whole or not upper.number:
        return ()
    thickness = paper.book.number("dau_trang.duong_ke_day")
    if blank is not None and blank.is_blank and not blank.paragraph.runs and not blank.paragraph.drawings:
        drawn = replace(_edges(room, share * width), top_border=thickness)
        return (ParagraphMending(blank.number - 1, drawn),)
    if share < 1:
        return ()
    drawn = replace(_edges(room, width * _ROOM_TO_SPARE), bottom_border=thickness, alignment=Alignment.CENTER)
    return (ParagraphMending(upper.number - 1, drawn),)


def length_mendings(paper: Paper, upper: Line, drawn: DrawnLine, share: Fraction) -> tuple[Mending, ...]:
    """The indents that make a paragraph's border as long as that share of the text; none for other lines."""
    width, room = max(printed_widths(paper, upper), default=None), room_of(paper, drawn.line)
    if drawn.make is not Make.BORDER or width is None or room is None or not drawn.line.number:
        return ()
    if not drawn.line.is_blank and (drawn.line is not upper or share < 1):
        return ()
    length = share * width if drawn.line.is_blank else width * _ROOM_TO_SPARE
    return (ParagraphMending(drawn.line.number - 1, _edges(room, length)),)


def erasing_mendings(drawn: DrawnLine) -> tuple[Mending, ...]:
    """Take a paragraph's border away; none for what is not a border."""
    if drawn.make is not Make.BORDER or not drawn.line.number:
        return ()
    none = ParagraphFormat(
        top_border=0 if "top_border" in drawn.borders else None,
        bottom_border=0 if "bottom_border" in drawn.borders else None,
    )
    return (ParagraphMending(drawn.line.number - 1, none),)


def _edges(room: int, length: Fraction) -> ParagraphFormat:
    free = max(0, room - round(length)) // 2
    return ParagraphFormat(left=free, right=free, first_line=0)


# Paragraphs


def _below(upper: Line, lower: Line | None, around: Sequence[Line], side: Side) -> Iterator[Line]:
    """The lines of the same column under the text, down to and with the next words."""
    at = next(number for number, line in enumerate(around) if line is upper)
    for line in around[at + 1 :]:
        if not _same_column(upper, line, side):
            continue
        yield line
        if line is lower or not (line.is_blank or is_typed_rule(line)):
            return


def _same_column(upper: Line, line: Line, side: Side) -> bool:
    if upper.cell is None or line.cell is None:
        return upper.cell is line.cell and (side is Side.WHOLE or line.side in (side, Side.WHOLE))
    return upper.cell.number == line.cell.number and _overlap(upper.cell, line.cell)


def _overlap(one: CellPlace, other: CellPlace) -> bool:
    widths = one.table.widths
    starts = [sum(widths[: place.column]) for place in (one, other)]
    shared = min(starts[0] + one.width, starts[1] + other.width) - max(starts)
    return one.column == other.column or 2 * shared > min(one.width, other.width)


def _border(paper: Paper, line: Line, *names: str) -> Iterator[DrawnLine]:
    drawn = tuple(name for name in names if getattr(line.shape, name))
    if drawn:
        room = room_of(paper, line)
        length = None if room is None else room - (line.shape.left or 0) - (line.shape.right or 0)
        yield DrawnLine(Make.BORDER, line, length, drawn)


# Cells


def _cell_borders(upper: Line, lower: Line | None) -> Iterator[DrawnLine]:
    """Borders of the text's own cell and of those under it; a border round the whole table is none of them."""
    place = upper.cell
    if place is None:
        return
    below = None if lower is None else lower.cell
    end = below.row if below is not None and below.number == place.number else place.row + 1
    if end == place.row and lower is not None:
        return
    for number, row in enumerate(place.table.rows[place.row : end + 1], place.row):
        column = 0
        for cell in row.cells:
            here = CellPlace(place.table, place.number, number, column, sum(place.table.widths[column:][: cell.span]))
            column += cell.span
            if not _overlap(place, here) or (number == place.row and here.column != place.column):
                continue
            is_under = number == place.row or (number < end and _is_blank(cell))
            if (number > place.row and cell.top_border) or (is_under and cell.bottom_border):
                yield DrawnLine(Make.CELL, upper, here.width or None)


def _is_blank(cell: Cell) -> bool:
    return not any(paragraph.text.strip() for paragraph in paragraphs_of(cell.blocks))


# Drawings


def _drawings(paper: Paper, upper: Line, around: Sequence[Line], side: Side) -> Iterator[DrawnLine]:
    anchors = {line.number: line for line in around}
    for line in anchors.values():
        for drawing in line.paragraph.drawings:
            if drawing.kind is not DrawingKind.LINE:
                continue
            drawn_on = _side(paper, line, drawing)
            if side is Side.WHOLE or drawn_on in (side, None):
                is_certain = side is Side.WHOLE or drawn_on is not None
                yield DrawnLine(Make.DRAWING, line, drawing.width or None, is_certain=is_certain)


def _side(paper: Paper, anchor: Line, drawing: Drawing) -> Side | None:
    """On which half the line is drawn; None where the file does not tell."""
    left, middle = drawing.left, (drawing.left or 0) + drawing.width / 2
    if anchor.cell is not None and anchor.side is not Side.WHOLE:
        if left is not None and anchor.side is Side.LEFT and middle > anchor.cell.width:
            return Side.RIGHT
        if left is not None and anchor.side is Side.RIGHT and middle < 0:
            return Side.LEFT
        return anchor.side
    if left is None:
        return None
    return Side.LEFT if middle < text_width(paper.sheet.sections[anchor.section]) / 2 else Side.RIGHT
