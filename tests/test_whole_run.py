"""What only the whole run can tell: lost parts of a report, joints between typed texts and the template, drafts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.values.problem import Problem, Severity
from baocao.values.sources import SourceFile
from repository import PERIOD_FILE, outcome, sheet, sources

MODEL = "  - vận động hiến máu\n"


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.rule, str(problem.place)) for problem in problems]


@pytest.mark.parametrize("name", ["dan-van-kheo/bao-cao.md.j2", "dan-van-kheo/phan-2.md.j2"])
def test_an_emptied_template_is_an_error(name: str) -> None:
    found = sources()
    emptied = {**found.templates, name: SourceFile(f"templates/{name}", b"\n")}
    made = pipeline.make_report(replace(found, templates=emptied), files.rule_books())
    assert ("mau/tep-trong", f"templates/{name}") in told(made.problems)
    assert made.sheet is None


@pytest.mark.parametrize("table", ["events", "legal_bases", "bodies"])
@pytest.mark.parametrize("content", [None, b"", b"\xae\xb5\xff\xd8"])
def test_a_lost_shared_table_is_one_error_and_no_noise(table: str, content: bytes | None) -> None:
    found = sources()
    file = getattr(found, table)
    lost = None if content is None else SourceFile(file.path, content)
    without = {
        "events": replace(found, events=lost),
        "legal_bases": replace(found, legal_bases=lost),
        "bodies": replace(found, bodies=lost),
    }
    made = pipeline.make_report(without[table], files.rule_books())
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    assert [problem.place.path for problem in errors] == [file.path]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MODEL, "  - vận động hiến máu.\n"),
        (MODEL, "  - vận động hiến máu;\n"),
        ("  ve: báo cáo", "  ve: Về báo cáo"),
        ("  so: 143-CV/BDVTU", "  so: Số 143-CV/BDVTU"),
        ("chu_de_nam: Kỷ cương", "chu_de_nam: “Kỷ cương"),
    ],
)
def test_what_a_typed_text_repeats_of_the_template_is_a_warning(old: str, new: str) -> None:
    rules = {problem.rule for problem in outcome({PERIOD_FILE: (old, new)}).problems}
    assert rules == {"soat/lap-cho-noi"}


def test_a_text_in_the_other_tone_style_is_printed_as_typed_with_a_warning() -> None:
    changes = {PERIOD_FILE: (MODEL, "  - vận động hiến máu ở cấp ủy\n")}
    (problem,) = outcome(changes).problems
    assert (problem.rule, problem.severity, problem.message) == ("soat/dau-thanh", Severity.WARNING, "“ủy” → “uỷ”")
    assert "Vận động hiến máu ở cấp ủy" in sheet(changes).text


def test_a_draft_shows_where_a_figure_is_missing() -> None:
    changes = {PERIOD_FILE: ("dang_vien: 7.392", "dang_vien:")}
    assert told(outcome(changes).problems) == [("so-lieu/thieu-so-lieu", f"{PERIOD_FILE}:25")]
    assert "với [chưa có: dang_vien] đảng viên." in sheet(changes, draft=1).text


def test_a_lead_in_stays_with_its_list() -> None:
    lead_ins = [paragraph for paragraph in sheet().paragraphs() if paragraph.text.endswith(":") and paragraph.runs]
    assert len([paragraph for paragraph in lead_ins if paragraph.format.keep_next]) >= 3


def test_no_break_space_inside_a_text_arrives_as_typed() -> None:
    assert "hiến\u00a0máu" in sheet({PERIOD_FILE: (MODEL, "  - vận động hiến\u00a0máu\n")}).text
