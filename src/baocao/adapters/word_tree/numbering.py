"""Automatic numbers, as Word shows them before a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree.formats import attribute, child, paragraph_format, whole
from baocao.values.number import write_roman
from baocao.values.sheet import ParagraphFormat

_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "o": "o"}
"""What letters of the Symbol and Wingdings fonts look like."""


def _letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": write_roman,
    "lowerRoman": lambda number: write_roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "none": lambda _: "",
}


@dataclass(frozen=True)
class _Level:
    start: int
    kind: str
    pattern: str
    shape: ParagraphFormat


@dataclass
class Numbering:
    """The lists of a document; `next_number` counts as it is asked, in reading order."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def shape(self, number_id: str, depth: int) -> ParagraphFormat:
        """The indents that the list gives its paragraphs."""
        level = self.levels.get(self.families.get(number_id, ""), {}).get(depth)
        return level.shape if level else ParagraphFormat()

    def next_number(self, number_id: str, depth: int) -> str:
        """The number that the next paragraph of that list and depth shows; empty for an unknown list."""
        family = self.families.get(number_id, "")
        levels = self.levels.get(family, {})
        level = levels.get(depth)
        if level is None:
            return ""
        if level.kind == "bullet":
            return _SIGNS.get(level.pattern, level.pattern)
        counts = self._counts.setdefault(family, {})
        restart = self.restarts.get(number_id, {}).get(depth)
        if restart is not None and (number_id, depth) not in self._begun:
            counts[depth] = restart - 1
        self._begun.add((number_id, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        shown = level.pattern
        for each, other in levels.items():
            written = _WRITTEN.get(other.kind, str)(counts.get(each, other.start))
            shown = shown.replace(f"%{each + 1}", written)
        return shown


def numbering_of(document: Document) -> Numbering:
    """The document's lists; none where it has no such part."""
    root = next(
        (
            parse_xml(relation.target_part.blob)
            for relation in document.part.rels.values()
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external
        ),
        None,
    )
    if root is None:
        return Numbering()
    levels = {
        attribute(family, "abstractNumId") or "": {
            whole(attribute(level, "ilvl")) or 0: _level(level) for level in family.iterchildren(qn("w:lvl"))
        }
        for family in root.iterchildren(qn("w:abstractNum"))
    }
    families, restarts = {}, {}
    for number in root.iterchildren(qn("w:num")):
        key = attribute(number, "numId") or ""
        families[key] = attribute(child(number, "abstractNumId"), "val") or ""
        restarts[key] = {
            whole(attribute(override, "ilvl")) or 0: start
            for override in number.iterchildren(qn("w:lvlOverride"))
            if (start := whole(attribute(child(override, "startOverride"), "val"))) is not None
        }
    return Numbering(levels, families, restarts)


def _level(level: Element) -> _Level:
    start = whole(attribute(child(level, "start"), "val"))
    return _Level(
        1 if start is None else start,
        attribute(child(level, "numFmt"), "val") or "decimal",
        attribute(child(level, "lvlText"), "val") or "",
        paragraph_format(child(level, "pPr")),
    )
