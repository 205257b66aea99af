"""Characters that are not the ones they look like: decomposed, of an old table, look-alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from baocao.stages.proofread.code_tables import (
    BROKEN_SIGNS,
    TABLES,
    Meant,
    broken_utf8,
    has_capitals_only,
    in_old_table,
    table_of_font,
)
from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.problem import Severity
from baocao.values.prose import ProseLine
from baocao.values.syllable import is_syllable

BROKEN = ("soat/bang-ma-cu", "soat/chu-vo-ma")
"""The rules by which a line is no Vietnamese at all as it stands; nothing else is worth saying of it."""
_WORD = re.compile(r"\w+")
_RUN = re.compile(r"\S+")
_CONVERT = "Chuyển đoạn ấy sang Unicode bằng công cụ chuyển mã của bộ gõ (UniKey: Ctrl+Shift+F6), rồi đọc lại từng chữ."

_ETH = frozenset("Ðð")
_ICELANDIC = frozenset("ÞþÆæÖöáúýÁÚÝ")

_LOOKALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТХаеоѕіјрсухԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονƢƣƉɖƌǍǎ",
        "ABESIJKMHOPCTXaeosijpcyxqwhABEZHIKMNOPTYXovƯưĐđđĂă",
        strict=True,
    )
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FULLWIDTH = re.compile("[\uff01-\uff5e]+")
_DRESSED = re.compile("[\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff]")
_ODD_LETTERS = frozenset(_LOOKALIKES) | frozenset(
    chr(code) for codes in ((0xFF01, 0xFF5F), (0xFB00, 0xFB07), (0x1D400, 0x1D800)) for code in range(*codes)
)


@language_rule("soat/unicode-to-hop", gathers=True)
def decomposed(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: mỗi chữ có dấu là một ký tự (Unicode dựng sẵn), không phải chữ cái với dấu rời đi sau.
    Vì sao: nhìn thì giống, nhưng tìm kiếm, so sánh không ra, in có khi lệch dấu.
    Sai: chữ “ế” gồm ba ký tự: e, dấu mũ, dấu sắc.
    Đúng: chữ “ế” là một ký tự.
    Cách sửa: `baocao sua TỆP --chinh-ta` đổi giúp; hoặc chọn bảng mã Unicode (dựng sẵn) trong bộ gõ rồi gõ lại.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001 (HD36, HD05; NĐ30 Phụ lục I).
    """
    for index, line in reading.lines():
        if line.text.isascii() or unicodedata.is_normalized("NFC", line.text):
            continue
        for match in _RUN.finditer(line.text):
            composed = unicodedata.normalize("NFC", match[0])
            if composed != match[0]:
                yield Slip(index, *match.span(), composed, message="chữ có dấu rời (Unicode tổ hợp)", is_safe=True)


@language_rule(BROKEN[0])
def old_code_table(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: không có đoạn nào còn ở bảng mã cũ TCVN3 (phông .VnTime…) hoặc VNI (phông VNI-Times…).
    Vì sao: đổi phông là thành chữ lạ; máy khác không có phông ấy thì không đọc được, tìm kiếm không ra.
    Sai: “§¶ng ñy Khèi”; “Ñaûng uûy Khoái”.
    Đúng: “Đảng ủy Khối”.
    Cách sửa: chuyển đoạn ấy sang Unicode bằng công cụ chuyển mã của bộ gõ (UniKey: Ctrl+Shift+F6), rồi đọc lại.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001 (HD36, HD05; NĐ30 Phụ lục I).
    """
    for index, line in reading.lines():
        meant = None if line.text.isascii() else _by_font(line) or in_old_table(line.text)
        if meant is not None:
            yield Slip(
                index, meant.start, meant.end, meant.words, Severity.ERROR, f"chữ ở bảng mã cũ {meant.table}", _CONVERT
            )


def _by_font(line: ProseLine) -> Meant | None:
    """What stretches in a font of an old table say, where their letters are of that table and not already Unicode."""
    pieces: list[tuple[int, int, str]] = []
    table = ""
    ends = [stretch.start for stretch in line.stretches[1:]] + [len(line.text)]
    for stretch, end in zip(line.stretches, ends, strict=True):
        text = line.text[stretch.start : end]
        named = table_of_font(stretch.font) if stretch.font else None
        meant = TABLES[named](text) if named else text
        if named and meant != text and not _stands_as_it_is(text, meant):
            table = named
            capitals = named.startswith("TCVN3") and has_capitals_only(stretch.font)
            pieces.append((stretch.start, end, meant.upper() if capitals else meant))
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    words, at = "", start
    for begins, ends_at, meant in pieces:
        words += line.text[at:begins] + meant
        at = ends_at
    return Meant(start, end, words, table)


def _stands_as_it_is(text: str, converted: str) -> bool:
    """The font is of an old table, the text is not: it is Vietnamese as it is and would not be when converted."""
    return _syllables(text) > _syllables(converted)


def _syllables(text: str) -> int:
    return sum(is_syllable(word.lower()) for word in _WORD.findall(text[:400]))


@language_rule(BROKEN[1])
def broken_encoding(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: không có chữ vỡ do tệp Unicode bị mở nhầm bảng mã.
    Vì sao: chữ vỡ không ai đọc được.
    Sai: “Äáº£ng bá»™”.
    Đúng: “Đảng bộ”.
    Cách sửa: mở lại bản gốc bằng mã UTF-8 rồi chép lại đoạn ấy; hoặc gõ lại.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001 (HD36, HD05; NĐ30 Phụ lục I).
    """
    if reading.characters.isdisjoint(BROKEN_SIGNS):
        return
    for index, line in reading.lines():
        meant = broken_utf8(line.text)
        if meant is not None:
            remedy = "Mở lại bản gốc bằng mã UTF-8 rồi chép lại đoạn ấy, hoặc gõ lại."
            yield Slip(
                index, meant.start, meant.end, meant.words, Severity.ERROR, "chữ vỡ vì mở tệp nhầm bảng mã", remedy
            )


@language_rule("soat/chu-d-sai", gathers=True)
def eth_for_d(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: chữ Đ, đ là chữ Việt, không phải chữ Ð, ð của tiếng Iceland trông giống nó.
    Vì sao: tìm “Đảng” không ra “Ðảng”; đổi sang chữ thường thì thành “ðảng”.
    Sai: “HÐND”, “Ðảng” với chữ Ð mã U+00D0.
    Đúng: “HĐND”, “Đảng” với chữ Đ mã U+0110.
    Cách sửa: `baocao sua TỆP --chinh-ta` thay giúp; hoặc gõ lại chữ ấy bằng bộ gõ.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001.
    """
    if reading.characters.isdisjoint(_ETH):
        return
    for index, line in reading.lines():
        if _ETH.isdisjoint(line.text) or in_old_table(line.text):
            continue
        for match in _WORD.finditer(line.text):
            word = match[0]
            if _ETH.isdisjoint(word):
                continue
            wanted = word.replace("Ð", "Đ").replace("ð", "đ")
            if is_syllable(wanted.lower()) or (wanted[0] in "Đđ" and _ICELANDIC.isdisjoint(word)) or word.isupper():
                yield Slip(index, *match.span(), wanted, message="chữ Đ sai mã", is_safe=True)


@language_rule("soat/chu-gia-mao", gathers=True)
def look_alike(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: trong từ tiếng Việt không lẫn chữ trông giống mà là chữ khác: chữ Nga, chữ Hy Lạp, chữ “ƣ” thay “ư”,
        chữ rộng của phông Hán, chữ của công thức toán, chữ dính “ﬁ”.
    Vì sao: mắt không phân biệt được, máy thì coi là chữ khác: tìm không ra, đổi phông là lộ.
    Sai: “đƣợc” (chữ ƣ mã U+01A3), “Вan” (chữ В của tiếng Nga).
    Đúng: “được”, “Ban”.
    Cách sửa: `baocao sua TỆP --chinh-ta` thay giúp; hoặc gõ lại từ ấy bằng bộ gõ.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001.
    """
    if reading.characters.isdisjoint(_ODD_LETTERS):
        return
    for index, line in reading.lines():
        if _ODD_LETTERS.isdisjoint(line.text):
            continue
        for start, end, wanted in _real_letters(line.text):
            yield Slip(index, start, end, wanted, message="có ký tự trông giống mà khác mã", is_safe=True)


def _real_letters(text: str) -> Iterator[tuple[int, int, str]]:
    is_foreign = _has_foreign_words(text)
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or _ODD_LETTERS.isdisjoint(word):
            continue
        plain = "".join(unicodedata.normalize("NFKC", char) if _DRESSED.match(char) else char for char in word)
        plain = "".join(_LOOKALIKES.get(char, char) for char in plain)
        is_pinyin = not _FOREIGN.search(word) and set(word) & {"ǎ", "Ǎ"} and not is_syllable(plain.lower())
        if plain != word and not is_pinyin and not _FOREIGN.search(plain):
            has_latin = any(char not in _LOOKALIKES or not _FOREIGN.match(char) for char in word if char.isalpha())
            if (has_latin or not is_foreign) and not (_EAST_ASIAN.search(text) and _FULLWIDTH.search(word)):
                yield match.start(), match.end(), plain
    if not _EAST_ASIAN.search(text):
        for match in _FULLWIDTH.finditer(text):
            if not any(char.isalnum() for char in match[0]):
                yield match.start(), match.end(), unicodedata.normalize("NFKC", match[0])


def _has_foreign_words(text: str) -> bool:
    """Whether it quotes Russian or Greek, in letters that look like no other."""
    return any(char not in _LOOKALIKES for char in _FOREIGN.findall(text))
