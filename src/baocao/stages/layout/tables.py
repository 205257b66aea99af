"""Ruled tables: heading rows, totals, and columns as wide as Vietnamese text needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from baocao.stages.layout.styles import STYLE_KEYS
from baocao.values import blocks as narrative
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    Table,
    VerticalMerge,
)
from baocao.values.type_widths import text_width

COUNTER = "TT"
"""Heading of the column that numbers a table's rows."""
_SHORT_TABLE = 12
"""Rows that are kept on one page."""
_LINE = 15
"""Room for the rules beside a cell's words, in twips."""
_NARROWEST = 700
"""What a column of words keeps where a table is too wide for the page, in twips."""
_STAYS = ParagraphFormat(keep_next=True)

Words = Callable[[Sequence[narrative.Run]], tuple[Run, ...]]
"""Runs of the narrative as runs of the paper."""


def ruled_table(
    table: narrative.Table, room: int, book: RuleBook, words: Words, own: Callable[[str], str]
) -> Iterator[Block]:
    """The table, exactly `room` twips wide, with its unit of measure above it where the whole has one.

    Args:
        words: how runs of the narrative stand on the paper.
        own: how the office spells words of its own.
    """
    if table.unit:
        unit = book.words("phu_luc.don_vi_tinh").format(don_vi=own(table.unit))
        yield Paragraph(STYLE_KEYS["phu_luc_don_vi_tinh"], (Run(unit),))
    margin = book.twips("phu_luc.bang_le_o")
    usual, small = (_Scale.of(table, book, prefix, margin, own) for prefix in ("bang", "phu_luc_bang"))
    is_wide = len(table.header) >= book.number("phu_luc.bang_rong_tu_cot") or usual.least > room
    scale = small if is_wide else usual
    rows = (*_heading_rows(table, scale.prefix, own), *_rows(table, scale.prefix, words))
    yield Table(scale.widths(room), rows, True, margin)


# Rows


def _heading_rows(table: narrative.Table, prefix: str, own: Callable[[str], str]) -> Iterator[Row]:
    """One row, or two where neighbouring columns share a heading; all repeat on every page."""
    style = STYLE_KEYS[f"{prefix}_dau_cot"]

    def cell(text: str, span: int = 1, merge: VerticalMerge | None = None) -> Cell:
        words = (Run(own(text)),) if text else ()
        return Cell((Paragraph(style, words, _STAYS),), span, merge, is_centred=True)

    if not table.groups:
        yield Row(tuple(cell(label) for label in table.header), repeats=True, whole=True)
        return
    upper: list[Cell] = []
    columns = list(zip(table.header, table.groups, strict=True))
    for group, members in groupby(columns, key=lambda column: column[1]):
        labels = [label for label, _ in members]
        if group:
            upper.append(cell(group, len(labels)))
        else:
            upper += [cell(label, merge=VerticalMerge.FIRST) for label in labels]
    yield Row(tuple(upper), repeats=True, whole=True)
    lower = (cell(label) if group else cell("", merge=VerticalMerge.NEXT) for label, group in columns)
    yield Row(tuple(lower), repeats=True, whole=True)


def _rows(table: narrative.Table, prefix: str, words: Words) -> Iterator[Row]:
    """The rows of figures. A short table stays on one page, a total with the row before it."""
    count = len(table.rows)
    styles = [STYLE_KEYS[f"{prefix}_so" if numeric else f"{prefix}_chu"] for numeric in table.numeric]
    centred = [Alignment.CENTER if label == COUNTER else None for label in table.header]
    for at, cells in enumerate(table.rows):
        is_total = table.has_total and at == count - 1
        stays = at < count - 1 and (count <= _SHORT_TABLE or (table.has_total and at == count - 2))
        laid = []
        for style, alignment, runs in zip(styles, centred, cells, strict=True):
            bold = tuple(replace(run, bold=True) for run in runs) if is_total else runs
            shape = ParagraphFormat(alignment=alignment, keep_next=True if stays else None)
            laid.append(Cell((Paragraph(style, words(bold), shape),)))
        yield Row(tuple(laid), whole=True)


# Widths


class _Scale(Struct, frozen=True):
    """What a table's columns need in one size of type, in twips, margins of the cells included.

    Attributes:
        prefix: of the components of the rule book that have that size.
        needs: the longest word of each column, all of it for numbers.
        wishes: the average length of its cells and two thirds of its heading, of a number in a long table a third; at
            least what it needs.
        firm: columns whose cells are never broken: numbers and counters.
        counters: columns that gain nothing from more room.
    """

    prefix: str
    needs: tuple[int, ...]
    wishes: tuple[int, ...]
    firm: tuple[bool, ...]
    counters: tuple[bool, ...]

    @classmethod
    def of(cls, table: narrative.Table, book: RuleBook, prefix: str, margin: int, own: Callable[[str], str]) -> _Scale:
        ruler = _Ruler(int(book.look(f"kieu.{prefix}_chu")["pt"] * 2))
        aside = 2 * margin + _LINE
        needs, wishes = [], []
        firm = [numeric or label == COUNTER for label, numeric in zip(table.header, table.numeric, strict=True)]
        body = table.rows[:-1] if table.has_total else table.rows
        for at, label in enumerate(table.header):
            texts = ["".join(run.text for run in row[at]) for row in body]
            total = "".join(run.text for run in table.rows[-1][at]) if table.has_total else ""
            longest = max((ruler.unbroken(text, firm[at]) for text in texts), default=0)
            need = max(
                longest, ruler.unbroken(own(label), False, bold=True), ruler.unbroken(total, firm[at], bold=True)
            )
            average = sum(ruler.length(text) for text in texts) // max(len(texts), 1)
            needs.append(need + aside)
            # In a long table a line more in the heading costs less than a line more in every row.
            lines = 3 if firm[at] and len(body) > _SHORT_TABLE else 1.5
            heading = round(ruler.length(own(label), bold=True) / lines)
            wishes.append(max(need, 0 if firm[at] else average, heading) + aside)
        _make_room_for_groups(needs, wishes, table.groups, ruler, aside, own)
        counters = tuple(label == COUNTER for label in table.header)
        return cls(prefix, tuple(needs), tuple(wishes), tuple(firm), counters)

    @property
    def least(self) -> int:
        """How wide the table must be that no word is broken."""
        return sum(self.needs)

    def widths(self, room: int) -> tuple[int, ...]:
        """The columns' widths; they add up to the room exactly."""
        if self.least > room:
            return self._squeezed(room)
        wanted = [wish - need for wish, need in zip(self.wishes, self.needs, strict=True)]
        free = room - self.least
        if sum(wanted) >= free:
            return _added(self.needs, _shares(free, wanted))
        growing = [0 if counter else wish for wish, counter in zip(self.wishes, self.counters, strict=True)]
        return _added(self.wishes, _shares(free - sum(wanted), growing if any(growing) else self.wishes))

    def _squeezed(self, room: int) -> tuple[int, ...]:
        """The columns of words give way first, since numbers must not break."""
        rigid = sum(need for need, firm in zip(self.needs, self.firm, strict=True) if firm)
        loose = [0 if firm else need for need, firm in zip(self.needs, self.firm, strict=True)]
        count = sum(1 for need in loose if need)
        if not count or rigid + count * _NARROWEST > room:
            return tuple(_shares(room, self.needs))
        least = [_NARROWEST if need else 0 for need in loose]
        shares = _shares(room - rigid - sum(least), loose)
        firm_needs = [need if firm else 0 for need, firm in zip(self.needs, self.firm, strict=True)]
        return _added(_added(firm_needs, least), shares)


def _make_room_for_groups(
    needs: list[int], wishes: list[int], groups: Sequence[str], ruler: _Ruler, aside: int, own: Callable[[str], str]
) -> None:
    """A common heading's longest word must fit above its columns."""
    at = 0
    for group, members in groupby(groups):
        end = at + len(list(members))
        lacking = ruler.unbroken(own(group), False, bold=True) + aside - sum(needs[at:end]) if group else 0
        for column, share in zip(range(at, end), _shares(max(lacking, 0), [1] * (end - at)), strict=True):
            needs[column] += share
            wishes[column] = max(wishes[column], needs[column])
        at = end


class _Ruler:
    """Measures words in one size of type; each word once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.known: dict[tuple[str, bool], int] = {}

    def word(self, text: str, bold: bool) -> int:
        found = self.known.get((text, bold))
        if found is None:
            found = self.known[text, bold] = ceil(text_width(text, self.size, bold=bold))
        return found

    def unbroken(self, text: str, whole: bool, *, bold: bool = False) -> int:
        """The longest piece that must stay on one line: the whole, or the longest word."""
        if whole:
            return self.length(text, bold=bold)
        return max((self.word(word, bold) for word in text.split()), default=0)

    def length(self, text: str, *, bold: bool = False) -> int:
        """The text on one line."""
        words = text.split()
        return sum(self.word(word, bold) for word in words) + self.word(" ", bold) * max(len(words) - 1, 0)


def _shares(total: int, weights: Sequence[int]) -> list[int]:
    """The total divided in proportion to the weights, in whole twips that add up to it; nothing for no weight."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    shares, given, passed = [], 0, 0
    for weight in weights:
        passed += weight
        upto = total * passed // whole
        shares.append(upto - given)
        given = upto
    return shares


def _added(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))
