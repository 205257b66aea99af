"""Tables to be opened in a spreadsheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

CellValue = str | int | Decimal | None


class WorkbookSheet(Struct, frozen=True):
    """One sheet: a heading row that stays in view, and rows under it.

    Attributes:
        widths: of the columns, in letters.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    widths: tuple[int, ...]


class Workbook(Struct, frozen=True):
    """A file of such sheets."""

    title: str
    author: str
    written: date
    sheets: tuple[WorkbookSheet, ...]
