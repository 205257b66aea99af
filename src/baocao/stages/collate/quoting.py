"""A change → the words that lead a reader to it: the place, the line behind it, the sentence or the cell around it."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.stages.collate.rules import Cause, shortened
from baocao.stages.collate.tokens import Change, Token
from baocao.values.origin import Origin
from baocao.values.passages import Passage, mark_of
from baocao.values.problem import Place

_AROUND = 6
"""Words that are quoted either side."""


def place_of(path: str, passage: Passage) -> Place:
    """The place that a finding names: the first paragraph of the passage."""
    return Place(path, part=f"đoạn {passage.number}")


def cause_of(before: Sequence[Passage], now: Sequence[Passage], marks: frozenset[str]) -> Cause:
    """Who changed: the file's passages are known by the marks, or the data's are, or neither."""
    if not marks:
        return Cause.UNKNOWN
    data_moved = any(mark_of(each.text) not in marks for each in before)
    was_edited = any(mark_of(each.text) not in marks for each in now)
    if data_moved:
        return Cause.BOTH if was_edited else Cause.DATA
    return Cause.WORD


def line_of(change: Change, origins: Sequence[Origin], passage: Passage) -> Place:
    """The line behind what the data say there; behind the passage where they say nothing there."""
    token = change.lost[0] if change.lost else change.near_before
    if token is None:
        return origins[passage.number - 1].place
    origin = origins[token.passage.number - 1 + token.cell]
    return origin.place_at(token.start, token.passage.cells[token.cell]) if origin.runs else origin.place


def where(change: Change, now: Sequence[Token]) -> str:
    """`Câu: “… gồm 55 đảng bộ …”.`, or table, row and column; empty where the file says nothing there."""
    token = change.gained[0] if change.gained else change.near
    if token is None:
        return ""
    passage = token.passage
    if passage.table:
        column = f", cột “{passage.columns[token.cell]}”" if passage.columns[token.cell] else ""
        return f"Bảng {passage.table}, hàng “{shortened(passage.text)}”{column}."
    first = next(index for index, each in enumerate(now) if each is token)
    last = first + max(1, len(change.gained))
    near = [each for each in now[max(0, first - _AROUND) : last + _AROUND] if each.passage is passage]
    text = passage.cells[0][near[0].start : near[-1].end]
    left = "… " if near[0].start else ""
    right = " …" if near[-1].end < len(passage.cells[0]) else ""
    return f"Câu: “{left}{text}{right}”."
