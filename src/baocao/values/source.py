"""Where a piece of text on the paper came from."""

from __future__ import annotations

from msgspec import Struct

from baocao.values.problem import Place


class Source(Struct, frozen=True):
    """The origin of a run of text.

    Attributes:
        place: the template line, or the YAML line of the figure or text; for a computed figure its indicator's line.
        key: dotted key of the figure or text (`to_chuc_co_so_dang.dang_bo`); empty for the template's own words.
        computation: how a computed figure came about, in the reader's notation (`54 + 52`); empty when it was typed.
    """

    place: Place
    key: str = ""
    computation: str = ""

    @property
    def is_template(self) -> bool:
        """True for words that stand in the template itself."""
        return not self.key
