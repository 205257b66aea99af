"""A report of another kind, of another office, made without a line of Python: the workspace under docs/vi-du."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import files, pipeline
from baocao.cli import run
from baocao.stages.read_docx import read_docx
from baocao.values.period import Period
from baocao.values.problem import Severity
from repository import ROOT

EXAMPLE = ROOT / "docs" / "vi-du" / "cong-tac-dan-van-nam"
REPORT = "cong-tac-dan-van"
WORKSPACE = files.Workspace(EXAMPLE)


@pytest.mark.parametrize("period", WORKSPACE.periods(REPORT), ids=lambda period: period.key)
def test_every_period_of_it_is_without_errors_and_warnings(period: Period) -> None:
    made = pipeline.make_report(WORKSPACE.sources(REPORT, period), files.rule_books())
    assert [problem for problem in made.problems if problem.severity is not Severity.HINT] == []
    assert made.sheet is not None


def test_the_year_is_laid_out_with_its_own_issuer_numbers_and_next_year(tmp_path: Path) -> None:
    target = tmp_path / "BC.docx"
    assert run(["lap", "2021", "--thu-muc", str(EXAMPLE), "-o", str(target)]) == 0
    year = next(period for period in WORKSPACE.periods(REPORT) if period.key == "2021")
    made = pipeline.make_report(WORKSPACE.sources(REPORT, year), files.rule_books())
    assert made.sheet is not None
    text = made.sheet.text
    assert "I. " in text, "this office numbers its headings the other way"
    assert "năm 2022" in text, "the tasks are those of the year to come"
    assert "so với năm 2020" in text
    assert "không phát sinh" in text


def test_the_year_has_two_annexes_the_first_on_turned_pages_and_other_periods_one() -> None:
    shapes = {}
    for period in WORKSPACE.periods(REPORT):
        made = pipeline.make_report(WORKSPACE.sources(REPORT, period), files.rule_books()).sheet
        assert made is not None
        shapes[period.key] = [section.page.landscape for section in made.sections]
    assert shapes == {
        "2020": [False, False],
        "2021-H1": [False, False],
        "2021-H2": [False, False],
        "2021": [False, True, False],
    }


def test_the_paper_beside_it_is_the_one_that_it_makes() -> None:
    year = next(period for period in WORKSPACE.periods(REPORT) if period.key == "2021")
    made = pipeline.make_report(WORKSPACE.sources(REPORT, year), files.rule_books()).sheet
    assert made is not None
    shown = read_docx((EXAMPLE / "BC-cong-tac-dan-van-2021.docx").read_bytes())
    assert shown.sections == made.sections


def test_nothing_of_the_first_report_is_in_it() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "templates").rglob("*.j2")))
    assert "Khối" not in everything
