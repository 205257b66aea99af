"""`w:pPr` and `w:rPr` as formats of a Sheet; what a Sheet has no word for is passed over."""

from __future__ import annotations

from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.values.sheet import Alignment, LineRule, ParagraphFormat, RunFormat, TabStop

_ALIGNMENTS = {alignment.value: alignment for alignment in Alignment} | {
    "start": Alignment.LEFT,
    "end": Alignment.RIGHT,
    "distribute": Alignment.JUSTIFIED,
    "mediumKashida": Alignment.JUSTIFIED,
    "lowKashida": Alignment.JUSTIFIED,
    "highKashida": Alignment.JUSTIFIED,
}
_FRAMES = {"center": Alignment.CENTER, "right": Alignment.RIGHT}
_LINE_RULES = {rule.value: rule for rule in LineRule}
_AUTOMATIC_SPACE = 280
"""Twips that Word gives a paragraph from the web above and below (`beforeAutospacing`)."""


def attribute(element: Element | None, name: str) -> str | None:
    """`w:name` of the element."""
    return None if element is None else element.get(qn(f"w:{name}"))


def child(element: Element | None, tag: str) -> Element | None:
    """The first child `w:tag`."""
    return None if element is None else element.find(qn(f"w:{tag}"))


def whole(text: str | None) -> int | None:
    """A whole number; a measure with a unit or a fraction is rounded to twips, anything else None."""
    if text is None:
        return None
    units = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4}
    try:
        for unit, twips in units.items():
            if text.endswith(unit):
                return round(float(text.removesuffix(unit)) * twips)
        return round(float(text))
    except (ValueError, OverflowError):
        return None


def switch(parent: Element | None, tag: str) -> bool | None:
    """An element that is on by standing there, off by saying so; None where it is missing."""
    found = child(parent, tag)
    if found is None:
        return None
    return attribute(found, "val") not in ("0", "false", "off", "none")


def paragraph_format(properties: Element | None) -> ParagraphFormat:
    """`w:pPr`."""
    spacing, indent = child(properties, "spacing"), child(properties, "ind")
    borders = child(properties, "pBdr")
    hanging = whole(attribute(indent, "hanging"))
    first_line = -hanging if hanging else whole(attribute(indent, "firstLine"))
    if first_line is None and hanging == 0:
        first_line = 0
    # A frame is as wide as its words, so where it stands says more than how they stand in it.
    frame = _FRAMES.get(attribute(child(properties, "framePr"), "xAlign") or "")
    return ParagraphFormat(
        frame or _ALIGNMENTS.get(attribute(child(properties, "jc"), "val") or ""),
        _first(indent, "left", "start"),
        _first(indent, "right", "end"),
        first_line,
        _space(spacing, "before"),
        _space(spacing, "after"),
        whole(attribute(spacing, "line")),
        _LINE_RULES.get(attribute(spacing, "lineRule") or ""),
        switch(properties, "keepNext"),
        switch(properties, "keepLines"),
        switch(properties, "pageBreakBefore"),
        switch(properties, "widowControl"),
        whole(attribute(child(properties, "outlineLvl"), "val")),
        border(borders, "top"),
        border(borders, "bottom"),
        switch(properties, "contextualSpacing"),
        _tabs(child(properties, "tabs")),
    )


def _space(spacing: Element | None, side: str) -> int | None:
    if attribute(spacing, f"{side}Autospacing") in ("1", "true", "on"):
        return _AUTOMATIC_SPACE
    return whole(attribute(spacing, side))


def _first(element: Element | None, *names: str) -> int | None:
    return next((value for name in names if (value := whole(attribute(element, name))) is not None), None)


def border(borders: Element | None, side: str) -> int | None:
    """Thickness of one side in eighths of a point; 0 where none is drawn, None where nothing is said."""
    found = child(borders, side)
    if found is None:
        return None
    return 0 if attribute(found, "val") in ("nil", "none") else whole(attribute(found, "sz")) or 0


def _tabs(tabs: Element | None) -> tuple[TabStop, ...] | None:
    if tabs is None:
        return None
    stops = tuple(
        TabStop(whole(attribute(stop, "pos")) or 0, _ALIGNMENTS.get(attribute(stop, "val") or "", Alignment.LEFT))
        for stop in tabs.iterchildren(qn("w:tab"))
        if attribute(stop, "val") != "clear"
    )
    return stops or None


def run_format(properties: Element | None, theme: Mapping[str, str]) -> RunFormat:
    """`w:rPr`; `theme` gives the fonts behind `minorHAnsi` and `majorHAnsi`, which go before named ones."""
    fonts = child(properties, "rFonts")
    return RunFormat(
        _font(fonts, "ascii", theme),
        whole(attribute(child(properties, "sz"), "val")),
        switch(properties, "b"),
        switch(properties, "i"),
        switch(properties, "u"),
        attribute(child(properties, "color"), "val"),
        _font(fonts, "hAnsi", theme),
        switch(properties, "caps"),
    )


def _font(fonts: Element | None, slot: str, theme: Mapping[str, str]) -> str | None:
    named = attribute(fonts, f"{slot}Theme")
    if named:
        return theme.get(named[:5]) or f"chủ đề ({named})"
    return attribute(fonts, slot)
