"""Figures that do not add up, are stale or are left aside: folders of plain files through the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from baocao import files
from baocao.pipeline import Outcome, make_report
from baocao.values.period import Period
from baocao.values.problem import Problem, Severity
from baocao.values.sources import SourceFile, Sources
from workspace import CASES

FIGURES = CASES / "so-lieu"
FOLDERS = sorted(path for path in FIGURES.iterdir() if path.is_dir())
REPORT = "cong-tac"
EXPECTED = "ket-qua.txt"
SHARED = {
    "bieu-mau.yaml": f"templates/{REPORT}/bieu-mau.yaml",
    "bao-cao.md.j2": f"templates/{REPORT}/bao-cao.md.j2",
    "co-quan-ban-hanh.yaml": "data/co-quan-ban-hanh.yaml",
    "can-cu.yaml": "data/can-cu.yaml",
    "to-chuc.yaml": "data/to-chuc.yaml",
}
"""What every case needs, by the place it has in a workspace; a folder's own file of the name goes before."""


def period_files(folder: Path) -> dict[Period, Path]:
    """The period files of a case, the one that is judged last: it ends last and, of those, is the longest."""
    found = {period: path for path in folder.glob("*.yaml") if (period := Period.parse(path.stem)) is not None}
    order = sorted(found, key=lambda period: (period.last_day, -period.first_day.toordinal()))
    return {period: found[period] for period in order}


def sources_of(folder: Path) -> Sources:
    def shared(name: str) -> SourceFile:
        own = folder / name
        return SourceFile(SHARED[name], (own if own.exists() else FIGURES / name).read_bytes())

    periods = period_files(folder)
    read = {period: SourceFile(f"data/{REPORT}/{path.name}", path.read_bytes()) for period, path in periods.items()}
    *earlier, judged = read
    return Sources(
        REPORT,
        read[judged],
        shared("bieu-mau.yaml"),
        shared("co-quan-ban-hanh.yaml"),
        legal_bases=shared("can-cu.yaml"),
        bodies=shared("to-chuc.yaml"),
        earlier={period.key: read[period] for period in earlier},
        templates={f"{REPORT}/bao-cao.md.j2": shared("bao-cao.md.j2")},
    )


def outcome_of(folder: Path) -> Outcome:
    """What comes of the folder; hints on the language of its few sentences are no matter of figures."""
    outcome = make_report(sources_of(folder), files.rule_books())
    return replace(outcome, problems=tuple(problem for problem in outcome.problems if not is_language_hint(problem)))


def is_language_hint(problem: Problem) -> bool:
    return problem.rule.startswith("soat/") and problem.severity is Severity.HINT


def as_printed(problem: Problem) -> str:
    """The first line of a finding, as the console prints it."""
    return f"{problem.place}: {problem.severity.value}: {problem.message} ({problem.rule})"


def expected_of(folder: Path) -> list[str]:
    return (folder / EXPECTED).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_files_give_these_findings(folder: Path) -> None:
    outcome = outcome_of(folder)
    assert [as_printed(problem) for problem in outcome.problems] == expected_of(folder)
    assert all(problem.remedy for problem in outcome.problems)
    assert (outcome.sheet is None) == any(": lỗi: " in line for line in expected_of(folder))


def test_there_are_sixty_cases_and_none_lacks_a_file() -> None:
    assert len(FOLDERS) >= 60
    incomplete = [path.name for path in FOLDERS if not (path / EXPECTED).exists() or not period_files(path)]
    assert incomplete == []


def test_no_file_of_a_case_is_passed_over() -> None:
    known: Mapping[str, str] = {**SHARED, EXPECTED: ""}
    strange = [
        f"{folder.name}/{path.name}"
        for folder in FOLDERS
        for path in folder.iterdir()
        if path.name not in known and path not in period_files(folder).values()
    ]
    assert strange == []


def test_one_file_with_twenty_mistakes_gives_twenty_findings() -> None:
    problems = outcome_of(FIGURES / "hai-muoi-loi").problems
    assert len(problems) == 20
    assert len({problem.place.line for problem in problems}) == 20
