"""Words that stand where a value is still to come: “ngày … tháng …”, “[điền]”, “xxx”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_AROUND = (24, 16)
_REMEDY = "Viết hẳn nội dung vào chỗ ấy, hoặc bỏ câu ấy; cần xem trước thì lập bản dự thảo (--du-thao)."
_DOTS = r"(?:…|\.{3,})"
_CERTAIN = re.compile(
    rf"\[[^\][]*\b(?:điền|chưa có|bổ sung|ghi rõ|nhập|cập nhật)\b[^\][]*\]"
    rf"|\b(?:TODO|TBD|FIXME)\b|\?{{3,}}|_{{3,}}"
    rf"|{_DOTS}(?:\s*{_DOTS})+|\.{{5,}}"
    rf"|\b(?:ngày|tháng)\s?{_DOTS}\s?(?:tháng|năm|/)"
    rf"|\bsố\s?{_DOTS}|(?<![^\s/]){_DOTS}\s?/|/\s?{_DOTS}",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"[…\[?_]|\.\.|xxx|TODO|TBD|FIXME", re.IGNORECASE)
"""No placeholder is without one of these."""
_CROSSES = re.compile(r"(?<![^\W_])[xX]{3,}(?![^\W_])")
_NUMBERED = re.compile(r"(?:khoá|khóa|thứ|chương|phần|mục|điều|kỷ|thế) $", re.IGNORECASE)
_LONE = re.compile(rf"(?<![^\s(“]){_DOTS}")
_QUOTED = re.compile(r"“[^“”]*”")
_WORD_BEFORE_NUMBER = re.compile(
    r"(?:kỹ thuật|công nghệ|chuyển đổi|kinh tế|xã hội|chính quyền|hạ tầng|công dân|dữ liệu|hộp|chữ|con|dân|chỉ"
    r"|thiểu|đa|tham|biến|phân|ẩn|tần|trị|tỷ|tỉ|truyền hình) $",
    re.IGNORECASE,
)
"""Before “số” it makes another word: “chuyển đổi số…”, “dân số…” end a list."""
_ONLY_DOTS = re.compile(rf"“\s*{_DOTS}\s*”")
_EXPECTANT = re.compile(
    r"\b(?:số|ngày|tháng|năm|là|đạt|có|được|khoảng|trên|hơn|gần|thứ|khoá|khóa|cho|tại|của|do|với|tăng|giảm|chiếm|tổng"
    r"|đến|từ|cộng|còn) $",
    re.IGNORECASE,
)
"""Words after which something is still to be said."""


def placeholders(text: str) -> Iterator[tuple[int, str]]:
    """The placeholders of one line: where each begins, and what it is.

    An ellipsis is one where it stands for a value: alone between words, or after a word that expects one. At the end of
    a list (“v.v…”, “hội nghị, tập huấn…”) and inside a quotation it is just an ellipsis.
    """
    found = {match.start(): match[0] for match in _CERTAIN.finditer(text) if not _is_compound(text, match)}
    for match in _ONLY_DOTS.finditer(text):
        found.setdefault(match.start() + 1, match[0])
    for match in _CROSSES.finditer(text):
        # XXX is thirty, too.
        if not (match[0].isupper() and _NUMBERED.search(text[: match.start()])):
            found[match.start()] = match[0]
    outside = _QUOTED.sub(lambda quoted: "“" + "q" * (len(quoted[0]) - 2) + "”", text)
    for match in _LONE.finditer(outside):
        if not any(at <= match.start() < at + len(each) for at, each in found.items()) and _stands_for_value(
            outside, match.start(), match.end()
        ):
            found[match.start()] = match[0]
    yield from sorted(found.items())


def _is_compound(text: str, match: re.Match[str]) -> bool:
    return match[0].lower().startswith(("số…", "số.")) and bool(_WORD_BEFORE_NUMBER.search(text, 0, match.start()))


def _stands_for_value(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:].lstrip()
    if before.rstrip().endswith((",", ";", ".", "v.v")):
        return False
    ends_sentence = not after or after[0] in ".,;:)(”"
    if not ends_sentence or _EXPECTANT.search(before) or not before.strip():
        return True
    sentence = re.split(r"[.;:!?]", before)[-1]
    return "," not in sentence


@language_rule("soat/cho-de-trong")
def placeholder(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: bản chính không còn chỗ chờ điền nằm trong câu chữ: “…” thay cho con số, “[điền]”, “xxx”, “TODO”.
    Vì sao: chỗ chờ điền lọt vào bản ký là văn bản sai; bản dự thảo thì vẫn lập được để xem.
    Sai: “Nghị quyết số …, ngày … tháng … năm 2021”; “đạt xxx%”.
    Đúng: “Nghị quyết số 15-NQ/TU, ngày 05/9/2020”; “hội nghị, tập huấn, v.v…” là liệt kê, không phải chỗ chờ điền.
    Cách sửa: viết hẳn nội dung vào; chưa có thì bỏ câu ấy, hoặc lập bản dự thảo bằng `--du-thao`. Số văn bản, ngày ký,
        họ tên người ký để trống trong tệp thì không phải chỗ chờ điền.
    Căn cứ: văn bản trình ký phải đủ nội dung; quy ước của chương trình.
    """
    is_ours = reading.prose.is_workspace
    kinds = tuple(LineKind) if is_ours else (LineKind.HEADING, LineKind.PARAGRAPH)
    severity = Severity.ERROR if is_ours else Severity.WARNING
    for index, line in reading.lines(*kinds):
        text = line.text
        if not _PERHAPS.search(text):
            continue
        for at, found in placeholders(text):
            if not is_ours and not found.strip("._…/ "):
                # In somebody's file rows of dots are left for the pen.
                continue
            shown = text[max(0, at - _AROUND[0]) : at + len(found) + _AROUND[1]].strip()
            message = f"còn chỗ chờ điền “{found}” trong câu “{shown}”"
            remedy = _REMEDY if is_ours else "Viết hẳn nội dung vào chỗ ấy, hoặc bỏ câu ấy."
            yield Slip(index, at, at + len(found), None, severity, message, remedy)
