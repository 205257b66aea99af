"""The straight lines around a period: `mo-ky` and `so-sanh`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec.structs import replace

from baocao.adapters.yaml_tree import Scalar, read_tree
from baocao.pipeline.reports import has_errors
from baocao.stages.compare import compare
from baocao.stages.derive import derive
from baocao.stages.load import load
from baocao.stages.roll_over import roll_over, schema_of
from baocao.values.number import write_number
from baocao.values.period import Period
from baocao.values.problem import Problem, in_order
from baocao.values.side_by_side import SideBySide, SideBySideRow
from baocao.values.sources import SourceFile, Sources
from baocao.values.workbook import CellValue, Workbook, WorkbookSheet


def open_period(sources: Sources, period: Period, schema_name: str) -> tuple[str, str, tuple[Problem, ...]]:
    """The file of a new period for the clerk to fill in.

    Args:
        sources: as for a report of that period; its period file need not exist.
        period: the period to open.
        schema_name: the file name under which the schema will stand beside it.

    Returns:
        The YAML text, the JSON Schema of the form, and what is wrong with the form or the issuer's file: with errors
        there, the texts are empty.
    """
    blank = SourceFile(sources.period_file.path, f"ky: {period.key}\n".encode())
    figures, others, problems = load(replace(sources, period_file=blank))
    faults = in_order([problem for problem in problems if problem.place.path != blank.path])
    if figures is None or has_errors(faults):
        return "", "", faults
    schema = json.dumps(schema_of(figures.form), ensure_ascii=False, indent=1) + "\n"
    text = roll_over(period, figures.form, others, schema_name, has_units=bool(figures.units))
    return text, schema, faults


def side_by_side(sources: Sources, keys: Iterable[str]) -> tuple[SideBySide | None, tuple[Problem, ...]]:
    """The figures of several periods of a report side by side; `sources` is that of one of them."""
    wanted = set(keys)
    figures, others, problems = load(sources)
    if figures is None:
        return None, in_order(problems)
    chosen = [each for each in (figures, *others) if each.period.key in wanted]
    if len(chosen) < len(wanted):
        return None, in_order(problems)
    return compare([derive(each, ()) for each in chosen]), in_order(problems)


def comparison_workbook(table: SideBySide, issuer: str) -> Workbook:
    """The same as a workbook."""
    header = ("Chỉ tiêu", "Đơn vị tính", *(period.label for period in table.periods), "Chênh lệch", "Tỷ lệ (%)")
    rows = tuple(
        ("    " * row.depth + row.label, row.unit, *_cells(row), row.difference, row.change) for row in table.rows
    )
    widths = (44, 16, *(18 for _ in table.periods), 14, 12)
    sheet = WorkbookSheet("So sánh", header, rows, widths)
    return Workbook(f"So sánh: {table.title}", issuer, table.periods[-1].last_day, (sheet,))


def _cells(row: SideBySideRow) -> tuple[CellValue, ...]:
    """Numbers as numbers, round figures with their word as texts."""
    return tuple(
        f"{word} {write_number(number)}" if word and number is not None else number
        for number, word in zip(row.numbers, row.approximations, strict=True)
    )


def default_report(issuer: SourceFile) -> str:
    """`bao_cao_mac_dinh` of the issuer's file; empty where it names none or cannot be read."""
    tree, _ = read_tree(issuer)
    node = tree.get("bao_cao_mac_dinh") if tree else None
    return node.text.strip() if isinstance(node, Scalar) and not node.is_empty else ""
