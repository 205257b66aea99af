"""The few things that we must know of a PDF: whether it is whole, whether it is ours, which fonts are in it."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator

MOST_BYTES = 400_000_000
"""Of all compressed objects unpacked: a report of a hundred pages has some hundred thousand."""

_SEAL = re.compile(rb"%baocao:([0-9a-f]{64})\n")
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n")
_DESCRIPTOR = re.compile(rb"/Type\s*/FontDescriptor\b")
_FONT_NAME = re.compile(rb"/FontName\s*/([^\s/<>\[\]()]+)")
_FONT_FILE = re.compile(rb"/FontFile[23]?\s+\d+\s+\d+\s+R")
_TABLE = re.compile(rb"xref\b|\d+\s+\d+\s+obj\b")


def is_whole(data: bytes) -> bool:
    """Whether these bytes are a PDF from its first mark to its last, whose table of contents is where it says."""
    end = _END.search(data, max(0, len(data) - 1024))
    return data.startswith(b"%PDF-") and end is not None and _TABLE.match(data, int(end[1])) is not None


def sealed(data: bytes) -> bytes:
    """The PDF with our seal: a comment line before its end, with the SHA-256 of all the rest.

    A comment is nothing to any reader of PDF, and no position in the file changes, since all that is pointed to stands
    before it.

    Raises:
        ValueError: the bytes are no whole PDF.
    """
    end = _END.search(data)
    if end is None or not is_whole(data):
        raise ValueError("no whole PDF")
    at = end.start()
    return data[:at] + b"%baocao:" + hashlib.sha256(data).hexdigest().encode() + b"\n" + data[at:]


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are as `sealed` made them: nobody has signed, annotated or saved the PDF since."""
    end = _END.search(data, max(0, len(data) - 1024))
    if end is None or not is_whole(data):
        return False
    length = len(b"%baocao:") + 64 + 1
    found = _SEAL.fullmatch(data, end.start() - length, end.start())
    if found is None:
        return False
    return hashlib.sha256(data[: found.start()] + data[found.end() :]).hexdigest().encode() == found[1]


def fonts_of(data: bytes) -> dict[str, bool]:
    """The fonts that a PDF names, such as `Tinos-Bold`, each with whether its letters are in the file."""
    fonts: dict[str, bool] = {}
    for text in (data, *_unpacked(data)):
        for found in _DESCRIPTOR.finditer(text):
            begin, end = text.rfind(b"<<", 0, found.start()), text.find(b">>", found.end())
            descriptor = text[max(begin, 0) : end if end >= 0 else len(text)]
            named = _FONT_NAME.search(descriptor)
            name = _plain(named[1]) if named else "?"
            fonts[name] = fonts.get(name, True) and _FONT_FILE.search(descriptor) is not None
    return fonts


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The objects that newer versions of PDF keep compressed together."""
    left = MOST_BYTES
    for found in _PACKED.finditer(data):
        try:
            text = zlib.decompressobj().decompress(data[found.end() :], left)
        except zlib.error:
            continue
        left = max(left - len(text), 1)
        yield text


def _plain(name: bytes) -> str:
    """`BAAAAA+Times#20New` → `Times New`: without the mark of a subset, escapes resolved."""
    whole = re.sub(rb"#([0-9a-fA-F]{2})", lambda found: bytes([int(found[1], 16)]), name).decode("utf-8", "replace")
    return re.sub(r"^[A-Z]{6}\+", "", whole)
