"""Capitals on words that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import Phrases, is_capitalised, is_within_sentence
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_COMMON: Phrases[str] = Phrases([
    (text, text)
    for text in ("đảng viên", "cấp uỷ", "tổ chức đảng", "cơ quan đảng", "chi uỷ", "cán bộ", "công chức", "viên chức",
                 "người lao động", "quần chúng", "đại hội đảng")
])  # fmt: skip
_MANY = frozenset({"các", "những", "mọi", "mỗi", "từng", "nhiều"})
_MANY_OF: Phrases[str] = Phrases([
    (text, text)
    for text in ("chi bộ", "đảng bộ", "đảng uỷ", "cơ quan", "đơn vị", "doanh nghiệp", "tổ chức", "nghị quyết",
                 "chỉ thị", "hội nghị", "phong trào", "mô hình", "kế hoạch", "báo cáo")
])  # fmt: skip
_UNITS: Phrases[None] = Phrases([(unit, None) for unit in ("tỉnh", "huyện", "xã", "phường", "thị trấn", "thị xã")])
_TIMES = frozenset({"tháng", "năm", "ngày"})
_MAKES_ANOTHER_WORD = frozenset({"uỷ", "đoàn", "đội", "đảng", "hội", "hôi"})
"""“Tỉnh Đảng bộ”, “Huyện Đội”; “Xã Hội” is no commune."""
_ANY = re.compile(r"[^\W\d_][,;”]?\s+(?:[ĐCTNQVHXPBDNM][^\W\d_]+)")


@language_rule("soat/viet-hoa-thua", "TX-07", gathers=True)
def needless_capital(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: giữa câu, danh từ chung không viết hoa: đảng viên, cấp uỷ, tổ chức đảng, các chi bộ; tỉnh, huyện, xã
        trước tên riêng; tháng, năm, ngày trước số.
    Vì sao: viết hoa để tỏ ý trang trọng làm mất phân biệt tên riêng với danh từ chung.
    Sai: “các Đảng viên”, “từng Chi bộ”, “trên địa bàn Tỉnh Ninh Bình”, “trong Năm 2021”.
    Đúng: “các đảng viên”, “từng chi bộ”, “trên địa bàn tỉnh Ninh Bình”, “trong năm 2021”; “Chi bộ thôn Đông Hạ” là tên
        riêng; “Thành phố Hồ Chí Minh” viết hoa.
    Cách sửa: viết thường chữ được nêu. Tỉnh, huyện, năm, tháng là cảnh báo; các danh từ khác chỉ là gợi ý.
    Căn cứ: cách viết trong Hướng dẫn 36-HD/VPTW; Quy định 4148-QĐ/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục II.
    """
    for index, line in reading.lines(LineKind.PARAGRAPH, LineKind.HEADING):
        if not _ANY.search(line.text):
            continue
        tokens, words = reading.tokens[index], reading.folded[index]
        found = {
            **dict.fromkeys(_common_nouns(tokens, words), Severity.HINT),
            **dict.fromkeys(_units_and_times(tokens, words), Severity.WARNING),
        }
        for (first, end, shown), severity in sorted(found.items()):
            start, stop = tokens[first].start, tokens[shown - 1].end
            if reading.is_quoted(index, start):
                continue
            text, middle = line.text[start:stop], tokens[end - 1].end - start
            wanted = text[:middle].lower() + text[middle:]
            yield Slip(index, start, stop, wanted, severity, group=text)


def _common_nouns(tokens: tuple[Token, ...], words: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    for first, end, _ in _COMMON.found_in(words):
        is_raised = any(is_capitalised(token.text) for token in tokens[first:end])
        if is_raised and is_within_sentence(tokens, first) and not _is_part(tokens, words, first, end):
            yield first, end, end
    for first, end, _ in _MANY_OF.found_in(words):
        if first and words[first - 1] in _MANY and is_capitalised(tokens[first].text) and not _goes_on(tokens, end):
            yield first, end, end


def _units_and_times(tokens: tuple[Token, ...], words: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    for first, end, _ in _UNITS.found_in(words):
        is_raised = is_capitalised(tokens[first].text) and is_within_sentence(tokens, first)
        if (
            is_raised
            and _goes_on(tokens, end)
            and words[end] not in _MAKES_ANOTHER_WORD
            and not _is_name(tokens, first)
        ):
            yield first, end, end + 1
    for at, word in enumerate(words[:-1]):
        if word in _TIMES and tokens[at].text[0].isupper() and not tokens[at].text.isupper():
            before = tokens[at - 1]
            if (
                tokens[at + 1].kind == "n"
                and is_within_sentence(tokens, at)
                and before.kind == "w"
                and before.text.islower()
            ):
                yield at, at + 1, at + 2


def _goes_on(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a word with a capital comes next: what stands before it may be part of a name."""
    return end < len(tokens) and tokens[end].kind == "w" and is_capitalised(tokens[end].text)


def _is_part(tokens: tuple[Token, ...], words: tuple[str, ...], first: int, end: int) -> bool:
    """Whether it goes on or began earlier: “Ban Tổ chức Đảng uỷ”, “Luật Cán bộ, công chức”, “Sổ tay Đảng viên”."""
    if _goes_on(tokens, end) or (end < len(words) and words[end] in {"uỷ", "bộ", "viên", "đoàn", "cộng"}):
        return True
    return any(token.kind == "w" and token.text[0].isupper() for token in tokens[max(0, first - 2) : first])


def _is_name(tokens: tuple[Token, ...], at: int) -> bool:
    """“Xuân Xã Long”: a capitalised neighbour before it makes it part of a name."""
    before = tokens[at - 1]
    return before.kind == "w" and is_capitalised(before.text)
