"""The lines before the name of the type, and that name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.values import official_terms as words
from baocao.values.document import Line, Side, divided
from baocao.values.official_terms import folded

MASTHEAD_LINES = 60
"""How many lines at most may stand before the name of the type."""


def type_name(lines: Sequence[Line]) -> tuple[int | None, str]:
    """Where the name of the type stands, and which it is.

    A line of its own before one that goes on after the name, so that “Báo cáo …” in the text is not taken for it.
    """
    candidates = [at for at, line in enumerate(lines[:MASTHEAD_LINES]) if not line.is_blank]
    for at in candidates:
        text = folded(lines[at].text).rstrip(":. ")
        if text in words.TYPES and lines[at].side is Side.WHOLE:
            return at, text
    for at in candidates:
        text = folded(lines[at].text)
        known = next((name for name in words.TYPES if text.startswith(f"{name} ")), None)
        if known and lines[at].side is Side.WHOLE and (lines[at].is_centred or lines[at].has_bold):
            return at, known
    return None, ""


def end_of_letterhead(lines: Sequence[Line]) -> int:
    """For a document without the name of a type: after the last line of the head that is known by what it says."""
    last = 0
    for at, line in enumerate(lines[:MASTHEAD_LINES]):
        if words.ADDRESS.match(folded(line.text)):
            break
        if line.cell is not None or line.in_box or any(_is_letterhead(piece) for piece in divided(line)):
            last = at + 1
        elif len(line.text) > 120:
            break
    return last


def _is_letterhead(line: Line) -> bool:
    text = folded(line.text)
    return (
        text in (words.PARTY_TITLE, words.STATE_NAME)
        or words.MOTTO.search(text) is not None
        or words.NUMBER.match(text) is not None
        or (words.DATE.search(text) is not None and len(text) < 60)
    )


class Masthead:
    """The lines before the name of the type, sorted by what they say; what is left on the left are names of bodies."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = tuple(line for line in lines if not line.is_blank)
        self._texts = [folded(line.text) for line in self._lines]
        self.title = self.first(rf"(?:{words.PARTY_TITLE}|{words.STATE_NAME})$")
        self.motto = self.first(words.MOTTO.pattern)
        self.number = self.first(words.NUMBER.pattern)
        self.date = next(
            (line for line, text in zip(self._lines, self._texts, strict=True) if self._is_date(text)), None
        )
        names = self._names()
        superior = _superior_lines(names)
        self.superior, self.issuer = names[:superior], names[superior:]
        self.below_issuer = tuple(
            line
            for line, text in zip(self._lines, self._texts, strict=True)
            if (words.STAR.fullmatch(text) or words.TYPED_RULE.fullmatch(text) or words.DASHES.fullmatch(text))
            and line.side is not Side.RIGHT
        )

    @staticmethod
    def _is_date(text: str) -> bool:
        return words.DATE.search(text) is not None and not text.startswith("(")

    def first(self, pattern: str) -> Line | None:
        """The first line that begins like that."""
        return next(
            (line for line, text in zip(self._lines, self._texts, strict=True) if re.match(pattern, text)), None
        )

    def exactly(self, known: Sequence[str]) -> Line | None:
        """The first line that is one of those words."""
        return next((line for line, text in zip(self._lines, self._texts, strict=True) if text.strip() in known), None)

    def _names(self) -> tuple[Line, ...]:
        """Lines on the left that stand before the number and are nothing else."""
        found = []
        for line, text in zip(self._lines, self._texts, strict=True):
            if line is self.number or words.STAR.fullmatch(text):
                break
            if line.side is Side.RIGHT or line in (self.title, self.motto, self.date):
                continue
            if re.fullmatch(r"[\W\d_]+", text) or text.strip() in (*words.URGENCY, *words.SECRECY):
                continue
            if not text.startswith("DỰ THẢO"):
                found.append(line)
        return tuple(found)

    def letter_subject(self) -> tuple[Line, ...]:
        """What stands under the number on the left: the trích yếu of a công văn."""
        if self.number is None:
            return ()
        after = self._lines[self._lines.index(self.number) + 1 :]
        taken = []
        for line in after:
            text = folded(line.text)
            if line.side is Side.RIGHT or line is self.date or text.strip() in (*words.URGENCY, *words.SECRECY):
                continue
            if text.startswith("DỰ THẢO") or re.fullmatch(r"[\W_]+", text):
                continue
            taken.append(line)
        return tuple(taken)


def _superior_lines(names: Sequence[Line]) -> int:
    """How many of the lines name the superior body: those before the bold ones; else the first, where it can be one."""
    if len(names) < 2:
        return 0
    bold = [line.is_bold for line in names]
    if bold[-1] and not bold[0]:
        return len(bold) - 1 - bold[::-1].index(False) + 1
    first, second = folded(names[0].text), folded(names[1].text)
    if words.GOVERNMENT.fullmatch(first) and second.startswith(words.UNITS):
        return 0
    return 1 if first.startswith(words.SUPERIORS) else 0
