"""Returns → bytes of `<period>.don-vi.yaml`: every number and record of every unit with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from baocao.values.form import Form
from baocao.values.number import write_number
from baocao.values.period import Period
from baocao.values.return_notation import write_cell, write_figure, write_text
from baocao.values.unit import Unit, UnitReturn
from baocao.values.unit_form import slots_of

_HEAD = (
    "# Số liệu các đơn vị đã gửi, do `baocao nhap` ghi; không sửa tay.",
    "# Mỗi số kèm ô đã lấy: 70 ← Số liệu!E9 là trang “Số liệu”, ô E9 của tệp ghi sau `tep`.",
    "# Muốn sửa số thì sửa trong bảng tính của đơn vị rồi nhập lại.",
)
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_.]*")
_PLAIN_START = re.compile(r"[^\W_]")
_COMMENT_OR_KEY = re.compile(r": | #|:$")
_EMPTY_WORDS = ("null", "~", "")


def keep_returns(
    returns: Mapping[str, UnitReturn],
    units: Mapping[str, Unit],
    written: Mapping[str, str],
    period: Period,
    form: Form | None = None,
) -> bytes:
    """The file that keeps what came in; `load` reads it back as it was.

    Args:
        returns: by unit code, in any order.
        units: `data/don-vi.yaml`, whose order the file follows; units that are not there come after, by code.
        written: figure key → the text that now stands in the period file by our hand.
        form: gives the order of the figures; without it they go by key.

    Returns:
        UTF-8, NFC, ending in a line feed; the same for the same input in whatever order.
    """
    rank = {slot.key: at for at, slot in enumerate(slots_of(form))} if form is not None else {}
    lines = [*_HEAD, f"ky: {_scalar(period.key)}"]
    lines += _block("da_ghi", "", [f"  {_key(key)}: {_scalar(written[key])}" for key in _ordered(written, rank)])
    codes = [*(code for code in units if code in returns), *sorted(code for code in returns if code not in units)]
    lines += _block("don_vi", "", [line for code in codes for line in _unit(code, returns[code], rank)])
    return ("\n".join(lines) + "\n").encode()


def _unit(code: str, sent: UnitReturn, rank: Mapping[str, int]) -> Iterator[str]:
    yield f"  {_key(code)}:"
    yield f"    tep: {_scalar(sent.file)}"
    figures = [sent.figures[key] for key in _ordered(sent.figures, rank)]
    if figures:
        yield "    so_lieu:"
    for figure in figures:
        words = write_figure(write_number(figure.number), figure.cell, sent.file)
        yield f"      {_key(figure.key)}: {_quoted_if_needed(words)}"
    if sent.records:
        yield "    ban_ghi:"
    for record in sent.records:
        yield f"      - bang: {_scalar(record.key)}"
        yield f"        o: {_quoted_if_needed(write_cell(record.cell, sent.file))}"
        cells = [f"          {_key(key)}: {_scalar(record.texts[key])}" for key in sorted(record.texts)]
        yield from _block("cot", "        ", cells)


def _block(key: str, indent: str, lines: list[str]) -> Iterator[str]:
    yield f"{indent}{key}:" if lines else f"{indent}{key}: {{}}"
    yield from lines


def _ordered(keys: Iterable[str], rank: Mapping[str, int]) -> list[str]:
    return sorted(keys, key=lambda key: (rank.get(key, len(rank)), key))


def _key(text: str) -> str:
    return text if _PLAIN_KEY.fullmatch(text) else _quoted(write_text(text))


def _scalar(text: str) -> str:
    return _quoted_if_needed(write_text(text))


def _quoted_if_needed(text: str) -> str:
    """The text as YAML on one line: without quotes where no reader can take it for anything else."""
    is_plain = _PLAIN_START.match(text) and not _COMMENT_OR_KEY.search(text) and text not in _EMPTY_WORDS
    return text if is_plain and text == text.rstrip() else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
