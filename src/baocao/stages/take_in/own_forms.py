"""Our own form, known by its stamp: its cells are read where they are, or where their lines have gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from baocao.adapters.spreadsheets.reading import address
from baocao.stages.take_in import rules
from baocao.stages.take_in.gathering import Gathering, cell_name
from baocao.stages.take_in.names import UnitNames, same_words
from baocao.stages.take_in.records import take_records
from baocao.values.form import Form
from baocao.values.grid import Grid
from baocao.values.problem import Place, Problem
from baocao.values.taken_in import TakenIn
from baocao.values.unit import CellPlace, Unit
from baocao.values.unit_form import FIGURES_SHEET, Slot, Stamp, asked_of_units, edition_of, slots_of

_LABEL_COLUMN = 1
_HEAD_ROWS = 8
_WHOSE = "Đơn vị: "


def read_own_form(file: str, grids: Mapping[str, Grid], stamp: Stamp, form: Form, units: Mapping[str, Unit]) -> TakenIn:
    """The return of the unit for which the form was made."""
    unit = units.get(stamp.unit)
    if unit is None:
        return TakenIn((), (rules.unknown_unit(Place(file), stamp.unit),))
    shown = _name_on(grids)
    if shown is not None and not same_words(shown, unit.name):
        other = UnitNames(units).named(shown)
        if other is not None and other.code != unit.code:
            return TakenIn((), (rules.other_unit(Place(file), shown, unit),))
    gathering = Gathering(file, unit, form)
    problems = list(_edition(file, stamp, form))
    slots = gathering.slots
    by_sheet: dict[str, list[tuple[Slot, tuple[int, int]]]] = {}
    for key, sheet, cell in stamp.cells:
        at = address(cell)
        if key in slots and at is not None:
            by_sheet.setdefault(sheet, []).append((slots[key], at))
    for name, wanted in by_sheet.items():
        grid = grids.get(name)
        if grid is None:
            problems.append(rules.sheet_gone(Place(file), name))
            continue
        problems += _read_sheet(grid, wanted, gathering)
    problems += take_records(file, grids, stamp, form, {unit.code: gathering}, unit.code)
    sent = gathering.finish()
    return TakenIn((sent,) if sent else (), (*problems, *gathering.problems))


def _name_on(grids: Mapping[str, Grid]) -> str | None:
    """The unit's name as the sheet's head shows it."""
    grid = grids.get(FIGURES_SHEET)
    for row in grid.rows[:_HEAD_ROWS] if grid else ():
        for cell in row:
            if isinstance(cell, str) and cell.startswith(_WHOSE):
                return cell.removeprefix(_WHOSE).strip()
    return None


def _edition(file: str, stamp: Stamp, form: Form) -> Iterator[Problem]:
    if stamp.edition == edition_of(form):
        return
    slots = {slot.key: slot for slot in slots_of(form)}
    stamped = {key for key, _, _ in stamp.cells} | {key for key, _, _ in stamp.tables}
    records = {indicator.key: indicator.label for indicator in asked_of_units(form) if indicator.columns}
    new = [slot.full_label for slot in slots.values() if slot.key not in stamped]
    new += [label for key, label in records.items() if key not in stamped]
    yield rules.older_edition(Place(file), sorted(stamped - set(slots) - set(records)), new)


def _read_sheet(grid: Grid, wanted: Sequence[tuple[Slot, tuple[int, int]]], gathering: Gathering) -> Iterator[Problem]:
    """Read every slot of one sheet in the row where its label stands."""
    rows, shift = _rows_of(grid, wanted)
    moved = 0
    for slot, (row, column) in wanted:
        found = rows.get(slot.key)
        if found is None:
            place = CellPlace(gathering.file, grid.name, cell_name(row, column))
            # A line that is gone with nothing typed in it is told by what is then empty.
            if grid.at(row, column) is not None or slot.is_input:
                gathering.lost(slot, rules.line_gone(place, slot.full_label))
            continue
        moved += found != row or bool(shift)
        gathering.take(slot, grid, found, column + shift)
    if moved:
        yield rules.lines_moved(Place(gathering.file, part=grid.name), moved)


def _rows_of(grid: Grid, wanted: Sequence[tuple[Slot, tuple[int, int]]]) -> tuple[dict[str, int], int]:
    """Key → the row of its label, and by how many columns the labels have moved.

    Labels repeat (“xây dựng mới” under every field), so that the whole sequence is laid against the sheet's.
    """
    expected = [slot.label for slot, _ in wanted]
    best: dict[str, int] = {}
    shift = 0
    width = max((len(row) for row in grid.rows), default=0)
    for column in sorted(range(min(width, 2 * _HEAD_ROWS)), key=lambda column: abs(column - _LABEL_COLUMN)):
        stamped = {slot.key: row for slot, (row, _) in wanted if same_words(grid.at(row, column), slot.label)}
        if len(stamped) == len(wanted):
            return stamped, column - _LABEL_COLUMN
        texts = [(number, row[column]) for number, row in enumerate(grid.rows) if column < len(row)]
        shown = [(number, " ".join(text.split())) for number, text in texts if isinstance(text, str) and text.strip()]
        matcher = SequenceMatcher(None, [" ".join(label.split()) for label in expected],
                                  [text for _, text in shown], autojunk=False)  # fmt: skip
        rows = {
            wanted[block.a + step][0].key: shown[block.b + step][0]
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        }
        if len(rows) > len(best):
            best, shift = rows, column - _LABEL_COLUMN
    return best, shift
