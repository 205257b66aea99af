"""What every rule on layout is: a function over the paper whose docstring is its page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from msgspec import Struct

from baocao.stages.conform.paper import Paper, and_others, spot
from baocao.values.document import Line
from baocao.values.mending import Mending
from baocao.values.problem import Severity
from baocao.values.rule import PAGES


class Fault(Struct, frozen=True):
    """What a rule found.

    Attributes:
        spot: `phần 1`, `đoạn 12`; empty for the whole paper.
        severity: as the list of machine-checkable rules has it; lowered where the source is weak.
        message: found against prescribed, Vietnamese, lower-case start.
        remedy: a Vietnamese sentence, as one does it in Word.
        mendings: what would mend it without touching a word.
    """

    spot: str
    severity: Severity
    message: str
    remedy: str
    mendings: tuple[Mending, ...] = ()


Judge = Callable[[Paper], Iterator[Fault]]


class LayoutRule(Struct, frozen=True):
    """One rule of the list of machine-checkable rules.

    Attributes:
        name: `the-thuc/le-phai`.
        code: `PG-06`; None for a rule of our own.
        figures: names in the rule book on which it rests; a book that has none of them has no such rule.
    """

    name: str
    code: str | None
    figures: tuple[str, ...]
    judge: Judge


RULES: list[LayoutRule] = []
"""All rules, as the modules that hold them are imported."""


def layout_rule(name: str, code: str | None, *figures: str) -> Callable[[Judge], Judge]:
    """Register the function under its rule name and id; its Vietnamese docstring becomes the rule's page."""

    def register(function: Judge) -> Judge:
        PAGES[name] = inspect.cleandoc(function.__doc__ or "")
        RULES.append(LayoutRule(name, code, figures, function))
        return function

    return register


def told_once(
    lines: tuple[Line, ...], severity: Severity, message: str, remedy: str, mendings: tuple[Mending, ...] = ()
) -> Iterator[Fault]:
    """One fault for all lines that share it, at the first of them; none where there are no lines."""
    if lines:
        yield Fault(spot(lines[0]), severity, f"{message}{and_others(lines)}", remedy, mendings)
