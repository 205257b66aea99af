"""What stands between the head and the text: the subject, what divides it from the text, the address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.stages.recognise.headings import heading_of
from baocao.values import official_terms as words
from baocao.values.document import Line, divided
from baocao.values.official_terms import folded

_SUBJECT_LINES = 8


def subject_of(lines: Sequence[Line], type_at: int) -> tuple[int, tuple[Line, ...], tuple[Line, ...]]:
    """Where the text begins, the lines of the trích yếu, and what divides it from the text."""
    first = type_line(lines[type_at])
    subject: list[Line] = list(_broken_at_lines(lines[type_at])[1:])
    ends: list[Line] = []
    if folded(first.text).rstrip(":. ") not in words.TYPES:
        subject.insert(0, first)
    at = type_at + 1
    while at < len(lines) and len(subject) < _SUBJECT_LINES:
        pieces = _broken_at_lines(lines[at])
        if not all(_takes(piece, subject, ends) for piece in pieces):
            break
        at += 1
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at, tuple(subject), tuple(ends)


def type_line(line: Line) -> Line:
    """What stands on its line: a line break may follow the name of the type."""
    return _broken_at_lines(line)[0]


def _broken_at_lines(line: Line) -> tuple[Line, ...]:
    """The lines of a paragraph that line breaks divide; tabs and blanks do not."""
    return divided(line) if "\n" in line.paragraph.text.strip() else (line,)


def _takes(line: Line, subject: list[Line], ends: list[Line]) -> bool:
    """Put a line to the trích yếu or to what divides it from the text; False where the text begins."""
    text = folded(line.text)
    if line.is_blank:
        if line.has_rule or line.paragraph.drawings:
            ends.append(line)
    elif words.DASHES.fullmatch(text) or words.TYPED_RULE.fullmatch(text):
        ends.append(line)
    elif ends or not _continues_subject(line, subject):
        return False
    else:
        subject.append(line)
    return True


def _continues_subject(line: Line, subject: Sequence[Line]) -> bool:
    text = folded(line.text)
    if words.ADDRESS.match(text) or words.LEGAL_BASIS.match(text) or heading_of(line) is not None:
        return False
    if not subject:
        return len(line.text) < 400 and (line.is_centred or line.has_bold or line.text[0].islower())
    return line.is_centred and (line.is_bold or not subject[0].is_bold)


def address_of(lines: Sequence[Line], start: int, end: int) -> tuple[tuple[Line, ...], int]:
    """“Kính gửi” with the lines of its list, and where the text goes on."""
    while start < end and lines[start].is_blank:
        start += 1
    if start >= end or not words.ADDRESS.match(folded(lines[start].text)):
        return (), start
    at = start + 1
    while at < end and (lines[at].is_blank or re.match(r"[-+]\s", lines[at].text)):
        at += 1
    return tuple(line for line in lines[start:at] if not line.is_blank), at
