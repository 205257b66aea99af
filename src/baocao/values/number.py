"""Numbers as Vietnamese offices write them: dot between thousands, decimal comma, no blank before %."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

_COUNT = re.compile(r"0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*", re.ASCII)
_DECIMAL = re.compile(r"(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?", re.ASCII)


LONGEST = 200
"""Characters of a number with its dots; nothing that an office counts comes near."""


def read_count(text: str) -> int | None:
    """`7392` or `7.392` → 7392; None for every other spelling (`7,392`, `7.39`, `010`, `+5`, `1e3`) and longer ones."""
    return int(text.replace(".", "")) if len(text) <= LONGEST and _COUNT.fullmatch(text) else None


def read_decimal(text: str) -> Decimal | None:
    """`98,5` → 98.5, `1.234,5` → 1234.5; None for every other spelling."""
    if len(text) > LONGEST or not _DECIMAL.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def write_number(number: int | Decimal) -> str:
    """7392 → `7.392`, Decimal("98.5") → `98,5`; the decimals are printed as they are, trailing zeros too."""
    digits = f"{number.copy_abs():f}" if isinstance(number, Decimal) else str(abs(number))
    whole, _, decimals = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if number < 0 else "") + grouped + ("," + decimals if decimals else "")


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Half up, as statistics are rounded; whole results lose their decimals: 50,0 → 50."""
    quantum = Decimal(1).scaleb(-decimals)
    with localcontext(prec=2 * LONGEST + 10):
        result = number.quantize(quantum, rounding=ROUND_HALF_UP)
    return result.to_integral_value() if result == result.to_integral_value() else result


def total_of(numbers: Iterable[int | Decimal]) -> int | Decimal:
    """Their sum, exact however long they are; decimals as many as the number with the most has."""
    with localcontext(prec=3 * LONGEST):
        return sum(numbers, 0)


def percentage(part: int | Decimal, whole: int | Decimal, decimals: int = 1) -> Decimal | None:
    """part ÷ whole × 100, rounded half up; None when the whole is 0."""
    if not whole:
        return None
    with localcontext(prec=2 * LONGEST + 10):
        return rounded(Decimal(part) * 100 / Decimal(whole), decimals)


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def write_roman(number: int) -> str:
    """1 → `I`, 14 → `XIV`."""
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
