"""Rules on the page number: the right paper passes, each planted fault is told as it is, and mended it is gone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Drawing,
    DrawingKind,
    Field,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    RunFormat,
    Section,
    Sheet,
    Table,
    TabStop,
)
from planted import BOOKS, in_section, right_paper, told, told_after_mending

MIDDLE = ParagraphFormat(Alignment.CENTER)
LEFT = ParagraphFormat(Alignment.LEFT)
LOOK = RunFormat("Times New Roman", 28, False, False, extended_font="Times New Roman")


def number(shape: ParagraphFormat = MIDDLE, look: RunFormat = LOOK, code: str = "PAGE") -> Paragraph:
    return Paragraph("Normal", (Field(code, "2", look),), shape)


def headed(*blocks: Block, book: str = "HD36") -> Sheet:
    return in_section(right_paper(book), header=blocks)


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_paper_passes(book: str) -> None:
    assert told(right_paper(book), "PN", book=book) == []


@pytest.mark.parametrize(
    "code",
    [
        "PAGE",
        "page",
        "PAGE   \\* MERGEFORMAT",
        "PAGE \\* Arabic \\* MERGEFORMAT",
        "= {PAGE} - 1",
        "IF {PAGE} > 1 {PAGE}",
    ],
)
def test_every_spelling_of_the_field_counts(code: str) -> None:
    assert told(headed(number(code=code)), "PN") == []


@pytest.mark.parametrize("code", ["NUMPAGES", "PAGEREF _Toc1", "SECTIONPAGES", "DATE"])
def test_other_fields_are_no_page_number(code: str) -> None:
    assert [found[0] for found in told(headed(number(code=code)), "PN")] == ["PN-01"]


@pytest.mark.parametrize("book", BOOKS)
def test_no_number_at_all_is_an_error_and_can_be_mended(book: str) -> None:
    paper = headed(book=book)
    if book == "NĐ30":
        long = right_paper(book).sections[0].blocks
        paper = in_section(paper, blocks=(*long[:-2], *long[2:-2] * 5, *long[-2:]))
    message = "văn bản dài hơn một trang mà không có số trang ở đầu trang"
    assert told(paper, "PN", book=book) == [("PN-01", "phần 1", "lỗi", message)]
    assert told_after_mending(paper, "PN", book=book) == []


def test_a_number_is_put_at_its_distance_from_the_edge() -> None:
    page = right_paper("HD36").sections[0].page
    paper = in_section(headed(), page=replace(page, header=720))
    assert [found[0] for found in told(paper, "PN")] == ["PN-01"]
    assert told_after_mending(paper, "PN") == []


def test_a_short_paper_needs_no_number() -> None:
    blocks = right_paper("HD36").sections[0].blocks
    assert told(in_section(headed(), blocks=(*blocks[:6], *blocks[-2:])), "PN") == []


def test_a_page_break_makes_a_second_page() -> None:
    blocks = right_paper("HD36").sections[0].blocks
    broken = Paragraph("NoiDung", (Run("Trang hai."),), ParagraphFormat(page_break_before=True))
    assert [found[0] for found in told(in_section(headed(), blocks=(*blocks[:6], broken)), "PN")] == ["PN-01"]


def test_a_typed_number_is_told_as_such() -> None:
    paper = headed(Paragraph("Normal", (Run("- 2 -"),), MIDDLE))
    message = "số trang “- 2 -” gõ tay, quy định đánh số trang liên tục (số trang tự động)"
    assert told(paper, "PN") == [("PN-01", "phần 1", "lỗi", message)]


def test_even_pages_without_number() -> None:
    paper = replace(right_paper("HD36"), tells_odd_from_even=True)
    ((code, spot, severity, message),) = told(paper, "PN")
    assert (code, spot, severity) == ("PN-01", "phần 1", "lỗi")
    assert message.startswith("trang chẵn không có số trang")
    assert told_after_mending(paper, "PN") == []


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("footer", ["footer", "first_footer", "even_footer"])
def test_number_in_a_footer_is_one_error(book: str, footer: str) -> None:
    paper = in_section(replace(right_paper(book), tells_odd_from_even=True), even_header=(number(),))
    paper = in_section(paper, 0, **{footer: (number(),)})
    found = told(paper, "PN-01", "PN-02", book=book)
    assert found == [("PN-02", "phần 1", "lỗi", "số trang ở chân trang, quy định ở đầu trang")]
    assert told_after_mending(paper, "PN", book=book) == []


def test_a_footer_that_is_never_printed_is_not_judged() -> None:
    assert told(in_section(right_paper("HD36"), even_footer=(number(),)), "PN") == []


def box(left: int | None, width: int = 1200) -> Paragraph:
    return Paragraph("Normal", drawings=(Drawing(DrawingKind.TEXT_BOX, width, 400, left, (number(),)),))


def table(*shapes: ParagraphFormat | None) -> Table:
    cells = tuple(Cell((number(shape) if shape else Paragraph("Normal"),)) for shape in shapes)
    return Table((3118,) * len(shapes), (Row(cells),))


TABS = ParagraphFormat(LEFT.alignment, tabs=(TabStop(4677, Alignment.CENTER), TabStop(9355, Alignment.RIGHT)))


def tabbed(count: int, shape: ParagraphFormat) -> Paragraph:
    return Paragraph("Normal", (Run("\t" * count), Field("PAGE", "2", LOOK)), shape)


@pytest.mark.parametrize(
    "block",
    [number(), tabbed(1, TABS), tabbed(1, LEFT), box(None), box(4077), box(5353), table(None, MIDDLE, None)],
    ids=["paragraph", "tab in the middle", "tab unknown", "box centred", "box by margin", "box by page", "cell"],
)
def test_stands_in_the_middle(block: Block) -> None:
    assert told(headed(block), "PN") == []


@pytest.mark.parametrize(
    "block",
    [number(LEFT), number(ParagraphFormat(Alignment.RIGHT)), tabbed(2, TABS), box(0), table(None, None, MIDDLE)],
    ids=["left", "right", "tab on the right", "box on the left", "last cell"],
)
def test_does_not_stand_in_the_middle(block: Block) -> None:
    paper = headed(block)
    assert told(paper, "PN") == [("PN-03", "phần 1", "cảnh báo", "số trang không ở giữa, quy định canh giữa")]
    assert told_after_mending(paper, "PN") == []


@pytest.mark.parametrize("book", BOOKS)
def test_number_on_the_first_page(book: str) -> None:
    for paper in (
        in_section(right_paper(book), different_first=False),
        in_section(right_paper(book), first_header=(number(),)),
    ):
        found = told(paper, "PN", book=book)
        assert found == [("PN-04", "phần 1", "lỗi", "trang thứ nhất hiện số trang, quy định không hiện")]
        assert told_after_mending(paper, "PN", book=book) == []


@pytest.mark.parametrize(
    ("book", "twips", "message"),
    [
        ("HD36", 454, None),
        ("HD36", 680, None),
        ("HD36", 448, "số trang cách mép giấy 7,9 mm, quy định 10 mm"),
        ("HD05", 720, "số trang cách mép giấy 12,7 mm, quy định 10 mm"),
        ("NĐ30", 720, None),
    ],
)
def test_distance_from_the_edge(book: str, twips: int, message: str | None) -> None:
    section = right_paper(book).sections[0]
    paper = in_section(right_paper(book), page=replace(section.page, header=twips))
    wanted = [] if message is None else [("PN-05", "phần 1", "cảnh báo", message)]
    assert told(paper, "PN", book=book) == wanted
    assert message is None or told_after_mending(paper, "PN", book=book) == []


@pytest.mark.parametrize(
    ("book", "look", "message"),
    [
        ("HD36", RunFormat(size=26), None),
        ("HD36", RunFormat(size=30), None),
        ("HD36", RunFormat(size=24), "số trang cỡ chữ 12, quy định 14"),
        ("HD36", RunFormat("Calibri"), "số trang phông Calibri, quy định Times New Roman"),
        ("HD36", RunFormat(italic=True, bold=True), "số trang nghiêng, quy định chữ đứng, đậm, quy định không đậm"),
        ("NĐ30", RunFormat(size=26), None),
        ("NĐ30", RunFormat(size=22), "số trang cỡ chữ 11, quy định 13 - 14"),
    ],
)
def test_look(book: str, look: RunFormat, message: str | None) -> None:
    paper = headed(number(look=look), book=book)
    assert told(paper, "PN", book=book) == ([] if message is None else [("PN-06", "phần 1", "cảnh báo", message)])
    assert message is None or told_after_mending(paper, "PN", book=book) == []


def test_roman_numbers_are_left_to_a_person() -> None:
    paper = in_section(right_paper("HD36"), number_format="lowerRoman")
    message = "số trang không phải chữ số Ả Rập, quy định 2, 3, 4…"
    assert told(paper, "PN") == [("PN-06", "phần 1", "cảnh báo", message)]


def test_sections_that_share_a_fault_are_told_once() -> None:
    paper = right_paper("HD36")
    first = paper.sections[0]
    more = Section(first.page, first.blocks[2:8])
    paper = replace(paper, sections=(first, more, more))
    message = "văn bản dài hơn một trang mà không có số trang ở đầu trang (và 1 phần khác)"
    assert told(paper, "PN") == [("PN-01", "phần 2", "lỗi", message)]
    assert told_after_mending(paper, "PN") == []


def test_an_annex_may_go_without_number() -> None:
    paper = right_paper("HD36")
    first = paper.sections[0]
    annex = Section(first.page, (Paragraph("Normal", (Run("PHỤ LỤC"),), MIDDLE), Paragraph("Normal", (Run("Biểu."),))))
    assert told(replace(paper, sections=(first, annex)), "PN") == []
