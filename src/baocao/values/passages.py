"""The words of a paper passage by passage, and the marks by which a passage is known again in the file."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile

from msgspec import Struct

from baocao.values.sheet import Block, Paragraph, Row, Sheet, Table, paragraphs_of

_LEAST_ROWS = 3
_TABLE_STYLES = "Bảng"
_MARK_LENGTH = 6
_MARKS_IN_ONE = 40
_MARKS = "baocao.doan."
CELL_JOINT = " | "
_SIGNS = str.maketrans({"\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": ""})
"""Signs that look like another one or like nothing, which Word puts in by itself."""


class Passage(Struct, frozen=True):
    """A paragraph, or a row of a table.

    Attributes:
        number: of its (first) paragraph, from 1 in the order of `Sheet.paragraphs()`.
        style: name of the (first) paragraph's style: other programs change the keys, names they keep.
        cells: the text of its paragraph, or of each paragraph of the row: NFC, every stretch of blanks one space.
        columns: what stands over each of them; empty for a paragraph.
        table: which table the row belongs to, from 1; 0 for a paragraph.
    """

    number: int
    style: str
    cells: tuple[str, ...]
    columns: tuple[str, ...] = ()
    table: int = 0

    @property
    def text(self) -> str:
        """Its words; empty where no cell has any."""
        return CELL_JOINT.join(self.cells) if any(self.cells) else ""


def passages_of(sheet: Sheet) -> tuple[Passage, ...]:
    """All passages with words in them, in reading order; headers and footers are left out."""
    names = {style.key: style.name for style in sheet.styles}
    blocks = (block for section in sheet.sections for block in section.blocks)
    return tuple(passage for passage in _all(blocks, names) if passage.text)


def _all(blocks: Iterator[Block], names: Mapping[str, str]) -> Iterator[Passage]:
    number, tables = 1, 0
    for block in blocks:
        if isinstance(block, Table) and _holds_figures(block, names):
            tables += 1
            columns = _columns(block)
            for row in block.rows:
                paragraphs = [(each, columns[at]) for at, each in _placed(row)]
                if paragraphs:
                    cells = tuple(plain(each.text) for each, _ in paragraphs)
                    style = paragraphs[0][0].style
                    yield Passage(number, names.get(style, style), cells, tuple(name for _, name in paragraphs), tables)
                number += len(paragraphs)
            continue
        for paragraph in paragraphs_of((block,)):
            style = names.get(paragraph.style, paragraph.style)
            yield Passage(number, style, (plain(paragraph.text),))
            number += 1


def _holds_figures(table: Table, names: Mapping[str, str]) -> bool:
    """Whether it is a table to read by rows; others set out the masthead or the signature."""
    if any(names.get(each.style, "").startswith(_TABLE_STYLES) for each in paragraphs_of((table,))):
        return True
    return table.bordered and len(table.rows) >= _LEAST_ROWS


def _columns(table: Table) -> Mapping[int, str]:
    """What the heading rows say over each column of the grid."""
    heading = list(takewhile(lambda row: row.repeats, table.rows)) or list(table.rows[:1])
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in heading:
        at = 0
        for cell in row.cells:
            words = plain(" ".join(paragraph.text for paragraph in paragraphs_of(cell.blocks)))
            for column in range(at, at + cell.span):
                names[column] += [words] if words else []
            at += cell.span
    return defaultdict(str, {at: ", ".join(words) for at, words in names.items()})


def _placed(row: Row) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs of a row, each with its column of the grid."""
    at = 0
    for cell in row.cells:
        for paragraph in paragraphs_of(cell.blocks):
            yield at, paragraph
        at += cell.span


def plain(text: str) -> str:
    """NFC, every stretch of blanks one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split())


def mark_of(text: str) -> str:
    """Six hexadecimal digits by which a passage's text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK_LENGTH]


def marks_as_properties(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """The marks of all passages as properties of the file, each short enough for Word to keep (255 characters)."""
    marks = [mark_of(passage.text) for passage in passages_of(sheet)]
    chunks = [marks[at : at + _MARKS_IN_ONE] for at in range(0, len(marks), _MARKS_IN_ONE)]
    return tuple((f"{_MARKS}{number:04d}", "".join(chunk)) for number, chunk in enumerate(chunks, 1))


def marks_in(properties: Mapping[str, str]) -> frozenset[str]:
    """The marks that a file carries; empty where it carries none."""
    joined = "".join(value for name, value in sorted(properties.items()) if name.startswith(_MARKS))
    return frozenset(joined[at : at + _MARK_LENGTH] for at in range(0, len(joined), _MARK_LENGTH))
