"""Files that no program should open, and the piece of the sentence that says so."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from elements import PROLOG
from package import zipped
from paper import Sheets
from texts import HD36

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_MEGABYTE = b" " * 1_000_000


def _parts() -> dict[str, bytes]:
    return Sheets(HD36).parts()


def _ole(entry: str) -> bytes:
    """The head of a compound file with one named entry in its directory."""
    head = _OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(470)
    names = "".join(name.ljust(64, "\0") for name in ("Root Entry", entry))
    return head[:512] + names.encode("utf-16-le").ljust(2048, b"\0")


def _with(path: str, change: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    parts = _parts()
    text = change(parts[path].decode())
    parts[path] = text.replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
    return zipped(parts)


def _declared(declaration: str) -> Callable[[str], str]:
    """The text with that DOCTYPE after its prolog, and its entity used."""

    def change(text: str) -> str:
        inner = text.removeprefix(PROLOG)
        kind = inner[1:].split(" ", 1)[0]
        return f"{PROLOG}<!DOCTYPE {kind} [{declaration}]>{inner.replace('Thực hiện', '&j;', 1)}"

    return change


_LAUGHS = '<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)
_OUTSIDE = '<!ENTITY j SYSTEM "file:///etc/hostname">'


def _nested(layers: int) -> Callable[[str], str]:
    def change(text: str) -> str:
        opening = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
        return text.replace(
            "<w:sectPr>", f"{opening * layers}<w:p/>{'</w:tc></w:tr></w:tbl><w:p/>' * layers}<w:sectPr>", 1
        )

    return change


def _declared_huge() -> bytes:
    """Small, but its directory says that the document unpacks to 900 million bytes."""
    data = bytearray(zipped(_parts()))
    place = data.rindex(_DOCUMENT.encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = struct.pack("<I", 900_000_000)
    return bytes(data)


def _really_huge() -> bytes:
    """Unpacks to 200 million bytes; bzip2, since deflate makes no more than a thousand out of one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in _parts().items():
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_BZIP2
            with archive.open(entry, "w") as part:
                part.write(content)
                for _ in range(200 if path == _DOCUMENT else 0):
                    part.write(_MEGABYTE)
    return stream.getvalue()


def _lying() -> bytes:
    """Unpacks to 20 million bytes where its directory says a thousand."""
    parts = _parts()
    parts[_DOCUMENT] += _MEGABYTE * 20
    data = bytearray(zipped(parts))
    place = data.rindex(_DOCUMENT.encode()) - 46
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    return bytes(data)


def _without(path: str) -> bytes:
    parts = _parts()
    del parts[path]
    return zipped(parts)


def _macros() -> bytes:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _with(
        "[Content_Types].xml",
        lambda text: text.replace(plain, "application/vnd.ms-word.document.macroEnabled.main+xml"),
    )


def _strict() -> bytes:
    """Namespaces and relations of ISO 29500 Strict, which Word offers as “Strict Open XML Document”."""
    swaps = (
        (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    parts = {}
    for path, content in _parts().items():
        text = content.decode()
        for old, new in swaps:
            text = text.replace(old, new)
        parts[path] = text.encode()
    return zipped(parts)


def _first_cell_emptied(text: str) -> str:
    begin = text.index("<w:tc>")
    return f"{text[:begin]}<w:tc></w:tc>{text[text.index('</w:tc>') + len('</w:tc>') :]}"


BROKEN: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "word-cu": ("Tệp .doc của Word 97 - 2003 đổi đuôi thành .docx.", "Word cũ", lambda: _ole("WordDocument")),
    "co-mat-khau": ("Tệp .docx đặt mật khẩu mở (hộp OLE chứa "
"EncryptedPackage).", "mật khẩu", lambda: _ole("EncryptedPackage")),
    "cut-giua-chung": ("Tệp zip chép dở, mất phần cuối.", "hỏng", lambda: zipped(_parts())[:3000]),
    "khong-phai-zip": ("Tệp văn bản thường mang "
"đuôi .docx.", "hỏng", lambda: "Báo cáo kết quả công tác.\n".encode() * 20),
    "khong-byte": ("Tệp rỗng, 0 byte.", "hỏng", lambda: b""),
    "bom-khai": ("Bom nén: mục lục khai một phần 900 triệu byte.", "quá lớn", _declared_huge),
    "bom-that": ("Bom nén thật: bung ra 200 triệu byte.", "quá lớn", _really_huge),
    "bom-noi-doi": ("Bom nén nói dối: khai 1.000 byte, bung ra 20 triệu.", "hỏng", _lying),
    "thuc-the-long": ("Thực thể XML lồng nhau (“billion laughs”) "
"trong document.xml.", "DOCTYPE", lambda: _with(_DOCUMENT, _declared(_LAUGHS))),
    "thuc-the-ngoai": ("Thực thể XML trỏ ra tệp ngoài trong "
"document.xml.", "DOCTYPE", lambda: _with(_DOCUMENT, _declared(_OUTSIDE))),
    "thuc-the-kieu": ("Thực thể XML lồng nhau trong "
"styles.xml.", "DOCTYPE", lambda: _with(_STYLES, _declared(_LAUGHS))),
    "thuc-the-ngoai-kieu": ("Thực thể XML trỏ ra tệp ngoài trong "
"styles.xml.", "DOCTYPE", lambda: _with(_STYLES, _declared(_OUTSIDE))),
    "thuc-the-utf16": ("Thực thể XML lồng nhau trong document.xml "
"mã UTF-16.", "DOCTYPE", lambda: _with(_DOCUMENT, _declared(_LAUGHS), "utf-16")),
    "thuc-the-ngoai-utf16": ("Thực thể XML trỏ ra ngoài trong "
"styles.xml mã UTF-16.", "DOCTYPE", lambda: _with(_STYLES, _declared(_OUTSIDE), "utf-16")),
    "o-khong-doan": ("Ô bảng không chứa đoạn văn nào.", "ô bảng", lambda: _with(_DOCUMENT, _first_cell_emptied)),
    "thieu-document": ("Không có word/document.xml.", "hỏng", lambda: _without(_DOCUMENT)),
    "thieu-header": ("Quan hệ trỏ tới header1.xml nhưng tệp "
"không có phần đó.", "hỏng", lambda: _without("word/header1.xml")),
    "co-macro": ("Tệp .docm (có macro) đổi đuôi thành .docx.", "macro", _macros),
    "strict": ("Lưu dạng “Strict Open XML Document”.", "Strict", _strict),
    "bang-long-300": ("300 bảng lồng nhau.", "hỏng", lambda: _with(_DOCUMENT, _nested(300))),
}  # fmt: skip
"""Name of the file → what it is, a piece of the sentence on stderr, how it is made."""
