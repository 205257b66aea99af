"""Where a paragraph of our paper came from."""

from __future__ import annotations

from msgspec import Struct

from baocao.values.blocks import Run
from baocao.values.problem import Place

_ENOUGH = 8


class Origin(Struct, frozen=True):
    """The origin of one paragraph.

    Attributes:
        place: the line to look at.
        runs: its words with their sources; empty where the issuer's file or the rule book gave them.
    """

    place: Place
    runs: tuple[Run, ...] = ()

    def place_at(self, position: int, laid: str) -> Place:
        """The line that a character came from.

        Args:
            position: of the character in `laid`.
            laid: the paragraph's text as laid out: a heading has its number before the words.
        """
        text = "".join(run.text for run in self.runs)
        is_numbered = laid[:_ENOUGH].casefold() != text[:_ENOUGH].casefold()
        position -= max(0, len(laid) - len(text)) if is_numbered else 0
        if position < 0:
            return self.place
        for run in self.runs:
            if position < len(run.text):
                return run.source.place
            position -= len(run.text)
        return self.place
