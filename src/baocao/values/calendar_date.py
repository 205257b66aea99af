"""Dates as Party and State papers write them."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)


def read_date(text: str) -> date | None:
    """`15/6/2021` or `01/06/2021` → the day; None when it is written otherwise or no such day exists."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(number) for number in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def write_date(day: date) -> str:
    """`01/6/2021`: a leading zero for days below 10 and for January and February only (HD36; NĐ30 likewise)."""
    return f"{day.day:02d}/{write_month(day.month)}/{day.year}"


def write_month(month: int) -> str:
    """`01`, `02`, `3` … `12`."""
    return f"{month:02d}" if month < 3 else str(month)


class DocumentDate(Struct, frozen=True):
    """The date under the Party's name on the paper; what is None is left blank for the pen."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> DocumentDate | None:
        """`15/6/2021`, or `6/2021` where the day is still open; None when it is written otherwise."""
        whole = read_date(text)
        if whole is not None:
            return cls(whole.year, whole.month, whole.day)
        found = _MONTH.fullmatch(text)
        if found is None or not 1 <= int(found[1]) <= 12 or not int(found[2]):
            return None
        return cls(int(found[2]), int(found[1]))
