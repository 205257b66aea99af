"""Which spreadsheets a command means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from baocao.errors import UnreadableError
from baocao.files.reading import reading

_SUFFIXES = (".xlsx", ".xlsm", ".xls")
_ASIDE = re.compile(r"^[.~]| - (?:tổng hợp|nguồn số liệu)(?: \(lần \d+\))?\.xlsx$")


def spreadsheets(arguments: Iterable[str]) -> tuple[Path, ...]:
    """The spreadsheets that a command names: files, folders (every spreadsheet in them) and patterns such as `*.xlsx`.

    What Excel lays beside an open file and our own reports on them are left out of folders and patterns.

    Raises:
        UnreadableError: a folder or pattern holds none; the system refuses to list a folder.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        path = Path(argument)
        with reading(path):
            if path.is_dir():
                inside = sorted(each for each in path.rglob("*") if each.is_file())
            elif "*" in argument or "?" in argument:
                inside = sorted(path.parent.glob(path.name))
            else:
                found[path] = None
                continue
        chosen = [each for each in inside if _is_from_a_unit(each.name)]
        if not chosen:
            raise UnreadableError(f"Không thấy tệp .xlsx, .xls nào trong {argument}.", "Xem lại tên thư mục.")
        found |= dict.fromkeys(chosen)
    return tuple(found)


def _is_from_a_unit(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES) and not _ASIDE.search(unicodedata.normalize("NFC", name))
