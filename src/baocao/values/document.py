"""An official document as its reader sees it: lines with their effective looks, and the parts they make."""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import monthrange
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from baocao.values import official_terms as words
from baocao.values.official_terms import folded
from baocao.values.sheet import Alignment, Paragraph, ParagraphFormat, RunFormat, Section, Sheet, Table


class Side(Enum):
    """On which half of the paper a line stands."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = "whole"


class CellPlace(Struct, frozen=True):
    """Where a line stands in a table.

    Attributes:
        table: the table itself; nested tables count as their outermost one.
        number: which table of the document it is, from 0.
        row, column: from 0.
        width: of the cell, in twips.
    """

    table: Table
    number: int
    row: int
    column: int
    width: int


class Piece(Struct, frozen=True):
    """Text of one look."""

    text: str
    look: RunFormat


class Line(Struct, frozen=True):
    """A paragraph, or, where tabs or line breaks divide it in the masthead, one piece of it.

    Attributes:
        number: of its paragraph, from 1 in the order of `Sheet.paragraphs()`; 0 in a page header.
        text: NFC, no-break spaces as blanks, ends trimmed.
        runs: its text in its effective looks, an automatic number first.
        shape: effective.
        section: from 0.
        is_whole: it is its whole paragraph.
    """

    number: int
    paragraph: Paragraph
    text: str
    runs: tuple[Piece, ...]
    shape: ParagraphFormat
    section: int
    side: Side = Side.WHOLE
    cell: CellPlace | None = None
    in_box: bool = False
    is_whole: bool = True

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is not blank in it."""
        return tuple(piece for piece in self.runs if piece.text.strip())

    @property
    def is_blank(self) -> bool:
        """Nothing to read in it."""
        return not self.text

    @property
    def size(self) -> int | None:
        """Half-points of its largest type; None where nobody says."""
        return max((piece.look.size for piece in self.pieces if piece.look.size is not None), default=None)

    @property
    def sizes(self) -> frozenset[int]:
        """All sizes in it, half-points."""
        return frozenset(piece.look.size for piece in self.pieces if piece.look.size is not None)

    @property
    def is_bold(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.bold for piece in self.pieces)

    @property
    def has_bold(self) -> bool:
        """Some of it is."""
        return any(piece.look.bold for piece in self.pieces)

    @property
    def is_italic(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.italic for piece in self.pieces)

    @property
    def has_italic(self) -> bool:
        """Some of it is."""
        return any(piece.look.italic for piece in self.pieces)

    @property
    def is_underlined(self) -> bool:
        """All of it is."""
        return bool(self.pieces) and all(piece.look.underline for piece in self.pieces)

    @property
    def is_in_capitals(self) -> bool:
        """No small letter is seen."""
        return self.text == self.text.upper()

    @property
    def is_centred(self) -> bool:
        """Set to the middle of its column."""
        return self.shape.alignment is Alignment.CENTER

    @property
    def has_rule(self) -> bool:
        """A line is drawn along its paragraph."""
        return bool(self.shape.top_border or self.shape.bottom_border)


class Heading(Struct, frozen=True):
    """A heading of the text.

    Attributes:
        kind: `I`, `1`, `1.1`, `a`, or `Phần`, `Chương`, `Mục`, `Điều`.
        number: as written: `II`, `3`, `1.2`, `đ`.
        mark: what stands between the number and the words: `-`, `.`, `)`; empty where nothing does.
        is_title: it is set like a heading: all bold, or all in capitals.
    """

    line: Line
    kind: str
    number: str
    mark: str
    words: str
    is_title: bool


class Parts(Struct, frozen=True):
    """What was recognised; None and empty where a part was not found.

    Attributes:
        title: “ĐẢNG CỘNG SẢN VIỆT NAM”, or Quốc hiệu.
        motto: Tiêu ngữ.
        superior, issuer: names of the bodies, a line each.
        below_issuer: what stands between the issuing body and the number: star, typed lines.
        type_name: tên loại; `type_key` is its plain name in capitals, empty for a công văn.
        subject: trích yếu.
        subject_end: the lines between the trích yếu and the text: hyphens, typed lines, bare paragraphs with a border.
        address: “Kính gửi” and what follows it.
        body: paragraphs of the text proper, blank ones and tables left out.
        body_blanks: numbers of the blank paragraphs among them.
        signature: all lines of the block, blank ones too.
        annexes: first line of each.
    """

    title: Line | None = None
    motto: Line | None = None
    superior: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    below_issuer: tuple[Line, ...] = ()
    number: Line | None = None
    date: Line | None = None
    type_name: Line | None = None
    type_key: str = ""
    subject: tuple[Line, ...] = ()
    subject_end: tuple[Line, ...] = ()
    address: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()
    headings: tuple[Heading, ...] = ()
    legal_bases: tuple[Line, ...] = ()
    authority: tuple[Line, ...] = ()
    position: tuple[Line, ...] = ()
    name: Line | None = None
    label: Line | None = None
    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    annexes: tuple[Line, ...] = ()
    draft: Line | None = None
    urgency: Line | None = None
    secrecy: Line | None = None
    masthead: tuple[Line, ...] = ()

    @property
    def is_state(self) -> bool:
        """It bears the name of the State and not the Party's."""
        return self.title is not None and words.STATE_NAME in folded(self.title.text)

    @property
    def has_state_habits(self) -> bool:
        """Number or authority are written as State bodies do, for a document that bears neither name."""
        number = folded(self.number.text) if self.number else ""
        authority = folded(self.authority[0].text) if self.authority else ""
        return number.startswith("SỐ:") or words.STATE_AUTHORITY.match(authority) is not None

    @property
    def day(self) -> datetime.date | None:
        """The day that the document bears; the last of the month or year where only those are known, else None."""
        found = words.WRITTEN_DATE.search(folded(self.date.text)) if self.date else None
        if found is None:
            return None
        year, month = int(found["year"]), int(found["month"] or 12)
        if not (1 <= month <= 12 and 1900 <= year <= 2999):
            return None
        last = monthrange(year, month)[1]
        return datetime.date(year, month, min(int(found["day"] or last) or last, last))


class Document(Struct, frozen=True):
    """A document that was recognised.

    Attributes:
        sheet: all of it.
        lines: every paragraph of the text, blank ones too.
        header_lines: what is printed on top of the first page.
        parts: what was found among them.
    """

    sheet: Sheet
    lines: tuple[Line, ...]
    header_lines: tuple[Line, ...]
    parts: Parts


def normalised(text: str) -> str:
    """NFC, every kind of blank a space, single spaces, ends trimmed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def text_width(section: Section) -> int:
    """Between the margins, in twips."""
    page = section.page
    return max(1, page.width - page.left - page.right - page.gutter)


_IN_CELL, _IN_TEXT = re.compile(r"[\n\f]|\t+"), re.compile(r"[\n\f]|\t+| {9,}")
"""In a cell blanks leave room for the pen; outside they set two columns side by side."""


def divided(line: Line) -> tuple[Line, ...]:
    """A line of the masthead or the signature as the pieces that tabs, line breaks and rows of blanks make of it.

    Of pieces beside each other the first stands on the left, the last on the right.
    """
    rows: list[list[list[Piece]]] = [[[]]]
    for piece in line.runs:
        at = 0
        for found in (_IN_TEXT if line.cell is None else _IN_CELL).finditer(piece.text):
            rows[-1][-1].append(Piece(piece.text[at : found.start()], piece.look))
            if found[0] in "\n\f":
                rows.append([[]])
            elif any(each.text.strip() for each in rows[-1][-1]):
                rows[-1].append([])
            at = found.end()
        rows[-1][-1].append(Piece(piece.text[at:], piece.look))
    filled = [[column for column in row if any(each.text.strip() for each in column)] for row in rows]
    filled = [row for row in filled if row]
    if sum(len(row) for row in filled) < 2:
        return (line,)
    made = []
    for row in filled:
        for at, column in enumerate(row):
            side = line.side if len(row) == 1 else Side.LEFT if at == 0 else Side.RIGHT
            text = normalised("".join(each.text for each in column))
            made.append(replace(line, text=text, runs=tuple(column), side=side, is_whole=False))
    return tuple(made)
