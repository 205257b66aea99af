"""Passages of the data's paper and of the file → which became which."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from msgspec import Struct

from baocao.stages.collate.aligning import matching
from baocao.stages.collate.tokens import uncounted, words_of
from baocao.values.passages import Passage

_LIKE = 0.5
"""How much of two passages must agree for one to be the other, edited."""
_LIKE_ELSEWHERE = 0.75
"""The same for a passage that stands elsewhere now."""
_LIKE_JOINED = 0.8
_SHORT = 3
_SHORT_ALONE = 8
"""Of so few tokens, one passage that stands where one stood is that one, whatever it says now."""
_MOST_JOINED = 3
_SMALL_GAP = 900
_MOST_MOVED = 40_000
_WINDOW = 12
_MANIFOLD = ("Nội dung", "Mục cấp", "Bảng", "Nơi nhận", "Normal")
"""Styles of which a paper has many paragraphs; of others the style alone tells what a passage is."""


class Pair(Struct, frozen=True):
    """Passages of the data's paper and what became of them.

    Attributes:
        expected: none for what was added, several for what was joined.
        found: none for what is gone, several for what was split.
        is_moved: it stands elsewhere now.
    """

    expected: tuple[Passage, ...]
    found: tuple[Passage, ...]
    is_moved: bool = False


def pairs(expected: Sequence[Passage], found: Sequence[Passage]) -> list[Pair]:
    """All passages that are not as they were, in the order of the paper."""
    return _with_moved(list(_in_place(expected, found)))


def _in_place(expected: Sequence[Passage], found: Sequence[Passage]) -> Iterator[Pair]:
    same = matching([each.text for each in expected], [each.text for each in found])
    for left, right in _between(expected, found, same):
        if len(left) * len(right) <= _SMALL_GAP:
            yield from _cheapest(left, right)
            continue
        counted = matching([uncounted(each) for each in left], [uncounted(each) for each in right])
        for (gap, other_gap), after in zip_longest(_between(left, right, counted), counted):
            if len(gap) * len(other_gap) <= _SMALL_GAP:
                yield from _cheapest(gap, other_gap)
            else:
                yield from _nearest(gap, other_gap)
            if after is not None and left[after[0]].text != right[after[1]].text:
                yield Pair((left[after[0]],), (right[after[1]],))


def _between(
    left: Sequence[Passage], right: Sequence[Passage], same: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sequence[Passage], Sequence[Passage]]]:
    """What stands before each pair that is the same, and after the last."""
    at = other = 0
    for one, two in (*same, (len(left), len(right))):
        yield left[at:one], right[other:two]
        at, other = one + 1, two + 1


# How like two passages are


@lru_cache(10_000)
def _bag(text: str) -> Counter[str]:
    return Counter(words_of(text))


def _shared(left: Counter[str], right: Counter[str]) -> int:
    if len(left) > len(right):
        left, right = right, left
    return sum(min(count, right[word]) for word, count in left.items())


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    size = left.total() + right.total()
    return 2 * _shared(left, right) / size if size else 0.0


def _joined(passages: Sequence[Passage]) -> Counter[str]:
    if len(passages) == 1:
        return _bag(passages[0].text)
    return sum((_bag(each.text) for each in passages), Counter())


# Within a gap


def _cheapest(left: Sequence[Passage], right: Sequence[Passage]) -> list[Pair]:
    """The likeliest story of a small gap: passages edited, gone, added, split or joined."""
    is_alone = len(left) == len(right) == 1
    best: list[list[tuple[float, int, int]]] = [[(math.inf, 0, 0)] * (len(right) + 1) for _ in range(len(left) + 1)]
    best[0][0] = (0.0, 0, 0)
    for at in range(len(left) + 1):
        for other in range(len(right) + 1):
            cost = best[at][other][0]
            for one, two in _moves(len(left) - at, len(right) - other):
                price = _price(left[at : at + one], right[other : other + two], is_alone=is_alone)
                if cost + price < best[at + one][other + two][0]:
                    best[at + one][other + two] = (cost + price, one, two)
    told = []
    at, other = len(left), len(right)
    while at or other:
        _, one, two = best[at][other]
        told.append(Pair(tuple(left[at - one : at]), tuple(right[other - two : other])))
        at, other = at - one, other - two
    return told[::-1]


def _moves(left: int, right: int) -> Iterator[tuple[int, int]]:
    wanted = [(1, 1), (1, 0), (0, 1)]
    wanted += [move for many in range(2, _MOST_JOINED + 1) for move in ((1, many), (many, 1))]
    return ((one, two) for one, two in wanted if one <= left and two <= right)


def _price(left: Sequence[Passage], right: Sequence[Passage], *, is_alone: bool) -> float:
    """How many tokens are not accounted for."""
    if not left or not right:
        return sum(_bag(each.text).total() + 1.0 for each in (*left, *right))
    one, two = _joined(left), _joined(right)
    apart = one.total() + two.total() - 2.0 * _shared(one, two)
    if len(left) == len(right):
        return apart if _may_be(left[0], right[0], one, two, is_alone=is_alone) else math.inf
    if any(each.table for each in (*left, *right)) or _likeness(one, two) < _LIKE_JOINED:
        return math.inf
    return apart + 1.5


def _may_be(left: Passage, right: Passage, one: Counter[str], two: Counter[str], *, is_alone: bool) -> bool:
    if left.style == right.style and not left.style.startswith(_MANIFOLD):
        return True
    if is_alone and max(one.total(), two.total()) <= _SHORT_ALONE:
        return True
    return _likeness(one, two) >= _LIKE


def _nearest(left: Sequence[Passage], right: Sequence[Passage]) -> Iterator[Pair]:
    """A large gap in which nothing is as it was: each passage with the likest of the next ones still free."""
    at = 0
    for each in left:
        bag = _bag(each.text)
        near = range(at, min(len(right), at + _WINDOW))
        likest = max(near, key=lambda index: (_likeness(bag, _bag(right[index].text)), -index), default=None)
        if likest is None or _likeness(bag, _bag(right[likest].text)) < _LIKE:
            yield Pair((each,), ())
            continue
        yield from (Pair((), (added,)) for added in right[at:likest])
        if each.text != right[likest].text:
            yield Pair((each,), (right[likest],))
        at = likest + 1
    yield from (Pair((), (added,)) for added in right[at:])


# What stands elsewhere


def _with_moved(told: list[Pair]) -> list[Pair]:
    """The same, a passage that is gone here and added there made one."""
    gone = [index for index, pair in enumerate(told) if not pair.found]
    added = [index for index, pair in enumerate(told) if not pair.expected]
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed(added):
        by_text[told[index].found[0].text].append(index)
    moved: dict[int, int] = {}
    for index in gone:
        if same := by_text[told[index].expected[0].text]:
            moved[index] = same.pop()
    free = [index for index in added if index not in moved.values()]
    left = [index for index in gone if index not in moved]
    if len(left) * len(free) <= _MOST_MOVED:
        for index in left:
            bag = _bag(told[index].expected[0].text)
            ranked = [(_likeness(bag, _bag(told[other].found[0].text)), -other) for other in free]
            likeness, other = max(ranked, default=(0.0, 0))
            if likeness >= _LIKE_ELSEWHERE and bag.total() > _SHORT:
                moved[index] = -other
                free.remove(-other)
    taken = set(moved.values())
    return [
        Pair(pair.expected, told[moved[index]].found, is_moved=True) if index in moved else pair
        for index, pair in enumerate(told)
        if index not in taken
    ]
