"""The paragraphs of the text, sorted by what may be asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.conform.paper import Paper
from baocao.values import official_terms as words
from baocao.values.document import Heading, Line
from baocao.values.official_terms import folded
from baocao.values.sheet import Alignment

LONG = 120
"""A paragraph of more characters than that is running text, whatever it begins with."""
_LONGEST_NAME = 250
_LIST_MARK = re.compile(rf"(?:[{words.HYPHENS}+•*▪●○✓\uf000-\uf0ff]|\d{{1,2}}[.)]|[a-zđ][.)])\s*\S")
_ALSO_BASIS = re.compile(r"(?:-\s*)?(?:CĂN CỨ|XÉT|THEO ĐỀ NGHỊ|THỰC HIỆN|TIẾP THEO)\b")


def text_lines(paper: Paper) -> tuple[Line, ...]:
    """What is written into the text itself: text boxes, captions and other short lines in the middle left out."""
    headings = {heading.line.number for heading in paper.parts.headings}
    return tuple(
        line for line in paper.parts.body if not line.in_box and (line.number in headings or not is_displayed(line))
    )


def is_displayed(line: Line) -> bool:
    """It stands in the middle or on the right, such as a caption or a unit of measure over a table."""
    return line.shape.alignment in (Alignment.CENTER, Alignment.RIGHT) and len(line.text) <= LONG


def titles(paper: Paper) -> dict[int, Heading]:
    """Number of a line → the heading that it is, where it is set like one."""
    return {heading.line.number: heading for heading in paper.parts.headings if heading.is_title}


def paragraphs(paper: Paper) -> tuple[Line, ...]:
    """The text without its headings."""
    known = titles(paper)
    return tuple(line for line in text_lines(paper) if line.number not in known)


def is_item(line: Line) -> bool:
    """It begins with a dash, a number or a letter, typed or set by the program."""
    return bool(line.paragraph.number) or _LIST_MARK.match(line.text) is not None


def neighbours(paper: Paper) -> Iterator[tuple[Line, Line]]:
    """Paragraphs of the text between which nothing stands, not even a blank one."""
    lines = [line for line in paper.parts.body if not line.in_box]
    for first, second in pairwise(lines):
        if second.number == first.number + 1 and second.section == first.section:
            yield first, second


def legal_bases(paper: Paper) -> tuple[Line, ...]:
    """The list of what the document rests on, at the head of the text.

    One sentence that begins “Căn cứ” and goes on to what the office does is no such list.
    """
    found: list[Line] = []
    for line in paper.parts.body:
        is_next = _ALSO_BASIS.match(folded(line.text)) if found else words.LEGAL_BASIS.match(folded(line.text))
        if not is_next or line.text.endswith(":") or len(line.text) > 500:
            break
        found.append(line)
    if len(found) == 1 and not found[0].text.endswith(";") and not re.match(rf"[{words.HYPHENS}]", found[0].text):
        return ()
    return tuple(found)


def chapter_lines(paper: Paper) -> tuple[Line, ...]:
    """Each with the line of its name, where that stands below."""
    body = {line.number: line for line in paper.parts.body}
    known = {heading.line.number for heading in paper.parts.headings}
    found: list[Line] = []
    for heading in paper.parts.headings:
        if heading.kind in ("Phần", "Chương", "Mục"):
            found.append(heading.line)
            below = body.get(heading.line.number + 1)
            if below is not None and not heading.words and below.number not in known and _can_be_name(below):
                found.append(below)
    return tuple(found)


def _can_be_name(line: Line) -> bool:
    return len(line.text) < _LONGEST_NAME and (line.is_centred or line.is_bold or line.is_in_capitals)
