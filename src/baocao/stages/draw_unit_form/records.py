"""Sheets for records (`bang_ghi`): a line for each, as many as a unit may need."""

from __future__ import annotations

import re
from collections.abc import Sequence

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.stages.draw_unit_form.looks import Pen
from baocao.values.form import Column, Form, Indicator, Kind
from baocao.values.unit import Unit
from baocao.values.unit_form import FIGURES_SHEET, STAMP_SHEET, asked_of_units

_LINES = 50
_HEADER_ROW = 4
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ufffe\uffff]")
_LONGEST_NAME = 31
_Named = tuple[tuple[str, str, str], ...]


def draw_records(
    book: openpyxl.Workbook, pen: Pen, form: Form, whose: str, units: Sequence[Unit]
) -> tuple[_Named, _Named]:
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
        _draw(sheet, pen, indicator, columns, whose, lines)
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


def _draw(sheet: Worksheet, pen: Pen, indicator: Indicator, columns: Sequence[Column], whose: str, lines: int) -> None:
    pen.write(sheet, 1, 1, indicator.label, looks.TITLE)
    pen.write(sheet, 2, 1, whose[:1].upper() + whose[1:], looks.SUBTITLE)
    pen.write(sheet, 3, 1, "Mỗi dòng ghi một mục; không có thì để trống cả bảng.", looks.ADVICE)
    first, last = _HEADER_ROW + 1, _HEADER_ROW + lines
    for at, column in enumerate(columns, 1):
        words = f"{column.group}: {column.label}" if column.group else column.label
        heading = f"{words} ({column.unit})" if column.unit else words
        letter = pen.write(sheet, _HEADER_ROW, at, heading, looks.HEADING).column_letter
        sheet.column_dimensions[letter].width = 16 if column.kind is not Kind.TEXT else 34
        look = looks.for_typing(column.kind)
        for row in range(first, last + 1):
            pen.write(sheet, row, at, None, look)
        looks.validate(sheet, column.kind, [f"{letter}{first}:{letter}{last}"])
    sheet.row_dimensions[_HEADER_ROW].height = 48
    looks.protect(sheet)
    sheet.freeze_panes = f"A{first}"
    looks.set_page(sheet, _HEADER_ROW, landscape=True)
