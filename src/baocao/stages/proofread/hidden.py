"""Characters that nobody sees, or that show nothing but a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from baocao.stages.proofread.code_tables import broken_utf8, in_old_table
from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.prose import ProseLine
from baocao.values.syllable import is_syllable

_BLANKS = "\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CONTROLS = "\x00-\x08\x0c\x0e-\x1f\x7f-\x9f"
_LOST = "\ufffd\ue000-\uf8ff"
_HIDDEN = re.compile(f"[{_BLANKS}{_UNSEEN}{_CONTROLS}{_LOST}]")
_HIDDEN_RUN = re.compile(f"{_HIDDEN.pattern}+")
_BLANK, _LOSS = re.compile(f"[{_BLANKS}]"), re.compile(f"[{_LOST}]")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett")
_PRIVATE_BULLETS = "\uf02d\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf071"
_CALLED = {
    "\u00ad": "dấu gạch nối mềm",
    "\u200b": "khoảng trắng không độ rộng",
    "\u200c": "ký tự tách chữ không hiện",
    "\u200d": "ký tự nối chữ không hiện",
    "\u200e": "dấu hướng viết trái sang phải",
    "\u200f": "dấu hướng viết phải sang trái",
    "\u2060": "ký tự nối từ không hiện",
    "\ufeff": "dấu đầu tệp (BOM)",
    "\ufffd": "chữ đã hỏng",
    "\u3000": "khoảng trắng của chữ Hán",
    "\u202f": "khoảng trắng hẹp",
}
_WIDEST = 24


@language_rule("soat/ky-tu-an", gathers=True)
def hidden_character(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: không có ký tự không thấy được (khoảng trắng không độ rộng, gạch nối mềm, ký tự điều khiển), khoảng
        trắng lạ, chữ đã hỏng. Dấu cách không ngắt và gạch nối không ngắt của Word thì dùng được.
    Vì sao: ký tự ấy theo chữ chép từ trang mạng, tệp PDF; làm vỡ dòng sai chỗ, tìm kiếm không ra.
    Sai: “Đảng{U+200B} bộ” (giữa hai chữ có một ký tự mã U+200B).
    Đúng: “Đảng bộ”.
    Cách sửa: `baocao sua TỆP --chinh-ta` bỏ giúp ký tự không thấy; chữ đã hỏng thì gõ lại.
    Căn cứ: quy ước của chương trình.
    """
    if not _HIDDEN.search("".join(reading.characters)):
        return
    for index, line in reading.lines():
        if not _HIDDEN.search(line.text) or in_old_table(line.text) or broken_utf8(line.text):
            continue
        for start, end in _hidden_spans(line):
            yield _without_hidden(index, line.text, start, end)


def _hidden_spans(line: ProseLine) -> Iterator[tuple[int, int]]:
    """Where hidden characters stand, with the words around them; what touches is one."""
    last: tuple[int, int] | None = None
    for match in _HIDDEN_RUN.finditer(line.text):
        if _is_meant(line, match.start()):
            continue
        start, end = _word_around(line.text, *match.span())
        if last and start <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _is_meant(line: ProseLine, at: int) -> bool:
    char = line.text[at]
    if char == "\u200d" and at and ord(line.text[at - 1]) > 0x2190:
        return True
    return "\ue000" <= char <= "\uf8ff" and line.stretch_at(at).font.casefold().startswith(_SYMBOL_FONTS)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while start and first - start < _WIDEST and text[start - 1] not in " \t\n\xa0":
        start -= 1
    while end < len(text) and end - last < _WIDEST and text[end] not in " \t\n\xa0":
        end += 1
    return start, end


def _without_hidden(index: int, text: str, start: int, end: int) -> Slip:
    found = text[start:end]
    chars = list(dict.fromkeys(_HIDDEN.findall(found)))
    named = ", ".join(f"{_name_of(char)} (U+{ord(char):04X})" for char in chars)
    if start == 0 and found[0] in _PRIVATE_BULLETS and not _HIDDEN.search(found[1:]):
        return Slip(index, start, end, "-" + found[1:], message=f"{named} ở đầu dòng")
    if _LOSS.search(found):
        return Slip(index, start, end, None, message=f"có {named}", remedy="Gõ lại chữ ấy.")
    readable = "".join(_as_windows(char) for char in found)
    if readable != found:
        return Slip(index, start, end, _HIDDEN.sub("", readable), message=named)
    is_safe = True
    halves = _HIDDEN.split(found)
    joined = "".join(" " if _BLANK.match(char) else "" if _HIDDEN.match(char) else char for char in found)
    words = [half.lower() for half in halves if half]
    if len(words) > 1 and all(map(is_syllable, words)) and " " not in joined and not is_syllable(joined.lower()):
        joined, is_safe = " ".join(half for half in halves if half), False
    return Slip(index, start, end, joined, message=named, is_safe=is_safe)


def _as_windows(char: str) -> str:
    """A sign of Windows-1252 that came through as its bare number: quotes, dashes."""
    if not "\x80" <= char <= "\x9f":
        return char
    return bytes([ord(char)]).decode("cp1252", "ignore") or char


def _name_of(char: str) -> str:
    if char in _CALLED:
        return _CALLED[char]
    if _BLANK.match(char):
        return "khoảng trắng lạ"
    if "\ue000" <= char <= "\uf8ff":
        return "ký tự riêng của một phông"
    return "ký tự điều khiển" if unicodedata.category(char) == "Cc" else "ký tự không hiện"
