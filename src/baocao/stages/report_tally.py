"""Tally, Problems → Workbook: who sent and who did not, what to ask, sums by kind of unit, highest and lowest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.values.figures import Figures
from baocao.values.number import total_of
from baocao.values.problem import Problem, Severity
from baocao.values.tally import PROVISIONAL, Number, Tally
from baocao.values.unit import Unit
from baocao.values.unit_form import Slot, slots_of
from baocao.values.workbook import CellValue, Workbook, WorkbookSheet

_Row = tuple[CellValue, ...]
_RANKED = 5
_NO_KIND = "chưa ghi loại"


def report_tally(tally: Tally, figures: Figures, problems: Sequence[Problem]) -> Workbook:
    """The workbook “… - tổng hợp”, for the officer who follows the units up.

    Args:
        problems: findings of this run; those about one unit's file stand beside its name.
    """
    slots = slots_of(figures.form)
    sheets = (
        WorkbookSheet(
            "Tình hình gửi",
            ("TT", "Mã", "Đơn vị", "Loại", "Tình hình", "Tệp", "Số ô để trống"),
            tuple(_sent(tally, slots)),
            (6, 22, 44, 14, 14, 44, 12),
        ),
        WorkbookSheet(
            "Cần hỏi lại", ("TT", "Đơn vị", "Chỗ", "Mức", "Nội dung", "Cách xử lý"),
            tuple((number, *row) for number, row in enumerate(_asked(tally, problems), 1)), (6, 34, 40, 12, 70, 60),
        ),
        _by_kind(tally, slots),
        WorkbookSheet(
            "Cao nhất, thấp nhất", ("Chỉ tiêu", "Thứ hạng", "Đơn vị", "Số"), tuple(_ranked(tally, slots)),
            (44, 16, 44, 14),
        ),
        WorkbookSheet(
            "Từng đơn vị", ("Mã", "Đơn vị", *(slot.full_label for slot in slots)), tuple(_each(tally, slots)),
            (22, 44, *(14 for _ in slots)),
        ),
    )  # fmt: skip
    title = f"Tổng hợp số liệu các đơn vị: {figures.form.title}, {figures.period.label}"
    return Workbook(title, figures.issuer.name, figures.period.last_day, sheets)


def _sent(tally: Tally, slots: Sequence[Slot]) -> Iterator[_Row]:
    for number, unit in enumerate(tally.expected, 1):
        sent = tally.returns.get(unit.code)
        numbers = tally.numbers.get(unit.code, {})
        empty = sum(slot.key not in numbers for slot in slots if slot.is_input) if sent else None
        yield (
            number, unit.code, unit.name, unit.kind, "đã gửi" if sent else "CHƯA GỬI", sent.file if sent else "", empty,
        )  # fmt: skip
    sent_count = len(tally.expected) - len(tally.silent)
    yield (None, "", f"Đã gửi {sent_count}/{len(tally.expected)} đơn vị", "", "", "", None)


def _asked(tally: Tally, problems: Iterable[Problem]) -> Iterator[_Row]:
    """What is wrong or doubtful, by unit in their order; what concerns no single unit's file comes first."""
    names = {sent.file: unit.name for unit in tally.expected if (sent := tally.returns.get(unit.code))}
    order = {unit.name: number for number, unit in enumerate(tally.expected, 1)}
    told = [problem for problem in problems if problem.severity is not Severity.HINT]
    for problem in sorted(told, key=lambda problem: order.get(names.get(problem.place.path, ""), 0)):
        yield (
            names.get(problem.place.path, ""), str(problem.place), problem.severity.value, problem.message,
            problem.remedy,
        )  # fmt: skip


def _by_kind(tally: Tally, slots: Sequence[Slot]) -> WorkbookSheet:
    kinds = list(dict.fromkeys(unit.kind or _NO_KIND for unit in tally.expected))
    rows = []
    for slot in slots:
        total = tally.totals.get(slot.key)
        sums = [_sum_of(tally, slot.key, [unit for unit in tally.expected if (unit.kind or _NO_KIND) == kind])
                for kind in kinds]  # fmt: skip
        rows.append(
            (
                "    " * slot.depth + (f"{slot.heading}: " if slot.heading else "") + slot.label, slot.unit, *sums,
                total.number if total else None,
                len(total.givers) if total else 0,
                "" if total is None or total.is_complete else PROVISIONAL.strip("()"),
            )
        )  # fmt: skip
    header = ("Chỉ tiêu", "Đơn vị tính", *kinds, "Tổng cộng", "Số đơn vị có số", "Ghi chú")
    return WorkbookSheet("Cộng theo loại", header, tuple(rows), (44, 14, *(14 for _ in kinds), 14, 12, 12))


def _sum_of(tally: Tally, key: str, units: Sequence[Unit]) -> Number | None:
    numbers = [number for unit in units if (number := tally.numbers.get(unit.code, {}).get(key)) is not None]
    return total_of(numbers) if numbers else None


def _ranked(tally: Tally, slots: Sequence[Slot]) -> Iterator[_Row]:
    """The highest and lowest of each whole; of units that share the last place, as many as fit, then how many more."""
    for slot in slots:
        if slot.depth:
            continue
        known = [
            (number, unit.name)
            for unit in tally.expected
            if (number := tally.numbers.get(unit.code, {}).get(slot.key)) is not None
        ]
        highest = sorted(known, key=lambda each: -each[0])
        lowest = sorted(known, key=lambda each: each[0])
        for words, ranked in (("cao nhất", highest), ("thấp nhất", lowest)):
            order = [number for number, _ in ranked]
            for number, name in ranked[:_RANKED]:
                yield (slot.label, f"{words}: {order.index(number) + 1}", name, number)
            more = sum(number == order[_RANKED - 1] for number in order[_RANKED:])
            if more:
                last = order[_RANKED - 1]
                yield (slot.label, f"{words}: {order.index(last) + 1}", f"và {more} đơn vị nữa bằng số này", last)


def _each(tally: Tally, slots: Sequence[Slot]) -> Iterator[_Row]:
    for unit in tally.expected:
        numbers = tally.numbers.get(unit.code, {})
        yield (unit.code, unit.name, *(numbers.get(slot.key) for slot in slots))
