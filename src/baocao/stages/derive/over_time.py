"""Figures against other periods, the year's target and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from baocao.values.facts import (
    Anniversary,
    Comparison,
    Composition,
    Quantity,
    Target,
)
from baocao.values.figures import (
    Figures,
)
from baocao.values.form import Nature
from baocao.values.number import percentage, write_number
from baocao.values.period import Period, PeriodKind
from baocao.values.source import Source

ByPeriod = Mapping[Period, Mapping[str, Quantity]]


def compared(quantity: Quantity, period: Period, others: ByPeriod, nature: Nature) -> Quantity:
    """The quantity and all its parts with what other periods' files say: same, previous, and shorter periods."""
    divisions = tuple(
        replace(division, parts=tuple(compared(part, period, others, nature) for part in division.parts))
        for division in quantity.divisions
    )
    return replace(
        quantity,
        divisions=divisions,
        same_last_year=_comparison(quantity, period.same_last_year, others),
        previous=_comparison(quantity, period.previous, others),
        composed=tuple(_compositions(quantity.key, period, others, nature)) if quantity.unit != "%" else (),
    )


def _comparison(quantity: Quantity, period: Period, others: ByPeriod) -> Comparison | None:
    before = others.get(period, {}).get(quantity.key)
    if before is None or before.number is None or quantity.number is None:
        return None
    difference: int | Decimal = quantity.number - before.number
    comparison = Comparison(
        period, before.number, difference, None, before.source, before.revised_from is not None, before.provisional,
        bool(before.approximation or quantity.approximation),
    )  # fmt: skip
    return replace(comparison, change=percentage(comparison.size, before.number, quantity.decimals))


def _compositions(key: str, period: Period, others: ByPeriod, nature: Nature) -> Iterable[Composition]:
    """A flow is the sum of the shorter periods' flows; a stock or cumulative figure is that of the last of them.

    Rates are neither and are left alone by the caller.
    """
    for shorter in period.compositions:
        if not shorter or not any(each in others for each in shorter):
            continue
        if nature is not Nature.FLOW and shorter[-1] not in others:
            continue
        quantities = [others.get(each, {}).get(key) for each in shorter]
        if any(quantity is not None and quantity.approximation for quantity in quantities):
            continue
        numbers = [quantity.number if quantity else None for quantity in quantities]
        if nature is Nature.FLOW:
            known = [number for number in numbers if number is not None]
            if known and len(known) < len(numbers):
                there = tuple(each for each, number in zip(shorter, numbers, strict=True) if number is not None)
                yield Composition(there, sum(known), True, " + ".join(map(write_number, known)), is_least=True)
            elif len(known) == len(numbers):
                yield Composition(shorter, sum(known), True, " + ".join(write_number(number) for number in known))
        elif numbers[-1] is not None:
            yield Composition(shorter, numbers[-1], False, write_number(numbers[-1]))


def target(
    quantity: Quantity, figures: Figures, others: Sequence[Figures], by_period: ByPeriod, nature: Nature
) -> Target | None:
    """The year's target, from this file or another of the year, and how far the year has come.

    A flow is held against it together with the flows of the year's earlier periods; where one of those is not known,
    there is no share.
    """
    same_year = [figures, *(other for other in others if other.period.year == figures.period.year)]
    typed = next((each.targets[quantity.key] for each in same_year if quantity.key in each.targets), None)
    if typed is None:
        return None
    source = Source(typed.place, f"ke_hoach_nam.{quantity.key}")
    numbers = [quantity.number]
    if nature is Nature.FLOW:
        before = [by_period.get(period, {}).get(quantity.key) for period in figures.period.earlier_in_year]
        numbers = [*(each.number if each and not each.approximation else None for each in before), quantity.number]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return Target(typed.number, None, source)
    share = percentage(sum(known), typed.number, quantity.decimals)
    reached = " + ".join(write_number(number) for number in known)
    return Target(typed.number, share, source, f"({reached})" if len(known) > 1 else reached)


def anniversaries(figures: Figures) -> Iterable[Anniversary]:
    """The events of the table whose day falls into the period, by the calendar; a span of years has none."""
    period = figures.period
    if period.kind is PeriodKind.SPAN:
        return
    found = []
    for event in figures.events.values():
        years = period.year - event.day.year
        day = _in_year(event.day, period.year)
        if years > 0 and period.contains(day):
            source = Source(event.place, f"su_kien.{event.key}", f"{period.year} - {event.day.year}")
            found.append(Anniversary(event.key, event.name, years, event.day, day, source))
    yield from sorted(found, key=lambda anniversary: (anniversary.day, anniversary.first))


def _in_year(day: date, year: int) -> date:
    """The anniversary; that of 29 February is 28 February in common years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
