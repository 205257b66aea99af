"""LibreOffice for the tests that need it, and PDFs made by hand for those that do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.libreoffice import find_office

OFFICE = find_office(os.environ, sys.platform)
_FC_MATCH = shutil.which("fc-match")


def _has_fonts() -> bool:
    """Whether something with the widths of Times New Roman and all Vietnamese letters stands in for it."""
    if _FC_MATCH is None:
        return False
    wanted = "Times New Roman:charset=1ea1 1ef9 1b0"
    found = subprocess.run([_FC_MATCH, wanted], capture_output=True, text=True, check=False).stdout
    return any(name in found for name in ("Tinos", "Times New Roman", "Liberation Serif"))


needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
needs_fonts = pytest.mark.skipif(not _has_fonts(), reason="fonts-croscore (Tinos) is not installed")


def resaved(data: bytes, folder: Path) -> bytes:
    """The .docx as LibreOffice saves it when it has opened it."""
    return _saved([data], folder, "docx", "MS Word 2007 XML")[0]


def recalculated(books: Sequence[bytes], folder: Path) -> list[bytes]:
    """The .xlsx files as LibreOffice saves them when it has opened and calculated them."""
    return _saved(books, folder, "xlsx", "Calc MS Excel 2007 XML")


def resaved_as_xls(books: Sequence[bytes], folder: Path) -> list[bytes]:
    """The .xlsx files as LibreOffice saves them in the format of Excel 97."""
    return _saved(books, folder, "xlsx", "MS Excel 97", "xls")


def _saved(files: Sequence[bytes], folder: Path, suffix: str, kind: str, to: str = "") -> list[bytes]:
    assert OFFICE is not None
    made = folder / "ra"
    made.mkdir()
    names = [f"vao-{number}.{suffix}" for number in range(len(files))]
    for name, data in zip(names, files, strict=True):
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    convert = ["--convert-to", f"{to or suffix}:{kind}", "--outdir", str(made), *(str(folder / name) for name in names)]
    subprocess.run([str(OFFICE), profile, "--headless", *convert], check=True, capture_output=True, timeout=240)
    return [(made / Path(name).with_suffix(f".{to or suffix}")).read_bytes() for name in names]


def small_pdf(*objects: bytes) -> bytes:
    """A whole PDF of those objects: head, objects, table of their positions, end."""
    data, positions = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        positions.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % position for position in positions)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + end


def font(name: bytes, *, embedded: bool = True) -> bytes:
    """A font of a PDF as LibreOffice describes it."""
    file = b"/FontFile2 9 0 R" if embedded else b""
    return b"<</Type/FontDescriptor/FontName/" + name + b"\n/Flags 4\n/FontBBox[-176 -303 1005 980]" + file + b"\n>>"
