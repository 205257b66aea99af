"""What the units' returns come to: who sent, and every sum with the units that it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field

from baocao.values.form import Division, DivisionKind, Form
from baocao.values.number import total_of, write_number
from baocao.values.period import Period
from baocao.values.unit import Unit, UnitFigure, UnitReturn
from baocao.values.unit_form import asked_of_units

PROVISIONAL = "(sơ bộ)"

Number = int | Decimal


class Node(Struct, frozen=True):
    """A figure that units are asked for, with the ways in which it divides.

    Attributes:
        divisions: each with the nodes of its parts.
    """

    key: str
    divisions: tuple[tuple[Division, tuple[Node, ...]], ...] = ()

    @property
    def partitions(self) -> tuple[tuple[Node, ...], ...]:
        """The parts of each division whose parts make the whole."""
        return tuple(parts for division, parts in self.divisions if division.kind is DivisionKind.PARTITION)

    def everything(self) -> Iterator[Node]:
        """Itself and all below it, the whole before its parts."""
        yield self
        for _, parts in self.divisions:
            for part in parts:
                yield from part.everything()


def nodes_of(form: Form) -> tuple[Node, ...]:
    """One node for each number that the units send."""
    return tuple(
        _node(indicator.key, indicator.divisions) for indicator in asked_of_units(form) if indicator.kind.is_number
    )


def _node(key: str, divisions: tuple[Division, ...]) -> Node:
    def parts(division: Division) -> tuple[Node, ...]:
        stem = f"{key}.{division.key}" if division.key else key
        return tuple(_node(f"{stem}.{part.key}", part.divisions) for part in division.parts)

    return Node(key, tuple((division, parts(division)) for division in divisions))


def numbers_of(figures: Mapping[str, UnitFigure], nodes: Sequence[Node]) -> dict[str, Number]:
    """What one unit's figures say of every key: what it typed, else what a complete partition makes."""
    numbers: dict[str, Number] = {}
    for node in nodes:
        _reckon(node, figures, numbers)
    return numbers


def _reckon(node: Node, figures: Mapping[str, UnitFigure], numbers: dict[str, Number]) -> None:
    for _, parts in node.divisions:
        for part in parts:
            _reckon(part, figures, numbers)
    typed = figures.get(node.key)
    if typed is not None:
        numbers[node.key] = typed.number
        return
    for parts in node.partitions:
        if all(part.key in numbers for part in parts):
            numbers[node.key] = total_of(numbers[part.key] for part in parts)
            return


class Total(Struct, frozen=True):
    """The sum of one figure over the units that gave it.

    Attributes:
        givers: codes of the units that gave it.
        lacking: codes of the expected units that did not, those that sent nothing included.
    """

    key: str
    number: Number
    givers: frozenset[str]
    lacking: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every expected unit gave it."""
        return not self.lacking

    @property
    def text(self) -> str:
        """As the period file has it: `7.392`, or `7.300 (sơ bộ)` while units are lacking."""
        return write_number(self.number) if self.is_complete else f"{write_number(self.number)} {PROVISIONAL}"


class Tally(Struct, frozen=True):
    """All sums of a period.

    Attributes:
        expected: the units that exist on the period's last day, in the order of data/don-vi.yaml.
        returns: what they sent, by code; a unit that sent nothing is not there.
        numbers: by code, what each of them says of every key; sums of its parts included.
        totals: by key, for every key that somebody gave.
    """

    period: Period
    expected: tuple[Unit, ...]
    returns: Mapping[str, UnitReturn] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)
    totals: Mapping[str, Total] = field(default_factory=dict)

    @property
    def silent(self) -> tuple[Unit, ...]:
        """The expected units that sent nothing."""
        return tuple(unit for unit in self.expected if unit.code not in self.returns)


def values_to_write(tally: Tally, form: Form) -> dict[str, str]:
    """The period file's new texts by key: the sums that can stand beside one another without contradiction.

    Parts are written and make their whole. Where units gave the whole only, or one way of dividing it is known for
    fewer units than another, parts would make another total than the whole: that division then stays empty, and the
    whole is written where no division makes it. An empty text says that nothing may stand there but what somebody
    typed.
    """
    texts = {node.key: "" for root in nodes_of(form) for node in root.everything()}
    for root in nodes_of(form):
        texts.update(_written(root, tally.totals))
    return texts


def _written(node: Node, totals: Mapping[str, Total]) -> Iterator[tuple[str, str]]:
    """The keys at and below the node that get a text."""
    makes_whole = [parts for parts in node.partitions if _agrees(node, parts, totals)]
    for division, parts in node.divisions:
        if division.kind is not DivisionKind.PARTITION or parts in makes_whole:
            for part in parts:
                yield from _written(part, totals)
    if not makes_whole and node.key in totals:
        yield node.key, totals[node.key].text


def _agrees(node: Node, parts: tuple[Node, ...], totals: Mapping[str, Total]) -> bool:
    """Whether the sums of these parts make the whole's, or nothing says what the whole is."""
    live = [each for each in node.partitions if any(part.key in totals for part in each)]
    if parts not in live:
        return False
    whole = totals.get(node.key)
    if whole is None:
        return len(live) == 1
    givers = [totals[part.key].givers if part.key in totals else frozenset[str]() for part in parts]
    if len(live) == 1:
        return all(whole.givers <= each for each in givers)
    return all(each == whole.givers for each in givers)
