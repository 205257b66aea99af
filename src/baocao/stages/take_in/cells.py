"""One cell → a number, nothing, or why it is unclear; what is not certain is never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from msgspec import Struct

from baocao.values.calendar_date import write_date
from baocao.values.form import Kind
from baocao.values.grid import GridCell
from baocao.values.number import read_count, read_decimal, write_number

_MOST = 10**12
_WITH_WORDS = re.compile(r"([\d.,]+) ?([^\W\d_](?:[^\W\d_]|[/. ]){0,24})")
_MULTIPLES = re.compile(r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ|k)\b", re.IGNORECASE)
_ERRORS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
_WRITE_NUMBER = "Hỏi đơn vị, gõ lại thành số; không có thì ghi 0, chưa có số liệu thì để trống."


class Unclear(Struct, frozen=True):
    """Why no number can be taken from a cell, and what to do."""

    message: str
    remedy: str = _WRITE_NUMBER


class Reading(Struct, frozen=True):
    """A number from a cell; `note` says what was left out to get it, empty for a plain number."""

    number: int | Decimal
    note: str = ""


def read_cell(cell: GridCell, kind: Kind) -> Reading | Unclear | None:
    """The number in a cell; None for an empty one."""
    match cell:
        case None:
            return None
        case bool():
            return Unclear(f"ô ghi {'TRUE' if cell else 'FALSE'}, không phải số")
        case int() | float():
            return _number(cell, kind)
        case datetime() | date():
            day = write_date(cell.date() if isinstance(cell, datetime) else cell)
            return Unclear(f"ô ghi ngày {day}: Excel có thể đã tự đổi một số như “{_as_typed(cell)}” thành ngày")
        case time() | timedelta():
            return Unclear("ô ghi giờ, không phải số")
        case str():
            return _text(cell, kind)


def _as_typed(day: date) -> str:
    return f"{day.day}/{day.month}"


def _number(value: int | float, kind: Kind) -> Reading | Unclear:
    if not isfinite(value):
        return Unclear("ô không phải là số")
    shown = write_number(value if isinstance(value, int) else Decimal(repr(value)))
    if value < 0:
        return Unclear(f"số âm {shown}")
    if value > _MOST:
        return Unclear(f"số quá lớn, có {len(str(int(value)))} chữ số")
    if kind is Kind.DECIMAL:
        return Reading(Decimal(repr(value)) if isinstance(value, float) else value)
    if isinstance(value, int):
        return Reading(value)
    return Unclear(*_split(Decimal(repr(value))))


def _split(value: Decimal) -> tuple[str, str]:
    """A number with decimals where things are counted: a machine of another language has taken the dot for a comma."""
    thousands = value * 1000
    shown = write_number(value)
    if value >= 1 and thousands == thousands.to_integral_value():
        meant = write_number(int(thousands))
        return (
            f"ô là số lẻ {shown}: là {meant} hay {shown}?",
            f"Hỏi đơn vị; nếu là {meant} thì gõ lại {int(thousands)}, không gõ dấu chấm.",
        )
    return f"số lẻ {shown} ở ô chỉ đếm số nguyên", _WRITE_NUMBER


def _text(cell: str, kind: Kind) -> Reading | Unclear | None:
    text = " ".join(unicodedata.normalize("NFKC", cell).split())
    if not text:
        return None
    note = "" if text == cell.strip(" ") else "có dấu cách hoặc chữ số lạ"
    if text.upper() in _ERRORS:
        return Unclear(f"công thức bị lỗi ({text})", "Sửa công thức, hoặc gõ thẳng con số.")
    if text.startswith("="):
        return Unclear(f"công thức “{text[:40]}” gõ thành chữ", "Gõ thẳng con số.")
    number = _read(text, kind)
    if number is not None:
        return Reading(number, note)
    if found := _WITH_WORDS.fullmatch(text):
        number = _read(found[1], kind)
        if number is not None and not _MULTIPLES.match(found[2]):
            return Reading(number, f"ô ghi “{text[:40]}”")
    if kind is not Kind.DECIMAL and re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        meant = text.replace(",", ".")
        return Unclear(f"“{text}”: là {meant} hay số lẻ {text}?", f"Hỏi đơn vị; nếu là {meant} thì gõ lại {meant}.")
    return Unclear(f"“{text[:40]}” không phải là một số rõ ràng")


def _read(text: str, kind: Kind) -> int | Decimal | None:
    number = read_decimal(text) if kind is Kind.DECIMAL else read_count(text)
    return number if number is not None and number <= _MOST else None
