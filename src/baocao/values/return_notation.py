"""How a period's returns are spelt in their file: texts that any YAML keeps, and numbers with their cells."""

from __future__ import annotations

import re
import unicodedata

from baocao.values.unit import CellPlace

_ARROW = " ← "
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\\\")
_CELL = re.compile(r"(?:\[(?P<file>[^\]]*)\])?(?P<sheet>.*)!(?P<cell>[^!]*)")
_EMOJI_SIGN = "\ufe0f"
_PLAIN = re.compile("[\x20-\x5b\x5d-\x7e\xc0-\u024f\u0300-\u036f\u1e00-\u1eff←–“”]*")


def write_text(text: str) -> str:
    r"""The text, NFC, with every character that a staff's file may not hold as `\u{1f4ca}` and `\` as `\\`."""
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character == "\\":
        return "\\\\"
    kind = unicodedata.category(character)
    is_safe = character == " " or (kind[0] not in "CZ" and kind != "So" and character != _EMOJI_SIGN)
    return character if is_safe and ord(character) < 0x10000 else f"\\u{{{ord(character):x}}}"


def read_text(written: str) -> str | None:
    """What `write_text` wrote; None for a code that is no character."""
    if "\\" not in written:
        return written
    try:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", written)
    except (ValueError, OverflowError):
        return None


def write_cell(cell: CellPlace, file: str) -> str:
    """`Số liệu!E9`; with `[other.xlsx]` in front where it is not of the return's own file."""
    sheet = write_text(cell.sheet)
    if cell.file != file:
        other = write_text(cell.file).replace("]", "\\u{5d}")
        return f"[{other}]{sheet}!{write_text(cell.cell)}"
    if sheet.startswith("["):
        sheet = f"\\u{{5b}}{sheet[1:]}"
    return f"{sheet}!{write_text(cell.cell)}"


def read_cell(written: str, file: str) -> CellPlace | None:
    """What `write_cell` wrote; None for anything else."""
    found = _CELL.fullmatch(written)
    if found is None:
        return None
    other = read_text(found["file"]) if found["file"] is not None else file
    sheet, cell = read_text(found["sheet"]), read_text(found["cell"])
    return CellPlace(other, sheet, cell) if other is not None and sheet is not None and cell is not None else None


def write_figure(number: str, cell: CellPlace, file: str) -> str:
    """`70 ← Số liệu!E9`."""
    return f"{number}{_ARROW}{write_cell(cell, file)}"


def read_figure(written: str, file: str) -> tuple[str, CellPlace] | None:
    """The number as written and its cell; None for anything else."""
    number, arrow, rest = written.partition(_ARROW)
    cell = read_cell(rest, file) if arrow else None
    return (number, cell) if cell is not None else None
