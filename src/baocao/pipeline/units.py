"""The straight lines of the units' figures: `nhap --mau` sends spreadsheets out, `nhap TỆP…` takes them back in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from baocao.adapters.spreadsheets import Unreadable, read_grids
from baocao.pipeline.finished import is_own_paper
from baocao.pipeline.reports import has_errors
from baocao.stages.admit import admit, unreadable
from baocao.stages.draw_unit_form import draw_unit_form, draw_unit_table
from baocao.stages.join_returns import join_returns
from baocao.stages.keep_returns import keep_returns
from baocao.stages.load import load
from baocao.stages.report_tally import report_tally
from baocao.stages.splice import splice
from baocao.stages.take_in import take_in
from baocao.stages.tally import tally
from baocao.stages.write_workbook import write_workbook
from baocao.values.figures import Figures
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, in_order
from baocao.values.sources import SourceFile, Sources
from baocao.values.taken_in import TakenIn
from baocao.values.tally import Tally, values_to_write
from baocao.values.unit import UnitReturn


class PutTogether(Struct, frozen=True):
    """What came of the units' spreadsheets.

    Attributes:
        problems: all findings.
        tally: who sent what, and the sums.
        period_file, returns_file: their new bytes; None where they stay as they are.
        report: the workbook “… - tổng hợp”.
        spliced: how many figures of the period file differ from before.
    """

    problems: tuple[Problem, ...]
    tally: Tally
    period_file: bytes | None
    returns_file: bytes | None
    report: bytes
    spliced: int


def open_intake(
    sources: Sources, period: Period, *, is_new: bool = False
) -> tuple[Figures | None, tuple[Problem, ...]]:
    """The figures with their form and units, for sending forms out and taking them in.

    Args:
        is_new: only the form and the units count: the period's own file need not exist.

    Returns:
        None where the form, the issuer, the units or the period file cannot be read. The findings that stand in the
        way: those about the figures themselves are `kiem-tra`'s, since the period file is only being filled in.
    """
    if is_new:
        sources = replace(sources, period_file=SourceFile(sources.period_file.path, f"ky: {period.key}\n".encode()))
    figures, _, problems = load(sources)
    shared = {file.path for file in (sources.form, sources.units, sources.returns.get(period.key)) if file is not None}
    if figures is None:
        return None, in_order(problems)
    found = [problem for problem in problems if problem.place.path in shared]
    found += admit(figures) if not has_errors(found) else ()
    return None if has_errors(found) else figures, in_order(found)


def draw_forms(figures: Figures) -> Iterator[tuple[str, bytes]]:
    """The spreadsheets that go out: (code of the unit, .xlsx) one by one, then (empty, the table of all units)."""
    period, before = figures.period, figures.returns_before
    before_period = Period.parse(before.path.rpartition("/")[2].partition(".")[0]) if before else None
    units = [unit for unit in figures.units.values() if unit.exists_on(period.last_day)]
    for unit in units:
        yield unit.code, draw_unit_form(figures.form, figures.issuer.name, unit, period, before, before_period)
    yield "", draw_unit_table(figures.form, figures.issuer.name, units, period)


def take_in_file(file: str, data: bytes, figures: Figures, decisions: Mapping[str, str]) -> TakenIn | None:
    """One spreadsheet that came back.

    Args:
        file: its name as findings show it.
        decisions: headings and names in doubt → what the clerk says they mean.

    Returns:
        None for a form of ours that nobody has touched.
    """
    name = unicodedata.normalize("NFC", file)
    grids = read_grids(data)
    if isinstance(grids, Unreadable):
        return TakenIn((), (unreadable(Place(name), grids.reason, grids.remedy),), ())
    if is_own_paper(data):
        return None
    return take_in(name, grids, figures.form, figures.units, figures.period, decisions)


def put_together(
    sources: Sources,
    figures: Figures,
    arrived: Sequence[UnitReturn],
    found: Iterable[Problem],
    *,
    overwrite: bool = False,
) -> PutTogether:
    """Sum the returns, those of earlier runs too, and put the sums into the period file.

    Args:
        arrived, found: what all files of this run gave.
        overwrite: take a newer return for an older one, a sum for what was typed by hand.
    """
    kept = figures.returns.returns if figures.returns else {}
    written = figures.returns.written if figures.returns else {}
    returns, clashes = join_returns(kept, arrived, overwrite=overwrite)
    told, judged = tally(figures, returns)
    spliced = splice(
        sources.period_file, figures.form, values_to_write(told, figures.form), written, overwrite=overwrite
    )
    problems = in_order((*found, *clashes, *judged, *spliced.problems))
    before = sources.returns.get(figures.period.key)
    returns_file = keep_returns(returns, figures.units, spliced.written, figures.period, figures.form)
    changed = sum(text != written.get(key) for key, text in spliced.written.items())
    return PutTogether(
        problems,
        told,
        spliced.data if spliced.data != sources.period_file.data else None,
        returns_file if before is None or before.data != returns_file else None,
        write_workbook(report_tally(told, figures, problems)),
        changed,
    )
