"""Sheet of an edited paper, Sheet of the data, Origins → Problems: what the two no longer have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from baocao.stages.collate import rules
from baocao.values.origin import Origin
from baocao.values.passages import Passage, mark_of, marks_in, passages_of
from baocao.values.problem import Place, Problem
from baocao.values.sheet import Sheet

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+|[^\w\s]|_+")
_NUMBER = re.compile(r"\d")
_LIKE = 0.5
"""How much of two passages must agree for one to be the other, edited."""
_FILLED_IN = {"SoKyHieu", "DiaDanhNgay", "HoTen"}
"""Styles of what the clerk of records fills in: number, date, the signer's name."""
_ABOVE_NAME = {"QuyenHan", "ChucVu"}
_BLANKS = re.compile(r"[\d\s.…]")


@dataclass(frozen=True)
class _Pair:
    """A passage of the data's paper and what became of it; None on one side for what is gone or was added.

    Attributes:
        is_name: it was added where the signer's name is left blank.
    """

    expected: Passage | None
    found: Passage | None
    is_name: bool = False


def collate(found: Sheet, expected: Sheet, origins: Sequence[Origin], path: str) -> tuple[Problem, ...]:
    """Compare a paper that somebody may have edited with the one that today's data make.

    Blanks, capitals of no paragraph and the look are not compared: words and numbers are.

    Args:
        found: the file as it is; the marks it carries tell what was changed in Word from what changed in the data.
        expected: the paper as `layout` makes it now.
        origins: of the expected paper's paragraphs.
        path: what findings call the file.

    Returns:
        Changed numbers first, then passages that were changed, added or are gone, then what was filled in.
    """
    marks = marks_in(dict(found.properties.custom))
    numbers: list[Problem] = []
    passages: list[Problem] = []
    filled: list[Problem] = []
    for pair in _pairs(passages_of(expected), passages_of(found)):
        match pair:
            case _Pair(None, Passage() as added) if pair.is_name:
                filled.append(rules.filled_in(_place(path, added), added.text))
            case _Pair(None, Passage() as added):
                passages.append(rules.added(_place(path, added), added.text))
            case _Pair(Passage() as gone, None):
                origin = origins[gone.number - 1]
                is_new = bool(marks) and mark_of(gone.text) not in marks
                passages.append(rules.gone(Place(path), gone.text, str(origin.place), is_new=is_new))
            case _Pair(Passage() as before, Passage() as now):
                if _is_filled_in(before, now):
                    filled.append(rules.filled_in(_place(path, now), now.text))
                else:
                    changed, rest = _changes(before, now, origins, path, by_data=_is_by_data(before, now, marks))
                    numbers += changed
                    passages += rest
    return (*numbers, *passages, *filled)


def _place(path: str, passage: Passage) -> Place:
    return Place(path, part=f"đoạn {passage.number}")


def _is_by_data(before: Passage, now: Passage, marks: frozenset[str]) -> bool:
    """The file's passage is as it was written, and the data's is not: the data moved on."""
    return mark_of(now.text) in marks and mark_of(before.text) not in marks


def _is_filled_in(before: Passage, now: Passage) -> bool:
    if before.style == "HoTen":
        return True
    return before.style in _FILLED_IN and _BLANKS.sub("", before.text) == _BLANKS.sub("", now.text)


# Which passage became which


def _pairs(expected: Sequence[Passage], found: Sequence[Passage]) -> Iterator[_Pair]:
    """Passages that differ, in the order of the paper."""
    matcher = SequenceMatcher(None, [each.text for each in expected], [each.text for each in found], autojunk=False)
    for kind, from_, to, other_from, other_to in matcher.get_opcodes():
        if kind == "insert" and from_ and expected[from_ - 1].style in _ABOVE_NAME:
            names = found[other_from:other_to]
            yield from (_Pair(None, each, is_name=len(names) == 1 and not _NUMBER.search(each.text)) for each in names)
        elif kind != "equal":
            yield from _paired(expected[from_:to], found[other_from:other_to])


def _paired(expected: Sequence[Passage], found: Sequence[Passage]) -> Iterator[_Pair]:
    """Between two passages that agree: each expected one with the likest of those still free, in order."""
    at = 0
    for each in expected:
        likest = max(range(at, min(len(found), at + 12)), key=lambda index: _likeness(each, found[index]), default=None)
        if likest is None or _likeness(each, found[likest]) < _LIKE:
            yield _Pair(each, None)
            continue
        yield from (_Pair(None, added) for added in found[at:likest])
        yield _Pair(each, found[likest])
        at = likest + 1
    yield from (_Pair(None, added) for added in found[at:])


def _likeness(expected: Passage, found: Passage) -> float:
    left, right = _TOKEN.findall(expected.text), _TOKEN.findall(found.text)
    if not left or not right:
        return 0.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.quick_ratio() < _LIKE:
        return 0.0
    return matcher.ratio()


# What changed within a passage


def _changes(
    before: Passage, now: Passage, origins: Sequence[Origin], path: str, *, by_data: bool
) -> tuple[list[Problem], list[Problem]]:
    """The numbers that changed, one finding each; and one for the words, where words did."""
    old, new = list(_TOKEN.finditer(before.text)), list(_TOKEN.finditer(now.text))
    matcher = SequenceMatcher(None, [each[0] for each in old], [each[0] for each in new], autojunk=False)
    numbers: list[Problem] = []
    words: list[tuple[str, str]] = []
    for kind, from_, to, other_from, other_to in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost, gained = old[from_:to], new[other_from:other_to]
        lost_text, gained_text = _span(before.text, lost), _span(now.text, gained)
        if any(_NUMBER.search(each[0]) for each in (*lost, *gained)):
            at = lost[0].start() if lost else (old[from_ - 1].end() - 1 if from_ else 0)
            source = _source(before, at, origins)
            sentence = _around(now.text, gained, new, other_from)
            numbers.append(
                rules.number_differs(_place(path, now), gained_text, lost_text, str(source), sentence, by_data=by_data)
            )
        else:
            words.append((lost_text, gained_text))
    if not words:
        return numbers, []
    line = str(origins[before.number - 1].place)
    return numbers, [rules.changed(_place(path, now), words, line, by_data=by_data)]


def _span(text: str, tokens: Sequence[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _around(text: str, gained: Sequence[re.Match[str]], tokens: Sequence[re.Match[str]], at: int) -> str:
    """The place in the sentence, some words either side."""
    first = max(0, at - 5)
    last = min(len(tokens), at + len(gained) + 5)
    if first >= last:
        return text[:80]
    piece = text[tokens[first].start() : tokens[last - 1].end()]
    return ("… " if first else "") + piece + (" …" if last < len(tokens) else "")


def _source(passage: Passage, at: int, origins: Sequence[Origin]) -> Place:
    """The line behind the character at that position of a passage of the data's paper."""
    for origin in origins[passage.number - 1 : passage.number - 1 + passage.paragraphs]:
        text = "".join(run.text for run in origin.runs)
        if passage.paragraphs == 1:
            # Layout may have set a number before a heading's words.
            return origin.place_at(max(0, at - max(0, len(passage.text) - len(text)))) if origin.runs else origin.place
        if at <= len(text):
            return origin.place_at(at)
        at -= len(text) + len(" | ")
    return origins[passage.number - 1].place
