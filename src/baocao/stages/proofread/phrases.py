"""What several rules need to know of words in their sentence: known phrases, beginnings, capitals, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from baocao.stages.proofread.judging import Reading, Token, tokens_of
from baocao.values.tone_marks import new_marks

Payload = TypeVar("Payload")

_CLOSING = {",", ";", "”"}


def each_of(words: str) -> frozenset[str]:
    """The words of a text, for tables that read like prose."""
    return frozenset(words.split())


FAMILY_NAMES = each_of(
    "bùi bạch cao châu chu cù diệp doãn dương đàm đặng đào đậu điểu đinh đoàn đỗ giang giáp hà hàn hồ hoàng huỳnh "
    "kiều kim khổng la lã lại lâm lê lò lục lương lưu lữ lý ma mã mạc mai nghiêm ngô nguyễn ninh nông ông phạm phan "
    "phí phó phùng quách quàng sầm tạ tăng thạch thái thân tô tôn tống trần triệu trịnh trương từ văn vi vũ võ vương "
    "y"
)


def words_of(phrase: str) -> tuple[str, ...]:
    """The phrase as `Reading.folded` has it."""
    return tuple(new_marks(token.text).lower() for token in tokens_of(phrase))


class Phrases(Generic[Payload]):
    """Phrases to look for, word by word, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in phrases:
            words = words_of(phrase)
            self._by_first.setdefault(words[0], []).append((words, payload))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def found_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, Payload]]:
        """First and past-the-last word of each phrase from left to right, none inside another."""
        free, by_first = 0, self._by_first
        for at in [at for at, word in enumerate(words) if word in by_first]:
            if at < free:
                continue
            for known, payload in by_first[words[at]]:
                if tuple(words[at : at + len(known)]) == known:
                    free = at + len(known)
                    yield at, free, payload
                    break


def is_within_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word surely does not begin a sentence, a list item, a quotation or a remark in brackets."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.kind == "s":
        # “b. 2) Thị xã …”: a bracket that nothing opened belongs to the mark of an item.
        return before.text in _CLOSING or (before.text == ")" and any(token.text == "(" for token in tokens[: at - 1]))
    return at > 1 or before.kind != "n"


def is_capitalised(text: str) -> bool:
    """A capital and then small letters; a capital that stands alone counts, too."""
    return text[0].isupper() and (len(text) == 1 or not text.isupper())


def is_in_capitals(text: str) -> bool:
    """At least two letters, all of them capitals."""
    return len(text) > 1 and text.isupper()


def begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word stands first in its line or right after a full stop, question or exclamation mark."""
    return at == 0 or tokens[at - 1].text in {".", "?", "!"} or (at == 1 and tokens[0].text in {"-", "+", "“"})


def name_words(tokens: Sequence[Token], words: Sequence[str]) -> set[int]:
    """Which words of a line stand in names of persons and places: capitalised neighbours, two at least.

    “uỷ” is a word of bodies' names and never of these, unless a family name begins them.
    """
    found: set[int] = set()
    at, count = 0, len(tokens)
    while at < count:
        end = at
        while end < count and tokens[end].kind == "w" and is_capitalised(tokens[end].text):
            end += 1
        if end - at >= 2:
            is_person = words[at] in FAMILY_NAMES
            found.update(index for index in range(at, end) if is_person or words[index] != "uỷ")
        at = max(end, at + 1)
    return found


def recased(text: str, model: str) -> str:
    """The words of `text` with the capitals of the same words in `model`."""
    return "".join(
        letter.upper() if wanted.isupper() else letter.lower() for letter, wanted in zip(text, model, strict=True)
    )


def listed_spots(reading: Reading, lines: Iterable[int], most: int = 4) -> str:
    """`dòng 3, dòng 8, …` for a message."""
    spots = list(dict.fromkeys(reading.spot(line) for line in lines))
    return ", ".join(spots[:most]) + (", …" if len(spots) > most else "")
