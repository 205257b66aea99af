"""What the office's own words look like on paper: its tone marks, and the narrative's runs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from baocao.values import blocks as narrative
from baocao.values.issuer import Issuer
from baocao.values.sheet import Run, RunFormat, merged
from baocao.values.tone_marks import in_tone_style


class Wording(Struct, frozen=True):
    """The words of one issuer."""

    issuer: Issuer

    def own(self, text: str) -> str:
        """The issuer's own words, in its tone-mark style."""
        return in_tone_style(text, self.issuer.tone_marks)

    def runs(self, runs: Sequence[narrative.Run], *, capitals: bool = False, look: bool = True) -> tuple[Run, ...]:
        """Runs of the narrative as runs of the paper; what the period file holds stands as it was typed."""
        laid = []
        for run in runs:
            own_words = run.source.is_template or run.source.place.path == self.issuer.place.path
            text = self.own(run.text) if own_words else run.text
            bold, italic = (run.bold or None, run.italic or None) if look else (None, None)
            laid.append(Run(text.upper() if capitals else text, RunFormat(bold=bold, italic=italic)))
        return joined(tuple(laid))


def joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same runs, neighbours of one look joined."""
    return tuple(run for run in merged(runs) if isinstance(run, Run))
