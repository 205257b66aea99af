"""Laws of comparing two papers: nothing between a paper and itself, one finding for one word."""

from __future__ import annotations

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao.stages.collate import collate
from baocao.stages.collate.aligning import matching
from baocao.stages.collate.tokens import changes, tokens_of
from baocao.values.origin import Origin
from baocao.values.passages import Passage, marks_as_properties, passages_of
from baocao.values.problem import Place
from baocao.values.sheet import Cell, Page, Paragraph, Properties, Row, Run, Section, Sheet, Style, Table

PAGE = Page(11906, 16838, 1134, 850, 1134, 1701, 567, 567)
STYLES = {
    "NoiDung": "Nội dung",
    "Muc2": "Mục cấp 2",
    "SoKyHieu": "Số và ký hiệu",
    "DiaDanhNgay": "Địa danh và ngày tháng",
    "ChucVu": "Chức vụ người ký",
    "HoTen": "Họ tên người ký",
    "BangChu": "Bảng - chữ",
}
WORDS = st.sampled_from(["Đảng", "uỷ", "khối", "1", "12", "7.392", "98,5%", "BC", "-", "2.", "a)", ",", "|", "Số"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6)
PARAGRAPHS = st.tuples(st.sampled_from([key for key in STYLES if key != "BangChu"]), TEXTS)
ROWS = st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=5)
SHAPES = st.lists(PARAGRAPHS | ROWS, min_size=1, max_size=8)
Shape = list[tuple[str, list[str]] | list[list[list[str]]]]


def sheet(shape: Shape) -> Sheet:
    """Paragraphs of a style and words, tables of rows of cells of words."""
    blocks: list[Paragraph | Table] = []
    for each in shape:
        if isinstance(each, tuple):
            style, words = each
            blocks.append(Paragraph(style, (Run(" ".join(words)),)))
        else:
            rows = [Row(tuple(Cell((Paragraph("BangChu", (Run(" ".join(words)),)),)) for words in row)) for row in each]
            blocks.append(Table((100, 100), tuple(rows), bordered=True))
    made = Sheet(tuple(Style(key, name) for key, name in STYLES.items()), (Section(PAGE, tuple(blocks)),))
    return replace(made, properties=Properties(custom=marks_as_properties(made)))


def origins(paper: Sheet) -> list[Origin]:
    return [Origin(Place("data/x.yaml", number)) for number, _ in enumerate(paper.paragraphs(), 1)]


@given(SHAPES)
def test_a_paper_is_as_it_is(shape: Shape) -> None:
    paper = sheet(shape)
    assert collate(paper, paper, origins(paper), "BC.docx") == ()


@given(SHAPES, st.data())
def test_one_word_for_another_is_told_at_its_passage_and_nowhere_else(shape: Shape, data: st.DataObject) -> None:
    before = sheet(shape)
    lines = list(chain.from_iterable([each[1]] if isinstance(each, tuple) else chain(*each) for each in shape))
    words = data.draw(st.sampled_from(lines))
    words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from(["khác", "88"]))
    after = replace(sheet(shape), properties=before.properties)
    pairs = zip(passages_of(before), passages_of(after), strict=True)
    (place,) = [f"đoạn {now.number}" for then, now in pairs if then.text != now.text]
    found = collate(after, before, origins(before), "BC.docx")
    assert {problem.place.part for problem in found} == {place}


PLAIN = st.lists(st.sampled_from(["Đảng", "uỷ", "1", "12", "7.392", "98,5%", ","]), min_size=1, max_size=20)


@given(PLAIN, st.data())
def test_one_token_for_another_is_one_finding(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = [*words[:at], "88" if words[at][0].isdigit() else "khác", *words[at + 1 :]]
    before, after = (sheet([("NoiDung", ["Khối", *each, "khối"])]) for each in (words, other))
    after = replace(after, properties=before.properties)
    assert len(collate(after, before, origins(before), "BC.docx")) == 1


@given(TEXTS, TEXTS)
def test_changes_lead_from_one_text_to_the_other(left: list[str], right: list[str]) -> None:
    """No token is told twice, and what is not told is in both texts."""
    before, now = (tokens_of([Passage(1, "Nội dung", (" ".join(words),))]) for words in (left, right))
    found = changes(before, now)
    lost = [id(token) for change in found for token in change.lost]
    gained = [id(token) for change in found for token in change.gained]
    assert len(set(lost)) == len(lost)
    assert len(set(gained)) == len(gained)
    assert [each.text for each in before if id(each) not in lost] == [
        each.text for each in now if id(each) not in gained
    ]


LETTERS = st.lists(st.sampled_from("abcd"), max_size=40)


def is_in_order(pairs: list[tuple[int, int]]) -> bool:
    return all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))


@given(LETTERS, LETTERS)
def test_matching_texts_are_the_same_and_in_order(left: list[str], right: list[str]) -> None:
    pairs = matching(left, right)
    assert all(left[one] == right[other] for one, other in pairs)
    assert is_in_order(pairs)


@given(st.permutations(list(range(300))), st.integers(0, 300))
def test_where_much_changed_the_rest_is_still_matched(numbers: list[int], kept: int) -> None:
    """More than the shortest way is looked for in: around texts that occur once."""
    left = [str(number) for number in range(600)]
    right = [*left[:kept], *(f"mới {number}" for number in numbers), *left[300:]]
    pairs = matching(left, right)
    assert pairs == [*((at, at) for at in range(kept)), *((at, at + kept) for at in range(300, 600))]
    shuffled = [str(number) for number in numbers]
    pairs = matching(left, shuffled)
    assert all(left[one] == shuffled[other] for one, other in pairs)
    assert is_in_order(pairs)
    assert pairs
