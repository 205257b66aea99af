"""Dots of an ellipsis, doubled signs, and the sign that ends a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.typing.around import in_address, is_seam, is_word, letters_before, word_start
from baocao.values.problem import Severity

_ELLIPSIS = re.compile(r"(?<=[^\W_])(?:[ \xa0]?,[ \xa0]?)?(?:\.{3,4}|…\.{1,3}|\.…|……)(?![.…/])|,[ \xa0]?…(?![.…])")
_AND_SO_ON = re.compile(r"(?<![^\W_])v\.v(?:\.{2,4}|\.?\s?…)(?![.…])", re.IGNORECASE)
_WAITS = re.compile(r"(?:^|\W)(?:số|ngày|tháng|năm|quý)$", re.IGNORECASE)
_DOUBLED = re.compile(r"(?<![.,;:…])[.,;:](?:[ \xa0]?[.,;:]|[.,;:])(?![ \xa0]?[.,;:…/])")
_END = re.compile(
    r"(?:\.{2}[ \xa0]?/[ \xa0]?\.?|\.[ \xa0]+\.?/\.?|\./|\.?/[ \xa0]+\.|\./\.\.|(?<![./\s])/\.)[ \xa0”]*$"
)


@language_rule("soat/ba-cham", gathers=True)
def ellipsis(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: dấu ba chấm là một ký tự “…”, liền sau từ, không có dấu phẩy trước nó; “v.v.” không thêm ba chấm.
    Vì sao: ba dấu chấm rời có thể bị ngắt sang dòng sau; “v.v…” nói hai lần một ý.
    Sai: “hội nghị, tập huấn,...”; “hội nghị, tập huấn, v.v…”.
    Đúng: “hội nghị, tập huấn…”; “hội nghị, tập huấn, v.v.”.
    Cách sửa: thay theo gợi ý.
    Căn cứ: quy tắc dùng dấu chấm lửng; quy ước của chương trình.
    """
    if reading.characters.isdisjoint(".…"):
        return
    for index, line in reading.lines():
        text = line.text
        if "..." in text or "…" in text or "v.v" in text:
            taken: set[int] = set()
            for match in _AND_SO_ON.finditer(text):
                taken.update(range(*match.span()))
                yield Slip(index, *match.span(), f"{match[0][:3]}.", Severity.HINT)
            for match in _ELLIPSIS.finditer(text):
                before = text[max(0, match.start() - 24) : match.start()]
                if match.start() in taken or _WAITS.search(before) or in_address(text, match.start()):
                    continue
                start = word_start(text, match.start())
                yield Slip(index, start, match.end(), f"{text[start : match.start()]}…", Severity.HINT)


@language_rule("soat/dau-cau-lap")
def doubled_sign(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: không có hai dấu câu liền nhau; dấu kết thúc văn bản là “./.”.
    Vì sao: một dấu là gõ thừa, hoặc còn sót khi sửa câu.
    Sai: “kinh tế,, văn hoá”; “chưa kịp thời;.”; “thủ tục hành chính../.”.
    Đúng: “kinh tế, văn hoá”; “chưa kịp thời.”; “thủ tục hành chính./.”.
    Cách sửa: bỏ dấu thừa.
    Căn cứ: quy tắc dùng dấu câu.
    """
    for index, line in reading.lines():
        text = line.text
        end = _END.search(text, max(0, len(text) - 16)) if "/" in text[-16:] else None
        if end and any(char.isalpha() for char in text[:8]) and not in_address(text, end.start()):
            start = word_start(text, end.start())
            is_common = end[0].strip(" \xa0”") == "/."
            yield Slip(
                index, start, end.start() + len(end[0].rstrip(" \xa0”")), f"{text[start : end.start()]}./.",
                Severity.HINT if is_common else Severity.WARNING,
            )  # fmt: skip
        for match in _DOUBLED.finditer(text):
            if (end and match.end() > end.start()) or is_seam(line, *match.span()) or in_address(text, match.start()):
                continue
            first, last = match[0][0], match[0][-1]
            if not _is_slip(text, match, first, last):
                continue
            start = word_start(text, match.start())
            wanted = _kept(first, last, text[match.end() :][:3])
            yield Slip(
                index, start, match.end(), f"{text[start : match.start()]}{wanted}",
                is_safe=first == last and first != "." and len(match[0]) == len(first + last),
            )  # fmt: skip


def _is_slip(text: str, match: re.Match[str], first: str, last: str) -> bool:
    before = letters_before(text, match.start())
    follows_word = is_word(before) or text[match.start() - 1 : match.start()] in {"”", ")", "%"}
    if first == "." and not follows_word:
        # “v.v.,”, “PGS.,” and “U.S.;” end in a dot of their own.
        return False
    if first == "." and not before.islower() and last != "." and follows_word and before:
        return False
    return match.start() > 0 and not (
        text[match.start() - 1].isdigit() and text[match.end() : match.end() + 1].isdigit()
    )


def _kept(first: str, last: str, after: str) -> str:
    """Which of two signs the sentence goes on with: a stop before a capital or at the end."""
    if first == last:
        return first
    following = after.strip()
    if not following or following[0].isupper():
        return "." if "." in (first, last) else last
    return first if last == "." else last
