"""Parts → the bytes of a package, the same on every day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes], level: int = 9) -> bytes:
    """The same parts, the same bytes: one date for all entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def repacked(data: bytes, created: str) -> bytes:
    """The same parts with one date for all entries and without the clock's time in the properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [each for each in parts if each.startswith("docProps/thumbnail")]:
        parts[name] = parts[name][:0] or _TINY_PICTURE
    return zipped(parts)


_TINY_PICTURE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
