"""The code tables from before Unicode, and UTF-8 read as Windows-1252: what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from baocao.values.syllable import is_syllable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_VOWELS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_ALONE = dict(zip("æóòôöîñ", "ỉĩịơưỵđ", strict=True))
_VNI = re.compile("[aeoôuöy][ùøûõïêéèúüëâáàåãä]|[æóòôöîñ]", re.IGNORECASE)
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’…–—]+")
_HINTS = re.compile("[¡-©«¬®µ-¹»-¾×÷ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïñöøûüþÿ]|[aeAE][À-ÿ]")
"""What neither Unicode Vietnamese nor figures contain, but words in an old table do. (“ª” and “º” mark ordinals.)"""
_VIETNAMESE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u1ea0-\u1ef9]")
_LONGEST = 12
_ENOUGH = 3
_ENOUGH_ALONE = 2

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)}
_TRAILS = "".join(re.escape(char) for char in {*_CP1252.values(), *map(chr, range(0x80, 0xA0))})
_BYTES = {char: byte for byte, char in _CP1252.items()}
_LOST_D = re.compile(rf"Ä(?![{_TRAILS}])")
_LOST_A = re.compile(rf"Ã(?![{_TRAILS}])")
_NO_SIGNS = _TRAILS.translate({ord(char): None for char in "“”‘’…–—"})
_BROKEN = re.compile(rf"[ÂÃÄÅÆ][{_NO_SIGNS}]|Ä[{_TRAILS}]|á[º»][{_TRAILS}]|á[º»](?=[a-z])|â€|Ä(?=áº|á»|Ã|Æ)")
"""“XÃ”, “ĐÂ…” are words in capitals before a sign; the rest nobody writes."""
_ENDS_IN_LOST_A = re.compile(r"[a-zñ]Ã")
BROKEN_SIGNS = frozenset("ÃÄÅÆáâÂ")
_RUN = re.compile(r"[^ \t\n]+")


class Meant(NamedTuple):
    """Words in a wrong table.

    Attributes:
        start, end: in the line's text.
        words: what was meant; None where a part of it is lost.
        table: as a clerk calls it.
    """

    start: int
    end: int
    words: str | None
    table: str


def from_tcvn3(text: str) -> str:
    """TCVN3 bytes, read as Latin-1, in Unicode."""
    return "".join(_TCVN3.get(char, char) for char in text)


def from_vni(text: str) -> str:
    """VNI for Windows, read as Latin-1, in Unicode: a mark follows the letter that it belongs to."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    small = found[0].lower()
    if len(small) == 1:
        letter = _VNI_ALONE[small]
        return letter.upper() if found[0].isupper() else letter
    marked = _VNI_VOWELS[small[0]].get(small[1])
    if marked is None:
        head = _VNI_ALONE.get(small[0], small[0])
        head = head.upper() if found[0][0].isupper() else head
        rest = _VNI_ALONE.get(small[1], found[0][1])
        return head + rest
    return marked.upper() if found[0][0].isupper() else marked


TABLES: dict[str, Callable[[str], str]] = {"TCVN3 (ABC)": from_tcvn3, "VNI": from_vni}


def table_of_font(font: str) -> str | None:
    """The table that a font is made for, by its name."""
    name = font.casefold().lstrip()
    if name.startswith(".vn"):
        return "TCVN3 (ABC)"
    return "VNI" if re.match(r"vni[-\s]", name) else None


def has_capitals_only(font: str) -> bool:
    """TCVN3 has no codes for most capitals with marks: fonts such as .VnTimeH draw small letters as capitals."""
    return font.startswith(".") and font.rstrip().endswith("H")


def in_old_table(text: str) -> Meant | None:
    """The words of a line that are Vietnamese in an old table and in no other, from the first to the last of them.

    One such word may be a foreign name; words with `_ENOUGH` odd letters between them, half of all words that are not
    Vietnamese as they stand, are not.
    """
    if not _HINTS.search(text):
        return None
    best: Meant | None = None
    most = 0
    for table, convert in TABLES.items():
        spans, weight, strange = _evidence(text, convert)
        enough = _ENOUGH_ALONE if not strange and len(text.split()) <= 3 else _ENOUGH
        if not spans or weight < max(enough, most + 1) or len(spans) <= strange:
            continue
        if not _VIETNAMESE_ONLY.search(text):
            # The whole line is in that table: “Khoái” between such words is one of them, though it could be Unicode.
            spans = [match.span() for match in _WORD.finditer(text) if convert(match[0]) != match[0]]
        start, end = spans[0][0], spans[-1][1]
        if not _VIETNAMESE_ONLY.search(text, start, end):
            best, most = Meant(start, end, convert(text[start:end]), table), weight
    return best


def _evidence(text: str, convert: Callable[[str], str]) -> tuple[list[tuple[int, int]], int, int]:
    """Where words stand that are Vietnamese only when converted, how many odd letters they have, how many are odd.

    A word that is repeated weighs once.
    """
    sure: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    strange = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or _is_vietnamese(word):
            continue
        if len(word) > _LONGEST or _VIETNAMESE_ONLY.search(word) or not _is_vietnamese(convert(word)):
            strange += 1
            continue
        sure[word] = sum(not char.isascii() for char in word) + any("¡" <= char <= "¾" for char in word[1:])
        spans.append(match.span())
    return spans, sum(sure.values()), strange


def _is_vietnamese(word: str) -> bool:
    return (len(word) <= _LONGEST and is_syllable(word.lower())) or not any(char.isalpha() for char in word)


def broken_utf8(text: str) -> Meant | None:
    """The words of a line that are UTF-8 read as Windows-1252 (“Ä‘áº£ng”), from the first to the last of them."""
    if not _BROKEN.search(text):
        return None
    spans, lost = [], False
    for match in _RUN.finditer(text):
        if not _BROKEN.search(match[0]) and not _ENDS_IN_LOST_A.fullmatch(match[0][-2:]):
            continue
        words = _reread(match[0])
        if words is not None and (words == match[0] or len(words) >= len(match[0])):
            continue
        lost = lost or words is None
        spans.append(match.span())
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    words = None if lost else "".join(_reread_all(text[start:end]))
    if lost and not any(_is_certain(text[a:b]) for a, b in spans):
        return None
    return Meant(start, end, words, "UTF-8")


def _is_certain(run: str) -> bool:
    """A damaged run whose remains are of Vietnamese letters of three bytes."""
    return bool(re.search("á[º»][^\\sa-zA-Z.,;:)”]", run))


def _reread_all(text: str) -> Iterator[str]:
    at = 0
    for match in _RUN.finditer(text):
        lost_blank = at and text[at - 1] == "Ã" and match.start() - at > 1
        yield text[at + bool(lost_blank) : match.start()]
        yield _reread(match[0]) or match[0]
        at = match.end()


def _reread(run: str) -> str | None:
    """One run of characters as its bytes mean it in UTF-8; None where bytes are lost or it is nothing of the kind."""
    # Windows-1252 has no character for byte 90, and programs make a plain blank of byte A0.
    for repaired in (run, _LOST_A.sub("Ã\xa0", _LOST_D.sub("Ä\x90", run))):
        try:
            return bytes(_byte_of(char) for char in repaired).decode("utf-8")
        except ValueError:
            continue
    return None


def _byte_of(char: str) -> int:
    return _BYTES.get(char, ord(char))
