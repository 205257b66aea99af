"""Headings and unit names as people write them → what they mean, what they may mean, or nothing."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property

from baocao.values.grid import GridCell
from baocao.values.issuer import ToneMarks
from baocao.values.tone_marks import in_tone_style
from baocao.values.unit import Unit
from baocao.values.unit_form import Slot

_KINDS = re.compile(r"^(?:đảng uỷ|đảng bộ|chi uỷ|chi bộ|đb|cb|đu)(?: cơ sở| bộ phận)? ")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")
_NEAR = 0.82


def folded(text: str) -> str:
    """As names compare: small letters, new tone marks, words parted by one blank, no punctuation."""
    text = in_tone_style(unicodedata.normalize("NFKC", text), ToneMarks.NEW).lower()
    return _NO_WORD.sub(" ", text).strip()


def unmarked(text: str) -> str:
    """Without the marks: `so noi vu`."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def same_words(cell: GridCell, label: str) -> bool:
    """Whether the cell says the label."""
    return isinstance(cell, str) and folded(cell) == folded(label)


class UnitNames:
    """How the units may be called; looked up for each row of a long table, so every name is folded once."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self.units = units
        self.exact: dict[str, list[Unit]] = {}
        self.short: dict[str, list[Unit]] = {}
        for unit in units.values():
            for name in {folded(name) for name in (unit.name, *unit.other_names)}:
                self.exact.setdefault(name, []).append(unit)
            self.short.setdefault(_without_kind(folded(unit.name)), []).append(unit)

    def named(self, text: str) -> Unit | None:
        """The one unit that is surely meant by a code, a name, another name, or a name without its kind."""
        if text.strip() in self.units:
            return self.units[text.strip()]
        wanted = folded(text)
        exact = self.exact.get(wanted, [])
        if exact:
            return exact[0] if len(exact) == 1 else None
        # “Chi bộ Văn phòng” is not “Đảng bộ Văn phòng”.
        short = self.short.get(wanted, []) if _without_kind(wanted) == wanted else []
        return short[0] if len(short) == 1 else None

    def near(self, text: str) -> tuple[tuple[str, str], ...]:
        """(code, name) of the units that may be meant, the likeliest first."""
        wanted = _without_kind(unmarked(folded(text)))
        return tuple((code, self.units[code].name) for code in _near(wanted, self._unmarked))

    @cached_property
    def _unmarked(self) -> dict[str, str]:
        return {unit.code: _without_kind(unmarked(folded(unit.name))) for unit in self.units.values()}


def slot_named(text: str, slots: Sequence[Slot]) -> Slot | None:
    """The one slot that a heading surely means: by its full label, its end, or its own label where that is unique."""
    for wanted in (folded(text), folded(_IN_BRACKETS.sub(" ", text))):
        for names in (
            {slot.key: folded(slot.full_label) for slot in slots},
            {slot.key: folded(slot.label) for slot in slots},
        ):
            found = [slot for slot in slots if names[slot.key] == wanted]
            if len(found) == 1:
                return found[0]
        ends = [slot for slot in slots if wanted and folded(slot.full_label).endswith(f" {wanted}")]
        if len(ends) == 1:
            return ends[0]
    return None


def slots_near(text: str, slots: Sequence[Slot]) -> tuple[tuple[str, str], ...]:
    """(key, full label) of the slots that a heading may mean, the likeliest first."""
    wanted = unmarked(folded(_IN_BRACKETS.sub(" ", text)))
    full = _near(wanted, {slot.key: unmarked(folded(slot.full_label)) for slot in slots})
    own = _near(wanted, {slot.key: unmarked(folded(slot.label)) for slot in slots})
    labels = {slot.key: slot.full_label for slot in slots}
    return tuple((key, labels[key]) for key in dict.fromkeys((*full, *own)))[:4]


def _without_kind(name: str) -> str:
    return (
        _KINDS.sub("", name)
        if _KINDS.match(name)
        else re.sub(r"^(?:dang uy|dang bo|chi uy|chi bo|db|cb|du) ", "", name)
    )


def _near(wanted: str, names: Mapping[str, str]) -> list[str]:
    if not wanted:
        return []
    near = difflib.get_close_matches(wanted, list(dict.fromkeys(names.values())), 3, _NEAR)
    return [key for name in near for key, each in names.items() if each == name]
