"""The head of the first page: a table of the bodies against the title, of the number against place and date."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from msgspec.structs import replace

from baocao.stages.layout.components import Components
from baocao.stages.layout.styles import DRAWN_LINES, STYLE_KEYS
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Alignment, Cell, Paragraph, ParagraphFormat, Row, Table
from baocao.values.type_widths import broken, text_width

_SLACK = 60
"""Twips left free on the date's line, so that a program that rounds widths otherwise does not break it."""


def masthead(components: Components) -> Table:
    """The table without borders; the date stands on one line, however long the name of the place is.

    Where its half of the page is too narrow for the date, its cell reaches into the left half beside the number; where
    there is no room beside the number either, the date has a row of its own, flush right.
    """
    book = components.book
    left, right = columns(book)
    date = ceil(_width(components, "dia_danh_ngay", components.longest_date())) + _SLACK
    number = ceil(_width(components, "so_ky_hieu", components.longest_number())) + _SLACK
    names, title = components.at("goc_trai"), components.at("goc_phai")
    below, dated = components.at("duoi_trai"), components.at("duoi_phai")
    if date <= right:
        rows = (_row(Cell(names), Cell(title)), _row(Cell(below), Cell(dated)))
        return Table((left, right), rows)
    if number + date <= left + right:
        widths = (left + right - date, date - right, right)
        return Table(widths, (_row(Cell(names, 2), Cell(title)), _row(Cell(below), Cell(dated, 2))))
    dated = tuple(replace(line, format=ParagraphFormat(Alignment.RIGHT)) for line in dated)
    beside = Cell((Paragraph(STYLE_KEYS["dia_danh_ngay"]),))
    return Table((left, right), (_row(Cell(names), Cell(title)), _row(Cell(below), beside), _row(Cell(dated, 2))))


def line_lengths(components: Components) -> dict[str, tuple[int, int]]:
    """Each drawn line of the rule book → the room it stands in and its length, in twips.

    A length prescribed as a share is one of the line of text above; where that is only a word or two at the end of
    a longer text, of the longest line.
    """
    book = components.book
    left, right = columns(book)
    found = {}
    for place, room in (("goc_trai", left), ("goc_phai", right), ("ten", left + right)):
        for above, line in pairwise(book.components(f"bo_cuc.{place}")):
            if line in DRAWN_LINES:
                found[line] = (room, _length(components, line, above, room))
    return found


def columns(book: RuleBook) -> tuple[int, int]:
    """Widths of the two halves of the first page's head, in twips."""
    return book.twips("dau_trang.cot_trai"), book.twips("dau_trang.cot_phai")


def _length(components: Components, line: str, above: str, room: int) -> int:
    book, figure = components.book, f"dau_trang.{DRAWN_LINES[line]}"
    share = book.measure(figure, "ti_le")
    if share is None or book.measure(figure, "pt") is not None:
        return book.twips(figure)
    texts = ["".join(run.text for run in components.subject)] if above == "trich_yeu" else components.texts(above)
    look = book.look(f"kieu.{above}")
    lengths = [
        length
        for text in texts
        for length in broken(
            text, book.size(above), room, bold=look.get("dam", False), italic=look.get("nghieng", False)
        )
    ]
    last, longest = lengths[-1], max(lengths)
    return round(share * (last if 4 * last >= longest else longest))


def _width(components: Components, component: str, text: str) -> float:
    look = components.book.look(f"kieu.{component}")
    size = components.book.size(component)
    return float(text_width(text, size, bold=look.get("dam", False), italic=look.get("nghieng", False)))


def _row(*cells: Cell) -> Row:
    return Row(cells, whole=True)
