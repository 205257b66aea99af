"""What stands in the words of a paper for a value that is still to come, and what only looks like it."""

from __future__ import annotations

import pytest

from baocao.stages.proofread.placeholders import placeholders
from state_body import ISSUER_FILE, PERIOD_FILE, TEMPLATE, outcome, sheet


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số … của Ban Thường vụ", ["số …"]),
        ("Nghị quyết số …", ["số …"]),
        ("Kế hoạch số …/KH-UBND", ["số …"]),
        ("ngày … tháng … năm 2021", ["ngày … tháng", "…"]),
        ("ngày ... tháng ... năm 2021", ["ngày ... tháng", "..."]),
        ("ngày…tháng…năm 2021", ["ngày…tháng"]),
        ("ngày …/…/2021", ["ngày …/", "…/"]),
        ("đạt … tỷ đồng", ["…"]),
        ("tổng số hồ sơ là …", ["…"]),
        ("… hồ sơ đã giải quyết", ["…"]),
        ("còn lại …… hồ sơ", ["……"]),
        ("còn lại ........ hồ sơ", ["........"]),
        ("đồng chí [điền tên] phụ trách", ["[điền tên]"]),
        ("đạt [chưa có: dang_vien] đảng viên", ["[chưa có: dang_vien]"]),
        ("đạt xxx hồ sơ, XXX triệu đồng", ["xxx", "XXX"]),
        ("TODO: viết tiếp", ["TODO"]),
        ("khoảng ??? người", ["???"]),
        ("họ tên ____", ["____"]),
        ("phong trào “…”", ["…”"]),
    ],
)
def test_placeholder(text: str, found: list[str]) -> None:
    assert [each.strip("“”") for _, each in placeholders(text)] == [each.strip("”") for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "hội nghị, tập huấn, v.v…",
        "hội nghị, tập huấn v.v...",
        "hội nghị, tập huấn, v.v …",
        "ma chay, cưới hỏi, lễ tết…",
        "ma chay, cưới hỏi, lễ tết, ...",
        "theo tháng, quý, năm…",
        "các lĩnh vực kinh tế, văn hoá, xã hội … (theo phụ lục)",
        "Chủ tịch Hồ Chí Minh dạy: “… dân vận khéo thì việc gì cũng thành công”.",
        "“Vì lợi ích mười năm … trồng người”",
        "Đại hội lần thứ XXX",
        "Có 3 xã (Thạch Khê, Đồng Xuân…).",
        "Văn bản [1] và [2]",
        "Số: 12; ngày 15/6/2021",
        "chính quyền số, truyền hình kỹ thuật số...",
        "động cơ, hộp số…",
        "",
    ],
)
def test_no_placeholder(text: str) -> None:
    assert list(placeholders(text)) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({PERIOD_FILE: ("một cửa.", "một cửa tại … thôn.")}, f"{PERIOD_FILE}:10"),
        ({TEMPLATE: ("với thời hạn đã hẹn", "với thời hạn … ngày")}, f"{TEMPLATE}:17"),
        ({ISSUER_FILE: ("  - Các thôn", "  - Các thôn xxx")}, f"{ISSUER_FILE}:17"),
        ({ISSUER_FILE: ("lien_he:", "lien_he: Số … đường Trần Phú")}, f"{ISSUER_FILE}:7"),
        ({PERIOD_FILE: ("phat_hanh:", "phat_hanh:\n  luu_hanh: xxx")}, f"{PERIOD_FILE}:3"),
    ],
)
def test_final_paper_refuses_a_placeholder_and_a_draft_goes_on(changes: dict[str, tuple[str, str]], place: str) -> None:
    made = outcome(changes)
    assert [(problem.rule, problem.severity.value, str(problem.place)) for problem in made.problems] == [
        ("soat/cho-de-trong", "lỗi", place)
    ]
    assert made.sheet is None
    draft = outcome(changes, draft=1)
    assert draft.sheet is not None
    assert draft.has_errors


@pytest.mark.parametrize("blank", [("  so: 45", "  so:"), ("  ngay: 18/6/2021", "  ngay:")])
def test_blank_number_and_day_are_no_placeholders(blank: tuple[str, str]) -> None:
    assert outcome({PERIOD_FILE: blank}).problems == ()


def test_blank_name_is_no_placeholder() -> None:
    assert outcome({ISSUER_FILE: ("  ho_ten: Trần Thị Bình", "  ho_ten:")}).problems == ()


@pytest.mark.parametrize(
    ("changes", "shown", "rule"),
    [
        ({PERIOD_FILE: ("qua_han: 12", "qua_han:")}, "[chưa có: ho_so.qua_han] hồ sơ quá hạn", "mau/gia-tri-chua-co"),
        ({TEMPLATE: ("viec in nhiem_vu", "viec in nhiem_vuu")}, "1. [chưa có: nhiem_vuu]", "mau/khong-co-ten"),
        (
            {
                PERIOD_FILE: (
                    "  - Rà soát thủ tục hành chính, đề xuất bãi bỏ thủ tục không còn phù hợp.\n"
                    "  - Tổ chức tập huấn cho công chức bộ phận một cửa.",
                    "",
                )
            },
            "1. [chưa có: nhiem_vu]",
            "so-lieu/thieu-so-lieu",
        ),
        ({PERIOD_FILE: ("qua_han: 12", "qua_han: 1,2")}, "[chưa có: ho_so.qua_han] hồ sơ quá hạn", ""),
        ({TEMPLATE: ("{{ ho_so.qua_han }}", "{{ ho_so.qua_hn }}")}, "[chưa có: ho_so.qua_hn] hồ sơ quá hạn", ""),
    ],
)
def test_a_draft_shows_what_is_missing_and_tells_it_once(
    changes: dict[str, tuple[str, str]], shown: str, rule: str
) -> None:
    made = outcome(changes, draft=1)
    assert "soat/cho-de-trong" not in {problem.rule for problem in made.problems}
    assert made.sheet is not None
    assert shown in made.sheet.text
    assert "[chưa có" not in sheet().text
    assert not rule or rule in {problem.rule for problem in made.problems}


def test_no_rule_on_language_reads_the_name_of_a_missing_figure_as_words() -> None:
    made = outcome(
        {PERIOD_FILE: ("qua_han: 12", "qua_han:"), TEMPLATE: ("{{ ho_so.qua_han }}", "{{ ho_so.qua_hn }}")}, 1
    )
    assert made.sheet is not None
    assert "[chưa có: ho_so.qua_hn]" in made.sheet.text
    assert [problem for problem in made.problems if problem.rule.startswith("soat/")] == []
