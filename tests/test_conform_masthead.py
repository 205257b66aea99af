"""Rules on the head of the first page: its title, the lines drawn in it, the names of the bodies."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Drawing,
    DrawingKind,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Sheet,
)
from planted import (
    BOOKS,
    PARTY,
    changed,
    drawn,
    in_cells,
    in_section,
    looking,
    reworded,
    right_paper,
    shaped,
    told,
    told_after_mending,
    without,
    without_style,
)

TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
MIDDLE = Alignment.CENTER


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_paper_passes(book: str) -> None:
    assert told(right_paper(book), "HD", book=book) == []


# Title


@pytest.mark.parametrize("book", PARTY)
def test_no_title_is_one_error(book: str) -> None:
    message = "không thấy tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” ở đầu văn bản"
    assert told(without(right_paper(book), TITLE), "HD", book=book) == [("HD-01", "", "lỗi", message)]


def test_state_without_its_two_lines() -> None:
    paper = without(without(right_paper("NĐ30"), "CỘNG HÒA"), "Độc lập")
    assert told(paper, "HD", book="NĐ30") == [
        ("HD-01", "", "lỗi", "không thấy Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở đầu văn bản"),
        ("HD-01", "", "lỗi", "không thấy Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” ở đầu văn bản"),
    ]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("Độc lập - Tự do - Hạnh phúc", None),
        ("Độc lập \u2011 Tự do \u2011 Hạnh phúc", None),
        ("Độc lập – Tự do – Hạnh phúc", "cảnh báo"),
        ("Độc lập-Tự do-Hạnh phúc", "cảnh báo"),
    ],
)
def test_motto_to_the_letter(words: str, severity: str | None) -> None:
    paper = reworded(right_paper("NĐ30"), "Độc lập", words)
    found = told(paper, "HD-01", book="NĐ30")
    assert [each[:3] for each in found] == ([] if severity is None else [("HD-01", "đoạn 5", severity)])


def test_title_on_the_left() -> None:
    def turned(row: int, column: int, cell: Cell) -> Cell:
        words = "ĐẢNG BỘ TỈNH NINH BÌNH" if column else TITLE
        first = cell.blocks[0]
        assert isinstance(first, Paragraph)
        return replace(cell, blocks=(replace(first, runs=(Run(words),)), *cell.blocks[1:])) if row == 0 else cell

    found = told(in_cells(right_paper("HD36"), turned), "HD-01")
    message = "dòng tiêu đề không ở nửa bên phải trang, quy định ở góc phải"
    assert found == [("HD-01", "đoạn 1", "lỗi", message)]


@pytest.mark.parametrize(
    ("book", "words", "half_points", "severity"),
    [
        ("HD36", TITLE, 29, None),
        ("HD36", TITLE, 31, None),
        ("HD36", TITLE, 28, "cảnh báo"),
        ("HD36", TITLE, 32, "cảnh báo"),
        ("HD36", TITLE, 26, "lỗi"),
        ("HD05", TITLE, 34, "lỗi"),
        ("NĐ30", "CỘNG HÒA", 24, None),
        ("NĐ30", "CỘNG HÒA", 26, None),
        ("NĐ30", "CỘNG HÒA", 28, "cảnh báo"),
        ("NĐ30", "CỘNG HÒA", 30, "lỗi"),
        ("NĐ30", "Độc lập", 26, None),
        ("NĐ30", "Độc lập", 30, "cảnh báo"),
    ],
)
def test_size_of_the_title(book: str, words: str, half_points: int, severity: str | None) -> None:
    paper = looking(right_paper(book), words, RunFormat(size=half_points))
    assert [each[2] for each in told(paper, "HD-02", book=book)] == ([] if severity is None else [severity])
    assert severity is None or told_after_mending(paper, "HD-02", book=book) == []


def test_look_of_the_title() -> None:
    paper = looking(right_paper("HD36"), TITLE, RunFormat(bold=False, italic=True))
    assert told(paper, "HD-02") == [
        ("HD-02", "đoạn 5", "lỗi", "tiêu đề chữ nghiêng, quy định chữ đứng"),
        ("HD-02", "đoạn 5", "lỗi", "tiêu đề không đậm, quy định in đậm"),
    ]
    assert told_after_mending(paper, "HD-02") == []
    small = reworded(right_paper("HD36"), TITLE, "Đảng Cộng sản Việt Nam")
    assert ("HD-02", "đoạn 5", "lỗi", "tiêu đề không in hoa hết, quy định in hoa") in told(small, "HD-02")
    left = shaped(right_paper("HD36"), TITLE, ParagraphFormat(Alignment.LEFT))
    assert told(left, "HD-02") == [("HD-02", "đoạn 5", "cảnh báo", "tiêu đề không canh giữa, quy định canh giữa")]
    assert told_after_mending(left, "HD-02") == []


def test_title_of_the_other_kind() -> None:
    paper = reworded(right_paper("HD36"), TITLE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    message = "đầu trang có “CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM”: Quốc hiệu, Tiêu ngữ của văn bản nhà nước"
    assert told(paper, "HD") == [("HD-05", "đoạn 5", "lỗi", message)]
    (found,) = told(right_paper("HD36"), "HD-05", book="NĐ30")
    assert found[:3] == ("HD-05", "đoạn 5", "lỗi")
    assert "“ĐẢNG CỘNG SẢN VIỆT NAM”, “*”" in found[3]


# The line under the title

NO_LINE = ("HD-03", "đoạn 5", "lỗi", "không thấy đường kẻ dưới “ĐẢNG CỘNG SẢN VIỆT NAM”")
WIDTH = 4133


def bare(book: str = "HD36") -> Sheet:
    """The paper without the line under its title."""
    return without_style(right_paper(book), "DuongKe")


def test_no_line_under_the_title() -> None:
    assert told(bare(), "HD") == [NO_LINE]
    assert told_after_mending(bare(), "HD") == []
    with_blank = changed(bare(), TITLE, lambda each: (each, Paragraph("Normal")))
    assert told(with_blank, "HD") == [NO_LINE]
    assert told_after_mending(with_blank, "HD") == []


def test_no_line_under_the_motto() -> None:
    paper = bare("NĐ30")
    message = "không thấy đường kẻ dưới “Độc lập - Tự do - Hạnh phúc”"
    assert told(paper, "HD", book="NĐ30") == [("HD-03", "đoạn 5", "lỗi", message)]
    assert told_after_mending(paper, "HD", book="NĐ30") == []


def line(width: int = WIDTH, left: int | None = 300, kind: DrawingKind = DrawingKind.LINE) -> Drawing:
    return Drawing(kind, width, 0, left)


def own_cell(cell: Cell) -> Cell:
    return replace(cell, bottom_border=6)


def lower_cell(cell: Cell) -> Cell:
    return replace(cell, top_border=6)


def below(*blocks: Block) -> Sheet:
    return changed(bare(), TITLE, lambda each: (each, *blocks))


def bordered(**borders: int) -> Paragraph:
    return Paragraph("Normal", (), ParagraphFormat(MIDDLE, left=371, right=371, **borders))  # type: ignore[arg-type]


def test_every_kind_of_drawn_line_counts() -> None:
    own = shaped(bare(), TITLE, ParagraphFormat(MIDDLE, left=371, right=371, bottom_border=6))
    under = below(bordered(top_border=6))
    after_a_blank = below(Paragraph("Normal"), bordered(bottom_border=6))
    date_above = shaped(bare(), "Ninh Bình,", ParagraphFormat(MIDDLE, left=371, right=371, top_border=6))
    at_title, at_date = drawn(bare(), TITLE, line()), drawn(bare(), "Ninh Bình,", line())
    at_left = drawn(bare(), "ĐẢNG BỘ TỈNH", line(left=4800))
    for paper in (own, under, after_a_blank, date_above, at_title, at_date, at_left):
        assert told(paper, "HD-03", "HD-04", "HD-10") == []


@pytest.mark.parametrize(("row", "change"), [(0, own_cell), (1, lower_cell)])
def test_a_border_of_a_cell_counts_and_is_as_long_as_the_cell(row: int, change: object) -> None:
    def cell(r: int, c: int, each: Cell) -> Cell:
        return (own_cell if change is own_cell else lower_cell)(each) if (r, c) == (row, 1) else each

    paper = in_cells(bare(), cell)
    found = told(paper, "HD-03", "HD-04")
    message = "đường kẻ dưới “ĐẢNG CỘNG SẢN VIỆT NAM” dài 86 mm, dòng chữ dài 72,9 mm, quy định dài bằng dòng chữ"
    assert found == [("HD-04", "đoạn 5", "cảnh báo", message)]


def test_a_line_of_the_bodies_is_none_of_the_title() -> None:
    assert told(drawn(bare(), "ĐẢNG UỶ KHỐI", line(1500)), "HD") == [
        ("HD-10", "đoạn 3", "cảnh báo", "dưới tên cơ quan ban hành có đường kẻ (nét vẽ), quy định không có"),
        NO_LINE,
    ]
    assert told(drawn(bare(), TITLE, line(kind=DrawingKind.PICTURE)), "HD") == [NO_LINE]


def test_a_typed_line_is_a_warning() -> None:
    paper = below(Paragraph("Normal", (Run("______________"),), ParagraphFormat(MIDDLE)))
    message = "đường kẻ dưới “ĐẢNG CỘNG SẢN VIỆT NAM” gõ bằng dấu gạch “______________”, nên vẽ bằng đường kẻ"
    assert told(paper, "HD") == [("HD-03", "đoạn 5", "cảnh báo", message)]


def test_an_underline_is_a_warning_and_can_be_mended() -> None:
    paper = looking(bare(), TITLE, RunFormat(underline=True))
    message = "“ĐẢNG CỘNG SẢN VIỆT NAM” dùng gạch chân, nên vẽ bằng đường kẻ"
    assert told(paper, "HD") == [("HD-03", "đoạn 5", "cảnh báo", message)]
    assert told_after_mending(paper, "HD") == []


@pytest.mark.parametrize(("twips", "is_wrong"), [(3680, True), (3760, False), (4500, False), (4600, True)])
def test_length_of_the_line_between_nine_and_eleven_tenths(twips: int, is_wrong: bool) -> None:
    assert bool(told(drawn(bare(), TITLE, line(twips)), "HD-04")) is is_wrong


def test_a_border_of_wrong_length_can_be_mended() -> None:
    paper = below(Paragraph("Normal", (), ParagraphFormat(left=1500, right=1500, top_border=6)))
    assert [each[:3] for each in told(paper, "HD")] == [("HD-04", "đoạn 5", "cảnh báo")]
    assert told_after_mending(paper, "HD") == []


# The line under the issuing body


def test_party_draws_no_line_under_the_body() -> None:
    last = "VÀ DOANH NGHIỆP TỈNH"
    paper = shaped(right_paper("HD36"), last, ParagraphFormat(MIDDLE, bottom_border=6))
    message = "dưới tên cơ quan ban hành có đường kẻ (viền đoạn), quy định không có"
    assert told(paper, "HD") == [("HD-10", "đoạn 3", "cảnh báo", message)]
    assert told_after_mending(paper, "HD") == []


def test_state_draws_one_from_a_third_to_half_of_the_name() -> None:
    paper = without_style(right_paper("NĐ30"), "DuongKeCoQuan")
    message = "không thấy đường kẻ dưới tên cơ quan ban hành, quy định dài từ 1/3 đến 1/2 dòng chữ"
    assert told(paper, "HD", book="NĐ30") == [("HD-10", "đoạn 2", "cảnh báo", message)]
    name = changed(
        paper, "ỦY BAN NHÂN DÂN XÃ", lambda each: (replace(each, runs=(Run("SỞ NỘI VỤ"),)), Paragraph("Normal"))
    )
    assert told_after_mending(name, "HD", book="NĐ30") == []
    # “SỞ NỘI VỤ”, 13 pt bold, is 1344 twips long; from 0,3 to 0,55 of it is let pass.
    for length, is_wrong in ((390, True), (410, False), (730, False), (760, True)):
        found = told(drawn(name, "SỞ NỘI VỤ", line(length)), "HD", book="NĐ30")
        assert bool(found) is is_wrong, (length, found)


# The bodies


@pytest.mark.parametrize("book", PARTY)
def test_look_of_the_superior_body(book: str) -> None:
    paper = looking(right_paper(book), "ĐẢNG BỘ TỈNH", RunFormat(size=24, bold=None))
    message = "tên cơ quan cấp trên cỡ chữ 12, quy định 14"
    assert told(paper, "HD", book=book) == [("HD-06", "đoạn 1", "cảnh báo", message)]
    assert told_after_mending(paper, "HD", book=book) == []


def test_bold_superior_is_an_error() -> None:
    paper = looking(right_paper("HD36"), "ĐẢNG BỘ TỈNH", RunFormat(bold=True))
    message = "tên cơ quan cấp trên in đậm, quy định không đậm"
    assert told(paper, "HD") == [("HD-06", "đoạn 1", "lỗi", message)]
    assert told_after_mending(paper, "HD") == []


def test_look_of_the_issuing_body() -> None:
    paper = right_paper("HD36")
    for words in ("ĐẢNG UỶ KHỐI", "VÀ DOANH NGHIỆP"):
        paper = looking(paper, words, RunFormat(bold=False))
    paper = looking(paper, "ĐẢNG BỘ TỈNH", RunFormat(bold=False))
    message = "tên cơ quan ban hành không đậm, quy định in đậm (và 1 đoạn khác)"
    assert told(paper, "HD-06", "HD-07") == [("HD-07", "đoạn 2", "lỗi", message)]
    assert told_after_mending(paper, "HD-06", "HD-07") == []
    small = looking(right_paper("NĐ30"), "ỦY BAN NHÂN DÂN XÃ", RunFormat(size=28))
    message = "tên cơ quan ban hành cỡ chữ 14, quy định 12 - 13"
    assert told(small, "HD-07", book="NĐ30") == [("HD-07", "đoạn 2", "cảnh báo", message)]


@pytest.mark.parametrize(
    ("superior", "body", "is_wrong"),
    [
        ("ĐẢNG BỘ TỈNH NINH BÌNH", "ĐẢNG UỶ KHỐI CƠ QUAN", False),
        ("TỈNH UỶ NINH BÌNH", "ĐẢNG UỶ KHỐI CƠ QUAN", True),
        ("TỈNH UỶ NINH BÌNH", "BAN DÂN VẬN", False),
        ("TỈNH ỦY NINH BÌNH", "VĂN PHÒNG", False),
        ("ĐẢNG BỘ TỈNH NINH BÌNH", "BAN DÂN VẬN", True),
        ("TỈNH ĐOÀN NINH BÌNH", "BAN CHẤP HÀNH", False),
    ],
)
def test_superior_of_its_kind(superior: str, body: str, is_wrong: bool) -> None:
    paper = reworded(right_paper("HD36"), "ĐẢNG UỶ KHỐI", body)
    paper = reworded(without(paper, "VÀ DOANH NGHIỆP"), "ĐẢNG BỘ TỈNH", superior)
    found = told(paper, "HD")
    assert [each[:3] for each in found] == ([("HD-08", "đoạn 1", "cảnh báo")] if is_wrong else [])


@pytest.mark.parametrize("book", PARTY)
def test_star(book: str) -> None:
    message = "không thấy dấu sao (*) dưới tên cơ quan ban hành"
    assert told(without(right_paper(book), "*"), "HD", book=book) == [("HD-09", "đoạn 3", "lỗi", message)]
    assert told(reworded(right_paper(book), "*", " * "), "HD", book=book) == []
    three = reworded(right_paper(book), "*", "* * *")
    message = "dưới tên cơ quan có 3 dấu sao, quy định một"
    assert told(three, "HD", book=book) == [("HD-09", "đoạn 4", "cảnh báo", message)]


def test_head_without_a_name() -> None:
    paper = right_paper("HD36")
    for words in ("ĐẢNG BỘ TỈNH", "ĐẢNG UỶ KHỐI", "VÀ DOANH NGHIỆP", "*"):
        paper = without(paper, words)
    message = "không nhận ra tên cơ quan ban hành ở góc trái trang đầu"
    assert told(paper, "HD") == [("HD-07", "", "cảnh báo", message)]


def test_a_head_of_tabs_without_a_table() -> None:
    """Two columns set side by side by tabs: what stands where is known, what is centred is not."""
    bold = RunFormat("Times New Roman", 28, bold=True)
    plain, italic = RunFormat("Times New Roman", 28), RunFormat("Times New Roman", 28, italic=True)
    title = RunFormat("Times New Roman", 30, bold=True)
    lines = (
        Paragraph("Normal", (Run("ĐẢNG BỘ TỈNH HOA LƯ\t", plain), Run(TITLE, title)), drawings=(line(left=5000),)),
        Paragraph("Normal", (Run("ĐẢNG UỶ XÃ AN BÌNH", bold),)),
        Paragraph("Normal", (Run("*\t", plain), Run("An Bình, ngày 15 tháng 6 năm 2021", italic))),
        Paragraph("Normal", (Run("Số 15-BC/ĐU", plain),)),
    )
    blocks = right_paper("HD36").sections[0].blocks
    paper = in_section(right_paper("HD36"), blocks=(*lines, *blocks[1:]))
    assert told(paper, "HD", "NO", "DT") == []
