"""Headings of the text, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.values import official_terms as words
from baocao.values.document import Heading, Line

_PART = re.compile(
    r"(?P<kind>Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s+(?P<number>[IVXLC]+\b|\d+|(?:thứ|THỨ)\s+\w+)"
    r"(?P<mark>[.:]?)\s*(?P<words>.*)"
)
_ROMAN = re.compile(r"(?P<number>[IVXLC]+)\s?(?P<mark>[-–—.)])\s*(?P<words>\S.*)")
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)(?P<mark>\.?)\s+(?P<words>\S.*)")
_ARABIC = re.compile(r"(?P<number>\d{1,2})(?P<mark>[.)]|-)\s*(?P<words>[^\d\s].*)")
_LETTER = re.compile(r"(?P<number>[a-zđ])(?P<mark>[).]|-)\s*(?P<words>\S.*)")


def heading_of(line: Line) -> Heading | None:
    text = line.text
    bold_or_capitals = line.is_bold or _leads_bold(line) or (line.is_in_capitals and len(text) > 4)
    for kind, pattern in (("I", _ROMAN), ("1.1", _DOTTED), ("1", _ARABIC), ("a", _LETTER)):
        found = pattern.match(text)
        if found:
            mark = "-" if found["mark"] in words.HYPHENS else found["mark"]
            return Heading(line, kind, found["number"], mark, found["words"], bold_or_capitals)
    found = _PART.match(text)
    kind = found["kind"].capitalize() if found else ""
    stands_alone = found is not None and not found["words"]
    if found and (bold_or_capitals or line.is_centred or stands_alone or kind == "Điều"):
        return Heading(line, kind, found["number"], found["mark"], found["words"], True)
    return None


def _leads_bold(line: Line) -> bool:
    return bool(line.pieces) and bool(line.pieces[0].look.bold) and len(line.text) < 300


def headings_of(body: Sequence[Line]) -> list[Heading]:
    return [heading for line in body if (heading := heading_of(line)) is not None]
