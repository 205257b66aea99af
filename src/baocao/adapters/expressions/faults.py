"""What can be wrong with a template or a rule, as values."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from baocao.values.problem import Place


class FaultKind(Enum):
    """What went wrong; the stage that asked turns it into a finding."""

    SYNTAX = auto()
    UNKNOWN_NAME = auto()
    NO_SUCH_FILE = auto()
    NO_SUCH_ANNEX = auto()
    FORBIDDEN = auto()
    NOT_PRINTABLE = auto()
    NOT_A_LIST = auto()
    NOT_COMPARABLE = auto()
    VALUE_MISSING = auto()
    TYPED_DIGITS = auto()
    PRIVATE_CHARACTER = auto()
    TOO_MUCH = auto()


class Fault(Struct, frozen=True):
    """One fault at a template line.

    Attributes:
        name: the name, file, construct or digits it is about.
        detail: for VALUE_MISSING where the empty value stands; for SYNTAX and FORBIDDEN what to know about it.
        nearest: known names that look alike, best first.
        sentence: the piece of the line around it.
    """

    kind: FaultKind
    place: Place
    name: str
    detail: str = ""
    nearest: tuple[str, ...] = ()
    sentence: str = ""
