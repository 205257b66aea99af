"""A report that was made, on the disk: the paper, and beside it the list of where its numbers are from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from baocao import files, pipeline
from baocao.cli.program import Stopwatch
from baocao.pipeline import Outcome


class WrittenReport(Struct, frozen=True):
    """Where a report went.

    Attributes:
        written: None where nothing was written, because there are errors.
        wanted: where it was to go: elsewhere, where somebody edited the paper that stood there.
        data: the paper's bytes.
    """

    written: Path | None = None
    wanted: Path = Path()
    data: bytes = b""


def write_report(
    outcome: Outcome, root: Path, draft: int | None, watch: Stopwatch, target: Callable[[str], Path | None]
) -> WrittenReport:
    """Write the paper and its list of sources.

    Args:
        root: the workspace; the paper goes into its `ket-qua`.
        draft: its number, 0 for a draft without one, None for the paper itself.
        target: file name → where else it should go, or None.

    Raises:
        UnwritableError: the system refuses.
    """
    if outcome.sheet is None or outcome.figures is None:
        return WrittenReport()
    form, period = outcome.figures.form, outcome.figures.period
    mark = "" if draft is None else f" - dự thảo lần {draft}" if draft else " - dự thảo"
    name = f"{form.type_code}-{form.report}-{period.key}{mark}.docx"
    wanted = target(name) or root / "ket-qua" / name
    with watch("write"):
        data = pipeline.finished(outcome.sheet)
    with watch("verify"):
        written = files.write_paper(wanted, data, is_own=pipeline.is_own_paper, verify=pipeline.verify(outcome.sheet))
    if outcome.sources_of_numbers is not None:
        with watch("workbook"):
            workbook = pipeline.finished_workbook(outcome.sources_of_numbers)
            beside = written.with_name(f"{written.stem} - nguồn số liệu.xlsx")
            files.write_paper(beside, workbook, is_own=pipeline.is_own_paper, verify=lambda _: None)
    return WrittenReport(written, wanted, data)
