"""The rendered narrative: text in which every printed value and every change of template line is one opaque character.

A printed value is the private-use character `VALUE_MARKS + i` and stands for `printed[i]`; `LINE_MARKS + i` says that
the template's own words from here on stand at `lines[i]`. One code point cannot be torn apart, so no value can be
mistaken for markup, and text that staff typed can never forge one: private-use characters are refused on loading.
"""

from __future__ import annotations

from msgspec import Struct

from baocao.values.figures import ExtraParagraphs
from baocao.values.problem import Place
from baocao.values.source import Source

VALUE_MARKS = 0xF0000
LINE_MARKS = 0x100000
MARKS_EACH = 0xFFFD
"""How many marks of each kind there are: a narrative that prints more values than this is too long for a paper."""
GAP = "chưa có"
"""How the source of a gap was computed: a draft shows `[chưa có: dang_vien]` where a value is missing."""


class Span(Struct, frozen=True):
    """A stretch of a printed value with one origin."""

    text: str
    source: Source


class PrintedTable(Struct, frozen=True):
    """A table that the narrative prints with `{{ bang(…) }}`.

    Attributes:
        header: column titles.
        rows: each as wide as the header; a cell is a row of spans.
        numeric: which columns hold numbers, to be set flush right.
        has_total: the last row is a computed total.
        groups: column by column the common heading above it, empty for none; empty where no column has one.
        unit: unit of measure of the whole table; empty where the columns name their own.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    numeric: tuple[bool, ...]
    has_total: bool = False
    groups: tuple[str, ...] = ()
    unit: str = ""


class Printed(Struct, frozen=True):
    """One value as it goes on the paper.

    Attributes:
        spans: the value's text; several where it is made of several figures (“tăng 120 đảng viên (1,6%)”).
        vanishes: an unknown comparison: it disappears with the comma or the brackets before it.
        is_counter: a loop's own number, which may make a line's mark (`1.`).
        table: set for a table, which stands alone on its line; `spans` is empty then.
        annex: set for a reference to the annex of that name, whose number is known only when all is rendered.
        turns_page: it makes the annex landscape and prints nothing; it stands alone on its line.
    """

    spans: tuple[Span, ...] = ()
    vanishes: bool = False
    is_counter: bool = False
    table: PrintedTable | None = None
    annex: str = ""
    turns_page: bool = False

    @property
    def text(self) -> str:
        """The value's whole text."""
        return "".join(span.text for span in self.spans)


class AnnexText(Struct, frozen=True):
    """One annex as rendered: its name (`mo-hinh` for phu-luc-mo-hinh.md.j2), its text with marks, its template."""

    name: str
    text: str
    place: Place


class Narrative(Struct, frozen=True):
    """Subject line, body and annexes with marks in them; see the module's head.

    `extra` goes to the ends of the sections that it names.
    """

    subject: str
    body: str
    printed: tuple[Printed, ...]
    lines: tuple[Place, ...]
    extra: tuple[ExtraParagraphs, ...] = ()
    annexes: tuple[AnnexText, ...] = ()
