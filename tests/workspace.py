"""A small workspace in memory for the tests: the issuer, form and periods under tests/cases/du-lieu."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from baocao.stages.derive import derive
from baocao.stages.load import load
from baocao.values.facts import Facts
from baocao.values.problem import Problem
from baocao.values.sources import SourceFile, Sources

CASES = Path(__file__).parent / "cases"
DATA = CASES / "du-lieu"
REPORT = "dan-van-kheo"


def source(path: str, text: str) -> SourceFile:
    """A file of the workspace from its text."""
    return SourceFile(path, text.encode())


def sources(period: str = "2022-H1", texts: Mapping[str, str] | None = None) -> Sources:
    """The files of one run; `texts` replaces some by name (`2022-H1.yaml`, `bieu-mau.yaml`)."""
    changed = texts or {}

    def text(name: str) -> str:
        return changed[name] if name in changed else (DATA / name).read_text(encoding="utf-8")

    periods = sorted(
        {path.stem for path in DATA.glob("2*.yaml")} | {Path(name).stem for name in changed if name[0] == "2"}
    )
    return Sources(
        REPORT,
        source(f"data/{REPORT}/{period}.yaml", text(f"{period}.yaml")),
        source(f"templates/{REPORT}/bieu-mau.yaml", text("bieu-mau.yaml")),
        source("data/co-quan-ban-hanh.yaml", text("co-quan-ban-hanh.yaml")),
        events=source("data/su-kien.yaml", changed.get("su-kien.yaml", "")) if "su-kien.yaml" in changed else None,
        earlier={key: source(f"data/{REPORT}/{key}.yaml", text(f"{key}.yaml")) for key in periods if key != period},
    )


def facts(period: str = "2022-H1", texts: Mapping[str, str] | None = None) -> tuple[Facts, tuple[Problem, ...]]:
    """Loaded and derived, with the loader's findings."""
    figures, earlier, problems = load(sources(period, texts))
    assert figures is not None, problems
    return derive(figures, earlier), problems


def lines(problems: tuple[Problem, ...]) -> list[str]:
    """Findings as the case files spell them: `line: severity: message (rule)`."""
    return [
        f"{problem.place.line}: {problem.severity.value}: {problem.message} ({problem.rule})" for problem in problems
    ]
