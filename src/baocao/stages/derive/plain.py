"""Facts that nothing has to be worked out for: texts, dates, years, and the cells of a table."""

from __future__ import annotations

from baocao.values.facts import DayFact, Quantity, State, TextFact
from baocao.values.figures import Amount, Cell, Day, Failed, Text, Unknown, Year
from baocao.values.source import Source


def state_of(value: object) -> State:
    """Whether the value is there and could be read; None is unknown."""
    if isinstance(value, Failed):
        return State.FAILED
    return State.UNKNOWN if value is None or isinstance(value, Unknown) else State.KNOWN


def plain_fact(key: str, value: Text | Day | Year | Unknown | Failed, computation: str = "") -> TextFact | DayFact:
    """The value under its key.

    Args:
        computation: the cell of a unit's spreadsheet that it came from; empty for what was typed.
    """
    source = Source(value.place, key, computation)
    match value:
        case Text(text):
            return TextFact(key, State.KNOWN, text, source)
        case Year(year):
            return TextFact(key, State.KNOWN, str(year), source)
        case Day(day):
            return DayFact(key, State.KNOWN, day, source)
        case Unknown() | Failed():
            return TextFact(key, state_of(value), "", source)


def cell_fact(key: str, cell: Cell, unit: str, computation: str = "") -> Quantity | TextFact | DayFact:
    """A cell of a table; `unit` is the column's unit of measure, `computation` as above."""
    if isinstance(cell, Amount):
        return Quantity(
            key,
            "",
            unit,
            State.KNOWN,
            cell.number,
            Source(cell.place, key, computation),
            cell.number,
            cell.approximation,
            cell.provisional,
        )
    return plain_fact(key, cell, computation)
