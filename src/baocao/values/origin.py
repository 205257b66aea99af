"""Where a paragraph of our paper came from."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.values.blocks import Run
from baocao.values.problem import Place


@dataclass(frozen=True)
class Origin:
    """The origin of one paragraph.

    Attributes:
        place: the line to look at.
        runs: its words with their sources; empty where the issuer's file or the rule book gave them.
    """

    place: Place
    runs: tuple[Run, ...] = ()

    def place_at(self, position: int) -> Place:
        """The line that the character at that position of the runs' text came from."""
        for run in self.runs:
            if position < len(run.text):
                return run.source.place
            position -= len(run.text)
        return self.place
