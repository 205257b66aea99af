"""The words of a paper passage by passage, and the marks by which a passage is known again in the file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baocao.values.sheet import Block, Paragraph, Sheet, paragraphs_of

_LEAST_ROWS = 3
"""A table of fewer rows sets out the masthead or the signature: its paragraphs stand each for itself."""
_MARK_LENGTH = 6
_MARKS_IN_ONE = 40
_MARKS = "baocao.doan."
_CELL_JOINT = " | "


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a row of a table.

    Attributes:
        number: of its (first) paragraph, from 1 in the order of `Sheet.paragraphs()`.
        text: NFC, every stretch of blanks one space.
        style: key of the (first) paragraph's style.
        paragraphs: how many it holds.
    """

    number: int
    text: str
    style: str
    paragraphs: int = 1


def passages_of(sheet: Sheet) -> tuple[Passage, ...]:
    """All passages with words in them, in reading order; headers and footers are left out."""
    return tuple(passage for passage in _all(sheet) if passage.text)


def _all(sheet: Sheet) -> Iterator[Passage]:
    number = 1
    for section in sheet.sections:
        for block in section.blocks:
            for paragraphs in _units(block):
                text = _CELL_JOINT.join(each.text for each in paragraphs)
                if paragraphs:
                    yield Passage(number, plain(text), paragraphs[0].style, len(paragraphs))
                number += len(paragraphs)


def _units(block: Block) -> Iterator[tuple[Paragraph, ...]]:
    if isinstance(block, Paragraph) or len(block.rows) < _LEAST_ROWS:
        yield from ((paragraph,) for paragraph in paragraphs_of((block,)))
        return
    for row in block.rows:
        yield tuple(paragraph for cell in row.cells for paragraph in paragraphs_of(cell.blocks))


def plain(text: str) -> str:
    """NFC, every stretch of blanks one space, none at the ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


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
