"""What happens while templates run: values become marks, faults are noted, and a budget bounds the whole."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import jinja2
from jinja2.runtime import LoopContext, Macro

from baocao.adapters.expressions.faults import Fault, FaultKind
from baocao.adapters.expressions.grammar import LOOP_NAMES
from baocao.adapters.expressions.wording import sentence_around
from baocao.values.facts import State
from baocao.values.narrative import GAP, LINE_MARKS, MARKS_EACH, VALUE_MARKS, Printed, Span
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import Speaker

MOST_STEPS = 300_000
"""Turns of loops and calls of macros in one run: an annex of 10,000 rows takes about 100,000."""
MOST_CHARACTERS = 4_000_000
"""Characters printed in one run, captured blocks counted each time they are printed: a paper has some ten thousand."""


class TooMuchError(Exception):
    """The run's budget is spent; caught where templates are started."""


class Run:
    """One run: the table of marks it fills, the faults it notes, the budget it spends.

    Attributes:
        printed: what `VALUE_MARKS + i` stands for.
        lines: what `LINE_MARKS + i` stands for.
        used: keys of the values printed or looped over.
        template, line: what was printed last.
    """

    def __init__(
        self, places: Callable[[str, int], Place], source_line: Callable[[str, int], str], faults: dict[Fault, None]
    ) -> None:
        self.places = places
        self.source_line = source_line
        self.faults = faults
        self.static_faults = bool(faults.keys() - _harmless(faults))
        self.printed: list[Printed] = []
        self.lines: list[Place] = []
        self.used: set[str] = set()
        self.template = ""
        self.line = 1
        self._line_marks: dict[tuple[str, int], str] = {}
        self._value_marks: dict[Printed, str] = {}
        self._steps = 0
        self._characters = 0

    def note(self, kind: FaultKind, template: str, line: int, name: str, detail: str = "") -> None:
        """Record a fault; a name that the static walk could not follow is one only if that walk found nothing."""
        if kind is FaultKind.UNKNOWN_NAME and self.static_faults:
            return
        sentence = sentence_around(self.source_line(template, line), name) if name else ""
        self.faults[Fault(kind, self.places(template, line), name, detail, sentence=sentence)] = None

    def line_mark(self, template: str, line: int) -> str:
        """The mark that says: the template's own words from here on stand on this line."""
        mark = self._line_marks.get((template, line))
        if mark is None:
            if len(self.lines) >= MARKS_EACH:
                raise TooMuchError
            mark = self._line_marks[template, line] = chr(LINE_MARKS + len(self.lines))
            self.lines.append(self.places(template, line))
        return mark

    def value_mark(self, printed: Printed) -> str:
        """The mark that stands for a printed value; equal values of one origin share one."""
        mark = self._value_marks.get(printed)
        if mark is None:
            if len(self.printed) >= MARKS_EACH:
                raise TooMuchError
            mark = self._value_marks[printed] = chr(VALUE_MARKS + len(self.printed))
            self.printed.append(printed)
        return mark

    def step(self, template: str, line: int, steps: int = 1) -> str:
        """Spend some of the budget of steps."""
        self.template, self.line = template, line
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise TooMuchError
        return ""

    def print(self, template: str, line: int, value: object) -> str:
        """What `{{ value }}` puts into the text: a mark for a value, the text itself for the template's own words."""
        self.template, self.line = template, line
        if isinstance(value, str):
            self._characters += len(value)
            if self._characters > MOST_CHARACTERS:
                raise TooMuchError
            return value
        if isinstance(value, Speaker):
            return self._spoken(template, line, value)
        if isinstance(value, int) and not isinstance(value, bool):
            return self.value_mark(Printed((Span(str(value), Source(self.places(template, line))),), is_counter=True))
        if not isinstance(value, Missing):
            reason = value.reason if isinstance(value, Unfit) else ""
            self.note(FaultKind.NOT_PRINTABLE, template, line, _word_for(value), reason)
            return self._gap(template, line, _word_for(value))
        self.note(FaultKind.UNKNOWN_NAME, template, line, value.dotted)
        return self._gap(template, line, value.dotted)

    def _spoken(self, template: str, line: int, speaker: Speaker) -> str:
        self.used.add(speaker.key)
        printed = speaker.printed()
        if speaker.state is State.FAILED and not (printed and printed.vanishes):
            return self._gap(template, line, speaker.key)
        if printed is not None and (speaker.is_known or printed.vanishes):
            self._characters += len(printed.text)
            if self._characters > MOST_CHARACTERS:
                raise TooMuchError
            return self.value_mark(printed)
        kind = FaultKind.NOT_PRINTABLE if speaker.is_known else FaultKind.VALUE_MISSING
        self.note(kind, template, line, speaker.key, "" if speaker.is_known else speaker.where())
        return self._gap(template, line, speaker.key)

    def _gap(self, template: str, line: int, name: str) -> str:
        """What a draft shows where a value is missing; a paper that is to be signed never has one."""
        return self.value_mark(Printed((Span(f"[{GAP}: {name}]", Source(self.places(template, line), name, GAP)),)))

    def walk(self, template: str, line: int, value: object) -> Iterable[object]:
        """What `{% for … in value %}` walks through."""
        items: list[object] = []
        if isinstance(value, Speaker):
            self.used.add(value.key)
            found = value.items()
            if found is None:
                self.note(FaultKind.NOT_A_LIST, template, line, value.key)
            else:
                items = list(found)
                if not items and value.state is State.FAILED:
                    items = [Lost(value.key)]
        elif isinstance(value, list | tuple):
            items = list(value)
        elif isinstance(value, Missing):
            self.note(FaultKind.UNKNOWN_NAME, template, line, value.dotted)
            items = [Lost(value.dotted)]
        else:
            self.note(FaultKind.NOT_A_LIST, template, line, _word_for(value))
        self.step(template, line, len(items) + 1)
        return items

    def compare(self, template: str, line: int, left: object, *pairs: object) -> bool:
        """`left op right op right …`; false, with a fault, where a side is unknown or is no number or text."""
        for operator, right in zip(pairs[::2], pairs[1::2], strict=True):
            if not self._compare_two(template, line, left, str(operator), right):
                return False
            left = right
        return True

    def _compare_two(self, template: str, line: int, left: object, operator: str, right: object) -> bool:
        sides = []
        for side in (left, right):
            if isinstance(side, Missing):
                self.note(FaultKind.UNKNOWN_NAME, template, line, side.dotted)
                return False
            if isinstance(side, Speaker) and not side.is_known:
                if side.state is State.UNKNOWN:
                    self.note(FaultKind.VALUE_MISSING, template, line, side.key, side.where())
                return False
            sides.append(comparable(side))
        result = compared(sides[0], operator, sides[1])
        if result is None:
            self.note(FaultKind.NOT_COMPARABLE, template, line, operator_sign(operator))
        return bool(result)

    def is_known(self, value: object) -> bool:
        """The test `is biet`."""
        return isinstance(value, Speaker) and value.is_known

    def attribute(self, environment: jinja2.Environment, value: object, name: str) -> object:
        """What `value.name` leads to: a speaker's own names, five of a loop's, the macros of an imported file."""
        if isinstance(value, Speaker):
            found = value.attribute(name)
            return found if found is not None else environment.undefined(name=f"{value.key}.{name}")
        if isinstance(value, LoopContext) and name in LOOP_NAMES:
            return getattr(value, name)
        if isinstance(value, jinja2.environment.TemplateModule):
            macro = value.__dict__.get(name)
            if isinstance(macro, Macro | Speaker | str):
                return macro
        dotted = f"{value.dotted}.{name}" if isinstance(value, Missing) else name
        return environment.undefined(name=dotted)

    def guarded(self, function: Callable[..., Speaker], *, of_speakers: bool = True) -> Callable[..., object]:
        """A filter or function that is only ever called as it is declared; else it answers nothing.

        A TypeError of its own tells, in Vietnamese, why it cannot work on what it was given.

        Args:
            of_speakers: it works on a speaker, as all filters do; it need not look at its first argument itself.
        """

        def call(*arguments: Any, **options: Any) -> object:
            if arguments and isinstance(arguments[0], Missing):
                return arguments[0]
            name = _word_for(arguments[0]) if arguments else "câu lệnh này"
            if of_speakers and not (arguments and isinstance(arguments[0], Speaker)):
                return Unfit(name)
            try:
                inspect.signature(function).bind(*arguments, **options)
            except TypeError:
                return Unfit(name, f"{'bộ lọc ' if of_speakers else ''}thiếu hoặc thừa giá trị trong ngoặc")
            try:
                return function(*arguments, **options)
            except TypeError as error:
                return Unfit(name, str(error))

        return call

    def undefined(self) -> type[jinja2.Undefined]:
        """The class behind names that lead nowhere."""
        return Missing


class Missing(jinja2.Undefined):
    """A name that leads nowhere: false, empty, and noted when it is printed, walked through or compared."""

    @property
    def dotted(self) -> str:
        """The name as the template spells it."""
        return str(self._undefined_name or "")

    def __call__(self, *args: Any, **kwargs: Any) -> Missing:  # type: ignore[override]
        return self

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing(name=f"{self.dotted}.{name}")


class Lost(Speaker):
    """The one item of a list that could not be read: a draft shows a gap in its place."""

    def __init__(self, key: str) -> None:
        self.key = key

    @property
    def state(self) -> State:
        return State.FAILED

    def attribute(self, name: str) -> Speaker:
        return self

    def items(self) -> tuple[Speaker, ...]:
        return (self,)


class Unfit:
    """What a filter makes of something that it cannot work on; printing it is a fault, for the reason it gives."""

    def __init__(self, name: str, reason: str = "") -> None:
        self.name = name
        self.reason = reason


def _word_for(value: object) -> str:
    if isinstance(value, Unfit):
        return value.name
    if isinstance(value, Speaker):
        return value.key
    return {bool: "đúng/sai", float: "số thập phân gõ trong mẫu", type(None): "none"}.get(type(value), "giá trị này")


def comparable(side: object) -> int | Decimal | str | None:
    """The number or text that a side of a comparison stands for."""
    if isinstance(side, Speaker):
        if side.number is not None:
            return side.number
        printed = side.printed()
        return printed.text if printed else None
    return side if isinstance(side, int | str | Decimal) else None


def compared(left: int | Decimal | str | None, operator: str, right: int | Decimal | str | None) -> bool | None:
    """The comparison's outcome; None when a number is set against a text, or an operator is none of the six."""
    if left is None or right is None or isinstance(left, str) != isinstance(right, str):
        return None
    order = (left > right) - (left < right)  # type: ignore[operator]
    outcomes = {
        "eq": order == 0, "ne": order != 0, "lt": order < 0, "lteq": order <= 0, "gt": order > 0, "gteq": order >= 0,
    }  # fmt: skip
    return outcomes.get(operator)


def operator_sign(operator: str) -> str:
    """`gteq` → `>=`."""
    signs = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}
    return signs.get(operator, operator)


def _harmless(faults: Iterable[Fault]) -> set[Fault]:
    return {fault for fault in faults if fault.kind in (FaultKind.TYPED_DIGITS, FaultKind.PRIVATE_CHARACTER)}
