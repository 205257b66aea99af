"""The paper under HD36 and HD05: every figure is written by hand from the regulation, not read from the rule book."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import files
from baocao.values.issuer import ToneMarks
from baocao.values.number import write_roman
from baocao.values.rulebook import read_rule_book
from baocao.values.sheet import (
    Alignment,
    Field,
    LineRule,
    Page,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Sheet,
    Style,
    Table,
    effective,
    paragraphs_of,
)
from baocao.values.tone_marks import in_tone_style
from repository import ISSUER_FILE, PERIOD_FILE, sheet

GOLDEN = Path(__file__).parent / "cases" / "to-giay" / "2021-H1.txt"
BLANK_DATE = "  ngay:                                 # ví dụ"
BLANK_NUMBER = "  so:                                   # số thứ tự"


def outline(paper: Sheet) -> str:
    """The paper as one line for each paragraph: style, then text; tables are drawn by their cells."""
    lines = []
    for block in paper.sections[0].blocks:
        if isinstance(block, Paragraph):
            lines.append(f"{block.style:<18}{block.text}".rstrip())
            continue
        lines.append(f"bảng {' + '.join(str(width) for width in block.widths)}")
        for row in block.rows:
            for cell in row.cells:
                lines.append("  ô")
                lines += [
                    f"    {each.style:<18}{each.text}".rstrip() for each in cell.blocks if isinstance(each, Paragraph)
                ]
    return "\n".join(lines) + "\n"


def test_whole_paper_is_as_it_was_accepted() -> None:
    """Accept a wanted change by writing `outline(sheet())` into the file and reading the difference."""
    assert outline(sheet()) == GOLDEN.read_text(encoding="utf-8")


def test_page_is_a4_with_20_20_30_15_mm_and_the_number_10_mm_from_the_edge() -> None:
    section = sheet().sections[0]
    assert section.page == Page(
        width=11906, height=16838, top=1134, right=850, bottom=1134, left=1701, header=567, footer=567
    )
    assert section.different_first
    (number,) = section.header
    assert isinstance(number, Paragraph)
    assert [type(run) for run in number.runs] == [Field]
    assert isinstance(number.runs[0], Field)
    assert number.runs[0].code == "PAGE"


LOOKS = {
    # style: (half-points, bold, italic, underline, alignment)
    "TieuDeDang": (30, True, False, False, Alignment.CENTER),
    "CoQuanCapTren": (28, False, False, False, Alignment.CENTER),
    "CoQuanBanHanh": (28, True, False, False, Alignment.CENTER),
    "DauSao": (28, False, False, False, Alignment.CENTER),
    "SoKyHieu": (28, False, False, False, Alignment.CENTER),
    "DiaDanhNgay": (28, False, True, False, Alignment.CENTER),
    "TenLoai": (32, True, False, False, Alignment.CENTER),
    "TrichYeu": (28, True, False, False, Alignment.CENTER),
    "GachDuoiTrichYeu": (28, False, False, False, Alignment.CENTER),
    "NoiDung": (28, False, False, False, Alignment.JUSTIFIED),
    "Muc1": (28, True, False, False, Alignment.LEFT),
    "Muc2": (28, True, False, False, Alignment.LEFT),
    "Muc3": (28, True, False, False, Alignment.LEFT),
    "QuyenHan": (28, True, False, False, Alignment.CENTER),
    "ChucVu": (28, False, False, False, Alignment.CENTER),
    "HoTen": (28, True, False, False, Alignment.CENTER),
    "NhanNoiNhan": (28, False, False, True, Alignment.LEFT),
    "NoiNhan": (24, False, False, False, Alignment.LEFT),
    "DuThao": (28, False, True, False, Alignment.CENTER),
    "SoTrang": (28, False, False, False, Alignment.CENTER),
}


@pytest.mark.parametrize("book", ["hd36", "hd05"])
@pytest.mark.parametrize("style", LOOKS)
def test_component_looks_as_appendix_3_says(style: str, book: str) -> None:
    shape, look = effective(sheet(rule_book=book), Paragraph(style))
    size, bold, italic, underline, alignment = LOOKS[style]
    assert (look.size, look.bold, look.italic, look.underline) == (size, bold, italic, underline)
    assert (look.font, look.color) == ("Times New Roman", "auto")
    assert shape.alignment is alignment


@pytest.mark.parametrize("book", ["hd36", "hd05"])
@pytest.mark.parametrize("style", ["NoiDung", "Muc1", "Muc2", "Muc3"])
def test_body_is_indented_10_mm_exactly_18_points_with_6_points_between(style: str, book: str) -> None:
    shape, _ = effective(sheet(rule_book=book), Paragraph(style))
    assert (shape.first_line, shape.line, shape.line_rule, shape.after) == (567, 360, LineRule.EXACT, 120)


def test_headings_keep_with_what_follows_and_stand_in_the_navigation_pane() -> None:
    for level in (1, 2, 3):
        shape, _ = effective(sheet(), Paragraph(f"Muc{level}"))
        assert (shape.keep_next, shape.outline_level) == (True, level - 1)


def test_header_table_is_79_and_86_mm_and_the_line_is_as_long_as_the_title() -> None:
    head = sheet().sections[0].blocks[0]
    assert isinstance(head, Table)
    assert (head.widths, head.bordered, head.side_margin) == ((4479, 4876), False, 0)
    line = sheet().style("DuongKe")
    assert line is not None
    assert line.paragraph.left == line.paragraph.right
    assert 4876 - 2 * (line.paragraph.left or 0) in (4133, 4134)
    assert line.paragraph.top_border


def test_signature_block_is_one_unbroken_row_held_by_the_last_paragraph() -> None:
    *_, last, block, _ = sheet().sections[0].blocks
    assert isinstance(block, Table)
    assert [row.whole for row in block.rows] == [True]
    assert isinstance(last, Paragraph)
    assert last.format.keep_next
    name, _ = effective(sheet(), Paragraph("HoTen"))
    assert name.before == 4 * 18 * 20


def texts(paper: Sheet, style: str) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs() if paragraph.style == style]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("", "Số      -BC/ĐUK"),
        ("1", "Số 01-BC/ĐUK"),
        ("9", "Số 09-BC/ĐUK"),
        ("10", "Số 10-BC/ĐUK"),
        ("125", "Số 125-BC/ĐUK"),
    ],
)
def test_reference_number(number: str, printed: str) -> None:
    changes = {PERIOD_FILE: (BLANK_NUMBER, f"  so: {number} # số thứ tự")}
    assert texts(sheet(changes), "SoKyHieu") == [printed]


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("", "Ninh Bình, ngày      tháng      năm 2021"),
        ("6/2021", "Ninh Bình, ngày      tháng 6 năm 2021"),
        ("2/2021", "Ninh Bình, ngày      tháng 02 năm 2021"),
        ("1/6/2021", "Ninh Bình, ngày 01 tháng 6 năm 2021"),
        ("09/02/2021", "Ninh Bình, ngày 09 tháng 02 năm 2021"),
        ("10/01/2021", "Ninh Bình, ngày 10 tháng 01 năm 2021"),
        ("31/3/2021", "Ninh Bình, ngày 31 tháng 3 năm 2021"),
        ("05/7/2021", "Ninh Bình, ngày 05 tháng 7 năm 2021"),
    ],
)
def test_place_and_date(day: str, printed: str) -> None:
    changes = {PERIOD_FILE: (BLANK_DATE, f"  ngay: {day} # ví dụ")}
    # A date before that of the request letter is an error, which a draft does not stop at.
    assert texts(sheet(changes, draft=0), "DiaDanhNgay") == [printed]


def test_office_may_choose_heading_marks_body_size_and_tone_marks() -> None:
    paper = sheet({ISSUER_FILE: ("kieu_muc: I-", "kieu_muc: I.")})
    assert texts(paper, "Muc1")[0].startswith("I. CÔNG TÁC")
    paper = sheet({ISSUER_FILE: ("co_chu: 14", "co_chu: 15")})
    assert effective(paper, Paragraph("NoiDung"))[1].size == 30
    assert effective(paper, Paragraph("SoKyHieu"))[1].size == 28
    paper = sheet({ISSUER_FILE: ("dau_thanh: moi", "dau_thanh: cu")})
    assert "ĐẢNG ỦY KHỐI CƠ QUAN" in paper.text
    assert "Nơi nhận:\n- Ban Thường vụ Tỉnh ủy (để báo cáo),\n- Ban Dân vận Tỉnh ủy,\n" in paper.text


def test_draft_is_marked_under_the_number() -> None:
    assert texts(sheet(draft=2), "DuThao") == ["Dự thảo lần 2"]
    assert texts(sheet(draft=0), "DuThao") == ["Dự thảo"]
    assert texts(sheet(), "DuThao") == []


def test_head_of_an_advisory_body_signs_with_the_office_in_bold_and_nothing_above() -> None:
    paper = sheet({ISSUER_FILE: ("  quyen_han: T/M BAN THƯỜNG VỤ\n  chuc_vu: PHÓ BÍ THƯ", "  chuc_vu: TRƯỞNG BAN")})
    assert texts(paper, "QuyenHan") == ["TRƯỞNG BAN"]
    assert texts(paper, "ChucVu") == []


def test_properties_come_from_the_input() -> None:
    properties = sheet({PERIOD_FILE: (BLANK_DATE, "  ngay: 15/6/2021 # ví dụ")}).properties
    assert properties.title.startswith(
        "Báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo” 6 tháng đầu năm 2021"
    )
    assert properties.author == "Đảng uỷ Khối Cơ quan và Doanh nghiệp tỉnh"
    assert str(properties.written) == "2021-06-15"
    names = dict(properties.custom)
    assert names["baocao.quy_dinh"] == "HD36"
    assert len(names[f"baocao.tep.{PERIOD_FILE}"]) == 64


def test_from_27_may_2026_hd05_governs_and_separates_recipients_with_semicolons() -> None:
    books = {book.name: book for book in map(read_rule_book, files.rule_books())}
    assert str(books["HD36"].last_day) == "2026-05-26"
    assert str(books["HD05"].first_day) == "2026-05-27"
    assert "(để báo cáo),\n" in sheet(rule_book="hd36").text
    assert "(để báo cáo);\n" in sheet(rule_book="hd05").text


def test_every_figure_of_the_rule_books_names_its_article_and_confidence() -> None:
    for book in map(read_rule_book, files.rule_books()):
        assert len(book.figures) > 50
        for figure in book.figures.values():
            assert figure.article, figure.name
            assert figure.confidence in ("C2+", "C1", "INF", "QƯ"), figure.name


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (88, "LXXXVIII")]
)
def test_roman_numbers(number: int, letters: str) -> None:
    assert write_roman(number) == letters


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ủy, Thủy, ĐẢNG ỦY, hủy", "uỷ, Thuỷ, ĐẢNG UỶ, huỷ"),
        ("hòa, khóa, Hòa Bình, tỏa", "hoà, khoá, Hoà Bình, toả"),
        ("khỏe, hòe", "khoẻ, hoè"),
        ("quý, quỳ, Quý, quỹ", "quý, quỳ, Quý, quỹ"),
        ("hoàn, thuyền, khuỷu, xoáy", "hoàn, thuyền, khuỷu, xoáy"),
        ("của, mùa, thuế, bìa", "của, mùa, thuế, bìa"),
    ],
)
def test_tone_marks(old: str, new: str) -> None:
    assert in_tone_style(old, ToneMarks.NEW) == new
    assert in_tone_style(new, ToneMarks.NEW) == new
    assert in_tone_style(new, ToneMarks.OLD) == old


def test_effective_follows_own_format_over_style_over_its_base_and_survives_circles() -> None:
    styles = (
        Style("a", "A", "b", run=RunFormat(bold=True)),
        Style("b", "B", "a", paragraph=ParagraphFormat(after=60), run=RunFormat(bold=False, size=20)),
    )
    paper = Sheet(styles, (), base=RunFormat(font="Times New Roman", size=28))
    shape, look = effective(paper, Paragraph("a", format=ParagraphFormat(before=10)), Run("x", RunFormat(italic=True)))
    assert (shape.before, shape.after) == (10, 60)
    assert look == RunFormat("Times New Roman", 20, True, True)


def test_table_is_as_wide_as_the_text_with_a_heading_that_repeats() -> None:
    path = "templates/dan-van-kheo/phan-2.md.j2"
    paper = sheet({path: ("## Đánh giá chung", "{{ bang(mo_hinh.linh_vuc) }}\n## Đánh giá chung")})
    (table,) = [block for block in paper.sections[0].blocks if isinstance(block, Table) and block.bordered]
    assert sum(table.widths) == 9355
    assert [row.repeats for row in table.rows] == [True, False, False, False, False, False]
    rows = [[paragraph.text for cell in row.cells for paragraph in paragraphs_of(cell.blocks)] for row in table.rows]
    assert rows[0] == ["TT", "Nội dung", "Số lượng (mô hình)"]
    assert rows[1] == ["1", "Kinh tế", "20"]
    assert rows[5] == ["5", "Khác", ""], "chưa có is left empty, never 0"
