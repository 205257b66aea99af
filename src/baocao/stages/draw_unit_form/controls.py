"""Formulas that tell a unit at once when its own figures contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from baocao.values.form import DivisionKind
from baocao.values.tally import Node


def controls(node: Node, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(key of the line beside which it stands, expression) for the node and all below it; a line may have several.

    What is still empty contradicts nothing.

    Args:
        cells: key → address of the cell (`E9`).
    """
    whole = cells[node.key]
    first = node.partitions[0] if node.partitions else ()
    # A sum of some parts only says nothing yet; without any part the whole was typed.
    known = f"COUNT({whole})=1"
    if first:
        parts = _listed(first, cells)
        known += f",OR(COUNT({parts})=0,COUNT({parts})={len(first)})"
        yield node.key, _told(f"{known},COUNT({parts})>0", whole, "<>", parts, "các phần cộng lại khác tổng")
    for other in node.partitions[1:]:
        others = _listed(other, cells)
        full = f"{known},COUNT({others})={len(other)}"
        yield other[0].key, _told(full, others, "<>", whole, "hai cách chia cho hai tổng khác nhau")
    for division, below in node.divisions:
        if division.kind is DivisionKind.SUBSETS:
            for part in below:
                yield part.key, _told(known, cells[part.key], ">", whole, "lớn hơn tổng")
            if division.disjoint and len(below) > 1:
                yield below[0].key, _told(known, _listed(below, cells), ">", whole, "cộng lại lớn hơn tổng")
        if division.kind is DivisionKind.FUNNEL:
            for before, part in pairwise(below):
                cell, above = cells[part.key], cells[before.key]
                given = f"COUNT({above},{cell})=2"
                yield part.key, _told(given, cell, ">", above, "lớn hơn bước trước, xem lại")
        for part in below:
            yield from controls(part, cells)


def _listed(parts: Sequence[Node], cells: Mapping[str, str]) -> str:
    return ",".join(cells[part.key] for part in parts)


def _told(known: str, these: str, sign: str, those: str, words: str) -> str:
    """The words where all is known that the contradiction rests on, and the sums stand so to one another.

    Args:
        these, those: addresses, as SUM takes them.
        sign: `<>` or `>`; decimals that only rounding parts are equal.
    """
    return f'IF(AND({known},ROUND(SUM({these})-SUM({those}),6){sign}0),"◄ {words} ","")'
