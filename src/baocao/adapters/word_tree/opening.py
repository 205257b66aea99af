"""Bytes → python-docx's document, after everything that could harm or mislead us was looked for."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from baocao.errors import UnreadableError
from baocao.values.seal import SEAL, seal

MOST_BYTES = 400_000_000
"""Of all parts unpacked: a Word file of a hundred pages with photographs has some ten million."""
MOST_XML_BYTES = 150_000_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (
    zipfile.BadZipFile, LxmlError, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError, IndexError,
    TypeError, AttributeError, RuntimeError, NotImplementedError, RecursionError,
)  # fmt: skip
"""All that zipfile, lxml and python-docx raise about damaged or foreign files."""
_DOCTYPE = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def open_document(data: bytes) -> Document:
    """Open a Word file.

    Raises:
        UnreadableError: it is no .docx, it is encrypted, broken or harmful, or it unpacks to more than any office's
            paper.
    """
    if data.startswith(_COMPOUND_FILE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError(
                "Tệp có mật khẩu, không đọc được.",
                "Mở tệp trong Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại rồi chạy lại.",
            )
        raise UnreadableError(
            "Tệp ở dạng Word cũ (.doc), không đọc được.",
            "Mở tệp trong Word, chọn Lưu dưới dạng → Tài liệu Word (*.docx), rồi chạy lại với tệp .docx.",
        )
    with readable():
        _check_parts(data)
        _check_kind(data)
        document = docx.Document(io.BytesIO(data))
        _check_cells(document.element.body)
    return document


@contextmanager
def readable() -> Iterator[None]:
    """Whatever libraries raise about a damaged or foreign file comes out as an UnreadableError."""
    try:
        yield
    except _BROKEN as error:
        raise UnreadableError(
            "Tệp không phải là tài liệu Word (.docx) hoặc đã hỏng.",
            "Mở tệp bằng Word rồi lưu lại dạng .docx; tệp có mật khẩu thì bỏ mật khẩu trước.",
        ) from error


def _check_parts(data: bytes) -> None:
    """Sizes as the zip declares them, which zipfile then holds it to; and no part may declare entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        xml = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
        if sum(entry.file_size for entry in entries) > MOST_BYTES or (
            sum(entry.file_size for entry in xml) > MOST_XML_BYTES
        ):
            raise UnreadableError(
                "Tệp giải nén ra quá lớn so với một văn bản; chương trình không mở vì có thể gây treo máy.",
                "Hỏi lại người gửi tệp; tệp có nhiều ảnh lớn thì nén ảnh trong Word rồi lưu lại.",
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableError("Tệp có mật khẩu, không đọc được.", "Bỏ mật khẩu của tệp rồi chạy lại.")
        for entry in xml:
            content = archive.read(entry)
            if _DOCTYPE.search(content) or _DOCTYPE.search(content.replace(b"\0", b"")):
                raise UnreadableError(
                    "Tệp chứa khai báo DOCTYPE mà Word không bao giờ ghi; không mở vì có thể là tệp độc hại.",
                    "Không mở tệp này bằng Word; hỏi lại người gửi.",
                )


def _check_kind(data: bytes) -> None:
    """Two kinds of Word file that the library does not open, each with a remedy of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if b"macroEnabled" in archive.read("[Content_Types].xml"):
            raise UnreadableError(
                "Tệp có macro (.docm), không đọc được.",
                "Mở tệp trong Word, chọn Lưu dưới dạng → Tài liệu Word (*.docx), rồi chạy lại với tệp .docx.",
            )
        if b"purl.oclc.org/ooxml/" in archive.read("_rels/.rels"):
            raise UnreadableError(
                "Tệp lưu ở dạng Strict Open XML, không đọc được.",
                "Mở tệp trong Word, chọn Lưu dưới dạng, kiểu “Tài liệu Word (*.docx)”, không chọn “Strict Open XML”.",
            )


def _check_cells(body: Element) -> None:
    """Word calls a file corrupt whose table cell holds no paragraph."""
    paragraph, wrappers = qn("w:p"), {qn("w:sdt"), qn("w:tbl"), qn("w:ins"), qn("w:customXml")}
    for cell in body.iter(qn("w:tc")):
        if not any(each.tag == paragraph or each.tag in wrappers for each in cell):
            raise UnreadableError(
                "Tệp đã hỏng: có ô bảng không chứa đoạn văn nào; Word sẽ không mở được.",
                "Lấy lại bản chưa hỏng, hoặc mở bằng LibreOffice rồi lưu lại dạng .docx.",
            )


def custom_properties(document: Document) -> dict[str, str]:
    """Names and values of the file's own properties."""
    for relation in document.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES and not relation.is_external:
            return dict(_entries(parse_xml(relation.target_part.blob)))
    return {}


def _entries(root: Element) -> Iterator[tuple[str, str]]:
    for entry in root:
        name = entry.get("name")
        if name is not None:
            yield name, "".join(str(text) for text in entry.itertext())


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are, in content, what `write` made: nobody has saved the file in another program since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                return False
            parts = {name: archive.read(name) for name in archive.namelist()}
        custom = dict(_entries(parse_xml(parts["docProps/custom.xml"])))
    except _BROKEN:
        return False
    return custom.get(SEAL) == seal(parts, "docProps/custom.xml", custom)


def theme_fonts(document: Document) -> Mapping[str, str]:
    """`minor` and `major` → the Latin font that the theme names for them."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            found = {}
            for name in ("minor", "major"):
                latin = root.find(f".//{{{_DRAWING}}}{name}Font/{{{_DRAWING}}}latin")
                if latin is not None and latin.get("typeface"):
                    found[name] = str(latin.get("typeface"))
            return found
    return {}
