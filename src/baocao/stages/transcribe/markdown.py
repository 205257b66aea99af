"""Markdown → lines of words: its signs left out, every character knowing its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from baocao.values.problem import Place
from baocao.values.prose import UNREAD, LineKind, ProseLine, Stretch

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:=+|-{3,}|(?:[*-] +){2,}[*-])$")
_LEAD = re.compile(r"(?:[ \t]|>|\*[ \t])*")
_FENCE = re.compile(r" {0,3}(?:[-+*] +|\d+[.)] +)?(`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_CELL_RULE = re.compile(r"[ \t]*:?-+:?[ \t]*")
_CODE = re.compile(r"`[^`]+`|<(?:https?:|mailto:)[^<>\s]+>")
_SIGNS = re.compile(
    r"\\[\\`*_{}\[\]()#+.!|>-]|!?\[(?=[^\[\]]*\]\()|(?<=\])\([^()\n]*\)|\](?=\()|</?[A-Za-z][^<>]*>"
    r"|\*+|_+|~~"
)
_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_WORD = re.compile(r"\w")


def markdown_lines(lines: Sequence[str], path: str) -> Iterator[ProseLine]:
    """The words of each line, without headings' and lists' signs, emphasis, links' addresses and HTML.

    Front matter, code, comments and the rules of tables are no words; inline code stands as boxes.

    Args:
        lines: without their ends.
        path: what findings call the file.
    """
    fence, is_comment, is_code, in_list, before = "", False, False, False, ""
    first = _after_front_matter(lines)
    for number, line in enumerate(lines[first:], first + 1):
        if not fence and not is_comment:
            if line.strip():
                # After an empty line an indented one is code, unless it goes on with the item of a list.
                is_code = bool(_INDENTED.match(line)) and not in_list and (is_code or not before.strip())
                in_list = bool(_LIST_ITEM.match(line)) or (in_list and (line[0] in " \t" or bool(before.strip())))
            before = line
            if is_code:
                continue
        opened = _FENCE.match(line)
        if fence or opened:
            if opened and (not fence or (opened[1].startswith(fence) and not line[opened.end() :].strip())):
                fence = "" if fence else opened[1]
            continue
        if is_comment or line.lstrip().startswith("<!--"):
            is_comment = "-->" not in line
            continue
        if line.strip() and not _RULE.match(line.rstrip()):
            yield from _pieces(line, number, Place(path, number))


def _after_front_matter(lines: Sequence[str]) -> int:
    """How many lines the YAML on top takes; none where it has no end."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return next(ends, -1) + 1


def _pieces(line: str, number: int, place: Place) -> Iterator[ProseLine]:
    """The line, or its cells where it is a row of a table."""
    heading = _HEADING.match(line)
    if heading:
        bare = line.rstrip()
        words = bare.rstrip("#")
        end = len(words) if words.endswith((" ", "\t")) else len(bare)
        yield from _piece(line, heading.end(), max(heading.end(), end), LineKind.HEADING, number, place)
        return
    start = _lead(line)
    if not line.startswith("|", start):
        yield from _piece(line, start, len(line), LineKind.PARAGRAPH, number, place)
        return
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line)] + [len(line)]
    for left, right in pairwise(bars):
        if not _CELL_RULE.fullmatch(line, left + 1, right):
            yield from _piece(line, left + 1, right, LineKind.CELL, number, place)


def _lead(line: str) -> int:
    found = _LEAD.match(line)
    return found.end() if found else 0


def _piece(line: str, start: int, end: int, kind: LineKind, number: int, place: Place) -> Iterator[ProseLine]:
    """What stands between two columns; `<br>` divides it as a line's end would."""
    for found in _LINE_BREAK.finditer(line, start, end):
        yield from _words(line[start : found.start()], start, kind, number, place)
        start = found.end()
    yield from _words(line[start:end], start, kind, number, place)


def _words(raw: str, column: int, kind: LineKind, number: int, place: Place) -> Iterator[ProseLine]:
    """A piece of a line without its signs and without the blanks at its ends."""
    shown = _CODE.sub(lambda found: UNREAD * len(found[0]), raw.rstrip(" \t"))
    at = len(shown) - len(shown.lstrip(" \t"))
    text, stretches = "", []
    for found in _SIGNS.finditer(shown, at):
        if not _is_word(found[0], shown, found.start(), found.end()):
            if found.start() > at:
                stretches.append(Stretch(len(text), place, at=column + at))
                text += shown[at : found.start()]
            at = found.start() + 1 if found[0][0] == "\\" else found.end()
    if len(shown) > at:
        stretches.append(Stretch(len(text), place, at=column + at))
        text += shown[at:]
    if text.strip(f" \t{UNREAD}"):
        yield ProseLine(text, tuple(stretches), kind, number)


def _is_word(sign: str, text: str, start: int, end: int) -> bool:
    """Stars and strokes that mark nothing: `(*)`, `2 * 3`, `ten_tep`, a blank left for the pen."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if sign[0] == "_" and (len(sign) > 3 or (_WORD.match(before) and _WORD.match(after))):
        return True
    if sign == "*" and (before + after == "()" or (before.isdigit() and after.isdigit())):
        return True
    return sign[0] in "*_" and not (before.strip() or after.strip())
