"""What the units sent, as facts: who sent, and every figure divided by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.stages.derive.plain import cell_fact
from baocao.stages.derive.totals import column_totals
from baocao.values.facts import DividedFact, Quantity, RecordsFact, State, TextFact, UnitsFact
from baocao.values.figures import Figures, UnitRow
from baocao.values.form import DivisionKind
from baocao.values.number import total_of
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.tally import nodes_of, numbers_of
from baocao.values.unit import UnitReturn, UnitReturns
from baocao.values.unit_form import Slot, slots_of

_FILE = Place("data/don-vi.yaml")


def units_fact(figures: Figures) -> UnitsFact | None:
    """Who was to send, who did, and each figure by unit; None for an office that has no units."""
    expected = tuple(unit for unit in figures.units.values() if unit.exists_on(figures.period.last_day))
    if not expected:
        return None
    returns = figures.returns or UnitReturns("")
    sent = tuple(unit for unit in expected if unit.code in returns.returns)
    nodes = nodes_of(figures.form)
    numbers = {unit.code: numbers_of(returns.returns[unit.code].figures, nodes) for unit in sent}
    divisions = {}
    for slot in slots_of(figures.form) if sent else ():
        parts = []
        for unit in expected:
            number = numbers.get(unit.code, {}).get(slot.key)
            state = State.UNKNOWN if number is None else State.KNOWN
            source = _source(returns, unit.code, slot)
            parts.append(Quantity(f"{slot.key}.don_vi.{unit.code}", unit.name, slot.unit, state, number, source))
        known = [part.number for part in parts if part.number is not None]
        total = total_of(known) if len(known) == len(parts) else None
        source = Source(Place(returns.path), f"{slot.key}.don_vi", f"cộng từ {len(known)} đơn vị")
        divisions[slot.key] = DividedFact(DivisionKind.PARTITION, "don_vi", "đơn vị", tuple(parts), total, source)
    records = {key: _records(key, rows, figures) for key, rows in figures.unit_rows.items()}
    return UnitsFact(expected, sent, Source(_FILE, "don_vi"), divisions, records)


def _records(key: str, rows: Sequence[UnitRow], figures: Figures) -> RecordsFact:
    """The units' rows of one table under `<key>.don_vi`, each with its unit's name in the column `don_vi`."""
    columns = next(each.columns for each in figures.form.indicators if each.key == key)
    place, name = Place(figures.returns.path if figures.returns else figures.path), f"{key}.don_vi"
    facts = []
    for row in rows:
        owner = TextFact(
            f"{name}.don_vi", State.KNOWN, row.unit.name, Source(row.unit.place, f"don_vi.{row.unit.code}")
        )
        cells = {
            column.key: cell_fact(f"{name}.{column.key}", row.cells[column.key], column.unit, str(row.cell.place))
            for column in columns
        }
        facts.append({"don_vi": owner, **cells})
    state = State.KNOWN if facts else State.UNKNOWN
    return RecordsFact(
        name, state, tuple(facts), Source(place, name), totals=column_totals(name, facts, columns, place)
    )


def _source(returns: UnitReturns, code: str, slot: Slot) -> Source:
    """The line that keeps the unit's figure, and the cell of the unit's own spreadsheet."""
    place = returns.places.get((code, slot.key), Place(returns.path) if returns.path else _FILE)
    cells = ", ".join(_cells(returns.returns.get(code), slot.key))
    return Source(place, f"{slot.key}.don_vi.{code}", cells)


def _cells(sent: UnitReturn | None, key: str) -> Iterator[str]:
    """The cell that was typed, else those of the parts."""
    if sent is None:
        return
    typed = sent.figures.get(key)
    figures = [typed] if typed else [figure for each, figure in sent.figures.items() if each.startswith(f"{key}.")]
    yield from (str(figure.cell.place) for figure in figures[:1])
