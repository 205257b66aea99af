"""Where the tone mark of oa, oe, uy stands: uỷ, hoà (new) or ủy, hòa (old)."""

from __future__ import annotations

import re
import unicodedata

from baocao.values.issuer import ToneMarks

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW = re.compile(rf"(?<![qQ])([oO][aAeE]|[uU][yY])([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])")
_OLD = re.compile(rf"(?<![qQ])([oO]|[uU])([{_TONES}])([aAeEyY])(?![^\W\d_]|[\u0300-\u036f])")
_PAIRS = {"oa", "oe", "uy"}
_TURNED = {
    unicodedata.normalize("NFC", old[0] + tone + old[1]): unicodedata.normalize("NFC", old[0] + old[1] + tone)
    for old in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")
    for tone in _TONES
}
_OLD_WRITTEN = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?![^\W\d_])")
_OLD_ENDS = {
    unicodedata.normalize("NFC", first + tone + second): unicodedata.normalize("NFC", first + second + tone)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}


def new_marks(text: str) -> str:
    """The text in the new style without touching anything else: every character keeps its place.

    Where letters are not NFC they stay as they are.
    """
    return _OLD_WRITTEN.sub(lambda found: _TURNED.get(found[0], found[0]), text)


def in_tone_style(text: str, style: ToneMarks) -> str:
    """The text, NFC, with every open syllable in oa, oe, uy marked in that style; all other syllables have only one.

    “qu” is a consonant (quý), and a closed syllable (hoàn, thuyền) is marked alike in both styles.
    """
    letters = unicodedata.normalize("NFD", text)
    if style is ToneMarks.NEW:
        letters = _OLD.sub(_moved_right, letters)
    else:
        letters = _NEW.sub(lambda found: found[1][0] + found[2] + found[1][1], letters)
    return unicodedata.normalize("NFC", letters)


def _moved_right(found: re.Match[str]) -> str:
    if (found[1] + found[3]).lower() not in _PAIRS:
        return found[0]
    return found[1] + found[3] + found[2]


_NEW_ENDS = frozenset(_OLD_ENDS.values())


def is_in_new_style(word: str) -> bool:
    """Whether one word in small letters, NFC, would be written otherwise in the old style."""
    return word[-2:] in _NEW_ENDS and word[-3:-2] != "q"


def in_new_style(word: str) -> str:
    """One word in small letters, NFC, in the new style; quicker than `in_tone_style`."""
    end = _OLD_ENDS.get(word[-2:])
    return word if end is None or word[-3:-2] == "q" else word[:-2] + end
