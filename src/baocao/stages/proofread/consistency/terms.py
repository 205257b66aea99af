"""One term in two forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from baocao.stages.proofread.consistency.quotes import quotes_of
from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import (
    Phrases,
    each_of,
    is_capitalised,
    is_in_capitals,
    is_within_sentence,
    listed_spots,
)
from baocao.values.problem import Severity
from baocao.values.prose import LineKind
from baocao.values.tone_marks import new_marks

_KINDS = (LineKind.PARAGRAPH, LineKind.HEADING)
_SHORTER: Phrases[str] = Phrases([
    ("quy chế dân chủ cơ sở", "quy chế dân chủ ở cơ sở"),
    ("thực hiện dân chủ cơ sở", "thực hiện dân chủ ở cơ sở"),
])  # fmt: skip
"""A form with a word less, and the settled one (Chỉ thị 30-CT/TW; Luật Thực hiện dân chủ ở cơ sở)."""
_OPTIONAL = (("chủ đề", "công tác", "năm"), ("chương trình", "công tác", "năm"))
"""Begin, a word that may be left out, end: one text says it always or never."""
_MOVEMENT = re.compile(r"([Pp]hong trào|PHONG TRÀO)( thi đua| THI ĐUA)? (“[^“”]{2,60}”)")
_ANNIVERSARY = re.compile(r"\d{1,3} năm ([Nn]gày) [^\W\d_]+")
_BEFORE_NOUN = frozenset({"trong", "toàn", "cấp", "ngoài", "của"})
_NOUNS = frozenset({"khối", "tỉnh", "ngành", "xã", "huyện", "phường", "đảng"})
_COMMITTEES = frozenset({"uỷ", "bộ"})
_GOES_ON = each_of(
    "lượng đại đoàn cơ doanh thi chính trường mầm tiểu trung các xã phường nội kinh văn khoa mặt dân sản hành đảng "
    "nông công lớp viên uỷ bộ và ta"
)


class _Spot(Struct, frozen=True):
    line: int
    start: int
    end: int
    text: str


@language_rule("soat/cach-viet-hai-dang")
def one_term_in_two_forms(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: một tên gọi viết một dạng trong cả văn bản: phong trào thi đua “…”, quy chế dân chủ ở cơ sở, chủ đề
        công tác năm, “trong Khối”; tên đã đặt trong ngoặc kép thì chỗ nào cũng trong ngoặc kép.
    Vì sao: người đọc ngờ hai dạng là hai việc; dạng sai thường là chữ cũ còn sót lại.
    Sai: “phong trào “Dân vận khéo”” khi nơi khác viết “phong trào thi đua “Dân vận khéo””; “mô hình dân vận khéo”; “91
        năm ngày thành lập …, 46 năm Ngày giải phóng …”.
    Đúng: cả văn bản một dạng.
    Cách sửa: sửa theo dạng được nêu: dạng đúng hoặc dạng chiếm phần lớn. Ngang nhau thì chỉ gợi ý để cơ quan chọn.
    Căn cứ: Chỉ thị 30-CT/TW (quy chế dân chủ ở cơ sở); quy ước của chương trình.
    """
    yield from _shorter_terms(reading)
    yield from _optional_words(reading)
    yield from _movements(reading)
    yield from _unquoted_names(reading)
    yield from _anniversaries(reading)
    yield from _raised_nouns(reading)


def _shorter_terms(reading: Reading) -> Iterator[Slip]:
    for index, line in reading.lines(*_KINDS):
        tokens = reading.tokens[index]
        for first, end, wanted in _SHORTER.found_in(reading.folded[index]):
            start, stop = tokens[first].start, tokens[end - 1].end
            text = line.text[start:stop]
            if not reading.is_quoted(index, start):
                # The missing word stands before the last two.
                at = tokens[end - 2].start - start
                added = "Ở " if is_in_capitals(text) else "ở "
                yield Slip(index, start, stop, text[:at] + added + text[at:], message=f"tên thường dùng là “{wanted}”")


def _optional_words(reading: Reading) -> Iterator[Slip]:
    for begin, middle, end in _OPTIONAL:
        known = Phrases([(f"{begin} {middle} {end}", True), (f"{begin} {end}", False)])
        spots: dict[bool, list[_Spot]] = {True: [], False: []}
        for index, line in reading.lines(LineKind.PARAGRAPH):
            tokens = reading.tokens[index]
            for first, stop, is_long in known.found_in(reading.folded[index]):
                if (
                    stop < len(tokens)
                    and tokens[stop].kind == "n"
                    and not reading.is_quoted(index, tokens[first].start)
                ):
                    start, past = tokens[first].start, tokens[stop].end
                    spots[is_long].append(_Spot(index, start, past, line.text[start:past]))
        if spots[True] and spots[False]:
            yield from _rarer(reading, spots[True], spots[False])


def _movements(reading: Reading) -> Iterator[Slip]:
    """“phong trào” and “phong trào thi đua” before one quoted name."""
    named: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for index, line in reading.lines(*_KINDS):
        if "“" in line.text:
            for match in _MOVEMENT.finditer(line.text):
                named[new_marks(match[3]).lower()].append((index, match))
    for matches in named.values():
        full = [each for each in matches if each[1][2]]
        rare, usual = sorted((full, [each for each in matches if not each[1][2]]), key=len)
        if not rare:
            continue
        for index, match in rare if len(usual) > len(rare) else rare[:1]:
            added = "" if match[2] else " THI ĐUA" if match[1].isupper() else " thi đua"
            if len(usual) > len(rare):
                wanted = f"{match[1]}{added} {match[3]}"
                yield Slip(index, match.start(), match.end(), wanted, message="các chỗ khác viết như vậy")
            else:
                spots = listed_spots(reading, (line for line, _ in usual))
                message = f"“{match[1]}{match[2] or ''}” ở đây và “{match[1]}{added}” ở {spots} nói về một phong trào"
                yield Slip(index, match.start(), match.end(), None, Severity.HINT, message, "Chọn một tên.")


def _unquoted_names(reading: Reading) -> Iterator[Slip]:
    """A name that stands in quotes at most places, without them."""
    quoted: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for quote in quotes_of(reading):
        if 3 <= len(quote.words) <= 6 and quote.text[1:2].isupper():
            quoted[quote.words][quote.text] += 1
    names = {words: texts for words, texts in quoted.items() if texts.total() >= 2}
    if not names:
        return
    known = Phrases([(" ".join(words), words) for words in names])
    bare: dict[tuple[str, ...], list[_Spot]] = defaultdict(list)
    for index, line in reading.lines(*_KINDS):
        tokens = reading.tokens[index]
        for first, end, words in known.found_in(reading.folded[index]):
            start, stop = tokens[first].start, tokens[end - 1].end
            text = line.text[start:stop]
            if not reading.is_quoted(index, start) and not is_in_capitals(text):
                bare[words].append(_Spot(index, start, stop, text))
    for words, spots in bare.items():
        if names[words].total() > len(spots):
            wanted = names[words].most_common(1)[0][0]
            for spot in spots:
                yield Slip(spot.line, spot.start, spot.end, wanted, message="nơi khác đặt trong ngoặc kép")


def _anniversaries(reading: Reading) -> Iterator[Slip]:
    spots: dict[bool, list[_Spot]] = {True: [], False: []}
    for index, line in reading.lines(*_KINDS):
        for match in _ANNIVERSARY.finditer(line.text) if " năm " in line.text and not line.text.isupper() else ():
            spots[match[1][0].isupper()].append(_Spot(index, match.start(), match.end(), match[0]))
    upper, lower = spots[True], spots[False]
    if not upper or not lower:
        return
    if len(upper) == len(lower):
        yield _named_both(reading, lower[0], upper[0])
        return
    rare, usual = sorted((upper, lower), key=len)
    for spot in rare:
        turned = "ngày" if usual is lower else "Ngày"
        wanted = re.sub("[Nn]gày", turned, spot.text, count=1)
        yield Slip(spot.line, spot.start, spot.end, wanted, message="các ngày kỷ niệm khác viết như vậy")


def _raised_nouns(reading: Reading) -> Iterator[Slip]:
    """“trong khối” beside “trong Khối”: the same noun, alone, now with a capital and now without."""
    spots: dict[str, dict[bool, list[_Spot]]] = defaultdict(lambda: {True: [], False: []})
    names: set[str] = set()
    for index, line in reading.lines(*_KINDS):
        tokens, words = reading.tokens[index], reading.folded[index]
        for at, word in enumerate(words):
            if word not in _NOUNS or not at or tokens[at].text.isupper():
                continue
            is_raised, after = tokens[at].text[0].isupper(), words[at + 1] if at + 1 < len(words) else ""
            if is_raised and words[at - 1] in _COMMITTEES and is_within_sentence(tokens, at):
                names.add(word)
            if word == "đảng" or words[at - 1] not in _BEFORE_NOUN or after in _GOES_ON:
                continue
            if after and tokens[at + 1].kind == "w" and is_capitalised(tokens[at + 1].text):
                continue
            start, end = tokens[at - 1].start, tokens[at].end
            spots[word][is_raised].append(_Spot(index, start, end, line.text[start:end]))
    for word, found in spots.items():
        upper, lower = found[True], found[False]
        if not upper or not lower:
            continue
        if word in names:
            for spot in lower:
                at = len(spot.text) - len(word)
                wanted = spot.text[:at] + spot.text[at].upper() + spot.text[at + 1 :]
                spots_named = listed_spots(reading, (each.line for each in upper))
                yield Slip(spot.line, spot.start, spot.end, wanted, message=f"{spots_named} viết hoa")
        else:
            yield _named_both(reading, *sorted((upper[0], lower[0]), key=lambda spot: (spot.line, spot.start)))


def _rarer(reading: Reading, first: list[_Spot], second: list[_Spot]) -> Iterator[Slip]:
    """The rarer form is named with the other; a tie is left to the office."""
    rare, usual = sorted((first, second), key=len)
    if len(rare) == len(usual):
        yield _named_both(reading, rare[0], usual[0])
        return
    most = Counter(spot.text for spot in usual).most_common(1)[0][0]
    for spot in rare:
        message = f"“{spot.text}” ở {listed_spots(reading, (each.line for each in usual))} là “{most}”"
        yield Slip(spot.line, spot.start, spot.end, None, message=message, remedy="Viết một tên ở mọi chỗ.")


def _named_both(reading: Reading, here: _Spot, there: _Spot) -> Slip:
    message = f"một tên gọi hai cách viết: ở đây “{here.text}”, ở {reading.spot(there.line)} “{there.text}”"
    return Slip(here.line, here.start, here.end, None, Severity.HINT, message, "Chọn một cách viết.")


_PEOPLE_NAMES = each_of(
    "ban đồng án sát quân đội an vũ giáo sĩ thuốc ninh dụng thẩm cảnh phòng chúng ưu báo tiếng khoán hàng vệ"
)
"""The last syllable of what goes before “nhân dân” in names and fixed groups."""


@language_rule("soat/nhan-dan", gathers=True)
def the_people(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: chữ “Nhân dân” chỉ nhân dân Việt Nam viết hoa, và viết một kiểu trong cả văn bản.
    Vì sao: Nghị định 30 và văn bản gần đây của Đảng viết hoa danh từ riêng đặc biệt này; phải viết một kiểu.
    Sai: “củng cố mối quan hệ giữa Đảng với nhân dân”.
    Đúng: “củng cố mối quan hệ giữa Đảng với Nhân dân”; “Ủy ban nhân dân”, “quần chúng nhân dân” viết thường.
    Cách sửa: chọn một kiểu cho cả văn bản; văn bản mới nên viết hoa. Đây chỉ là gợi ý.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II (danh từ riêng đặc biệt); văn kiện Đại hội XIII của Đảng.
    """
    for index, line in reading.lines(*_KINDS):
        if "nhân dân" not in line.text:
            continue
        tokens, words = reading.tokens[index], reading.folded[index]
        for at in range(1, len(words) - 1):
            if tokens[at].text == "nhân" and tokens[at + 1].text == "dân" and words[at - 1] not in _PEOPLE_NAMES:
                start, end = tokens[at].start, tokens[at + 1].end
                if not reading.is_quoted(index, start):
                    yield Slip(index, start, end, "Nhân dân", Severity.HINT)
