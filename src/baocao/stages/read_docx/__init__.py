"""Bytes of a .docx → Sheet: the inverse of `write`, and as much of anybody's Word file as a Sheet has words for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section as LaidSection
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from baocao.errors import UnreadableError
from baocao.stages.read_docx import elements
from baocao.values.seal import SEAL, seal
from baocao.values.sheet import Block, Paragraph, Properties, RunFormat, Section, Sheet, Style

MOST_BYTES = 400_000_000
"""Of all parts unpacked: a Word file of a hundred pages with photographs has some ten million."""


_BROKEN = (
    zipfile.BadZipFile, LxmlError, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError, IndexError,
    TypeError, AttributeError, RuntimeError,
)  # fmt: skip
"""All that zipfile, lxml and python-docx raise about damaged or foreign files."""


def read_docx(data: bytes) -> Sheet:
    """Read a Word file.

    Raises:
        UnreadableError: it is no .docx, it is encrypted or broken, or it unpacks to more than any office's paper.
    """
    try:
        _check_size(data)
        document = docx.Document(io.BytesIO(data))
        custom = _custom(document)
        custom.pop(SEAL, None)
        return Sheet(
            tuple(_styles(document)),
            tuple(_sections(document)),
            _properties(document, custom),
            _base(document),
        )
    except _BROKEN as error:
        raise UnreadableError(
            "Tệp không phải là tài liệu Word (.docx) hoặc đã hỏng.",
            "Mở tệp bằng Word rồi lưu lại dạng .docx; tệp có mật khẩu thì bỏ mật khẩu trước.",
        ) from error


def is_untouched(data: bytes) -> bool:
    """Whether these bytes are, in content, what `write` made: nobody has saved the file in another program since."""
    try:
        _check_size(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        root = parse_xml(parts["docProps/custom.xml"])
    except _BROKEN:
        return False
    custom = dict(_custom_entries(root))
    return custom.get(SEAL) == seal(parts, "docProps/custom.xml", custom)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise ValueError("unpacks to too much")


def _custom(document: Document) -> dict[str, str]:
    for relation in document.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES and not relation.is_external:
            return dict(_custom_entries(parse_xml(relation.target_part.blob)))
    return {}


def _custom_entries(root: Element) -> Iterator[tuple[str, str]]:
    for entry in root:
        name = entry.get("name")
        if name is not None:
            yield name, "".join(str(text) for text in entry.itertext())


def _styles(document: Document) -> Iterator[Style]:
    """Paragraph styles, the default one first."""
    found = [
        (each.get(qn("w:default")) not in ("1", "true", "on"), elements.style(each))
        for each in document.styles.element.iterchildren(qn("w:style"))
        if each.get(qn("w:type")) in ("paragraph", None)
    ]
    return (style for _, style in sorted(found, key=lambda pair: pair[0]))


def _base(document: Document) -> RunFormat:
    defaults = elements.child(document.styles.element, "docDefaults")
    return elements.run_format(elements.child(elements.child(defaults, "rPrDefault"), "rPr"))


def _language(document: Document) -> str:
    defaults = elements.child(document.styles.element, "docDefaults")
    properties = elements.child(elements.child(defaults, "rPrDefault"), "rPr")
    return elements.attribute(elements.child(properties, "lang"), "val") or ""


def _sections(document: Document) -> Iterator[Section]:
    body = document.element.body
    pending: list[Block] = []
    laid = iter(document.sections)
    for child in body:
        if child.tag == qn("w:sectPr"):
            yield _section(child, tuple(pending), next(laid))
            continue
        end = elements.child(elements.child(child, "pPr"), "sectPr") if child.tag == qn("w:p") else None
        if child.tag in (qn("w:p"), qn("w:tbl")):
            pending.append(elements.paragraph(child) if child.tag == qn("w:p") else elements.table(child))
        elif child.tag == qn("w:sdt"):
            pending += elements.blocks(child)
        if end is not None:
            yield _section(end, tuple(pending), next(laid))
            pending = []


def _section(properties: Element, blocks: tuple[Block, ...], laid: LaidSection) -> Section:
    return Section(
        elements.page(properties),
        blocks,
        _edge(laid.header._element) if not laid.header.is_linked_to_previous else (),
        _edge(laid.footer._element) if not laid.footer.is_linked_to_previous else (),
        laid.different_first_page_header_footer,
    )


def _edge(root: Element) -> tuple[Paragraph, ...]:
    """A header's or footer's paragraphs; a bare empty one stands for none."""
    found = tuple(block for block in elements.blocks(root) if isinstance(block, Paragraph))
    return () if found == (Paragraph(""),) else found


def _properties(document: Document, custom: dict[str, str]) -> Properties:
    core = document.core_properties
    return Properties(
        core.title,
        core.author,
        core.subject,
        core.created.date() if core.created else None,
        _language(document),
        tuple(sorted(custom.items())),
    )
