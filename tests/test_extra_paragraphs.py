"""`noi_dung_them`: paragraphs of plain text at the end of the section that they name."""

from __future__ import annotations

from repository import PERIOD_FILE, outcome, sheet

END = "\n# Cần thêm đoạn nào"


def extra(heading: str, *texts: str) -> dict[str, tuple[str, str]]:
    added = f"\nnoi_dung_them:\n  - muc: {heading}\n    doan:\n" + "".join(f"      - {text}\n" for text in texts)
    return {PERIOD_FILE: (END, added + END)}


def test_they_stand_at_the_end_of_their_section_as_typed() -> None:
    paper = sheet(extra("Ưu điểm", "Đoạn *một*, **không** phải dấu mẫu & “ngoặc”.", "Đoạn hai."))
    lines = paper.text.split("\n")
    at = lines.index("3.2. Khuyết điểm, hạn chế")
    assert lines[at - 2 : at] == ["Đoạn *một*, **không** phải dấu mẫu & “ngoặc”.", "Đoạn hai."]


def test_a_section_ends_where_the_next_of_its_level_begins() -> None:
    lines = sheet(extra("công tác lãnh đạo,  chỉ đạo", "Đoạn thêm.")).text.split("\n")
    at = lines.index("Đoạn thêm.")
    assert lines[at + 1].startswith("II- ")


def test_the_number_of_the_heading_may_be_typed_too() -> None:
    assert "Đoạn thêm." in sheet(extra("3.1. Ưu điểm", "Đoạn thêm.")).text


def test_a_heading_that_is_not_there_is_an_error_with_the_nearest_one() -> None:
    (problem,) = outcome(extra("Ưu điễm", "Đoạn thêm.")).problems
    assert (problem.rule, problem.remedy) == ("so-lieu/khong-co-de-muc", "Có phải “Ưu điểm” không?")


def test_what_is_left_out_of_an_entry_is_told() -> None:
    changes = {PERIOD_FILE: (END, "\nnoi_dung_them:\n  - muc: Ưu điểm\n" + END)}
    assert [problem.rule for problem in outcome(changes).problems] == ["tep/thieu-muc"]
