"""Right syllables in the wrong place: a word that its neighbours do not expect, one key away from one that they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.spelling.looks import like
from baocao.values.lexicon import EDGE, NAME, NUMBER, Lexicon, Pairs, Word
from baocao.values.problem import Severity
from baocao.values.syllable import is_syllable

RULE = "soat/cap-tu"
_CLASSES = (EDGE, NUMBER, NAME)
_HERE_WEIGHT = 2.0
"""What a pair elsewhere in the same text counts: an error is seldom made twice, a word of the trade often used."""
_LEAST_GAIN = {(1, 0): 6.0, (1, 1): 6.5, (2, 0): 6.0, (2, 1): 6.0}
"""From which gain on a doubt is a warning: by how many sides speak for the better word, and how many for the one that
stands there. Measured with benchmarks/proofreading.py (docs/soat-loi.md)."""
_CAPITAL_MORE, _HINT_LESS = 2.0, 1.5
"""A word with a capital may be a name that nobody has seen; a little less gain is still worth a hint."""


@dataclass(frozen=True)
class Doubt:
    """Another word in place of one.

    Attributes:
        at: the word's place in its line.
        better: the word that its neighbours expect.
        gain: by how much more they expect it, as a natural logarithm, less how unlikely the slip is.
        sides: beside how many of the two neighbours the better word was seen.
        kept: beside how many the word itself was.
        is_capital: it begins with a capital where no sentence begins: perhaps a name.
    """

    at: int
    better: str
    gain: float
    sides: int
    kept: int
    is_capital: bool = False


def doubts(words: Sequence[Word], text: str, here: Pairs, lexicon: Lexicon) -> Iterator[Doubt]:
    """The doubtful words of a line, from left to right.

    Args:
        words: the line's.
        text: the line.
        here: the pairs of the whole text, this line's among them.
        lexicon: what was accepted.
    """
    seen = [here[pair] > 1 or lexicon.seen(*pair) > 0 for pair in pairwise(word.word for word in words)]
    for at in range(1, len(words) - 1):
        word = words[at].word
        if (seen[at - 1] and seen[at]) or word in _CLASSES or (len(word) == 1 and word.isascii()):
            continue
        if not is_syllable(word):
            continue
        left, right = words[at - 1].word, words[at + 1].word
        # This very occurrence proves nothing.
        before, after = here[left, word] - 1, here[word, right] - 1
        found = _better(word, left, right, here, lexicon)
        if found is None:
            continue
        better, likelihood, sides = found
        own = lexicon.likelihood(left, word, _HERE_WEIGHT * before) + lexicon.likelihood(
            word, right, _HERE_WEIGHT * after
        )
        is_capital = text[words[at].start].isupper() and not words[at].is_first and not text.isupper()
        yield Doubt(at, better, likelihood - own, sides, seen[at - 1] + seen[at], is_capital)


def _better(word: str, left: str, right: str, here: Pairs, lexicon: Lexicon) -> tuple[str, float, int] | None:
    best: tuple[str, float, int] | None = None
    for other, slip, first, second in lexicon.expected(left, word, right, here):
        before, after = here.get((left, other), 0), here.get((other, right), 0)
        likelihood = slip + lexicon.likelihood(left, other, _HERE_WEIGHT * before)
        likelihood += lexicon.likelihood(other, right, _HERE_WEIGHT * after)
        if best is None or likelihood > best[1]:
            best = (other, likelihood, (first > 0) + (second > 0))
    return best


@language_rule(RULE)
def unlikely_pair(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: từng chữ có hợp với chữ đứng trước, đứng sau nó không, so với các văn bản chuẩn đã học và với chính văn
        bản này; chữ lạc mà chỉ khác chữ quen một phím gõ (một chữ cái, một dấu) thì nêu ra.
    Vì sao: lỗi gõ thường vẫn là một tiếng có nghĩa (“hớp”, “cức”, “đọ”), từ điển không thấy được.
    Sai: “phối hớp với lãnh đạo”; “tích cức”; “thái đọ phục vụ”.
    Đúng: “phối hợp với lãnh đạo”; “tích cực”; “thái độ phục vụ”.
    Cách sửa: xem lại câu; đúng là gõ nhầm thì sửa. Cách viết ấy đúng thì ghi vào `data/ngoai-le-soat-loi.yaml` kèm
        lý do, hoặc chép một văn bản đã ban hành có từ ấy vào `data/van-ban-chuan/`.
    Căn cứ: thống kê cặp từ trong văn bản chuẩn; đây là suy đoán, không bao giờ là lỗi chặn.
    """
    here = Counter(pair for words in reading.words for pair in pairwise(word.word for word in words))
    for index, words in enumerate(reading.words):
        text = reading.prose.lines[index].text
        taken: set[int] = set()
        for doubt in sorted(doubts(words, text, here, reading.lexicon), key=lambda each: (-each.gain, each.at)):
            short = _LEAST_GAIN[doubt.sides, doubt.kept] + _CAPITAL_MORE * doubt.is_capital - doubt.gain
            if short > (0 if doubt.is_capital else _HINT_LESS) or taken & {doubt.at - 1, doubt.at, doubt.at + 1}:
                continue
            taken.add(doubt.at)
            start, end = _shown(words, doubt.at)
            word = words[doubt.at]
            wanted = like(text[word.start : word.end], doubt.better, reading)
            yield Slip(
                index, start, end, text[start : word.start] + wanted + text[word.end : end],
                Severity.WARNING if short <= 0 else Severity.HINT,
            )  # fmt: skip


def _shown(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The word with that neighbour beside which it makes a word of two syllables, as far as one can tell."""
    before, after = words[at - 1], words[at + 1]
    start = before.start if before.word not in _CLASSES else words[at].start
    end = after.end if after.word not in _CLASSES and start == words[at].start else words[at].end
    return start, end
