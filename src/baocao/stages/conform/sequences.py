"""Headings → where their numbers break off: I, II, III; 1, 2, 3; 1.1, 1.2; a, b, c, d, đ, e."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from baocao.values import official_terms as words
from baocao.values.document import Heading, Line
from baocao.values.number import write_roman

_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CAPITAL = re.compile(rf"[A-HĐ]\s?[.){words.HYPHENS}]\s*\S")
_CODE = re.compile(r"\S*[/\-]?[A-ZĐƯ]+/")
_LEVELS = {"Phần": 0, "Chương": 1, "Mục": 2, "Điều": 3, "I": 5, "1": 6, "1.1": 7, "a": 9}
_SECTION, _ITEM = 4, 8
"""Level of an unnumbered heading or one with a capital letter; level of numbered items that are no headings."""


class Break(Struct, frozen=True):
    """The first number of a sequence that does not follow.

    Attributes:
        found, expected, before: as they are written, `2.`; `before` is empty at the beginning of a sequence.
    """

    line: Line
    found: str
    expected: str
    before: str


class _Count(Struct):
    last: int
    may_restart: bool = False
    is_broken: bool = False


def breaks(body: Sequence[Line], headings: Sequence[Heading]) -> tuple[Break, ...]:
    """The first break of each sequence, in the order of the text.

    A sequence may begin anew, or go on, under a heading of a higher level; a list of items also after a line that ends
    with a colon. Articles run on through chapters.
    """
    return tuple(_Walk(body, {heading.line.number: heading for heading in headings}).breaks())


def value_of(kind: str, number: str) -> int | None:
    """Which number it is, from 1; None for what no such sequence has."""
    if kind == "a":
        return _LETTERS.index(number) + 1 if number in _LETTERS else None
    if number.isdigit():
        return int(number)
    ordinal = number.rpartition(" ")[2].lower()
    return _ORDINALS[ordinal] if ordinal in _ORDINALS else _from_roman(number)


def _from_roman(number: str) -> int | None:
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in number]
    if not values or 0 in values:
        return None
    return sum(
        -each if each < following else each for each, following in zip(values, [*values[1:], 0], strict=True)
    )  # fmt: skip


def written(kind: str, value: int, like: str) -> str:
    """The number as that kind is written: `IV`, `thứ tư`, `đ`; `like` tells Roman from Arabic."""
    if kind == "a":
        return _LETTERS[min(value, len(_LETTERS)) - 1]
    if like.isdigit():
        return str(value)
    first, _, ordinal = like.partition(" ")
    if ordinal:
        return f"{first} {next((word for word, each in _ORDINALS.items() if each == value), str(value))}"
    return write_roman(value)


class _Walk:
    def __init__(self, body: Sequence[Line], headings: dict[int, Heading]) -> None:
        self._body = body
        self._headings = headings
        self._counts: dict[tuple[str, ...], _Count] = {}
        self._title: set[tuple[int, ...]] = set()
        self._parents: dict[int, set[tuple[int, ...]]] = {}
        """How many steps a number has → the numbers under which the next may stand."""

    def breaks(self) -> Iterator[Break]:
        previous: Line | None = None
        for line in self._body:
            heading = self._headings.get(line.number)
            if heading is not None and _counts(heading):
                introduced = previous is not None and previous.text.endswith(":")
                found = self._dotted(heading) if heading.kind == "1.1" else self._plain(heading, introduced)
                if found is not None:
                    yield found
            elif _divides(line):
                self._enter(_SECTION)
            previous = line

    def _enter(self, level: int) -> None:
        """What stands below that level may begin anew."""
        for key, count in self._counts.items():
            if int(key[0]) > level and key[1] != "Điều":
                count.may_restart = True
        if level <= _LEVELS["I"]:
            self._title = set()
            self._parents.clear()

    def _plain(self, heading: Heading, introduced: bool) -> Break | None:
        value = value_of(heading.kind, heading.number)
        if value is None:
            return None
        is_item = heading.kind == "1" and not heading.is_title
        level = _ITEM if is_item else _LEVELS[heading.kind]
        key = self._key_of(level, heading)
        other = self._counts.get(self._key_of(_LEVELS["1"] if is_item else _ITEM, heading))
        count = self._counts.get(key)
        if heading.kind == "a" and heading.number in ("i", "v", "x") and (count is None or count.last + 1 != value):
            return None
        is_list = not heading.is_title
        may_begin = count is None or count.may_restart or (is_list and introduced)
        goes_on = count is not None and value == count.last + 1
        takes_over = heading.kind == "1" and count is None and other is not None and value == other.last + 1
        begins = may_begin and value == 1
        self._enter(level)
        if heading.kind == "1":
            self._title = self._title if is_item else {(value,)}
            self._parents[1] = {*self._title, (value,)}
        if begins or goes_on or takes_over:
            broken = count is not None and count.is_broken and not begins
            self._counts[key] = _Count(value, is_broken=broken)
            return None
        self._counts[key] = _Count(value, is_broken=True)
        if count is not None and count.is_broken and not may_begin:
            return None
        expected = 1 if count is None or count.may_restart else count.last + 1
        return _break(heading, value, expected, None if count is None or count.may_restart else count.last)

    @staticmethod
    def _key_of(level: int, heading: Heading) -> tuple[str, ...]:
        """`1.` and `1)` are lists of their own; a heading is the next one whatever its mark."""
        return (str(level), heading.kind, heading.mark if level >= _ITEM else "")

    def _dotted(self, heading: Heading) -> Break | None:
        """`2.1` stands under `2.`, and after it comes `2.2`."""
        steps = tuple(int(step) for step in heading.number.split("."))
        parent, last = steps[:-1], steps[-1]
        allowed = self._parents.get(len(parent), set())
        if allowed and parent not in allowed:
            right = max(allowed)
            count = self._counts.get(self._key(right))
            expected = (*right, count.last + 1 if count and not count.may_restart else 1)
            self._counts[self._key(right)] = _Count(expected[-1], is_broken=True)
            self._parents[len(steps)] = {expected, steps}
            return None if count is not None and count.is_broken else _dotted_break(heading, expected, None)
        count = self._counts.get(self._key(parent))
        before = count.last if count and not count.may_restart else None
        self._enter(_LEVELS["1.1"] + len(steps) - 2)
        self._parents[len(steps)] = {steps}
        is_right = last == 1 if before is None else last == before + 1
        is_known = count is not None and count.is_broken and before is not None
        self._counts[self._key(parent)] = _Count(last, is_broken=not is_right or is_known)
        if is_right or is_known or (count is not None and last == count.last + 1):
            return None
        return _dotted_break(heading, (*parent, 1 if before is None else before + 1), before)

    @staticmethod
    def _key(parent: tuple[int, ...]) -> tuple[str, ...]:
        return (str(_LEVELS["1.1"]), "1.1", *(str(step) for step in parent))


def _counts(heading: Heading) -> bool:
    """It is a number of a sequence, not a name, a code or a word with a hyphen."""
    text = heading.line.text
    if heading.kind == "I":
        is_name = re.match(r"[A-ZĐ]\s?\.", heading.words) or heading.number in ("C", "L")
        return not is_name and (heading.is_title or len(text) < 250)
    if heading.kind == "Điều":
        return bool(heading.mark) or heading.line.has_bold or heading.line.is_centred
    if heading.mark == "-" and re.match(rf"\w+[{words.HYPHENS}]\S", text):
        return heading.is_title and _CODE.match(text) is None
    return True


def _divides(line: Line) -> bool:
    """A heading without a number of those kinds: in the middle, in capitals, or with a capital letter."""
    if len(line.text) > 200 or not (line.is_bold or line.is_in_capitals):
        return False
    return line.is_centred or line.is_in_capitals or _CAPITAL.match(line.text) is not None


def _break(heading: Heading, value: int, expected: int, before: int | None) -> Break:
    def shown(number: int) -> str:
        form = written(heading.kind, number, heading.number)
        return f"{heading.kind} {form}" if len(heading.kind) > 1 else f"{form}{heading.mark}"

    return Break(heading.line, shown(value), shown(expected), "" if before is None else shown(before))


def _dotted_break(heading: Heading, expected: tuple[int, ...], before: int | None) -> Break:
    def shown(steps: tuple[int, ...]) -> str:
        return ".".join(str(step) for step in steps) + heading.mark

    above = "" if before is None else shown((*expected[:-1], before))
    return Break(heading.line, f"{heading.number}{heading.mark}", shown(expected), above)
