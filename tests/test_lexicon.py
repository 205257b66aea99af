"""The lexicon: what it learns, what it leaves out, and that the file beside the program is made from the texts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import files
from baocao.lexicon import build
from baocao.values.lexicon import Lexicon, compiled, counted
from baocao.values.words import EDGE, NAME, NUMBER, words_of

_WORDS = "đảng uỷ khối cơ quan và doanh nghiệp phối hợp hớp tích cực"
WORDS = st.sampled_from(_WORDS.split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


def folded_words(text: str) -> list[str]:
    return [each.word for each in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đảng ủy Khối, 54 đảng bộ", [EDGE, "đảng", "uỷ", "khối", EDGE, NUMBER, "đảng", "bộ", EDGE]),
        ("kinh tế - xã hội", [EDGE, "kinh", "tế", "xã", "hội", EDGE]),
        ("đồng chí Nguyễn Văn An, Bí thư", [EDGE, "đồng", "chí", NAME, NAME, NAME, EDGE, "bí", "thư", EDGE]),
        ("của UBND tỉnh", [EDGE, "của", NAME, "tỉnh", EDGE]),
        ("BAN DÂN VẬN", [EDGE, "ban", "dân", "vận", EDGE]),
        ("đạt 98,5% kế hoạch", [EDGE, "đạt", NUMBER, "kế", "hoạch", EDGE]),
        ("Lê thê kéo dài", [EDGE, "lê", "thê", "kéo", "dài", EDGE]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    assert [words[0].word, words[-1].word] == [EDGE, EDGE]
    assert all(left.end <= right.start for left, right in pairwise(words))


@given(TEXTS)
def test_the_file_gives_back_what_was_compiled(texts: list[str]) -> None:
    lexicon = compiled(counted(texts), {"bổ xung": "bổ sung"})
    assert Lexicon.from_bytes(lexicon.to_bytes()) == lexicon


@given(TEXTS, TEXTS)
def test_an_office_s_text_counts_more_than_the_base(base: list[str], own: list[str]) -> None:
    before = compiled(counted(base))
    after = before.with_texts(own)
    for (first, second), count in counted(own).items():
        assert after.seen(first, second) == before.seen(first, second) + 3 * count
    assert after.with_texts([]) == after


@given(TEXTS, TEXTS)
def test_neighbours_are_those_of_all_learned_words(base: list[str], own: list[str]) -> None:
    grown = compiled(counted(base)).with_texts(own)
    both = compiled(counted([*base, *own]))
    for word in ("hợp", "hớp", "khối", "uỷ"):
        assert sorted(grown.neighbours(word)) == sorted(both.neighbours(word))


@given(TEXTS)
def test_likelihoods_of_all_words_after_one_make_no_more_than_one(texts: list[str]) -> None:
    lexicon = compiled(counted(texts))
    for first in lexicon.words:
        assert sum(exp(lexicon.likelihood(first, second)) for second in lexicon.words) <= 1.0 + 1e-9


@given(TEXTS, st.sampled_from(["hợp", "hớp", "cực", "khối"]), st.sampled_from(["phối", "tích", EDGE]))
def test_expected_words_are_counted_alike_base_or_learned(texts: list[str], word: str, left: str) -> None:
    lexicon = compiled(counted(texts))
    for other, _, first, second in lexicon.expected(left, word, EDGE, {}, {}):
        assert (first, second) == (lexicon.seen(left, other), lexicon.seen(other, EDGE))


@given(TEXTS, TEXTS, st.lists(WORDS, min_size=2, max_size=9))
def test_a_row_is_seen_pair_by_pair(base: list[str], own: list[str], row: list[str]) -> None:
    for lexicon in (
        compiled(counted(base)),
        compiled(counted(base)).with_texts(own),
        Lexicon(),
        Lexicon().with_texts(own),
    ):
        assert lexicon.seen_along(row) == [lexicon.seen(*pair) > 0 for pair in pairwise(row)]


def test_names_and_numbers_are_not_learned() -> None:
    lexicon = Lexicon().with_texts(["Đồng chí Trần Thị Quýnh báo cáo 12 nội dung."])
    assert not lexicon.knows("quýnh")
    assert not lexicon.knows("12")
    assert lexicon.knows("nội")
    assert lexicon.seen("báo", "cáo") == 3


def test_the_compiled_file_is_made_from_the_texts() -> None:
    assert files.lexicon() == build.build(), "python -m baocao.lexicon.build"


def test_a_file_that_is_no_lexicon_is_refused() -> None:
    with pytest.raises(ValueError, match="lexicon"):
        Lexicon.from_bytes(b"PK\x03\x04")


def test_no_text_of_the_base_holds_a_word_often_written_wrongly() -> None:
    wrong = files.lexicon().confusions
    found = Counter[str]()
    for path in sorted(build.SOURCES.glob("van-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = " ".join(folded_words(line))
            found.update(each for each in wrong if f" {each} " in f" {words} ")
    assert found == Counter()
