"""A table with a row for each unit, our own or anybody's: columns by their headings, rows by their units."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from baocao.stages.take_in import rules, table_rules
from baocao.stages.take_in.cells import Reading, read_cell
from baocao.stages.take_in.gathering import Gathering, cell_name
from baocao.stages.take_in.names import UnitNames, folded, slot_named, slots_near
from baocao.stages.take_in.records import take_records
from baocao.values.form import Form
from baocao.values.grid import Grid
from baocao.values.number import total_of, write_number
from baocao.values.problem import Place, Problem
from baocao.values.taken_in import Doubt, TakenIn
from baocao.values.unit import CellPlace, Unit
from baocao.values.unit_form import STAMP_SHEET, Slot, Stamp, slots_of

_HEAD_ROWS = 25
_UNIT_HEADINGS = re.compile(
    r"(?:tên |mã )?(?:các )?(?:đơn vị|cơ quan đơn vị|cơ quan|tổ chức đảng|tổ chức cơ sở đảng|tccsđ|chi bộ đảng bộ"
    r"|đảng bộ chi bộ|chi đảng bộ|phòng ban|thôn|địa phương)(?: trực thuộc)?|mã|mã số"
)
_TOTALS = re.compile(r"(?:tổng|cộng|tổng cộng|tổng số|toàn (?:khối|đảng bộ|xã|huyện|tỉnh))\b.*")
_COLUMN_NUMBERS = re.compile(r"\(?(?:[a-z]|\d{1,2})\)?")


class _Table(Struct):
    """What the heading of one table says.

    Attributes:
        last: the heading's last row.
        name_columns: where units stand, the code's column first.
        columns: column → slot.
        doubts: column → heading that may mean something.
    """

    grid: Grid
    last: int
    name_columns: list[int] = field(default_factory=list)
    columns: dict[int, Slot] = field(default_factory=dict)
    doubts: dict[int, str] = field(default_factory=dict)


def read_tables(
    file: str,
    grids: Sequence[Grid],
    form: Form,
    units: Mapping[str, Unit],
    decisions: Mapping[str, str],
    stamp: Stamp | None,
) -> TakenIn:
    """The returns in every table of the file.

    Args:
        decisions: heading or name as it stands there → the key or code that the clerk chose; empty to leave it out.
        stamp: of our own table of all units, whose records have sheets of their own.
    """
    reader = _Reader(file, form, units, decisions)
    own = {name for _, name, _ in stamp.tables} if stamp else set[str]()
    tables = [
        table
        for grid in grids
        if not grid.is_hidden and grid.name not in own and grid.name != STAMP_SHEET
        and (table := reader.heading(grid)) is not None
    ]  # fmt: skip
    if not tables:
        return TakenIn((), (table_rules.no_table(Place(file)),))
    for table in tables:
        reader.read(table)
    if stamp:
        everyone = {code: reader.gatherings.get(code) or Gathering(file, unit, form) for code, unit in units.items()}
        reader.problems += take_records(file, {grid.name: grid for grid in grids}, stamp, form, everyone, "")
        reader.gatherings |= {code: each for code, each in everyone.items() if each.records}
    return reader.result()


class _Reader:
    def __init__(self, file: str, form: Form, units: Mapping[str, Unit], decisions: Mapping[str, str]) -> None:
        self.file = file
        self.form = form
        self.units = units
        self.names = UnitNames(units)
        self.decisions = decisions
        self.slots = slots_of(form)
        self.by_key = {slot.key: slot for slot in self.slots}
        self.gatherings: dict[str, Gathering] = {}
        self.rows: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.doubts: list[Doubt] = []

    def heading(self, grid: Grid) -> _Table | None:
        """The row that names units and figures; of several the one that names most."""
        found = [table for row in range(min(_HEAD_ROWS, len(grid.rows))) if (table := self._heading_at(grid, row))]
        return max(found, key=lambda table: (len(table.columns), -table.last), default=None)

    def _heading_at(self, grid: Grid, row: int) -> _Table | None:
        table = _Table(grid, row)
        for column in range(len(grid.rows[row])):
            texts = _texts_above(grid, row, column)
            if not texts:
                continue
            own, whole = texts[-1], " - ".join(texts)
            if any(_UNIT_HEADINGS.fullmatch(folded(text)) for text in texts):
                table.name_columns.append(column)
            elif own in self.decisions or whole in self.decisions:
                chosen = self.by_key.get(self.decisions.get(whole, self.decisions.get(own, "")))
                table.columns |= {column: chosen} if chosen else {}
            elif slot := slot_named(whole, self.slots) or slot_named(own, self.slots):
                table.columns[column] = slot
            elif slots_near(whole, self.slots) or slots_near(own, self.slots):
                table.doubts[column] = whole
        table.name_columns.sort(key=lambda column: not folded(str(grid.at(row, column))).startswith("mã"))
        return table if table.name_columns and (table.columns or table.doubts) else None

    def read(self, table: _Table) -> None:
        """Read the rows under the heading."""
        self._tell_columns(table)
        sums: dict[int, list[int]] = {column: [] for column in table.columns}
        for row in range(table.last + 1, len(table.grid.rows)):
            name = next((text for column in table.name_columns if (text := _text(table.grid.at(row, column)))), "")
            has_numbers = any(table.grid.at(row, column) is not None for column in table.columns)
            if _TOTALS.fullmatch(folded(name)) and self.names.named(name) is None:
                self._compare(table, row, sums)
            elif name and not (_COLUMN_NUMBERS.fullmatch(folded(name)) and name not in self.units):
                self._read_row(table, row, has_numbers, sums)
            elif has_numbers and not name:
                self.problems.append(
                    table_rules.row_without_unit(CellPlace(self.file, table.grid.name, cell_name(row, 0)))
                )

    def _tell_columns(self, table: _Table) -> None:
        keys = [slot.key for slot in table.columns.values()]
        for column, heading in table.doubts.items():
            candidates = slots_near(heading, self.slots) or slots_near(heading.rpartition(" - ")[2], self.slots)
            free = tuple(each for each in candidates if each[0] not in keys)
            if free:
                self._doubt(heading, free, CellPlace(self.file, table.grid.name, cell_name(table.last, column)))
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            columns = [column for column, slot in table.columns.items() if slot.key == key]
            cell = CellPlace(self.file, table.grid.name, cell_name(table.last, columns[1]))
            self.problems.append(table_rules.two_columns(cell, self.by_key[key].full_label))
            for column in columns:
                del table.columns[column]

    def _doubt(self, label: str, candidates: tuple[tuple[str, str], ...], cell: CellPlace) -> None:
        self.doubts.append(Doubt(label, candidates, cell))
        self.problems.append(table_rules.doubtful(cell, label, [name for _, name in candidates]))

    def _read_row(self, table: _Table, row: int, has_numbers: bool, sums: dict[int, list[int]]) -> None:
        unit = self._unit(table, row, has_numbers)
        if unit is None:
            return
        cell = CellPlace(self.file, table.grid.name, cell_name(row, table.name_columns[0]))
        if unit.code in self.rows and unit.code not in self.gatherings and not has_numbers:
            return
        told = f"{table.grid.name}!{cell.cell}"
        if has_numbers and unit.code in self.rows and self.rows[unit.code].rpartition("!")[0] == table.grid.name:
            self.problems.append(table_rules.two_rows(cell, unit.name, self.rows[unit.code]))
            self.gatherings.pop(unit.code, None)
            return
        if not has_numbers:
            return
        self.rows[unit.code] = told
        gathering = self.gatherings.setdefault(unit.code, Gathering(self.file, unit, self.form))
        for column, slot in table.columns.items():
            gathering.take(slot, table.grid, row, column)
            sums[column].append(row)

    def _unit(self, table: _Table, row: int, has_numbers: bool) -> Unit | None:
        names = [(column, text) for column in table.name_columns if (text := _text(table.grid.at(row, column)))]
        for _, name in names:
            if name in self.decisions:
                return self.units.get(self.decisions[name])
            if unit := self.names.named(name):
                return unit
        if has_numbers and names:
            column, name = names[-1]
            cell = CellPlace(self.file, table.grid.name, cell_name(row, column))
            near = self.names.near(name)
            if near:
                self._doubt(name, near, cell)
            else:
                self.problems.append(rules.unknown_unit(cell.place, name))
        return None

    def _compare(self, table: _Table, row: int, sums: Mapping[int, Sequence[int]]) -> None:
        """The table's own row of totals against the rows that were read."""
        for column, slot in table.columns.items():
            typed = read_cell(table.grid.at(row, column), slot.kind)
            read = [read_cell(table.grid.at(each, column), slot.kind) for each in sums[column]]
            numbers = [each.number for each in read if isinstance(each, Reading)]
            if isinstance(typed, Reading) and numbers and typed.number != total_of(numbers):
                cell = CellPlace(self.file, table.grid.name, cell_name(row, column))
                self.problems.append(
                    table_rules.total_row_differs(
                        cell, slot.full_label, write_number(typed.number), write_number(total_of(numbers))
                    )
                )

    def result(self) -> TakenIn:
        """All returns, each held against itself."""
        returns = [sent for each in self.gatherings.values() if (sent := each.finish()) is not None]
        found = [problem for each in self.gatherings.values() for problem in each.problems]
        return TakenIn(tuple(returns), (*self.problems, *found), tuple(self.doubts))


def _text(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None and not isinstance(cell, float | bool) else ""


def _texts_above(grid: Grid, row: int, column: int) -> list[str]:
    """The heading of a column from its group down: its own cell and what is merged over it in the two rows above."""
    texts: list[str] = []
    for each in range(max(0, row - 2), row + 1):
        cell = grid.at(each, column)
        if cell is None:
            cell = next(
                (grid.at(top, left) for top, left, bottom, right in grid.merged
                 if top <= each <= bottom and left <= column <= right and (left != right or bottom >= row)), None,
            )  # fmt: skip
        text = _text(cell) if isinstance(cell, str) else ""
        if text and text not in texts and (each == row or _is_over(grid, each, column)):
            texts.append(text)
    return texts


def _is_over(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell above the heading's last row belongs to it: it is merged, and not over the whole sheet."""
    width = max((len(each) for each in grid.rows), default=0)
    return any(
        top <= row <= bottom and left <= column <= right and right - left + 1 < max(3, width)
        for top, left, bottom, right in grid.merged
    )
