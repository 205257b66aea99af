"""Exactly what the paper looks like, in integers: twips (1/1440 inch) for lengths, half-points for sizes of type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import Enum
from typing import TypeVar


class Alignment(Enum):
    """How a paragraph's lines stand; the value is Word's own word."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "both"


class LineRule(Enum):
    """What `line` means; the value is Word's own word. AUTO counts 240 for a single line, the others twips."""

    AUTO = "auto"
    AT_LEAST = "atLeast"
    EXACT = "exact"


@dataclass(frozen=True)
class RunFormat:
    """The look of type; None leaves it to the style.

    Attributes:
        font: name of the font.
        size: half-points.
        color: six hexadecimal digits, or `auto`.
    """

    font: str | None = None
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None


@dataclass(frozen=True)
class ParagraphFormat:
    """The shape of a paragraph; None leaves it to the style. Lengths in twips.

    Attributes:
        first_line: indent of the first line; negative for a hanging one.
        line: see LineRule.
        outline_level: 0 for the first level of the navigation pane.
        top_border: thickness in eighths of a point; 0 for none.
    """

    alignment: Alignment | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: LineRule | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    widow_control: bool | None = None
    outline_level: int | None = None
    top_border: int | None = None


@dataclass(frozen=True)
class Style:
    """A named paragraph style.

    Attributes:
        key: Word's style id, ASCII.
        name: what Word's list of styles shows.
        based_on: key of the style it changes; empty for none.
        following: key of the style that a new paragraph after it gets; empty for the same.
    """

    key: str
    name: str
    based_on: str = ""
    following: str = ""
    paragraph: ParagraphFormat = field(default_factory=ParagraphFormat)
    run: RunFormat = field(default_factory=RunFormat)


@dataclass(frozen=True)
class Run:
    """A piece of text of one look; `\\t` is a tab, `\\n` a line break."""

    text: str
    format: RunFormat = field(default_factory=RunFormat)


@dataclass(frozen=True)
class Field:
    """A field that Word computes, such as PAGE, with the text it showed last."""

    code: str
    shown: str = ""
    format: RunFormat = field(default_factory=RunFormat)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its style and what differs from it."""

    style: str
    runs: tuple[Run | Field, ...] = ()
    format: ParagraphFormat = field(default_factory=ParagraphFormat)

    @property
    def text(self) -> str:
        """Its words; a field gives what it showed last."""
        return "".join(run.text if isinstance(run, Run) else run.shown for run in self.runs)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs, and over how many columns it reaches."""

    blocks: tuple[Block, ...]
    span: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        repeats: printed again on top of every page that the table reaches.
        whole: never broken between two pages.
    """

    cells: tuple[Cell, ...]
    repeats: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        widths: of the columns, in twips.
        bordered: with a single line around every cell, or with none at all.
        side_margin: space left and right inside every cell, in twips.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    bordered: bool = False
    side_margin: int = 0


Block = Paragraph | Table


@dataclass(frozen=True)
class Page:
    """The page of a section, in twips; `header` and `footer` are distances from the paper's edge."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    landscape: bool = False


@dataclass(frozen=True)
class Section:
    """A stretch of pages of one shape.

    Attributes:
        header: printed on top of every page; empty for none.
        different_first: the first page has a header and footer of its own, here always empty ones.
    """

    page: Page
    blocks: tuple[Block, ...]
    header: tuple[Paragraph, ...] = ()
    footer: tuple[Paragraph, ...] = ()
    different_first: bool = False


@dataclass(frozen=True)
class Properties:
    """What Windows shows about the file.

    Attributes:
        written: creation and last change, both.
        custom: names and values of our own, in order of names: what the paper was made from.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    written: date | None = None
    language: str = "vi-VN"
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole document.

    Attributes:
        base: the look of text that no style says anything about.
        styles: the first is the default style.
    """

    styles: tuple[Style, ...]
    sections: tuple[Section, ...]
    properties: Properties = field(default_factory=Properties)
    base: RunFormat = field(default_factory=RunFormat)

    def style(self, key: str) -> Style | None:
        """The style of that key, or None."""
        return next((style for style in self.styles if style.key == key), None)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the text, those in tables too, in reading order; headers and footers are left out."""
        for section in self.sections:
            yield from paragraphs_of(section.blocks)

    @property
    def text(self) -> str:
        """All words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of the blocks, row by row through tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


_Format = TypeVar("_Format", RunFormat, ParagraphFormat)


def effective(sheet: Sheet, paragraph: Paragraph, run: Run | Field | None = None) -> tuple[ParagraphFormat, RunFormat]:
    """What a paragraph and one of its runs really look like: own differences over style over base.

    A style that is not there, or that is based on itself, ends the chain. What nobody says stays None.
    """
    chain: list[Style] = []
    style = sheet.style(paragraph.style) or (sheet.styles[0] if sheet.styles else None)
    while style is not None and style not in chain:
        chain.append(style)
        style = sheet.style(style.based_on)
    shape, look = ParagraphFormat(), sheet.base
    for each in reversed(chain):
        shape, look = _over(each.paragraph, shape), _over(each.run, look)
    return _over(paragraph.format, shape), _over(run.format, look) if run else look


def _over(upper: _Format, lower: _Format) -> _Format:
    said = {each.name: value for each in fields(upper) if (value := getattr(upper, each.name)) is not None}
    return replace(lower, **said)


def merged(runs: tuple[Run | Field, ...]) -> tuple[Run | Field, ...]:
    """The same runs, empty ones left out and neighbours of one look joined."""
    joined: list[Run | Field] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, Run) and not run.text:
            continue
        if isinstance(run, Run) and isinstance(last, Run) and last.format == run.format:
            joined[-1] = Run(last.text + run.text, run.format)
        else:
            joined.append(run)
    return tuple(joined)
