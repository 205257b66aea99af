"""What the units sent → the rows of their tables, each cell read by its column's kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from baocao.adapters.yaml_tree import Scalar
from baocao.stages.load.taking import cell_of
from baocao.values.figures import UnitRow
from baocao.values.form import Form, Kind
from baocao.values.period import Period
from baocao.values.problem import Place, Problem
from baocao.values.unit import Unit, UnitReturns
from baocao.values.unit_form import asked_of_units


def read_unit_rows(
    returns: UnitReturns, units: Mapping[str, Unit], form: Form, period: Period, problems: list[Problem]
) -> dict[str, tuple[UnitRow, ...]]:
    """Key of each table that units are asked for → their rows: the units in their list's order, each one's as sent.

    Rows of bodies that do not exist on the period's last day are left out, as their figures are.
    """
    tables = {each.key: each.columns for each in asked_of_units(form) if each.kind is Kind.RECORDS}
    found: dict[str, list[UnitRow]] = {key: [] for key in tables}
    for unit in units.values():
        sent = returns.returns.get(unit.code)
        if sent is None or not unit.exists_on(period.last_day):
            continue
        count: Counter[str] = Counter()
        for record in sent.records:
            count[record.key] += 1
            place = returns.places.get((unit.code, f"{record.key}[{count[record.key]}]"), Place(returns.path))
            cells = {
                column.key: cell_of(Scalar(record.texts.get(column.key, ""), place), column, place, problems)
                for column in tables[record.key]
            }
            found[record.key].append(UnitRow(unit, cells, record.cell))
    return {key: tuple(rows) for key, rows in found.items()}
