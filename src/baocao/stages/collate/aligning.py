"""Two sequences of texts → which of one are which of the other, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_MOST_EDITS = 200
"""Up to so many insertions and deletions the shortest way is looked for; its cost grows with their square."""


def matching(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions that hold the same text, both rising.

    Equal texts at both ends always match. Between them it is as many pairs as can be where few texts differ; where
    most do, only what lies around texts that occur once on both sides. Time grows with length, repeated texts or not.
    """
    first, last = 0, 0
    shorter = min(len(left), len(right))
    while first < shorter and left[first] == right[first]:
        first += 1
    while last < shorter - first and left[-1 - last] == right[-1 - last]:
        last += 1
    inner_left, inner_right = left[first : len(left) - last], right[first : len(right) - last]
    inner: list[tuple[int, int]] = []
    if inner_left and inner_right:
        few = _shortest(inner_left, inner_right)
        inner = _around_unique(inner_left, inner_right) if few is None else few
    return [
        *((at, at) for at in range(first)),
        *((first + one, first + other) for one, other in inner),
        *((len(left) - at, len(right) - at) for at in range(last, 0, -1)),
    ]


def _shortest(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]] | None:
    """By the fewest insertions and deletions (E. Myers, 1986); None where it takes too many."""
    reached = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(_MOST_EDITS + 1):
        history.append(dict(reached))
        for diagonal in range(-edits, edits + 1, 2):
            if diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]):
                at = reached[diagonal + 1]
            else:
                at = reached[diagonal - 1] + 1
            other = at - diagonal
            while at < len(left) and other < len(right) and left[at] == right[other]:
                at, other = at + 1, other + 1
            reached[diagonal] = at
            if at >= len(left) and other >= len(right):
                return _way_back(history, len(left), len(right))
    return None


def _way_back(history: Sequence[dict[int, int]], at: int, other: int) -> list[tuple[int, int]]:
    pairs = []
    for edits in range(len(history) - 1, -1, -1):
        reached, diagonal = history[edits], at - other
        if diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]):
            before = diagonal + 1
        else:
            before = diagonal - 1
        came_at = reached[before] if edits else 0
        came_other = came_at - before if edits else 0
        while at > came_at and other > came_other:
            at, other = at - 1, other - 1
            pairs.append((at, other))
        at, other = came_at, came_other
    return pairs[::-1]


def _around_unique(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """By the texts that occur once on both sides, and then between them."""
    counts, other_counts = Counter(left), Counter(right)
    where = {text: at for at, text in enumerate(right) if other_counts[text] == 1}
    anchors = _rising([(at, where[text]) for at, text in enumerate(left) if counts[text] == 1 and text in where])
    if not anchors:
        return []
    pairs: list[tuple[int, int]] = []
    at = other = 0
    for stop, other_stop in (*anchors, (len(left), len(right))):
        between = matching(left[at:stop], right[other:other_stop])
        pairs += [(at + one, other + two) for one, two in between]
        if stop < len(left):
            pairs.append((stop, other_stop))
        at, other = stop + 1, other_stop + 1
    return pairs


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, themselves in order, of which the second numbers rise."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for index, (_, other) in enumerate(pairs):
        at = bisect_left(ends, other)
        before.append(holders[at - 1] if at else None)
        ends[at : at + 1] = [other]
        holders[at : at + 1] = [index]
    chosen = []
    current = holders[-1] if holders else None
    while current is not None:
        chosen.append(pairs[current])
        current = before[current]
    return chosen[::-1]
