"""Exactly what the paper looks like, in integers: twips (1/1440 inch) for lengths, half-points for sizes of type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace


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


class RunFormat(Struct, frozen=True):
    """The look of type; None leaves it to the style.

    Attributes:
        font: name of the font of ASCII letters.
        size: half-points.
        color: six hexadecimal digits, or `auto`.
        extended_font: name of the font of all other letters, which most Vietnamese ones are.
        caps: shown in capitals, whatever was typed.
    """

    font: str | None = None
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    extended_font: str | None = None
    caps: bool | None = None


class TabStop(Struct, frozen=True):
    """Where a tab leads: twips from the left edge of the text, and how the words stand there, never justified."""

    position: int
    alignment: Alignment = Alignment.LEFT


class ParagraphFormat(Struct, frozen=True):
    """The shape of a paragraph; None leaves it to the style. Lengths in twips.

    Attributes:
        first_line: indent of the first line; negative for a hanging one.
        line: see LineRule.
        outline_level: 0 for the first level of the navigation pane.
        top_border, bottom_border: thickness in eighths of a point; 0 for none.
        contextual_spacing: no room above or below where the neighbour has the same style.
        tabs: where tabs lead; None where nothing is said, never empty.
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
    bottom_border: int | None = None
    contextual_spacing: bool | None = None
    tabs: tuple[TabStop, ...] | None = None


class Style(Struct, frozen=True):
    """A named style of paragraphs, or of characters, which then has no shape.

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
    is_of_characters: bool = False


class Run(Struct, frozen=True):
    """A piece of text of one look; `style` is the key of a character style.

    In the text `\\t` is a tab, `\\n` a line break, `\\f` a page break.
    """

    text: str
    format: RunFormat = field(default_factory=RunFormat)
    style: str = ""


class Field(Struct, frozen=True):
    """A field that Word computes, such as PAGE, with the text it showed last."""

    code: str
    shown: str = ""
    format: RunFormat = field(default_factory=RunFormat)
    style: str = ""


class DrawingKind(Enum):
    """What is drawn."""

    LINE = "line"
    PICTURE = "picture"
    TEXT_BOX = "text box"
    SHAPE = "shape"


class Drawing(Struct, frozen=True):
    """Something drawn beside or over the text: found in other people's files, never made by `layout`.

    Attributes:
        width, height: twips.
        left: twips from the left edge of what it is anchored to; None where the file names none.
        alignment: how it stands there, where the file says so instead.
        blocks: the words of a text box.
    """

    kind: DrawingKind
    width: int = 0
    height: int = 0
    left: int | None = None
    blocks: tuple[Block, ...] = ()
    alignment: Alignment | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph: its style and what differs from it.

    Attributes:
        number: the number or sign that the program sets before it; only in other people's files, ours are typed.
        drawings: what is anchored to it; only in other people's files.
    """

    style: str
    runs: tuple[Run | Field, ...] = ()
    format: ParagraphFormat = field(default_factory=ParagraphFormat)
    number: str = ""
    drawings: tuple[Drawing, ...] = ()

    @property
    def words(self) -> str:
        """Its own words; a field gives what it showed last."""
        return "".join(run.text if isinstance(run, Run) else run.shown for run in self.runs)

    @property
    def text(self) -> str:
        """Its words, its number first."""
        return f"{self.number} {self.words}" if self.number else self.words


class VerticalMerge(Enum):
    """A cell that reaches over several rows: its first row, and those that go on; the value is Word's own word."""

    FIRST = "restart"
    NEXT = "continue"


class Cell(Struct, frozen=True):
    """A cell of a table.

    Attributes:
        span: over how many columns it reaches.
        merge: whether it reaches over several rows.
        is_centred: its words stand midway between top and bottom.
        top_border, bottom_border: eighths of a point where they differ from the table's; 0 for none.
    """

    blocks: tuple[Block, ...]
    span: int = 1
    merge: VerticalMerge | None = None
    is_centred: bool = False
    top_border: int | None = None
    bottom_border: int | None = None


class Row(Struct, frozen=True):
    """A row of a table.

    Attributes:
        repeats: printed again on top of every page that the table reaches.
        whole: never broken between two pages.
    """

    cells: tuple[Cell, ...]
    repeats: bool = False
    whole: bool = False


class Table(Struct, frozen=True):
    """A table.

    Attributes:
        widths: of the columns, in twips.
        bordered: with a single line around every cell, or with none at all.
        side_margin: space left and right inside every cell, in twips.
        alignment: how the table stands between the margins; None for left.
        indent: of its left edge, in twips.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    bordered: bool = False
    side_margin: int = 0
    alignment: Alignment | None = None
    indent: int = 0


Block = Paragraph | Table


class Page(Struct, frozen=True):
    """The page of a section, in twips; `header` and `footer` are distances from the paper's edge, `gutter` is room
    for the binding beside the left margin."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    landscape: bool = False
    gutter: int = 0


class Section(Struct, frozen=True):
    """A stretch of pages of one shape.

    Attributes:
        header, footer: printed on every page; empty for none. What a section takes over from the one before is said
            again.
        different_first: the first page has a header and footer of its own.
        first_header, first_footer: that one; empty for none.
        even_header, even_footer: of even pages, where the Sheet tells odd from even.
        first_number: number of its first page; None to go on counting.
        number_format: Word's word for other than Arabic numbers: `upperRoman`.
        is_continuous: begins on the page on which the section before ends.
    """

    page: Page
    blocks: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    different_first: bool = False
    first_header: tuple[Block, ...] = ()
    first_footer: tuple[Block, ...] = ()
    even_header: tuple[Block, ...] = ()
    even_footer: tuple[Block, ...] = ()
    first_number: int | None = None
    number_format: str = ""
    is_continuous: bool = False


class Properties(Struct, frozen=True):
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


class Sheet(Struct, frozen=True, dict=True):
    """The whole document.

    Attributes:
        base: the look of text that no style says anything about.
        base_shape: the shape of paragraphs likewise.
        styles: the first is the default style of paragraphs.
        tells_odd_from_even: even pages have headers and footers of their own.
        mirrors_margins: on even pages left and right margins change places.
        notes: footnotes and endnotes; only in other people's files.
        tracked_changes: how many recorded changes were taken as accepted; only in other people's files.
    """

    styles: tuple[Style, ...]
    sections: tuple[Section, ...]
    properties: Properties = field(default_factory=Properties)
    base: RunFormat = field(default_factory=RunFormat)
    base_shape: ParagraphFormat = field(default_factory=ParagraphFormat)
    tells_odd_from_even: bool = False
    mirrors_margins: bool = False
    notes: tuple[Paragraph, ...] = ()
    tracked_changes: int = 0

    def style(self, key: str) -> Style | None:
        """The style of that key, or None."""
        return self._styles.get(key)

    @cached_property
    def _styles(self) -> Mapping[str, Style]:
        return {style.key: style for style in reversed(self.styles)}

    @cached_property
    def _looks(self) -> dict[str, tuple[ParagraphFormat, RunFormat]]:
        return {}

    def look_of(self, key: str) -> tuple[ParagraphFormat, RunFormat]:
        """What a style and those that it is based on say; one that is based on itself ends the chain."""
        if key not in self._looks:
            chain: list[Style] = []
            style = self.style(key)
            while style is not None and style not in chain:
                chain.append(style)
                style = self.style(style.based_on)
            shape, look = ParagraphFormat(), RunFormat()
            for each in reversed(chain):
                shape, look = over(each.paragraph, shape), over(each.run, look)
            self._looks[key] = shape, look
        return self._looks[key]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the text, those in tables and text boxes too, in reading order; headers and footers are
        left out."""
        for section in self.sections:
            yield from paragraphs_of(section.blocks)

    @property
    def text(self) -> str:
        """All words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of the blocks, row by row through tables; a text box comes after what it is anchored to."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for drawing in block.drawings:
                yield from paragraphs_of(drawing.blocks)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


_Format = TypeVar("_Format", RunFormat, ParagraphFormat)


def effective(sheet: Sheet, paragraph: Paragraph, run: Run | Field | None = None) -> tuple[ParagraphFormat, RunFormat]:
    """What a paragraph and one of its runs really look like: own differences over styles over base.

    Bold, italic and capitals of a character style turn those of the paragraph's style over, as Word does (ISO 29500-1,
    17.7.3). An unknown style counts as the default one. What nobody says stays None.
    """
    key = paragraph.style if sheet.style(paragraph.style) else sheet.styles[0].key if sheet.styles else ""
    style_shape, style_look = sheet.look_of(key)
    shape = over(paragraph.format, over(style_shape, sheet.base_shape))
    look = over(style_look, sheet.base)
    if run is None:
        return shape, look
    if run.style:
        _, own = sheet.look_of(run.style)
        look = replace(
            over(replace(own, bold=None, italic=None, caps=None), look),
            bold=(not look.bold) if own.bold else look.bold,
            italic=(not look.italic) if own.italic else look.italic,
            caps=(not look.caps) if own.caps else look.caps,
        )
    return shape, over(run.format, look)


def over(upper: _Format, lower: _Format) -> _Format:
    """Two formats as one: what the upper does not say, the lower does."""
    said = {name: value for name in _NAMES[type(upper)] if (value := getattr(upper, name)) is not None}
    return replace(lower, **said) if said else lower


_NAMES = {kind: kind.__struct_fields__ for kind in (RunFormat, ParagraphFormat)}


def merged(runs: tuple[Run | Field, ...]) -> tuple[Run | Field, ...]:
    """The same runs, empty ones left out and neighbours of one look joined."""
    joined: list[Run | Field] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, Run) and not run.text:
            continue
        if isinstance(run, Run) and isinstance(last, Run) and (last.format, last.style) == (run.format, run.style):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
