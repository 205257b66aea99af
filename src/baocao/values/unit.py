"""The units (đơn vị) below an office and what they send in for a period: figures and records, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from baocao.values.problem import Place


class Unit(Struct, frozen=True):
    """One body of `data/don-vi.yaml`.

    Attributes:
        code: its key there, such as `so_noi_vu`; names its files and its figures.
        name: `Đảng bộ Sở Nội vụ`.
        kind: `đảng bộ`, `chi bộ` or whatever kinds the office has; empty where none is said.
        other_names: how else it may be written in tables that come in.
        valid_from, valid_to: first and last day on which it existed; None for always, still.
    """

    code: str
    name: str
    kind: str
    place: Place
    other_names: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def exists_on(self, day: date) -> bool:
        """Whether it exists on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class CellPlace(Struct, frozen=True):
    """A cell of a spreadsheet that came in.

    Attributes:
        file: as shown to staff: relative to the workspace, or the file's name.
        cell: `D9`.
    """

    file: str
    sheet: str
    cell: str

    @property
    def place(self) -> Place:
        """Where a finding about this cell stands: `so_noi_vu.xlsx:Số liệu!D9`."""
        return Place(self.file, part=f"{self.sheet}!{self.cell}")


class UnitFigure(Struct, frozen=True):
    """One number of one unit.

    Attributes:
        key: dotted, as in the form: `mo_hinh.linh_vuc.kinh_te.moi`.
    """

    key: str
    number: int | Decimal
    cell: CellPlace


class UnitRecord(Struct, frozen=True):
    """One row of a table (`bang_ghi`) of one unit.

    Attributes:
        key: the indicator's.
        texts: column key → what stands there, written as the period file would have it (`7.392`, `15/6/2021`); empty
            cells are left out.
        cell: the row's first cell.
    """

    key: str
    texts: Mapping[str, str]
    cell: CellPlace


class UnitReturn(Struct, frozen=True):
    """What one unit sent for one period.

    Attributes:
        unit: its code.
        file: the spreadsheet.
        figures: by key; what the unit left empty is not there. Only typed figures, never sums that parts make, but a
            typed total whose parts are not given.
        records: in the sheet's order.
    """

    unit: str
    file: str
    figures: Mapping[str, UnitFigure]
    records: tuple[UnitRecord, ...] = ()


class UnitReturns(Struct, frozen=True):
    """`data/<report>/<period>.don-vi.yaml`: all returns of a period, kept by `nhap`.

    Attributes:
        path: relative to the workspace.
        returns: by unit code.
        written: figure key → the text that `nhap` last put into the period file; what is still so nobody typed.
        places: (unit code, figure key) → its line in this file, and (unit code, `key[3]`) of its third record.
    """

    path: str
    returns: Mapping[str, UnitReturn] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
