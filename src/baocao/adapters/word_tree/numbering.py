"""Automatic numbers, as Word shows them before a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct, field

from baocao.adapters.word_tree.formats import attribute, child, paragraph_format, switch, whole
from baocao.values.number import write_roman
from baocao.values.sheet import ParagraphFormat

_SIGNS = {0xB7: "•", 0xA7: "▪", 0x2D: "-", 0xD8: "➢", 0xFC: "✓", 0xA8: "□", 0x6F: "o"}
"""What signs of the Symbol and Wingdings fonts look like, by the last byte of their code."""
_OTHER_SIGN = "▪"


def shown_symbol(code: str) -> str:
    """A sign of a symbol font by its hexadecimal code."""
    try:
        return _SIGNS.get(int(code, 16) & 0xFF, _OTHER_SIGN)
    except ValueError:
        return _OTHER_SIGN


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


class _Level(Struct, frozen=True):
    """One depth of a list.

    Attributes:
        restarts_after: begins anew after a number of this depth or a shallower one, counted from 1; 0 for never.
        is_plain: numbers of shallower depths are Arabic in it, whatever they are elsewhere.
        style: the paragraphs of that style stand at this depth.
    """

    start: int
    kind: str
    pattern: str
    shape: ParagraphFormat
    restarts_after: int | None
    is_plain: bool
    style: str


_Levels = Mapping[int, _Level]


class Numbering(Struct):
    """The lists of a document; `next_number` counts as it is asked, in reading order."""

    levels: Mapping[str, _Levels] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def shape(self, number_id: str, depth: int) -> ParagraphFormat:
        """The indents that the list gives its paragraphs."""
        level = self.levels.get(number_id, {}).get(depth)
        return level.shape if level else ParagraphFormat()

    def depth_of(self, number_id: str, style: str) -> int:
        """The depth that the list keeps for paragraphs of that style; the first where it names none."""
        levels = self.levels.get(number_id, {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def next_number(self, number_id: str, depth: int) -> str:
        """The number that the next paragraph of that list and depth shows; empty for an unknown list."""
        levels = self.levels.get(number_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        if level.kind == "bullet":
            sign = level.pattern
            return shown_symbol(f"{ord(sign):x}") if len(sign) == 1 and (ord(sign) >= 0xF000 or sign == "o") else sign
        counts = self._counts.setdefault(self.families.get(number_id, number_id), {})
        restart = self.restarts.get(number_id, {}).get(depth)
        if restart is not None and (number_id, depth) not in self._begun:
            counts[depth] = restart - 1
        self._begun.add((number_id, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or depth < after:
                del counts[deeper]
        shown = level.pattern
        for each, other in levels.items():
            kind = "decimal" if level.is_plain else other.kind
            written = _WRITTEN.get(kind, str)(counts.get(each, other.start))
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
    abstract = {attribute(each, "abstractNumId") or "": each for each in root.iterchildren(qn("w:abstractNum"))}
    linked = {attribute(child(each, "styleLink"), "val"): each for each in abstract.values()}
    levels: dict[str, _Levels] = {}
    families: dict[str, str] = {}
    restarts: dict[str, Mapping[int, int]] = {}
    for number in root.iterchildren(qn("w:num")):
        key = attribute(number, "numId") or ""
        family = abstract.get(attribute(child(number, "abstractNumId"), "val") or "")
        # A list that is only a link to a list style is spelt out where that style is.
        link = attribute(child(family, "numStyleLink"), "val")
        family = linked.get(link, family) if link else family
        if family is None:
            continue
        overrides = list(number.iterchildren(qn("w:lvlOverride")))
        own = [level for override in overrides for level in override.iterchildren(qn("w:lvl"))]
        families[key] = attribute(family, "abstractNumId") or ""
        levels[key] = dict(_levels([*family.iterchildren(qn("w:lvl")), *own]))
        restarts[key] = {
            whole(attribute(override, "ilvl")) or 0: start
            for override in overrides
            if (start := whole(attribute(child(override, "startOverride"), "val"))) is not None
        }
    return Numbering(levels, families, restarts)


def _levels(elements: list[Element]) -> Iterator[tuple[int, _Level]]:
    """By depth; a later one takes the place of an earlier one."""
    for level in elements:
        start = whole(attribute(child(level, "start"), "val"))
        yield (
            whole(attribute(level, "ilvl")) or 0,
            _Level(
                1 if start is None else start,
                attribute(child(level, "numFmt"), "val") or "decimal",
                attribute(child(level, "lvlText"), "val") or "",
                paragraph_format(child(level, "pPr")),
                whole(attribute(child(level, "lvlRestart"), "val")),
                bool(switch(level, "isLgl")),
                attribute(child(level, "pStyle"), "val") or "",
            ),
        )
