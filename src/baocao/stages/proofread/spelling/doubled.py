"""Words said twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.values.lexicon import Lexicon
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_LONGEST, _OFTEN = 6, 2
_JOINT_WORDS = """
các của những và với là để cho được đã đang sẽ về trong trên tại từ đến ra vào giữa theo do bởi vì mà thì có không
một này đó hơn rất như cũng còn lại mỗi từng mọi nhiều ít khi nếu nên bị
"""
_JOINTS = frozenset(["", *_JOINT_WORDS.split()])
"""Little words: no compound begins or ends with them, so said twice they are one too many."""


@language_rule("soat/lap-tu")
def doubled(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: một từ, một cụm từ gõ hai lần liền nhau, trừ từ láy thật (dần dần, luôn luôn, ngày ngày).
    Vì sao: chữ lặp còn lại khi chép, dán hoặc sửa câu; người đọc thấy ngay.
    Sai: “mối quan hệ giữa giữa Đảng với nhân dân”; “sâu sát sát hơn”; “tổ chức tổ chức thực hiện”.
    Đúng: “mối quan hệ giữa Đảng với nhân dân”; “dần dần”, “từng bước, từng bước”.
    Cách sửa: bỏ một lần. Nếu là từ láy mà chương trình chưa biết thì ghi vào `data/ngoai-le-soat-loi.yaml`.
    Căn cứ: quy tắc soát văn bản thông thường.
    """
    for index, tokens in enumerate(reading.tokens):
        if reading.prose.lines[index].kind is LineKind.CELL and len(tokens) <= 2:
            continue
        text = reading.prose.lines[index].text
        words = [word if token.kind == "w" else "" for token, word in zip(tokens, reading.folded[index], strict=True)]
        at = 0
        while at < len(words) - 1:
            length = _repeated(words, tokens, text, at)
            if not length or (length == 1 and not _is_no_reduplication(words[at], reading.lexicon)):
                at += 1
                continue
            perhaps = _is_two_words(words, at, length, reading.lexicon)
            last = at + length
            while _repeated(words, tokens, text, last) == length and words[last] == words[at]:
                last += length
            start, middle, end = tokens[at].start, tokens[at + length - 1].end, tokens[last + length - 1].end
            yield Slip(index, start, end, text[start:middle], Severity.HINT if perhaps else Severity.WARNING)
            at = last + length


def _repeated(words: list[str], tokens: tuple[Token, ...], text: str, at: int) -> int:
    """How many words from here on stand there again at once, with nothing but blanks between them; 0 for none."""
    if not words[at] or words[at] not in words[at + 1 : at + 1 + _LONGEST]:
        return 0
    for length in range(1, min(_LONGEST, (len(words) - at) // 2) + 1):
        first, second = words[at : at + length], words[at + length : at + 2 * length]
        if first == second and "" not in first:
            span = tokens[at : at + 2 * length]
            if all(not text[left.end : right.start].strip() for left, right in pairwise(span)):
                return length
    return 0


def _is_two_words(words: list[str], at: int, length: int, lexicon: Lexicon) -> bool:
    """Whether one word ends as the next one begins: thực hiện hiện đại hoá, xã hội xã hội chủ nghĩa."""
    before = words[at - 1] if at else ""
    after = words[at + 2 * length] if at + 2 * length < len(words) else ""
    if length > 1:
        return words[at : at + length] == ["xã", "hội"] and after == "chủ"
    if {before, words[at], after} & _JOINTS:
        return False
    return lexicon.seen(before, words[at]) >= _OFTEN and lexicon.seen(words[at], after) >= _OFTEN


def _is_no_reduplication(word: str, lexicon: Lexicon) -> bool:
    """A known word that no accepted text says twice."""
    return lexicon.knows(word) and not lexicon.seen(word, word)
