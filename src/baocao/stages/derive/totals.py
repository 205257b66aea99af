"""Sums over columns: of records, and of sub-parts over the parts of a partition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from baocao.values.facts import DayFact, Quantity, State, TextFact
from baocao.values.form import Column, DivisionKind
from baocao.values.number import total_of, write_number
from baocao.values.problem import Place
from baocao.values.source import Source

_MOST_TERMS = 12
"""Longer sums are told by how many terms they have."""


def column_totals(
    key: str, rows: Sequence[Mapping[str, Quantity | TextFact | DayFact]], columns: Iterable[Column], place: Place
) -> dict[str, Quantity]:
    """Column key → sum of its cells, for the columns of a table that are summed; unknown where one cell is.

    Args:
        key: the table's key in the form.
        place: the table's line in the period file.
    """
    return {
        column.key: _sum(
            f"{key}.{column.key}.tong", column.label, column.unit, [row[column.key] for row in rows], place
        )
        for column in columns
        if column.is_summed and rows
    }


def totals_across(key: str, parts: Sequence[Quantity], place: Place) -> tuple[Quantity, ...]:
    """The sum of each sub-part over all parts: how many new models, whatever their field."""
    found = []
    for at, (division, first) in enumerate(_sub_parts(parts[0]) if parts else ()):
        inner = f"{division}." if division else ""
        name = first.key.rpartition(".")[2]
        cells = [_sub_parts(part)[at][1] for part in parts]
        found.append(_sum(f"{key}.tong.{inner}{name}", first.label, first.unit, cells, place))
    return tuple(found)


def _sub_parts(part: Quantity) -> list[tuple[str, Quantity]]:
    """The parts of a part's own partitions, each with its partition's key."""
    partitions = [division for division in part.divisions if division.kind is DivisionKind.PARTITION]
    return [(division.key, each) for division in partitions for each in division.parts]


def _sum(key: str, label: str, unit: str, cells: Sequence[Quantity | TextFact | DayFact], place: Place) -> Quantity:
    states = {cell.state for cell in cells}
    numbers = [cell.number for cell in cells if isinstance(cell, Quantity) and cell.number is not None]
    if len(numbers) < len(cells):
        state = State.FAILED if State.FAILED in states else State.UNKNOWN
        return Quantity(key, label, unit, state, None, Source(place, key))
    words = " + ".join(write_number(number) for number in numbers)
    computation = words if len(numbers) <= _MOST_TERMS else f"tổng {write_number(len(numbers))} dòng của cột này"
    quantities = [cell for cell in cells if isinstance(cell, Quantity)]
    return Quantity(
        key,
        label,
        unit,
        State.KNOWN,
        total_of(numbers),
        Source(place, key, computation),
        approximation=inherited(cell.approximation for cell in quantities),
        provisional=any(cell.provisional for cell in quantities),
    )


def inherited(words: Iterable[str]) -> str:
    """A total of approximate parts is approximate: in their word when they share one, else “khoảng”."""
    distinct = {word for word in words if word}
    return distinct.pop() if len(distinct) == 1 else "khoảng" if distinct else ""
