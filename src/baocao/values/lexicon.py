"""The words and pairs of neighbouring words that accepted texts contain, and how likely a word is between two others.

A pair's likelihood is estimated by interpolated absolute discounting (Ney, Essen, Kneser 1994): what a pair was seen
less its discount, and for the rest how many different words the second one follows.
"""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from baocao.values.syllable import KEY, SLIP, neighbours
from baocao.values.words import CLASSES, EDGE, words_of

_KINDS = (SLIP, KEY)
_DISCOUNT, _RARE = 0.75, 0.05
_LEAST_TOTAL = 4
"""So little is known of a word seen less often that it is taken to have been seen this often, before other words."""
_OWN_WEIGHT = 3
_MOST = 255
_HEADER = b"baocao-tu-vung-1\n"
Pairs = Mapping[tuple[str, str], int]
"""Pairs of words with how often they were seen."""
Counts = Mapping[str, int]
"""Words with how often they were seen."""


class Lexicon(Struct, frozen=True, dict=True):
    """What was accepted.

    Attributes:
        words: every word with its index; the classes `EDGE`, `NUMBER`, `NAME` among them.
        keys: pairs in ascending order, the index of the first times 65,536 plus that of the second.
        counts: how often each pair was seen, at most 255.
        firsts: word by word how often it was seen as the first of a pair.
        followers: word by word how many different words follow it.
        leaders: word by word how many different words it follows.
        starts: word by word where its neighbours begin in `near`; one more for the end.
        near: indices of the known words one keystroke away, with `near_kinds`: how likely each slip is.
        learned: pairs of the office's own texts with how often they were seen, on top of the others.
        learned_near: neighbours of which at least one is known from those texts alone.
        confusions: words often written wrongly (`bổ xung`), folded, and what is meant (`bổ sung`).
    """

    words: Mapping[str, int] = field(default_factory=dict)
    keys: array[int] = field(default_factory=lambda: array("I"))
    counts: bytes = b""
    firsts: array[int] = field(default_factory=lambda: array("I"))
    followers: array[int] = field(default_factory=lambda: array("I"))
    leaders: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    near: array[int] = field(default_factory=lambda: array("I"))
    near_kinds: bytes = b""
    learned: Mapping[int, int] = field(default_factory=dict)
    learned_near: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    confusions: Mapping[str, str] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether the folded word stands in an accepted text."""
        return word in self.words

    def seen(self, first: str, second: str) -> int:
        """How often the two folded words stood side by side in accepted texts."""
        left, right = self.words.get(first), self.words.get(second)
        return self._seen(left, right) if left is not None and right is not None else 0

    def seen_along(self, words: Sequence[str]) -> list[bool]:
        """For each two neighbours in the row of words whether they were seen side by side."""
        keys, rows, learned, last = self.keys, self._rows, self.learned, len(self.starts) - 1
        indices = [self.words.get(word, -1) for word in words]
        found = []
        for left, right in pairwise(indices):
            if left < 0 or right < 0:
                found.append(False)
                continue
            key, is_seen = left << 16 | right, False
            if left < last:
                end = rows[left + 1]
                at = bisect_left(keys, key, rows[left], end)
                is_seen = at < end and keys[at] == key
            found.append(is_seen or key in learned)
        return found

    def _seen(self, left: int, right: int) -> int:
        key = left << 16 | right
        at = bisect_left(self.keys, key)
        known = self.counts[at] if at < len(self.keys) and self.keys[at] == key else 0
        return known + self.learned.get(key, 0) if self.learned else known

    def likelihood(self, first: str, second: str, besides: float = 0.0) -> float:
        """The natural logarithm of how likely the second word is after the first.

        Args:
            first, second: folded, or `EDGE`, `NUMBER`, `NAME`.
            besides: how often the pair was seen elsewhere, such as in the text at hand.
        """
        left, right = self.words.get(first), self.words.get(second)
        general = ((0 if right is None else self.leaders[right]) + _RARE) / self._all_pairs
        if left is None or not self.firsts[left]:
            count, total, followers = 0, 0, 0
        else:
            count = 0 if right is None else self._seen(left, right)
            total, followers = self.firsts[left], self.followers[left]
        unseen = _DISCOUNT * followers + max(_LEAST_TOTAL - total, 0)
        known = max(count + besides - _DISCOUNT, 0.0)
        return math.log((known + unseen * general) / max(total, _LEAST_TOTAL))

    def expected(
        self, left: str, word: str, right: str, following: Counts, leading: Counts
    ) -> Iterator[tuple[str, float, int, int]]:
        """The known words one slip of a key away from a word that were seen after `left` or before `right`; for a word
        that nobody has seen, all known words one slip away.

        Args:
            left, word, right: folded, or one of the classes.
            following: how often each word was seen after `left` elsewhere, such as in the text at hand.
            leading: how often each was seen before `right` there.

        Yields:
            Word, likelihood of its slip, and how often it was seen after `left` and before `right` in all.
        """
        index = self.words.get(word, len(self.starts))
        if index + 1 >= len(self.starts):
            yield from self._expected(self.neighbours(word), left, right, following, leading)
            return
        # The same for the words of the base, index by index: this is where the time of proofreading goes.
        keys, counts, names, rows, learned = self.keys, self.counts, self._names, self._rows, self.learned
        last = len(rows) - 1
        before, after = self.words.get(left, last), self.words.get(right, last)
        start, end = (rows[before], rows[before + 1]) if before < last else (0, 0)
        before <<= 16
        kinds = self.near_kinds
        for at in range(self.starts[index], self.starts[index + 1]):
            number = self.near[at]
            first = second = 0
            key = before | number
            spot = bisect_left(keys, key, start, end)
            if spot < end and keys[spot] == key:
                first = counts[spot]
            other_key = number << 16 | after
            other_end = rows[number + 1]
            spot = bisect_left(keys, other_key, rows[number], other_end)
            if spot < other_end and keys[spot] == other_key:
                second = counts[spot]
            other = names[number]
            if following and other in following:
                first += following[other]
            if leading and other in leading:
                second += leading[other]
            if learned:
                first += learned.get(key, 0)
                second += learned.get(other_key, 0)
            if first or second:
                yield other, _KINDS[kinds[at]], first, second
        if word in self.learned_near:
            near = list(self.learned_near[word].items())
            yield from self._expected(near, left, right, following, leading)

    def _expected(
        self, near: list[tuple[str, float]], left: str, right: str, following: Counts, leading: Counts
    ) -> Iterator[tuple[str, float, int, int]]:
        for other, slip in near:
            first = self.seen(left, other) + following.get(other, 0)
            second = self.seen(other, right) + leading.get(other, 0)
            yield other, slip, first, second

    def neighbours(self, word: str) -> list[tuple[str, float]]:
        """The known words that one slip of a key away from this one, each with how likely that slip is."""
        index = self.words.get(word)
        if index is None or index + 1 >= len(self.starts):
            return [(each, kind) for each, kind in neighbours(word).items() if each in self.words]
        names, kinds = self._names, self.near_kinds
        span = range(self.starts[index], self.starts[index + 1])
        found = [(names[self.near[at]], _KINDS[kinds[at]]) for at in span]
        return [*found, *self.learned_near.get(word, {}).items()] if self.learned_near else found

    @cached_property
    def confusions_by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words that are often written wrongly, syllable by syllable, by the first one; the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for wrong in self.confusions:
            words = tuple(wrong.split(" "))
            found.setdefault(words[0], []).append(words)
        return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}

    @cached_property
    def _rows(self) -> list[int]:
        """Where the pairs of each word of the base begin in `keys`, and where the last ones end."""
        return [bisect_left(self.keys, index << 16) for index in range(len(self.starts))]

    @cached_property
    def _names(self) -> list[str]:
        return list(self.words)

    @cached_property
    def _all_pairs(self) -> float:
        return max(1.0, len(self.keys) + len(self.learned) + _RARE * len(self.words))

    def with_texts(self, texts: Iterable[str]) -> Lexicon:
        """This lexicon and the pairs of these accepted texts; persons' names and numbers are not learned.

        Each pair counts as often as `_OWN_WEIGHT` sightings: an office's own accepted words outweigh the general ones.
        """
        pairs = counted(texts)
        if not pairs:
            return self
        words = dict(self.words)
        for name in CLASSES:
            words.setdefault(name, len(words))
        new = sorted({word for pair in pairs for word in pair} - set(words))
        words.update(zip(new, range(len(words), len(words) + len(new)), strict=True))
        grown = len(words) - len(self.words)
        firsts, followers, leaders = (
            array("I", column) + array("I", [0]) * grown for column in (self.firsts, self.followers, self.leaders)
        )
        learned = dict(self.learned)
        for (first, second), count in pairs.items():
            left, right = words[first], words[second]
            is_new = not self._seen(left, right)
            followers[left] += is_new
            leaders[right] += is_new
            firsts[left] += count * _OWN_WEIGHT
            key = left << 16 | right
            learned[key] = learned.get(key, 0) + count * _OWN_WEIGHT
        near = {word: dict(each) for word, each in self.learned_near.items()}
        for word in new:
            for other, kind in neighbours(word).items():
                if other in self.words:
                    near.setdefault(other, {})[word] = kind
        return replace(self, words=words, firsts=firsts, followers=followers, leaders=leaders, learned=learned,
                       learned_near=near)  # fmt: skip

    def to_bytes(self) -> bytes:
        """The file that `from_bytes` reads; what was learned besides is not in it.

        The words, a line each, an empty line; the confusions, two words with a tab between them a line, an empty line;
        then little-endian numbers of four bytes: how many pairs and how many neighbours, the keys, the four columns
        word by word, the neighbours; then the counts and the kinds, a byte each.
        """
        head = array("I", [len(self.keys), len(self.near)])
        columns = (head, self.keys, self.firsts, self.followers, self.leaders, self.starts, self.near)
        words = "\n".join(self.words)
        confusions = "\n".join(f"{wrong}\t{right}" for wrong, right in self.confusions.items())
        blob = f"{words}\n\n{confusions}\n\n".encode()
        return b"".join((_HEADER, blob, *map(_little, columns), self.counts, self.near_kinds))

    @classmethod
    def from_bytes(cls, data: bytes) -> Lexicon:
        """What `to_bytes` wrote.

        Raises:
            ValueError: it is no such file.
        """
        if not data.startswith(_HEADER):
            raise ValueError("not a lexicon")
        middle = data.index(b"\n\n")
        end = data.index(b"\n\n", middle + 2)
        names = data[len(_HEADER) : middle].decode().split("\n")
        lines = data[middle + 2 : end].decode().splitlines()
        confusions = {wrong: right for wrong, _, right in (line.partition("\t") for line in lines)}
        at = end + 2
        pairs, neighbour_count = _read(data, at, 2)
        at += 8
        columns = []
        for length in (pairs, len(names), len(names), len(names), len(names) + 1, neighbour_count):
            columns.append(_read(data, at, length))
            at += 4 * length
        words = dict(zip(names, range(len(names)), strict=True))
        keys, firsts, followers, leaders, starts, near = columns
        counts, kinds = data[at : at + pairs], data[at + pairs :]
        return cls(words, keys, counts, firsts, followers, leaders, starts, near, kinds, confusions=confusions)


def counted(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often each pair of words stands side by side in the texts."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        pairs.update(pairwise(each.word for each in words_of(text)))
    del pairs[EDGE, EDGE]
    return pairs


def compiled(pairs: Pairs, confusions: Mapping[str, str] | None = None) -> Lexicon:
    """The lexicon of these pairs and confusions, the same for the same pairs whatever their order."""
    names = [*CLASSES, *sorted({word for pair in pairs for word in pair} - set(CLASSES))]
    words = {name: index for index, name in enumerate(names)}
    numbered = sorted((words[first] << 16 | words[second], count) for (first, second), count in pairs.items())
    firsts, followers, leaders = (array("I", [0]) * len(names) for _ in range(3))
    for key, count in numbered:
        firsts[key >> 16] += min(count, _MOST)
        followers[key >> 16] += 1
        leaders[key & 0xFFFF] += 1
    starts, near, kinds = array("I", [0]), array("I"), bytearray()
    for name in names:
        for other, kind in sorted(neighbours(name).items()) if name not in CLASSES else ():
            if other in words:
                near.append(words[other])
                kinds.append(_KINDS.index(kind))
        starts.append(len(near))
    keys = array("I", [key for key, _ in numbered])
    counts = bytes(min(count, _MOST) for _, count in numbered)
    kinds_of = bytes(kinds)
    return Lexicon(words, keys, counts, firsts, followers, leaders, starts, near, kinds_of, confusions=confusions or {})


def _little(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column = array("I", column)
        column.byteswap()
    return column.tobytes()


def _read(data: bytes, at: int, length: int) -> array[int]:
    column = array("I")
    column.frombytes(data[at : at + 4 * length])
    if sys.byteorder == "big":
        column.byteswap()
    return column
