"""Words that are often taken for one another: bổ xung, sử lý, thăm quan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.spelling.looks import like
from baocao.values.lexicon import Lexicon
from baocao.values.words import CLASSES, Word

RULE = "soat/nham-lan"


@language_rule(RULE)
def confusion(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: những từ hay viết nhầm, theo danh sách của chương trình (s/x, ch/tr, d/gi, hỏi/ngã, từ Hán Việt).
    Vì sao: các từ ấy viết theo tiếng nói hay theo thói quen, máy và người đọc lướt đều bỏ qua.
    Sai: “bổ xung”, “sử lý”, “xử dụng”, “sáng lạn”, “cọ sát”, “thăm quan”.
    Đúng: “bổ sung”, “xử lý”, “sử dụng”, “xán lạn”, “cọ xát”, “tham quan”.
    Cách sửa: viết lại từ ấy; `baocao sua … --chinh-ta` tự sửa được. Trích nguyên văn thì ghi vào
        `data/ngoai-le-soat-loi.yaml`.
    Căn cứ: chính tả tiếng Việt hiện hành.
    """
    by_first = reading.lexicon.confusions_by_first
    for index, words in enumerate(reading.words):
        text = reading.prose.lines[index].text
        for at, word in enumerate(words):
            for wrong in by_first.get(word.word, ()):
                span = words[at : at + len(wrong)]
                if tuple(each.word for each in span) == wrong and not _belongs_apart(words, at, wrong, reading.lexicon):
                    right = reading.lexicon.confusions[" ".join(wrong)]
                    start, end = span[0].start, span[-1].end
                    yield Slip(index, start, end, _replaced(text, span, right, reading), is_safe=True)
                    break


def _belongs_apart(words: list[Word], at: int, wrong: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether its two ends belong to the words around it: hồ sơ xuất khẩu, thành tựu chung."""
    before, after = words[at - 1].word, words[at + len(wrong)].word
    if before in CLASSES or after in CLASSES:
        return False
    return lexicon.seen(before, wrong[0]) > 0 and lexicon.seen(wrong[-1], after) > 0


def _replaced(text: str, span: list[Word], right: str, reading: Reading) -> str:
    """The right words, each with the capitals of the one in whose place it stands."""
    words = right.split()
    found = [text[each.start : each.end] for each in span]
    if len(words) != len(found):
        return like(text[span[0].start : span[-1].end], right, reading)
    gaps = [text[one.end : next_one.start] for one, next_one in pairwise(span)] + [""]
    return "".join(like(old, new, reading) + gap for old, new, gap in zip(found, words, gaps, strict=True))
