"""The words of a text as the lexicon pairs them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from baocao.values.tone_marks import in_new_style

EDGE, NUMBER, NAME = "|", "#", "@"
"""Stand for the end of a clause, a number, and a name or other word that is not learned."""
CLASSES = (EDGE, NUMBER, NAME)
_PIECE = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+|\d[\d.,/%-]*|[^\w\s]|_|\n")
_TIES = ("-", "/")
_JOINERS = frozenset("-–/")
_SENTENCE_ENDS = frozenset(".!?:;“\n•+")
_FAMILY_NAMES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn lương mai tô trương hà lâm
phùng tạ đào quách cao thái lại vương chu tống tăng kiều tôn lưu doãn la nông lò giàng sùng vàng ma hứa thạch
"""
_FAMILIES = frozenset(_FAMILY_NAMES.split())


@lru_cache(maxsize=1 << 14)
def folded(word: str) -> str:
    """A word as the lexicon keeps it: small letters, NFC, tone mark in the new style."""
    return in_new_style(unicodedata.normalize("NFC", word.lower()))


class Word(NamedTuple):
    """A word as the lexicon pairs it, and where it stands.

    Attributes:
        word: folded, or `EDGE`, `NUMBER`, `NAME`.
        start, end: in the text; both the text's length for the last `EDGE`.
        is_first: it begins a sentence, a quotation or a line.
    """

    word: str
    start: int
    end: int
    is_first: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text, with the classes in place of what is no word of the language; `EDGE` begins and ends it."""
    found = list(_PIECE.finditer(text))
    words = [Word(EDGE, 0, 0)]
    add = words.append
    is_start, names_left = True, 0
    for at, match in enumerate(found):
        piece = match[0]
        first = piece[0]
        if _is_joined(text, match):
            # Pê-téc-bua, ki-lô-gam: written by syllables, but no words of the language.
            names_left = 0
            add(Word(NAME, match.start(), match.end()))
            is_start = False
        elif first.islower():
            names_left = 0
            add(Word(folded(piece), match.start(), match.end(), is_start))
            is_start = False
        elif first.isdigit():
            add(Word(NUMBER, match.start(), match.end()))
            is_start = False
        elif not first.isalpha():
            names_left = 0
            if piece not in _JOINERS:
                add(Word(EDGE, match.start(), match.end()))
                is_start = piece in _SENTENCE_ENDS or is_start
        else:
            names_left = names_left or _name_length(found, at)
            is_name = names_left or (len(piece) > 1 and piece.isupper() and not _neighbour_is_upper(found, at))
            names_left = max(names_left - 1, 0)
            add(Word(NAME if is_name else folded(piece), match.start(), match.end(), is_start and not is_name))
            is_start = False
    add(Word(EDGE, len(text), len(text)))
    return words


def _is_joined(text: str, piece: re.Match[str]) -> bool:
    """Whether a hyphen or a stroke without a blank joins it to another word."""
    start, end = piece.span()
    if text[end : end + 1] in _TIES and text[start].isalpha() and text[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and text[start - 1] in _TIES and text[start - 2].isalpha() and text[start].isalpha()


def _name_length(pieces: list[re.Match[str]], at: int) -> int:
    """How many words from here on are a person's name: two to five with capitals, the first a common family name."""
    if pieces[at][0].lower() not in _FAMILIES:
        return 0
    end = at
    while end < len(pieces) and end - at < 5 and _is_capitalised(pieces[end][0]):
        end += 1
    return end - at if end - at > 1 else 0


def _is_capitalised(piece: str) -> bool:
    return piece[0].isupper() and piece[1:].islower()


def _neighbour_is_upper(pieces: list[re.Match[str]], at: int) -> bool:
    around = (pieces[at - 1][0] if at else "", pieces[at + 1][0] if at + 1 < len(pieces) else "")
    return any(len(each) > 1 and each.isalpha() and each.isupper() for each in around)
