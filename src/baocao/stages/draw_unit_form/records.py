"""Sheets for records (`bang_ghi`): a line for each, as many as a unit may need."""

from __future__ import annotations

import re
from collections.abc import Sequence

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.values.form import Column, Form, Indicator, Kind
from baocao.values.unit import Unit
from baocao.values.unit_form import FIGURES_SHEET, STAMP_SHEET, asked_of_units

_LINES = 50
_HEADER_ROW = 4
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_Named = tuple[tuple[str, str, str], ...]


def draw_records(book: openpyxl.Workbook, form: Form, whose: str, units: Sequence[Unit]) -> tuple[_Named, _Named]:
    """A sheet for each table of records that units send.

    Args:
        whose: who fills it in and for which period, for its head.
        units: where several units stand in one table, a first column asks for the unit's code; empty for one unit.

    Returns:
        (indicator key, sheet, range of the lines) each, and (`key.column`, sheet, cell of the heading) each; the code's
        column is `key.ma`.
    """
    tables, headings = [], []
    for indicator in asked_of_units(form):
        if indicator.kind is not Kind.RECORDS:
            continue
        sheet = book.create_sheet(_sheet_name(indicator.label, book.sheetnames))
        code = (Column("ma", "Mã đơn vị"),) if units else ()
        columns = (*code, *indicator.columns)
        lines = max(_LINES, 3 * len(units))
        _draw(sheet, indicator, columns, whose, lines)
        last = get_column_letter(len(columns))
        tables.append((indicator.key, sheet.title, f"A{_HEADER_ROW + 1}:{last}{_HEADER_ROW + lines}"))
        headings += [
            (f"{indicator.key}.{column.key}", sheet.title, f"{get_column_letter(at)}{_HEADER_ROW}")
            for at, column in enumerate(columns, 1)
        ]
    return tuple(tables), tuple(headings)


def _sheet_name(label: str, taken: Sequence[str]) -> str:
    """The label as far as a sheet's name may hold it; a number behind it where that is taken."""
    stem = _NOT_IN_NAMES.sub(" ", label).strip()[:_LONGEST_NAME].strip() or "Danh sách"
    name, number = stem, 1
    folded = {each.lower() for each in (*taken, FIGURES_SHEET, STAMP_SHEET)}
    while name.lower() in folded:
        number += 1
        name = f"{stem[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    return name


def _draw(sheet: Worksheet, indicator: Indicator, columns: Sequence[Column], whose: str, lines: int) -> None:
    looks.write(sheet, 1, 1, indicator.label, looks.TITLE, boxed=False)
    looks.write(sheet, 2, 1, whose[:1].upper() + whose[1:], looks.BOLD, boxed=False)
    looks.write(sheet, 3, 1, "Mỗi dòng ghi một mục; không có thì để trống cả bảng.", looks.NOTE, boxed=False)
    for row in range(1, 4):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(2, len(columns)))
    for at, column in enumerate(columns, 1):
        words = f"{column.group}: {column.label}" if column.group else column.label
        cell = looks.write(sheet, _HEADER_ROW, at, f"{words} ({column.unit})" if column.unit else words, looks.BOLD)
        cell.alignment, cell.fill = looks.CENTRE, looks.HEADING
        sheet.column_dimensions[cell.column_letter].width = 16 if column.kind is not Kind.TEXT else 34
        for row in range(_HEADER_ROW + 1, _HEADER_ROW + lines + 1):
            looks.open_for_typing(looks.write(sheet, row, at, None), column.kind)
        rule = looks.validation(column.kind)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{cell.column_letter}{_HEADER_ROW + 1}:{cell.column_letter}{_HEADER_ROW + lines}")
    looks.protect(sheet)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    looks.set_page(sheet, f"{_HEADER_ROW}:{_HEADER_ROW}", landscape=True)
