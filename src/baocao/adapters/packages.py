"""Office packages as bytes that depend on nothing but their parts."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def stored(parts: dict[str, bytes]) -> bytes:
    """Parts → a zip whose bytes depend on nothing but them: stored, one date, the list of types first."""
    return _zipped(parts, zipfile.ZIP_STORED)


def packed(parts: dict[str, bytes]) -> bytes:
    """The same, deflated: for files that somebody else made, which may hold pictures."""
    return _zipped(parts, zipfile.ZIP_DEFLATED)


def _zipped(parts: dict[str, bytes], compression: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = compression
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip that we made ourselves a moment ago."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
