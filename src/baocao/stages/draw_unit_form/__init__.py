"""Form, Unit, Period → .xlsx: the spreadsheet that asks one unit for its figures, and the table that asks for all."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from baocao.adapters.spreadsheets.finishing import finished
from baocao.stages.draw_unit_form.figures import draw_figures
from baocao.stages.draw_unit_form.looks import Pen
from baocao.stages.draw_unit_form.records import draw_records
from baocao.stages.draw_unit_form.table import draw_table
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.unit import Unit, UnitReturns
from baocao.values.unit_form import EVERY_UNIT, STAMP_SHEET, Stamp, edition_of


def draw_unit_form(
    form: Form,
    issuer_name: str,
    unit: Unit,
    period: Period,
    before: UnitReturns | None = None,
    before_period: Period | None = None,
) -> bytes:
    """The spreadsheet for one unit, sealed: a copy that somebody filled in is told from an untouched one.

    Args:
        before, before_period: the returns that stand beside the empty cells, and of which period they are.
    """
    (book, sheet), pen = _new_book(), Pen()
    cells = draw_figures(sheet, pen, form, unit, period, before, before_period)
    tables, columns = draw_records(book, pen, form, f"{unit.name}, {period.label}", ())
    stamp = Stamp(form.report, period.key, unit.code, edition_of(form), cells, tables, columns)
    return _stamped(book, stamp, f"{form.title}: {unit.name}, {period.label}", issuer_name, period)


def draw_unit_table(form: Form, issuer_name: str, units: Sequence[Unit], period: Period) -> bytes:
    """One table with a row for each unit, for an office that types the figures in itself."""
    (book, sheet), pen = _new_book(), Pen()
    cells = draw_table(sheet, pen, form, units, period)
    tables, columns = draw_records(book, pen, form, f"các đơn vị, {period.label}", units)
    stamp = Stamp(form.report, period.key, EVERY_UNIT, edition_of(form), cells, tables, columns)
    return _stamped(book, stamp, f"{form.title}: các đơn vị, {period.label}", issuer_name, period)


def _new_book() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def _stamped(book: openpyxl.Workbook, stamp: Stamp, title: str, author: str, period: Period) -> bytes:
    sheet = book.create_sheet(STAMP_SHEET)
    for row, texts in enumerate(stamp.rows(), 1):
        for column, text in enumerate(texts, 1):
            sheet.cell(row, column, text).data_type = "s"
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    book.calculation.fullCalcOnLoad = True
    return finished(book, title, author, period.last_day)
