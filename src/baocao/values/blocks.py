"""The narrative's structure: headings, paragraphs and tables made of runs that know where they came from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from baocao.values.problem import Place
from baocao.values.source import Source


class Run(Struct, frozen=True):
    """A piece of text with one origin and one look.

    Attributes:
        annex: name of the annex that it refers to (“Phụ lục 2”); empty for all other text. Rule books may number
            annexes otherwise than with Arabic digits.
    """

    text: str
    source: Source
    bold: bool = False
    italic: bool = False
    annex: str = ""


class Heading(Struct, frozen=True):
    """A heading of level 1 to 3, without its number: numbers belong to the layout rules."""

    level: int
    runs: tuple[Run, ...]
    place: Place

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Paragraph(Struct, frozen=True):
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


class Table(Struct, frozen=True):
    """A table of figures: rows of cells, each cell a row of runs.

    Attributes:
        header: column titles.
        numeric: which columns hold numbers.
        has_total: the last row is a computed total.
        groups: column by column the common heading above it, empty for none; empty where no column has one.
        unit: unit of measure of the whole table; empty where the columns name their own.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: tuple[bool, ...]
    place: Place
    has_total: bool = False
    groups: tuple[str, ...] = ()
    unit: str = ""


Block = Heading | Paragraph | Table


class Annex(Struct, frozen=True):
    """An annex that is printed.

    Attributes:
        name: `mo-hinh` for the file phu-luc-mo-hinh.md.j2.
        title: its first heading, which is not among the blocks of `body`.
        number: counted from 1; None where it is the only one.
        is_landscape: printed on turned pages.
    """

    name: str
    title: Heading
    body: tuple[Block, ...]
    number: int | None = None
    is_landscape: bool = False


class Blocks(Struct, frozen=True):
    """The whole narrative: the subject (trích yếu), what follows it, and the annexes after the signature."""

    subject: tuple[Run, ...]
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()

    @property
    def everything(self) -> Iterator[Block]:
        """Every block in the paper's order, titles of annexes among them."""
        yield from self.body
        for annex in self.annexes:
            yield annex.title
            yield from annex.body

    @property
    def subject_text(self) -> str:
        """The subject's words."""
        return "".join(run.text for run in self.subject)
