"""The rule books as data: choices, bounds and tolerances, written out by hand from the three regulations."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from baocao import files
from baocao.stages.layout.styles import DRAWN_LINES, STYLE_KEYS
from baocao.values.issuer import IssuerKind
from baocao.values.rulebook import read_rule_book
from baocao.values.type_widths import broken, text_width

BOOKS = {book.key: book for book in map(read_rule_book, files.rule_books())}


def test_there_are_three() -> None:
    assert sorted(BOOKS) == ["hd05", "hd36", "nd30"]
    assert [BOOKS[key].name for key in sorted(BOOKS)] == ["HD05", "HD36", "NĐ30"]


@pytest.mark.parametrize(
    ("kind", "day", "governing"),
    [
        (IssuerKind.PARTY, date(2018, 4, 2), []),
        (IssuerKind.PARTY, date(2018, 4, 3), ["hd36"]),
        (IssuerKind.PARTY, date(2026, 5, 26), ["hd36"]),
        (IssuerKind.PARTY, date(2026, 5, 27), ["hd05"]),
        (IssuerKind.STATE, date(2020, 3, 4), []),
        (IssuerKind.STATE, date(2020, 3, 5), ["nd30"]),
        (IssuerKind.STATE, date(2026, 12, 31), ["nd30"]),
    ],
)
def test_which_governs(kind: IssuerKind, day: date, governing: list[str]) -> None:
    assert [key for key, book in BOOKS.items() if book.governs(kind, day)] == governing


@pytest.mark.parametrize(
    ("book", "figure", "right", "doubtful", "wrong"),
    [
        ("hd36", "trang.le_tren", ["19", "20", "21"], ["18", "22"], ["17.9", "22.1"]),
        ("hd36", "trang.le_phai", ["14", "16"], [], ["13.9", "20"]),
        ("nd30", "trang.le_tren", ["20", "25"], ["18", "27"], ["17", "28"]),
        ("nd30", "trang.le_trai", ["30", "35"], [], ["28", "37"]),
        ("nd30", "trang.le_phai", ["15", "20"], [], ["13", "22"]),
        ("hd36", "noi_dung.gian_dong", ["18", "30"], [], ["17"]),
        ("hd05", "noi_dung.gian_dong", ["18", "22"], [], ["17", "23"]),
        ("nd30", "noi_dung.gian_dong", ["1", "1.5"], [], ["0.9", "1.6"]),
        ("hd36", "noi_dung.cach_doan", ["6", "12"], [], ["5"]),
        ("hd36", "noi_dung.thut_dau_dong", ["9", "10", "12.7"], [], ["8", "13"]),
        ("nd30", "noi_dung.thut_dau_dong", ["10", "12.7"], [], ["8", "14"]),
        ("hd36", "noi_dung.co_chu", ["14", "15"], ["13"], ["12", "16"]),
        ("nd30", "noi_dung.co_chu", ["13", "14"], ["12", "15"], ["11", "16"]),
        ("hd36", "kieu.tieu_de_dang", ["14.5", "15", "15.5"], ["14", "16"], ["13"]),
        ("hd36", "kieu.ten_loai", ["15", "16"], ["14"], ["13", "17"]),
        ("nd30", "kieu.quoc_hieu", ["12", "13"], ["11", "14"], ["10", "15"]),
        ("nd30", "kieu.tieu_ngu", ["13", "14"], ["12", "15"], ["11", "16"]),
        ("hd36", "kieu.danh_may", ["8"], [], ["7", "9"]),
        ("hd36", "kieu.dieu", ["14", "15"], [], ["13", "16"]),
        ("hd36", "dau_trang.duong_ke_dai", ["0.9", "1", "1.1"], [], ["0.8", "1.2"]),
        ("nd30", "dau_trang.duong_ke_co_quan", ["0.34", "0.5"], [], ["0.2", "0.6", "1"]),
        ("hd36", "dau_trang.so_gach", ["5"], ["3", "7"], ["2", "8"]),
        ("hd36", "chu_ky.so_dong_trong", ["3", "4", "6"], [], ["2", "7"]),
    ],
)
def test_bounds(book: str, figure: str, right: list[str], doubtful: list[str], wrong: list[str]) -> None:
    bounds = BOOKS[book].range(figure)
    assert all(bounds.holds(Fraction(value)) for value in right)
    assert all(not bounds.holds(Fraction(value)) and bounds.nearly_holds(Fraction(value)) for value in doubtful)
    assert all(not bounds.holds(Fraction(value)) and not bounds.nearly_holds(Fraction(value)) for value in wrong)


@pytest.mark.parametrize("key", BOOKS)
def test_what_is_drawn_is_as_prescribed_by_the_same_book(key: str) -> None:
    book = BOOKS[key]
    for name, figure in book.figures.items():
        if not {"mm", "pt", "dong", "ti_le", "so"} & set(figure.values):
            continue
        bounds = book.range(name)
        drawn = Fraction(str(figure.values[bounds.unit]))
        assert bounds.least <= drawn, name
        assert bounds.most is None or drawn <= bounds.most, name
        assert bounds.holds(drawn), name
    assert set(book.allowed("noi_dung.co_chu")) <= {13, 14, 15}


@pytest.mark.parametrize("key", BOOKS)
def test_every_component_that_stands_somewhere_is_described(key: str) -> None:
    book = BOOKS[key]
    for place in ("goc_trai", "goc_phai", "duoi_trai", "duoi_phai", "ten", "cuoi_trai", "cuoi_phai"):
        for component in book.components(f"bo_cuc.{place}"):
            assert component in STYLE_KEYS
            if component in DRAWN_LINES:
                assert f"dau_trang.{DRAWN_LINES[component]}" in book.figures
            else:
                assert f"kieu.{component}" in book.figures


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "millimetres"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, 72.9),
        ("ĐẢNG BỘ TỈNH NINH BÌNH", 14, False, False, 62.3),
        ("ĐẢNG UỶ KHỐI CƠ QUAN VÀ DOANH NGHIỆP", 14, True, False, 110.7),
        ("VÀ DOANH NGHIỆP TỈNH", 14, True, False, 61.3),
        ("Ninh Bình, ngày 28 tháng 12 năm 2021", 14, False, True, 77.9),
    ],
)
def test_width_of_a_line_of_type(text: str, size: int, bold: bool, italic: bool, millimetres: float) -> None:
    width = text_width(text, 2 * size, bold=bold, italic=italic)
    assert float(width) / 1440 * 25.4 == pytest.approx(millimetres, abs=0.06)


def test_text_breaks_between_words_where_the_room_ends() -> None:
    # Twelve points, figures of 6 points: "1111" is 24 points, a blank 3.
    assert list(map(int, broken("1111 1111 1111", 24, 51 * 20))) == [51 * 20, 24 * 20]
    assert list(map(int, broken("1111 1111 1111", 24, 51 * 20 - 1))) == [24 * 20] * 3
    assert list(map(int, broken("1111", 24, 1))) == [24 * 20]
