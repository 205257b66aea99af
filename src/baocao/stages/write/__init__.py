"""Sheet → bytes of a .docx, the same for the same sheet on any machine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time
from html import escape

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.section import _BaseHeaderFooter
from lxml.etree import _Element as Element

from baocao.adapters.packages import parts_of, stored
from baocao.stages.write.elements import block, element, paragraph_properties, run_properties, section_properties, style
from baocao.stages.write.package import blank_package
from baocao.values.seal import SEAL, seal
from baocao.values.sheet import Block, Paragraph, Properties, Section, Sheet

_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
CUSTOM_PART = "docProps/custom.xml"
_EDGES = {
    "header": "header",
    "footer": "footer",
    "first_header": "first_page_header",
    "first_footer": "first_page_footer",
    "even_header": "even_page_header",
    "even_footer": "even_page_footer",
}
"""Edge of a Section → python-docx's name for it."""


def write(sheet: Sheet) -> bytes:
    """The sheet as a .docx.

    The file carries, beside the properties of the sheet, a seal over all its parts, by which `is_untouched` tells
    whether anybody has saved it since.

    Raises:
        ValueError: a section that is followed by another one does not end in a paragraph, a cell holds nothing, or the
            sheet holds what only other people's files do.
    """
    if sheet.notes or sheet.tracked_changes:
        raise ValueError("notes and recorded changes are read, never written")
    document = docx.Document(io.BytesIO(blank_package()))
    _write_styles(document, sheet)
    _write_sections(document, sheet.sections)
    _write_settings(document, sheet)
    _write_core(document, sheet.properties)
    custom = dict(sheet.properties.custom)
    _attach_custom(document, custom)
    buffer = io.BytesIO()
    document.save(buffer)
    parts = parts_of(buffer.getvalue())
    parts[CUSTOM_PART] = _custom_xml(custom)
    digest = seal(parts, CUSTOM_PART, custom)
    parts[CUSTOM_PART] = _custom_xml({**custom, SEAL: digest})
    return stored(parts)


def _write_styles(document: Document, sheet: Sheet) -> None:
    root = document.styles.element
    defaults = element(
        "docDefaults",
        element("rPrDefault", run_properties(sheet.base, sheet.properties.language)),
        element("pPrDefault", *(shape for shape in [paragraph_properties(sheet.base_shape)] if len(shape))),
    )
    root.append(defaults)
    for at, each in enumerate(sheet.styles):
        root.append(style(each, default=at == 0))


def _write_sections(document: Document, sections: tuple[Section, ...]) -> None:
    body = document.element.body
    last = body.sectPr
    assert last is not None
    for at, section in enumerate(sections):
        properties = last if at == len(sections) - 1 else element("sectPr")
        made = [block(each) for each in section.blocks]
        if properties is not last:
            if not section.blocks or not isinstance(section.blocks[-1], Paragraph):
                raise ValueError("a section that is followed by another one ends in a paragraph")
            _paragraph_properties(made[-1]).append(properties)
        for child in made:
            last.addprevious(child)
        properties.extend(section_properties(section))
    inherited: dict[str, tuple[Block, ...]] = dict.fromkeys(_EDGES, ())
    for section, laid in zip(sections, document.sections, strict=True):
        for name, word_name in _EDGES.items():
            wanted = getattr(section, name)
            if wanted != inherited[name]:
                _write_edge(getattr(laid, word_name), wanted)
                inherited[name] = wanted


def _write_settings(document: Document, sheet: Sheet) -> None:
    settings = document.settings.element
    zoom = settings[0]
    if sheet.mirrors_margins:
        zoom.addnext(element("mirrorMargins"))
    document.settings.odd_and_even_pages_header_footer = sheet.tells_odd_from_even


def _paragraph_properties(paragraph: Element) -> Element:
    if not len(paragraph) or not paragraph[0].tag.endswith("}pPr"):
        paragraph.insert(0, element("pPr"))
    return paragraph[0]


def _write_edge(edge: _BaseHeaderFooter, blocks: tuple[Block, ...]) -> None:
    """A header or footer; a section without one gets a bare paragraph where it would inherit another section's."""
    edge.is_linked_to_previous = False
    root = edge._element
    for child in list(root):
        root.remove(child)
    root.extend([block(each) for each in blocks] or [element("p")])


def _write_core(document: Document, properties: Properties) -> None:
    core = document.core_properties
    core.title, core.author, core.subject = properties.title, properties.author, properties.subject
    core.language = properties.language
    core.last_modified_by = properties.author
    if properties.written is not None:
        core.created = core.modified = datetime.combine(properties.written, time())


def _attach_custom(document: Document, custom: Mapping[str, str]) -> None:
    package = document.part.package
    part = Part(PackURI(f"/{CUSTOM_PART}"), _CUSTOM_TYPE, _custom_xml(custom), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom_xml(custom: Mapping[str, str]) -> bytes:
    entries = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(custom[name], quote=False)}</vt:lpwstr></property>"
        for number, name in enumerate(sorted(custom), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_CUSTOM_NAMESPACE}" xmlns:vt="{_VARIANT_NAMESPACE}">{entries}</Properties>'
    ).encode()
