"""The State body under tests/cases/nha-nuoc, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from baocao import files, pipeline
from baocao.values.period import Period
from baocao.values.sheet import Sheet
from baocao.values.sources import SourceFile, Sources

ROOT = Path(__file__).parent / "cases" / "nha-nuoc"
REPORT = "cai-cach-hanh-chinh"
PERIOD_FILE = f"data/{REPORT}/2021-H1.yaml"
ISSUER_FILE = "data/co-quan-ban-hanh.yaml"
TEMPLATE = f"templates/{REPORT}/bao-cao.md.j2"


def sources(changes: Mapping[str, tuple[str, str]] | None = None) -> Sources:
    """The files of its 2021-H1; `changes` replaces a piece of text in a file: path → (old, new)."""
    period = Period.parse("2021-H1")
    assert period is not None
    found = files.Workspace(ROOT).sources(REPORT, period)

    def changed(file: SourceFile) -> SourceFile:
        old, new = (changes or {}).get(file.path, ("", ""))
        text = file.data.decode()
        assert old in text, f"{file.path} has no {old!r} to change"
        return SourceFile(file.path, text.replace(old, new).encode()) if old else file

    return replace(
        found,
        period_file=changed(found.period_file),
        form=changed(found.form),
        issuer=changed(found.issuer),
        templates={name: changed(file) for name, file in found.templates.items()},
    )


def outcome(
    changes: Mapping[str, tuple[str, str]] | None = None, draft: int | None = None, rule_book: str | None = None
) -> pipeline.Outcome:
    """What comes of it with those changes."""
    return pipeline.make_report(sources(changes), files.rule_books(), draft, rule_book=rule_book)


def sheet(
    changes: Mapping[str, tuple[str, str]] | None = None, draft: int | None = None, rule_book: str | None = None
) -> Sheet:
    """The laid-out paper with those changes; under a rule book of the Party it is signed as the Party does."""
    if rule_book in ("hd36", "hd05"):
        changes = {**(changes or {}), **_signed_as_the_party_does(changes)}
    made = outcome(changes, draft, rule_book)
    assert made.sheet is not None, made.problems
    return made.sheet


def _signed_as_the_party_does(changes: Mapping[str, tuple[str, str]] | None) -> dict[str, tuple[str, str]]:
    """The issuer's file whole, so that it can be given as one change: the mark of authority is not the State's."""
    text = (ROOT / ISSUER_FILE).read_text(encoding="utf-8")
    old, new = (changes or {}).get(ISSUER_FILE, ("", ""))
    signed = text.replace(old, new) if old else text
    for state, party in (
        ("    - TM. Ủy ban nhân dân\n    - KT. Chủ tịch\n", "    - T/M Ban Thường vụ\n"),
        ("Phó Chủ tịch", "Phó Bí thư"),
    ):
        assert state in signed
        signed = signed.replace(state, party)
    return {ISSUER_FILE: (text, signed)}
