"""Figures of one unit → the same without those that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from baocao.stages.take_in import rules
from baocao.values.form import Division, DivisionKind
from baocao.values.number import total_of, write_number
from baocao.values.problem import Problem
from baocao.values.tally import Node, Number
from baocao.values.unit import UnitFigure


class Agreement:
    """Judges one unit's figures, node by node, from the parts up; what contradicts is refused whole.

    Attributes:
        figures: what is left.
        problems: what was refused, and why.
    """

    def __init__(self, name: str, figures: Mapping[str, UnitFigure], labels: Mapping[str, str]) -> None:
        self.name = name
        self.labels = labels
        self.figures = dict(figures)
        self.problems: list[Problem] = []

    def judge(self, node: Node) -> Number | None:
        """What the node comes to, after what is wrong at and below it was refused; None where nothing says."""
        for _, parts in node.divisions:
            for part in parts:
                self.judge(part)
        typed = self.figures.get(node.key)
        sums = [(parts, total) for parts in node.partitions if (total := self._sum(parts)) is not None]
        whole = typed.number if typed else sums[0][1] if sums else None
        for parts, total in sums:
            if total != whole:
                self._refuse(node, parts, total, whole)
                return None
        if typed is not None and any(self._known(parts) > typed.number for parts in node.partitions):
            self._contradict(node, node, f"tổng {write_number(typed.number)} nhỏ hơn các phần đã ghi cộng lại")
            return None
        if typed is not None and sums:
            # The parts make it.
            del self.figures[node.key]
        if whole is not None:
            for division, parts in node.divisions:
                self._within(division, parts, whole)
        return whole

    def _sum(self, parts: tuple[Node, ...]) -> Number | None:
        numbers = [self._number(part) for part in parts]
        known = [number for number in numbers if number is not None]
        return total_of(known) if len(known) == len(parts) else None

    def _known(self, parts: tuple[Node, ...]) -> Number:
        return total_of([number for part in parts if (number := self._number(part)) is not None])

    def _number(self, node: Node) -> Number | None:
        typed = self.figures.get(node.key)
        if typed is not None:
            return typed.number
        return next((total for parts in node.partitions if (total := self._sum(parts)) is not None), None)

    def _refuse(self, node: Node, parts: tuple[Node, ...], total: Number, whole: Number | None) -> None:
        made = f"{' + '.join(write_number(self._number(part) or 0) for part in parts)} = {write_number(total)}"
        if node.key in self.figures:
            self._contradict(node, node, f"tổng {write_number(whole or 0)} ≠ {made}")
        else:
            self._contradict(node, parts[0], f"một cách chia được {write_number(whole or 0)}, cách chia kia {made}")

    def _contradict(self, node: Node, at: Node, message: str) -> None:
        """Refuse everything of the node."""
        cell = next(self.figures[each.key].cell for each in (*at.everything(), *node.everything())
                    if each.key in self.figures)  # fmt: skip
        self.problems.append(rules.parts_differ(cell, self.name, self.labels[node.key], message))
        self._drop(node)

    def _drop(self, node: Node) -> None:
        for each in node.everything():
            self.figures.pop(each.key, None)

    def _within(self, division: Division, parts: tuple[Node, ...], whole: Number) -> None:
        """Subsets are no larger than the whole, together too where they are disjoint; steps fall."""
        if division.kind is DivisionKind.SUBSETS:
            for part in parts:
                number = self._number(part)
                if number is not None and number > whole:
                    self._contradict(part, part, f"{write_number(number)} lớn hơn tổng {write_number(whole)}")
            together = self._known(parts)
            if division.disjoint and together > whole:
                first = next(part for part in parts if part.key in self.figures)
                message = f"các phần cộng lại {write_number(together)} lớn hơn tổng {write_number(whole)}"
                self._contradict(first, first, message)
                for part in parts:
                    self._drop(part)
        if division.kind is DivisionKind.FUNNEL:
            self.problems += self._steps(parts)

    def _steps(self, parts: tuple[Node, ...]) -> Iterator[Problem]:
        known = [(part, number) for part in parts if (number := self._number(part)) is not None]
        for (before, first), (part, second) in pairwise(known):
            if second > first and part.key in self.figures:
                message = (
                    f"{self.labels[part.key]} {write_number(second)} lớn hơn"
                    f" {self.labels[before.key]} {write_number(first)}"
                )
                yield rules.step_larger(self.figures[part.key].cell, self.name, message)
