"""Sheet of an edited paper, Sheet of the data, Origins → Problems: what the two no longer have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from baocao.stages.collate import rules
from baocao.stages.collate.names import SIGNER, names_in
from baocao.stages.collate.pairing import Pair, pairs
from baocao.stages.collate.pen import penned
from baocao.stages.collate.quoting import cause_of, line_of, place_of, where
from baocao.stages.collate.rules import Cause
from baocao.stages.collate.tokens import Change, changes, tokens_of
from baocao.values.origin import Origin
from baocao.values.passages import Passage, mark_of, marks_in, passages_of
from baocao.values.problem import Place, Problem
from baocao.values.sheet import Sheet

_TOLD_SINGLY = 3
"""Up to so many changed numbers of headings, lists and rows are told one by one."""

_NEAR = 20


def collate(found: Sheet, expected: Sheet, origins: Sequence[Origin], path: str) -> tuple[Problem, ...]:
    """Compare a paper that somebody may have edited with the one that today's data make.

    Words and numbers are compared; blanks and the look are not.

    Args:
        found: the file as it is; the marks it carries tell what was changed in Word from what changed in the data.
        expected: the paper as `layout` makes it now.
        origins: of the expected paper's paragraphs.
        path: what findings call the file.

    Returns:
        Changed numbers first, then passages that were changed, added or are gone, then what was filled in.
    """
    before, now = passages_of(expected), passages_of(found)
    told = _Collation(
        path,
        origins,
        marks_in(dict(found.properties.custom)),
        before,
        {each.text: each.number for each in now},
        names_in(before, now),
    )
    for pair in pairs(before, now):
        told.take(pair)
    for number, note in enumerate(found.notes, 1):
        told.passages.append(rules.added_note(Place(path, part=f"chú thích {number}"), note.text))
    return told.problems


class _Collation(Struct, dict=True):
    """The findings on one paper, as they are gathered.

    Attributes:
        path: of the file.
        origins: of the data's paper.
        marks: of the passages as they were written; empty where the file carries none.
        expected: the data's passages.
        found: text of each passage of the file → its number.
        names: paragraphs of the file that are a signer's name which the data leave blank.
        numbers, passages, filled: the findings of each kind.
        renumbered: place, number on the paper and by the data of what only counts.
    """

    path: str
    origins: Sequence[Origin]
    marks: frozenset[str]
    expected: Sequence[Passage]
    found: Mapping[str, int]
    names: frozenset[int]
    numbers: list[Problem] = field(default_factory=list)
    passages: list[Problem] = field(default_factory=list)
    filled: list[Problem] = field(default_factory=list)
    renumbered: list[tuple[Place, str, str]] = field(default_factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        counters = self.renumbered
        if len(counters) > _TOLD_SINGLY:
            told = [rules.renumbered(*counters[0], len(counters))]
        else:
            told = [rules.renumbered(*each, 1) for each in counters]
        return (*self.numbers, *self.passages, *told, *self.filled)

    def take(self, pair: Pair) -> None:
        """Tell what became of these passages."""
        match pair.expected, pair.found:
            case (), (now,):
                self._added(now)
            case (before,), ():
                is_new = bool(self.marks) and mark_of(before.text) not in self.marks
                line = str(self.origins[before.number - 1].place)
                self.passages.append(rules.gone(self._place_of_gone(before), before.text, line, is_new=is_new))
            case (before,), (now,):
                if pair.is_moved:
                    line = str(self.origins[before.number - 1].place)
                    self.passages.append(rules.moved(place_of(self.path, now), now.text, line))
                self._edited(before, now)
            case olds, news:
                line = str(self.origins[olds[0].number - 1].place)
                place = place_of(self.path, news[0])
                self.passages.append(rules.regrouped(place, len(olds), len(news), news[0].text, line))
                self._changed(olds, news, cause_of(olds, news, self.marks))

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(each.text for each in self.expected)

    def _place_of_gone(self, gone: Passage) -> Place:
        """After the nearest passage before it that the file still has."""
        at = bisect_left(self.expected, gone.number, key=lambda each: each.number)
        nearest = (self.found.get(each.text) for each in reversed(self.expected[max(0, at - _NEAR) : at]))
        number = next((number for number in nearest if number is not None), None)
        return Place(self.path, part=None if number is None else f"sau đoạn {number}")

    def _added(self, now: Passage) -> None:
        place = place_of(self.path, now)
        if now.number in self.names:
            self.filled.append(rules.filled_in(place, now.text))
        else:
            is_repeated, is_old = now.text in self._texts, mark_of(now.text) in self.marks
            self.passages.append(rules.added(place, now.text, is_repeated=is_repeated, is_old=is_old))

    def _edited(self, before: Passage, now: Passage) -> None:
        """One passage that is still one, what the clerk of records writes in set apart."""
        place = place_of(self.path, now)
        if before.style == SIGNER:
            self.filled.append(rules.filled_in(place, now.text))
            return
        cause = cause_of((before,), (now,), self.marks)
        line, line_now = penned(before, before.style), penned(now, before.style)
        if line is None or line_now is None:
            self._changed((before,), (now,), cause)
            return
        self._changed((line.fixed,), (line_now.fixed,), cause)
        if line.year and line_now.year and line_now.year < line.year:
            self.passages.append(rules.earlier_year(place, line_now.year, line.year))
        elif line.written != line_now.written:
            self.filled.append(rules.filled_in(place, now.text))

    def _changed(self, before: Sequence[Passage], now: Sequence[Passage], cause: Cause) -> None:
        """Each number that is another one, and the words of the passage together."""
        old, new = tokens_of(before), tokens_of(now)
        words: list[Change] = []
        for change in changes(old, new):
            place = place_of(self.path, change.gained[0].passage if change.gained else self._near(change, now))
            lost, gained = rules.as_written(change.lost), rules.as_written(change.gained)
            if change.is_number:
                line = str(line_of(change, self.origins, before[0]))
                self.numbers.append(rules.number_differs(place, gained, lost, line, where(change, new), cause))
            elif change.is_counter and cause is not Cause.DATA:
                self.renumbered.append((place, gained, lost))
            else:
                words.append(change)
        if words:
            line = str(line_of(words[0], self.origins, before[0]))
            spoken = [(rules.as_written(each.lost), rules.as_written(each.gained)) for each in words]
            place = place_of(self.path, now[0])
            self.passages.append(rules.changed(place, spoken, line, where(words[0], new), cause))

    @staticmethod
    def _near(change: Change, now: Sequence[Passage]) -> Passage:
        return change.near.passage if change.near else now[0]
