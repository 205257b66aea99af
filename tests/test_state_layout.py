"""The paper under NĐ30: every figure is written out by hand from the decree, none is read from the rule book."""

from __future__ import annotations

from pathlib import Path

import pytest

import repository
from baocao.stages.read_docx import read_docx
from baocao.stages.write import write
from baocao.values.sheet import Alignment, LineRule, Page, Paragraph, Sheet, Table, effective
from state_body import ISSUER_FILE, PERIOD_FILE, TEMPLATE, outcome, sheet
from test_layout import outline, texts

GOLDEN = Path(__file__).parent / "cases" / "to-giay" / "nha-nuoc-2021-H1.txt"
BODY_WIDTH = 9355
"""Twips between margins of 30 and 15 mm."""


def test_whole_paper_is_as_it_was_accepted() -> None:
    """Accept a wanted change as CONTRIBUTING.md says for the Party's paper."""
    assert outline(sheet()) == GOLDEN.read_text(encoding="utf-8")


def test_paper_is_laid_out_without_findings_and_reads_back() -> None:
    made = outcome()
    assert made.problems == ()
    assert made.sheet is not None
    assert read_docx(write(made.sheet)) == made.sheet
    assert dict(made.sheet.properties.custom)["baocao.quy_dinh"] == "NĐ30"


def test_page_is_a4_with_margins_inside_what_the_decree_leaves_open() -> None:
    # 20-25 mm above and below, 30-35 left, 15-20 right.
    assert sheet().sections[0].page == Page(11906, 16838, 1134, 850, 1134, 1701, 567, 567)


LOOKS = {
    # style: (half-points, bold, italic, underline, alignment)
    "QuocHieu": (26, True, False, False, Alignment.CENTER),
    "TieuNgu": (28, True, False, False, Alignment.CENTER),
    "CoQuanCapTren": (26, False, False, False, Alignment.CENTER),
    "CoQuanBanHanh": (26, True, False, False, Alignment.CENTER),
    "SoKyHieu": (26, False, False, False, Alignment.CENTER),
    "DiaDanhNgay": (28, False, True, False, Alignment.CENTER),
    "TenLoai": (28, True, False, False, Alignment.CENTER),
    "TrichYeu": (28, True, False, False, Alignment.CENTER),
    "NoiDung": (28, False, False, False, Alignment.JUSTIFIED),
    "Muc1": (28, True, False, False, Alignment.LEFT),
    "QuyenHan": (28, True, False, False, Alignment.CENTER),
    "ChucVu": (28, True, False, False, Alignment.CENTER),
    "HoTen": (28, True, False, False, Alignment.CENTER),
    "NhanNoiNhan": (24, True, True, False, Alignment.LEFT),
    "NoiNhan": (22, False, False, False, Alignment.LEFT),
    "SoTrang": (28, False, False, False, Alignment.CENTER),
}


@pytest.mark.parametrize("style", LOOKS)
def test_component_looks_as_the_decree_says(style: str) -> None:
    paper = sheet()
    assert paper.style(style)
    shape, look = effective(paper, Paragraph(style))
    size, bold, italic, underline, alignment = LOOKS[style]
    assert (look.size, look.bold, look.italic, look.underline) == (size, bold, italic, underline)
    assert (look.font, look.color) == ("Times New Roman", "auto")
    assert shape.alignment is alignment


def test_body_is_indented_1_cm_with_6_points_between_and_lines_between_single_and_one_and_a_half() -> None:
    shape, _ = effective(sheet(), Paragraph("NoiDung"))
    assert (shape.first_line, shape.after, shape.line_rule) == (567, 120, LineRule.AUTO)
    assert shape.line is not None
    assert 240 <= shape.line <= 360


def drawn(paper: Sheet, style: str, room: int) -> int:
    """Length of a drawn line, in twips."""
    found = paper.style(style)
    assert found is not None
    assert found.paragraph.top_border
    assert found.paragraph.left == found.paragraph.right
    return room - 2 * (found.paragraph.left or 0)


def test_lines_are_as_long_as_the_decree_says() -> None:
    paper = sheet()
    head = paper.sections[0].blocks[0]
    assert isinstance(head, Table)
    left, right = head.widths
    # "Độc lập - Tự do - Hạnh phúc" bold 14 is 171.4 pt.
    assert drawn(paper, "DuongKe", right) == pytest.approx(3428, abs=2)
    # "THẠCH KHÊ", the second line of the name, bold 13, is 79.8 pt.
    assert 1596 / 3 <= drawn(paper, "DuongKeCoQuan", left) <= 1596 / 2
    # "nhiệm vụ 6 tháng cuối năm 2021" bold 14 is 193.7 pt.
    assert 3874 / 3 <= drawn(paper, "DuongKeTrichYeu", BODY_WIDTH) <= 3874 / 2


def test_a_body_without_a_superior_stands_alone() -> None:
    paper = sheet({ISSUER_FILE: ("cap_tren: Ủy ban nhân dân huyện Đồng Xuân\n", "")})
    assert texts(paper, "CoQuanCapTren") == []
    assert texts(paper, "CoQuanBanHanh") == ["ỦY BAN NHÂN DÂN XÃ THẠCH KHÊ"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("một cửa.\n", "một cửa./."),
        ("một cửa./.\n", "một cửa./."),
        ("một cửa\n", "một cửa"),
        ("hội nghị, v.v...\n", "hội nghị, v.v..."),
    ],
)
def test_text_ends_with_the_end_mark_once(typed: str, printed: str) -> None:
    paper = sheet({PERIOD_FILE: ("một cửa.\n", typed)})
    assert texts(paper, "NoiDung")[-1].endswith(printed)
    assert paper.text.count("/./.") == 0


def test_a_full_stop_of_the_template_becomes_the_end_mark_too() -> None:
    paper = sheet({TEMPLATE: ("{% endfor %}", "{% endfor %}\nTrên đây là báo cáo của {{ co_quan.goi_tat }}.")})
    assert texts(paper, "NoiDung")[-1] == "Trên đây là báo cáo của UBND xã./."


def test_party_paper_ends_with_a_full_stop_only() -> None:
    assert texts(repository.sheet(), "NoiDung")[-1].endswith("“Dân vận khéo”.")


@pytest.mark.parametrize(
    ("book", "place", "columns"),
    [
        ("hd36", "Ninh Bình", 2),
        ("hd36", "Thành phố Hồ Chí Minh", 3),
        ("hd05", "Thành phố Buôn Ma Thuột", 3),
        ("nd30", "Ninh Bình", 2),
        ("nd30", "Thành phố Buôn Ma Thuột", 3),
    ],
)
def test_date_has_room_for_one_line_however_long_the_place(book: str, place: str, columns: int) -> None:
    paper = sheet({ISSUER_FILE: ("dia_danh: Thạch Khê", f"dia_danh: {place}")}, rule_book=book)
    head = paper.sections[0].blocks[0]
    assert isinstance(head, Table)
    assert len(head.widths) == columns
    assert sum(head.widths) == BODY_WIDTH
    cell = head.rows[1].cells[1]
    # 14 points italic: with "Ninh Bình" 220.9 pt, with the others 301.4 and 315.4.
    needed = {"Ninh Bình": 4418, "Thành phố Hồ Chí Minh": 6028, "Thành phố Buôn Ma Thuột": 6308}[place]
    assert sum(head.widths[-cell.span :]) >= needed


def test_date_has_a_row_of_its_own_where_there_is_no_room_beside_the_number() -> None:
    place = "Thị trấn Nông trường Mộc Châu của huyện Mộc Châu cũ"
    paper = sheet({ISSUER_FILE: ("dia_danh: Thạch Khê", f"dia_danh: {place}")})
    head = paper.sections[0].blocks[0]
    assert isinstance(head, Table)
    assert [len(row.cells) for row in head.rows] == [2, 2, 1]
    assert texts(paper, "DiaDanhNgay") == ["", f"{place}, ngày 18 tháng 6 năm 2021"]
    assert read_docx(write(paper)) == paper


@pytest.mark.parametrize(
    ("book", "number", "title"),
    [
        ("hd36", "Số 45-BC/UBND", "TieuDeDang"),
        ("hd05", "Số 45-BC/UBND", "TieuDeDang"),
        ("nd30", "Số: 45/BC-UBND", "QuocHieu"),
    ],
)
def test_any_rule_book_can_be_asked_for(book: str, number: str, title: str) -> None:
    paper = sheet(rule_book=book)
    assert texts(paper, "SoKyHieu") == [number]
    assert len(texts(paper, title)) == 1


def test_party_paper_under_the_decree_is_told_what_the_decree_does_not_know() -> None:
    from baocao import files, pipeline  # noqa: PLC0415

    made = pipeline.make_report(repository.sources(), files.rule_books(), rule_book="nd30")
    assert [(problem.rule, problem.severity.value, problem.place.line) for problem in made.problems] == [
        ("the-thuc/quyen-han-khac-he", "lỗi", 26),
        ("the-thuc/luu", "cảnh báo", 35),
        ("co-quan/ngoai-lua-chon", "cảnh báo", 40),
    ]
    assert made.sheet is None
    draft = pipeline.make_report(repository.sources(), files.rule_books(), 1, rule_book="nd30")
    assert draft.sheet is not None
    assert texts(draft.sheet, "Muc1")[0].startswith("I. CÔNG TÁC")


@pytest.mark.parametrize(("chosen", "size"), [("co_chu: 13", 26), ("co_chu: 14", 28), ("co_chu: 15", 28)])
def test_body_size_is_what_the_decree_leaves_open(chosen: str, size: int) -> None:
    made = outcome({ISSUER_FILE: ("co_chu: 14", chosen)})
    assert made.sheet is not None
    assert effective(made.sheet, Paragraph("NoiDung"))[1].size == size
    assert [problem.rule for problem in made.problems] == (["co-quan/ngoai-lua-chon"] if chosen == "co_chu: 15" else [])


def test_state_body_writes_the_old_tone_marks_unless_it_says_otherwise() -> None:
    assert "ỦY BAN NHÂN DÂN" in sheet().text
    paper = sheet({ISSUER_FILE: ("kieu_muc: I.", "kieu_muc: I.\ndau_thanh: moi")})
    assert "TM. UỶ BAN NHÂN DÂN" in paper.text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in paper.text, "prescribed words stand to the letter"


MARKS = """phat_hanh:
  do_mat: tối mật
  do_khan: HỎA TỐC
  luu_hanh: Xong hội nghị trả lại
  danh_may: abc
  so_ban: 268"""


@pytest.mark.parametrize(
    ("book", "sizes"),
    [
        # half-points of: secrecy, urgency, circulation, typist, contact
        ("hd36", (28, 28, 24, 16, 20)),
        ("hd05", (28, 28, 24, 16, 20)),
        ("nd30", (28, 28, 26, 22, 22)),
    ],
)
def test_marks_stand_where_the_rule_book_puts_them(book: str, sizes: tuple[int, ...]) -> None:
    contact = "Số 1, đường Trần Phú, điện thoại 0123"
    changes = {PERIOD_FILE: ("phat_hanh:", MARKS), ISSUER_FILE: ("lien_he:", f"lien_he: {contact}")}
    paper = sheet(changes, 2, book)
    head = paper.sections[0].blocks[0]
    assert isinstance(head, Table)
    below = [each for each in head.rows[1].cells[0].blocks if isinstance(each, Paragraph)]
    assert [(each.style, each.text) for each in below[1:]] == [
        ("DoMat", "TỐI MẬT"),
        ("DoKhan", "HỎA TỐC"),
        ("LuuHanh", "XONG HỘI NGHỊ TRẢ LẠI"),
        ("DuThao", "Dự thảo lần 2"),
    ]
    end = paper.sections[0].blocks[-2]
    assert isinstance(end, Table)
    left = [each for each in end.rows[0].cells[0].blocks if isinstance(each, Paragraph)]
    assert [(each.style, each.text) for each in left[-2:]] == [("DanhMay", "ABC-268"), ("LienHe", contact)]
    looks = [effective(paper, Paragraph(style))[1] for style in ("DoMat", "DoKhan", "LuuHanh", "DanhMay", "LienHe")]
    assert tuple(look.size for look in looks) == sizes
    assert [look.bold for look in looks] == [True, True, True, False, False]


def test_nothing_is_printed_that_the_data_do_not_ask_for() -> None:
    for paper in (sheet(), repository.sheet()):
        for style in ("DoMat", "DoKhan", "LuuHanh", "DanhMay", "LienHe", "DuThao"):
            assert texts(paper, style) == []
            assert style == "DuThao" or paper.style(style) is None


@pytest.mark.parametrize(("typed", "printed"), [("  danh_may: TH", "TH"), ("  so_ban: 30", "30")])
def test_half_a_typists_mark_is_printed_as_far_as_it_is_known(typed: str, printed: str) -> None:
    assert texts(sheet({PERIOD_FILE: ("phat_hanh:", f"phat_hanh:\n{typed}")}), "DanhMay") == [printed]


@pytest.mark.parametrize(
    ("typed", "rule", "remedy"),
    [
        ("do_khan: thượng khẫn", "so-lieu/khong-co-tu", "Có phải `thượng khẩn` không?"),
        ("do_mat: bí truyền", "so-lieu/khong-co-tu", "Chọn một trong: mật, tối mật, tuyệt mật; không có thì để trống."),
        ("danh_may: ABC-268", "so-lieu/ky-hieu-danh-may-sai", "Ghi vài chữ cái viết liền như ABC"),
        ("so_ban: 30 bản", "so-lieu/so-ban-sai", "Chỉ ghi số, như 30"),
        ("do_khn: khẩn", "tep/khong-co-muc", "do_khan"),
    ],
)
def test_a_mark_that_is_none_is_a_finding(typed: str, rule: str, remedy: str) -> None:
    (problem,) = outcome({PERIOD_FILE: ("phat_hanh:", f"phat_hanh:\n  {typed}")}).problems
    assert problem.rule == rule
    assert problem.severity.value == "lỗi"
    assert remedy in problem.remedy
    assert problem.place.line == 3
