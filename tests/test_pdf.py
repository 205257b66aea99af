"""What LibreOffice makes of the paper, measured on the PDF in millimetres from the paper's edges."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import pdfplumber
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from baocao.libreoffice import to_pdf
from baocao.stages.write import write
from baocao.values.sheet import Sheet
from long_report import long_paper
from office import needs_fonts, needs_office
from repository import sheet

MM = 72 / 25.4

pytestmark = [needs_office, needs_fonts]


def opened(made: Sheet) -> PDF:
    """The paper as LibreOffice's PDF."""
    return pdfplumber.open(io.BytesIO(to_pdf(write(made))))


@pytest.fixture(scope="module", params=["hd36", "hd05"])
def pdf(request: pytest.FixtureRequest) -> Iterator[PDF]:
    with opened(sheet(rule_book=request.param)) as found:
        yield found


@pytest.fixture(scope="module")
def annexed() -> Iterator[PDF]:
    """Three tasks, then 60 rows on turned pages, then 80 rows on upright ones."""
    with opened(long_paper(3, 60, 80)) as found:
        yield found


def body_words(page: Page, *, first: bool) -> list[dict[str, float]]:
    """Words of the text, without the page number in the top margin."""
    return [word for word in page.extract_words() if first or word["top"] > 17 * MM]


def test_paper_is_a4(pdf: PDF) -> None:
    for page in pdf.pages:
        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)


def test_margins_are_30_left_15_right_20_top_and_bottom(pdf: PDF) -> None:
    lefts, rights, tops, bottoms = [], [], [], []
    for at, page in enumerate(pdf.pages):
        words = body_words(page, first=at == 0)
        lefts.append(min(word["x0"] for word in words) / MM)
        rights.append((page.width - max(word["x1"] for word in words)) / MM)
        tops.append(min(word["top"] for word in words) / MM)
        bottoms.append((page.height - max(word["bottom"] for word in words)) / MM)
    assert min(lefts) == pytest.approx(30, abs=0.3)
    assert min(rights) == pytest.approx(15, abs=0.3)
    # The box of a letter begins a little above or below the top of its line, whose edge is the margin.
    assert all(19.5 <= top <= 22.5 for top in tops)
    assert all(bottom >= 19.7 for bottom in bottoms)
    assert min(bottoms) < 30


def test_page_number_is_centred_10_mm_from_the_edge_and_not_on_page_1(pdf: PDF) -> None:
    assert not [word for word in pdf.pages[0].extract_words() if word["bottom"] < 19 * MM]
    for number, page in enumerate(pdf.pages[1:], 2):
        (found,) = [word for word in page.extract_words() if word["bottom"] < 19 * MM]
        assert found["text"] == str(number)
        assert found["top"] / MM == pytest.approx(10, abs=1.5)
        # Centred between the margins: 30 + 165 / 2.
        assert (found["x0"] + found["x1"]) / 2 / MM == pytest.approx(112.5, abs=0.5)
        sizes = {round(letter["size"]) for letter in page.chars if letter["bottom"] < 19 * MM}
        assert sizes == {14}


def test_one_serif_family_throughout(pdf: PDF) -> None:
    families = {letter["fontname"].split("+")[-1].split("-")[0] for page in pdf.pages for letter in page.chars}
    assert len(families) == 1
    assert families <= {"Tinos", "TimesNewRoman", "TimesNewRomanPSMT", "LiberationSerif"}


def test_line_under_the_title_is_as_long_as_the_words(pdf: PDF) -> None:
    page = pdf.pages[0]
    title = [letter for letter in page.chars if round(letter["size"]) == 15]
    left, right = min(letter["x0"] for letter in title), max(letter["x1"] for letter in title)
    below = max(letter["bottom"] for letter in title)
    drawn = [line for line in (*page.lines, *page.rects) if 0 <= line["top"] - below + 4 < 12]
    assert drawn
    assert min(line["x0"] for line in drawn) == pytest.approx(left, abs=2)
    assert max(line["x1"] for line in drawn) == pytest.approx(right, abs=2)


def test_place_and_date_stand_on_one_line_level_with_the_number(pdf: PDF) -> None:
    words = pdf.pages[0].extract_words()
    place = next(word for word in words if word["text"] == "Ninh" and word["x0"] > 109 * MM)
    year = next(word for word in words if word["text"] == "2021" and word["x0"] > 109 * MM)
    number = next(word for word in words if word["text"] == "Số")
    assert place["top"] == pytest.approx(year["top"], abs=0.5)
    assert place["top"] == pytest.approx(number["top"], abs=0.5)


def test_lines_are_18_points_apart(pdf: PDF) -> None:
    gaps = []
    for page in pdf.pages:
        tops = sorted({round(word["top"], 1) for word in body_words(page, first=False)})
        gaps += [round(after - before) for before, after in pairwise(tops)]
    assert max(set(gaps), key=gaps.count) == 18


def test_signature_block_is_not_alone_on_its_page(pdf: PDF) -> None:
    last = pdf.pages[-1].extract_text()
    assert "T/M BAN THƯỜNG VỤ" in last
    assert len(last[: last.index("Nơi nhận")].split()) > 5


# Annexes


def turned(page: Page) -> bool:
    return page.width > page.height


def test_annexes_begin_on_pages_of_their_own_turned_or_upright(annexed: PDF) -> None:
    shapes = [(round(page.width / MM), round(page.height / MM)) for page in annexed.pages]
    first, last = shapes.index((297, 210)), len(shapes) - 1 - shapes[::-1].index((297, 210))
    assert 0 < first < last < len(shapes) - 1
    assert set(shapes[:first]) == {(210, 297)} == set(shapes[last + 1 :])
    assert set(shapes[first : last + 1]) == {(297, 210)}
    for at, label in ((first, "Phụ lục 1"), (last + 1, "Phụ lục 2")):
        assert annexed.pages[at].extract_text().splitlines()[1] == label
    assert "T/M BAN THƯỜNG VỤ" in annexed.pages[first - 1].extract_text()


def test_page_numbers_go_on_through_the_annexes_centred_10_mm_from_the_edge(annexed: PDF) -> None:
    for number, page in enumerate(annexed.pages[1:], 2):
        (found,) = [word for word in page.extract_words() if word["bottom"] < 19 * MM]
        assert found["text"] == str(number)
        assert found["top"] / MM == pytest.approx(10, abs=1.5)
        # Between the margins: 30 + 165 / 2 upright, 20 + 257 / 2 turned.
        middle = 148.5 if turned(page) else 112.5
        assert (found["x0"] + found["x1"]) / 2 / MM == pytest.approx(middle, abs=0.5)


def test_turned_pages_are_bound_at_the_top(annexed: PDF) -> None:
    pages = [page for page in annexed.pages if turned(page)]
    for page in pages:
        words = body_words(page, first=False)
        # The box of a letter begins a little above the top of its line.
        assert 29.5 <= min(word["top"] for word in words) / MM <= 33
        assert (page.height - max(word["bottom"] for word in words)) / MM >= 14.7
        edges = [line[side] for line in (*page.lines, *page.rects) for side in ("x0", "x1")]
        assert min(edges) / MM == pytest.approx(20, abs=2.2)
        assert (page.width - max(edges)) / MM == pytest.approx(20, abs=2.2)


def test_both_heading_rows_stand_on_every_page_of_a_long_table(annexed: PDF) -> None:
    for page in annexed.pages:
        text = page.extract_text()
        if "Xã số" in text:
            assert all(words in text for words in ("Xây dựng mới", "Duy trì", "Xã, thị trấn"))
        if "môi trường" in text:
            assert all(words in text for words in ("Chủ mô hình", "Nơi thực hiện", "Kinh phí"))


def test_every_row_stands_on_one_page_whole_and_in_order(annexed: PDF) -> None:
    for count, page_kind, width in ((60, True, 7), (80, False, 4)):
        seen: list[str] = []
        for page in annexed.pages:
            if turned(page) is page_kind:
                for table in page.extract_tables():
                    rows = [row for row in table if (row[0] or "").isdigit()]
                    assert all(len(row) == width and all(row) for row in rows), "a cell went on to the next page"
                    seen += [row[0] or "" for row in rows]
        assert seen == [str(number) for number in range(1, count + 1)]


def test_totals_stand_under_the_last_rows(annexed: PDF) -> None:
    (models,) = [
        row
        for page in annexed.pages
        for table in page.extract_tables()
        for row in table
        if row[1] == "Tổng cộng" and len(row) == 7
    ]
    # 1 + 2 + … + 60, and a thousand times that.
    assert models[5:] == ["1.830", "1.830.000"]
    (communes,) = [
        row
        for page in annexed.pages
        for table in page.extract_tables()
        for row in table
        if row[1] == "Tổng cộng" and len(row) == 4
    ]
    assert communes[2:] == ["3.240", "3.240"]
