"""Workbook → bytes of an .xlsx, the same for the same workbook on any machine."""

from __future__ import annotations

from copy import copy
from textwrap import wrap

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from baocao.adapters.spreadsheets.finishing import cell_text, finished
from baocao.values.workbook import CellValue, Workbook, WorkbookSheet

_LINE = 16
"""Points from line to line in 12-point type."""


def write_workbook(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx, sealed like a paper, so that a copy that somebody annotated is known."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in workbook.sheets:
        _fill(book.create_sheet(sheet.name[:31]), sheet)
    return finished(book, workbook.title, workbook.author, workbook.written)


def _fill(laid: Worksheet, sheet: WorkbookSheet) -> None:
    for column, words in enumerate(sheet.header, 1):
        cell = laid.cell(1, column, words)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    looks: dict[str, StyleArray] = {}
    for row, values in enumerate(sheet.rows, 2):
        for column, value in enumerate(values, 1):
            made = laid.cell(row, column)
            assert isinstance(made, Cell)
            _write_cell(made, value, looks)
        lines = max((_lines(value, width) for value, width in zip(values, sheet.widths, strict=True)), default=1)
        laid.row_dimensions[row].height = _LINE * lines
    for column, width in enumerate(sheet.widths, 1):
        laid.column_dimensions[get_column_letter(column)].width = width
    laid.freeze_panes = "A2"
    laid.page_setup.orientation = "landscape"
    laid.page_setup.paperSize = laid.PAPERSIZE_A4
    laid.page_setup.fitToWidth, laid.page_setup.fitToHeight = 1, 0
    laid.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    laid.print_title_rows = "1:1"
    laid.print_options.gridLines = True


def _lines(value: CellValue, width: int) -> int:
    """How many lines a cell needs: not every program finds that out by itself when it opens the file."""
    return len(wrap(value, max(width - 1, 1))) or 1 if isinstance(value, str) else 1


def _write_cell(cell: Cell, value: CellValue, looks: dict[str, StyleArray]) -> None:
    """A text stays a text, even one that looks like a formula or a number.

    Args:
        looks: number format → the look of such cells, kept from the first one: making one takes longer than all else.
    """
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
    else:
        cell.value = value
    numbers = (
        "General" if value is None or isinstance(value, str) else "#,##0" if isinstance(value, int) else "#,##0.0##"
    )
    if numbers in looks:
        cell._style = copy(looks[numbers])  # type: ignore[attr-defined]
        return
    cell.number_format = numbers
    cell.font = Font(name="Times New Roman", size=12)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    looks[numbers] = copy(cell._style)  # type: ignore[attr-defined]
