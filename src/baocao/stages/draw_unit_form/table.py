"""The table with a row for each unit."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.unit import Unit
from baocao.values.unit_form import FIGURES_SHEET, slots_of

_HEADER_ROW = 4
_FIRST = 3
"""The first column with figures: before it stand code and name."""


def draw_table(sheet: Worksheet, form: Form, units: Sequence[Unit], period: Period) -> tuple[tuple[str, str, str], ...]:
    """Fill the sheet; (key, sheet, cell of the heading) of each column, `ma` and `ten` among them."""
    sheet.title = FIGURES_SHEET
    slots = [slot for slot in slots_of(form) if slot.is_input]
    looks.write(sheet, 1, 1, form.title, looks.TITLE, boxed=False)
    looks.write(sheet, 2, 1, f"Số liệu {period.label} của các đơn vị", looks.BOLD, boxed=False)
    how = "Chỉ điền các ô màu vàng. Không có thì ghi 0; chưa có số liệu thì để trống."
    looks.write(sheet, 3, 1, how, looks.NOTE, boxed=False)
    headings = [("ma", "Mã"), ("ten", "Đơn vị")]
    headings += [(slot.key, f"{slot.full_label} ({slot.unit})" if slot.unit else slot.full_label) for slot in slots]
    for column, (_, words) in enumerate(headings, 1):
        cell = looks.write(sheet, _HEADER_ROW, column, words, looks.BOLD)
        cell.alignment, cell.fill = looks.CENTRE, looks.HEADING
        sheet.column_dimensions[cell.column_letter].width = {1: 22, 2: 44}.get(column, 16)
    last = _HEADER_ROW + len(units)
    for row, unit in enumerate(units, _HEADER_ROW + 1):
        looks.write(sheet, row, 1, unit.code)
        looks.write(sheet, row, 2, unit.name)
        for column, slot in enumerate(slots, _FIRST):
            looks.open_for_typing(looks.write(sheet, row, column, None), slot.kind)
    looks.write(sheet, last + 1, 1, None, looks.BOLD)
    looks.write(sheet, last + 1, 2, "Tổng cộng", looks.BOLD)
    for column, slot in enumerate(slots, _FIRST):
        letter = get_column_letter(column)
        cells = f"{letter}{_HEADER_ROW + 1}:{letter}{last}"
        total = looks.write(sheet, last + 1, column, None, looks.BOLD)
        total.value = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
        total.number_format = looks.number_format(slot.kind)
        rule = looks.validation(slot.kind)
        if rule is not None and units:
            sheet.add_data_validation(rule)
            rule.add(cells)
    looks.protect(sheet)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    looks.set_page(sheet, f"{_HEADER_ROW}:{_HEADER_ROW}", landscape=True)
    return tuple(
        (key, FIGURES_SHEET, f"{get_column_letter(column)}{_HEADER_ROW}") for column, (key, _) in enumerate(headings, 1)
    )
