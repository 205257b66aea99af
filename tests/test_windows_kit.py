"""The kit for Windows (windows/): what goes into it, and that its .bat files are such as Windows reads."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from repository import ROOT

sys.path.insert(0, str(ROOT / "windows"))
import build_kit

BATCHES = sorted((ROOT / "windows").glob("*.bat"))


def wheel(folder: Path, name: str, *requires: str) -> None:
    """A wheel with nothing in it but what it requires."""
    told = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n" + "".join(
        f"Requires-Dist: {line}\n" for line in requires
    )
    with zipfile.ZipFile(folder / f"{name.replace('-', '_')}-1-py3-none-any.whl", "w") as made:
        made.writestr(f"{name}-1.dist-info/METADATA", told)


@pytest.mark.parametrize(
    ("requires", "lacking"),
    [
        ('colorama; platform_system == "Windows"', {"colorama"}),
        ('colorama>=0.4; sys_platform == "win32"', {"colorama>=0.4"}),
        ('uvloop; sys_platform == "linux"', set()),
        ('tomli; python_version < "3.11"', set()),
        ('rich; extra == "pretty"', set()),
        ("two-words", set()),
        ("Two.Words", set()),
        ("three", {"three"}),
    ],
)
def test_what_only_windows_needs_is_missed(requires: str, lacking: set[str], tmp_path: Path) -> None:
    wheel(tmp_path, "two-words")
    wheel(tmp_path, "one", requires)
    assert build_kit.needed_on_windows(tmp_path, "3.12") == lacking


def python_archive(path: Path, folder: str = "") -> Path:
    """What Python's embeddable archive looks like from outside."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(f"{folder}python.exe", b"MZ")
        made.writestr(f"{folder}python313._pth", "python313.zip\r\n.\r\n")
    return path


def test_the_version_of_the_python_that_is_given(tmp_path: Path) -> None:
    assert build_kit.embedded_version(python_archive(tmp_path / "a.zip")) == "3.13"


def test_another_archive_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.zip"
    plain.write_text("nothing")
    for wrong in (python_archive(tmp_path / "deep.zip", "cp313/"), plain, tmp_path / "none.zip"):
        with pytest.raises(SystemExit, match=re.escape(str(wrong))):
            build_kit.embedded_version(wrong)


def test_python_is_told_where_the_program_lies(tmp_path: Path) -> None:
    placed = tmp_path / "thu-3.13" / "baocao"
    placed.mkdir(parents=True)
    (placed / "__init__.py").write_text("")
    (placed / "__init__.cpython-311.pyc").write_bytes(b"made by another Python")
    files = dict(build_kit.embedded(python_archive(tmp_path / "python.zip"), "3.13", tmp_path))
    assert set(files) == {
        "python/python.exe", "python/python313._pth", "python/Lib/site-packages/baocao/__init__.py",
    }  # fmt: skip
    assert files["python/python313._pth"] == b"python313.zip\r\n.\r\nLib\\site-packages\r\n"


def test_the_same_files_give_the_same_kit(tmp_path: Path) -> None:
    files = [("Báo cáo.bat", b"@echo off"), ("goi/a.whl", b"\0" * 100)]
    digests = set()
    for name in ("a", "b"):
        build_kit.write_zip(tmp_path / name, files)
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a").read_bytes())) as kit:
        assert [(entry.filename, kit.read(entry)) for entry in kit.infolist()] == [
            (f"baocao/{name}", data) for name, data in files
        ]


def test_the_kit_has_what_staff_start_and_read(tmp_path: Path) -> None:
    wheel(tmp_path, "baocao")
    names = [name for name, _ in build_kit.kit_files(tmp_path)]
    assert {"Báo cáo.bat", "Cài đặt.bat", "huong-dan/huong-dan.md", "goi/baocao-1-py3-none-any.whl"} <= set(names)


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: path.stem)
def test_windows_reads_the_batch_file(path: Path) -> None:
    """Lines end as Windows wants; only ASCII before the switch to UTF-8; no label is missing."""
    data = path.read_bytes()
    lines = data.decode("utf-8").split("\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert not data.startswith(b"\xef\xbb\xbf")
    switched = lines.index("chcp 65001 >nul")
    assert all(line.isascii() for line in lines[:switched])
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert labels >= set(re.findall(r"goto (\w+)", "\n".join(lines)))
    # A folder named "baocao (1)", as browsers make it, must not close a block; an "&" must not end a command.
    assert not any("(" in line and "sys.exit" not in line for line in lines)
    for line in lines:
        for name in re.findall(r"%(?:KIT|PYTHON|~f?1)%?", re.sub(r'"[^"]*"', "", line)):
            pytest.fail(f"{name} stands outside quotes: {line}")
