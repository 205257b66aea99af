"""Findings and messages on the screen, in a pipe, and as JSON."""

from __future__ import annotations

import codecs
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TextIO

import click

from baocao.values.number import write_number
from baocao.values.problem import Place, Problem, Severity
from baocao.values.side_by_side import SideBySide

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_MANY = 40
"""From so many items on, a bar shows how far it is."""
_LATIN = {"đ": "d", "Đ": "D", "“": '"', "”": '"', "…": "...", "≠": "<>", "→": "->", "–": "-", "≤": "<=", "≥": ">="}


def prepare_streams() -> None:
    """Make stdout and stderr able to take any text.

    A pipe or file gets UTF-8, unless PYTHONIOENCODING says otherwise; an encoding without some letter gets the letter
    taken apart (code page 1258) or without its marks (437), never a crash.
    """
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)


def _prepare(stream: TextIO | Any) -> None:
    if stream is None or not hasattr(stream, "reconfigure"):
        return
    keeps = stream.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
    encoding = stream.encoding if keeps and stream.encoding else "utf-8"
    codecs.register_error(f"baocao-{encoding}", partial(_nearest_letters, encoding))
    stream.reconfigure(encoding=encoding, errors=f"baocao-{encoding}")


def _nearest_letters(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """The characters that an encoding lacks: taken apart as little as will do, else plain, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_nearest(letter, encoding) for letter in error.object[error.start : error.end]), error.end


def _nearest(character: str, encoding: str) -> str:
    whole = unicodedata.normalize("NFD", character)
    apart = [
        unicodedata.normalize("NFC", whole[:at] + whole[at + 1 :]) + whole[at] for at in range(len(whole) - 1, 0, -1)
    ]
    for candidate in (*apart, _LATIN.get(character, ""), "".join(c for c in whole if not unicodedata.combining(c))):
        if candidate and _fits(candidate, encoding):
            return candidate
    return "?"


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_terminal() -> bool:
    """Whether somebody looks at the screen; a closed stdout is nobody."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_asking() -> bool:
    """Whether somebody is there to answer a question."""
    return is_terminal() and sys.stdin is not None and sys.stdin.isatty()


def show_findings(problems: Sequence[Problem], line_of: Callable[[str, int], str], *, hints: bool) -> None:
    """Each finding on a line, its remedy under it; on a terminal also the line it speaks of."""
    on_terminal = is_terminal()
    for problem in problems:
        if problem.severity is Severity.HINT and on_terminal and not hints:
            continue
        name = click.style(problem.severity.value, fg=_COLORS[problem.severity], bold=True)
        click.echo(f"{problem.place}: {name}: {problem.message} ({rule_of(problem)})")
        if on_terminal and problem.place.line is not None:
            text = line_of(problem.place.path, problem.place.line).strip()
            if text:
                click.echo(click.style(f"    │ {text[:160]}", dim=True))
        if problem.remedy:
            source = f" Căn cứ: {problem.article.removesuffix('.')}." if problem.article else ""
            click.echo(f"    {problem.remedy}{source}")


def rule_of(problem: Problem) -> str:
    """`the-thuc/le-phai · PG-06 · HD36`."""
    return " · ".join(piece for piece in (problem.rule, problem.code, problem.book) if piece)


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether one of them is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def summary(problems: Sequence[Problem], *, hints: bool) -> str:
    """`4 lỗi, 2 cảnh báo.`; never the word before a colon, so that searching for findings does not find it."""
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    told = [f"{count} {severity.value}" for severity, count in counts.items() if count]
    text = f"{', '.join(told)}." if told else "Không có lỗi nào."
    if counts[Severity.HINT] and is_terminal() and not hints:
        text += " Thêm -v để xem gợi ý."
    return text


def table(side_by_side: SideBySide) -> str:
    """Periods side by side as lines of equal columns, at most as wide as a terminal of 120 letters."""
    header = ["Chỉ tiêu", *(period.key for period in side_by_side.periods), "Chênh lệch", "Tỷ lệ"]
    lines = [header]
    for row in side_by_side.rows:
        unit = f" ({row.unit})" if row.unit and row.depth == 0 else ""
        change = f"{write_number(row.change)}%" if row.change is not None else ""
        sign = "+" if row.difference is not None and row.difference > 0 else ""
        numbers = [
            "" if number is None else f"{word} {write_number(number)}".strip()
            for number, word in zip(row.numbers, row.approximations, strict=True)
        ]
        difference = "" if row.difference is None else f"{sign}{write_number(row.difference)}"
        lines.append([f"{'  ' * row.depth}{row.label}{unit}", *numbers, difference, sign + change if change else ""])
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    told = "\n".join(_aligned(line, widths) for line in lines)
    periods = "; ".join(f"{period.key} = {period.label}" for period in side_by_side.periods)
    return f"{side_by_side.title}\n{periods}\n\n{told}"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell to the left, numbers to the right."""
    numbers = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return "  ".join([cells[0].ljust(widths[0]), *numbers]).rstrip()


def _spot(place: Place) -> dict[str, str]:
    """`cho`, the paragraph or the cell, for files that have no lines."""
    suffix = place.path.rpartition(".")[2].lower()
    whole = {"docx": "cả văn bản", "xlsx": "cả tệp", "xls": "cả tệp"}.get(suffix, "")
    spot = place.part or whole
    return {"cho": spot} if spot else {}


def as_json(problems: Sequence[Problem]) -> str:
    """The findings as one JSON array, in the order of the screen."""
    entries = [
        {
            "quy_tac": problem.rule,
            "muc": problem.severity.value,
            "tep": problem.place.path,
            "dong": problem.place.line,
            "cot": (problem.place.column or 1) if problem.place.line is not None else None,
            "thong_bao": problem.message,
            "cach_sua": problem.remedy,
            "ma_goc": problem.code,
            **_spot(problem.place),
            **({"quy_dinh": problem.book, "can_cu": problem.article} if problem.book else {}),
        }
        for problem in problems
    ]
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("_", "-")
    return json.dumps(entries, ensure_ascii=encoding not in ("utf-8", "utf8"), indent=1)


def progress(items: Sequence[Any], words: str) -> AbstractContextManager[Any]:
    """A bar on a terminal's stderr; nothing is shown in a pipe or for few items."""
    hidden = len(items) < _MANY or sys.stderr is None or not sys.stderr.isatty()
    return click.progressbar(items, label=words, file=sys.stderr, hidden=hidden)
