"""The paper as the rules see it: sheet, rule book, lines and parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from baocao.values.document import Line, Parts
from baocao.values.issuer import Issuer
from baocao.values.mending import Mending, ParagraphMending, RunMending
from baocao.values.number import write_number
from baocao.values.problem import Severity
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import ParagraphFormat, RunFormat, Sheet

TWIPS_PER_MM = Fraction(1440 * 10, 254)


class Paper(Struct, frozen=True):
    """One document under one rule book.

    Attributes:
        lines: every paragraph of the text, blank ones too.
        issuer: whose paper it ought to be, where that is known.
        today: the last day that it may bear; None where nobody knows.
    """

    sheet: Sheet
    book: RuleBook
    lines: tuple[Line, ...]
    parts: Parts
    issuer: Issuer | None = None
    today: date | None = None

    def prescribes(self, figure: str) -> bool:
        """Whether the rule book says anything about it."""
        return figure in self.book.figures


def millimetres(twips: int) -> str:
    """`20 mm`, `12,7 mm`: to a tenth."""
    return f"{_written(in_unit(twips, 'mm'))} mm"


def points(half_points: int) -> str:
    """`14`, `13,5`: a size of type."""
    return _written(Fraction(half_points, 2))


def in_points(twips: int) -> str:
    """`18 pt`, `13,5 pt`: to a tenth."""
    return f"{_written(in_unit(twips, 'pt'))} pt"


def in_lines(twips: int) -> str:
    """`1,15 dòng`: a distance of lines that counts 240 for a single one."""
    return f"{_written(Fraction(round(Fraction(twips, 240) * 100), 100))} dòng"


def _written(number: Fraction) -> str:
    """A number that ends after four places at most, as Vietnamese writes it."""
    return write_number(Decimal(round(number * 10000)) / 10000)


def in_unit(twips: int, unit: str) -> Fraction:
    """Twips in the unit of a rule book's figure, millimetres or points, to a tenth."""
    exact = twips / TWIPS_PER_MM if unit == "mm" else Fraction(twips, 20)
    return Fraction(round(exact * 10), 10)


def graveness(book: RuleBook, figure: str, value: Fraction) -> Severity | None:
    """How far a value, in the figure's own unit, is from what is prescribed: None for as prescribed."""
    allowed = book.range(figure)
    if allowed.holds(value):
        return None
    return Severity.WARNING if allowed.nearly_holds(value) else Severity.ERROR


def prescribed(book: RuleBook, figure: str) -> str:
    """`15 mm`, `20 - 25 mm`, `tối thiểu 6 pt`: what the rule book says about a measure."""
    allowed = book.range(figure)
    unit = {"mm": " mm", "pt": " pt", "dong": " dòng", "ti_le": " lần dòng chữ"}.get(allowed.unit, "")
    if allowed.most is None:
        return f"tối thiểu {_written(allowed.least)}{unit}"
    if allowed.least == allowed.most:
        return f"{_written(allowed.least)}{unit}"
    return f"{_written(allowed.least)} - {_written(allowed.most)}{unit}"


def spot(line: Line) -> str:
    """`đoạn 12`; a line of the page header has no number."""
    return f"đoạn {line.number}" if line.number else "đầu trang"


def several(lines: Iterable[Line], wrong: Callable[[Line], bool]) -> tuple[Line, ...]:
    """Those of the lines that are wrong."""
    return tuple(line for line in lines if wrong(line))


def and_others(lines: tuple[Line, ...]) -> str:
    """` (và 11 đoạn khác)` where the first stands for several."""
    return f" (và {len(lines) - 1} đoạn khác)" if len(lines) > 1 else ""


def mend_runs(lines: Iterable[Line], **look: object) -> tuple[Mending, ...]:
    """Set the look of those lines that are a whole paragraph of the text; part of a paragraph is left to a person."""
    chosen = tuple(lines)
    if any(not line.is_whole or not line.number for line in chosen):
        return ()
    return tuple(RunMending(line.number - 1, RunFormat(**look)) for line in chosen)  # type: ignore[arg-type]


def mend_paragraphs(lines: Iterable[Line], **shape: object) -> tuple[Mending, ...]:
    """Set the shape of those lines that are a whole paragraph of the text."""
    chosen = tuple(lines)
    if any(not line.is_whole or not line.number for line in chosen):
        return ()
    return tuple(ParagraphMending(line.number - 1, ParagraphFormat(**shape)) for line in chosen)  # type: ignore[arg-type]
