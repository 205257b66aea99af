"""A period file with the units' sums put at their places."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from baocao.values.problem import Problem


class Spliced(Struct, frozen=True):
    """The file after splicing.

    Attributes:
        data: its bytes; those that came in where nothing could be put in.
        problems: what was typed by hand and stands, what was replaced, what could not be put in.
        written: figure key → the text that stands there by our hand.
    """

    data: bytes
    problems: tuple[Problem, ...]
    written: Mapping[str, str]
