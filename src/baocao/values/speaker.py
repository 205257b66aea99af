"""What templates and rules can name: values that print themselves and know their own names for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from baocao.values.facts import DividedFact, Quantity, State
from baocao.values.narrative import Printed, Span
from baocao.values.number import write_number


class Speaker:
    """Base of everything that an expression can reach; nothing else is reachable from a template.

    Attributes:
        key: dotted name by which messages speak of it.
    """

    key: str = ""

    @property
    def state(self) -> State:
        """Whether it can be printed, is unknown, or failed to load."""
        return State.KNOWN

    @property
    def is_known(self) -> bool:
        """What the test `is biet` answers."""
        return self.state is State.KNOWN

    def printed(self) -> Printed | None:
        """What `{{ … }}` puts on the paper when it is known; None when it cannot stand in a sentence by itself."""
        return None

    def attribute(self, name: str) -> Speaker | None:
        """What `.name` means; None when it means nothing."""
        return None

    def attribute_names(self) -> tuple[str, ...]:
        """The names that `attribute` knows, to suggest the nearest for a misspelt one."""
        return ()

    def items(self) -> Sequence[Speaker] | None:
        """What `{% for … %}` walks through; None when it is no list."""
        return None

    def element(self) -> Speaker | None:
        """Something like the items, to check the names used in a loop even when there is nothing to loop over."""
        items = self.items()
        return items[0] if items else None

    @property
    def number(self) -> int | Decimal | None:
        """What comparisons and rules reckon with; None when it is no number."""
        return None

    def where(self) -> str:
        """`file:line` of the empty value, for messages; empty when it has none."""
        return ""

    def __bool__(self) -> bool:
        return self.is_known and self.number != 0


class QuantitySpeaker(Speaker):
    """A number of the form: prints itself, knows its parts and divisions by their keys."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity
        self.key = quantity.key

    @property
    def state(self) -> State:
        return self.quantity.state

    @property
    def number(self) -> int | Decimal | None:
        return self.quantity.number

    def printed(self) -> Printed | None:
        if self.quantity.number is None:
            return None
        words = f"{self.quantity.approximation} " if self.quantity.approximation else ""
        return Printed((Span(words + write_number(self.quantity.number), self.quantity.source),))

    def attribute(self, name: str) -> Speaker | None:
        for division in self.quantity.divisions:
            if division.key == name:
                return self.of_division(division)
            if not division.key:
                for part in division.parts:
                    if part.key.endswith("." + name):
                        return self.of_part(part)
        return None

    def attribute_names(self) -> tuple[str, ...]:
        names: list[str] = []
        for division in self.quantity.divisions:
            names += [division.key] if division.key else [last_name(part.key) for part in division.parts]
        return tuple(names)

    def of_part(self, part: Quantity) -> QuantitySpeaker:
        """A part as a speaker of this very class."""
        return type(self)(part)

    def of_division(self, division: DividedFact) -> DivisionSpeaker:
        """A division whose parts are speakers of this very class."""
        return DivisionSpeaker(self, division)

    def where(self) -> str:
        return str(self.quantity.source.place)


class DivisionSpeaker(Speaker):
    """A named division: its parts by their keys; known when at least one part is known and not zero."""

    def __init__(self, whole: QuantitySpeaker, division: DividedFact) -> None:
        self.whole = whole
        self.division = division
        self.key = f"{whole.key}.{division.key}" if division.key else whole.key

    @property
    def state(self) -> State:
        states = {part.state for part in self.division.parts}
        if State.FAILED in states:
            return State.FAILED
        return State.KNOWN if any(part.number for part in self.division.parts) else State.UNKNOWN

    def attribute(self, name: str) -> Speaker | None:
        for part in self.division.parts:
            if last_name(part.key) == name:
                return self.whole.of_part(part)
        return None

    def attribute_names(self) -> tuple[str, ...]:
        return tuple(last_name(part.key) for part in self.division.parts)

    def items(self) -> Sequence[Speaker]:
        return [self.whole.of_part(part) for part in self.division.parts]

    def where(self) -> str:
        return str(self.division.source.place)


def last_name(key: str) -> str:
    """`mo_hinh.linh_vuc.kinh_te` → `kinh_te`."""
    return key.rpartition(".")[2]
