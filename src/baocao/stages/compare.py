"""Facts of several periods → SideBySide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.values.facts import Facts, Quantity
from baocao.values.number import percentage
from baocao.values.side_by_side import SideBySide, SideBySideRow


def compare(periods: Sequence[Facts]) -> SideBySide:
    """Put two or more periods of one report side by side, the earliest first."""
    ordered = sorted(periods, key=lambda facts: (facts.figures.period.last_day, facts.figures.period.first_day))
    form = ordered[0].figures.form
    rows: list[SideBySideRow] = []
    for indicator in form.indicators:
        quantities = [facts.facts[indicator.key] for facts in ordered]
        if all(isinstance(quantity, Quantity) for quantity in quantities):
            rows += _rows([quantity for quantity in quantities if isinstance(quantity, Quantity)], 0)
    return SideBySide(form.title, tuple(facts.figures.period for facts in ordered), tuple(rows))


def _rows(quantities: Sequence[Quantity], depth: int) -> Iterator[SideBySideRow]:
    numbers = tuple(quantity.number for quantity in quantities)
    approximations = tuple(quantity.approximation for quantity in quantities)
    first, last = numbers[0], numbers[-1]
    is_exact = not approximations[0] and not approximations[-1]
    difference = last - first if first is not None and last is not None and is_exact else None
    change = None
    if difference is not None and first and quantities[-1].unit != "%":
        share = percentage(difference if difference >= 0 else -difference, first, quantities[-1].decimals)
        change = -share if share is not None and difference < 0 else share
    yield SideBySideRow(depth, quantities[-1].label, quantities[-1].unit, numbers, approximations, difference, change)
    for at, division in enumerate(quantities[-1].divisions):
        inner = depth + 1
        if division.key:
            blank, plain = tuple(None for _ in numbers), tuple("" for _ in numbers)
            label = f"{division.label}:"
            yield SideBySideRow(inner, label, "", blank, plain, None, None)
            inner += 1
        for position in range(len(division.parts)):
            yield from _rows([quantity.divisions[at].parts[position] for quantity in quantities], inner)
