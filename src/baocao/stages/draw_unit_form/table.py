"""The table with a row for each unit."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.stages.draw_unit_form.looks import Pen
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.unit import Unit
from baocao.values.unit_form import FIGURES_SHEET, slots_of

_HEADER_ROW = 4
_FIRST = 3
"""The first column with figures: before it stand code and name."""


def draw_table(
    sheet: Worksheet, pen: Pen, form: Form, units: Sequence[Unit], period: Period
) -> tuple[tuple[str, str, str], ...]:
    """Fill the sheet; (key, sheet, cell of the heading) of each column, `ma` and `ten` among them."""
    sheet.title = FIGURES_SHEET
    slots = [slot for slot in slots_of(form) if slot.is_input]
    pen.write(sheet, 1, 1, form.title, looks.TITLE)
    pen.write(sheet, 2, 1, f"Số liệu {period.label} của các đơn vị", looks.SUBTITLE)
    how = "Chỉ điền ô màu vàng. Không có thì ghi 0; chưa có số liệu thì để trống."
    pen.write(sheet, 3, 1, how, looks.ADVICE)
    headings = [("ma", "Mã"), ("ten", "Đơn vị")]
    headings += [(slot.key, f"{slot.full_label} ({slot.unit})" if slot.unit else slot.full_label) for slot in slots]
    for column, (_, words) in enumerate(headings, 1):
        letter = pen.write(sheet, _HEADER_ROW, column, words, looks.HEADING).column_letter
        sheet.column_dimensions[letter].width = {1: 22, 2: 44}.get(column, 16)
    # As high as the longest heading needs: about 12 letters a line, 16 points each.
    sheet.row_dimensions[_HEADER_ROW].height = 16 * max(len(words) // 12 + 1 for _, words in headings)
    first, last = _HEADER_ROW + 1, _HEADER_ROW + len(units)
    for row, unit in enumerate(units, first):
        pen.write(sheet, row, 1, unit.code)
        pen.write(sheet, row, 2, unit.name)
    pen.write(sheet, last + 1, 1, None, looks.BOLD)
    pen.write(sheet, last + 1, 2, "Tổng cộng", looks.BOLD)
    for column, slot in enumerate(slots, _FIRST):
        look, letter = looks.for_typing(slot.kind), get_column_letter(column)
        for row in range(first, last + 1):
            pen.write(sheet, row, column, None, look)
        total = looks.for_number(looks.BOLD, slot.kind)
        if units:
            cells = f"{letter}{first}:{letter}{last}"
            pen.calculate(sheet, last + 1, column, f'IF(COUNT({cells})=0,"",SUM({cells}))', total)
            looks.validate(sheet, slot.kind, [cells])
        else:
            pen.write(sheet, last + 1, column, None, total)
    looks.protect(sheet)
    sheet.freeze_panes = f"C{first}"
    looks.set_page(sheet, _HEADER_ROW, landscape=True, repeated="A:B")
    return tuple(
        (key, FIGURES_SHEET, f"{get_column_letter(column)}{_HEADER_ROW}") for column, (key, _) in enumerate(headings, 1)
    )
