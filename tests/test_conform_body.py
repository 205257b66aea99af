"""The rules on the text: size, alignment, indent, gaps, lines, headings, how it begins and ends."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao.values.sheet import Alignment, LineRule, Run, RunFormat, Sheet
from judged_papers import (
    PAPERS,
    changed,
    found,
    grave,
    looking,
    mended,
    party,
    restyled,
    retyped,
    shaped,
    state,
    with_body,
)

LONG = "Ban Thường vụ Đảng uỷ Khối lãnh đạo, chỉ đạo các cấp uỷ, tổ chức đảng thực hiện tốt nhiệm vụ chính trị, " * 2
TEXT = "Đảng bộ Khối có 106"
"""Beginning of a paragraph of our own paper."""


@pytest.mark.parametrize("book", PAPERS)
def test_our_own_papers_give_nothing_above_a_hint(book: str) -> None:
    assert grave(PAPERS[book](), book, "BD", "HE", "CC", "EN") == []


# BD-01


@pytest.mark.parametrize(
    ("book", "size", "expected"),
    [
        ("HD36", 28, None),
        ("HD36", 30, None),
        ("HD36", 26, "cảnh báo: cỡ chữ 13, quy định 14 - 15"),
        ("HD36", 25, "lỗi: cỡ chữ 12,5, quy định 14 - 15"),
        ("HD05", 31, "lỗi: cỡ chữ 15,5, quy định 14 - 15"),
        ("NĐ30", 26, None),
        ("NĐ30", 28, None),
        ("NĐ30", 30, "cảnh báo: cỡ chữ 15, quy định 13 - 14"),
        ("NĐ30", 23, "lỗi: cỡ chữ 11,5, quy định 13 - 14"),
    ],
)
def test_bd_01_size_of_the_whole_text(book: str, size: int, expected: str | None) -> None:
    paper = PAPERS[book]()
    paper = replace(paper, base=replace(paper.base, size=size))
    told = [each.partition(": ")[2].partition(" (và")[0] for each in found(paper, book, "BD-01")]
    assert told == ([expected] if expected else [])
    assert found(mended(paper, book, "BD-01"), book, "BD-01") == []


def test_bd_01_one_size_throughout_but_for_headings() -> None:
    assert found(looking(party(), TEXT, size=30), "HD36", "BD-01") == [
        "đoạn 15: lỗi: cỡ chữ 15 trong khi cả phần nội dung cỡ 14, quy định một cỡ"
    ]
    assert found(looking(party(), "I- CÔNG TÁC", size=30), "HD36", "BD-01") == []


# BD-02


def test_bd_02_long_paragraphs_are_justified() -> None:
    paper = restyled(party(), "NoiDung", alignment=Alignment.LEFT)
    told = found(paper, "HD36", "BD-02")
    assert len(told) == 1
    assert told[0].startswith("đoạn 12: cảnh báo: ")
    assert "đoạn dài không canh đều hai bên, quy định canh đều" in told[0]
    assert found(mended(paper, "HD36", "BD-02"), "HD36", "BD-02") == []


def test_bd_02_lets_one_in_twenty_pass_and_looks_at_no_short_one() -> None:
    def paper(wrong: int) -> Sheet:
        ragged = {*range(12, 12 + wrong), 32}
        return changed(
            with_body(party(), *[LONG + "."] * 20, "Đoạn ngắn."),
            lambda number, each: [
                replace(each, format=replace(each.format, alignment=Alignment.LEFT)) if number in ragged else each
            ],
        )

    assert found(paper(1), "HD36", "BD-02") == []
    assert found(paper(2), "HD36", "BD-02") == [
        "đoạn 12: cảnh báo: 2 trong 20 đoạn dài không canh đều hai bên, quy định canh đều"
    ]


# BD-03


@pytest.mark.parametrize(
    ("book", "indent", "is_right"),
    [
        ("HD36", 510, True),  # 9 mm
        ("HD36", 499, False),  # 8,8 mm
        ("HD36", 720, True),  # 12,7 mm
        ("HD36", 737, False),  # 13 mm
        ("HD05", 0, False),
        ("NĐ30", 720, True),
        ("NĐ30", 499, False),
        ("NĐ30", 794, False),  # 14 mm
    ],
)
def test_bd_03_first_line(book: str, indent: int, is_right: bool) -> None:
    texts = [LONG + ".", LONG + "."]
    paper = with_body(PAPERS[book](), *texts)
    paper = restyled(paper, "NoiDung", first_line=indent)
    told = found(paper, book, "BD-03")
    assert (told == []) is is_right
    assert all("cảnh báo: thụt đầu dòng" in each and each.endswith("(và 1 đoạn khác)") for each in told)
    assert found(mended(paper, book, "BD-03"), book, "BD-03") == []


def test_bd_03_a_hanging_item_stands_well_where_its_sign_or_its_words_do() -> None:
    paper = with_body(party(), LONG + ":", "- Một việc;", "- Hai việc.")
    assert found(shaped(paper, "- Một", left=720, first_line=-360), "HD36", "BD-03") == []
    assert found(shaped(paper, "- Một", left=1134, first_line=0), "HD36", "BD-03") == []
    assert found(shaped(paper, "- Một", left=360, first_line=-360), "HD36", "BD-03") == [
        "đoạn 13: cảnh báo: thụt đầu dòng 0 mm, quy định 10 mm"
    ]
    assert len(found(shaped(paper, LONG[:9], left=720, first_line=-360), "HD36", "BD-03")) == 1


@pytest.mark.parametrize("typed", ["\t", "      ", "\u00a0\u00a0\u00a0"])
def test_bd_03_typed_indent_is_told_and_left_to_a_person(typed: str) -> None:
    paper = retyped(party(), TEXT, typed + LONG + ".")
    assert found(paper, "HD36", "BD-03") == [
        "đoạn 15: cảnh báo: thụt đầu dòng bằng phím Tab hoặc dấu cách, quy định đặt bằng định dạng đoạn 10 mm"
    ]
    assert mended(paper, "HD36", "BD-03") == paper


# BD-04


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        (120, 0, None),
        (0, 120, None),
        (60, 120, None),
        (100, 80, "cảnh báo: cách đoạn sau 5 pt, quy định tối thiểu 6 pt"),
        (0, 0, "lỗi: cách đoạn sau 0 pt, quy định tối thiểu 6 pt"),
    ],
)
@pytest.mark.parametrize("book", PAPERS)
def test_bd_04_the_larger_of_after_and_before(book: str, after: int, before: int, expected: str | None) -> None:
    paper = with_body(PAPERS[book](), LONG + "1.", LONG + "2.")
    paper = restyled(paper, "NoiDung", after=after, before=before)
    assert [each.partition(": ")[2] for each in found(paper, book, "BD-04")] == ([expected] if expected else [])
    assert found(mended(paper, book, "BD-04"), book, "BD-04") == []


def test_bd_04_contextual_spacing_takes_the_gap_away_between_paragraphs_of_one_style() -> None:
    paper = restyled(with_body(party(), LONG + "1.", LONG + "2."), "NoiDung", contextual_spacing=True)
    assert found(paper, "HD36", "BD-04") == ["đoạn 12: lỗi: cách đoạn sau 0 pt, quy định tối thiểu 6 pt"]
    assert found(mended(paper, "HD36", "BD-04"), "HD36", "BD-04") == []


# BD-05


@pytest.mark.parametrize(
    ("book", "line", "rule", "expected"),
    [
        ("HD36", 360, LineRule.EXACT, None),
        ("HD36", 600, LineRule.EXACT, None),
        ("HD36", 340, LineRule.EXACT, "giãn dòng chính xác 17 pt, quy định chính xác, tối thiểu 18 pt"),
        ("HD36", 360, LineRule.AT_LEAST, "giãn dòng ít nhất 18 pt, quy định chính xác, tối thiểu 18 pt"),
        ("HD36", 276, LineRule.AUTO, "giãn dòng 1,15 dòng, quy định chính xác, tối thiểu 18 pt"),
        ("HD05", 440, LineRule.EXACT, None),
        ("HD05", 460, LineRule.EXACT, "giãn dòng chính xác 23 pt, quy định chính xác, 18 - 22 pt"),
        ("HD05", 340, LineRule.EXACT, "giãn dòng chính xác 17 pt, quy định chính xác, 18 - 22 pt"),
        ("NĐ30", 240, LineRule.AUTO, None),
        ("NĐ30", 360, LineRule.AUTO, None),
        ("NĐ30", 372, LineRule.AUTO, "giãn dòng 1,55 dòng, quy định 1 - 1,5 dòng"),
        ("NĐ30", 216, LineRule.AUTO, "giãn dòng 0,9 dòng, quy định 1 - 1,5 dòng"),
        ("NĐ30", 360, LineRule.EXACT, None),  # 18 pt for type of 14
        ("NĐ30", 560, LineRule.EXACT, "giãn dòng chính xác 28 pt, quy định 1 - 1,5 dòng"),
        ("NĐ30", 280, LineRule.EXACT, "giãn dòng chính xác 14 pt, quy định 1 - 1,5 dòng"),
        ("NĐ30", 280, LineRule.AT_LEAST, None),
    ],
)
def test_bd_05(book: str, line: int, rule: LineRule, expected: str | None) -> None:
    paper = restyled(with_body(PAPERS[book](), LONG + "1.", LONG + "2."), "NoiDung", line=line, line_rule=rule)
    told = [each.partition(": ")[2] for each in found(paper, book, "BD-05")]
    assert told == ([f"cảnh báo: {expected} (và 1 đoạn khác)"] if expected else [])
    assert found(mended(paper, book, "BD-05"), book, "BD-05") == []


# BD-06, BD-07


@pytest.mark.parametrize(
    ("look", "words"), [({"bold": True}, "chữ đậm"), ({"italic": True}, "chữ nghiêng")], ids=["bold", "italic"]
)
@pytest.mark.parametrize("book", PAPERS)
def test_bd_06_a_whole_paragraph_in_bold_or_italic(book: str, look: dict[str, bool], words: str) -> None:
    paper = looking(with_body(PAPERS[book](), LONG + "1.", "Ngắn gọn", LONG + "2."), LONG[:9], **look)
    told = found(paper, book, "BD-06")
    assert [each.partition(": ")[2] for each in told] == [f"cảnh báo: cả đoạn {words}, quy định chữ thường, đứng"]
    assert found(mended(paper, book, "BD-06"), book, "BD-06") == []
    assert found(looking(paper, "Ngắn gọn", **look), book, "BD-06") == told, "a short line may be a heading"


def test_bd_07_a_few_small_words() -> None:
    def small(text: str) -> Sheet:
        more = Run(text, RunFormat(size=20))
        return changed(
            with_body(party(), LONG + "."),
            lambda number, each: [replace(each, runs=(*each.runs, more)) if number == 12 else each],
        )

    assert found(small("nhỏ xíu"), "HD36", "BD-07") == ["đoạn 12: cảnh báo: có chữ cỡ 10, nhỏ hơn 11"]
    assert found(small("nhỏ xíu"), "HD36", "BD-01") == [], "told once"
    assert found(mended(small("nhỏ xíu"), "HD36", "BD-07"), "HD36", "BD-07") == []
    assert found(small("(1)"), "HD36", "BD-07") == [], "the number of a note"


# HE


def test_he_01_one_mark_for_the_first_level() -> None:
    mixed = retyped(party(), "II- KẾT QUẢ", "II. KẾT QUẢ")
    assert found(mixed, "HD36", "HE-01") == ["đoạn 22: lỗi: đề mục cấp 1 “II.” lẫn với kiểu “I-”, quy định một kiểu"]
    points = with_body(party(), "I. MỞ ĐẦU", LONG + ".", "II. KẾT THÚC", LONG + ".")
    assert found(points, "HD36", "HE-01") == ["đoạn 12: gợi ý: đề mục cấp 1 viết “I. ”, quy định ưu tiên “I- ”"]
    hyphens = with_body(state(), "I- MỞ ĐẦU", LONG + ".", "II- KẾT THÚC", LONG + ".")
    assert [each.partition(": ")[2] for each in found(hyphens, "NĐ30", "HE-01")] == [
        "gợi ý: đề mục cấp 1 viết “I- ”, quy định “I. ”"
    ]


def test_he_02_capitals_and_bold() -> None:
    paper = with_body(party(), "I- Mở đầu", LONG + ".", "II- KẾT QUẢ (theo Công văn số 15-CV/ThU)", LONG + ".")
    assert found(paper, "HD36", "HE-02") == ["đoạn 12: cảnh báo: đề mục cấp 1 không in hoa, quy định chữ in hoa, đậm"]
    thin = looking(party(), "I- CÔNG TÁC", bold=False)
    assert found(thin, "HD36", "HE-02") == ["đoạn 13: cảnh báo: đề mục cấp 1 không đậm, quy định chữ in hoa, đậm"]
    assert found(mended(thin, "HD36", "HE-02"), "HD36", "HE-02") == []


RIGHT_ORDERS = [
    ["I- MỘT", "1. Việc", "2. Việc", "II- HAI", "1. Việc", "2. Việc"],
    ["I- MỘT", "1. Việc", "2. Việc", "II- HAI", "3. Việc", "4. Việc"],
    ["Gồm:", "a) Việc;", "b) Việc;", "c) Việc;", "d) Việc;", "đ) Việc;", "e) Việc;", "g) Việc."],
    ["1. Việc", "1.1. Nhỏ", "1.2. Nhỏ", "2. Việc", "2.1. Nhỏ", "2.1.1. Nhỏ hơn", "2.1.2. Nhỏ hơn", "2.2. Nhỏ"],
    ["Gồm:", "1) Việc;", "2) Việc.", "Và:", "1) Việc;", "2) Việc."],
    ["Chương I", "Điều 1. Tên", "1. Khoản", "2. Khoản", "Điều 2. Tên", "1. Khoản", "Chương II", "Điều 3. Tên"],
    ["Phần thứ nhất", "I- MỘT", "II- HAI", "Phần thứ hai", "I- MỘT"],
    ["V.I. Lênin đã nêu.", "C. Mác đã nêu.", "15-NQ/TU nêu rõ.", "e-mail của cơ quan."],
    ["i) Việc;", "v) Việc."],
]


@pytest.mark.parametrize("texts", RIGHT_ORDERS, ids=lambda texts: texts[0])
def test_he_03_right_orders(texts: list[str]) -> None:
    assert found(_chaptered(texts), "HD36", "HE-03") == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["I- MỘT", "III- BA"], "“III-” sai thứ tự, sau “I-” phải là “II-”"),
        (["I- MỘT", "II. HAI", "IV- BỐN"], "“IV-” sai thứ tự, sau “II-” phải là “III-”"),
        (["I- MỘT", "I- HAI"], "“I-” sai thứ tự, sau “I-” phải là “II-”"),
        (["II- HAI", "III- BA"], "“II-” sai thứ tự, đầu dãy phải là “I-”"),
        (["1. Một", "2. Hai", "4. Bốn", "5. Năm"], "“4.” sai thứ tự, sau “2.” phải là “3.”"),
        (["I- MỘT", "1. Một", "2. Hai", "II- HAI", "2. Hai"], "“2.” sai thứ tự, đầu dãy phải là “1.”"),
        (["Gồm:", "a) Một;", "b) Hai;", "c) Ba;", "d) Bốn;", "e) Năm."], "“e)” sai thứ tự, sau “d)” phải là “đ)”"),
        (["3. Ba"], "“3.” sai thứ tự, đầu dãy phải là “1.”"),
        (["1. Một", "1.1. Nhỏ", "1.3. Nhỏ", "1.4. Nhỏ"], "“1.3.” sai thứ tự, sau “1.1.” phải là “1.2.”"),
        (["1. Một", "2. Hai", "1.1. Nhỏ"], "“1.1.” sai thứ tự, đầu dãy phải là “2.1.”"),
        (["Chương I", "Điều 1. Tên", "Chương II", "Điều 3. Tên"], "“Điều 3” sai thứ tự, sau “Điều 1” phải là “Điều 2”"),
        (["Chương I", "Điều 1. Tên", "Chương II", "Điều 1. Tên"], "“Điều 1” sai thứ tự, sau “Điều 1” phải là “Điều 2”"),
        (["Phần thứ nhất", "Phần thứ ba"], "“Phần thứ ba” sai thứ tự, sau “Phần thứ nhất” phải là “Phần thứ hai”"),
        (["Gồm:", "1. Một", "2. Hai", "2. Hai", "3. Ba"], "“2.” sai thứ tự, sau “2.” phải là “3.”"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("book", PAPERS)
def test_he_03_first_break_of_each_sequence(book: str, texts: list[str], expected: str) -> None:
    paper = _chaptered(texts, PAPERS[book]())
    assert [each.partition(": ")[2] for each in found(paper, book, "HE-03")] == [f"lỗi: đề mục {expected}"]


def _chaptered(texts: list[str], paper: Sheet | None = None) -> Sheet:
    """Chapters and parts in the middle, as they stand."""
    made = with_body(paper or party(), *texts)
    return changed(
        made,
        lambda _, each: [
            replace(each, format=replace(each.format, alignment=Alignment.CENTER, first_line=0))
            if each.text.startswith(("Chương", "Phần"))
            else each
        ],
    )


def test_he_03_automatic_numbers() -> None:
    paper = with_body(party(), "Gồm:", *["Việc;"] * 5)
    numbers = dict(zip(range(13, 18), ["a)", "b)", "c)", "d)", "e)"], strict=True))
    paper = changed(paper, lambda number, each: [replace(each, number=numbers.get(number, ""))])
    assert found(paper, "HD36", "HE-03") == ["đoạn 17: lỗi: đề mục “e)” sai thứ tự, sau “d)” phải là “đ)”"]


def test_he_04_chapters_and_their_names_in_the_middle_and_bold() -> None:
    paper = _chaptered(["Chương I", "QUY ĐỊNH CHUNG", LONG + "."])
    assert found(paper, "HD36", "HE-04") == [
        "đoạn 12: cảnh báo: “Chương I” không đậm, quy định chữ đậm (và 1 đoạn khác)",
        "đoạn 13: cảnh báo: “QUY ĐỊNH CHUNG” không canh giữa, quy định canh giữa",
    ]
    assert found(mended(paper, "HD36", "HE-04"), "HD36", "HE-04") == []
    plain = restyled(with_body(party(), "Chương I", "QUY ĐỊNH CHUNG", LONG + "."), "NoiDung", first_line=0)
    assert [each.partition(": ")[2] for each in found(plain, "HD36", "HE-04")] == [
        "cảnh báo: “Chương I” không canh giữa, quy định canh giữa (và 1 đoạn khác)",
        "cảnh báo: “Chương I” không đậm, quy định chữ đậm (và 1 đoạn khác)",
    ]
    assert [each.partition(":")[0] for each in found(plain, "HD36", "BD-03")] == ["đoạn 14"], "told once"


@pytest.mark.parametrize("book", PAPERS)
def test_he_05_headings_keep_with_what_follows(book: str) -> None:
    paper = restyled(PAPERS[book](), "Muc2", keep_next=False)
    told = found(paper, book, "HE-05")
    assert len(told) == 1
    assert ": gợi ý: đề mục không giữ cùng đoạn sau, có thể nằm trơ ở cuối trang (và " in told[0]
    assert found(mended(paper, book, "HE-05"), book, "HE-05") == []


# CC, EN


def test_cc_01_party() -> None:
    right = ["- Căn cứ Điều lệ Đảng;", "- Căn cứ Quy định số 66-QĐ/TW,", LONG + "."]
    assert found(with_body(party(), *right), "HD36", "CC-01") == []
    assert found(with_body(party(), right[0], "Căn cứ Quy định số 66-QĐ/TW;", right[2]), "HD36", "CC-01") == [
        "đoạn 13: cảnh báo: dòng căn cứ cuối kết thúc bằng “;”, quy định “,” hoặc “.”",
        "đoạn 13: cảnh báo: dòng căn cứ không có gạch đầu dòng, quy định “- Căn cứ …”",
    ]
    leaning = looking(with_body(party(), *right), "- Căn cứ Điều", italic=True)
    assert found(leaning, "HD36", "CC-01") == ["đoạn 12: cảnh báo: dòng căn cứ chữ nghiêng, quy định chữ đứng"]
    assert found(mended(leaning, "HD36", "CC-01"), "HD36", "CC-01") == []
    bare = with_body(party(), "- Căn cứ Điều lệ Đảng", *right[1:])
    assert found(bare, "HD36", "CC-01") == ["đoạn 12: cảnh báo: dòng căn cứ không kết thúc bằng “;”"]


def test_cc_01_state_wants_italic_and_no_dash() -> None:
    paper = with_body(state(), "Căn cứ Luật Tổ chức chính quyền;", "Căn cứ Nghị định số 30.", LONG + "./.")
    told = found(paper, "NĐ30", "CC-01")
    assert [each.partition(": ")[2] for each in told] == [
        "cảnh báo: dòng căn cứ chữ đứng, quy định chữ nghiêng (và 1 đoạn khác)"
    ]
    assert found(mended(paper, "NĐ30", "CC-01"), "NĐ30", "CC-01") == []


def test_cc_01_a_sentence_is_no_list() -> None:
    paper = with_body(party(), "Căn cứ Công văn số 143-CV/BDVTU, Đảng uỷ Khối báo cáo như sau:", LONG + ".")
    assert found(paper, "HD36", "CC-01") == []


@pytest.mark.parametrize(
    ("book", "end", "expected"),
    [
        ("HD36", ".", None),
        ("HD36", ".”", None),
        ("HD36", "./.", "cảnh báo: nội dung kết thúc bằng “./.”, quy định “.”"),
        ("HD05", "", "cảnh báo: nội dung kết thúc không có dấu chấm, quy định “.”"),
        ("HD05", ";", "cảnh báo: nội dung kết thúc bằng “;”, quy định “.”"),
        ("NĐ30", "./.", None),
        ("NĐ30", ".", "gợi ý: nội dung kết thúc bằng “.”, quy định “./.”"),
        ("NĐ30", "", "cảnh báo: nội dung kết thúc không có dấu chấm, quy định “./.”"),
    ],
)
def test_en_01(book: str, end: str, expected: str | None) -> None:
    told = found(with_body(PAPERS[book](), LONG.strip(", ") + end), book, "EN-01")
    assert [each.partition(": ")[2] for each in told] == ([expected] if expected else [])
