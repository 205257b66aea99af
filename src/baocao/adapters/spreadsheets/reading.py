"""Bytes of a spreadsheet that came in → its sheets as plain cells, after all that could harm us was looked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

import python_calamine as calamine
from msgspec import Struct

from baocao.values.grid import Grid, GridCell

MOST_BYTES = 200_000_000
"""Of all parts unpacked: a form of ours has some hundred thousand."""
MOST_CELLS = 3_000_000
_COMPOUND_FILE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF"
_HIDDEN = (calamine.SheetVisibleEnum.Hidden, calamine.SheetVisibleEnum.VeryHidden)
_SEND_AGAIN = "Mở tệp bằng Excel, lưu lại dạng “Excel Workbook (*.xlsx)” rồi nhập lại; không mở được thì xin gửi lại."


class Unreadable(Struct, frozen=True):
    """Why a file gives no cells, and what to do, in Vietnamese."""

    reason: str
    remedy: str = _SEND_AGAIN


def read_grids(data: bytes) -> tuple[Grid, ...] | Unreadable:
    """The sheets of an .xlsx or .xls in their order, hidden ones too.

    Whole numbers come as int, however the file has them. Formulas are told apart in .xlsx only: an .xls always holds
    what its program last reckoned.
    """
    if trouble := _trouble(data):
        return trouble
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            formulas = dict(_formulas(data, book.sheet_names)) if data.startswith(_ZIP) else {}
            return _grids(book, formulas)
    except calamine.PasswordError:
        return _locked()
    except (calamine.CalamineError, zipfile.BadZipFile, expat.ExpatError, ParseError) as error:
        return Unreadable(f"tệp hỏng, không đọc được ({type(error).__name__})")
    except (OSError, ValueError, KeyError, IndexError, TypeError, OverflowError, NotImplementedError, RuntimeError):
        return Unreadable("tệp hỏng, không đọc được")
    except BaseException as error:
        # What calamine's Rust code calls a panic is no Exception.
        if type(error).__name__ == "PanicException":
            return Unreadable("tệp hỏng, không đọc được")
        raise


def _locked() -> Unreadable:
    return Unreadable("tệp có mật khẩu, không đọc được", "Mở tệp trong Excel, bỏ mật khẩu, lưu lại rồi nhập lại.")


def _trouble(data: bytes) -> Unreadable | None:
    """What can be told from the file's outside."""
    if not data:
        return Unreadable("tệp rỗng", "Xin đơn vị gửi lại.")
    if data.startswith(_PDF):
        return Unreadable("đây là tệp PDF, không phải bảng tính", "Xin đơn vị gửi tệp Excel.")
    if data.startswith(_COMPOUND_FILE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _locked()
        if "WordDocument".encode("utf-16-le") in data:
            return Unreadable("đây là tệp Word cũ, không phải bảng tính", "Xin đơn vị gửi tệp Excel.")
        return None
    if not data.startswith(_ZIP):
        return Unreadable("đây không phải tệp Excel (.xlsx, .xls)")
    return _package_trouble(data)


def _package_trouble(data: bytes) -> Unreadable | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Unreadable("tệp hỏng, có thể chưa tải về hết")
    names = {entry.filename for entry in entries}
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        return Unreadable("tệp giải nén ra quá lớn", "Xin đơn vị gửi đúng phiếu, không kèm hình ảnh, dữ liệu khác.")
    if "word/document.xml" in names:
        return Unreadable("đây là tệp Word, không phải bảng tính", "Xin đơn vị gửi tệp Excel.")
    if not any(name.startswith("xl/") for name in names):
        return Unreadable("đây không phải tệp Excel (.xlsx, .xls)")
    return None


def _grids(
    book: calamine.CalamineWorkbook, formulas: dict[str, dict[tuple[int, int], bool]]
) -> tuple[Grid, ...] | Unreadable:
    grids, cells = [], 0
    for meta in book.sheets_metadata:
        if meta.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            return Unreadable("bảng tính quá lớn", "Xoá các dòng, cột thừa ở cuối bảng rồi lưu lại.")
        rows = tuple(tuple(_plain(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False))
        told = formulas.get(meta.name, {})
        grids.append(
            Grid(
                meta.name,
                rows,
                meta.visible in _HIDDEN,
                tuple((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()),
                frozenset(at for at, is_calculated in told.items() if not is_calculated),
                frozenset(told),
            )
        )
    return tuple(grids)


def _plain(cell: object) -> GridCell:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, str):
        return cell or None
    return cell  # type: ignore[return-value] # calamine gives nothing but such cells


def _formulas(data: bytes, names: list[str]) -> Iterator[tuple[str, dict[tuple[int, int], bool]]]:
    """Sheet → (row, column) of its formulas and errors → whether it has a value."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = _sheet_parts(archive)
        for name in names:
            part = parts.get(name)
            if part is None:
                continue
            content = archive.read(part)
            if b"<f" in content or b't="e"' in content:
                yield name, _FormulaFinder().find(content)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of the sheet → its part."""
    targets: dict[str, str] = {}
    parts: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name.endswith("Relationship"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" or name.endswith(":sheet"):
            found = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            parts[attributes.get("name", "")] = targets.get(found, "")

    known = set(archive.namelist())
    for part, handler in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        if part in known:
            _walk(archive.read(part), handler)
    return {name: part for name, part in parts.items() if part in known}


class _FormulaFinder:
    """Walks a sheet's XML for cells with a formula."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], bool] = {}
        self.cell: tuple[int, int] | None = None
        self.has_formula = self.in_value = self.has_value = self.is_text = self.is_error = False

    def find(self, content: bytes) -> dict[tuple[int, int], bool]:
        """The formulas of the sheet."""
        _walk(content, self._start, self._end, self._text)
        return self.found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.cell = address(attributes.get("r", ""))
            # A cell that shows an error is read as empty, like a formula that nobody calculated.
            self.is_error = attributes.get("t") == "e"
            self.has_formula, self.has_value = self.is_error, False
            # A formula that gives the empty text has a value, if one without letters.
            self.is_text = attributes.get("t") == "str"
        elif name == "f":
            self.has_formula = True
        elif name == "v":
            self.in_value = True
            self.has_value = self.has_value or self.is_text

    def _text(self, text: str) -> None:
        self.has_value = self.has_value or (self.in_value and bool(text))

    def _end(self, name: str) -> None:
        if name == "v":
            self.in_value = False
        elif name == "c" and self.has_formula and self.cell is not None:
            self.found[self.cell] = self.has_value and not self.is_error


def _walk(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML without anything from outside it: entities of its own are refused."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise ValueError("entities are refused")

    parser.EntityDeclHandler = refuse
    parser.Parse(content, True)


def address(cell: str) -> tuple[int, int] | None:
    """`D9` → (8, 3); None for what is no cell."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not digits or len(digits) > 7 or not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1
