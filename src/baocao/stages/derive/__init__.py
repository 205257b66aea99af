"""Figures → Facts: every total, share, difference and anniversary, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from baocao.stages.derive.by_unit import units_fact
from baocao.stages.derive.over_time import anniversaries, compared, target
from baocao.stages.derive.plain import cell_fact, plain_fact, state_of
from baocao.stages.derive.totals import column_totals, inherited, totals_across
from baocao.values.facts import (
    DayFact,
    DividedFact,
    DocumentFact,
    Fact,
    Facts,
    Quantity,
    RecordsFact,
    State,
    TextFact,
    TextsFact,
)
from baocao.values.figures import (
    Amount,
    Day,
    Document,
    Entry,
    Failed,
    Figures,
    Records,
    Text,
    Texts,
    Unknown,
    Value,
    Year,
)
from baocao.values.form import Division, DivisionKind, Indicator
from baocao.values.number import total_of, write_number
from baocao.values.period import Period
from baocao.values.problem import Place
from baocao.values.source import Source


def derive(figures: Figures, earlier: Sequence[Figures]) -> Facts:
    """Work out all that can be printed about the period.

    Args:
        figures: the period's own figures.
        earlier: figures of other periods of the same report, in any order; those of the period before and of the same
            period last year give the comparisons.

    Returns:
        One fact per indicator of the form. Unknown stays unknown: no comparison with it, no total over it.
    """
    by_period = {other.period: _quantities(other) for other in earlier}
    facts: dict[str, Fact] = {}
    for indicator in figures.form.indicators:
        fact = _fact(indicator, figures.values[indicator.key])
        if isinstance(fact, Quantity):
            fact = compared(fact, figures.period, by_period, indicator.nature)
            fact = replace(fact, target=target(fact, figures, earlier, by_period, indicator.nature))
        facts[indicator.key] = fact
    return Facts(
        figures,
        facts,
        tuple(anniversaries(figures)),
        {indicator.key: indicator for indicator in figures.form.indicators},
        _before(figures.period, earlier),
        units_fact(figures),
    )


def _before(period: Period, others: Sequence[Figures]) -> tuple[Figures, ...]:
    ended = [other for other in others if other.period.last_day < period.first_day]
    return tuple(sorted(ended, key=lambda other: (other.period.last_day, other.period.first_day), reverse=True))


def _fact(indicator: Indicator, value: Value) -> Fact:
    key = indicator.key
    if indicator.kind.is_number:
        entry = value if isinstance(value, Entry) else Entry(value.place, _total_of(value))
        return _quantity(key, indicator.label, indicator, entry, indicator.divisions)
    match value:
        case Texts(items, place):
            state = State.KNOWN if items else State.UNKNOWN
            texts = tuple(TextFact(key, State.KNOWN, item.text, Source(item.place, key)) for item in items)
            return TextsFact(key, state, texts, Source(place, key))
        case Document():
            return _document(key, value)
        case Records(rows, place):
            units = {column.key: column.unit for column in indicator.columns}
            facts = tuple(
                {name: cell_fact(f"{key}.{name}", cell, units[name]) for name, cell in row.items()} for row in rows
            )
            totals = column_totals(key, facts, indicator.columns, place)
            return RecordsFact(key, State.KNOWN if rows else State.UNKNOWN, facts, Source(place, key), value, totals)
        case Text() | Day() | Year() | Unknown() | Failed():
            return _absent_list(indicator, value) or plain_fact(key, value)
        case Entry():
            raise AssertionError(f"the loader gave figures for {key}, which is no number")


def _absent_list(indicator: Indicator, value: Value) -> Fact | None:
    """An empty or failed list, document or table keeps the shape that templates expect of it."""
    if not isinstance(value, Unknown | Failed):
        return None
    state, source = state_of(value), Source(value.place, indicator.key)
    match indicator.kind.value:
        case "cac_doan":
            return TextsFact(indicator.key, state, (), source)
        case "bang_ghi":
            return RecordsFact(indicator.key, state, (), source)
        case "van_ban":
            return replace(_document(indicator.key, Document(value.place, value, value, value, value)), state=state)
        case "ngay":
            return DayFact(indicator.key, state, None, source)
        case _:
            return None


def _document(key: str, document: Document) -> DocumentFact:
    day = plain_fact(f"{key}.ngay", document.day)
    number, issued_by, about = (
        plain_fact(f"{key}.{name}", value)
        for name, value in (("so", document.number), ("cua", document.issued_by), ("ve", document.about))
    )
    if isinstance(day, TextFact):
        day = DayFact(day.key, day.state, None, day.source)
    assert isinstance(number, TextFact)
    assert isinstance(issued_by, TextFact)
    assert isinstance(about, TextFact)
    state = State.KNOWN if number.state is State.KNOWN else number.state
    return DocumentFact(key, state, number, day, issued_by, about, Source(document.place, key), document)


def _total_of(value: Value) -> Unknown | Failed:
    return value if isinstance(value, Failed) else Unknown(value.place)


def _quantity(
    key: str,
    label: str,
    indicator: Indicator,
    entry: Entry | None,
    divisions: Iterable[Division],
    place: Place | None = None,
) -> Quantity:
    """One number with all its divisions; `entry` is None where the file says nothing of it."""
    spot = entry.place if entry else place or indicator.place
    facts = tuple(_division(key, indicator, entry, division, spot) for division in divisions)
    quantity = Quantity(
        key, label, indicator.unit, State.UNKNOWN, None, Source(spot, key), decimals=indicator.decimals, divisions=facts
    )
    total = entry.total if entry else None
    if isinstance(total, Failed):
        return _failed(quantity) if entry and not entry.parts else replace(quantity, state=State.FAILED)
    if isinstance(total, Amount):
        return replace(
            quantity,
            state=State.KNOWN,
            number=total.number,
            typed_total=total.number,
            approximation=total.approximation,
            provisional=total.provisional,
            revised_from=total.revised_from,
            source=Source(total.place, key),
        )
    partitions = [fact for fact in facts if fact.kind is DivisionKind.PARTITION]
    for partition in partitions:
        if partition.total is not None:
            return replace(
                quantity,
                state=State.KNOWN,
                number=partition.total,
                approximation=inherited(part.approximation for part in partition.parts),
                provisional=any(part.provisional for part in partition.parts),
                source=partition.source,
            )
    if any(part.state is State.FAILED for partition in partitions for part in partition.parts):
        return replace(quantity, state=State.FAILED)
    return quantity


def _failed(quantity: Quantity) -> Quantity:
    """The quantity and all below it as failed: nothing of it could be read."""
    divisions = tuple(
        replace(division, parts=tuple(_failed(part) for part in division.parts)) for division in quantity.divisions
    )
    return replace(quantity, state=State.FAILED, divisions=divisions)


def _division(key: str, indicator: Indicator, entry: Entry | None, division: Division, place: Place) -> DividedFact:
    typed: Mapping[str, Entry] = entry.parts.get(division.key, {}) if entry else {}
    spot = entry.division_places.get(division.key, place) if entry else place
    full_key = f"{key}.{division.key}" if division.key else key
    parts = tuple(
        _quantity(f"{full_key}.{part.key}", part.label, indicator, typed.get(part.key), part.divisions, spot)
        for part in division.parts
    )
    numbers = [part.number for part in parts if part.number is not None]
    is_partition = division.kind is DivisionKind.PARTITION
    total = total_of(numbers) if is_partition and len(numbers) == len(parts) else None
    computation = " + ".join(write_number(number) for number in numbers) if total is not None else ""
    return DividedFact(
        division.kind,
        division.key,
        division.label,
        parts,
        total,
        Source(spot, full_key, computation),
        division.disjoint,
        totals_across(full_key, parts, spot) if is_partition else (),
    )


def _quantities(figures: Figures) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {}
    for indicator in figures.form.indicators:
        if indicator.kind.is_number:
            fact = _fact(indicator, figures.values[indicator.key])
            if isinstance(fact, Quantity):
                found.update((quantity.key, quantity) for quantity in with_parts(fact))
    return found


def with_parts(quantity: Quantity) -> Iterable[Quantity]:
    """The quantity and every part below it."""
    yield quantity
    for division in quantity.divisions:
        for part in division.parts:
            yield from with_parts(part)
