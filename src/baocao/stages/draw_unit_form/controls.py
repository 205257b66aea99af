"""Formulas that tell a unit at once when its own figures contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from baocao.values.form import DivisionKind
from baocao.values.tally import Node


def controls(node: Node, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(key of the line beside which it stands, expression) for the node and all below it; a line may have several.

    Args:
        cells: key → address of the cell (`E9`).
    """
    whole = cells[node.key]
    sums = [",".join(cells[part.key] for part in parts) for parts in node.partitions]
    if sums:
        first, count = sums[0], len(node.partitions[0])
        yield node.key, _text(f"AND(COUNT({first})={count},{whole}<>SUM({first}))", "các phần cộng lại khác tổng")
        for other, parts in zip(sums[1:], node.partitions[1:], strict=True):
            condition = f"AND(COUNT({first})={count},COUNT({other})={len(parts)},SUM({first})<>SUM({other}))"
            yield parts[0].key, _text(condition, "hai cách chia cho hai tổng khác nhau")
    for division, parts in node.divisions:
        if division.kind is DivisionKind.SUBSETS:
            for part in parts:
                cell = cells[part.key]
                yield part.key, _text(f"AND(COUNT({whole},{cell})=2,{cell}>{whole})", "lớn hơn tổng")
        if division.kind is DivisionKind.FUNNEL:
            for before, part in pairwise(parts):
                cell, above = cells[part.key], cells[before.key]
                yield part.key, _text(f"AND(COUNT({above},{cell})=2,{cell}>{above})", "lớn hơn bước trước, xem lại")
        for part in parts:
            yield from controls(part, cells)


def _text(condition: str, words: str) -> str:
    return f'IF({condition},"◄ {words}","")'
