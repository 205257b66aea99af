"""Hints on sentences: too long, without a subject, always the same beginning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.problem import Severity
from baocao.values.prose import LineKind
from baocao.values.words import EDGE, NUMBER, folded

_MOST_WORDS = 60
_BRACKETS = re.compile(r"\([^()]*\)")
_SAME_BEGINNINGS = 3
_BEGINNING_WORDS = 4
_BODIES = frozenset({"ban", "uỷ", "đảng", "chi", "hội", "huyện", "tỉnh", "thành", "sở", "phòng", "công", "liên", "cấp"})
_WITHOUT_SUBJECT = re.compile(
    r"(?:[-+•]\s+)?(?P<start>Qua|Thông qua|Bằng|Từ|Nhờ|Trong|Với) (?P<middle>[^,;:]*?) (?P<verb>đã|đang|sẽ) "
)
_SUBJECT = re.compile(
    r"\b(?:cấp uỷ|cấp ủy|đảng uỷ|đảng ủy|đảng bộ|chi bộ|ban thường vụ|ban chấp hành|ban chỉ đạo|uỷ ban|ủy ban|cơ quan"
    r"|đơn vị|doanh nghiệp|cán bộ|đảng viên|công chức|viên chức|người|nhân dân|tổ chức|đoàn thể|chính quyền|lãnh đạo"
    r"|hội|công đoàn|tỉnh|huyện|xã|phường|thành phố|sở|phòng|công tác|việc|phong trào|kết quả|chất lượng|tỷ lệ"
    r"|tình hình|hoạt động|nhiều|các|những|một số)\b[^,;:]*$",
    re.IGNORECASE,
)


def _is_inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether it lies in one of the spans, which follow one another."""
    before = bisect_left(spans, (at,)) - 1
    return before >= 0 and at < spans[before][1]


@language_rule("soat/cau-dai")
def long_sentence(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: câu văn quá 60 chữ.
    Vì sao: câu dài nhiều vế khó đọc, dễ thiếu chủ ngữ, dễ hiểu sai ý.
    Sai: một câu 120 chữ gồm năm việc nối nhau bằng dấu phẩy và chữ “và”.
    Đúng: mỗi việc một câu, hoặc tách thành các ý có gạch đầu dòng.
    Cách sửa: tách câu ở chỗ chuyển sang việc khác; chỉ là gợi ý, không bắt buộc.
    Căn cứ: yêu cầu diễn đạt ngắn gọn, rõ ràng của văn bản hành chính.
    """
    for index, line in reading.lines(LineKind.PARAGRAPH):
        if len(reading.words[index]) <= _MOST_WORDS:
            continue
        # Numbers, and what stands in brackets, are read over: “(số 04-NQ/TW, ngày 30/10/2016 …)”.
        brackets = [match.span() for match in _BRACKETS.finditer(line.text)]
        words = [
            word.start
            for word in reading.words[index]
            if word.word not in (EDGE, NUMBER) and not _is_inside(word.start, brackets)
        ]
        for start, end in reading.sentences[index]:
            inside = words[bisect_left(words, start) : bisect_left(words, end)]
            if len(inside) > _MOST_WORDS:
                shown = inside[3] if len(inside) > 3 else end
                message = f"câu dài {len(inside)} chữ, nên không quá {_MOST_WORDS}"
                yield Slip(index, start, shown, None, Severity.HINT, message, "Tách thành hai, ba câu.", is_whole=True)


@language_rule("soat/thieu-chu-ngu")
def without_subject(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: câu bắt đầu bằng “Qua …”, “Thông qua …”, “Bằng …” rồi đến ngay “đã …” mà không có ai làm việc ấy.
    Vì sao: câu thiếu chủ ngữ; người đọc không biết ai đã làm.
    Sai: “Qua phong trào thi đua đã kịp thời động viên nhiều gương người tốt, việc tốt.”
    Đúng: “Qua phong trào thi đua, các cấp uỷ đã kịp thời động viên …”; “Phong trào thi đua đã kịp thời động viên …”.
    Cách sửa: thêm dấu phẩy và chủ ngữ trước “đã”, hoặc bỏ chữ “Qua”. Chỉ là gợi ý.
    Căn cứ: ngữ pháp tiếng Việt.
    """
    for index, line in reading.lines(LineKind.PARAGRAPH):
        for start, end in reading.sentences[index]:
            found = _WITHOUT_SUBJECT.match(line.text, start, end)
            if found is None:
                continue
            certain = found["start"] in ("Qua", "Thông qua", "Bằng", "Nhờ")
            if certain or not _SUBJECT.search(found["middle"]):
                yield Slip(index, found.start("start"), found.end("start"), None, Severity.HINT,
                           f"câu có thể thiếu chủ ngữ: “{found['start']} … {found['verb']} …”",
                           "Thêm dấu phẩy và chủ ngữ trước chữ ấy.", is_whole=True)  # fmt: skip


@language_rule("soat/mo-dau-lap")
def same_beginning(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: từ ba câu trở lên trong văn bản mở đầu bằng cùng bốn chữ.
    Vì sao: lặp cách mở đầu làm lời văn đơn điệu.
    Sai: ba đoạn cùng bắt đầu “Trong 6 tháng đầu năm 2021, …”.
    Đúng: nêu thời gian một lần ở đầu mục.
    Cách sửa: đổi cách mở đầu của vài câu. Chỉ là gợi ý.
    Căn cứ: yêu cầu về lời văn.
    """
    beginnings = []
    for index, line in reading.lines(LineKind.PARAGRAPH):
        if line.text.lstrip()[:1] in "-+•" or any(stretch.is_gap for stretch in line.stretches):
            continue
        words = [word for word in reading.words[index] if word.word != EDGE]
        starts = [word.start for word in words]
        for start, end in reading.sentences[index]:
            first = bisect_left(starts, start)
            begin = words[first : min(first + _BEGINNING_WORDS, bisect_left(starts, end))]
            # The name of the body that reports may begin as many sentences as it likes.
            if len(begin) == _BEGINNING_WORDS and begin[0].word not in _BODIES:
                text = line.text[begin[0].start : begin[-1].end]
                beginnings.append((" ".join(map(folded, text.split())), index, begin[0].start, begin[-1].end, text))
    beginnings.sort(key=lambda each: each[0])
    for _, same in groupby(beginnings, key=lambda each: each[0]):
        group = sorted(same, key=lambda each: each[1:3])
        if len(group) >= _SAME_BEGINNINGS:
            _, index, start, end, text = group[0]
            yield Slip(index, start, end, None, Severity.HINT, f"{len(group)} câu cùng mở đầu “{text}”",
                       "Đổi cách mở đầu của vài câu.", is_whole=True)  # fmt: skip
