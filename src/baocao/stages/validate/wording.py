"""Figures and labels as findings speak of them."""

from __future__ import annotations

from decimal import Decimal

from baocao.values.facts import Quantity
from baocao.values.number import write_number

_Number = int | Decimal


def amount(quantity: Quantity) -> str:
    """`khoảng 10`."""
    return f"{quantity.approximation} {write_number(quantity.number or 0)}".strip()


def lower(label: str) -> str:
    """A label inside a sentence; a name, known by a capital in its second word, keeps its own."""
    words = label.split()
    return label if len(words) > 1 and words[1][:1].isupper() else label[:1].lower() + label[1:]
