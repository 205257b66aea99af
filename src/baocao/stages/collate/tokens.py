"""Words, numbers and signs of passages, and what became of each when somebody edited them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from baocao.stages.collate.aligning import matching
from baocao.values.passages import CELL_JOINT, Passage

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+|[^\w\s]|_+")
_DIGIT = re.compile(r"\d")
_HEADING_STYLES = "Mục cấp"
_COUNTER_COLUMNS = {"TT", "STT"}
_MOST_CELLS = 400_000
_ONE_GONE, _NUMBER_FOR_NUMBER, _WORD_FOR_WORD, _NEVER = 1.0, 0.9, 1.5, 9.0
"""What the likeliest story costs least: a number became another one, rather than one went and one came."""


class Token(Struct, frozen=True):
    """A word, number or sign.

    Attributes:
        text: itself.
        passage: that it stands in.
        cell: which of the passage's cells.
        start: its first character's position in that cell; negative for the sign between two cells.
        is_number: it holds a digit, and does not only count.
        counts: it is the number of a heading, of a list's line or of a row.
    """

    text: str
    passage: Passage
    cell: int
    start: int
    is_number: bool = False
    counts: bool = False

    @property
    def end(self) -> int:
        """Position after its last character."""
        return self.start + len(self.text)


class Change(Struct, frozen=True):
    """What became of some tokens.

    Attributes:
        lost: those of before: one number, or words; none where something was put in.
        gained: those of now; none where something was left out.
        near: what stands at that place now, to be quoted; none in an empty text.
        near_before: the same of before.
    """

    lost: tuple[Token, ...]
    gained: tuple[Token, ...]
    near: Token | None
    near_before: Token | None

    @property
    def is_number(self) -> bool:
        """One number went, came or became another."""
        return any(token.is_number for token in (*self.lost, *self.gained))

    @property
    def is_counter(self) -> bool:
        """What only counts became another number."""
        return bool(self.lost and self.gained) and all(token.counts for token in (*self.lost, *self.gained))


def tokens_of(passages: Sequence[Passage]) -> list[Token]:
    """All tokens, blanks left out."""
    return [token for passage in passages for token in _tokens(passage)]


def words_of(text: str) -> list[str]:
    """The tokens of a text, as texts."""
    return _TOKEN.findall(text)


def _tokens(passage: Passage) -> Iterator[Token]:
    for cell, text in enumerate(passage.cells):
        if cell:
            yield Token(CELL_JOINT.strip(), passage, cell, -len(CELL_JOINT.strip()))
        for match in _TOKEN.finditer(text):
            has_digit = bool(_DIGIT.search(match[0]))
            counts = has_digit and match.start() == 0 and _only_counts(passage, cell, text[match.end() :])
            yield Token(match[0], passage, cell, match.start(), has_digit and not counts, counts)


def _only_counts(passage: Passage, cell: int, rest: str) -> bool:
    """Whether the number that a text begins with only counts: `2.1. Ưu điểm`, `3) Cơ sở`, the first cell of a row."""
    if passage.table:
        return cell == 0 and not rest and passage.columns[0] in _COUNTER_COLUMNS
    return rest.startswith((".", ")")) and (passage.style.startswith(_HEADING_STYLES) or rest[1:2] in ("", " "))


def uncounted(passage: Passage) -> str:
    """Its text without the number that only counts it."""
    first = next(_tokens(passage), None)
    return passage.text[first.end :] if first is not None and first.counts else passage.text


def changes(before: Sequence[Token], now: Sequence[Token]) -> list[Change]:
    """What changed, in order: each number for itself, words together as far as they stand together."""
    found: list[Change] = []
    at = other = 0
    start, end = (0, 0), (0, 0)

    def told() -> None:
        if start != end:
            (one, two), (stop, other_stop) = start, end
            lost, gained = tuple(before[one:stop]), tuple(now[two:other_stop])
            near, near_before = now[two : two + 1] or now[-1:], before[one : one + 1] or before[-1:]
            found.append(Change(lost, gained, next(iter(near), None), next(iter(near_before), None)))

    for step in _steps(before, now):
        here = (at, other)
        at, other = at + (step != "+"), other + (step != "-")
        tokens = (*before[here[0] : at], *now[here[1] : other])
        if step == "=" or any(token.counts or token.is_number for token in tokens):
            told()
            start, end = (here, (at, other)) if step != "=" else ((at, other), (at, other))
            told()
            start = (at, other)
        end = (at, other)
    told()
    return found


def _steps(before: Sequence[Token], now: Sequence[Token]) -> str:
    """The way from before to now: `=` the same, `~` one for one, `-` gone, `+` put in."""
    first, last = 0, 0
    shorter = min(len(before), len(now))
    while first < shorter and _same(before[first], now[first]):
        first += 1
    while last < shorter - first and _same(before[-1 - last], now[-1 - last]):
        last += 1
    left, right = before[first : len(before) - last], now[first : len(now) - last]
    cheap = len(left) * len(right) <= _MOST_CELLS
    return "=" * first + (_cheapest(left, right) if cheap else _coarse(left, right)) + "=" * last


def _same(old: Token, new: Token) -> bool:
    return old.text == new.text and old.is_number == new.is_number


def _cheapest(left: Sequence[Token], right: Sequence[Token]) -> str:
    """By what each step costs; time grows with the product of both lengths."""
    rows = [[other * _ONE_GONE for other in range(len(right) + 1)]]
    for old in left:
        above = rows[-1]
        row = [above[0] + _ONE_GONE]
        for other, new in enumerate(right):
            row.append(min(above[other] + _cost(old, new), above[other + 1] + _ONE_GONE, row[other] + _ONE_GONE))
        rows.append(row)
    steps = []
    at, other = len(left), len(right)
    while at or other:
        here = rows[at][other]
        if at and other and here == rows[at - 1][other - 1] + _cost(left[at - 1], right[other - 1]):
            steps.append("=" if _same(left[at - 1], right[other - 1]) else "~")
            at, other = at - 1, other - 1
        elif at and here == rows[at - 1][other] + _ONE_GONE:
            steps.append("-")
            at -= 1
        else:
            steps.append("+")
            other -= 1
    return "".join(reversed(steps))


def _cost(old: Token, new: Token) -> float:
    if _same(old, new):
        return 0.0
    if (old.is_number, old.counts) != (new.is_number, new.counts):
        return _NEVER
    return _NUMBER_FOR_NUMBER if old.is_number or old.counts else _WORD_FOR_WORD


def _coarse(left: Sequence[Token], right: Sequence[Token]) -> str:
    """By what is the same, however long the texts are."""
    steps = ""
    at = other = 0
    pairs = matching([token.text for token in left], [token.text for token in right])
    for one, two in (*pairs, (len(left), len(right))):
        steps += "-" * (one - at) + "+" * (two - other) + ("=" if one < len(left) else "")
        at, other = one + 1, two + 1
    return steps
