"""The repository itself as a workspace: its own report, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from baocao import files, pipeline
from baocao.values.period import Period
from baocao.values.sheet import Sheet
from baocao.values.sources import SourceFile, Sources

ROOT = Path(__file__).parents[1]
REPORT = "dan-van-kheo"
PERIOD_FILE = f"data/{REPORT}/2021-H1.yaml"
ISSUER_FILE = "data/co-quan-ban-hanh.yaml"


def text_of(path: str) -> str:
    """A file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def sources(changes: Mapping[str, tuple[str, str]] | None = None) -> Sources:
    """The files of 2021-H1; `changes` replaces a piece of text in a file: path → (old, new)."""
    period = Period.parse("2021-H1")
    assert period is not None
    found = files.Workspace(ROOT).sources(REPORT, period)
    if not changes:
        return found

    def changed(file: SourceFile) -> SourceFile:
        if file.path not in changes:
            return file
        old, new = changes[file.path]
        text = file.data.decode()
        assert old in text, f"{file.path} has no {old!r} to change"
        return SourceFile(file.path, text.replace(old, new).encode())

    assert set(changes) <= {found.period_file.path, found.issuer.path, found.form.path} | {
        f"templates/{name}" for name in found.templates
    }
    return Sources(
        found.report,
        changed(found.period_file),
        changed(found.form),
        changed(found.issuer),
        found.events,
        found.legal_bases,
        found.bodies,
        found.earlier,
        {name: changed(file) for name, file in found.templates.items()},
    )


def outcome(
    changes: Mapping[str, tuple[str, str]] | None = None, draft: int | None = None, rule_book: str | None = None
) -> pipeline.Outcome:
    """What comes of 2021-H1 with those changes."""
    return pipeline.make_report(sources(changes), files.rule_books(), draft, rule_book=rule_book)


def sheet(
    changes: Mapping[str, tuple[str, str]] | None = None, draft: int | None = None, rule_book: str | None = None
) -> Sheet:
    """The laid-out paper of 2021-H1 with those changes."""
    made = outcome(changes, draft, rule_book)
    assert made.sheet is not None, made.problems
    return made.sheet
