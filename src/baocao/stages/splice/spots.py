"""Places in the raw text of a YAML file: where a value ends, where a line or a part can be put in."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, Sequence
from baocao.values.problem import Place

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


class NoSpotError(Exception):
    """The raw text does not look as the tree says; nothing may be changed there."""


class Edit(Struct, frozen=True):
    """The characters from `start` to `end` become `text`."""

    start: int
    end: int
    text: str


class RawText:
    """The text as the file holds it, line ends and all, with the places of a tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [found[0] for found in _LINE.finditer(text)]
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        ends = [line[len(line.rstrip("\r\n")) :] for line in self.lines]
        self.newline = next((end for end in ends if end), "\n")

    def index(self, place: Place) -> int:
        """Where a place of the tree, counted in NFC, is in the raw text."""
        line, column = (place.line or 1) - 1, (place.column or 1) - 1
        if line >= len(self.lines):
            raise NoSpotError
        raw = self.lines[line]
        offset = column
        if not unicodedata.is_normalized("NFC", raw):
            offsets = [at for at in range(len(raw) + 1) if at == len(raw) or not unicodedata.combining(raw[at])]
            offset = next((at for at in offsets if len(unicodedata.normalize("NFC", raw[:at])) == column), -1)
        if not 0 <= offset <= len(raw):
            raise NoSpotError
        return self.starts[line] + offset

    def value(self, node: Scalar, text: str, *, in_flow: bool) -> Edit:
        """Put `text` in the place of a scalar; the blanks before a comment stay as they are.

        To keep the comment's column instead would make the file depend on the numbers that stood there in between.
        """
        start = self.index(node.place)
        if node.block:
            raise NoSpotError
        if node.plain and not node.text:
            return self._filled(start, _plain(text, in_flow=in_flow))
        if not node.plain:
            mark = self.text[start : start + 1]
            end = self.text.find(mark, start + 1) + 1
            if mark not in ("'", '"') or unicodedata.normalize("NFC", self.text[start + 1 : end - 1]) != node.text:
                raise NoSpotError
            return Edit(start, end, f"{mark}{text}{mark}")
        end = start
        line_end = re.compile(r"[\r\n]|$").search(self.text, start)
        most = line_end.start() if line_end else len(self.text)
        while end <= most and unicodedata.normalize("NFC", self.text[start:end]) != node.text:
            end += 1
        while end < most and unicodedata.combining(self.text[end]):
            end += 1
        if end > most or unicodedata.normalize("NFC", self.text[start:end]) != node.text:
            raise NoSpotError
        return Edit(start, end, _plain(text, in_flow=in_flow))

    def _filled(self, colon_end: int, text: str) -> Edit:
        if self.text[colon_end - 1 : colon_end] != ":":
            raise NoSpotError
        if self.text[colon_end : colon_end + 1] == " ":
            # The blank after the colon is there already; a comment right behind it needs one of its own.
            is_comment_next = self.text[colon_end + 1 : colon_end + 2] == "#"
            return Edit(colon_end + 1, colon_end + 1, f"{text} " if is_comment_next else text)
        return Edit(colon_end, colon_end, f" {text}")

    def is_flow(self, mapping: Mapping) -> bool:
        """Whether a mapping stands in braces."""
        at = self.index(mapping.place)
        return self.text[at : at + 1] == "{"

    def into_braces(self, mapping: Mapping, entry: str, before: Scalar | None = None) -> Edit:
        """Put an entry before that key of a mapping in braces, else behind the last one."""
        if before is not None:
            at = self.index(before.place)
            return Edit(at, at, f"{entry}, ")
        start = self.index(mapping.place)
        last, is_first = self._last_in_braces(start)
        if is_first:
            return Edit(start + 1, start + 1, entry)
        return Edit(last + 1, last + 1, f" {entry}" if self.text[last] == "," else f", {entry}")

    def _last_in_braces(self, start: int) -> tuple[int, bool]:
        depth, quote, last, at = 0, "", start, start
        while at < len(self.text):
            character = self.text[at]
            if quote:
                quote = "" if character == quote else quote
            elif character in "'\"" and self.text[last] in "{[,:":
                quote = character
            elif character == "#" and self.text[at - 1] in " \t\r\n":
                found = re.compile(r"[\r\n]|$").search(self.text, at)
                at = found.start() if found else len(self.text)
                continue
            elif character in "{[":
                depth += 1
            elif character in "}]":
                depth -= 1
                if depth == 0:
                    return last, last == start
            if not character.isspace():
                last = at
            at += 1
        raise NoSpotError

    def as_lines(
        self, mapping: Mapping, path: tuple[str, ...], text: str, *, is_top: bool, before: Scalar | None = None
    ) -> Edit:
        """Put a new entry, one line for each key of the path, before that key of a block mapping, else at its end."""
        first = self.index(mapping.place)
        line_start = self.starts[(mapping.place.line or 1) - 1]
        indent = self.text[line_start:first]
        if indent.strip(" "):
            raise NoSpotError
        words = [f"{indent}{'  ' * depth}{key}:" for depth, key in enumerate(path)]
        words[-1] += f" {_plain(text, in_flow=False)}"
        block = self.newline.join(words)
        if before is not None:
            at = self.starts[(before.place.line or 1) - 1]
            return Edit(at, at, block + self.newline)
        at = len(self.text) if is_top else self.starts[self._last_line(mapping.entries[-1][1], len(indent)) + 1]
        if at and self.text[at - 1] not in "\r\n":
            return Edit(at, at, self.newline + block)
        return Edit(at, at, block + self.newline)

    def _last_line(self, last: Node, indent: int) -> int:
        line = _line_of(last)
        dashes = isinstance(last, Sequence)
        for number in range(line + 1, len(self.lines)):
            words = self.lines[number].strip()
            depth = len(self.lines[number]) - len(self.lines[number].lstrip(" "))
            if words and not (depth > indent or (dashes and depth == indent and words.startswith("-"))):
                break
            in_block = isinstance(last, Scalar) and last.block
            if words and (in_block or not words.startswith("#")):
                line = number
        return line


def _line_of(node: Node) -> int:
    """The line, from 0, on which the last of its parts begins."""
    line = (node.place.line or 1) - 1
    if isinstance(node, Mapping) and node.entries:
        return max(line, _line_of(node.entries[-1][1]))
    if isinstance(node, Sequence) and node.items:
        return max(line, _line_of(node.items[-1]))
    return line


def in_braces(path: tuple[str, ...], text: str) -> str:
    """`linh_vuc: {kinh_te: 4}` for the path linh_vuc, kinh_te."""
    inner = f"{path[-1]}: {_plain(text, in_flow=True)}"
    for key in reversed(path[:-1]):
        inner = f"{key}: {{{inner}}}"
    return inner


def _plain(text: str, *, in_flow: bool) -> str:
    """Without quotes, but where a comma in braces would begin the next part."""
    return f"'{text}'" if in_flow and "," in text and not text.startswith("{") else text
