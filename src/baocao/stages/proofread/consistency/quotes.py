"""One quoted title or slogan in two wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import is_in_capitals, listed_spots
from baocao.values.problem import Severity

_LEAST_WORDS = 4
_MOST_WORDS = 60
_MOST_EXTRA = 4
_LEAST_PERCENT = 70
_REMEDY = "Tra văn bản gốc, rồi viết mọi chỗ như nhau."


class Quote(Struct, frozen=True):
    """A quotation: where it stands, marks included, and its words as they compare."""

    line: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]


def quotes_of(reading: Reading) -> Iterator[Quote]:
    """All quotations of the text that are not in capitals, in reading order."""
    for index, spans in enumerate(reading.quotes):
        if not spans:
            continue
        tokens, words, at = reading.tokens[index], reading.folded[index], 0
        for start, end in spans:
            while at < len(tokens) and tokens[at].start <= start:
                at += 1
            first = at
            while at < len(tokens) and tokens[at].end < end:
                at += 1
            within = tuple(
                word for word, token in zip(words[first:at], tokens[first:at], strict=True) if token.kind != "s"
            )
            text = reading.prose.lines[index].text[start:end]
            if within and not is_in_capitals(text):
                yield Quote(index, start, end, text, within)


@language_rule("soat/cau-trich-hai-loi")
def one_quote_in_two_wordings(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: một tên gọi, khẩu hiệu, chủ đề đặt trong ngoặc kép được viết một lời trong cả văn bản, kể cả chữ hoa.
    Vì sao: chủ đề của năm, tên nghị quyết mà chép hai nơi hai lời thì ít nhất một nơi chép sai.
    Sai: nơi này “… đẩy mạnh cải cách hành chính”, nơi kia “… đẩy mạnh cải cách thủ tục hành chính”; “Xây dựng, chỉnh
        đốn đảng” rồi “Xây dựng, chỉnh đốn Đảng”.
    Đúng: hai nơi viết như nhau; hai tên khác hẳn nhau, hai tên chỉ khác con số thì không bị hỏi.
    Cách sửa: tra văn bản gốc, rồi sửa cho giống. Lời nào chiếm phần lớn thì được nêu làm chữ thay.
    Căn cứ: trích dẫn phải đúng nguyên văn; quy ước của chương trình.
    """
    known: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes_of(reading):
        if len(quote.words) <= _MOST_WORDS:
            known[quote.words].append(quote)
    for group in known.values():
        yield from _two_writings(reading, group)
    yield from _two_wordings(reading, known)


def _two_writings(reading: Reading, group: list[Quote]) -> Iterator[Slip]:
    """The same words with other capitals; stops and tone marks have rules of their own."""
    if len({quote.text for quote in group}) < 2 or len(group[0].words) < 2:
        return
    by_capitals: dict[tuple[bool, ...], list[Quote]] = defaultdict(list)
    for quote in group:
        by_capitals[tuple(letter.isupper() for letter in quote.text if letter.isalpha())].append(quote)
    ordered = sorted(by_capitals.values(), key=len, reverse=True)
    if len(ordered) < 2:
        return
    for others in ordered[1:]:
        yield from _judged(reading, others, ordered[0])


def _two_wordings(reading: Reading, known: dict[tuple[str, ...], list[Quote]]) -> Iterator[Slip]:
    """Long quotations that begin or end alike, one with a few words more than the other."""
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in known:
        if len(words) >= _LEAST_WORDS:
            alike[words[:2]].append(words)
            alike[("…", *words[-2:])].append(words)
    told = set()
    for bucket in alike.values():
        for at, words in enumerate(bucket[:50]):
            for others in bucket[at + 1 : 50]:
                short, long = sorted((words, others), key=len)
                if (short, long) not in told and is_same_with_more(short, long):
                    told.add((short, long))
                    rare, usual = sorted((known[short], known[long]), key=len)
                    yield from _judged(reading, rare, usual)


def is_same_with_more(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `long` is `short` with a few words put in within it, none of them a number.

    What only goes on is another name: “Dân vận khéo trong xây dựng nông thôn mới”.
    """
    extra = len(long) - len(short)
    if not 0 < extra <= _MOST_EXTRA or len(short) * 100 < _LEAST_PERCENT * len(long):
        return False
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    tail = 0
    while tail < len(short) - head and short[-1 - tail] == long[-1 - tail]:
        tail += 1
    added = long[head : head + extra]
    return head + tail == len(short) and head > 0 and tail > 0 and not any(word[0].isdigit() for word in added)


def _judged(reading: Reading, rare: list[Quote], usual: list[Quote]) -> Iterator[Slip]:
    spots = listed_spots(reading, (quote.line for quote in usual))
    if len(usual) > len(rare):
        for quote in rare:
            yield Slip(quote.line, quote.start, quote.end, usual[0].text, message=f"nơi khác ({spots}) viết như vậy",
                       remedy=_REMEDY)  # fmt: skip
        return
    first, second = sorted((rare[0], usual[0]), key=lambda quote: (quote.line, quote.start))
    message = f"một câu trích viết hai lời: ở đây {first.text}, ở {reading.spot(second.line)} là {second.text}"
    severity = Severity.WARNING if first.words != second.words else Severity.HINT
    if first.words == second.words:
        message = message.replace("hai lời", "hoa khác nhau")
    yield Slip(first.line, first.start, first.end, None, severity, message, _REMEDY)
