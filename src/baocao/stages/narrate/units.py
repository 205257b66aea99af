"""What the narrative can say of the units that send figures in."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.stages.narrate.words import Listed, Named, Words
from baocao.values.facts import DividedFact, Quantity, State, UnitsFact
from baocao.values.form import DivisionKind
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


def units_speaker(units: UnitsFact | None, place: Place) -> Speaker:
    """`don_vi`: prints how many units must send; its names say how many sent, how many did not, and who.

    Args:
        place: where messages point when the office has no units.
    """
    source = Source(units.source.place if units else place, "don_vi")
    expected = len(units.expected) if units else None
    silent = units.silent if units else ()
    names = [Words.typed(unit.name, Source(unit.place, f"don_vi.{unit.code}")) for unit in silent]
    members: dict[str, Speaker] = {
        "da_gui": _count("don_vi.da_gui", "đơn vị đã gửi", len(units.sent) if units else None, source),
        "so_chua_gui": _count("don_vi.so_chua_gui", "đơn vị chưa gửi", len(silent) if units else None, source),
        "chua_gui": Listed("don_vi.chua_gui", names, Words.typed("", source)),
    }
    return Named("don_vi", members, _count("don_vi", "đơn vị phải gửi", expected, source))


def _count(key: str, label: str, number: int | None, source: Source) -> QuantitySpeaker:
    state = State.UNKNOWN if number is None else State.KNOWN
    return QuantitySpeaker(Quantity(key, label, "đơn vị", state, number, Source(source.place, key, f"đếm {label}")))


class UnitsDivisionSpeaker(DivisionSpeaker):
    """A figure by unit: `so_co` units have some, `so_khong_co` have none and said so, `khong_co` lists the latter.

    A unit that did not say is neither.
    """

    def attribute(self, name: str) -> Speaker | None:
        parts = self.division.parts
        is_told = any(part.number is not None for part in parts)
        none = [part for part in parts if part.number == 0]
        some = [part for part in parts if part.number]
        source = Source(self.division.source.place, self.key)
        match name:
            case "khong_co":
                return Listed(f"{self.key}.khong_co", list(_labels(none)), Words.typed("", source))
            case "so_khong_co":
                return _count(f"{self.key}.{name}", "đơn vị ghi 0", len(none) if is_told else None, source)
            case "so_co":
                return _count(f"{self.key}.{name}", "đơn vị có số khác 0", len(some) if is_told else None, source)
        return super().attribute(name)

    def attribute_names(self) -> tuple[str, ...]:
        return (*super().attribute_names(), "khong_co", "so_khong_co", "so_co")


def _labels(parts: Iterable[Quantity]) -> Iterable[Words]:
    return (Words.typed(part.label, part.source) for part in parts)


def by_unit(whole: QuantitySpeaker, units: UnitsFact | None) -> UnitsDivisionSpeaker:
    """`dang_vien.don_vi`: the figure by unit, for lists, tables and loops; unknown while no unit has sent it."""
    quantity = whole.quantity
    division = units.divisions.get(quantity.key) if units else None
    empty = DividedFact(DivisionKind.PARTITION, "don_vi", "đơn vị", (), None, quantity.source)
    return UnitsDivisionSpeaker(whole, division or empty)
