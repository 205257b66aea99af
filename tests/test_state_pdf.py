"""What LibreOffice makes of a State body's paper, measured on the PDF; every number is the decree's own."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pytest
from pdfplumber.page import Page

from baocao.libreoffice import to_pdf
from baocao.stages.write import write
from office import needs_fonts, needs_office
from state_body import ISSUER_FILE, PERIOD_FILE, sheet
from test_pdf import MM

pytestmark = [needs_office, needs_fonts]
Letters = list[dict[str, float]]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with pdfplumber.open(io.BytesIO(to_pdf(write(sheet())))) as opened:
        assert len(opened.pages) == 1
        yield opened.pages[0]


def line_of(page: Page, words: str) -> Letters:
    """The letters of the printed line that holds the words."""
    for line in page.extract_text_lines(return_chars=True, x_tolerance=1.5):
        for part in line["text"].split("  "):
            if words in part:
                start = line["text"].index(words)
                letters = [each for each in line["chars"] if each["text"].strip()]
                skipped = len(line["text"][:start].replace(" ", ""))
                return letters[skipped : skipped + len(words.replace(" ", ""))]
    raise AssertionError(f"{words} is not on the page")


def ends(letters: Letters) -> tuple[float, float]:
    return min(letter["x0"] for letter in letters), max(letter["x1"] for letter in letters)


def rule_below(page: Page, letters: Letters) -> tuple[float, float]:
    """The ends of the drawn line right under the letters."""
    below, (left, right) = max(letter["bottom"] for letter in letters), ends(letters)
    drawn = [
        line
        for line in (*page.lines, *page.rects)
        if -3 <= line["top"] - below < 9 and line["x0"] < right and line["x1"] > left
    ]
    assert drawn
    return min(line["x0"] for line in drawn), max(line["x1"] for line in drawn)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13),
        ("Độc lập - Tự do - Hạnh phúc", 13, 14),
        ("ĐỒNG XUÂN", 12, 13),
        ("THẠCH KHÊ", 12, 13),
        ("Số: 45/BC-UBND", 13, 13),
        ("Thạch Khê, ngày 18 tháng 6 năm 2021", 13, 14),
        ("BÁO CÁO", 13, 14),
        ("nhiệm vụ 6 tháng cuối năm 2021", 13, 14),
        ("I. KẾT QUẢ THỰC HIỆN", 13, 14),
        ("PHÓ CHỦ TỊCH", 13, 14),
        ("Trần Thị Bình", 13, 14),
        ("Nơi nhận:", 12, 12),
        ("- Lưu: VT, VP.", 11, 11),
    ],
)
def test_size_of_type(page: Page, words: str, least: int, most: int) -> None:
    sizes = {round(letter["size"], 1) for letter in line_of(page, words)}
    assert all(least <= size <= most for size in sizes)


def test_margins(page: Page) -> None:
    words = page.extract_words()
    assert min(word["x0"] for word in words) / MM == pytest.approx(30, abs=0.3)
    assert 14.7 <= (page.width - max(word["x1"] for word in words)) / MM <= 20.3
    assert 19.5 <= min(word["top"] for word in words) / MM <= 25


def test_line_under_the_motto_is_as_long_as_the_words(page: Page) -> None:
    motto = line_of(page, "Độc lập - Tự do - Hạnh phúc")
    assert rule_below(page, motto) == pytest.approx(ends(motto), abs=2)


@pytest.mark.parametrize("words", ["THẠCH KHÊ", "nhiệm vụ 6 tháng cuối năm 2021"])
def test_line_is_a_third_to_a_half_of_the_words_above_and_centred(page: Page, words: str) -> None:
    letters = line_of(page, words)
    (left, right), (line_left, line_right) = ends(letters), rule_below(page, letters)
    assert 1 / 3 <= (line_right - line_left) / (right - left) <= 1 / 2
    assert (line_left + line_right) / 2 == pytest.approx((left + right) / 2, abs=1)


def test_national_name_and_date_stand_on_one_line_each(page: Page) -> None:
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Thạch Khê, ngày 18 tháng 6 năm 2021"):
        assert len({round(letter["bottom"]) for letter in line_of(page, words)}) == 1


@pytest.mark.parametrize("book", ["hd36", "nd30"])
@pytest.mark.parametrize(
    "place", ["Thành phố Hồ Chí Minh", "Thành phố Phan Rang - Tháp Chàm", "Thị trấn Nông trường Mộc Châu của huyện cũ"]
)
def test_no_place_is_so_long_that_it_breaks_the_date_line(place: str, book: str) -> None:
    changes = {ISSUER_FILE: ("dia_danh: Thạch Khê", f"dia_danh: {place}"), PERIOD_FILE: ("18/6/2021", "28/7/2021")}
    with pdfplumber.open(io.BytesIO(to_pdf(write(sheet(changes, rule_book=book))))) as opened:
        assert line_of(opened.pages[0], f"{place}, ngày 28 tháng 7 năm 2021")
