"""Files read, and in words why one could not be."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baocao.errors import UnreadableError

MOST_BYTES = 20_000_000
MOST_BYTES_OF_OURS = 64_000_000
"""Of a file that the program itself wrote: every figure of thousands of units."""
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What the system says when a disk or a quota is full."""


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """A file's bytes, `most` of them.

    Raises:
        UnreadableError: it is missing, the system refuses, or it is larger than any file of an office.
    """
    with reading(path):
        if path.stat().st_size > most:
            raise UnreadableError(f"Tệp {path} quá lớn.", "Xem có phải chọn nhầm tệp không.")
        return path.read_bytes()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system says while this path is read into an UnreadableError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError(
            f"Không đọc được {path}: {reason_of(error)}.", "Xem lại tên tệp và thư mục chứa tệp."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Không đọc được {path}: {reason_of(error)}.",
            "Đóng chương trình đang mở tệp, hoặc xin quyền đọc, rồi chạy lại.",
        ) from error


def reason_of(error: OSError) -> str:
    """Why the system refused, in words."""
    if isinstance(error, PermissionError) or error.errno in (errno.EROFS, errno.EACCES):
        return "tệp đang mở trong Word hoặc thư mục chỉ cho đọc"
    if error.errno in FULL:
        return "ổ đĩa đã đầy hoặc hết hạn mức"
    if isinstance(error, FileNotFoundError):
        return "không có tệp hoặc thư mục ấy"
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return "đường dẫn đi qua một tệp, không phải thư mục"
    if error.errno == errno.ENAMETOOLONG:
        return "tên tệp quá dài"
    return f"hệ thống báo lỗi số {error.errno}"
