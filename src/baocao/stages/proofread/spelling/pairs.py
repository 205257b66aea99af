"""Right syllables in the wrong place: a word that its neighbours do not expect, one key away from one that they do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.spelling.looks import like
from baocao.values.lexicon import Lexicon
from baocao.values.problem import Severity
from baocao.values.syllable import is_syllable
from baocao.values.words import CLASSES, Word

RULE = "soat/cap-tu"
_NONE: dict[str, int] = {}
_HERE_WEIGHT, _COPIED = 2.0, 2
"""What a pair elsewhere in the same text counts, and how often it may stand there and still be one mistake, copied: an
error is seldom made three times, a word of the trade often used."""
_LEAST_GAIN = {(1, 0): 5.5, (1, 1): 8.0, (2, 0): 5.0, (2, 1): 7.0}
"""From which gain on a doubt is a warning: by how many sides speak for the better word, and how many for the one that
stands there. Tuned on published texts of which benchmarks/proofreading.py measures none (docs/soat-loi.md)."""
_LEAST_GAIN_IN_NAMES = {(1, 0): 9.0, (2, 0): 6.0}
"""The same for a known word with a capital, which may belong to a name that nobody has seen."""
_LEAST_GAIN_OF_UNKNOWN = {(0, 0): 1.0, (1, 0): 1.0, (2, 0): 1.0}
_LEAST_GAIN_OF_UNKNOWN_NAMES = {(1, 0): 9.0, (2, 0): 3.0}
"""The same for a syllable that stands in no accepted text and not often in this one."""
_HINT_LESS = 1.0
"""A little less gain is still worth a hint, where the word is known and no name."""


class Doubt(Struct, frozen=True):
    """Another word in place of one.

    Attributes:
        at: the word's place in its line.
        better: the word that its neighbours expect.
        gain: by how much more they expect it, as a natural logarithm, less how unlikely the slip is.
        sides: beside how many of the two neighbours the better word was seen; a number or an end is no neighbour.
        kept: beside how many the word itself was.
        is_known: the word itself stands somewhere in accepted texts.
        is_capital: it begins with a capital where no sentence begins: perhaps a name.
    """

    at: int
    better: str
    gain: float
    sides: int
    kept: int
    is_known: bool
    is_capital: bool = False

    @property
    def least(self) -> float:
        """From which gain on it is a warning; infinite where it never is."""
        if self.is_known:
            table = _LEAST_GAIN_IN_NAMES if self.is_capital else _LEAST_GAIN
        else:
            table = _LEAST_GAIN_OF_UNKNOWN_NAMES if self.is_capital else _LEAST_GAIN_OF_UNKNOWN
        return table.get((self.sides, self.kept), math.inf)


def doubts(words: Sequence[Word], text: str, here: Here, lexicon: Lexicon) -> Iterator[Doubt]:
    """The doubtful words of a line, from left to right.

    Args:
        words: the line's.
        text: the line.
        here: the pairs of words of the whole text, this line's among them.
        lexicon: what was accepted.
    """
    row = [word.word for word in words]
    seen = [
        known or here.times(left, right) > _COPIED
        for known, (left, right) in zip(lexicon.seen_along(row), pairwise(row), strict=True)
    ]
    for at in range(1, len(words) - 1):
        word = words[at].word
        if (seen[at - 1] and seen[at]) or word in CLASSES or (len(word) == 1 and word.isascii()):
            continue
        left, right = words[at - 1].word, words[at + 1].word
        free = (left in CLASSES) + (right in CLASSES)
        is_known = lexicon.knows(word)
        if (free == 2 and is_known) or not is_syllable(word):
            continue
        found = _better(word, left, right, here, lexicon)
        if found is None:
            continue
        better, likelihood, sides = found
        before = max(here.times(left, word) - _COPIED, 0)
        after = max(here.times(word, right) - _COPIED, 0)
        own = lexicon.likelihood(left, word, _HERE_WEIGHT * before)
        own += lexicon.likelihood(word, right, _HERE_WEIGHT * after)
        kept = (seen[at - 1] and left not in CLASSES) + (seen[at] and right not in CLASSES)
        is_capital = text[words[at].start].isupper() and not words[at].is_first and not text.isupper()
        yield Doubt(at, better, likelihood - own, sides, kept, is_known, is_capital)


def _better(word: str, left: str, right: str, here: Here, lexicon: Lexicon) -> tuple[str, float, int] | None:
    best: tuple[str, float, int] | None = None
    following, leading = here.following.get(left, _NONE), here.leading.get(right, _NONE)
    for other, slip, first, second in lexicon.expected(left, word, right, following, leading):
        sides = (first > 0 and left not in CLASSES) + (second > 0 and right not in CLASSES)
        if not sides and lexicon.knows(word):
            continue
        before, after = following.get(other, 0), leading.get(other, 0)
        likelihood = slip + lexicon.likelihood(left, other, _HERE_WEIGHT * before)
        likelihood += lexicon.likelihood(other, right, _HERE_WEIGHT * after)
        if best is None or likelihood > best[1]:
            best = (other, likelihood, sides)
    return best


class Here(Struct, frozen=True):
    """The pairs of words of the text at hand; numbers, names and ends are left out.

    Attributes:
        following: word by word how often each other word follows it.
        leading: word by word how often each other word comes before it.
    """

    following: dict[str, dict[str, int]]
    leading: dict[str, dict[str, int]]

    def times(self, first: str, second: str) -> int:
        """How often the two stand side by side."""
        return self.following.get(first, _NONE).get(second, 0)


def pairs_of(lines: Iterable[Sequence[Word]]) -> Here:
    """The pairs of words in these lines."""
    following: dict[str, dict[str, int]] = {}
    leading: dict[str, dict[str, int]] = {}
    for words in lines:
        for left, right in pairwise(words):
            first, second = left.word, right.word
            if first not in CLASSES and second not in CLASSES:
                after = following.setdefault(first, {})
                after[second] = after.get(second, 0) + 1
                before = leading.setdefault(second, {})
                before[first] = before.get(first, 0) + 1
    return Here(following, leading)


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
    here = pairs_of(reading.words)
    for index, words in enumerate(reading.words):
        text = reading.prose.lines[index].text
        taken: set[int] = set()
        for doubt in sorted(doubts(words, text, here, reading.lexicon), key=lambda each: (-each.gain, each.at)):
            short = doubt.least - doubt.gain
            if short > (_HINT_LESS if doubt.is_known and not doubt.is_capital else 0) or taken & {
                doubt.at - 1,
                doubt.at,
                doubt.at + 1,
            }:
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
    start = before.start if before.word not in CLASSES else words[at].start
    end = after.end if after.word not in CLASSES and start == words[at].start else words[at].end
    return start, end
