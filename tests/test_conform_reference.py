"""Rules on the line of number and symbol, and on the line of place and date."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from baocao.stages.load import load
from baocao.stages.recognise import recognise
from baocao.values.document import Line, Parts
from baocao.values.issuer import Issuer
from baocao.values.sheet import Alignment, Paragraph, ParagraphFormat, Run, RunFormat
from planted import (
    BOOKS,
    changed,
    looking,
    reworded,
    right_paper,
    shaped,
    told,
    told_after_mending,
    without,
)
from repository import sheet, sources


def issuer() -> Issuer:
    figures, _, _ = load(sources())
    assert figures is not None
    return figures.issuer


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_paper_passes(book: str) -> None:
    assert told(right_paper(book), "NO", "DT", book=book) == []


def test_our_own_paper_passes_as_its_issuers() -> None:
    assert told(right_paper("HD36"), "NO", "DT", issuer=issuer(), today=date(2021, 6, 15)) == []


NUMBERS = [
    # book, line, ids of the findings
    ("HD36", "Số 15-BC/ĐUK", []),
    ("HD36", "Số 05-BC/ĐUK", []),
    ("HD36", "Số 127-BC/BTCTU-BDVTU", []),
    ("HD36", "Số       -BC/ĐUK", []),
    ("HD36", "Số ....-BC/ĐUK", []),
    ("HD36", "Số …-BC/ĐUK", []),
    ("HD36", "Số 15\u2011BC/ĐUK", []),
    ("HD36", "Số: 15-BC/ĐUK", ["NO-02"]),
    ("HD36", "Số : 05-BC/ĐUK", ["NO-02"]),
    ("HD36", "Số 5-BC/ĐUK", ["NO-03"]),
    ("HD36", "Số 015-BC/ĐUK", ["NO-03"]),
    ("HD36", "Số: 5-BC/ĐUK", ["NO-02", "NO-03"]),
    ("HD36", "Số 15/BC-ĐUK", ["NO-01"]),
    ("HD36", "Số: 15/BC-ĐUK", ["NO-01", "NO-02"]),
    ("HD36", "Số: 01 - BC/ĐUK", ["NO-01", "NO-02"]),
    ("HD36", "Số 15–BC/ĐUK", ["NO-01"]),
    ("HD36", "Số 15-BC/đuk", ["NO-01"]),
    ("HD36", "Số 15-BC", ["NO-01"]),
    ("HD36", "SỐ 15-BC/ĐUK", ["NO-01"]),
    ("HD36", "Số15-BC/ĐUK", ["NO-01"]),
    ("HD36", "Số 15/2021-BC/ĐUK", ["NO-01"]),
    ("HD36", "Số 15-KH/ĐUK", ["NO-04"]),
    ("HD36", "Số 15-BC/HU", ["NO-05"]),
    ("HD05", "Số: 15-BC/ĐUK", ["NO-02"]),
    ("HD05", "Số 15-BC/ĐUK", []),
    ("NĐ30", "Số: 15/BC-UBND", []),
    ("NĐ30", "Số: 05/BC-SNV-VP", []),
    ("NĐ30", "Số:     /BC-UBND", []),
    ("NĐ30", "Số 15/BC-UBND", ["NO-02"]),
    ("NĐ30", "Số: 5/BC-UBND", ["NO-03"]),
    ("NĐ30", "Số: 15-BC/UBND", ["NO-01"]),
    ("NĐ30", "Số: 15/2021/BC-UBND", ["NO-01"]),
    ("NĐ30", "Số: 15/TTr-UBND", ["NO-04"]),
]


@pytest.mark.parametrize(("book", "line", "ids"), NUMBERS)
def test_number_and_symbol(book: str, line: str, ids: list[str]) -> None:
    found = told(reworded(right_paper(book), "Số", line), "NO", book=book)
    assert sorted(each[0] for each in found) == ids
    assert {each[1:3] for each in found} <= {("đoạn 7", "lỗi")}


@pytest.mark.parametrize("book", BOOKS)
def test_no_number_is_one_error(book: str) -> None:
    message = "không thấy dòng số và ký hiệu"
    assert told(without(right_paper(book), "Số"), "NO", book=book) == [("NO-01", "", "lỗi", message)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Số 15/BC-ĐUK", "số và ký hiệu viết “Số 15/BC-ĐUK”, quy định dạng “Số 15-BC/ĐUK”"),
        ("Số: 15-BC/ĐUK", "sau chữ “Số” có dấu hai chấm, quy định không có"),
        ("Số 5-BC/ĐUK", "số văn bản viết “5”, quy định “05”"),
        ("Số 15-KH/ĐUK", "chữ viết tắt tên loại là “KH”, tên loại BÁO CÁO phải là “BC”"),
        (
            "Số 15-BC/HU",
            "chữ viết tắt tên cơ quan “HU” là của huyện uỷ, cơ quan ban hành là “ĐẢNG UỶ KHỐI CƠ QUAN”",
        ),
    ],
)
def test_messages_say_what_was_found_against_what_was_expected(line: str, message: str) -> None:
    assert [each[3] for each in told(reworded(right_paper("HD36"), "Số", line), "NO")] == [message]


def test_symbol_of_the_issuer() -> None:
    paper = reworded(right_paper("HD36"), "Số", "Số 15-BC/BTVĐUK")
    message = "chữ viết tắt tên cơ quan là “BTVĐUK”, cơ quan ban hành dùng “ĐUK”"
    assert told(paper, "NO", issuer=issuer()) == [("NO-05", "đoạn 7", "lỗi", message)]
    assert told(paper, "NO") == [], "unknown symbols of unknown issuers are not judged"
    joint = reworded(right_paper("HD36"), "Số", "Số 15-BC/ĐUK-BTCTU")
    assert told(joint, "NO", issuer=issuer()) == []


@pytest.mark.parametrize(
    ("type_name", "line", "book", "is_wrong"),
    [
        ("QUY ĐỊNH", "Số 15-QĐ/ĐUK", "HD36", False),
        ("QUY ĐỊNH", "Số: 15/QyĐ-UBND", "NĐ30", False),
        ("QUY ĐỊNH", "Số: 15/QĐ-UBND", "NĐ30", True),
        ("TỜ TRÌNH", "Số 15-TTr/ĐUK", "HD05", False),
        ("CHƯƠNG TRÌNH", "Số 15-CT/ĐUK", "HD05", True),
    ],
)
def test_abbreviations_of_types(type_name: str, line: str, book: str, is_wrong: bool) -> None:
    paper = reworded(reworded(right_paper(book), "BÁO CÁO", type_name), "Số", line)
    assert [each[0] for each in told(paper, "NO", book=book)] == (["NO-04"] if is_wrong else [])


@pytest.mark.parametrize(
    ("book", "look", "message"),
    [
        ("HD36", RunFormat(size=26), "dòng số và ký hiệu cỡ chữ 13, quy định 14"),
        ("HD36", RunFormat(size=20), "dòng số và ký hiệu cỡ chữ 10, quy định 14"),
        ("NĐ30", RunFormat(size=28), "dòng số và ký hiệu cỡ chữ 14, quy định 13"),
        ("HD05", RunFormat(bold=True), "dòng số và ký hiệu in đậm, quy định không đậm"),
        ("HD36", RunFormat(italic=True), "dòng số và ký hiệu chữ nghiêng, quy định chữ đứng"),
    ],
)
def test_look_of_the_number(book: str, look: RunFormat, message: str) -> None:
    paper = looking(right_paper(book), "Số", look)
    assert told(paper, "NO", book=book) == [("NO-06", "đoạn 7", "cảnh báo", message)]
    assert told_after_mending(paper, "NO", book=book) == []


# Place and date

DATES = [
    ("Ninh Bình, ngày 01 tháng 6 năm 2021", None),
    ("Ninh Bình, ngày 28 tháng 02 năm 2021", None),
    ("TP Ninh Bình, ngày 15 tháng 12 năm 2021", None),
    ("Ninh Bình, ngày      tháng      năm 2021", None),
    ("Ninh Bình, ngày … tháng … năm 2021", None),
    ("Ninh Bình, ngày ... tháng 6 năm 2021", None),
    ("Ninh Bình, ngày 1 tháng 6 năm 2021", "ngày viết “01”"),
    ("Ninh Bình, ngày 01 tháng 06 năm 2021", "tháng viết “6”"),
    ("Ninh Bình, ngày 01 tháng 2 năm 2021", "tháng viết “02”"),
    ("Ninh Bình, ngày 1 tháng 06 năm 2021", "ngày viết “01”; tháng viết “6”"),
    ("Ninh Bình ngày 01 tháng 6 năm 2021", "thiếu dấu phẩy sau địa danh"),
    ("Ninh Bình, ngày 35 tháng 6 năm 2021", "không có ngày 35"),
    ("Ninh Bình, ngày 05 tháng 13 năm 2021", "không có tháng 13"),
    ("Ninh Bình, ngày 01 tháng 6 năm 2021.", "sau năm thừa “.”"),
    ("Ninh Bình, Ngày 01 tháng 6 năm 2021", "sai dấu cách hoặc chữ hoa"),
    ("Ninh Bình,ngày 01 tháng 6 năm 2021", "sai dấu cách hoặc chữ hoa"),
    ("ngày 01 tháng 6 năm 2021", "thiếu địa danh"),
]


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(("line", "reason"), DATES)
def test_place_and_date(book: str, line: str, reason: str | None) -> None:
    start = "Thạch Khê" if book == "NĐ30" else "Ninh Bình"
    found = told(reworded(right_paper(book), start, line), "DT-01", "DT-04", book=book)
    message = f"địa danh và ngày tháng viết “{' '.join(line.split())}”: {reason}"
    assert found == ([] if reason is None else [("DT-01", "đoạn 8", "lỗi", message)])


@pytest.mark.parametrize("book", BOOKS)
def test_no_date_is_one_error(book: str) -> None:
    paper = without(right_paper(book), "Thạch Khê" if book == "NĐ30" else "Ninh Bình")
    message = "không thấy dòng địa danh và ngày, tháng, năm"
    assert told(paper, "DT", book=book) == [("DT-01", "", "lỗi", message)]


@pytest.mark.parametrize(
    ("place", "is_wrong"),
    [("Ninh Bình", False), ("TP Ninh Bình", False), ("Thành phố Ninh Bình", False), ("Hà Nội", True)],
)
def test_place_of_the_issuer(place: str, is_wrong: bool) -> None:
    paper = reworded(right_paper("HD36"), "Ninh Bình", f"{place}, ngày 01 tháng 6 năm 2021")
    found = told(paper, "DT-01", "DT-02", issuer=issuer())
    wanted = ("DT-02", "đoạn 8", "cảnh báo", f"địa danh “{place}”, cơ quan ban hành ở “Ninh Bình”")
    assert found == ([wanted] if is_wrong else [])
    assert told(paper, "DT-01", "DT-02") == [], "nobody knows where this issuer sits"


def test_a_commune_is_its_own_place() -> None:
    paper = reworded(right_paper("NĐ30"), "Thạch Khê", "Hà Nội, ngày 01 tháng 6 năm 2021")
    message = "địa danh “Hà Nội”, cơ quan ban hành ở “Thạch Khê”"
    assert told(paper, "DT", book="NĐ30") == [("DT-02", "đoạn 8", "cảnh báo", message)]


@pytest.mark.parametrize("book", BOOKS)
def test_look_of_the_date(book: str) -> None:
    start = "Thạch Khê" if book == "NĐ30" else "Ninh Bình"
    upright = looking(right_paper(book), start, RunFormat(italic=False))
    message = "dòng địa danh, ngày tháng không nghiêng, quy định chữ nghiêng"
    assert told(upright, "DT", book=book) == [("DT-03", "đoạn 8", "lỗi", message)]
    assert told_after_mending(upright, "DT", book=book) == []
    small = looking(right_paper(book), start, RunFormat(size=22, bold=True))
    assert [each[:3] for each in told(small, "DT", book=book)] == [("DT-03", "đoạn 8", "cảnh báo")] * 2
    assert told_after_mending(small, "DT", book=book) == []
    left = shaped(right_paper(book), start, ParagraphFormat(Alignment.LEFT))
    assert [each[:3] for each in told(left, "DT", book=book)] == [("DT-03", "đoạn 8", "cảnh báo")]
    assert told_after_mending(left, "DT", book=book) == []


def test_a_date_that_does_not_fit_on_a_line() -> None:
    paper = reworded(right_paper("HD36"), "Ninh Bình", "Thành phố Ninh Bình, ngày 28 tháng 12 năm 2021")
    ((code, _, severity, message),) = told(paper, "DT")
    assert (code, severity) == ("DT-03", "cảnh báo")
    assert "ô bảng rộng 86 mm: không đủ một dòng" in message


@pytest.mark.parametrize(
    ("day", "today", "message"),
    [
        ("ngày 31 tháng 6 năm 2021", None, "không có ngày 31 tháng 6 năm 2021"),
        ("ngày 29 tháng 02 năm 2021", None, "không có ngày 29 tháng 2 năm 2021"),
        ("ngày 29 tháng 02 năm 2020", None, None),
        ("ngày 15 tháng 6 năm 2021", date(2021, 6, 15), None),
        ("ngày 16 tháng 6 năm 2021", date(2021, 6, 15), "ngày 16 tháng 6 năm 2021 ở sau ngày kiểm tra"),
        ("ngày 16 tháng 6 năm 2021", None, None),
    ],
)
def test_a_day_of_the_calendar(day: str, today: date | None, message: str | None) -> None:
    paper = reworded(right_paper("HD36"), "Ninh Bình", f"Ninh Bình, {day}")
    wanted = [] if message is None else [("DT-04", "đoạn 8", "cảnh báo", message)]
    assert told(paper, "DT", today=today) == wanted


def test_a_letter_bears_cv() -> None:
    """A công văn has no type of its own, but an address."""
    paper = without(right_paper("HD36"), "BÁO CÁO")
    paper = changed(paper, "kết quả thực hiện", lambda each: ())
    paper = reworded(paper, "-----", "Kính gửi: Tỉnh uỷ Ninh Bình")
    assert [each[0] for each in told(paper, "NO")] == ["NO-04"]
    assert told(reworded(paper, "Số", "Số 15-CV/ĐUK"), "NO") == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ninh Bình, ngày 08 tháng 6 năm 2021", date(2021, 6, 8)),
        ("Ninh Bình, ngày    tháng 6 năm 2021", date(2021, 6, 30)),
        ("Ninh Bình, ngày … tháng … năm 2021", date(2021, 12, 31)),
        ("Ninh Bình, ngày 08/6/2021", None),
    ],
)
def test_the_day_of_a_document_is_as_much_as_it_says(line: str, day: date | None) -> None:
    read = Line(1, Paragraph("Normal"), line, (), ParagraphFormat(), 0)
    assert Parts(date=read).day == day


@pytest.mark.parametrize("name", ["GIẤY MỜI", "CÔNG ĐIỆN", "GIẤY GIỚI THIỆU"])
def test_types_whose_abbreviation_is_not_known_are_known_as_types(name: str) -> None:
    paper = sheet()
    first = paper.sections[0]
    blocks = tuple(
        replace(each, runs=(Run(name),)) if isinstance(each, Paragraph) and each.text == "BÁO CÁO" else each
        for each in first.blocks
    )
    found = recognise(replace(paper, sections=(replace(first, blocks=blocks), *paper.sections[1:])))
    assert found.parts.type_key == name
