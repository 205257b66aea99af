"""The narrative's structure: headings, paragraphs and tables made of runs that know where they came from."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.values.problem import Place
from baocao.values.source import Source


@dataclass(frozen=True)
class Run:
    """A piece of text with one origin and one look."""

    text: str
    source: Source
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3, without its number: numbers belong to the layout rules."""

    level: int
    runs: tuple[Run, ...]
    place: Place

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph.

    Attributes:
        runs: its text, the list mark included.
        mark: the mark it begins with (`1.`, `a)`, `-`, `+`), or empty.
        place: template line it begins on.
    """

    runs: tuple[Run, ...]
    place: Place
    mark: str = ""

    @property
    def text(self) -> str:
        """Its words, mark included."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """A table of figures: rows of cells, each cell a row of runs; the first row is its heading."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: tuple[bool, ...]
    place: Place
    has_total: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Blocks:
    """The whole narrative: the subject (trích yếu) and what follows it."""

    subject: tuple[Run, ...]
    body: tuple[Block, ...]

    @property
    def subject_text(self) -> str:
        """The subject's words."""
        return "".join(run.text for run in self.subject)
