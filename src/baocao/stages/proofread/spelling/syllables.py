"""Syllables that cannot be Vietnamese, and tone marks on the wrong letter."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.spelling.looks import like
from baocao.values.lexicon import Lexicon
from baocao.values.problem import Severity
from baocao.values.syllable import SLIP, can_be, from_telex, neighbours, parted, spelled
from baocao.values.tone_marks import in_new_style
from baocao.values.words import EDGE, folded

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LONGEST = 7
"""The longest Vietnamese syllable: nghiêng."""
_LONGEST_TYPED = 40
"""What is longer was not meant as a word, nor as several without their blanks."""


RULE = "soat/am-tiet"


@language_rule(RULE)
def impossible_syllable(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: mỗi tiếng có thể là tiếng Việt không (phụ âm đầu, vần, thanh); chữ nước ngoài, tên riêng,
        chữ viết tắt được bỏ qua.
    Vì sao: gõ thiếu phím, thừa phím, dính hai chữ là lỗi mà người ký nhìn thấy ngay.
    Sai: “nghành giáo dục”, “đựơc”, “phươg án”, “cánbộ”.
    Đúng: “ngành giáo dục”, “được”, “phương án”, “cán bộ”; “internet”, “Đắk Lắk”.
    Cách sửa: gõ lại chữ ấy. Chữ đúng mà bị nêu thì ghi vào `data/ngoai-le-soat-loi.yaml` kèm lý do.
    Căn cứ: cấu tạo âm tiết tiếng Việt.
    """
    for index, tokens in enumerate(reading.tokens):
        for at, token in enumerate(tokens):
            if (
                token.kind != "w"
                or not 1 < len(token.text) <= _LONGEST_TYPED
                or _is_well_spelled(token.text)
                or not token.text.isalpha()
            ):
                continue
            word = unicodedata.normalize("NFC", token.text.lower())
            found = parted(word)
            if found is not None and can_be(*found):
                yield Slip(index, token.start, token.end, like(token.text, spelled(*found), reading), is_safe=True,
                           message="dấu đặt sai chữ")  # fmt: skip
            elif not (reading.lexicon.knows(folded(word)) or _is_foreign(token, word, reading.prose.lines[index].text)):
                yield from _misspelt(index, token, word, tokens, at, reading)


@lru_cache(maxsize=1 << 14)
def _is_well_spelled(text: str) -> bool:
    """A possible syllable with its tone mark where one of the two styles sets it."""
    word = unicodedata.normalize("NFC", text.lower())
    found = parted(word)
    return found is not None and can_be(*found) and in_new_style(word) == spelled(*found)


def _is_foreign(token: Token, word: str, text: str) -> bool:
    """Abbreviations, and names with a capital inside a line of small letters."""
    if token.text.isascii() and not token.text.islower():
        return True
    if any(letter.isupper() for letter in token.text[1:]) and not token.text.isupper():
        return True
    if token.text.isupper():
        # An abbreviation: no vowels, or alone in capitals.
        return len(word) <= _LONGEST and not text.isupper()
    return token.text[0].isupper()


def _misspelt(
    index: int, token: Token, word: str, tokens: tuple[Token, ...], at: int, reading: Reading
) -> Iterator[Slip]:
    parts = _divided(word, reading.lexicon)
    if parts is not None:
        yield Slip(index, token.start, token.end, like(token.text, parts, reading), message="hai chữ viết dính")
        return
    if len(word) > _LONGEST + 2:
        return
    left = folded(tokens[at - 1].text) if at and tokens[at - 1].kind == "w" else EDGE
    right = folded(tokens[at + 1].text) if at + 1 < len(tokens) and tokens[at + 1].kind == "w" else EDGE
    lexicon = reading.lexicon
    typed = from_telex(word)
    if typed is not None and lexicon.knows(typed) and (lexicon.seen(left, typed) or lexicon.seen(typed, right)):
        yield Slip(index, token.start, token.end, like(token.text, typed, reading), message="bộ gõ chưa bật")
        return
    best, sides, gain = "", 0, -math.inf
    for other, slip in _near(word).items():
        if not lexicon.knows(other):
            continue
        likelihood = slip + lexicon.likelihood(left, other) + lexicon.likelihood(other, right)
        if likelihood > gain:
            best, sides, gain = other, (lexicon.seen(left, other) > 0) + (lexicon.seen(other, right) > 0), likelihood
    # Without any Vietnamese mark it may be a foreign word, unless both neighbours expect something else.
    if sides > token.text.isascii():
        yield Slip(index, token.start, token.end, like(token.text, best, reading))
    elif not token.text.isascii():
        yield Slip(index, token.start, token.end, None, Severity.WARNING, f"“{token.text}” không phải tiếng Việt",
                   "Gõ lại chữ ấy; nếu là tên riêng hay tiếng nước ngoài thì ghi vào ngoại lệ.")  # fmt: skip


@cache
def _near(word: str) -> dict[str, float]:
    """The syllables one slip away; of a word with two tone marks, those with one of them."""
    found = dict(neighbours(word))
    plain = [unicodedata.normalize("NFD", letter) for letter in word]
    toned = [at for at, signs in enumerate(plain) if set(signs) & _TONES]
    if len(toned) > 1:
        for at in toned:
            bare = "".join(sign for sign in plain[at] if sign not in _TONES)
            other = parted(word[:at] + unicodedata.normalize("NFC", bare) + word[at + 1 :])
            if other is not None and can_be(*other):
                found[spelled(*other)] = SLIP
    return found


def _divided(word: str, lexicon: Lexicon) -> str | None:
    """Two known syllables that stand side by side in accepted texts and were typed without a blank."""
    for at in range(2, len(word) - 1):
        first, second = folded(word[:at]), folded(word[at:])
        if lexicon.seen(first, second):
            return f"{first} {second}"
    return None
