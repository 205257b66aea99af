"""Bytes of a .docx, Mendings → bytes of the mended .docx: formats change in the XML, words only by a TextMending."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.packages import packed, parts_of
from baocao.adapters.word_tree import child, open_document, paragraph_groups, readable, rows_of
from baocao.stages.mend.formats import placed, set_paragraph, set_runs
from baocao.stages.mend.page_numbers import set_page_number
from baocao.stages.mend.words import reachable, replace_words
from baocao.values.mending import (
    Mending,
    MirrorMending,
    PageMending,
    PageNumberMending,
    ParagraphMending,
    RowMending,
    RunMending,
    TableMending,
    TextMending,
)

_SIZE, _MARGINS = {"width": "w", "height": "h"}, ("top", "right", "bottom", "left", "header", "footer", "gutter")
_BORDER_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_TABLE_ORDER = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc",
    "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption",
)  # fmt: skip


def mend(data: bytes, mendings: Sequence[Mending]) -> bytes:
    """Carry the mendings out.

    Args:
        data: the .docx; its paragraphs are counted as `read_docx` counts them.
        mendings: what to set, and the words to replace; those out of reach are left (see `within_reach`).

    Returns:
        The mended file, the same bytes for the same input; the file as it was where there is nothing to mend.

    Raises:
        UnreadableError: it is no .docx that can be read.
    """
    if not mendings:
        return data
    document = open_document(data)
    with readable():
        groups = list(paragraph_groups(document.element.body))
        texts: dict[int, list[TextMending]] = {}
        for each in reachable(document.element.body, groups, _textual(mendings)):
            texts.setdefault(each.paragraph, []).append(each)
        for paragraph, together in texts.items():
            replace_words(groups[paragraph], together)
        for mending in mendings:
            _carry_out(mending, document, groups)
        buffer = io.BytesIO()
        document.save(buffer)
    return packed(parts_of(buffer.getvalue()))


def within_reach(data: bytes, mendings: Sequence[Mending]) -> tuple[TextMending, ...]:
    """The replacements of words that `mend` will carry out, in the order of the text.

    Raises:
        UnreadableError: it is no .docx that can be read.
    """
    wanted = _textual(mendings)
    if not wanted:
        return ()
    document = open_document(data)
    with readable():
        return reachable(document.element.body, list(paragraph_groups(document.element.body)), wanted)


def _textual(mendings: Sequence[Mending]) -> list[TextMending]:
    return [mending for mending in mendings if isinstance(mending, TextMending)]


def _carry_out(mending: Mending, document: Document, groups: Sequence[tuple[Element, ...]]) -> None:
    match mending:
        case PageMending():
            _set_page(document.sections[mending.section]._sectPr, dict(mending.changes))
        case PageNumberMending():
            set_page_number(document, mending)
        case ParagraphMending():
            set_paragraph(groups[mending.paragraph][-1], mending.format)
        case RunMending():
            set_runs(groups[mending.paragraph], mending.format)
        case RowMending():
            _keep_rows_whole(groups[mending.paragraph][0])
        case TableMending():
            _take_borders_off(groups[mending.paragraph][0])
        case MirrorMending():
            _set_mirror(document, mirrors=mending.mirrors)


def _set_page(section: Element, changes: dict[str, int]) -> None:
    order = (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
        "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg", "docGrid",
    )  # fmt: skip
    for name, twips in changes.items():
        if name in _SIZE:
            placed(section, "pgSz", order).set(qn(f"w:{_SIZE[name]}"), str(twips))
        elif name in _MARGINS:
            placed(section, "pgMar", order).set(qn(f"w:{name}"), str(twips))


def _take_borders_off(paragraph: Element) -> None:
    """The borders of the outermost table; those of single cells, such as the line under the title, stay."""
    tables = list(paragraph.iterancestors(qn("w:tbl")))
    if not tables:
        return
    properties = tables[-1].find(qn("w:tblPr"))
    if properties is None:
        return
    borders = placed(properties, "tblBorders", _TABLE_ORDER)
    for side in list(borders):
        borders.remove(side)
    for side_name in _BORDER_SIDES:
        placed(borders, side_name, _BORDER_SIDES).set(qn("w:val"), "nil")


def _keep_rows_whole(paragraph: Element) -> None:
    """No row of the outermost table breaks between pages."""
    tables = list(paragraph.iterancestors(qn("w:tbl")))
    for row in rows_of(tables[-1]) if tables else ():
        properties = child(row, "trPr")
        if properties is None:
            properties = OxmlElement("w:trPr")
            exceptions = child(row, "tblPrEx")
            row.insert(0 if exceptions is None else 1, properties)
        split = child(properties, "cantSplit")
        if split is None:
            split = OxmlElement("w:cantSplit")
            properties.append(split)
        split.attrib.clear()


def _set_mirror(document: Document, *, mirrors: bool) -> None:
    settings = document.settings.element
    order = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
             "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
             "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
             "saveSubsetFonts", "saveFormsData", "mirrorMargins")  # fmt: skip
    found = placed(settings, "mirrorMargins", order)
    if mirrors:
        found.attrib.clear()
    else:
        settings.remove(found)
