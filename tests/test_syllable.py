"""Vietnamese syllables: which there can be, where the tone mark stands, which are one key apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.values.issuer import ToneMarks
from baocao.values.syllable import (
    _BASES,
    can_be,
    from_telex,
    is_syllable,
    neighbours,
    parted,
    spelled,
)
from baocao.values.tone_marks import in_new_style, in_tone_style, is_in_new_style

_REAL = """
đảng uỷ ủy khối cơ quan và doanh nghiệp tỉnh ninh bình nghiêng ngoằn ngoèo khuỷu quỳnh quặng quý quốc quyết giếng giặc
gì gìn giữ yêu yếm yên uyển truyền thuyết huých khuya hươu rượu bưởi người những chuyện xoong boong kêu nghễnh ngãng
oái oăm
"""
_IMPOSSIBLE = "nghành đựơcc phươg cánbộ hànhh kếtt ngĩa gế kác cê tiêt đuọc xã̉ hoàông bươnng w zô fa"

syllables = st.tuples(st.sampled_from(sorted(_BASES)), st.integers(0, 5)).filter(lambda each: can_be(*each))


@pytest.mark.parametrize("word", _REAL.split())
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", _IMPOSSIBLE.split())
def test_what_cannot_be_said_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("base", "tone", "new", "old"),
    [
        ("uy", 3, "uỷ", "ủy"), ("hoa", 2, "hoà", "hòa"), ("khoe", 3, "khoẻ", "khỏe"), ("hoan", 2, "hoàn", "hoàn"),
        ("quy", 1, "quý", "quý"), ("giêng", 1, "giếng", "giếng"), ("gi", 2, "gì", "gì"), ("mia", 1, "mía", "mía"),
        ("nươc", 1, "nước", "nước"), ("khuyu", 3, "khuỷu", "khuỷu"), ("ngoai", 2, "ngoài", "ngoài"),
        ("tuyên", 2, "tuyền", "tuyền"), ("cua", 3, "của", "của"), ("qua", 3, "quả", "quả"), ("gia", 1, "giá", "giá"),
    ],
)  # fmt: skip
def test_the_tone_mark_stands_on_the_main_vowel(base: str, tone: int, new: str, old: str) -> None:
    assert (spelled(base, tone, ToneMarks.NEW), spelled(base, tone, ToneMarks.OLD)) == (new, old)


@given(syllables)
def test_a_syllable_comes_apart_as_it_was_put_together(syllable: tuple[str, int]) -> None:
    for style in ToneMarks:
        assert parted(spelled(*syllable, style)) == syllable


@given(syllables)
def test_the_two_styles_are_those_of_the_rule_on_tone_marks(syllable: tuple[str, int]) -> None:
    new, old = spelled(*syllable, ToneMarks.NEW), spelled(*syllable, ToneMarks.OLD)
    assert in_tone_style(old, ToneMarks.NEW) == in_new_style(old) == new
    assert in_tone_style(new, ToneMarks.OLD) == old
    assert is_in_new_style(new) == (new != old)


@given(syllables)
def test_neighbours_are_other_syllables(syllable: tuple[str, int]) -> None:
    word = spelled(*syllable)
    assert word not in neighbours(word)
    assert all(is_syllable(other) for other in neighbours(word))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hợp", "hớp"), ("cực", "cức"), ("độ", "đọ"), ("khai", "khia"), ("của", "cửa"), ("được", "đước"), ("năm", "lăm"),
     ("sử", "xử"), ("hoàn", "hoàng"), ("trong", "tron"), ("dân", "đân"), ("hướng", "huống")],
)  # fmt: skip
def test_slips_of_one_key_are_neighbours(typed: str, meant: str) -> None:
    assert typed in neighbours(meant)


@pytest.mark.parametrize(
    ("keys", "word"),
    [("uyr", "uỷ"), ("đưojc", "được"), ("hieenj", "hiện"), ("ddangr", "đảng"), ("nghij", "nghị"), ("thuws", "thứ"),
     ("internet", None), ("an", None), ("được", None)],
)  # fmt: skip
def test_keys_typed_with_the_input_method_off(keys: str, word: str | None) -> None:
    assert from_telex(keys) == word
