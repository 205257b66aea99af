"""Blocks, Facts → Workbook: every number on the paper, its sentence, and the line or computation that it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from baocao.values.blocks import Blocks, Run, Table
from baocao.values.facts import Comparison, Facts, Quantity
from baocao.values.figures import Acknowledgement, Figures
from baocao.values.number import total_of, write_number
from baocao.values.problem import Problem
from baocao.values.unit_form import slots_of
from baocao.values.workbook import CellValue, Workbook, WorkbookSheet

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 40
"""Letters; of a longer text only its numbers are listed."""
_MARK = re.compile(r"\d+\. ")
"""The number of a list's item: no figure."""
_HEADER = ("TT", "Con số", "Câu", "Tệp và dòng", "Mục", "Cách tính", "Cùng kỳ", "Kỳ trước")
_UNITS_SHEET = "Số liệu đơn vị"
_OWN_NAMES = {
    "ky": "kỳ báo cáo",
    "su_kien": "bảng sự kiện",
    "can_cu": "bảng căn cứ",
    "to_chuc": "bảng tổ chức",
    "phu_luc": "thứ tự phụ lục",
    "don_vi": "danh sách đơn vị",
}


def trace(blocks: Blocks, facts: Facts, acknowledged: Sequence[tuple[Acknowledgement, Problem]] = ()) -> Workbook:
    """Account for every run with a digit in it, in the paper's order, and for what the office acknowledged."""
    quantities = dict(_quantities(facts))
    rows = tuple((number, *row) for number, row in enumerate(_rows(blocks, quantities, _sums(facts, quantities)), 1))
    sheets = [WorkbookSheet("Nguồn số liệu", _HEADER, rows, (6, 16, 60, 34, 30, 24, 14, 14))]
    sent = tuple(_sent(blocks, facts.figures))
    if sent:
        header = ("Chỉ tiêu", "Đơn vị", "Số", "Tệp của đơn vị", "Trang tính", "Ô", "Tệp và dòng")
        sheets.append(WorkbookSheet(_UNITS_SHEET, header, sent, (44, 44, 14, 44, 18, 8, 40)))
    if acknowledged:
        told: tuple[tuple[CellValue, ...], ...] = tuple(
            (problem.rule, problem.message, each.reason, str(each.place)) for each, problem in acknowledged
        )
        sheets.append(
            WorkbookSheet(
                "Xác nhận", ("Quy tắc", "Thông báo", "Lý do của cơ quan", "Tệp và dòng"), told, (30, 60, 50, 34)
            )
        )
    figures = facts.figures
    title = f"Nguồn số liệu: {figures.form.title}, {figures.period.label}"
    return Workbook(title, figures.issuer.name, figures.period.last_day, tuple(sheets))


def _sums(facts: Facts, quantities: Mapping[str, Quantity]) -> dict[str, str]:
    """Key of each figure that is what the units' figures add up to → how many units that is."""
    found = {}
    for key, division in (facts.units.divisions if facts.units else {}).items():
        known = [part.number for part in division.parts if part.number is not None]
        if known and quantities[key].number == total_of(known):
            found[key] = f"cộng từ {len(known)} đơn vị (trang “{_UNITS_SHEET}”)"
    return found


def _sent(blocks: Blocks, figures: Figures) -> Iterator[tuple[CellValue, ...]]:
    """The units' own figures that what is printed was added up from, each with its cell."""
    returns = figures.returns
    printed = {run.source.key for run in _all_runs(blocks)} if returns else set()
    keys = {key.partition(".don_vi")[0] for key in printed}
    for slot in slots_of(figures.form) if returns else ():
        if not any(slot.key == key or slot.key.startswith(f"{key}.") for key in keys):
            continue
        for unit in figures.units.values():
            sent = returns.returns.get(unit.code) if returns else None
            figure = sent.figures.get(slot.key) if sent else None
            if returns and figure and unit.exists_on(figures.period.last_day):
                place = returns.places.get((unit.code, slot.key))
                cell = figure.cell
                yield (slot.full_label, unit.name, figure.number, cell.file, cell.sheet, cell.cell, str(place or ""))


def _all_runs(blocks: Blocks) -> Iterator[Run]:
    yield from blocks.subject
    for block in blocks.everything:
        if isinstance(block, Table):
            yield from (run for row in block.rows for cell in row for run in cell)
        else:
            yield from block.runs


def _rows(
    blocks: Blocks, quantities: Mapping[str, Quantity], sums: Mapping[str, str]
) -> Iterator[tuple[CellValue, ...]]:
    yield from _line_rows(blocks.subject, quantities, sums)
    for block in blocks.everything:
        if isinstance(block, Table):
            numbered = block.header[0] == "TT"
            for row in block.rows:
                cells = row[1:] if numbered else row
                yield from _line_rows([run for cell in cells for run in cell], quantities, sums, joint=" | ")
        else:
            yield from _line_rows(block.runs, quantities, sums)


def _line_rows(
    runs: Sequence[Run], quantities: Mapping[str, Quantity], sums: Mapping[str, str], joint: str = ""
) -> Iterator[tuple[CellValue, ...]]:
    text = joint.join(run.text for run in runs)
    mark = _MARK.match(text)
    at = 0
    for run in runs:
        if mark and at < mark.end() and not run.source.key:
            at += len(run.text) + len(joint)
            continue
        if re.search(r"\d", run.text):
            source = run.source
            quantity = quantities.get(source.key)
            yield (
                _shown(run),
                _sentence(text, at),
                f"{source.place.path}:{source.place.line}" if source.place.line else source.place.path,
                _OWN_NAMES.get(source.key.split(".")[0], source.key) if source.key else "chữ của mẫu lời văn",
                source.computation or sums.get(source.key, ""),
                _earlier(quantity.same_last_year if quantity else None),
                _earlier(quantity.previous if quantity else None),
            )
        at += len(run.text) + len(joint)


def _shown(run: Run) -> str:
    """A value as it is printed; of the template's own words and of long texts only the numbers."""
    if run.source.key and len(run.text) <= _LONGEST:
        return run.text
    return ", ".join(re.findall(r"\d[\d.,/]*\d|\d", run.text))


def _sentence(text: str, at: int) -> str:
    """The sentence of the text that holds the character at that position."""
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    for end in _SENTENCE_END.finditer(text, start):
        if end.start() > at:
            return text[start : end.start()]
        start = end.end()
    return text[start:]


def _earlier(comparison: Comparison | None) -> str:
    return write_number(comparison.number) if comparison else ""


def _quantities(facts: Facts) -> Iterator[tuple[str, Quantity]]:
    pending = [fact for fact in facts.facts.values() if isinstance(fact, Quantity)]
    while pending:
        quantity = pending.pop()
        yield quantity.key, quantity
        # A total computed from a named partition is printed under the partition's key.
        yield from ((f"{quantity.key}.{division.key}", quantity) for division in quantity.divisions if division.key)
        pending += [part for division in quantity.divisions for part in division.parts]
