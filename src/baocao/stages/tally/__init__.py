"""Figures, UnitReturns → Tally: every sum over the units, who is lacking, and what looks wrong beside last period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from baocao.stages.tally import rules
from baocao.values.figures import Amount, Entry, Figures
from baocao.values.form import Indicator
from baocao.values.number import total_of
from baocao.values.problem import Place, Problem
from baocao.values.tally import Node, Number, Tally, Total, nodes_of, numbers_of
from baocao.values.unit import Unit, UnitReturn
from baocao.values.unit_form import slots_of

_LEAST_JUDGED = 20
"""A figure below this may double by one new member; it is judged only where it falls to nothing."""
_LEAST_CHANGE = 5


def tally(figures: Figures, returns: Mapping[str, UnitReturn]) -> tuple[Tally, tuple[Problem, ...]]:
    """Sum what the units sent.

    Args:
        figures: form, units, period, what the period file holds, and the returns of the period before.
        returns: by unit code; those of units that do not exist in the period are named and left out.

    Returns:
        The sums over the units that exist on the period's last day. Empty is not zero: a unit that left a cell empty is
        lacking there.
    """
    day = figures.period.last_day
    expected = tuple(unit for unit in figures.units.values() if unit.exists_on(day))
    codes = {unit.code for unit in expected}
    counted = {code: sent for code, sent in returns.items() if code in codes}
    nodes = nodes_of(figures.form)
    numbers = {code: numbers_of(sent.figures, nodes) for code, sent in counted.items()}
    made = Tally(figures.period, expected, counted, numbers, dict(_totals(nodes, expected, numbers)))
    problems = [
        *(rules.no_longer(sent, figures.units.get(code)) for code, sent in returns.items() if code not in codes),
        *_silent(made),
        *_lacking(made, figures),
        *_moved(made, figures),
        *_against_typed(made, figures),
    ]
    return made, tuple(problems)


def _totals(
    nodes: Sequence[Node], expected: Sequence[Unit], numbers: Mapping[str, Mapping[str, Number]]
) -> Iterator[tuple[str, Total]]:
    given: dict[str, dict[str, Number]] = defaultdict(dict)
    for code, each in numbers.items():
        for key, number in each.items():
            given[key][code] = number
    for root in nodes:
        for node in root.everything():
            if by_unit := given.get(node.key):
                lacking = tuple(unit.code for unit in expected if unit.code not in by_unit)
                yield node.key, Total(node.key, total_of(by_unit.values()), frozenset(by_unit), lacking)


def _silent(made: Tally) -> Iterator[Problem]:
    if made.silent and made.returns:
        yield rules.not_sent(Place("data/don-vi.yaml"), made.silent, len(made.expected))


def _lacking(made: Tally, figures: Figures) -> Iterator[Problem]:
    """What units that did send something lack: units that lack the same are told together."""
    slots = [slot for slot in slots_of(figures.form) if slot.is_input]
    by_gap: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in made.expected:
        sent = made.returns.get(unit.code)
        if sent is not None:
            gap = tuple(slot.full_label for slot in slots if not _is_given(slot.key, sent))
            by_gap[gap].append(unit)
    for gap, units in by_gap.items():
        if gap:
            place = Place(made.returns[units[0].code].file) if len(units) == 1 else Place(figures.path)
            yield rules.left_empty(place, [unit.name for unit in units], gap)


def _is_given(key: str, sent: UnitReturn) -> bool:
    """Whether the unit gave the figure, or a whole that it is a part of."""
    names = key.split(".")
    return any(".".join(names[:depth]) in sent.figures for depth in range(1, len(names) + 1))


def _moved(made: Tally, figures: Figures) -> Iterator[Problem]:
    before = figures.returns_before
    if before is None:
        return
    nodes = nodes_of(figures.form)
    indicators = {indicator.key: indicator for indicator in figures.form.indicators}
    for unit in made.expected:
        sent, earlier = made.returns.get(unit.code), before.returns.get(unit.code)
        if sent is None or earlier is None:
            continue
        old = numbers_of(earlier.figures, nodes)
        for node in nodes:
            was, now = old.get(node.key), made.numbers[unit.code].get(node.key)
            if was is not None and now is not None and _is_far(was, now, indicators[node.key]):
                figure = sent.figures.get(node.key)
                place = figure.cell.place if figure else Place(sent.file)
                yield rules.far_from_last(place, unit, indicators[node.key], was, now)


def _is_far(was: Number, now: Number, indicator: Indicator) -> bool:
    change: Number = now - was if now > was else was - now
    if change < _LEAST_CHANGE:
        return False
    if not now or not was:
        return bool(was)
    if indicator.limit.warn is not None:
        return change > was * indicator.limit.warn
    return was >= _LEAST_JUDGED and (now >= 2 * was or 2 * now <= was)


def _against_typed(made: Tally, figures: Figures) -> Iterator[Problem]:
    """The whole as somebody typed it, where the units' sum is another or already larger."""
    written = figures.returns.written if figures.returns else {}
    for indicator in figures.form.indicators:
        total, value = made.totals.get(indicator.key), figures.values.get(indicator.key)
        typed = value.total if isinstance(value, Entry) else None
        if total is None or not isinstance(typed, Amount) or typed.provisional or typed.approximation:
            continue
        if written.get(indicator.key):
            continue
        if total.number > typed.number or (total.is_complete and total.number != typed.number):
            yield rules.unlike_typed(typed.place, indicator, typed.number, total)
