"""Formats of a Sheet set on elements of the XML, children in the order of its schema."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree import attribute, child, runs_of
from baocao.values.sheet import ParagraphFormat, RunFormat

_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
_BORDERS = ("top", "left", "bottom", "right", "between", "bar")
_SYMBOL_FONTS = ("Symbol", "Wingdings", "Webdings", "MT Extra")
_THEME_SLOTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def placed(parent: Element, tag: str, order: Sequence[str]) -> Element:
    """The child `w:tag`, made where the schema wants it when it is missing."""
    found = child(parent, tag)
    if found is not None:
        return found
    made = OxmlElement(f"w:{tag}")
    before = {qn(f"w:{name}") for name in order[: order.index(tag)]}
    at = max((index for index, each in enumerate(parent, 1) if each.tag in before), default=0)
    parent.insert(at, made)
    return made


def _drop(element: Element, *names: str) -> None:
    for name in names:
        if qn(f"w:{name}") in element.attrib:
            del element.attrib[qn(f"w:{name}")]


def _switched(parent: Element, tag: str, on: bool | None, order: Sequence[str]) -> None:
    if on is None:
        return
    found = placed(parent, tag, order)
    found.attrib.clear()
    if not on:
        found.set(qn("w:val"), "0")


def set_paragraph(paragraph: Element, shape: ParagraphFormat) -> None:
    """Set what `shape` says on a `w:p`."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    for tag, on in (
        ("keepNext", shape.keep_next),
        ("keepLines", shape.keep_lines),
        ("pageBreakBefore", shape.page_break_before),
        ("widowControl", shape.widow_control),
        ("contextualSpacing", shape.contextual_spacing),
    ):
        _switched(properties, tag, on, _PARAGRAPH_ORDER)
    _set_spacing(properties, shape)
    _set_indents(properties, shape)
    if shape.alignment is not None:
        placed(properties, "jc", _PARAGRAPH_ORDER).set(qn("w:val"), shape.alignment.value)
    if shape.outline_level is not None:
        placed(properties, "outlineLvl", _PARAGRAPH_ORDER).set(qn("w:val"), str(shape.outline_level))
    for side, eighths in (("top", shape.top_border), ("bottom", shape.bottom_border)):
        if eighths is not None:
            line = placed(placed(properties, "pBdr", _PARAGRAPH_ORDER), side, _BORDERS)
            line.attrib.clear()
            said = {"val": "single", "sz": str(eighths), "space": "1", "color": "auto"} if eighths else {"val": "nil"}
            for name, value in said.items():
                line.set(qn(f"w:{name}"), value)


def _set_spacing(properties: Element, shape: ParagraphFormat) -> None:
    values = {"before": shape.before, "after": shape.after, "line": shape.line}
    rule = shape.line_rule.value if shape.line_rule else None
    if rule is None and all(value is None for value in values.values()):
        return
    spacing = placed(properties, "spacing", _PARAGRAPH_ORDER)
    for name, value in values.items():
        if value is not None:
            spacing.set(qn(f"w:{name}"), str(value))
            # Lines and Word's automatic room go before the twips.
            _drop(spacing, f"{name}Lines", f"{name}Autospacing")
    if rule is not None:
        spacing.set(qn("w:lineRule"), rule)


def _set_indents(properties: Element, shape: ParagraphFormat) -> None:
    if shape.left is None and shape.right is None and shape.first_line is None:
        return
    indents = placed(properties, "ind", _PARAGRAPH_ORDER)
    for name, modern, value in (("left", "start", shape.left), ("right", "end", shape.right)):
        if value is not None:
            _drop(indents, modern, f"{name}Chars", f"{modern}Chars")
            indents.set(qn(f"w:{name}"), str(value))
    if shape.first_line is not None:
        _drop(indents, "hanging", "firstLine", "hangingChars", "firstLineChars")
        indents.set(qn("w:hanging" if shape.first_line < 0 else "w:firstLine"), str(abs(shape.first_line)))


def set_runs(group: tuple[Element, ...], look: RunFormat) -> None:
    """Set what `look` says on every run of the paragraph, and on its mark."""
    for paragraph in group:
        for run in _all_runs(paragraph):
            properties = child(run, "rPr")
            if properties is None:
                properties = OxmlElement("w:rPr")
                run.insert(0, properties)
            set_look(properties, look)
    properties = child(group[-1], "pPr")
    if properties is None:
        properties = OxmlElement("w:pPr")
        group[-1].insert(0, properties)
    set_look(placed(properties, "rPr", _PARAGRAPH_ORDER), look)


def _all_runs(paragraph: Element) -> list[Element]:
    found = []
    for run in runs_of(paragraph):
        found += list(runs_of(run)) if run.tag == qn("w:fldSimple") else [run]
    return found


def set_look(properties: Element, look: RunFormat) -> None:
    """Set what `look` says on a `w:rPr`; a run of signs keeps its font."""
    _set_fonts(properties, look)
    for tags, on in ((("b", "bCs"), look.bold), (("i", "iCs"), look.italic), (("caps",), look.caps)):
        for tag in tags:
            _switched(properties, tag, on, _RUN_ORDER)
    if look.color is not None:
        color = placed(properties, "color", _RUN_ORDER)
        color.attrib.clear()
        color.set(qn("w:val"), look.color)
    if look.size is not None:
        for tag in ("sz", "szCs"):
            placed(properties, tag, _RUN_ORDER).set(qn("w:val"), str(look.size))
    if look.underline is not None:
        line = placed(properties, "u", _RUN_ORDER)
        line.attrib.clear()
        line.set(qn("w:val"), "single" if look.underline else "none")


def _set_fonts(properties: Element, look: RunFormat) -> None:
    if look.font is None and look.extended_font is None:
        return
    fonts = placed(properties, "rFonts", _RUN_ORDER)
    if (attribute(fonts, "ascii") or "").startswith(_SYMBOL_FONTS):
        return
    slots = {"ascii": look.font, "hAnsi": look.extended_font, "eastAsia": look.font, "cs": look.font}
    for (slot, name), theme in zip(slots.items(), _THEME_SLOTS, strict=True):
        if name is not None:
            fonts.set(qn(f"w:{slot}"), name)
            _drop(fonts, theme)
