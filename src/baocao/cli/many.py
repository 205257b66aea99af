"""`lap --tat-ca`: the reports of many offices, over the machine's cores; what fails is named, the rest is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.cli import screen
from baocao.cli.choice import choose_report_and_period
from baocao.cli.program import EXIT_FOUND, EXIT_STOPPED, Stopwatch
from baocao.cli.written import write_report
from baocao.errors import BaocaoError, WorkspaceError
from baocao.files import Workspace
from baocao.values.number import write_number
from baocao.values.problem import Problem, Severity


class OfficeResult(Struct, frozen=True):
    """What came of one office.

    Attributes:
        name: of its folder.
        is_written: whether its paper is on the disk.
        problems: its findings, their places beginning with the folder's name.
        failure: why its report could not be made at all: what happened, and the remedy.
    """

    name: str
    is_written: bool = False
    problems: tuple[Problem, ...] = ()
    failure: tuple[str, str] | None = None


def write_all(
    folder: Path,
    report: str | None,
    period_key: str | None,
    draft: int | None,
    rule_book: str | None,
    *,
    as_json: bool,
    verbose: bool,
) -> int:
    """Make and write the report of every workspace in the folder; the exit code of the worst of them.

    Raises:
        WorkspaceError: there is no workspace, or no period was named.
    """
    if period_key is None:
        raise WorkspaceError(
            "Với --tat-ca phải ghi rõ kỳ.", "Viết như: baocao lap 2021-H1 --tat-ca THƯ-MỤC, để mọi cơ quan cùng một kỳ."
        )
    workspaces = files.workspaces_in(folder)
    make = partial(_make, report=report, period_key=period_key, draft=draft, rule_book=rule_book)
    found: dict[str, OfficeResult] = {}
    with screen.progress(workspaces, "Lập báo cáo") as bar:
        for result in _results(workspaces, make):
            found[result.name] = result
            bar.update(1)
    results = [found[each.root.name] for each in workspaces]
    _tell(results, folder, as_json=as_json, verbose=verbose)
    if any(each.failure is not None for each in results):
        return EXIT_STOPPED
    return 0 if all(each.is_written for each in results) else EXIT_FOUND


def _results(workspaces: Sequence[Workspace], make: Callable[[Workspace], OfficeResult]) -> Iterator[OfficeResult]:
    """One result for each, as they are ready; a process that dies costs one office, not the others."""
    left = list(workspaces)
    while left:
        finished: set[Path] = set()
        with ProcessPoolExecutor(min(_cores(), len(left))) as pool:
            waiting: dict[Future[OfficeResult], Workspace] = {pool.submit(make, each): each for each in left}
            while waiting:
                ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in ready:
                    workspace = waiting.pop(future)
                    if not isinstance(future.exception(), BrokenProcessPool):
                        finished.add(workspace.root)
                        yield future.result()
        left = [each for each in left if each.root not in finished]
        # Where any are left, one of those that were under way ended its process: each alone tells which.
        suspects, left = left[: _cores() + 1], left[_cores() + 1 :]
        yield from (_alone(each, make) for each in suspects)


def _alone(workspace: Workspace, make: Callable[[Workspace], OfficeResult]) -> OfficeResult:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(make, workspace).result()
        except BrokenProcessPool:
            return OfficeResult(workspace.root.name, failure=_DIED)


_DIED = (
    "Chương trình bị hệ thống dừng giữa chừng khi lập báo cáo này.",
    "Có thể máy thiếu bộ nhớ: đóng bớt chương trình khác, rồi lập riêng bằng --thu-muc.",
)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _make(
    workspace: Workspace, *, report: str | None, period_key: str, draft: int | None, rule_book: str | None
) -> OfficeResult:
    """The report of one office, in a process of its own."""
    name = workspace.root.name
    try:
        sources = workspace.sources(*choose_report_and_period(workspace, report, period_key))
        watch = Stopwatch()
        outcome = pipeline.make_report(sources, files.rule_books(), draft, watch, rule_book, files.lexicon())
        made = write_report(outcome, workspace.root, draft, watch, lambda _: None)
    except BaocaoError as error:
        return OfficeResult(name, failure=(error.message, error.remedy))
    except OSError as error:
        return OfficeResult(name, failure=(f"Hệ thống báo lỗi số {error.errno} khi đọc hoặc ghi.", "Chạy lại."))
    problems = [replace(each, place=replace(each.place, path=f"{name}/{each.place.path}")) for each in outcome.problems]
    return OfficeResult(name, made.written is not None, tuple(problems))


def _tell(results: Sequence[OfficeResult], folder: Path, *, as_json: bool, verbose: bool) -> None:
    """Errors always, the rest with -v; then how many were written, and which were not."""
    problems = [problem for result in results for problem in result.problems]
    root = Workspace(folder)
    if as_json:
        click.echo(screen.as_json(problems))
    else:
        told = [each for each in problems if verbose or each.severity is Severity.ERROR]
        screen.show_findings(told, root.line, hints=verbose)
    for result in results:
        if result.failure is not None:
            message, remedy = result.failure
            click.echo(f"{result.name}: {message}\n    {remedy}", err=True)
    missing = [result.name for result in results if not result.is_written]
    count = write_number(len(results) - len(missing))
    click.echo(f"Đã ghi {count}/{write_number(len(results))} báo cáo, mỗi báo cáo trong thư mục ket-qua của cơ quan.",
               err=as_json)  # fmt: skip
    if missing:
        click.echo(f"Chưa ghi: {', '.join(missing)}.", err=as_json)
