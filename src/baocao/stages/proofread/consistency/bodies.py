"""One body under several names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import Phrases, each_of, is_capitalised, is_in_capitals, listed_spots
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_HEADS: Phrases[None] = Phrases([
    (head, None)
    for head in ("đảng uỷ", "đảng bộ", "uỷ ban nhân dân", "hội đồng nhân dân", "ban quản lý", "công ty", "chi bộ", "sở",
                 "trường", "văn phòng", "công đoàn", "đoàn thanh niên")
])  # fmt: skip
_DECLARED = re.compile(r"(?:gọi|viết) tắt|gọi chung|đây gọi")
_STOPS = each_of(
    "đã đang sẽ có là báo tiếp lãnh chỉ ban tổ của về thực triển tập quán xây trong với năm lần nhiệm đề yêu phối "
    "luôn cũng được vẫn thường chủ theo khi để tại ở gồm bằng cho đến từ nay cùng"
)
_MOST_WORDS = 10


@language_rule("soat/ten-co-quan")
def one_body_under_two_names(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: tên một cơ quan viết thống nhất: lần đầu viết đầy đủ, sau đó viết gọn; không lúc gọn lúc đầy đủ, không
        lúc hoa lúc thường.
    Vì sao: một cơ quan mang hai, ba tên trong một báo cáo khiến người đọc ngờ là hai cơ quan.
    Sai: mở đầu viết “Đảng uỷ Khối”, trang sau mới viết “Đảng uỷ Khối Cơ quan và Doanh nghiệp tỉnh”; “Đảng uỷ Khối” rồi
        “Đảng uỷ khối”.
    Đúng: lần đầu “Đảng uỷ Khối Cơ quan và Doanh nghiệp tỉnh (sau đây gọi là Đảng uỷ Khối)”, sau đó “Đảng uỷ Khối”.
    Cách sửa: chọn một tên; muốn viết gọn thì viết đầy đủ ở lần đầu.
    Căn cứ: Nghị định 30/2020/NĐ-CP (viết tắt, gọi tắt phải viết đầy đủ ở lần đầu); quy ước của chương trình.
    """
    shorts: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    longs: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    lowers: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for index, line in reading.lines(LineKind.PARAGRAPH, LineKind.HEADING):
        tokens, words = reading.tokens[index], reading.folded[index]
        for first, end, _ in _HEADS.found_in(words):
            if (
                end >= len(tokens)
                or tokens[end].kind != "w"
                or is_in_capitals(line.text[tokens[first].start : tokens[end].end])
            ):
                continue
            if not is_capitalised(tokens[first].text) or reading.is_quoted(index, tokens[first].start):
                continue
            key = words[first : end + 1]
            span = (index, tokens[first].start, tokens[end].end)
            if not is_capitalised(tokens[end].text):
                lowers[key].append(span)
            elif end + 1 < len(tokens) and is_capitalised(tokens[end + 1].text) and tokens[end + 1].kind == "w":
                longs[key].append((index, tokens[first].start, tokens[_extent(tokens, end)].end))
            else:
                shorts[key].append(span)
    both = [key for key in shorts if key in longs]
    is_declared = bool(both) and any(_DECLARED.search(line.text) for line in reading.prose.lines)
    for key in both if not is_declared else ():
        short = shorts[key]
        yield from _late_full_name(reading, short, longs[key])
    for key, lower in lowers.items():
        yield from _two_cases(reading, lower, [*shorts[key], *longs[key]], key)


def _extent(tokens: tuple[Token, ...], end: int) -> int:
    """The last word of a name that goes on after its second capitalised word.

    It goes on to a stop, a comma or a word that begins what the body does.
    """
    last = raised = end
    for at in range(end + 1, min(end + _MOST_WORDS, len(tokens))):
        token = tokens[at]
        if token.kind != "w" or token.text in _STOPS:
            return last
        last = at
        raised = at if is_capitalised(token.text) else raised
    return last if last == len(tokens) - 1 else raised


def _late_full_name(
    reading: Reading, short: list[tuple[int, int, int]], full: list[tuple[int, int, int]]
) -> Iterator[Slip]:
    texts = reading.prose.lines
    names = {texts[line].text[start:end].lower() for line, start, end in full}
    if len(names) > 1 or full[0] < short[0]:
        return
    index, start, end = short[0]
    shown = texts[full[0][0]].text[full[0][1] : full[0][2]]
    message = (
        f"“{texts[index].text[start:end]}” ({listed_spots(reading, (line for line, _, _ in short))}) và"
        f" “{shown}” ({listed_spots(reading, (line for line, _, _ in full))}) là một cơ quan mà hai tên"
    )
    yield Slip(index, start, end, None, Severity.HINT, message,
               "Viết tên đầy đủ ở lần đầu, từ đó trở đi viết gọn; hoặc viết một tên ở mọi chỗ.")  # fmt: skip


def _two_cases(
    reading: Reading, lower: list[tuple[int, int, int]], upper: list[tuple[int, int, int]], key: tuple[str, ...]
) -> Iterator[Slip]:
    """“Đảng uỷ khối” beside “Đảng uỷ Khối”; “Đảng uỷ xã” beside “Đảng uỷ Xã”."""
    if not upper:
        return
    rare, usual = sorted((lower, upper), key=len)
    for index, group in groupby(rare, key=lambda span: span[0]):
        text = reading.prose.lines[index].text
        for _, start, end in group:
            at = start + text[start:end].rindex(" ") + 1 if " " in text[start:end] else start
            letter = text[at].upper() if rare is lower else text[at].lower()
            wanted = text[start:at] + letter + text[at + 1 : end]
            if len(rare) == len(usual):
                message = f"nơi khác ({listed_spots(reading, (span[0] for span in usual))}) viết “{wanted}”"
                yield Slip(
                    index, start, end, None, Severity.HINT, f"“{text[start:end]}”: {message}", "Chọn một cách viết."
                )
            else:
                yield Slip(index, start, end, wanted, message="nơi khác viết như vậy")
