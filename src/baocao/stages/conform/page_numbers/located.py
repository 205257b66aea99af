"""Where the page numbers of a document stand, and how many pages it has at least."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from msgspec import Struct

from baocao.stages.conform.drawn_lines import room_of
from baocao.stages.conform.paper import Paper
from baocao.values import type_widths
from baocao.values.document import Line, text_width
from baocao.values.sheet import (
    Alignment,
    Block,
    Drawing,
    Field,
    LineRule,
    RunFormat,
    Section,
    Table,
    TabStop,
    effective,
)

_PAGE = re.compile(r"(?:^|[{=])\s*PAGE\b", re.IGNORECASE)
"""`PAGE`, `page \\* MERGEFORMAT`, `= { PAGE } - 1`; neither NUMPAGES nor PAGEREF."""
_NEAR_MIDDLE = 850
"""Twips, 15 mm: so far a tab or a box may stand from the middle; Word's own tabs are made for other margins."""
_NARROWEST = Fraction(95, 100)
"""Hardly any type is narrower than Times New Roman by more than that."""
_SINGLE = Fraction(115, 100)
"""The height of a single line of Times New Roman, as a share of its size."""
_CERTAINLY = Fraction(105, 100)
"""So much more than a page the text must take up to reach beyond it for certain."""
_USUAL_SIZE = 26
"""Half-points, for text of unknown size: the smallest that is usual."""


class PageNumber(Struct, frozen=True):
    """A PAGE field in a header or footer.

    Attributes:
        is_centred: None where the file does not tell.
    """

    section: int
    look: RunFormat
    is_centred: bool | None


def edges(paper: Paper, section: Section, which: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The headers or footers of a section that are really printed, each with its name."""
    yield which, getattr(section, which)
    if section.different_first:
        yield f"first_{which}", getattr(section, f"first_{which}")
    if paper.sheet.tells_odd_from_even:
        yield f"even_{which}", getattr(section, f"even_{which}")


def numbers_in(paper: Paper, at: int, blocks: tuple[Block, ...]) -> Iterator[PageNumber]:
    """The PAGE fields in a header or footer, those in tables and text boxes too."""
    section = paper.sheet.sections[at]
    for block in blocks:
        if isinstance(block, Table):
            yield from _numbers_in_table(paper, at, block)
            continue
        shape, _ = effective(paper.sheet, block)
        for number, run in enumerate(block.runs):
            if isinstance(run, Field) and _PAGE.search(run.code):
                _, look = effective(paper.sheet, block, run)
                before = "".join(each.text for each in block.runs[:number] if not isinstance(each, Field))
                is_centred = _stands_in_middle(shape.alignment, before, shape.tabs, text_width(section))
                yield PageNumber(at, look, is_centred)
        for drawing in block.drawings:
            for inner in numbers_in(paper, at, drawing.blocks):
                yield PageNumber(at, inner.look, _in_box(inner.is_centred, drawing, section))


def _numbers_in_table(paper: Paper, at: int, table: Table) -> Iterator[PageNumber]:
    whole = sum(table.widths)
    for row in table.rows:
        column = 0
        for cell in row.cells:
            width = sum(table.widths[column : column + cell.span])
            middle = sum(table.widths[:column]) + width / 2
            column += cell.span
            for inner in numbers_in(paper, at, cell.blocks):
                is_in_middle = None if not whole else abs(middle - whole / 2) <= _NEAR_MIDDLE
                is_centred = False if inner.is_centred is False else is_in_middle
                yield PageNumber(at, inner.look, is_centred)


def _stands_in_middle(
    alignment: Alignment | None, before: str, tabs: tuple[TabStop, ...] | None, room: int
) -> bool | None:
    """Whether what follows these words stands in the middle: by the paragraph's alignment, or by a tab."""
    count = before.count("\t")
    if not count:
        return alignment is Alignment.CENTER
    stops = sorted(tabs or (), key=lambda stop: stop.position)
    if len(stops) < count:
        return None
    stop = stops[count - 1]
    return stop.alignment is Alignment.CENTER and abs(stop.position - room // 2) <= _NEAR_MIDDLE


def _in_box(is_centred: bool | None, drawing: Drawing, section: Section) -> bool | None:
    """A box may count its place from the page or from the margin; either will do."""
    if drawing.left is None or not drawing.width:
        return None
    middle = drawing.left + drawing.width // 2
    is_near = any(abs(middle - width // 2) <= _NEAR_MIDDLE for width in (text_width(section), section.page.width))
    return is_centred if is_near else False


def has_number(paper: Paper, at: int, blocks: tuple[Block, ...]) -> bool:
    """Whether there is a PAGE field among the blocks of a header or footer."""
    return next(numbers_in(paper, at, blocks), None) is not None


def numbers_on_top(paper: Paper) -> Iterator[PageNumber]:
    """The numbers on top of the pages that have one, each header once."""
    seen: set[tuple[Block, ...]] = set()
    for at, section in enumerate(paper.sheet.sections):
        for _, blocks in edges(paper, section, "header"):
            if blocks not in seen:
                seen.add(blocks)
                yield from numbers_in(paper, at, blocks)


# How many pages there are, at least


def _height(paper: Paper) -> list[Fraction]:
    """The height in twips that the text of each section takes up at least, as far as the file tells.

    Words are broken into lines by the widths of Times New Roman, narrower for another font; between lines and
    paragraphs stands what the file says; of a row of a table only the highest cell counts, of pictures nothing.
    """
    heights = [Fraction(0) for _ in paper.sheet.sections]
    cells: dict[tuple[int, int, int], dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    gap = 0
    for line in paper.lines:
        if line.in_box:
            continue
        height = _lines_height(paper, line)
        if line.cell is not None:
            cells[line.section, line.cell.number, line.cell.row][line.cell.column] += height
            gap = 0
            continue
        heights[line.section] += height + max(gap, line.shape.before or 0)
        gap = line.shape.after or 0
    for (section, _, _), columns in cells.items():
        heights[section] += max(columns.values())
    return heights


def _lines_height(paper: Paper, line: Line) -> Fraction:
    size = line.size or _USUAL_SIZE
    single = size * 10 * _SINGLE
    shape = line.shape
    room = room_of(paper, line)
    count = 1
    if line.text and room is not None:
        free = max(1, room - (shape.left or 0) - (shape.right or 0))
        length = type_widths.text_width(line.text, size) * _NARROWEST + max(0, shape.first_line or 0)
        count = ceil(length / free)
    match shape.line_rule:
        case LineRule.EXACT:
            return Fraction(count * (shape.line or 0)) or count * single
        case LineRule.AT_LEAST:
            return count * max(single, Fraction(shape.line or 0))
    return count * single * Fraction(shape.line or 240, 240)


def reaches_beyond_first_page(paper: Paper) -> list[bool]:
    """For each section, whether it surely has a page that is not the document's first."""
    found = []
    before = False
    for at, (section, height) in enumerate(zip(paper.sheet.sections, _height(paper), strict=True)):
        begins_new_page = at > 0 and not section.is_continuous
        breaks = [line for line in paper.lines if line.section == at and line.shape.page_break_before]
        room = section.page.height - section.page.top - section.page.bottom
        is_long = height > room * _CERTAINLY or (bool(breaks) and breaks[0].number > 1)
        has_text = any(line.section == at and not line.is_blank for line in paper.lines)
        beyond = (has_text and (begins_new_page or before)) or is_long
        found.append(beyond)
        before = before or beyond
    return found


def is_annex(paper: Paper, at: int) -> bool:
    """Whether an annex begins in the section or in one before it, never in the first."""
    first = min((line.section for line in paper.parts.annexes), default=None)
    return first is not None and first > 0 and at >= first
