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
from office import needs_fonts, needs_office
from repository import sheet

MM = 72 / 25.4

pytestmark = [needs_office, needs_fonts]


@pytest.fixture(scope="module", params=["hd36", "hd05"])
def pdf(request: pytest.FixtureRequest) -> Iterator[PDF]:
    with pdfplumber.open(io.BytesIO(to_pdf(write(sheet(rule_book=request.param))))) as opened:
        yield opened


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
