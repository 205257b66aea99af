"""How wide a line of Times New Roman is: the advance widths of its letters.

Measured once on Tinos 1.23, which has the same widths as Times New Roman letter by letter and is free. Letters with
tone marks, and ă, â, ê, ô, are as wide as the bare letter; ơ, ư and đ have widths of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction

_EM = 2048
_TWIPS_PER_HALF_POINT = 10
_MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306"
_REGULAR = {
    369: "'", 410: "|", 512: " ,.\u00a0", 569: "/:;\\ijlt", 682: "!()-I[]`fr‘’·", 797: "Js", 819: "°", 836: '"',
    909: "?acez“”", 961: "^", 983: "{}", 1024: "#$*0123456789_bdghknopquvxyđ–§«»", 1083: "ơ", 1108: "~", 1110: "ư",
    1139: "FPS", 1155: "+<=>×", 1251: "ELTZ", 1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1536: "½", 1556: "©", 1589: "Ư",
    1593: "&m", 1706: "%", 1821: "M", 1886: "@", 1933: "W", 2048: "—…",
}  # fmt: skip
_BOLD = {
    451: "|", 512: " ,.\u00a0", 569: "'/\\il", 682: "!()-:;[]`fjt‘’", 683: "·", 797: "Is", 807: "{}", 819: "°",
    909: "cerz", 1024: "#$*0123456789?J_agovxy–“”§«»", 1065: "~", 1134: "ơ", 1137: '"', 1139: "Sbdhknpquđ",
    1167: "+<=>×", 1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ", 1530: "©", 1536: "½",
    1593: "GHKOQƠ", 1630: "Ư", 1706: "&m", 1905: "@", 1933: "M", 2048: "%W—…",
}  # fmt: skip
_ITALIC = {
    438: "'", 512: " ,.\u00a0·", 563: "|", 569: "/\\fijlt", 682: "!()-:;I`‘’", 797: "[]rsz", 819: "{}°", 860: '"',
    864: "^", 909: "Jcekvxy", 1024: "#$*0123456789?S_abdghnopquđ–§«»", 1093: "ơ", 1108: "~", 1117: "ư",
    1139: "LTYZ“”", 1251: "ABEFPRVX", 1366: "CKNw", 1382: "+<=>×", 1479: "DGHOQUmĐƠ", 1536: "½", 1544: "Ư",
    1556: "©", 1593: "&", 1706: "%MW", 1821: "—…", 1884: "@",
}  # fmt: skip
_BOLD_ITALIC = {
    451: "|", 512: " ,.\u00a0·", 569: "'/\\ijlt", 682: "()-:;[]`f‘’", 713: "{}", 797: "!Irsz", 819: "°", 909: "cevy",
    1024: "#$*0123456789?J_abdgkopqxđ–“”§«»", 1099: "ơ", 1137: '"', 1139: "Shnu", 1167: "+<=>^~×", 1227: "ư",
    1251: "LPTYZ", 1366: "ABCEFKRVXw", 1479: "DGNOQUĐƠ", 1530: "©", 1536: "½", 1587: "Ư", 1593: "&Hm", 1704: "@",
    1706: "%", 1821: "MW", 2048: "—…",
}  # fmt: skip


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_TABLES = {
    (False, False): _by_letter(_REGULAR),
    (True, False): _by_letter(_BOLD),
    (False, True): _by_letter(_ITALIC),
    (True, True): _by_letter(_BOLD_ITALIC),
}


def text_width(text: str, size: int, *, bold: bool = False, italic: bool = False) -> Fraction:
    """How long the text is on one line, in twips.

    Args:
        text: without line breaks; a letter outside Vietnamese and ASCII counts as a whole em.
        size: in half-points.
    """
    table = _TABLES[bold, italic]
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if mark not in _MARKS)
    letters = unicodedata.normalize("NFC", bare)
    return Fraction(sum(table.get(letter, _EM) for letter in letters) * size * _TWIPS_PER_HALF_POINT, _EM)


def broken(text: str, size: int, room: int, *, bold: bool = False, italic: bool = False) -> tuple[Fraction, ...]:
    """The lengths of the lines, in twips, into which the text breaks between words where `room` twips are free."""
    lengths: list[Fraction] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold=bold, italic=italic) > room:
            lengths.append(text_width(line, size, bold=bold, italic=italic))
            longer = word
        line = longer
    return (*lengths, text_width(line, size, bold=bold, italic=italic))
