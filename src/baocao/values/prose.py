"""Any text as a proofreader sees it: lines of words, and for every character where it must be mended."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum

from msgspec import Struct

from baocao.values.issuer import ToneMarks
from baocao.values.problem import Place

UNREAD = "□"
"""Stands in a line for each character that nobody is to read as words: a gap that has its finding already, what Word
writes itself, code."""


class LineKind(Enum):
    """What a line is on the paper; rules on sentences leave labels and cells alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    LABEL = "label"
    """Masthead, subject, recipients, signature."""


_NUMBERED = re.compile(
    r"\s*(?:[IVXLC]+\s?[.\-–/)]|\d{1,2}(?:\.\d{1,2})*[.\-/)]|\d{1,2}(?:\.\d{1,2})+|[a-zđA-ZĐ][.)])\s*(?=\S)"
)
_LONGEST_HEADING = 30
_LONGEST_WITH_COLON = 8


def looks_like_heading(text: str) -> bool:
    """Whether a line of a plain text must be a heading: in capitals, or short, numbered and without a final full stop.

    A numbered line with a final colon is one where it has no more than a few words: “3.1. Ưu điểm:”.
    """
    stripped = text.strip()
    if stripped.isupper() and not stripped.startswith(("-", "+")):
        return True
    mark = _NUMBERED.match(stripped)
    if mark is None or stripped[-1] in ".;,!?…/":
        return False
    words = stripped[mark.end() :].split(None, _LONGEST_HEADING + 1)
    if not words or words[0][0].islower():
        return False
    return len(words) <= (_LONGEST_WITH_COLON if stripped.endswith(":") else _LONGEST_HEADING)


class Stretch(Struct, frozen=True):
    """A stretch of a line with one origin.

    Attributes:
        start: its first character in the line's text; it ends where the next stretch begins.
        place: where somebody would have to mend it: template line, YAML line, paragraph of a .docx, line of a text.
        is_typed: it is a text out of the figures, set into words of the template.
        is_gap: it stands for a value that is missing and has its finding already, or for what Word writes itself.
        font: the font that it is set in, of a .docx; empty where nobody says.
        at: where its first character stands in the paragraph of the .docx or the line of the file, where that differs
            from `start`: Markdown's signs are no words, and a line break divides a paragraph.
    """

    start: int
    place: Place
    is_typed: bool = False
    is_gap: bool = False
    font: str = ""
    at: int | None = None


class ProseLine(Struct, frozen=True):
    """A paragraph, heading or cell.

    Attributes:
        text: as it was written: neither normalised nor trimmed.
        stretches: at least one, the first from 0.
        number: of its paragraph, from 1 in the order of `Sheet.paragraphs()`; for a text file of its line; 0 where the
            line is not of such a file.
    """

    text: str
    stretches: tuple[Stretch, ...]
    kind: LineKind = LineKind.PARAGRAPH
    number: int = 0

    def stretch_at(self, index: int) -> Stretch:
        """The stretch that the character belongs to."""
        return self.stretches[max(0, bisect_right(self.stretches, index, key=lambda each: each.start) - 1)]

    def place_at(self, index: int) -> Place:
        """Where the character must be mended."""
        return self.stretch_at(index).place

    def span_in_file(self, start: int, end: int) -> tuple[int, int] | None:
        """Where these characters stand in their paragraph or line of the file; None where they do not stand together.

        An empty span stands before the character at `start`.
        """
        first, last = self._in_file(start), self._in_file(max(start, end - 1)) + (end > start)
        return (first, last) if last - first == end - start else None

    def _in_file(self, index: int) -> int:
        stretch = self.stretch_at(index)
        return index if stretch.at is None else stretch.at + index - stretch.start


class Prose(Struct, frozen=True):
    """A whole text in reading order.

    Attributes:
        tone_marks: the style that its office chose; None where the text itself must tell.
        is_workspace: its places are lines of the workspace's files, each to be mended by itself.
    """

    lines: tuple[ProseLine, ...]
    tone_marks: ToneMarks | None = None
    is_workspace: bool = False
