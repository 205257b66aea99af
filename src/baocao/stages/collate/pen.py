"""Passage of the paper's head → what the clerk of records writes in, and the rest of it."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from baocao.values.passages import Passage

_BLANK = r"[\s\d.…_]*"
_PENNED = {
    "Số và ký hiệu": re.compile(rf"(?P<before>Số\s*:?)(?P<number>{_BLANK})(?P<after>\D.*)", re.IGNORECASE),
    "Địa danh và ngày tháng": re.compile(
        rf"(?P<before>.*?,?\s*ngày)(?P<day>{_BLANK})(?P<after>tháng)(?P<month>{_BLANK})năm(?P<year>{_BLANK})",
        re.IGNORECASE,
    ),
}


class Penned(Struct, frozen=True):
    """A number or date line taken apart.

    Attributes:
        fixed: the passage without what is written in.
        written: number, or day, month and year, blanks left out.
        year: of the date; None where there is none.
    """

    fixed: Passage
    written: tuple[str, ...]
    year: int | None


def penned(passage: Passage, style: str) -> Penned | None:
    """Take a passage apart; None where it is no number or date line of the usual shape.

    Args:
        passage: of either paper.
        style: what the data's paper calls it.
    """
    shape = _PENNED.get(style)
    match = shape.fullmatch(passage.text) if shape and len(passage.cells) == 1 else None
    if match is None:
        return None
    groups = match.groupdict()
    fixed = replace(passage, cells=(f"{groups.pop('before').strip()} {groups.pop('after').strip()}",))
    written = {name: re.sub(r"\D", "", text) for name, text in groups.items()}
    year = written.get("year")
    return Penned(fixed, tuple(written.values()), int(year) if year else None)
