"""The sheet of one unit's figures: a line for each, parts under their whole, sums as formulas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from baocao.stages.draw_unit_form import looks
from baocao.stages.draw_unit_form.controls import controls
from baocao.stages.draw_unit_form.looks import Pen
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.tally import Node, Number, nodes_of, numbers_of
from baocao.values.unit import Unit, UnitReturns
from baocao.values.unit_form import FIGURES_SHEET, Slot, slots_of

_HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Kỳ này", "Kiểm tra", "Ghi chú")
_WIDTHS = (6, 48, 14, 14, 16, 30, 24)
_LABEL, _UNIT, _BEFORE, _INPUT, _CONTROL, _NOTE = 2, 3, 4, 5, 6, 7
_HEADER_ROW = 7
_HOW = "Chỉ điền ô màu vàng. Không có thì ghi 0; chưa có số liệu thì để trống. Tổng tự cộng."
_INSTEAD = "Ô vàng nhạt: tự cộng từ các dòng dưới; không có số chi tiết thì gõ thẳng số tổng vào đó."


def draw_figures(
    sheet: Worksheet,
    pen: Pen,
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
    _head(sheet, pen, form, unit, period, slots, before_period if old else None)
    rows = _rows(slots)
    cells = {slot.key: f"E{rows[slot.key]}" for slot in slots}
    told = {key: words for node in nodes for key, words in _controls(node, cells).items()}
    number = 0
    for slot in slots:
        number += not slot.depth
        row = rows[slot.key]
        _line(sheet, pen, row, slot, str(number) if not slot.depth else "", cells, old)
        if slot.key in told:
            pen.calculate(sheet, row, _CONTROL, told[slot.key], looks.WARNING)
    for kind in dict.fromkeys(slot.kind for slot in slots):
        looks.validate(sheet, kind, [cells[slot.key] for slot in slots if slot.kind is kind and slot.may_be_typed])
    looks.protect(sheet)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    looks.set_page(sheet, _HEADER_ROW, landscape=True)
    return tuple((slot.key, FIGURES_SHEET, cells[slot.key]) for slot in slots)


def _head(
    sheet: Worksheet,
    pen: Pen,
    form: Form,
    unit: Unit,
    period: Period,
    slots: Sequence[Slot],
    before_period: Period | None,
) -> None:
    pen.write(sheet, 1, 1, form.title, looks.TITLE)
    pen.write(sheet, 2, 1, f"Số liệu {period.label}", looks.SUBTITLE)
    pen.write(sheet, 3, 1, f"Đơn vị: {unit.name}", looks.SUBTITLE)
    pen.write(sheet, 4, 1, _HOW, looks.ADVICE)
    if any(slot.parts and slot.may_be_typed for slot in slots):
        pen.write(sheet, 5, 1, _INSTEAD, looks.ADVICE)
    named = {_INPUT: _capital(period.label)}
    if before_period:
        named[_BEFORE] = _capital(before_period.label)
    for column, (words, width) in enumerate(zip(_HEADER, _WIDTHS, strict=True), 1):
        cell = pen.write(sheet, _HEADER_ROW, column, named.get(column, words), looks.HEADING)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[_HEADER_ROW].height = 36


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(slots: tuple[Slot, ...]) -> dict[str, int]:
    """The row of each slot; a division has a line of its own above its first part."""
    rows, row = {}, _HEADER_ROW
    for slot in slots:
        row += 2 if slot.heading else 1
        rows[slot.key] = row
    return rows


def _line(
    sheet: Worksheet, pen: Pen, row: int, slot: Slot, number: str, cells: Mapping[str, str], old: Mapping[str, Number]
) -> None:
    indent = 2 * slot.depth
    if slot.heading:
        for column in range(1, len(_HEADER) + 1):
            words = slot.heading if column == _LABEL else None
            pen.write(sheet, row - 1, column, words, replace(looks.GROUP, indent=indent if words else 0))
    look = looks.PLAIN if slot.depth else looks.BOLD
    pen.write(sheet, row, 1, number or None, replace(look, centred=True))
    pen.write(sheet, row, _LABEL, slot.label, replace(look, indent=indent))
    pen.write(sheet, row, _UNIT, slot.unit or None, replace(looks.PLAIN, centred=True))
    pen.write(sheet, row, _BEFORE, _plain(old.get(slot.key)), looks.for_number(look, slot.kind))
    pen.write(sheet, row, _CONTROL, None, looks.WARNING)
    pen.write(sheet, row, _NOTE, None, looks.OPEN)
    opened = looks.for_typing(slot.kind, look, instead=bool(slot.parts))
    typed = opened if slot.may_be_typed else looks.for_number(look, slot.kind)
    if slot.parts:
        parts = ",".join(cells[part] for part in slot.parts)
        pen.calculate(sheet, row, _INPUT, f'IF(COUNT({parts})=0,"",SUM({parts}))', typed)
    else:
        pen.write(sheet, row, _INPUT, None, typed)


def _plain(number: Number | None) -> int | float | None:
    return float(number) if number is not None and not isinstance(number, int) else number


def _controls(node: Node, cells: Mapping[str, str]) -> dict[str, str]:
    told = defaultdict(list)
    for key, expression in controls(node, cells):
        told[key].append(expression)
    return {key: "&".join(expressions) for key, expressions in told.items()}
