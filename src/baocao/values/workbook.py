"""Tables to be opened in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CellValue = str | int | Decimal | None


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet: a heading row that stays in view, and rows under it.

    Attributes:
        widths: of the columns, in letters.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Workbook:
    """A file of such sheets."""

    title: str
    author: str
    written: date
    sheets: tuple[WorkbookSheet, ...]
