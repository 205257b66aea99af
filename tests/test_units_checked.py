"""A paper whose figures came from units: held against them when it is made, and traced back to their cells."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao import files
from baocao.pipeline.reports import Outcome, make_report
from baocao.values.sources import SourceFile, Sources
from baocao.values.workbook import CellValue
from unit_forms import after

MAIN = "templates/dan-van-kheo/bao-cao.md.j2"
FOUR = {"so_noi_vu": 70, "so_tu_phap": 90, "ban_quan_ly": 0, "van_phong": 9}
THREE = {code: number for code, number in FOUR.items() if code != "van_phong"}
RULE = "so-lieu/khac-tong-don-vi"


def with_members(sources: Sources, typed: str, more: str = "") -> Sources:
    """The same sources after somebody typed over the number of members."""
    lines = sources.period_file.data.decode().splitlines()
    lines = [f"dang_vien: {typed}" if line.startswith("dang_vien:") else line for line in lines]
    return replace(sources, period_file=replace(sources.period_file, data="\n".join([*lines, more]).encode()))


def outcome_of(sources: Sources, text: str = "# Mục\n\nCó {{ dang_vien }} đảng viên.\n") -> Outcome:
    templates = {MAIN.removeprefix("templates/"): SourceFile(MAIN, text.encode())}
    return make_report(replace(sources, templates=templates), files.rule_books(), draft=0)


def messages(outcome: Outcome) -> list[str]:
    return [f"{each.severity.value}: {each.message}" for each in outcome.problems if each.rule == RULE]


@pytest.mark.parametrize(
    ("numbers", "typed", "expected"),
    [
        (FOUR, "169", []),
        (FOUR, "170", ["lỗi: đảng viên 170, 4 đơn vị cộng lại được 169"]),
        (FOUR, "168", ["lỗi: đảng viên 168, 4 đơn vị cộng lại được 169"]),
        (FOUR, "170 (sơ bộ)", []),
        (FOUR, "khoảng 170", []),
        (THREE, "169", []),
        (THREE, "159", ["lỗi: đảng viên 159, mới 3/4 đơn vị cộng lại được 160"]),
    ],
)
def test_a_figure_is_held_against_the_units(numbers: dict[str, int], typed: str, expected: list[str]) -> None:
    assert messages(outcome_of(with_members(after(numbers), typed))) == expected


def test_the_office_may_say_why_its_figure_differs() -> None:
    reason = "Sở Nội vụ đính chính bằng văn bản ngày 20/6/2021"
    said = f"xac_nhan:\n  - quy_tac: {RULE}\n    muc: dang_vien\n    ly_do: {reason}"
    outcome = outcome_of(with_members(after(FOUR), "170", said))
    assert messages(outcome) == []
    assert [each.reason for each, _ in outcome.acknowledged] == [reason]


def rows_of(outcome: Outcome, sheet: str) -> list[tuple[CellValue, ...]]:
    assert outcome.sources_of_numbers is not None
    return [row for each in outcome.sources_of_numbers.sheets if each.name == sheet for row in each.rows]


def test_a_printed_sum_is_traced_to_the_cell_of_every_unit() -> None:
    outcome = outcome_of(after(FOUR))
    printed = next(row for row in rows_of(outcome, "Nguồn số liệu") if row[1] == "169")
    assert printed[5] == "cộng từ 4 đơn vị (trang “Số liệu đơn vị”)"
    assert [row[1:6] for row in rows_of(outcome, "Số liệu đơn vị")] == [
        ("Đảng bộ Sở Nội vụ", 70, "so_noi_vu.xlsx", "Số liệu", "E7"),
        ("Đảng bộ Sở Tư pháp", 90, "so_tu_phap.xlsx", "Số liệu", "E7"),
        ("Chi bộ Ban Quản lý dự án", 0, "ban_quan_ly.xlsx", "Số liệu", "E7"),
        ("Chi bộ Văn phòng", 9, "van_phong.xlsx", "Số liệu", "E7"),
    ]
    assert all(
        str(row[6]).startswith("data/dan-van-kheo/2021-H1.don-vi.yaml:") for row in rows_of(outcome, "Số liệu đơn vị")
    )


def test_what_is_not_printed_is_not_traced() -> None:
    assert rows_of(outcome_of(after(FOUR), "# Mục\n\nCó chữ.\n"), "Số liệu đơn vị") == []


def test_the_paper_names_the_units_files_among_what_it_was_made_from() -> None:
    sheet = outcome_of(after(FOUR)).sheet
    assert sheet is not None
    names = {name for name, _ in sheet.properties.custom}
    assert {"baocao.tep.data/don-vi.yaml", "baocao.tep.data/dan-van-kheo/2021-H1.don-vi.yaml"} <= names
