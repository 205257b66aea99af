"""What comes back from the units: each kind of spoiled spreadsheet is named exactly, and the rest is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from baocao.adapters.spreadsheets import Unreadable, read_grids
from baocao.values.period import Period
from baocao.values.taken_in import TakenIn
from unit_forms import cells_of, figures_with, filled, form_of, plain_table, saved, table_of, taken, whole

FIGURES = figures_with()
MEMBERS = cells_of(form_of(FIGURES, "so_noi_vu"))["dang_vien"]
NEW = "mo_hinh.linh_vuc.kinh_te.moi"


def told(found: TakenIn) -> list[tuple[str, str]]:
    return [(problem.rule.removeprefix("don-vi/"), str(problem.place)) for problem in found.problems]


def numbers(found: TakenIn, unit: str = "so_noi_vu") -> dict[str, object]:
    sent = next(each for each in found.returns if each.unit == unit)
    return {key: figure.number for key, figure in sent.figures.items()}


def test_a_form_filled_in_whole_is_read_whole_with_the_cell_of_every_figure() -> None:
    found = taken(FIGURES, filled(FIGURES, "so_noi_vu"))
    assert told(found) == []
    assert numbers(found) == whole()
    (sent,) = found.returns
    assert str(sent.figures["dang_vien"].cell.place) == f"a.xlsx:Số liệu!{MEMBERS}"


@pytest.mark.parametrize(
    ("value", "rule", "number"),
    [
        ("70 đ/c", "so-lan-chu", 70),
        ("70 đồng chí", "so-lan-chu", 70),
        ("7.392 đảng viên", "so-lan-chu", 7392),
        ("7.392", None, 7392),
        ("\u00a070\u00a0", "so-lan-chu", 70),
        ("７０", "so-lan-chu", 70),
        (0, None, 0),
        (7.392, "so-khong-ro", None),
        (70.5, "so-khong-ro", None),
        ("7,392", "so-khong-ro", None),
        (-3, "so-khong-ro", None),
        (10**13, "so-khong-ro", None),
        ("không", "so-khong-ro", None),
        ("-", "so-khong-ro", None),
        ("?", "so-khong-ro", None),
        ("khoảng 70", "so-khong-ro", None),
        ("70 - 75", "so-khong-ro", None),
        ("70/72", "so-khong-ro", None),
        ("70+2", "so-khong-ro", None),
        ("7 nghìn", "so-khong-ro", None),
        ("3 chục", "so-khong-ro", None),
        ("#REF!", "cong-thuc-chua-tinh", None),
        ("#REF! ", "so-khong-ro", None),
        (True, "so-khong-ro", None),
        (date(2021, 6, 1), "so-khong-ro", None),
        ("=SUM(1,2)", "cong-thuc-chua-tinh", None),
        (None, None, None),
        ("   ", None, None),
    ],
)
def test_a_cell_is_a_number_or_named(value: object, rule: str | None, number: int | None) -> None:
    found = taken(FIGURES, filled(FIGURES, "so_noi_vu", {"dang_vien": value}))
    assert told(found) == ([(rule, f"a.xlsx:Số liệu!{MEMBERS}")] if rule else [])
    expected = whole() | {"dang_vien": number}
    if number is None:
        del expected["dang_vien"]
    assert numbers(found) == expected


def _move_rows(book: Book) -> None:
    book["Số liệu"].insert_rows(10, 2)
    # Excel moves what is merged and typed with the rows; openpyxl the cells only, which is what counts here.


def _insert_column(book: Book) -> None:
    for merged in list(book["Số liệu"].merged_cells.ranges):
        book["Số liệu"].unmerge_cells(str(merged))
    book["Số liệu"].insert_cols(1)


def _rename_label(book: Book) -> None:
    book["Số liệu"][MEMBERS.replace("E", "B")] = "Đoàn viên"


def _merge(book: Book) -> None:
    row = int(MEMBERS[1:])
    book["Số liệu"].merge_cells(f"E{row}:E{row + 1}")


def _stamp(name: str, value: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        next(row for row in book["_baocao"].iter_rows() if row[0].value == name)[1].value = value

    return change


def _rename_sheet(book: Book) -> None:
    book["Số liệu"].title = "Sheet1"


def _other_name(book: Book) -> None:
    book["Số liệu"]["A3"] = "Đơn vị: Đảng bộ Sở Tư pháp"


@pytest.mark.parametrize(
    ("spoil", "expected", "is_taken"),
    [
        (_move_rows, [("dong-bi-chuyen", "a.xlsx:Số liệu")], True),
        (_insert_column, [("dong-bi-chuyen", "a.xlsx:Số liệu")], True),
        (_rename_label, [("khong-thay-dong", f"a.xlsx:Số liệu!{MEMBERS}")], True),
        (_merge, [("o-bi-tron", f"a.xlsx:Số liệu!{MEMBERS}"), ("o-bi-tron", "a.xlsx:Số liệu!E9")], True),
        (_stamp("bao_cao", "cai-cach"), [("phieu-bao-cao-khac", "a.xlsx")], False),
        (_stamp("ky", "2020-H2"), [("phieu-ky-khac", "a.xlsx")], False),
        (_stamp("don_vi", "so_la"), [("don-vi-la", "a.xlsx")], False),
        (_stamp("bieu_mau", "000000000000"), [("phieu-doi-cu", "a.xlsx")], True),
        (_rename_sheet, [("mat-trang-tinh", "a.xlsx"), ("phieu-trong", "a.xlsx")], False),
        (_other_name, [("phieu-don-vi-khac", "a.xlsx")], False),
    ],
)
def test_a_form_that_somebody_changed(
    spoil: Callable[[Book], None], expected: list[tuple[str, str]], is_taken: bool
) -> None:
    found = taken(FIGURES, filled(FIGURES, "so_noi_vu", spoil=spoil))
    assert told(found) == expected
    assert bool(found.returns) is is_taken
    if is_taken and expected[0][0] in ("dong-bi-chuyen", "phieu-doi-cu"):
        assert numbers(found) == whole()


@pytest.mark.parametrize(
    ("values", "rule", "gone"),
    [
        ({"mo_hinh.linh_vuc.kinh_te": 9}, "phan-khong-bang-tong", "mo_hinh.linh_vuc.kinh_te"),
        ({"mo_hinh.chu_the.tap_the": 9}, "phan-khong-bang-tong", "mo_hinh"),
        ({"mo_hinh.co_doan_the.cong_doan": 11}, "phan-khong-bang-tong", "mo_hinh.co_doan_the.cong_doan"),
        ({"mo_hinh.cap_cong_nhan.tinh": 9}, "phan-khong-bang-tong", "mo_hinh.cap_cong_nhan"),
        ({"mo_hinh.trang_thai.cong_nhan": 11}, "buoc-sau-lon-hon", None),
    ],
)
def test_a_unit_that_contradicts_itself(values: dict[str, object], rule: str, gone: str | None) -> None:
    found = taken(FIGURES, filled(FIGURES, "so_noi_vu", values))
    assert [name for name, _ in told(found)] == [rule]
    kept = {**whole(), **values}
    expected = {key: value for key, value in kept.items() if not (gone and (key == gone or key.startswith(f"{gone}.")))}
    assert numbers(found) == expected


def test_a_part_may_be_given_without_its_own_parts() -> None:
    values = {f"{NEW}": None, "mo_hinh.linh_vuc.kinh_te.duy_tri": None, "mo_hinh.linh_vuc.kinh_te": 2}
    found = taken(FIGURES, filled(FIGURES, "so_noi_vu", values))
    assert told(found) == []
    assert numbers(found)["mo_hinh.linh_vuc.kinh_te"] == 2
    assert NEW not in numbers(found)


def test_an_empty_form_is_an_error_and_an_untouched_one_is_passed_over() -> None:
    book = form_of(FIGURES, "so_noi_vu")
    assert told(taken(FIGURES, saved(book))) == [("phieu-trong", "a.xlsx")]


def test_records_come_with_their_rows() -> None:
    def add(book: Book) -> None:
        book["Danh sách mô hình"]["A5"] = "Tổ tự quản"
        book["Danh sách mô hình"]["B5"] = 1200
        book["Danh sách mô hình"]["C5"] = date(2021, 3, 1)
        book["Danh sách mô hình"]["A7"] = "=HYPERLINK(1)"
        book["Danh sách mô hình"]["B7"] = "vài"

    found = taken(FIGURES, filled(FIGURES, "so_noi_vu", spoil=add))
    assert told(found) == [("so-khong-ro", "a.xlsx:Danh sách mô hình!B7")]
    (sent,) = found.returns
    assert [(dict(each.texts), str(each.cell.place)) for each in sent.records] == [
        (
            {"ten_mo_hinh": "Tổ tự quản", "so_nguoi": "1.200", "ngay_bat_dau": "01/3/2021"},
            "a.xlsx:Danh sách mô hình!A5",
        )
    ]


def test_the_table_of_all_units() -> None:
    book = table_of(FIGURES)
    sheet, cells = book["Số liệu"], cells_of(book)
    letter = cells["dang_vien"].rstrip("0123456789")
    first = int(cells["dang_vien"][len(letter) :]) + 1
    sheet[f"{letter}{first}"], sheet[f"{letter}{first + 1}"] = 70, "81 đ/c"
    found = taken(FIGURES, saved(book))
    assert {sent.unit: sent.figures["dang_vien"].number for sent in found.returns} == {
        "so_noi_vu": 70,
        "so_tu_phap": 81,
    }
    assert ("so-lan-chu", f"a.xlsx:Số liệu!{letter}{first + 1}") in told(found)


HEAD: list[object] = ["TT", "Tên đơn vị", "Đảng viên", "Ghi chú"]


@pytest.mark.parametrize(
    ("rows", "expected", "members"),
    [
        ([HEAD, [1, "Đảng bộ Sở Nội vụ", 70]], [], {"so_noi_vu": 70}),
        ([HEAD, [1, "Sở Nội vụ", 70]], [], {"so_noi_vu": 70}),
        ([HEAD, [1, "ĐẢNG BỘ SỞ NỘI VỤ", 70]], [], {"so_noi_vu": 70}),
        ([HEAD, [1, "Sở TP", 70]], [], {"so_tu_phap": 70}),
        ([HEAD, [1, "so_noi_vu", 70]], [], {"so_noi_vu": 70}),
        ([HEAD, [1, "Đảng bộ Văn phòng", 70]], [("cot-khong-ro", "a.xlsx:Sheet!B2")], {}),
        ([HEAD, [1, "Đảng bộ Sở Nôi vụ", 70]], [("cot-khong-ro", "a.xlsx:Sheet!B2")], {}),
        ([HEAD, [1, "Sở Ngoại vụ và Biên giới", 70]], [("don-vi-la", "a.xlsx:Sheet!B2")], {}),
        ([HEAD, [1, None, 70]], [("dong-khong-ten", "a.xlsx:Sheet!A2")], {}),
        (
            [HEAD, [1, "Sở Nội vụ", 70], [2, "Sở Tư pháp", 80], [3, "Sở Nội vụ", 71]],
            [("hai-dong-mot-don-vi", "a.xlsx:Sheet!B4")],
            {"so_tu_phap": 80},
        ),
        (
            [HEAD, [1, "Sở Nội vụ", 70], [None, "Tổng cộng", 71]],
            [("dong-tong-khong-khop", "a.xlsx:Sheet!C3")],
            {"so_noi_vu": 70},
        ),
        ([HEAD, [1, "Sở Nội vụ", 70], [None, "Tổng cộng", 70]], [], {"so_noi_vu": 70}),
        ([["Biểu 1"], [], HEAD, ["A", "B", 1, 2], [1, "Sở Nội vụ", 70]], [], {"so_noi_vu": 70}),
        ([["Đảng viên", "Đơn vị"], [70, "Sở Nội vụ"]], [], {"so_noi_vu": 70}),
        ([["Đơn vị", "Số đảng viên (đảng viên)"], ["Sở Nội vụ", 70]], [("cot-khong-ro", "a.xlsx:Sheet!B1")], {}),
        ([["Đơn vị", "Đảng viên", "Đảng viên"], ["Sở Nội vụ", 70, 71]],
         [("hai-cot-mot-chi-tieu", "a.xlsx:Sheet!C1")], {}),
        ([["Kính gửi"], ["Đề nghị tổng hợp"]], [("khong-thay-bang", "a.xlsx")], {}),
    ],
)  # fmt: skip
def test_a_plain_table(rows: list[list[object]], expected: list[tuple[str, str]], members: dict[str, int]) -> None:
    found = taken(FIGURES, plain_table(rows))
    assert told(found) == expected
    assert {sent.unit: sent.figures["dang_vien"].number for sent in found.returns} == members


def test_what_is_doubtful_is_what_the_clerk_says() -> None:
    data = plain_table([["Đơn vị", "Đang viên"], ["Đảng bộ Sở Nôi vụ", 70]])
    found = taken(FIGURES, data)
    assert {doubt.label: doubt.candidates[0][0] for doubt in found.doubts} == {"Đang viên": "dang_vien"}
    decided = taken(FIGURES, data, **{"Đang viên": "dang_vien", "Đảng bộ Sở Nôi vụ": "so_noi_vu"})
    assert decided.doubts == ()
    assert numbers(decided) == {"dang_vien": 70}
    assert taken(FIGURES, data, **{"Đang viên": "dang_vien", "Đảng bộ Sở Nôi vụ": ""}).returns == ()


def _docx() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7", "PDF"),
        (b"ten,so\na,1\n", "không phải tệp Excel"),
        (b"PK\x03\x04 cut off", "hỏng"),
        (saved(openpyxl.Workbook())[:-300], "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (_docx(), "Word"),
    ],
    ids=["empty", "pdf", "csv", "cut", "damaged", "locked", "word"],
)
def test_a_file_that_is_no_spreadsheet(data: bytes, words: str) -> None:
    found = taken(FIGURES, data)
    assert told(found) == [("tep-khong-doc-duoc", "a.xlsx")]
    assert words in found.problems[0].message


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_make_the_reader_fail(data: bytes, is_zip: bool) -> None:
    assert isinstance(read_grids(b"PK\x03\x04" + data if is_zip else data), Unreadable | tuple)


_ANY: Any = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), max_size=12),
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(_ANY, max_size=5), max_size=6))
def test_no_cells_make_the_intake_fail(rows: list[list[object]]) -> None:
    head: list[list[object]] = [["Đơn vị", "Đảng viên", "Mô hình"]]
    found = taken(FIGURES, plain_table(head + rows))
    assert all(problem.message for problem in found.problems)


@settings(max_examples=25, deadline=None)
@given(st.permutations(["Đơn vị", "Đảng viên", "Tập thể", "Cấp tỉnh", "Ghi chú"]))
def test_columns_may_stand_in_any_order(order: list[str]) -> None:
    values: dict[str, object] = {"Đơn vị": "Sở Nội vụ", "Đảng viên": 70, "Tập thể": 3, "Cấp tỉnh": 1, "Ghi chú": "x"}
    found = taken(FIGURES, plain_table([list(order), [values[name] for name in order]]))
    assert numbers(found) == {"dang_vien": 70, "mo_hinh.chu_the.tap_the": 3, "mo_hinh.cap_cong_nhan.tinh": 1}


def test_the_form_of_another_period_is_told_by_its_name() -> None:
    earlier = Period.parse("2020-H2")
    assert earlier is not None
    book = form_of(FIGURES, "so_noi_vu", earlier)
    found = taken(FIGURES, saved(book))
    assert "6 tháng cuối năm 2020" in found.problems[0].message
