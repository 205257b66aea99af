"""Hyphens between words, in reference numbers and between years; dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.typing.around import (
    in_address,
    is_word,
    letters_after,
    letters_before,
    word_end,
    word_start,
)
from baocao.values.issuer import ToneMarks
from baocao.values.problem import Severity
from baocao.values.tone_marks import in_tone_style

_NAMED = frozenset({
    "kinh tế", "văn hoá", "chính trị", "xã hội", "quốc phòng", "an ninh", "khoa học", "công nghệ", "kỹ thuật",
    "hành chính", "sự nghiệp", "tư tưởng", "giáo dục", "đào tạo", "thể thao", "lao động", "thương binh", "môi trường",
    "tài chính", "kế hoạch", "đối ngoại", "công nghiệp", "thương mại", "dịch vụ", "nông nghiệp", "lâm nghiệp",
    "thuỷ sản", "du lịch", "dân số", "gia đình", "kiểm tra", "giám sát", "tổ chức", "tuyên giáo", "dân vận",
    "tiểu thủ", "nghệ thuật", "nghề nghiệp", "công nhân", "nông dân", "trí thức", "truyền thông", "thông tin",
})  # fmt: skip
"""Halves of well-known compounds, in the new tone-mark style."""
_GLUED = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_HALF_GLUED = re.compile(r"(?<=[^\W\d_])(?:-[ \xa0]|[ \xa0]-)(?=[^\W\d_])")
_BEFORE = re.compile(r"([^\W\d_]+)\s([^\W\d_]+)$")
_AFTER = re.compile(r"([^\W\d_]+)\s([^\W\d_]+)")
_NATIVE_TONES = frozenset("àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ")
_ROMAN = re.compile(r"[IVXLC]+$")
_REFERENCE = re.compile(
    r"(?<![\d/.-])\d{1,5}(?: ?/ ?\d{4})?(?: ?[-/] ?[A-ZĐ][A-Za-zĐđ]{1,5}){1,2}(?: ?[-/] ?[A-ZĐƯ]{2,8})+(?![^\W_])"
)
_YEARS = re.compile(r"(?<![\d/.,-])((?:19|20)\d\d)( ?[-–—] ?)((?:19|20)\d\d)(?![\d/]|[.,-]\d|-)")
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|năm học|niên khoá|niên khóa|thời kỳ)\s+(?:các năm\s+)?$", re.IGNORECASE)
_DASH = re.compile("(?<![-–—‐])[–—‐](?![-–—‐])")


@language_rule("soat/gach-noi")
def hyphen(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: hai vế ngang nhau nối bằng gạch nối có dấu cách hai bên; khoảng năm cũng vậy; số và ký hiệu
        văn bản thì viết liền.
    Vì sao: “kinh tế-xã hội” đọc như một từ phiên âm; “143 - CV/BDVTU” thì đứt đôi khi xuống dòng.
    Sai: “kinh tế-xã hội”; “nhiệm kỳ 2020-2025”; “số 143 - CV/BDVTU”.
    Đúng: “kinh tế - xã hội”; “nhiệm kỳ 2020 - 2025”; “số 143-CV/BDVTU”.
    Cách sửa: sửa theo gợi ý; khoảng năm viết liền trong cả văn bản thì chỉ là gợi ý. Từ phiên âm (Cu-ba,
        vi-rút), tên riêng có gạch nối liền thì để nguyên.
    Căn cứ: cách viết trong văn bản của Đảng, Nhà nước (Luật số 64/2025/QH15; HD36).
    """
    spaces_years = any(
        match[2] == " - " for _, line in reading.lines() if " - " in line.text for match in _YEARS.finditer(line.text)
    )
    for index, line in reading.lines():
        text = line.text
        if "-" not in text and "–" not in text:
            continue
        yield from _references(index, text)
        yield from _year_ranges(index, text, spaces_years=spaces_years)
        for match in _HALF_GLUED.finditer(text):
            left, right = letters_before(text, match.start()), letters_after(text, match.end())
            if not (is_word(left) and is_word(right)) or _is_numeral(text, match.start(), left):
                continue
            start, end = match.start() - len(left), match.end() + len(right)
            yield Slip(index, start, end, f"{left} - {right}")
        for match in _GLUED.finditer(text):
            yield from _glued(index, text, match.start())


def _is_numeral(text: str, at: int, left: str) -> bool:
    """“VI- TÌNH HÌNH”: a heading's number."""
    return bool(_ROMAN.match(left)) or not text[: at - len(left)].strip()


def _glued(index: int, text: str, at: int) -> Iterator[Slip]:
    left, right = letters_before(text, at), letters_after(text, at + 1)
    start, end = at - len(left), at + 1 + len(right)
    if not (is_word(left) and is_word(right)) or _is_code(text, start, end) or in_address(text, at):
        return
    before, after = _BEFORE.search(text[max(0, start - 16) : at]), _AFTER.match(text[at + 1 : end + 16])
    known = [pair for pair in (before, after) if pair and _key(pair) in _NAMED]
    if known:
        first = start if before is None else start - len(before[1]) - 1
        last = end if after is None else at + 1 + after.end()
        yield Slip(index, first, last, f"{text[first:at]} - {text[at + 1 : last]}")
    elif before and after and left.islower() == right.islower() and _NATIVE_TONES & set(left.lower() + right.lower()):
        yield Slip(index, start, end, f"{left} - {right}", Severity.HINT, "nếu là hai vế ngang nhau")


def _key(pair: re.Match[str]) -> str:
    return in_tone_style(f"{pair[1]} {pair[2]}".lower(), ToneMarks.NEW)


def _is_code(text: str, start: int, end: int) -> bool:
    """More hyphens, strokes or figures around it: a transliteration (“Ma-lai-xi-a”) or a reference number."""
    return (
        text[max(0, start - 1) : start] in {"-", "/"}
        or text[end : end + 1] in {"-", "/"}
        or (text[max(0, start - 1) : start].isdigit() or text[end : end + 1].isdigit())
    )


def _references(index: int, text: str) -> Iterator[Slip]:
    for match in _REFERENCE.finditer(text):
        joined = match[0].replace(" ", "")
        if " " in match[0] and "/" in joined and re.search(r"\d[-/]", joined):
            yield Slip(index, *match.span(), joined, message="số và ký hiệu viết liền")


def _year_ranges(index: int, text: str, *, spaces_years: bool) -> Iterator[Slip]:
    """Many published texts join the years: surely wrong are only those between blanks and none, or both in one text."""
    for match in _YEARS.finditer(text):
        if match[2] in (" - ", " – ", " — ") or int(match[1]) >= int(match[3]):
            continue
        is_term = _TERM.search(text[max(0, match.start() - 24) : match.start()])
        is_sure = is_term and (spaces_years or " " in match[2])
        severity = Severity.WARNING if is_sure else Severity.HINT
        yield Slip(index, *match.span(), f"{match[1]} - {match[3]}", severity)


@language_rule("soat/gach-dai", gathers=True)
def long_dash(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: dùng gạch nối “-”, không dùng gạch dài “–”, “—”.
    Vì sao: Word tự đổi gạch nối thành gạch dài ở chỗ có chỗ không, thành hai kiểu trong một văn bản.
    Sai: “kinh tế – xã hội”.
    Đúng: “kinh tế - xã hội”.
    Cách sửa: thay bằng gạch nối; tắt việc tự đổi trong Word (AutoFormat).
    Căn cứ: cách viết trong HD36, HD05, NĐ30; quy ước của chương trình.
    """
    if reading.characters.isdisjoint("–—‐"):
        return
    for index, line in reading.lines():
        text = line.text
        for match in _DASH.finditer(text):
            at = match.start()
            start, end = _shown_dash(text, at)
            # A minus sign before a figure is no hyphen.
            if text[at + 1 : at + 2].isdigit() and not text[max(0, at - 1) : at].isalnum():
                continue
            yield Slip(index, start, end, f"{text[start:at]}-{text[at + 1 : end]}", Severity.HINT)


def _shown_dash(text: str, at: int) -> tuple[int, int]:
    """The dash with the words on both sides of it."""
    left = at - 1 if text[max(0, at - 1) : at] in {" ", "\xa0"} else at
    right = at + 2 if text[at + 1 : at + 2] in {" ", "\xa0"} else at + 1
    return word_start(text, left), word_end(text, right)
