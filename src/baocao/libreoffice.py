"""The only other program that we run: LibreOffice, which turns a finished .docx into a PDF."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from baocao.adapters.pdf_file import is_whole
from baocao.errors import UnconvertedError, UnwritableError

SECONDS = 180
"""A report takes one or two; the first start on a slow machine with a virus scanner may take a minute."""

BY_WORD = (
    "Bản Word vẫn dùng được: mở bằng Word, bấm Tệp (File) → Lưu Dưới dạng (Save As), ở ô kiểu tệp chọn PDF rồi lưu."
)
"""How a clerk makes the PDF without us."""

_NAMES = ("soffice", "libreoffice")
_OPTIONS = {
    # A tagged PDF after PDF/UA: read aloud, searched and copied in the right order.
    "UseTaggedPDF": "true",
    "PDFUACompliance": "true",
    "ExportBookmarks": "true",
    # The fourteen fonts that every reader of PDF has include Times, but without Vietnamese letters.
    "EmbedStandardFonts": "true",
}
_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": value} for name, value in _OPTIONS.items()}, separators=(",", ":")
)


def to_pdf(paper: bytes, office: Path | None = None, seconds: float = SECONDS) -> bytes:
    """A .docx → the PDF that LibreOffice makes of it: tagged, fonts embedded.

    Several may run at the same time, also beside LibreOffice's own windows: each call has a profile of its own, in a
    temporary folder that is gone afterwards.

    Args:
        paper: the bytes of the .docx.
        office: the program; None looks for it.
        seconds: how long it may take.

    Raises:
        UnconvertedError: there is no LibreOffice, or it made no whole PDF in that time.
        UnwritableError: the system has no room for the temporary folder.
    """
    program = office or find_office(os.environ, sys.platform)
    if program is None:
        raise UnconvertedError(
            "Chưa ghi PDF: không thấy LibreOffice trên máy này.",
            f"{BY_WORD} Hoặc cài LibreOffice rồi chạy lại với --pdf.",
        )
    with _temporary_folder() as folder:
        source, made = folder / "bao-cao.docx", folder / "bao-cao.pdf"
        try:
            source.write_bytes(paper)
        except OSError as error:
            raise _no_room() from error
        _run(program, folder, source, seconds)
        try:
            data = made.read_bytes()
        except OSError:
            # Also where it failed, LibreOffice ends with the exit code 0.
            data = b""
    if not is_whole(data):
        what = "ra một tệp PDF hỏng" if data else "mà không ra tệp PDF nào"
        raise UnconvertedError(
            f"Chưa ghi PDF: LibreOffice ({program}) chạy xong {what}.",
            f"Chạy lại; vẫn thế thì mở thử LibreOffice xem có chạy được không. {BY_WORD}",
        )
    return data


def find_office(environment: Mapping[str, str], platform: str) -> Path | None:
    """The program of LibreOffice, None where there is none.

    Args:
        environment: as `os.environ`; PATH and, on Windows, the folders of programs are looked at.
        platform: as `sys.platform`.
    """
    places = list(_usual_places(environment, platform))
    on_path = [
        Path(found) for name in _NAMES if (found := shutil.which(name, path=environment.get("PATH", ""))) is not None
    ]
    # On Windows `which` also looks into the current folder, where anybody may have put anything.
    candidates = [*places, *on_path] if platform == "win32" else [*on_path, *places]
    return next((each for each in candidates if each.is_file()), None)


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Where LibreOffice's own installers put it, without putting it on PATH."""
    if platform == "win32":
        for name in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
            if folder := environment.get(name):
                for suffix in ("com", "exe"):
                    yield from _newest_first(Path(folder), f"LibreOffice*/program/soffice.{suffix}")
    elif platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    else:
        yield from _newest_first(Path("/opt"), "libreoffice*/program/soffice")


def _newest_first(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern), reverse=True)


def _run(program: Path, folder: Path, source: Path, seconds: float) -> None:
    profile = (folder / "ho-so").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo",
               "--convert-to", _FILTER, "--outdir", str(folder), str(source)]  # fmt: skip
    # What LibreOffice leaves behind when it is ended goes with our folder.
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}
    if sys.platform == "linux":
        # Under the locale C a profile in a folder with Vietnamese letters makes LibreOffice wait forever.
        environment["LC_ALL"] = "C.UTF-8"
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            # A group of its own, so that the program behind LibreOffice's starter ends with it.
            start_new_session=True,
        )
    except OSError as error:
        raise UnconvertedError(
            f"Chưa ghi PDF: không chạy được LibreOffice ({program}).", f"Cài lại LibreOffice. {BY_WORD}"
        ) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UnconvertedError(
            f"Chưa ghi PDF: LibreOffice chạy quá {seconds:g} giây chưa xong nên đã dừng lại.",
            f"Chạy lại khi máy rảnh hơn. {BY_WORD}",
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started, where they still run."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix="baocao-pdf-")).resolve()
    except OSError as error:
        raise _no_room() from error
    try:
        yield folder
    finally:
        # What has just been ended may hold or make a file for a moment longer.
        for _ in range(50):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)


def _no_room() -> UnwritableError:
    return UnwritableError(
        f"Chưa ghi PDF: không ghi được vào thư mục tạm {tempfile.gettempdir()}.", f"Xoá bớt tệp trên ổ đĩa. {BY_WORD}"
    )
