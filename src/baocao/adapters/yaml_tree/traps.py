"""Lines that YAML reads otherwise than a clerk means them: found before parsing, mended so that reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

from baocao.adapters.yaml_tree import rules
from baocao.values.problem import Place, Problem

_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_LINE = re.compile(rf"^(?P<head>\s*(?:- +)*(?:(?P<key>{_KEY}):(?= |$))?)(?P<gap> *)(?P<value>.*)$")
_BLOCK = re.compile(rf"^\s*(?:- +)*(?:{_KEY}: +)?[|>][-+0-9]*\s*(?:#.*)?$")
_NUMBER_LIKE = re.compile(r"^[\d.,/%+-]*(?: \([^()]*\))?$")
_COMMENT = re.compile(r"(?<!\s) #")


def mend_traps(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with its traps defused, line by line, and a finding for each."""
    problems: list[Problem] = []
    mended: list[str] = []
    block_indent: int | None = None
    open_flow = 0
    for number, typed in enumerate(text.split("\n"), 1):
        line = typed
        indent = len(line) - len(line.lstrip(" \t"))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            mended.append(_untabbed(line, Place(path, number), problems, in_text=True))
            continue
        block_indent = None
        if not line.strip() or line.lstrip().startswith("#"):
            mended.append("" if not line.strip() else line.replace("\t", " "))
            continue
        line = _untabbed(line, Place(path, number), problems, in_text=False)
        if not open_flow:
            line = _mended(line, path, number, problems)
        open_flow = max(0, open_flow + _flow_change(line))
        if _BLOCK.match(line):
            block_indent = indent
        mended.append(line)
    return "\n".join(mended), problems


def _untabbed(line: str, place: Place, problems: list[Problem], *, in_text: bool) -> str:
    at = line.find("\t")
    if at < 0:
        return line
    problems.append(rules.tab(Place(place.path, place.line, at + 1), at_start=not in_text and not line[:at].strip()))
    return line.replace("\t", "  " if not line[:at].strip() else " ")


def _mended(line: str, path: str, number: int, problems: list[Problem]) -> str:
    def note(make: Callable[[Place, str], Problem], column: int, found: str) -> None:
        problems.append(make(Place(path, number, column + 1), found))

    glued_item = re.match(r"^(\s*)-(?=[^\s\-])", line)
    if glued_item:
        note(rules.glued_dash, len(glued_item[1]), line.strip()[:20])
        line = f"{glued_item[0]} {line[glued_item.end() :]}"
    glued_key = re.match(rf"^(\s*(?:- +)*)({_KEY}):(?=[^\s:/])", line)
    if glued_key:
        note(rules.glued_colon, len(glued_key[1]), f"{glued_key[2]}:")
        line = f"{glued_key[0]} {line[glued_key.end() :]}"
    found = _LINE.match(line)
    if found is None:
        return line
    head, value = found["head"] + found["gap"], found["value"]
    if not value or value[0] in "#[{|>&*!?":
        return line
    if value[0] in "'\"":
        return head + _mended_quoted(value, len(head), note)
    if value[0] in "%@`":
        note(rules.reserved_start, len(head), value[0])
        return head + _quoted(value)
    return head + _mended_plain(value, len(head), note, has_head=bool(found["head"].strip()))


def _mended_quoted(value: str, column: int, note: Callable[[Callable[[Place, str], Problem], int, str], None]) -> str:
    quote = value[0]
    end = value.find(quote, 1)
    while quote == "'" and end > 0 and value[end + 1 : end + 2] == "'":
        end = value.find(quote, end + 2)
    if end < 0:
        return value
    rest = value[end + 1 :].strip()
    if rest and not rest.startswith("#"):
        note(rules.text_after_quote, column, value[: end + 1][:40])
        return _quoted(value)
    if quote == '"' and "\\" in value[: end + 1]:
        note(rules.backslash, column + value.index("\\"), value[: end + 1][:40])
        return _quoted(value[1:end])
    return value


def _mended_plain(
    value: str, column: int, note: Callable[[Callable[[Place, str], Problem], int, str], None], *, has_head: bool
) -> str:
    text = value
    cut = _COMMENT.search(text)
    if cut is not None and not _NUMBER_LIKE.match(text[: cut.start()]):
        note(rules.cut_by_hash, column + cut.start() + 1, text[cut.start() + 1 :][:30])
        return _quoted(text)
    comment = re.search(r"\s+#(?=\s|$|\S)", text)
    words = text[: comment.start()] if comment else text
    colon = re.search(r":(?= |$)", words)
    if colon is not None and has_head:
        note(rules.colon_inside, column + colon.start(), words[:40])
        return _quoted(words) + text[len(words) :]
    return value


def _quoted(text: str) -> str:
    return "'" + text.rstrip().replace("'", "''") + "'"


def _flow_change(line: str) -> int:
    """How many brackets the line leaves open; those in quotes or in running text do not count."""
    found = _LINE.match(line)
    value = found["value"] if found else line
    if not value.startswith(("[", "{")) and not re.match(r"^[\s\]}]", value):
        return 0
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|#.*", "", value)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
