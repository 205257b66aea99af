"""Tree → the units that send figures in."""

from __future__ import annotations

from baocao.adapters.yaml_tree import Mapping, Sequence
from baocao.stages.load import unit_rules
from baocao.stages.load.tables import required, rows, validity
from baocao.stages.load.taking import line_of, text_of, texts_of
from baocao.values.figures import Text
from baocao.values.official_terms import folded
from baocao.values.problem import Problem
from baocao.values.unit import Unit

_KEYS = ("ten", "loai", "ten_khac", "tu", "den")


def read_units(tree: Mapping, problems: list[Problem]) -> dict[str, Unit]:
    """`data/don-vi.yaml`: code → {ten, loai, ten_khac, tu, den}, in the file's order.

    A unit without a readable name is left out. One name for two units that exist at the same time is a finding.
    """
    units: dict[str, Unit] = {}
    for code, place, row in rows(tree, _KEYS, "{ten: …, loai: …}", problems):
        name = required(row, "ten", text_of, place, problems, _KEYS)
        kind = text_of(row.get("loai"), problems, place)
        others = row.get("ten_khac")
        read = texts_of(others, problems) if others is not None else ()
        other_names = tuple(text.text for text in read) if isinstance(read, tuple) else ()
        if isinstance(others, Sequence) and others.failed:
            other_names = ()
        valid_from, valid_to = validity(row, "tu", "den", problems)
        if isinstance(name, Text):
            words = kind.text if isinstance(kind, Text) else ""
            units[code] = Unit(code, name.text, words, place, other_names, valid_from, valid_to)
    _check_names(units, problems)
    return units


def _check_names(units: dict[str, Unit], problems: list[Problem]) -> None:
    owners: dict[str, list[Unit]] = {}
    for unit in units.values():
        for name in dict.fromkeys((unit.name, *unit.other_names)):
            same = owners.setdefault(folded(name), [])
            clash = next((other for other in same if other is not unit and _overlap(other, unit)), None)
            if clash is not None:
                problems.append(unit_rules.repeated_name(line_of(unit.place), name, clash.code))
            same.append(unit)


def _overlap(one: Unit, other: Unit) -> bool:
    """Whether there is a day on which both exist."""
    starts = [unit.valid_from for unit in (one, other) if unit.valid_from is not None]
    ends = [unit.valid_to for unit in (one, other) if unit.valid_to is not None]
    return not starts or not ends or max(starts) <= min(ends)
