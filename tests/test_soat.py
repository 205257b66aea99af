"""Rules on language against the plain files of tests/cases/soat."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.stages.proofread import proofread
from baocao.stages.proofread.judging import RULES
from baocao.values.mending import TextMending
from baocao.values.prose import Prose
from soat_cases import FOLDER, LEXICON, Case, prose_of, read_cases, slips_of

_FILES = sorted(FOLDER.glob("*.txt"))
_CASES = [case for path in _FILES for case in read_cases(path)]
_TESTED_ELSEWHERE = {"soat/cho-de-trong", "soat/lap-cho-noi"}
"""They judge what a template and the figures make together: test_placeholders.py, tests/cases/loi-van."""
_FEWEST = 8

each_case = pytest.mark.parametrize("case", _CASES, ids=[case.name for case in _CASES])


@each_case
def test_finds_exactly_this(case: Case) -> None:
    lines = prose_of(case).lines
    found = [(lines[slip.line].text[slip.start : slip.end], slip.replacement) for slip in slips_of(case)]
    assert found == list(case.expected)


@each_case
def test_every_finding_can_be_shown(case: Case) -> None:
    lines = prose_of(case).lines
    for slip in slips_of(case):
        text = lines[slip.line].text
        assert 0 <= slip.start <= slip.end <= len(text)
        assert slip.replacement != text[slip.start : slip.end]
        assert slip.message or slip.replacement is not None
        if "muc" in case.settings:
            assert slip.severity.value == case.settings["muc"]


@each_case
def test_safe_replacements_leave_nothing_to_replace(case: Case) -> None:
    prose = prose_of(case)
    mended = _mended(prose, _mendings(prose, case.rule))
    assert _mendings(prose_of(case, mended), case.rule) == []


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_file_has_enough_of_both_kinds(path: Path) -> None:
    cases = [case for case in _CASES if case.rule == f"soat/{path.stem}"]
    wrong = sum(bool(case.expected) for case in cases)
    assert min(wrong, len(cases) - wrong) >= _FEWEST, f"{wrong} wrong, {len(cases) - wrong} right"


def test_every_rule_has_its_file() -> None:
    named = {f"soat/{path.stem}" for path in _FILES}
    assert named | _TESTED_ELSEWHERE == {rule.name for rule in RULES}


def _mendings(prose: Prose, rule: str) -> list[TextMending]:
    """What would be replaced for this rule without anybody looking."""
    return [
        mending
        for verdict in proofread(prose, LEXICON)
        if verdict.problem.rule == rule
        for mending in verdict.mendings
        if isinstance(mending, TextMending)
    ]


def _mended(prose: Prose, mendings: list[TextMending]) -> str:
    texts = {line.number - 1: line.text for line in prose.lines}
    for mending in sorted(mendings, key=lambda each: (each.paragraph, each.start), reverse=True):
        text = texts[mending.paragraph]
        assert text[mending.start : mending.end] == mending.found
        texts[mending.paragraph] = text[: mending.start] + mending.replacement + text[mending.end :]
    return "\n".join(texts.get(index, "") for index in range(max(texts, default=-1) + 1))
