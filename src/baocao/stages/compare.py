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
    first, last = numbers[0], numbers[-1]
    difference = None if first is None or last is None else last - first
    change = None
    if difference is not None and first:
        share = percentage(difference if difference >= 0 else -difference, first, quantities[-1].decimals)
        change = -share if share is not None and difference < 0 else share
    yield SideBySideRow(depth, quantities[-1].label, quantities[-1].unit, numbers, difference, change)
    for at, division in enumerate(quantities[-1].divisions):
        inner = depth + 1
        if division.key:
            blank = tuple(None for _ in numbers)
            yield SideBySideRow(inner, f"Theo {division.label[:1].lower()}{division.label[1:]}", "", blank, None, None)
            inner += 1
        for position in range(len(division.parts)):
            yield from _rows([quantity.divisions[at].parts[position] for quantity in quantities], inner)
