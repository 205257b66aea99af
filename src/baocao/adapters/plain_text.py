"""Bytes of a text file → its characters, and back into the very encoding that it had."""

from __future__ import annotations

import codecs

from msgspec import Struct

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BEGINNING = 400
_LETTER_D = {"TCVN3 (ABC)": b"\xae", "Windows-1258 (ANSI)": b"\xf0\xd0", "VNI": b"\xf1\xd1"}


class PlainText(Struct, frozen=True):
    """A text as its file holds it, line ends too.

    Attributes:
        mark: the bytes before the text by which programs know its encoding; often none.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def to_bytes(self, text: str) -> bytes:
        """Another text as such a file."""
        return self.mark + text.encode(self.encoding)


def read_plain(data: bytes) -> PlainText:
    """The text of a Unicode file: UTF-8 or UTF-16, with or without a mark.

    Raises:
        UnicodeDecodeError: it is neither.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return PlainText(data[len(mark) :].decode(encoding), encoding, mark)
    # Without a mark: most letters of a Vietnamese text are ASCII, of which UTF-16 makes every other byte zero.
    for encoding, zeros in (("utf-16-le", data[1:_BEGINNING:2]), ("utf-16-be", data[:_BEGINNING:2])):
        if zeros.count(0) * 5 > len(zeros):
            return PlainText(data.decode(encoding), encoding)
    return PlainText(data.decode())


def likely_encoding(data: bytes) -> str:
    """The old Vietnamese code whose letter đ is the most frequent: đ is in every other word."""
    counts = {name: sum(data.count(byte) for byte in letters) for name, letters in _LETTER_D.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def as_western(data: bytes) -> str:
    """The bytes as a program shows them that knows nothing of Vietnamese: each one letter of Windows-1252."""
    return "".join(_WESTERN[byte] for byte in data)


_WESTERN = [bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)]
