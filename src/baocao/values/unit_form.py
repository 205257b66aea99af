"""The spreadsheet that asks a unit for its figures: its slots, and the stamp by which it is known when it is back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from msgspec import Struct

from baocao.values.form import Division, DivisionKind, Form, Indicator, Kind

STAMP_SHEET = "_baocao"
"""A very hidden sheet. Column A names what follows in B, C, D: see `Stamp`."""
FIGURES_SHEET = "Số liệu"
EVERY_UNIT = "*"
"""In the stamp of the table with a row for each unit."""


class Slot(Struct, frozen=True):
    """One line of the spreadsheet that holds a number.

    Attributes:
        key: dotted: `mo_hinh.linh_vuc.kinh_te.moi`.
        label: as on its line: `xây dựng mới`.
        full_label: unmistakable alone, as heading of a column: `Mô hình “Dân vận khéo” - Lĩnh vực - kinh tế - xây dựng
            mới`.
        unit: unit of measure.
        depth: how far its label is set in.
        heading: label of the division that begins with this slot (`Lĩnh vực`); empty elsewhere.
        parts: keys of the slots that make it; empty for what must be typed.
        may_be_typed: whether it may be typed though it has parts: a part that may, but need not divide further.
    """

    key: str
    label: str
    full_label: str
    unit: str
    kind: Kind
    depth: int
    heading: str = ""
    parts: tuple[str, ...] = ()
    may_be_typed: bool = True

    @property
    def is_input(self) -> bool:
        """Whether nothing makes it, so that the unit must type it."""
        return not self.parts


def asked_of_units(form: Form) -> tuple[Indicator, ...]:
    """The indicators whose figures or records the units send (`tu_don_vi: true`)."""
    return tuple(indicator for indicator in form.indicators if indicator.from_units)


def slots_of(form: Form) -> tuple[Slot, ...]:
    """Every line with a number that units are asked for, in the form's order: a whole before its parts."""
    asked = [indicator for indicator in asked_of_units(form) if indicator.kind.is_number]
    return tuple(slot for indicator in asked for slot in _indicator_slots(indicator))


def _indicator_slots(indicator: Indicator) -> Iterator[Slot]:
    parts = _parts_of(indicator.key, indicator.divisions)
    # A typed total must not stand against the sum that its parts make.
    yield Slot(indicator.key, indicator.label, indicator.label, indicator.unit, indicator.kind, 0, "", parts, not parts)
    yield from _division_slots(indicator, indicator.key, indicator.label, indicator.divisions, 1)


def _division_slots(
    indicator: Indicator, key: str, label: str, divisions: tuple[Division, ...], depth: int
) -> Iterator[Slot]:
    for division in divisions:
        stem = f"{key}.{division.key}" if division.key else key
        words = f"{label} - {division.label}" if division.key else label
        for at, part in enumerate(division.parts):
            part_key, part_label = f"{stem}.{part.key}", f"{words} - {part.label}"
            yield Slot(
                part_key,
                part.label,
                part_label,
                indicator.unit,
                indicator.kind,
                depth,
                division.label if division.key and not at else "",
                _parts_of(part_key, part.divisions),
            )
            yield from _division_slots(indicator, part_key, part_label, part.divisions, depth + 1)


def _parts_of(key: str, divisions: tuple[Division, ...]) -> tuple[str, ...]:
    """The keys of the parts of the first partition: every other one makes the same total."""
    first = next((division for division in divisions if division.kind is DivisionKind.PARTITION), None)
    if first is None:
        return ()
    stem = f"{key}.{first.key}" if first.key else key
    return tuple(f"{stem}.{part.key}" for part in first.parts)


def edition_of(form: Form) -> str:
    """Twelve digits that change when what is asked of the units changes."""
    asked = [f"{slot.key}\t{slot.full_label}\t{slot.unit}\t{slot.kind.value}" for slot in slots_of(form)]
    for indicator in asked_of_units(form):
        asked += [f"{indicator.key}\t{column.key}\t{column.label}\t{column.kind.value}" for column in indicator.columns]
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()[:12]


class Stamp(Struct, frozen=True):
    """What the hidden sheet says; one row for each line below, column A first.

    Keys and codes are written with `~` for `_`: LibreOffice takes the `_xa_` of `van_hoa_xa_hoi` for a line feed.

    `bao_cao | report`, `ky | 2021-H1`, `don_vi | code` (or `*`), `bieu_mau | edition`, then for each number
    `o | key | sheet | cell` (in the table of all units: the cell of the column's heading, key `ma` for the codes and
    `ten` for the names), for each table of records `bang | key | sheet | A5:F54` (the lines to fill in) and for each of
    its columns `cot | key.column | sheet | cell of the heading`.

    Attributes:
        cells: (key, sheet, cell) each.
        tables: (indicator key, sheet, range) each.
        columns: (`key.column`, sheet, cell) each.
    """

    report: str
    period: str
    unit: str
    edition: str
    cells: tuple[tuple[str, str, str], ...] = ()
    tables: tuple[tuple[str, str, str], ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """As written into the sheet."""
        head = (("bao_cao", self.report), ("ky", self.period), ("don_vi", self.unit), ("bieu_mau", self.edition))
        named = (("o", self.cells), ("bang", self.tables), ("cot", self.columns))
        keyed = ((name, key, *places) for name, rows in named for key, *places in rows)
        return tuple((name, key.replace("_", "~"), *places) for name, key, *places in (*head, *keyed))

    @classmethod
    def read(cls, rows: tuple[tuple[str, ...], ...]) -> Stamp | None:
        """The stamp from the sheet's rows as texts; None where it is no such sheet."""
        rows = tuple((row[0], row[1].replace("~", "_"), *row[2:]) for row in rows if len(row) > 1)
        head = {row[0]: row[1] for row in rows if row[0] in ("bao_cao", "ky", "don_vi", "bieu_mau")}
        if len(head) < 4:
            return None
        named: dict[str, list[tuple[str, str, str]]] = {"o": [], "bang": [], "cot": []}
        for row in rows:
            if row[0] in named and len(row) > 3:
                named[row[0]].append((row[1], row[2], row[3]))
        return cls(
            head["bao_cao"],
            head["ky"],
            head["don_vi"],
            head["bieu_mau"],
            tuple(named["o"]),
            tuple(named["bang"]),
            tuple(named["cot"]),
        )
