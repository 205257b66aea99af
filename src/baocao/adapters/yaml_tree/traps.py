"""Lines that YAML reads otherwise than a clerk means them: found before parsing, mended so that reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

from baocao.adapters.yaml_tree import rules
from baocao.values.problem import Place, Problem

_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_LINE = re.compile(rf"^(?P<head>\s*(?:- +)*(?:(?P<key>{_KEY}):(?= |$))?)(?P<gap> *)(?P<value>.*)$")
_BLOCK = re.compile(rf"^(?P<before>\s*(?:- +)*)(?P<key>{_KEY}: +)?[|>][-+0-9]*\s*(?:#.*)?$")
_KEY_AND_NUMBER = re.compile(rf"^(?P<indent> *)(?P<key>{_KEY}): +(?P<number>\d[\d.,]*)\s*(?:#.*)?$")
_OUTDENTED = re.compile(rf"^\s*(?!#|{_KEY}:(?:\s|$)|[\"'][^\"']*[\"']:|-{{3}}|\.{{3}}|- +{_KEY}:|[%@`])\S+\s+\S")
_HEADER = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_TOP_KEY = re.compile(rf"^{_KEY}:(?:\s|$)")
_QUOTED_KEY = re.compile(r"""^\s*(?:- +)*("[^"]*"|'[^']*'):(?:\s|$)""")
_NUMBER_LIKE = re.compile(r"^[\d.,/%+-]*(?: \([^()]*\))?$")
_COMMENT = re.compile(r"(?<!\s) #")
_DASHES = re.compile(r"^(\s*)([–—•●▪◦‣·]) *")
_DIRECTIVE = re.compile(r"^%[A-Z]+(?:\s|$)")


def mend_traps(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with its traps defused, line by line, and a finding for each."""
    mender = _Mender(path)
    lines = _without_clashes(text.split("\n"), path, mender.problems)
    return "\n".join([mender.line(number, line) for number, line in enumerate(lines, 1)]), mender.problems


UNREADABLE = "\ue000"
"""Stands for a value that had to be left out and has its finding; no file can hold this character itself."""


def _without_clashes(lines: list[str], path: str, problems: list[Problem]) -> list[str]:
    """Take out values that stand both beside a key and, as keys of their own, indented below it."""
    kept = list(lines)
    for at, line in enumerate(lines):
        found = _KEY_AND_NUMBER.match(line)
        if found is None:
            continue
        last = _last_below(lines, at, len(found["indent"]))
        below = _first_key(lines[at + 1 : last + 1])
        if below:
            problems.append(rules.number_and_parts(Place(path, at + 1), found["key"], found["number"], below))
            kept[at : last + 1] = [f"{found['indent']}{found['key']}: {UNREADABLE}", *[""] * (last - at)]
    return kept


def _last_below(lines: list[str], at: int, indent: int) -> int:
    """The last line that is indented deeper than the one at `at`, blank lines between them left aside."""
    last = at
    for number, line in enumerate(lines[at + 1 :], at + 1):
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        last = number if line.strip() else last
    return last


def _first_key(lines: list[str]) -> str:
    """The key on the first line with anything on it; empty when something else stands there."""
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    found = re.match(rf" *({_KEY}):(?: |$)", first)
    return found[1] if found else ""


class _Mender:
    """Goes through the lines, knowing whether it is inside a block, an open bracket or an open quote."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.block_indent: int | None = None
        self.open_flow = 0
        self.open_quote = ""
        self.has_content = False

    def line(self, number: int, line: str) -> str:
        """The line as the parser shall see it."""
        place = Place(self.path, number)
        indent = len(line) - len(line.lstrip(" \t"))
        if self.block_indent is not None and (not line.strip() or indent > self.block_indent):
            return _untabbed(line, place, self.problems, in_text=True)
        if self.block_indent is not None and _OUTDENTED.match(line):
            # Typed into the slot of a block without the blanks in front: nothing else can stand there.
            return " " * (self.block_indent + 2) + _untabbed(line, place, self.problems, in_text=True)
        self.block_indent = None
        if _TOP_KEY.match(line):
            # A bracket or quote that the clerk forgot to close ends here at the latest.
            self.open_flow, self.open_quote = 0, ""
        if not line.strip() or (line.lstrip().startswith("#") and not self.open_quote):
            return line.replace("\t", " ").strip() and line.replace("\t", " ")
        if self._is_marker(line, number):
            return ""
        self.has_content = True
        line = _untabbed(line, place, self.problems, in_text=False)
        if self.open_quote:
            if self.open_quote in line:
                self.open_quote = ""
            return line
        if not self.open_flow:
            line = _mended(line, self.path, number, self.problems)
            self.open_quote = _quote_left_open(line)
        self.open_flow = max(0, self.open_flow + _flow_change(line))
        block = _BLOCK.match(line)
        if block:
            self.block_indent = len(block["before"]) if block["key"] else indent
        return line

    def _is_marker(self, line: str, number: int) -> bool:
        """Lines that divide a file into documents or instruct the parser; a `---` on top does no harm."""
        if _DIRECTIVE.match(line) and not self.has_content:
            self.problems.append(rules.not_used(Place(self.path, number, 1), "chỉ thị “%”"))
            return True
        if line.rstrip() not in ("---", "..."):
            return False
        if self.has_content:
            words = f"dòng “{line.rstrip()}” chia tệp thành nhiều phần"
            self.problems.append(rules.not_used(Place(self.path, number, 1), words))
        return True


def _quote_left_open(line: str) -> str:
    """The quote that a value on this line opens and does not close."""
    found = _LINE.match(line)
    value = found["value"] if found else ""
    if not value or value[0] not in "'\"" or not (found and found["head"].strip()):
        return ""
    return value[0] if _end_of_quote(value) < 0 else ""


def _end_of_quote(value: str) -> int:
    """Where the quote that the value begins with ends; -1 for nowhere on this line."""
    quote, at = value[0], 1
    while at < len(value):
        if quote == '"' and value[at] == "\\":
            at += 1
        elif value[at] == quote:
            if quote == '"' or value[at + 1 : at + 2] != quote:
                return at
            at += 1
        at += 1
    return -1


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
    dash = _DASHES.match(line)
    if dash:
        note(rules.foreign_dash, len(dash[1]), dash[2])
        line = f"{dash[1]}- {line[dash.end() :]}"
    found = _LINE.match(line)
    if found is None or _QUOTED_KEY.match(line):
        return line
    head, value = found["head"] + found["gap"], found["value"]
    has_head = bool(found["head"].strip())
    if not value:
        return line
    if value[0] in "'\"":
        return head + _mended_quoted(value, len(head), note) if has_head else line
    return head + _mended_value(value, len(head), note, has_head=has_head)


def _mended_value(
    value: str, column: int, note: Callable[[Callable[[Place, str], Problem], int, str], None], *, has_head: bool
) -> str:
    """A value without quotes: its first sign, then what stands inside."""
    first = value[0]
    if first == "#":
        # `key: # lời giải thích` is a comment; `- #3 là …` is a text that would be lost.
        if value[1:2] in ("", " ") or not has_head:
            return value
        note(rules.cut_by_hash, column, value[:30])
        return _quoted(value)
    if value.startswith(("{{", "{%")) or (first == "?" and value[1:2] in ("", " ")):
        return _quoted(value)
    if first in "[{":
        return _mended_flow(value, column, note)
    is_text_after_sign = (first in "|>" and not _HEADER.match(value)) or first in "%@`"
    if is_text_after_sign and has_head:
        note(rules.reserved_start, column, first)
        return _quoted(value)
    if first == "*" and re.search(r"[* ]", value[1:]) and has_head:
        note(rules.not_used_at_start, column, first)
        return _quoted(value)
    return value if first in "|>&*!?" else _mended_plain(value, column, note, has_head=has_head)


def _mended_flow(value: str, column: int, note: Callable[[Callable[[Place, str], Problem], int, str], None]) -> str:
    """Brackets that are words of a sentence (`[1] Chỉ thị …`), and texts inside brackets that a `#` cuts."""
    cut = re.search(r"(?<=[\w,]) #(?=\S)", value)
    bare = value if cut is None else value[: cut.start()]
    closed = _closing(bare)
    if closed is not None and value[closed + 1 :].strip() and not value[closed + 1 :].lstrip().startswith("#"):
        note(rules.reserved_start, column, value[0])
        return _quoted(value)
    if closed is None and cut is not None and _closing(value) is not None:
        note(rules.cut_by_hash, column + cut.start() + 1, value[cut.start() + 1 :][:30])
        return value[: cut.start()] + value[cut.start() :].replace("#", "", 1)
    return value


def _closing(value: str) -> int | None:
    """Where the bracket that the value begins with closes, quotes left aside; None when it does not on this line."""
    depth, quote = 0, ""
    for at, character in enumerate(value):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
            if depth == 0:
                return at
    return None


def _mended_quoted(value: str, column: int, note: Callable[[Callable[[Place, str], Problem], int, str], None]) -> str:
    end = _end_of_quote(value)
    if end < 0:
        return value
    rest = value[end + 1 :].strip()
    if rest and not rest.startswith("#"):
        note(rules.text_after_quote, column, value[: end + 1][:40])
        return _quoted(value)
    if value[0] == '"' and "\\" in value[: end + 1]:
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
    """How many brackets the line leaves open; those in quotes, comments or running text do not count."""
    found = _LINE.match(line)
    value = found["value"] if found else line
    if not value.startswith(("[", "{")) and not re.match(r"^[\s\]}]", value):
        return 0
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|(?:^|\s)#.*", "", value)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
