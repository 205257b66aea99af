"""Blanks: doubled, at the ends of a line, around signs, between lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.typing.around import (
    BLANKS,
    in_address,
    is_left_for_pen,
    is_seam,
    is_word,
    letters_after,
    letters_before,
    word_end,
    word_start,
)
from baocao.values.problem import Severity
from baocao.values.prose import LineKind, ProseLine

_SEVERAL = re.compile(f"(?<=[^\\s])[{BLANKS}]{{2,}}(?=[^\\s])")
_A_COLUMN = 5
_LIST_MARK = re.compile(r"(?:[-+*•–]|\d+[.)]|[a-zđ]\))(?:\s|$)")
_BEFORE_SIGN = re.compile(f"(?<=[^\\s|])[{BLANKS}]+(?=[.,;:!?)\\]”])")
_SIGNS = re.compile(r"\./\.|[.,;:!?)\]”]+")
_AFTER_OPEN = re.compile(f"[(“\\[](?=[{BLANKS}])")
_OPEN = re.compile(r"(?<=[^\W_])[(“]|(?<=[,;:])[(“]")
_SIGN_THEN_LETTER = re.compile(r"[,;:!?.)”…](?=[^\W\d_])")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*$|[IVX]+$|[a-zđ]$")


@language_rule("soat/dau-cach-thua", "TX-04", gathers=True)
def doubled_blank(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: giữa hai từ chỉ có một dấu cách. Chỗ chừa để điền bằng bút và chỗ giãn cột thì không tính.
    Vì sao: dòng căn đều hai bên hở ra chỗ thừa; tìm cụm từ không ra.
    Sai: “6 tháng đầu năm,  nhiệm vụ trọng tâm”.
    Đúng: “6 tháng đầu năm, nhiệm vụ trọng tâm”.
    Cách sửa: `baocao sua TỆP --chinh-ta` bỏ giúp; hoặc tìm hai dấu cách, thay bằng một.
    Căn cứ: cách trình bày văn bản thông dụng.
    """
    for index, line in reading.lines():
        text = line.text
        if not any(pair in text for pair in ("  ", " \xa0", "\xa0 ", "\xa0\xa0")):
            continue
        if "|" in text or not any(char.isalpha() for char in text):
            continue
        for match in _SEVERAL.finditer(text):
            start, end = match.span()
            if _is_spread(line, start, end) or is_left_for_pen(text[:start], text[end:]) or is_seam(line, start, end):
                continue
            blank = "\xa0" if "\xa0" in match[0] else " "
            first, last = word_start(text, start), word_end(text, end)
            shown = text[first:start] + blank + text[end:last]
            yield Slip(index, first, last, shown, message="thừa dấu cách", is_safe=True)


def _is_spread(line: ProseLine, start: int, end: int) -> bool:
    """Blanks that set columns apart, or leave room for the pen in a form."""
    width = end - start
    if width >= _A_COLUMN or (line.text[start - 1].isdigit() and line.text[end].isdigit()):
        return True
    is_form = line.kind is LineKind.LABEL or line.text.isupper() or line.text[start - 1] in ":.…_"
    return (is_form and width > 2) or not (line.text[start - 1].isalnum() or line.text[end].isalnum())


@language_rule("soat/dau-cach-dau-cuoi", "TX-04", gathers=True)
def blank_at_end(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: đầu dòng, cuối dòng không có dấu cách.
    Vì sao: căn giữa, thụt dòng bằng dấu cách thì lệch ngay khi đổi cỡ chữ; dấu cách cuối dòng làm chữ căn giữa lệch.
    Sai: “ BÁO CÁO” (gõ dấu cách để căn giữa).
    Đúng: “BÁO CÁO”, căn giữa bằng nút căn giữa.
    Cách sửa: `baocao sua TỆP --chinh-ta` bỏ giúp; căn giữa, thụt dòng bằng định dạng đoạn.
    Căn cứ: cách trình bày văn bản thông dụng.
    """
    for index, line in reading.lines():
        text = line.text
        inner = text.strip(BLANKS)
        if len(inner) == len(text) or not inner or inner[0] == "|":
            continue
        start = len(text) - len(text.lstrip(BLANKS))
        # Word itself sets one behind the mark of a note.
        is_note = start == 1 and (line.place_at(0).part or "").startswith("chú thích")
        if start and not is_note and _is_padding(line, inner):
            last = word_end(text, start)
            yield Slip(index, 0, last, text[start:last], message="dấu cách ở đầu dòng", is_safe=True)
        end = len(text.rstrip(BLANKS))
        is_break = text.endswith("  ") and line.place_at(0).path.endswith(".md")
        if end < len(text) and not is_break and not is_left_for_pen(text, ""):
            first = max(start, word_start(text, end))
            if not reading.prose.is_workspace:
                yield Slip(
                    index, first, len(text), text[first:end], Severity.HINT, "dấu cách ở cuối dòng", is_safe=True
                )


def _is_padding(line: ProseLine, inner: str) -> bool:
    """Blanks before a paragraph or title; those before a list's item or the columns of a masthead are layout."""
    if line.kind not in (LineKind.PARAGRAPH, LineKind.HEADING) or _LIST_MARK.match(inner):
        return False
    return " " * _A_COLUMN not in inner


@language_rule("soat/dong-trong", gathers=True)
def empty_line(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: giãn đoạn không bằng dòng trống: các đoạn cách nhau đều như nhau.
    Vì sao: dòng trống chỗ có chỗ không thì khoảng cách đoạn không đều, sang trang là hở.
    Sai: một dòng trống giữa hai đoạn này, không dòng nào giữa hai đoạn kia.
    Đúng: không có dòng trống; khoảng cách đoạn đặt trong định dạng đoạn.
    Cách sửa: bỏ dòng trống, đặt khoảng cách đoạn ít nhất 6 pt.
    Căn cứ: khoảng cách đoạn tối thiểu 6 pt (HD36, HD05, NĐ30).
    """
    body = [(index, line) for index, line in reading.lines(LineKind.HEADING, LineKind.PARAGRAPH) if line.number]
    if not body or body[0][1].place_at(0).path.endswith(".md"):
        return
    gaps = [
        (right, right_line, right_line.number - left_line.number - 1)
        for (left, left_line), (right, right_line) in pairwise(body)
        if right == left + 1 and not _is_apart(left_line.text) and not _is_apart(right_line.text)
    ]
    usual = int(2 * sum(bool(empty) for _, _, empty in gaps) > len(gaps))
    for index, line, empty in gaps:
        if usual < empty <= 2:
            start = len(line.text) - len(line.text.lstrip())
            message = f"có {empty} dòng trống trước đoạn này; chỗ khác thì không"
            yield Slip(index, start, word_end(line.text, start), None, Severity.HINT, message,
                       "Bỏ dòng trống, giãn đoạn bằng định dạng đoạn.")  # fmt: skip


def _is_apart(text: str) -> bool:
    """A line of the masthead or of the signature, or one of marks only: these stand apart by custom."""
    inner = text.strip()
    return not any(char.isalpha() for char in inner) or (inner.isupper() and inner[0] not in "IVX")


@language_rule("soat/dau-cach-truoc-dau", "TX-04", gathers=True)
def blank_before_sign(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: không có dấu cách trước dấu chấm, phẩy, chấm phẩy, hai chấm, chấm hỏi, chấm than, đóng ngoặc, “./.”.
    Vì sao: dấu bị đẩy xuống đầu dòng sau.
    Sai: “Tuy nhiên , kết quả”; “hành chính” ./.”.
    Đúng: “Tuy nhiên, kết quả”; “hành chính”./.”.
    Cách sửa: `baocao sua TỆP --chinh-ta` bỏ giúp dấu cách.
    Căn cứ: cách trình bày văn bản thông dụng.
    """
    for index, line in reading.lines():
        text = line.text
        for match in _BEFORE_SIGN.finditer(text):
            start, end = match.span()
            if _may_stand_apart(text, start, end) or is_seam(line, start, end):
                continue
            signs = _SIGNS.match(text, end)
            last = signs.end() if signs else end + 1
            first = word_start(text, start)
            shown = text[first:start] + text[end:last]
            yield Slip(index, first, last, shown, message="thừa dấu cách trước dấu", is_safe=True)


def _may_stand_apart(text: str, start: int, end: int) -> bool:
    sign, before, after = text[end], text[start - 1], text[end + 1 : end + 2]
    if end - start > 2 or not (before.isalnum() or before in "”\"')]%…./"):
        return True
    if sign == ".":
        # “ ...” stands for words left out, “ .docx” is the end of a name, “. ./.” is doubled.
        return after == "." or (after.isalnum() and not text.startswith("./.", end)) or before in "./"
    if sign == ":" and before.isdigit():
        return after.isdigit() or text[end + 1 : end + 3].strip().isdigit()
    if sign == "”":
        return after.isalnum()
    return before in "./" or (sign in ")]" and before in "([") or is_left_for_pen(text[:start], text[end:])


@language_rule("soat/dau-cach-sau-dau", "TX-04", gathers=True)
def no_blank_after_sign(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: sau dấu phẩy, chấm phẩy, hai chấm, chấm, chấm hỏi, chấm than, dấu đóng ngoặc có dấu cách. Số, ngày,
        giờ, chữ viết tắt (TP.HCM, PGS.TS), địa chỉ mạng thì không tính.
    Vì sao: hai từ dính nhau, khó đọc, và xuống dòng sai chỗ.
    Sai: “kinh tế,văn hoá”; “còn khó khăn.Các cấp uỷ”.
    Đúng: “kinh tế, văn hoá”; “còn khó khăn. Các cấp uỷ”.
    Cách sửa: `baocao sua TỆP --chinh-ta` thêm giúp dấu cách.
    Căn cứ: cách trình bày văn bản thông dụng.
    """
    for index, line in reading.lines():
        text = line.text
        for match in _SIGN_THEN_LETTER.finditer(text):
            at = match.start()
            if not _wants_blank(text, at) or in_address(text, at) or is_seam(line, at, at + 2):
                continue
            first, last = word_start(text, at), word_end(text, at + 1)
            shown = f"{text[first : at + 1]} {text[at + 1 : last]}"
            yield Slip(index, first, last, shown, message="thiếu dấu cách sau dấu", is_safe=match[0] in ",;")


def _wants_blank(text: str, at: int) -> bool:
    sign, before, after = text[at], letters_before(text, at), letters_after(text, at + 1)
    if sign in ",;":
        return bool(at) and (len(before) > 1 or len(after) > 1) and text[at - 1] != ","
    if sign in ":!?":
        return is_word(before) and len(after) > 1
    if not is_word(after):
        return False
    if sign in ")”":
        return _closes_words(text, at, after)
    return _ends_sentence(text, at, before, after)


def _closes_words(text: str, at: int, after: str) -> bool:
    """“(các)bon” and “(s)” are ways of writing: there the bracket stands inside a word."""
    opener = text.rfind("(" if text[at] == ")" else "“", 0, at)
    if opener >= 0:
        return opener == 0 or not text[opener - 1].isalpha()
    return text[at] == ")" and after[0].isupper() and bool(_NUMBERED.match(text[:at].strip()))


def _ends_sentence(text: str, at: int, before: str, after: str) -> bool:
    """A stop or ellipsis between words; names and abbreviations (“TP.Hà Nội”, “V.I.Lênin”) have it too."""
    is_capital = after[0].isupper() and (after[1:].islower() or after.isupper())
    if text[at] == "…":
        return is_capital and is_word(before)
    if _NUMBERED.match(text[:at].strip()):
        return not after.isascii() and (after.isupper() if before.isupper() else is_capital)
    if not before:
        follows_year = not after.isascii() and text[max(0, at - 4) : at].isdigit()
        return is_capital and (text[max(0, at - 1) : at] in {"”", ")"} or follows_year)
    if not (is_word(before) and before.islower()):
        return False
    return is_capital or (not before.isascii() and not after.isascii() and after.islower())


@language_rule("soat/dau-cach-trong-ngoac", "TX-04", gathers=True)
def blanks_at_brackets(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: trước dấu mở ngoặc có dấu cách, sau nó thì không.
    Vì sao: dấu mở ngoặc dính vào từ trước hoặc đứng lẻ ở cuối dòng.
    Sai: “phong trào“Dân vận khéo””; “( 54 đảng bộ)”.
    Đúng: “phong trào “Dân vận khéo””; “(54 đảng bộ)”.
    Cách sửa: `baocao sua TỆP --chinh-ta` sửa giúp dấu cách.
    Căn cứ: cách trình bày văn bản thông dụng.
    """
    if reading.characters.isdisjoint("(“["):
        return
    for index, line in reading.lines():
        text = line.text
        for match in _AFTER_OPEN.finditer(text):
            start = match.end()
            end = start
            while end < len(text) and end - start < _A_COLUMN and text[end] in BLANKS:
                end += 1
            if (
                end - start > 2
                or not text[end : end + 1].isalnum()
                or text[match.start() - 1 : match.start()].isalnum()
            ):
                continue
            last = word_end(text, end)
            shown = match[0] + text[end:last]
            yield Slip(index, match.start(), last, shown, message="thừa dấu cách sau dấu mở ngoặc", is_safe=True)
        for match in _OPEN.finditer(text):
            at = match.start()
            if not _is_stuck(text, at) or in_address(text, at):
                continue
            first, last = word_start(text, at), word_end(text, at)
            shown = f"{text[first:at]} {text[at:last]}"
            yield Slip(index, first, last, shown, message="thiếu dấu cách trước dấu mở ngoặc", is_safe=True)


def _is_stuck(text: str, at: int) -> bool:
    """“106(54 đảng bộ” and “khéo“Dân”; “5(a)”, “f(x)” and “(các)” after half a word are ways of writing."""
    if not text[at + 1 : at + 2].isalnum():
        return False
    if text[at] == "“":
        return True
    before, after = letters_before(text, at), letters_after(text, at + 1)
    inside = text[at + 1 : at + 40].partition(")")[0]
    return (
        text[at - 1] in ",;:"
        or (is_word(before) and (is_word(after) or " " in inside))
        or (text[at - 1].isdigit() and " " in inside)
    )
