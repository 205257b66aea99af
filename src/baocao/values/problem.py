"""A finding about what somebody wrote: where it is, how grave it is, what is wrong and what to do."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")


class Severity(Enum):
    """How grave a finding is; the value is the word on the screen."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"
    HINT = "gợi ý"


class Place(Struct, frozen=True):
    """A spot in a file of the workspace, in a .docx or in a spreadsheet.

    Attributes:
        path: relative to the workspace, always with `/`.
        line: counted from 1; None where the whole file is meant.
        column: counted from 1 in code points; only where it helps to find the spot, else None.
        part: what stands instead of a line: `phần 1`, `đoạn 12` of a .docx, `Số liệu!E9` of a spreadsheet.
    """

    path: str
    line: int | None = None
    column: int | None = None
    part: str | None = None

    def __str__(self) -> str:
        spot = [self.path]
        if self.part is not None:
            spot.append(self.part)
        if self.line is not None:
            spot.append(str(self.line))
            if self.column is not None:
                spot.append(str(self.column))
        return ":".join(spot)


class Problem(Struct, frozen=True):
    """One finding; printed as one line with its remedy under it.

    Attributes:
        rule: `group/name` in ASCII, such as `so-lieu/tong-khong-khop`.
        place: where the clerk must look.
        severity: only errors stop `lap`.
        message: Vietnamese, lower-case start: what was found against what was expected.
        remedy: Vietnamese sentence: what to do.
        code: the rule's id in the rule book (`PG-06`), where it has one.
        about: dotted key of the figure or text that it is about, by which the period file may acknowledge it.
        book: short name of the rule book that it rests on (`HD36`), where it rests on one.
        article: where that rule book says so.
    """

    rule: str
    place: Place
    severity: Severity
    message: str
    remedy: str
    code: str | None = None
    about: str = ""
    book: str = ""
    article: str = ""


def error(rule: str, place: Place, message: str, remedy: str) -> Problem:
    """A finding of the gravest kind: the one that most rules make."""
    return Problem(rule, place, Severity.ERROR, message, remedy)


def in_order(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same findings by file, line and column, each only once."""
    return tuple(sorted(dict.fromkeys(problems), key=_position))


def _position(problem: Problem) -> tuple[str, int, int, tuple[str, int, int, str], str, str]:
    place = problem.place
    return (place.path, place.line or 0, place.column or 0, _spot(place.part or ""), problem.rule, problem.message)


def _spot(part: str) -> tuple[str, int, int, str]:
    """Paragraphs by number, cells by sheet, row and column: E9 comes before E10, and Z9 before AA9."""
    cell = _CELL.fullmatch(part)
    if cell:
        return (f"3 {cell['sheet']}", int(cell["row"]), len(cell["column"]), cell["column"])
    words, _, number = part.rpartition(" ")
    # “phần” comes before “đoạn”: what is wrong with the page concerns all paragraphs.
    kind = {"": "", "phần": "1", "đoạn": "2"}.get(words, "3")
    return (kind, int(number) if number.isdigit() else 0, 0, "")
