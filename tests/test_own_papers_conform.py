"""What layout draws, the checker passes: our own papers have nothing above a hint, under any rule book."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.pipeline.documents import check_document
from baocao.stages.write import write
from baocao.values.calendar_date import write_date
from baocao.values.period import Period
from baocao.values.problem import Severity
from baocao.values.sources import SourceFile, Sources
from repository import ROOT

EXAMPLES = ROOT / "docs" / "vi-du"
SAMPLES: dict[str, tuple[Path, str, str, str]] = {
    "party-2021": (ROOT, "dan-van-kheo", "2021-H1", "hd36"),
    "party-2021-annexes": (EXAMPLES / "cong-tac-dan-van-nam", "cong-tac-dan-van", "2021", "hd36"),
    "commune-2025": (EXAMPLES / "dang-uy-xa-2026", "xay-dung-dang", "2025-H2", "hd36"),
    "commune-2026": (EXAMPLES / "dang-uy-xa-2026", "xay-dung-dang", "2026-H1", "hd05"),
    "state-2026": (EXAMPLES / "uy-ban-nhan-dan-xa", "cai-cach-hanh-chinh", "2026-H1", "nd30"),
}
MARKS = "do_mat: mật, do_khan: hoả tốc, luu_hanh: Xong hội nghị trả lại, danh_may: ABC, so_ban: 9"


def sources(name: str) -> Sources:
    folder, report, key, _ = SAMPLES[name]
    period = Period.parse(key)
    assert period is not None
    return files.Workspace(folder).sources(report, period)


def with_marks(found: Sources) -> Sources:
    """The same with everything that a paper may bear beside its text."""
    text = found.period_file.data.decode()
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.startswith("phat_hanh:")), None)
    if start is not None:
        end = start + 1
        while end < len(lines) and (lines[end].startswith(" ") or not lines[end].strip()):
            end += 1
        del lines[start:end]
    period = Period.parse(Path(found.period_file.path).stem)
    assert period is not None
    day = period.last_day + timedelta(days=10)
    lines.append(f"phat_hanh: {{so: 7, ngay: {write_date(day)}, {MARKS}}}")
    return replace(found, period_file=SourceFile(found.period_file.path, "\n".join(lines).encode()))


def graver(found: Sources, book: str, draft: int | None = None) -> list[str]:
    """What is told above a hint: of the line and of the file."""
    made = pipeline.make_report(found, files.rule_books(), draft, rule_book=book)
    assert made.sheet is not None, made.problems
    checked = check_document(write(made.sheet), "x.docx", files.rule_books(), date(2027, 1, 1))
    assert checked.book.key == book
    return [
        f"{problem.place}: {problem.message} ({problem.rule})"
        for problem in (*made.problems, *checked.problems)
        if problem.severity is not Severity.HINT and problem.rule.startswith("the-thuc/")
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_own_paper_conforms(name: str) -> None:
    assert graver(sources(name), SAMPLES[name][3]) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_own_paper_conforms_with_every_mark_it_can_bear(name: str) -> None:
    assert graver(with_marks(sources(name)), SAMPLES[name][3]) == []


@pytest.mark.parametrize("draft", [0, 2])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_draft_conforms(name: str, draft: int) -> None:
    assert graver(sources(name), SAMPLES[name][3], draft) == []


@pytest.mark.parametrize("book", ["hd36", "hd05"])
@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.startswith("state")])
def test_party_papers_conform_under_both_books_of_the_party(name: str, book: str) -> None:
    assert graver(sources(name), book) == []
