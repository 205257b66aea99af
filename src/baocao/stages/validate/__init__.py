"""Facts → Problems: what does not add up, what is missing, what moved too far."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.adapters.expressions import BadRuleError, fill, judge
from baocao.stages.validate import form_rules, over_time_rules, rules, unit_rules
from baocao.values.facts import Comparison, DividedFact, Facts, Quantity, State
from baocao.values.form import ChangeLimit, DivisionKind, Indicator, Nature, Rule
from baocao.values.number import total_of
from baocao.values.problem import Problem
from baocao.values.speaker import QuantitySpeaker, Speaker


def validate(facts: Facts) -> tuple[Problem, ...]:
    """Judge every quantity by the form and every rule across indicators.

    A quantity or a part that failed to load has its finding already and is left alone; a rule with an unknown side is
    not judged.
    """
    return (*_figures(facts), *_units(facts), *_rules(facts))


def _figures(facts: Facts) -> Iterator[Problem]:
    for key, fact in facts.facts.items():
        if isinstance(fact, Quantity):
            indicator = facts.indicators[key]
            if indicator.required and fact.state is State.UNKNOWN and _has_some_part(fact):
                yield rules.total_unknown(fact.source.place, fact.label, _unknown_parts(fact))
            yield from _quantity(fact)
            yield from _changes(fact, indicator.limit, indicator)
            yield from _composed(fact)
            if indicator.nature is Nature.CUMULATIVE and fact.previous is not None and fact.previous.difference < 0:
                yield over_time_rules.cumulative_falls(fact, fact.previous)


def _quantity(quantity: Quantity) -> Iterator[Problem]:
    if quantity.provisional and quantity.typed_total is not None:
        yield over_time_rules.still_provisional(quantity)
    yield from _typed_total(quantity)
    yield from _partitions_agree(quantity)
    for division in quantity.divisions:
        if division.kind is DivisionKind.SUBSETS:
            yield from _subsets(quantity, division)
        elif division.kind is DivisionKind.FUNNEL:
            yield from _funnel(division)
        for part in division.parts:
            yield from _quantity(part)


def _typed_total(quantity: Quantity) -> Iterator[Problem]:
    if quantity.typed_total is None:
        return
    for division in _partitions(quantity):
        if any(part.state is State.FAILED or _is_unsound(part) for part in division.parts):
            continue
        known = [part for part in division.parts if part.number is not None]
        unknown = [part.label for part in division.parts if part.state is State.UNKNOWN]
        total = sum(part.number for part in known if part.number is not None)
        if not known:
            continue
        if quantity.approximation:
            if not unknown and not any(part.approximation for part in known):
                yield rules.total_approximate(division, quantity, total)
            elif unknown and quantity.approximation == "gần" and total > quantity.typed_total:
                yield rules.parts_exceed_total(division, quantity, total)
            continue
        rough = [part for part in known if part.approximation]
        if not unknown and rough and total != quantity.typed_total:
            yield rules.parts_rough(division, quantity, rough)
        elif not unknown and total != quantity.typed_total:
            yield rules.total_differs(division, quantity, total)
        elif unknown and total > quantity.typed_total:
            yield rules.parts_exceed_total(division, quantity, total)
        elif unknown:
            yield rules.parts_incomplete(division, quantity, tuple(unknown))


def _partitions_agree(quantity: Quantity) -> Iterator[Problem]:
    if quantity.typed_total is not None:
        return
    sound = [division for division in _partitions(quantity) if not any(map(_is_unsound, division.parts))]
    whole = [division for division in sound if division.total is not None]
    for division in whole[1:]:
        if division.total != whole[0].total and not (_is_approximate(division) or _is_approximate(whole[0])):
            yield rules.partitions_differ(quantity, whole[0], division)
    for division in sound:
        known = sum(part.number for part in division.parts if part.number is not None)
        if not whole or division.total is not None or whole[0].total is None:
            continue
        unknown = tuple(part.label for part in division.parts if part.state is State.UNKNOWN)
        if known > whole[0].total:
            yield rules.known_parts_exceed_total(quantity, whole[0], division, known)
        elif known and unknown:
            yield rules.parts_incomplete(division, quantity, unknown)


def _is_approximate(division: DividedFact) -> bool:
    """Whether a part is round, so that the sum cannot be held against another number."""
    return any(part.approximation for part in division.parts)


def _is_unsound(quantity: Quantity) -> bool:
    """Whether the typed total contradicts the parts: that is one finding, and what follows from it is none."""
    typed = quantity.typed_total
    totals = [division.total for division in _partitions(quantity) if division.total is not None]
    return typed is not None and any(total != typed for total in totals)


def _subsets(quantity: Quantity, division: DividedFact) -> Iterator[Problem]:
    if quantity.number is None or quantity.approximation:
        return
    too_large = [part for part in division.parts if part.number is not None and part.number > quantity.number]
    for part in too_large:
        if not part.approximation:
            yield rules.subset_exceeds_total(part, quantity)
    if too_large:
        return
    known = [part for part in division.parts if part.number is not None]
    total = sum(part.number for part in known if part.number is not None)
    if division.disjoint and total > quantity.number:
        yield rules.subsets_exceed_total(division, quantity, total)


def _funnel(division: DividedFact) -> Iterator[Problem]:
    before: Quantity | None = None
    for part in division.parts:
        if part.number is None:
            continue
        if before is not None and before.number is not None and part.number > before.number:
            yield rules.step_exceeds_earlier(part, before)
        before = part


def _changes(quantity: Quantity, limit: ChangeLimit, indicator: Indicator) -> Iterator[Problem]:
    seen: set[str] = set()
    for comparison in (quantity.same_last_year, quantity.previous):
        if comparison is None or comparison.period.key in seen:
            continue
        seen.add(comparison.period.key)
        problem = _change(quantity, comparison, limit, indicator)
        if problem is not None:
            yield problem


def _change(quantity: Quantity, earlier: Comparison, limit: ChangeLimit, indicator: Indicator) -> Problem | None:
    for bound, refuse in ((limit.refuse, True), (limit.warn, False)):
        if bound is not None and earlier.number and earlier.size > bound * earlier.number:
            return over_time_rules.unusual_change(quantity, earlier, bound, indicator, refuse=refuse)
    return None


def _composed(quantity: Quantity) -> Iterator[Problem]:
    """What shorter periods' files make of it; approximate figures cannot be held against each other."""
    for composition in quantity.composed:
        if quantity.number is None or quantity.approximation:
            break
        differs = (
            quantity.number < composition.number if composition.is_least else quantity.number != composition.number
        )
        if differs:
            yield over_time_rules.composition_differs(quantity, composition)
            return
    for division in quantity.divisions:
        for part in division.parts:
            yield from _composed(part)


def _units(facts: Facts) -> Iterator[Problem]:
    """Every typed number against the sum of what the units sent; a provisional one is expected to differ."""
    sent = facts.units.divisions if facts.units else {}
    pending = [fact for fact in facts.facts.values() if isinstance(fact, Quantity)] if sent else []
    for quantity in pending:
        pending += [part for division in quantity.divisions for part in division.parts]
        division, typed = sent.get(quantity.key), quantity.typed_total
        if division is None or typed is None or quantity.approximation or quantity.provisional:
            continue
        known = [part.number for part in division.parts if part.number is not None]
        if known and (total_of(known) > typed or (division.total is not None and division.total != typed)):
            yield unit_rules.unlike_the_units(quantity, division)


def _partitions(quantity: Quantity) -> list[DividedFact]:
    return [division for division in quantity.divisions if division.kind is DivisionKind.PARTITION]


def _has_some_part(quantity: Quantity) -> bool:
    return any(part.number is not None for division in _partitions(quantity) for part in division.parts)


def _unknown_parts(quantity: Quantity) -> tuple[str, ...]:
    parts = [part for division in _partitions(quantity)[:1] for part in division.parts]
    return tuple(part.label for part in parts if part.state is State.UNKNOWN)


def _rules(facts: Facts) -> Iterator[Problem]:
    names: dict[str, Speaker] = {
        key: QuantitySpeaker(fact) for key, fact in facts.facts.items() if isinstance(fact, Quantity)
    }
    for rule in facts.figures.form.rules:
        yield from _rule(rule, facts, names)


def _rule(rule: Rule, facts: Facts, names: dict[str, Speaker]) -> Iterator[Problem]:
    not_numbers = [key for key, fact in facts.facts.items() if not isinstance(fact, Quantity)]
    try:
        message = fill(rule.message, names)
        if judge(rule.condition, names, not_numbers) is not False:
            return
    except BadRuleError as error:
        yield form_rules.bad_rule(rule, str(error))
        return
    first = _first_quantity(rule, facts)
    line = first.source.place.line if first else None
    yield form_rules.rule_broken(rule, message, facts.figures.path, line, first.key if first else "")


def _first_quantity(rule: Rule, facts: Facts) -> Quantity | None:
    """The first figure that the condition names."""
    for name in re.findall(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*", rule.condition):
        key, *rest = name.split(".")
        fact = facts.facts.get(key)
        if isinstance(fact, Quantity):
            return _below(fact, rest)
    return None


def _below(quantity: Quantity, names: list[str]) -> Quantity:
    """The part that the names lead to, as far as they lead."""
    speaker: Speaker | None = QuantitySpeaker(quantity)
    found = quantity
    for name in names:
        speaker = speaker.attribute(name) if speaker is not None else None
        if isinstance(speaker, QuantitySpeaker):
            found = speaker.quantity
    return found
