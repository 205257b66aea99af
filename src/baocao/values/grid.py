"""A spreadsheet that came in, as plain cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

GridCell = str | int | float | bool | date | datetime | time | timedelta | None
"""Whole numbers are int; None for an empty cell."""


class Grid(Struct, frozen=True):
    """One sheet; rows and columns count from 0 and begin at A1.

    Attributes:
        merged: (first row, first column, last row, last column) of each merged range.
        uncalculated: (row, column) of the formulas that no program has ever calculated, and of errors: they look empty.
        formulas: (row, column) of all formulas, where they could be told.
    """

    name: str
    rows: tuple[tuple[GridCell, ...], ...]
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()

    def at(self, row: int, column: int) -> GridCell:
        """The cell; None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None
