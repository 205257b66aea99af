"""Files written so that nothing is ever half written or overwritten unasked."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from baocao.errors import UnwritableError, WorkspaceError
from baocao.files.reading import FULL, MOST_BYTES, read_bytes, reading, reason_of

_PREFIX, _SUFFIX = ".baocao-", ".tmp"
_STRAY_AFTER = 600
"""Seconds; a paper with an annex of 10,000 rows is written and read back in less than one minute."""


def write_paper(target: Path, data: bytes, *, is_own: Callable[[bytes], bool], verify: Callable[[bytes], None]) -> Path:
    """Write a paper where nothing that somebody edited stands.

    Args:
        target: where it should go; when the file there is not as we wrote it, `… (lần 2).docx` beside it, and so on.
        is_own: whether bytes are as we once wrote them.
        verify: reads back what was written and raises when it is not right; then nothing is replaced.

    Returns:
        Where it went.

    Raises:
        UnwritableError: open in Word, read-only folder, full disk; what was there before is whole.
    """
    path, attempt = target, 1
    while _is_somebodys(path, is_own):
        attempt += 1
        path = target.with_name(f"{target.stem} (lần {attempt}){target.suffix}")
    _replace(path, data, verify)
    return path


def write_new(path: Path, data: bytes, remedy: str = "") -> None:
    """Write a file that must not be there yet; `remedy` says what to do where it is.

    Raises:
        WorkspaceError: it is there.
        UnwritableError: the system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise WorkspaceError(
            f"{path.name} đã có: giữ nguyên, không ghi đè.",
            remedy or "Mở tệp ấy ra điền tiếp; muốn làm lại từ đầu thì đổi tên tệp cũ.",
        ) from error
    except OSError as error:
        raise UnwritableError(f"Không ghi được {path}: {reason_of(error)}.", _write_remedy(error)) from error


def write_own(path: Path, data: bytes) -> None:
    """Write a file that is ours alone, in place of its earlier version.

    Raises:
        UnwritableError: the system refuses.
    """
    _replace(path, data, lambda _: None)


def write_over(path: Path, before: bytes, data: bytes) -> None:
    """Write a file of staff that a command has changed, unless somebody else has changed it meanwhile.

    Raises:
        UnwritableError: it is no longer as it was read, or the system refuses.
    """

    def check(_: bytes) -> None:
        if read_bytes(path) != before:
            raise UnwritableError(
                f"{path.name} vừa được sửa trong khi chương trình đang chạy: giữ nguyên, không ghi đè.",
                "Lưu và đóng tệp ấy, rồi chạy lại.",
            )

    _replace(path, data, check)


def _is_somebodys(path: Path, is_own: Callable[[bytes], bool]) -> bool:
    if not path.exists():
        return False
    if path.is_dir():
        return True
    with reading(path):
        if path.stat().st_size > MOST_BYTES:
            # Larger than any paper of ours, such as a scan of the signed one.
            return True
    return not is_own(read_bytes(path))


def _replace(path: Path, data: bytes, verify: Callable[[bytes], None]) -> None:
    """Into a temporary file in the same folder, back from the disk to be verified, then renamed in one step."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        _take_away_strays(path.parent)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        verify(temporary.read_bytes())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise UnwritableError(f"Không ghi được {path}: {reason_of(error)}.", _write_remedy(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _take_away_strays(folder: Path) -> None:
    """What a run left that was killed while it wrote; a younger file may be that of another run at this moment."""
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STRAY_AFTER:
                path.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_remedy(error: OSError) -> str:
    if error.errno in FULL:
        return "Xoá bớt tệp trên ổ đĩa rồi chạy lại; tệp cũ (nếu có) vẫn nguyên vẹn."
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError | FileNotFoundError):
        return "Kiểm tra lại đường dẫn, rồi chạy lại."
    return "Đóng tệp trong Word, hoặc chọn chỗ khác bằng -o TỆP, rồi chạy lại; tệp cũ (nếu có) vẫn nguyên vẹn."
