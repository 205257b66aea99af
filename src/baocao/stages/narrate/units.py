"""What the narrative can say of the units that send figures in."""

from __future__ import annotations

from baocao.stages.narrate.words import Words
from baocao.values.facts import DividedFact, Quantity, State, UnitsFact
from baocao.values.form import DivisionKind
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker


def units_names(units: UnitsFact | None, place: Place) -> dict[str, Quantity | tuple[Words, ...]]:
    """The number of expected units (under an empty name), of those that sent and did not, and the latter's names."""
    source = units.source if units else Source(place, "don_vi")
    state = State.KNOWN if units else State.UNKNOWN
    counts = {
        "": (len(units.expected) if units else None, "đơn vị phải gửi"),
        "da_gui": (len(units.sent) if units else None, "đơn vị đã gửi"),
        "so_chua_gui": (len(units.silent) if units else None, "đơn vị chưa gửi"),
    }
    found: dict[str, Quantity | tuple[Words, ...]] = {
        name: Quantity(
            f"don_vi.{name}".rstrip("."), label, "đơn vị", state, number, Source(source.place, "don_vi", f"đếm {label}")
        )
        for name, (number, label) in counts.items()
    }
    silent = units.silent if units else ()
    found["chua_gui"] = tuple(Words.typed(unit.name, Source(unit.place, f"don_vi.{unit.code}")) for unit in silent)
    return found


def by_unit(whole: QuantitySpeaker, division: DividedFact | None) -> DivisionSpeaker:
    """`dang_vien.don_vi`: the figure by unit, for lists, tables and loops; unknown while no unit has sent it."""
    quantity = whole.quantity
    empty = DividedFact(DivisionKind.PARTITION, "don_vi", "đơn vị", (), None, quantity.source)
    return DivisionSpeaker(whole, division or empty)
