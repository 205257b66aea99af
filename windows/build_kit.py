"""Builds, on any system, the kit for Windows machines without Internet: one .zip with everything in it.

    python windows/build_kit.py -o kit.zip [--python python-3.12.8-embed-amd64.zip] [--for 3.12]…

The kit holds the wheels of the program and of all that it needs for 64-bit Windows (`goi`), the two .bat files, and the
guide for staff. Where the builder supplies Python's embeddable archive (from the downloads of python.org), it also
holds Python with the program in place (`python`), so that nothing has to be installed. Run it in the project's
environment for development, with the Internet; the machine that uses the kit needs neither.
"""

from __future__ import annotations

import argparse
import email.parser
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parent
VERSIONS = ("3.11", "3.12", "3.13")
"""Of CPython, for which the kit holds wheels unless told otherwise."""
_DATE = (1980, 1, 1, 0, 0, 0)
_GUIDES = ("README.vi.md", "docs/huong-dan.md", "docs/don-vi.md", "docs/bao-cao-moi.md", "docs/soat-loi.md", "LICENSE")


def main() -> None:
    """Build, try whether the wheels resolve without the Internet, write the .zip."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", dest="target", type=Path, default=Path("baocao-windows.zip"))
    parser.add_argument("--python", type=Path, help="Python's embeddable archive for 64-bit Windows")
    parser.add_argument("--for", dest="versions", action="append", help="a version of CPython: 3.12")
    given = parser.parse_args()
    version = embedded_version(given.python) if given.python else None
    versions = tuple(given.versions or ([version] if version else VERSIONS))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wheels = collect(work / "goi", versions)
        for each in versions:
            resolve_offline(wheels, each, work / f"thu-{each}")
        files = [*kit_files(wheels), *(embedded(given.python, version, work) if version else ())]
        write_zip(given.target, files)
    print(f"{given.target}: {len(files)} files, wheels for CPython {', '.join(versions)}")


def pip(*arguments: str) -> None:
    """Run pip; where it fails, its own words tell why."""
    done = subprocess.run([sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *arguments], check=False)
    if done.returncode:
        raise SystemExit(f"pip {arguments[0]} failed; the kit was not built")


def _windows(version: str) -> list[str]:
    return ["--platform", "win_amd64", "--python-version", version, "--implementation", "cp", "--only-binary", ":all:"]


def collect(folder: Path, versions: Sequence[str]) -> Path:
    """The wheel of the program and those of all that it needs, for each version of CPython."""
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (own,) = folder.glob("baocao-*.whl")
    for version in versions:
        pip("download", *_windows(version), "--dest", str(folder), str(own))
        while lacking := needed_on_windows(folder, version):
            pip("download", *_windows(version), "--dest", str(folder), *sorted(lacking))
    return folder


def needed_on_windows(wheels: Path, version: str) -> set[str]:
    """What the wheels require on Windows and is not among them.

    pip asks the machine that it runs on whether `platform_system == "Windows"`, even when it fetches for another.
    """
    machine = {
        "os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64",
        "python_version": version, "python_full_version": f"{version}.0", "extra": "",
    }  # fmt: skip
    there = {canonicalize_name(path.name.split("-")[0]) for path in wheels.glob("*.whl")}
    lacking = set()
    for path in wheels.glob("*.whl"):
        with zipfile.ZipFile(path) as wheel:
            name = next(each for each in wheel.namelist() if each.endswith(".dist-info/METADATA"))
            told = email.parser.BytesParser().parsebytes(wheel.read(name))
        for line in told.get_all("Requires-Dist") or []:
            wanted = Requirement(line)
            is_meant = wanted.marker is None or wanted.marker.evaluate(machine)
            if is_meant and canonicalize_name(wanted.name) not in there:
                lacking.add(f"{wanted.name}{wanted.specifier}")
    return lacking


def resolve_offline(wheels: Path, version: str, target: Path) -> None:
    """Install into an empty folder as a Windows machine of that version would, from the kit's wheels alone."""
    names = sorted({path.name.split("-")[0] for path in wheels.glob("*.whl")})
    pip("install", "--no-index", "--find-links", str(wheels), *_windows(version), "--target", str(target), *names)


def embedded_version(archive: Path) -> str:
    """`3.12` of `python-3.12.8-embed-amd64.zip`, from the name of the library inside it."""
    try:
        with zipfile.ZipFile(archive) as python:
            found = [re.fullmatch(r"python(3)(\d+)\._pth", name) for name in python.namelist()]
    except (OSError, zipfile.BadZipFile) as error:
        raise SystemExit(f"{archive} cannot be read as a .zip: {error}") from error
    for match in found:
        if match:
            return f"{match[1]}.{match[2]}"
    raise SystemExit(f"{archive} is not Python's embeddable archive: it has no python3xx._pth")


def kit_files(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """(name in the kit, content) of everything but Python."""
    for path in sorted(HERE.glob("*.bat")):
        yield path.name, path.read_bytes()
    for name in _GUIDES:
        yield f"huong-dan/{Path(name).name}", (ROOT / name).read_bytes()
    for path in sorted(wheels.glob("*.whl")):
        yield f"goi/{path.name}", path.read_bytes()


def embedded(archive: Path, version: str, work: Path) -> Iterator[tuple[str, bytes]]:
    """Python itself, told where the program is, and the program in place."""
    with zipfile.ZipFile(archive) as python:
        for name in sorted(python.namelist()):
            if not name.endswith("/"):
                data = python.read(name)
                yield f"python/{name}", data + b"Lib\\site-packages\r\n" if name.endswith("._pth") else data
    placed = work / f"thu-{version}"
    for path in sorted(placed.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield f"python/Lib/site-packages/{path.relative_to(placed).as_posix()}", path.read_bytes()


def write_zip(target: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """One folder `baocao` with all of them; the same files give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kit:
        for name, data in files:
            entry = zipfile.ZipInfo(f"baocao/{name}", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kit.writestr(entry, data)


if __name__ == "__main__":
    main()
