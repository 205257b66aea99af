"""Text of known origin, and what the other speakers of the narrative are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from baocao.values.facts import Quantity, State, TextFact, UnitsFact
from baocao.values.form import DivisionKind
from baocao.values.narrative import Printed, Span
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


class Voice(Struct, frozen=True):
    """What the program adds of its own to a value.

    Attributes:
        words: origin of the connecting words (“và”, “so với”).
        period: the line of `ky:`, from which the years in comparisons follow.
        year: of the period.
        units: what the units sent; None for an office without units.
    """

    words: Source
    period: Source
    year: int
    units: UnitsFact | None = None


class Words(Speaker):
    """Text of one or several origins."""

    def __init__(self, key: str, state: State, spans: tuple[Span, ...], source: Source) -> None:
        self.key = key
        self._state = state
        self.spans = spans
        self.source = source

    @classmethod
    def of(cls, fact: TextFact) -> Words:
        """A text fact as words."""
        return cls(fact.key, fact.state, (Span(fact.text, fact.source),), fact.source)

    @classmethod
    def typed(cls, text: str, source: Source) -> Words:
        """Words that are known."""
        return cls(source.key, State.KNOWN, (Span(text, source),), source)

    @property
    def state(self) -> State:
        return self._state

    def printed(self) -> Printed | None:
        return Printed(self.spans)

    def where(self) -> str:
        return str(self.source.place)


class Named(Speaker):
    """A group of names, such as `co_quan`; it may print something of its own."""

    def __init__(self, key: str, members: Mapping[str, Speaker], own: Speaker | None = None) -> None:
        self.key = key
        self.members = members
        self.own = own

    @property
    def state(self) -> State:
        return self.own.state if self.own else State.KNOWN

    def printed(self) -> Printed | None:
        return self.own.printed() if self.own else None

    def attribute(self, name: str) -> Speaker | None:
        return self.members.get(name)

    def attribute_names(self) -> tuple[str, ...]:
        return tuple(self.members)

    def where(self) -> str:
        return self.own.where() if self.own else ""


class Listed(Speaker):
    """A list to loop over; known when it is not empty."""

    def __init__(
        self, key: str, members: Sequence[Speaker], prototype: Speaker | None = None, state: State | None = None,
        place: Place | None = None,
    ) -> None:  # fmt: skip
        self.key = key
        self.members = members
        self.prototype = prototype
        self._state = state or (State.KNOWN if members else State.UNKNOWN)
        self.place = place

    @property
    def state(self) -> State:
        return self._state

    def items(self) -> Sequence[Speaker]:
        return self.members

    def element(self) -> Speaker | None:
        return self.members[0] if self.members else self.prototype

    def where(self) -> str:
        return str(self.place) if self.place else ""


def only_partition(quantity: QuantitySpeaker) -> DivisionSpeaker:
    """The partition without a name, or the only one; subsets and funnels are named where they are meant."""
    partitions = [one for one in quantity.quantity.divisions if one.kind is DivisionKind.PARTITION]
    unnamed = [one for one in partitions if not one.key]
    if len(unnamed or partitions) != 1:
        reason = "có nhiều cách chia, ghi rõ tên cách chia sau dấu chấm" if partitions else "không có cách chia nào"
        raise TypeError(reason)
    return quantity.of_division((unnamed or partitions)[0])


def number_spans(part: Quantity) -> list[Span]:
    """The quantity as it is printed; nothing where it is unknown."""
    printed = QuantitySpeaker(part).printed()
    return list(printed.spans) if printed else []


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
