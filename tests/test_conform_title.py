"""Rules on the name of the type, the trích yếu, and what divides it from the text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao.values.sheet import Alignment, Drawing, DrawingKind, Paragraph, ParagraphFormat, Run, RunFormat, Sheet
from planted import (
    BOOKS,
    PARTY,
    changed,
    drawn,
    looking,
    reworded,
    right_paper,
    shaped,
    told,
    told_after_mending,
    without,
    without_style,
)

SUBJECT = "kết quả thực hiện phong trào"
STATE_SUBJECT = "Kết quả công tác"
MIDDLE = ParagraphFormat(Alignment.CENTER)


def subject_of(book: str) -> str:
    return STATE_SUBJECT if book == "NĐ30" else SUBJECT


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_paper_passes(book: str) -> None:
    assert told(right_paper(book), "TT", book=book) == []


@pytest.mark.parametrize(
    ("book", "half_points", "severity"),
    [
        ("HD36", 30, None),
        ("HD36", 32, None),
        ("HD36", 28, "cảnh báo"),
        ("HD36", 26, "lỗi"),
        ("HD05", 34, "lỗi"),
        ("NĐ30", 26, None),
        ("NĐ30", 28, None),
        ("NĐ30", 32, "cảnh báo"),
        ("NĐ30", 34, "lỗi"),
    ],
)
def test_size_of_the_type_name(book: str, half_points: int, severity: str | None) -> None:
    paper = looking(right_paper(book), "BÁO CÁO", RunFormat(size=half_points))
    assert [each[:3] for each in told(paper, "TT", book=book)] == (
        [] if severity is None else [("TT-01", "đoạn 9", severity)]
    )
    assert severity is None or told_after_mending(paper, "TT", book=book) == []


def test_look_of_the_type_name() -> None:
    paper = shaped(
        looking(right_paper("HD36"), "BÁO CÁO", RunFormat(bold=False)), "BÁO CÁO", ParagraphFormat(Alignment.LEFT)
    )
    assert told(paper, "TT") == [
        ("TT-01", "đoạn 9", "cảnh báo", "tên loại văn bản không canh giữa, quy định canh giữa"),
        ("TT-01", "đoạn 9", "lỗi", "tên loại văn bản không đậm, quy định in đậm"),
    ]
    assert told_after_mending(paper, "TT") == []
    small = reworded(right_paper("HD36"), "BÁO CÁO", "Báo cáo")
    assert told(small, "TT") == [("TT-01", "đoạn 9", "lỗi", "tên loại văn bản không in hoa hết, quy định in hoa")]


def test_type_name_has_a_line_of_its_own() -> None:
    together = changed(right_paper("HD36"), SUBJECT, lambda _: ())
    joined = reworded(together, "BÁO CÁO", "BÁO CÁO kết quả công tác dân vận")
    message = "tên loại “BÁO CÁO” cùng dòng với trích yếu, quy định đứng riêng một dòng"
    assert [each for each in told(joined, "TT") if each[0] == "TT-01"] == [("TT-01", "đoạn 9", "lỗi", message)]
    broken = reworded(together, "BÁO CÁO", "BÁO CÁO\nkết quả công tác dân vận")
    assert [each for each in told(broken, "TT") if each[0] == "TT-01"] == []


@pytest.mark.parametrize(
    ("book", "half_points", "severity"),
    [
        ("HD36", 30, None),
        ("HD36", 26, "cảnh báo"),
        ("HD36", 24, "lỗi"),
        ("NĐ30", 26, None),
        ("NĐ30", 30, "cảnh báo"),
        ("NĐ30", 32, "lỗi"),
    ],
)
def test_size_of_the_subject(book: str, half_points: int, severity: str | None) -> None:
    paper = looking(right_paper(book), subject_of(book), RunFormat(size=half_points))
    found = [each[:3] for each in told(paper, "TT-02", book=book)]
    assert found == ([] if severity is None else [("TT-02", "đoạn 10", severity)])
    assert severity is None or told_after_mending(paper, "TT-02", book=book) == []


def test_look_of_the_subject() -> None:
    paper = looking(right_paper("HD36"), SUBJECT, RunFormat(bold=False, italic=True))
    assert told(paper, "TT") == [
        ("TT-02", "đoạn 10", "cảnh báo", "trích yếu chữ nghiêng, quy định chữ đứng"),
        ("TT-02", "đoạn 10", "lỗi", "trích yếu không đậm, quy định in đậm"),
    ]
    assert told_after_mending(paper, "TT") == []
    capitals = reworded(right_paper("HD36"), SUBJECT, "KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ I NĂM 2021")
    assert told(capitals, "TT") == [("TT-02", "đoạn 10", "lỗi", "trích yếu in hoa hết, quy định chữ thường")]


@pytest.mark.parametrize("book", PARTY)
def test_words_of_the_subject(book: str) -> None:
    high = reworded(right_paper(book), SUBJECT, "Về công tác dân vận")
    message = "trích yếu bắt đầu bằng chữ hoa: “Về công …”, quy định chữ thường (trừ tên riêng)"
    assert told(high, "TT", book=book) == [("TT-03", "đoạn 10", "cảnh báo", message)]
    named = reworded(right_paper(book), SUBJECT, "Đảng uỷ Khối lãnh đạo công tác dân vận")
    assert told(named, "TT", book=book) == []
    stopped = reworded(right_paper(book), SUBJECT, "về công tác dân vận.")
    message = "trích yếu có dấu chấm ở cuối, quy định không có"
    assert told(stopped, "TT", book=book) == [("TT-03", "đoạn 10", "cảnh báo", message)]


def test_a_state_subject_may_begin_high() -> None:
    paper = reworded(right_paper("NĐ30"), STATE_SUBJECT, "Về công tác cải cách hành chính.")
    message = "trích yếu có dấu chấm ở cuối, quy định không có"
    assert told(paper, "TT-03", book="NĐ30") == [("TT-03", "đoạn 10", "cảnh báo", message)]


# What divides it from the text


@pytest.mark.parametrize("book", PARTY)
@pytest.mark.parametrize(
    ("words", "severity", "message"),
    [
        ("-----", None, ""),
        ("\u2011" * 5, None, ""),
        ("---", "cảnh báo", "dưới trích yếu có 3 dấu gạch nối, quy định 5"),
        ("-------", "cảnh báo", "dưới trích yếu có 7 dấu gạch nối, quy định 5"),
        ("--", "lỗi", "dưới trích yếu có 2 dấu gạch nối, quy định 5"),
        ("--------", "lỗi", "dưới trích yếu có 8 dấu gạch nối, quy định 5"),
        ("——", "cảnh báo", "dưới trích yếu là “——”, quy định năm dấu gạch nối (-----)"),
        ("–––––", "cảnh báo", "dưới trích yếu là “–––––”, quy định năm dấu gạch nối (-----)"),
        ("_____", "cảnh báo", "dưới trích yếu là “_____”, quy định năm dấu gạch nối (-----)"),
        ("- - - - -", "cảnh báo", "dưới trích yếu là “- - - - -”, quy định năm dấu gạch nối (-----)"),
    ],
)
def test_five_hyphens(book: str, words: str, severity: str | None, message: str) -> None:
    found = told(reworded(right_paper(book), "-----", words), "TT", book=book)
    assert found == ([] if severity is None else [("TT-04", "đoạn 11", severity, message)])


NOTHING = ("TT-04", "đoạn 10", "lỗi", "không thấy năm dấu gạch nối (-----) dưới trích yếu")
LINE = ("TT-04", "đoạn 10", "cảnh báo", "dưới trích yếu là đường kẻ, quy định năm dấu gạch nối (-----)")


def bare(book: str = "HD36") -> Sheet:
    return without_style(right_paper(book), "DuongKeTrichYeu" if book == "NĐ30" else "GachDuoiTrichYeu")


def rule_below(book: str, room: int) -> Sheet:
    """A border as long as 9355 twips less that room on both sides."""
    shape = ParagraphFormat(left=room, right=room, top_border=6)
    return changed(bare(book), subject_of(book), lambda each: (each, Paragraph("Normal", (), shape)))


@pytest.mark.parametrize("book", PARTY)
def test_nothing_or_a_line_in_place_of_the_hyphens(book: str) -> None:
    assert told(bare(book), "TT", book=book) == [NOTHING]
    assert told(rule_below(book, 3500), "TT", book=book) == [LINE]
    stroke = drawn(bare(book), SUBJECT, Drawing(DrawingKind.LINE, 2000, 0, 3600))
    assert told(stroke, "TT", book=book) == [LINE]
    own = shaped(bare(book), SUBJECT, ParagraphFormat(Alignment.CENTER, bottom_border=6))
    assert told(own, "TT", book=book) == [LINE]
    assert told(without(right_paper(book), "-----"), "TT", book=book) == [NOTHING]


def test_hyphens_on_the_left_can_be_mended() -> None:
    paper = shaped(right_paper("HD36"), "-----", ParagraphFormat(Alignment.LEFT))
    message = "dòng gạch nối dưới trích yếu không canh giữa, quy định canh giữa"
    assert told(paper, "TT") == [("TT-04", "đoạn 11", "cảnh báo", message)]
    assert told_after_mending(paper, "TT") == []


def test_state_draws_a_line_from_a_third_to_half() -> None:
    missing = ("TT-04", "đoạn 10", "lỗi", "không thấy đường kẻ dưới trích yếu, quy định dài từ 1/3 đến 1/2 dòng chữ")
    assert told(bare("NĐ30"), "TT", book="NĐ30") == [missing]
    typed = changed(bare("NĐ30"), STATE_SUBJECT, lambda each: (each, Paragraph("Normal", (Run("-----"),), MIDDLE)))
    message = "dưới trích yếu gõ “-----”, quy định một đường kẻ"
    assert told(typed, "TT", book="NĐ30") == [("TT-04", "đoạn 11", "cảnh báo", message)]
    short = reworded(rule_below("NĐ30", 3500), STATE_SUBJECT, "Kết quả cải cách hành chính 6 tháng đầu năm 2021")
    assert told(short, "TT", book="NĐ30") == []
    # The words are 6115 twips long: from 0,3 (1834) to 0,55 (3363) of it is let pass.
    for room, is_wrong in ((3850, True), (3700, False), (3100, False), (2950, True)):
        paper = reworded(rule_below("NĐ30", room), STATE_SUBJECT, "Kết quả cải cách hành chính 6 tháng đầu năm 2021")
        assert bool(told(paper, "TT", book="NĐ30")) is is_wrong, room
        if is_wrong:
            assert told_after_mending(paper, "TT", book="NĐ30") == []


# Address


@pytest.mark.parametrize(
    ("book", "type_name", "words", "is_wrong"),
    [
        ("HD36", "BÁO CÁO", "Kính gửi: Ban Thường vụ Tỉnh uỷ", True),
        ("HD05", "BÁO CÁO", "Kính trình: Ban Thường vụ Tỉnh uỷ", True),
        ("HD36", "TỜ TRÌNH", "Kính gửi: Ban Thường vụ Tỉnh uỷ", False),
        ("NĐ30", "BÁO CÁO", "Kính gửi: Ủy ban nhân dân huyện", False),
    ],
)
def test_address(book: str, type_name: str, words: str, is_wrong: bool) -> None:
    end = "-----" if book in PARTY else STATE_SUBJECT
    paper = reworded(right_paper(book), "BÁO CÁO", type_name)
    paper = changed(paper, end, lambda each: (each, replace(each, runs=(Run(words),), style="Normal")))
    found = told(paper, "TT-05", book=book)
    number = "đoạn 12" if book in PARTY else "đoạn 11"
    wanted = (
        "TT-05",
        number,
        "cảnh báo",
        f"văn bản là BÁO CÁO mà có dòng “{words}”, quy định chỉ công văn và tờ trình mới có",
    )
    assert found == ([wanted] if is_wrong else [])
