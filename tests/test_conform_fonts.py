"""Rules on fonts, colour and encoding."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from baocao.values.sheet import Paragraph, Run, RunFormat, Style
from planted import BOOKS, changed, in_section, looking, reworded, right_paper, told, told_after_mending

TEXT = "Đảng bộ Khối có 106"
CALIBRI = RunFormat(font="Calibri", extended_font="Calibri")


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_paper_passes(book: str) -> None:
    assert told(right_paper(book), "FT", book=book) == []


def test_a_paragraph_of_another_font_can_be_mended() -> None:
    paper = looking(right_paper("HD36"), TEXT, CALIBRI)
    message = "phông chữ Calibri, quy định Times New Roman"
    assert told(paper, "FT") == [("FT-01", "đoạn 15", "lỗi", message)]
    assert told_after_mending(paper, "FT") == []


def test_many_paragraphs_are_told_once() -> None:
    paper = replace(right_paper("HD36"), base=replace(right_paper("HD36").base, font="Arial", extended_font="Arial"))
    found = [each for each in told(paper, "FT") if each[1]]
    ((_, spot, _, message),) = found
    said = [each for each in paper.paragraphs() if each.text]
    assert len(said) == 66
    assert (spot, message) == ("đoạn 1", "phông chữ Arial, quy định Times New Roman (và 65 đoạn khác)")


@pytest.mark.parametrize(
    ("words", "look", "is_wrong"),
    [
        ("abc", RunFormat(extended_font="Arial"), False),
        ("ơưđ", RunFormat(extended_font="Arial"), True),
        ("abc", RunFormat(font="Arial"), True),
        ("“ơ”", RunFormat(font="Arial"), False),
        ("abcơ", RunFormat(font="TimesNewRoman,Bold", extended_font="times new roman"), False),
    ],
)
def test_ascii_letters_and_others_have_a_font_each(words: str, look: RunFormat, is_wrong: bool) -> None:
    paper = changed(right_paper("HD36"), TEXT, lambda each: replace(each, runs=(Run(words, look),)))
    assert bool(told(paper, "FT-01")) is is_wrong


def test_symbols_are_exempt_and_never_mended_away() -> None:
    def signed(each: Paragraph) -> Paragraph:
        return replace(each, runs=(Run("\u00fc", RunFormat(font="Wingdings", extended_font="Wingdings")), *each.runs))

    paper = changed(right_paper("HD36"), TEXT, signed)
    assert told(paper, "FT") == []
    mixed = changed(paper, "\u00fc", lambda each: replace(each, runs=(*each.runs, Run("thêm", CALIBRI))))
    assert [found[:3] for found in told(mixed, "FT")] == [("FT-01", "đoạn 15", "lỗi")]
    with pytest.raises(AssertionError, match="nothing can be mended"):
        told_after_mending(mixed, "FT")


def test_headers_and_notes_are_read_too() -> None:
    paper = in_section(right_paper("HD36"), footer=(Paragraph("Normal", (Run("chân trang", CALIBRI),)),))
    paper = replace(paper, notes=(Paragraph("Normal", (Run("chú thích", CALIBRI),)),))
    assert told(paper, "FT") == [
        ("FT-01", "", "lỗi", "chú thích: phông chữ Calibri, quy định Times New Roman"),
        ("FT-01", "", "lỗi", "đầu trang, chân trang: phông chữ Calibri, quy định Times New Roman"),
    ]


@pytest.mark.parametrize("color", ["auto", "000000"])
def test_black_is_black(color: str) -> None:
    assert told(looking(right_paper("HD36"), TEXT, RunFormat(color=color)), "FT") == []


def test_colour_can_be_mended() -> None:
    paper = looking(right_paper("HD36"), TEXT, RunFormat(color="FF0000"))
    assert told(paper, "FT") == [("FT-02", "đoạn 15", "cảnh báo", "chữ có màu, quy định màu đen")]
    assert told_after_mending(paper, "FT") == []


def test_a_link_has_its_own_words() -> None:
    paper = right_paper("HD36")
    link = Style("Hyperlink", "Hyperlink", run=RunFormat(color="0563C1", underline=True), is_of_characters=True)
    paper = replace(paper, styles=(*paper.styles, link))
    paper = changed(paper, TEXT, lambda each: replace(each, runs=(*each.runs, Run("a@b.vn", style="Hyperlink"))))
    message = "liên kết (địa chỉ mạng, thư) có màu, quy định màu đen"
    assert told(paper, "FT") == [("FT-02", "đoạn 15", "cảnh báo", message)]
    assert told_after_mending(paper, "FT") == []


def test_the_stamp_of_secrecy_may_be_red() -> None:
    def stamped(each: Paragraph) -> tuple[Paragraph, Paragraph]:
        return each, Paragraph("Normal", (Run("MẬT", RunFormat(color="FF0000")),))

    assert told(changed(right_paper("HD36"), "Số", stamped), "FT") == []


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_old_encodings_are_left_to_a_person(font: str) -> None:
    paper = looking(right_paper("HD36"), TEXT, RunFormat(font=font, extended_font=font))
    assert told(paper, "FT") == [("FT-03", "đoạn 15", "lỗi", f"phông {font} thuộc bộ mã cũ, quy định Unicode")]
    with pytest.raises(AssertionError, match="nothing can be mended"):
        told_after_mending(paper, "FT")


def test_loose_marks_are_told() -> None:
    paper = reworded(right_paper("HD36"), TEXT, unicodedata.normalize("NFD", "Đảng bộ Khối có 106 tổ chức."))
    message = "chữ Việt là Unicode tổ hợp (dấu rời), quy định Unicode dựng sẵn"
    assert told(paper, "FT") == [("FT-03", "đoạn 15", "lỗi", message)]
