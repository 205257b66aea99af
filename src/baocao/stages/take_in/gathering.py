"""What one unit's cells give, gathered cell by cell."""

from __future__ import annotations

from baocao.stages.take_in import rules
from baocao.stages.take_in.agreement import Agreement
from baocao.stages.take_in.cells import Unclear, read_cell
from baocao.values.form import Form
from baocao.values.grid import Grid
from baocao.values.number import write_number
from baocao.values.problem import Place, Problem
from baocao.values.tally import nodes_of
from baocao.values.unit import CellPlace, Unit, UnitFigure, UnitRecord, UnitReturn
from baocao.values.unit_form import Slot, slots_of


def column_letters(column: int) -> str:
    """0 → `A`, 27 → `AB`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """(8, 3) → `D9`."""
    return f"{column_letters(column)}{row + 1}"


class Gathering:
    """The figures of one unit while its cells are read.

    Attributes:
        problems: what was wrong with single cells.
    """

    def __init__(self, file: str, unit: Unit, form: Form) -> None:
        self.file = file
        self.unit = unit
        self.form = form
        self.slots = {slot.key: slot for slot in slots_of(form)}
        self.figures: dict[str, UnitFigure] = {}
        self.records: list[UnitRecord] = []
        self.problems: list[Problem] = []
        self.spoiled: set[str] = set()

    def take(self, slot: Slot, grid: Grid, row: int, column: int) -> None:
        """Read the slot's number from that cell of the sheet."""
        cell = CellPlace(self.file, grid.name, cell_name(row, column))
        at = (row, column)
        if slot.parts and at in grid.formulas:
            # We add the parts up ourselves.
            return
        if at in grid.uncalculated:
            self._spoil(slot, rules.never_calculated(cell, slot.full_label))
            return
        if any(is_inside(at, area) for area in grid.merged):
            self._spoil(slot, rules.merged(cell, slot.full_label))
            return
        read = read_cell(grid.at(row, column), slot.kind)
        if read is None:
            return
        if isinstance(read, Unclear):
            self._spoil(slot, rules.unclear(cell, slot.full_label, read.message, read.remedy))
            return
        if read.note:
            self.problems.append(rules.with_words(cell, slot.full_label, read.note, write_number(read.number)))
        self.figures[slot.key] = UnitFigure(slot.key, read.number, cell)

    def lost(self, slot: Slot, problem: Problem) -> None:
        """The slot cannot be read for the reason that the finding tells."""
        self._spoil(slot, problem)

    def _spoil(self, slot: Slot, problem: Problem) -> None:
        self.spoiled.add(slot.key)
        self.problems.append(problem)

    def finish(self) -> UnitReturn | None:
        """The return, after its figures were held against one another; None where nothing is in it."""
        labels = {key: slot.full_label for key, slot in self.slots.items()}
        agreement = Agreement(self.unit.name, self.figures, labels)
        given = set(self.figures) | self.spoiled
        for node in nodes_of(self.form):
            agreement.judge(node)
        self.problems += agreement.problems
        if not given and not self.records:
            self.problems.append(rules.nothing_typed(Place(self.file), self.unit.name))
            return None
        return UnitReturn(self.unit.code, self.file, agreement.figures, tuple(self.records))


def is_inside(at: tuple[int, int], area: tuple[int, int, int, int]) -> bool:
    """Whether the cell lies in the merged range."""
    top, left, bottom, right = area
    return top <= at[0] <= bottom and left <= at[1] <= right and (top, left) != (bottom, right)
