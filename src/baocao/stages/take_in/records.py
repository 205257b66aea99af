"""Rows of records (`bang_ghi`) on the sheets of our own spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from baocao.adapters.spreadsheets.reading import address
from baocao.stages.take_in import rules, table_rules
from baocao.stages.take_in.cells import Unclear, read_cell
from baocao.stages.take_in.gathering import Gathering, cell_name
from baocao.stages.take_in.names import UnitNames
from baocao.values.calendar_date import read_date, write_date
from baocao.values.form import Column, Form, Kind
from baocao.values.grid import Grid, GridCell
from baocao.values.number import write_number
from baocao.values.problem import Place, Problem
from baocao.values.unit import CellPlace, UnitRecord
from baocao.values.unit_form import Stamp, asked_of_units

_CODE = "ma"


def take_records(
    file: str, grids: Mapping[str, Grid], stamp: Stamp, form: Form, gatherings: Mapping[str, Gathering], owner: str
) -> Iterator[Problem]:
    """Add the rows of every table of records to the units they belong to.

    Args:
        owner: code of the unit whose form it is; empty where a column names each row's unit.
    """
    places = {name: (sheet, address(cell)) for name, sheet, cell in stamp.columns}
    names = UnitNames({} if owner else {code: gathering.unit for code, gathering in gatherings.items()})
    for indicator in asked_of_units(form):
        if indicator.kind is not Kind.RECORDS:
            continue
        sheet, first = next(((s, address(a.partition(":")[0])) for k, s, a in stamp.tables if k == indicator.key),
                            ("", None))  # fmt: skip
        grid = grids.get(sheet)
        if first is None:
            continue
        if grid is None:
            yield rules.sheet_gone(Place(file), sheet)
            continue
        columns = {
            column.key: (column, at[1])
            for column in indicator.columns
            if (at := places.get(f"{indicator.key}.{column.key}", ("", None))[1]) is not None
        }
        code_at = places.get(f"{indicator.key}.{_CODE}", ("", None))[1]
        for row in range(first[0], len(grid.rows)):
            if all(_is_blank(cell) for cell in grid.rows[row]):
                continue
            code = owner or _owner(grid.at(row, code_at[1]) if code_at else None, names)
            gathering = gatherings.get(code)
            if gathering is None:
                yield table_rules.row_without_unit(CellPlace(file, sheet, cell_name(row, 0)))
                continue
            texts = dict(_texts(gathering, grid, row, columns))
            if texts:
                cell = CellPlace(file, sheet, cell_name(row, min(at for _, at in columns.values())))
                gathering.records.append(UnitRecord(indicator.key, texts, cell))


def _is_blank(cell: GridCell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _owner(cell: GridCell, names: UnitNames) -> str:
    unit = names.named(str(cell)) if cell is not None else None
    return unit.code if unit else ""


def _texts(
    gathering: Gathering, grid: Grid, row: int, columns: Mapping[str, tuple[Column, int]]
) -> Iterator[tuple[str, str]]:
    """Column key → the text as the period file would have it; what is unclear is named and left out."""
    for key, (column, at) in columns.items():
        cell = grid.at(row, at)
        if _is_blank(cell):
            continue
        place = CellPlace(gathering.file, grid.name, cell_name(row, at))
        text = _written(cell, column.kind)
        if isinstance(text, Unclear):
            gathering.problems.append(rules.unclear(place, column.label, text.message, text.remedy))
        else:
            yield key, text


def _written(cell: GridCell, kind: Kind) -> str | Unclear:
    if kind.is_number:
        read = read_cell(cell, kind)
        return read if isinstance(read, Unclear) else write_number(read.number) if read else ""
    if isinstance(cell, datetime | date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return write_date(day)
    if kind is Kind.DATE:
        found = read_date(str(cell).strip())
        return write_date(found) if found else Unclear(f"“{cell}” không phải là ngày", "Ghi ngày như 15/6/2021.")
    if isinstance(cell, float):
        return write_number(Decimal(repr(cell)))
    return " ".join(str(cell).split())
