"""Text of known origin, and what the other speakers of the narrative are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.values.facts import DividedFact, Quantity, State, TextFact
from baocao.values.form import DivisionKind
from baocao.values.narrative import Printed, Span
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


@dataclass(frozen=True)
class Voice:
    """What the program adds of its own to a value.

    Attributes:
        words: origin of the connecting words (“và”, “so với”).
        period: the line of `ky:`, from which the years in comparisons follow.
        year: of the period.
        by_unit: figure key → the figure by unit.
    """

    words: Source
    period: Source
    year: int
    by_unit: Mapping[str, DividedFact] = field(default_factory=dict)


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
