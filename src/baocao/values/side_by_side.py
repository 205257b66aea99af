"""Figures of several periods side by side."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from baocao.values.period import Period


class SideBySideRow(Struct, frozen=True):
    """One indicator or part.

    Attributes:
        depth: 0 for an indicator, 1 for its parts, and so on.
        numbers: one for each period, None where unknown.
        approximations: `gần`, `trên` … before each number, or empty.
        difference: the last minus the first; None where either is unknown or a round figure.
        change: the difference as a percentage of the first, rounded half up; None where that is 0 or unknown.
    """

    depth: int
    label: str
    unit: str
    numbers: tuple[int | Decimal | None, ...]
    approximations: tuple[str, ...]
    difference: int | Decimal | None
    change: Decimal | None


class SideBySide(Struct, frozen=True):
    """The periods in the order of the calendar, and a row for every indicator that is a number."""

    title: str
    periods: tuple[Period, ...]
    rows: tuple[SideBySideRow, ...]
