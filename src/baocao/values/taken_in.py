"""What one spreadsheet that came back gives."""

from __future__ import annotations

from msgspec import Struct

from baocao.values.problem import Problem
from baocao.values.unit import CellPlace, UnitReturn


class Doubt(Struct, frozen=True):
    """A heading, or a unit's name, that may be meant for something that we know.

    Attributes:
        label: as it stands in the spreadsheet.
        candidates: (key or code, its full label) of what it may mean, the likeliest first.
    """

    label: str
    candidates: tuple[tuple[str, str], ...]
    cell: CellPlace


class TakenIn(Struct, frozen=True):
    """The returns in one file, what is wrong with it, and what the clerk could clear up.

    Attributes:
        doubts: those that no decision has answered; each has its finding, too.
    """

    returns: tuple[UnitReturn, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Doubt, ...] = ()
