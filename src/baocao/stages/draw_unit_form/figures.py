"""The sheet of one unit's figures: a line for each, parts under their whole, sums as formulas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.stages.draw_unit_form.controls import controls
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.tally import Node, Number, nodes_of, numbers_of
from baocao.values.unit import Unit, UnitReturns
from baocao.values.unit_form import FIGURES_SHEET, Slot, slots_of

_HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Kỳ này", "Ghi chú")
_WIDTHS = (6, 52, 14, 14, 16, 44)
_LABEL, _UNIT, _BEFORE, _INPUT, _NOTE = 2, 3, 4, 5, 6
_HEADER_ROW = 6
_HOW = "Chỉ điền các ô màu vàng. Không có thì ghi 0; chưa có số liệu thì để trống. Tổng tự cộng."


def draw_figures(
    sheet: Worksheet,
    form: Form,
    unit: Unit,
    period: Period,
    before: UnitReturns | None,
    before_period: Period | None,
) -> tuple[tuple[str, str, str], ...]:
    """Fill the sheet; (key, sheet, cell) of every number on it."""
    sheet.title = FIGURES_SHEET
    slots, nodes = slots_of(form), nodes_of(form)
    earlier = before.returns.get(unit.code) if before else None
    old = numbers_of(earlier.figures, nodes) if earlier else {}
    _head(sheet, form, unit, period, before_period if old else None)
    rows = _rows(slots)
    cells = {slot.key: f"E{rows[slot.key]}" for slot in slots}
    number = 0
    for slot in slots:
        number += not slot.depth
        _line(sheet, rows[slot.key], slot, str(number) if not slot.depth else "", cells, old)
    _notes(sheet, rows, {key: told for node in nodes for key, told in _controls(node, cells).items()})
    for kind in {slot.kind for slot in slots}:
        _let_through(sheet, looks.validation(kind), [cells[slot.key] for slot in slots if slot.kind is kind])
    looks.protect(sheet)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    looks.set_page(sheet, f"{_HEADER_ROW}:{_HEADER_ROW}")
    return tuple((slot.key, FIGURES_SHEET, cells[slot.key]) for slot in slots)


def _head(sheet: Worksheet, form: Form, unit: Unit, period: Period, before_period: Period | None) -> None:
    looks.write(sheet, 1, 1, form.title, looks.TITLE, boxed=False)
    looks.write(sheet, 2, 1, f"Số liệu {period.label}", looks.BOLD, boxed=False)
    looks.write(sheet, 3, 1, f"Đơn vị: {unit.name}", looks.BOLD, boxed=False)
    looks.write(sheet, 4, 1, _HOW, looks.NOTE, boxed=False)
    for row in range(1, 5):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEADER))
    for column, (words, width) in enumerate(zip(_HEADER, _WIDTHS, strict=True), 1):
        shown = words
        if column == _BEFORE and before_period:
            shown = before_period.label[:1].upper() + before_period.label[1:]
        elif column == _INPUT:
            shown = period.label[:1].upper() + period.label[1:]
        cell = looks.write(sheet, _HEADER_ROW, column, shown, looks.BOLD)
        cell.alignment, cell.fill = looks.CENTRE, looks.HEADING
        sheet.column_dimensions[cell.column_letter].width = width


def _rows(slots: tuple[Slot, ...]) -> dict[str, int]:
    """The row of each slot; a division has a line of its own above its first part."""
    rows, row = {}, _HEADER_ROW
    for slot in slots:
        row += 2 if slot.heading else 1
        rows[slot.key] = row
    return rows


def _line(
    sheet: Worksheet, row: int, slot: Slot, number: str, cells: Mapping[str, str], old: Mapping[str, Number]
) -> None:
    if slot.heading:
        for column in range(1, len(_HEADER) + 1):
            looks.write(sheet, row - 1, column, slot.heading if column == _LABEL else None, looks.NOTE)
        sheet.cell(row - 1, _LABEL).alignment = looks.indented(slot.depth)
    font = looks.FONT if slot.depth else looks.BOLD
    looks.write(sheet, row, 1, number or None, font).alignment = looks.CENTRE
    looks.write(sheet, row, _LABEL, slot.label, font).alignment = looks.indented(slot.depth)
    looks.write(sheet, row, _UNIT, slot.unit, looks.FONT).alignment = looks.CENTRE
    looks.write(sheet, row, _NOTE, None, looks.WARNING)
    before = looks.write(sheet, row, _BEFORE, _plain(old.get(slot.key)), font)
    typed = looks.write(sheet, row, _INPUT, None, font)
    before.number_format = typed.number_format = looks.number_format(slot.kind)
    if slot.parts:
        parts = ",".join(cells[part] for part in slot.parts)
        typed.value = f'=IF(COUNT({parts})=0,"",SUM({parts}))'
    if slot.may_be_typed:
        looks.open_for_typing(typed, slot.kind)
        typed.fill = looks.INSTEAD if slot.parts else looks.INPUT


def _plain(number: Number | None) -> int | float | None:
    return float(number) if number is not None and not isinstance(number, int) else number


def _controls(node: Node, cells: Mapping[str, str]) -> dict[str, str]:
    told = defaultdict(list)
    for key, expression in controls(node, cells):
        told[key].append(expression)
    return {key: "=" + "&".join(expressions) for key, expressions in told.items()}


def _notes(sheet: Worksheet, rows: Mapping[str, int], told: Mapping[str, str]) -> None:
    for key, formula in told.items():
        sheet.cell(rows[key], _NOTE).value = formula


def _let_through(sheet: Worksheet, rule: DataValidation | None, cells: list[str]) -> None:
    if rule is not None:
        sheet.add_data_validation(rule)
        for cell in cells:
            rule.add(cell)
