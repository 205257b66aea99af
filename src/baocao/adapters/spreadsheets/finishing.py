"""An openpyxl workbook → bytes that depend on nothing but it, with a seal by which it is known to be untouched."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time

import openpyxl
from openpyxl.packaging.custom import StringProperty

from baocao.adapters.packages import parts_of, stored
from baocao.values.seal import SEAL, seal

_CUSTOM_PART, _CORE_PART = "docProps/custom.xml", "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_UNSEALED = "0" * 64
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{1,4}_)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def finished(book: openpyxl.Workbook, title: str, author: str, written: date) -> bytes:
    """The workbook as a sealed .xlsx with its properties, dated that day whenever it is made."""
    moment = datetime.combine(written, time())
    book.properties.title, book.properties.creator = legal(title), legal(author)
    book.properties.lastModifiedBy = legal(author)
    book.properties.created = moment
    book.custom_doc_props.append(StringProperty(name=SEAL, value=_UNSEALED))  # type: ignore[attr-defined]
    buffer = io.BytesIO()
    book.save(buffer)
    parts = parts_of(buffer.getvalue())
    # openpyxl puts the clock here on every save.
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    parts[_CORE_PART] = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", parts[_CORE_PART])
    digest = seal(parts, _CUSTOM_PART, {})
    parts[_CUSTOM_PART] = parts[_CUSTOM_PART].replace(_UNSEALED.encode(), digest.encode())
    return stored(parts)


def legal(text: str) -> str:
    """The text without the characters that no spreadsheet may hold."""
    return _ILLEGAL.sub("", text)


def cell_text(text: str) -> str:
    """The text as a cell's XML must have it: `_xa_` would be read as a character of that number, by LibreOffice too."""
    return _LOOKS_ESCAPED.sub("_x005F_", legal(text))
