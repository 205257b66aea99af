"""Grids of a spreadsheet → TakenIn: the returns in it with the cell of every figure, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.stages.take_in import rules
from baocao.stages.take_in.own_forms import read_own_form
from baocao.stages.take_in.tables import read_tables
from baocao.values.form import Form
from baocao.values.grid import Grid
from baocao.values.period import Period
from baocao.values.problem import Place
from baocao.values.taken_in import TakenIn
from baocao.values.unit import Unit
from baocao.values.unit_form import EVERY_UNIT, STAMP_SHEET, Stamp


def take_in(
    file: str,
    grids: tuple[Grid, ...],
    form: Form,
    units: Mapping[str, Unit],
    period: Period,
    decisions: Mapping[str, str] | None = None,
) -> TakenIn:
    """Read our own form, our own table of all units, or a plain table with a row for each unit.

    Args:
        file: how findings call it.
        decisions: headings and names that were in doubt → the key or code that the clerk chose, empty for none.

    Returns:
        Only figures that are certain; everything else is a finding, and the rest is read.
    """
    stamp = _stamp(grids)
    if stamp is not None and stamp.report != form.report:
        return TakenIn((), (rules.other_report(Place(file), stamp.report, form.report),))
    if stamp is not None and stamp.period != period.key:
        of = Period.parse(stamp.period)
        return TakenIn((), (rules.other_period(Place(file), of.label if of else stamp.period, period.label),))
    if stamp is not None and stamp.unit != EVERY_UNIT:
        return read_own_form(file, {grid.name: grid for grid in grids}, stamp, form, units)
    return read_tables(file, grids, form, units, decisions or {}, stamp)


def _stamp(grids: tuple[Grid, ...]) -> Stamp | None:
    grid = next((grid for grid in grids if grid.name == STAMP_SHEET), None)
    if grid is None:
        return None
    return Stamp.read(tuple(tuple("" if cell is None else str(cell) for cell in row) for row in grid.rows))
