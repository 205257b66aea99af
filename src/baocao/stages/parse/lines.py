"""The narrative's text cut into lines of template words and values, with what vanishes taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from baocao.values.narrative import LINE_MARKS, VALUE_MARKS, Narrative, Printed
from baocao.values.problem import Place
from baocao.values.source import Source


class Piece(Struct, frozen=True):
    """Template words (value is None) or one value, with the template line it stands on."""

    text: str
    place: Place
    value: Printed | None = None


class Line(Struct, frozen=True):
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> Place:
        return self.pieces[0].place

    @property
    def place_source(self) -> Source:
        return Source(self.place)

    @property
    def shape(self) -> str:
        """The line with U+FFFC for every value: what the grammar looks at."""
        return "".join(piece.text if piece.value is None else VALUE for piece in self.pieces)


VALUE = "\ufffc"


def lines_of(narrative: Narrative, text: str) -> Iterator[Line]:
    place = narrative.lines[0] if narrative.lines else Place("templates")
    for raw in text.split("\n"):
        pieces: list[Piece] = []
        words = ""

        for character in raw:
            code = ord(character)
            if code < VALUE_MARKS:
                words += character
                continue
            if words:
                pieces.append(Piece(words, place))
                words = ""
            if code >= LINE_MARKS:
                place = narrative.lines[code - LINE_MARKS]
            else:
                pieces.append(Piece("", place, narrative.printed[code - VALUE_MARKS]))
        if words:
            pieces.append(Piece(words, place))
        loses_something = any(piece.value and piece.value.vanishes for piece in pieces)
        pieces = trimmed(_vanished(pieces))
        if loses_something and not any(piece.value or re.search(r"\w", piece.text) for piece in pieces):
            continue
        if pieces:
            yield Line(tuple(pieces))


def _vanished(pieces: Sequence[Piece]) -> list[Piece]:
    """Take out unknown comparisons together with the comma or the brackets that held them."""
    kept = list(pieces)
    while (at := next((i for i, piece in enumerate(kept) if piece.value and piece.value.vanishes), None)) is not None:
        before = kept[at - 1] if at and kept[at - 1].value is None else None
        after = kept[at + 1] if at + 1 < len(kept) and kept[at + 1].value is None else None
        left, right = _closed(before.text if before else "", after.text if after else "")
        replacement = [replace(before, text=left)] if before else []
        rest = [replace(after, text=right)] if after else []
        kept[at - bool(before) : at + 1 + bool(after)] = [piece for piece in replacement + rest if piece.text]
    return kept


def _closed(left: str, right: str) -> tuple[str, str]:
    emphasis = re.search(r"(\*{1,2})$", left)
    if emphasis and right.startswith(emphasis[1]):
        left, right = left[: emphasis.start()], right[len(emphasis[1]) :]
    if re.search(r"\(\s*$", left):
        if right.lstrip().startswith(")"):
            return re.sub(r"\s*\(\s*$", "", left), right.lstrip()[1:]
        return left, re.sub(r"^\s*[,;]\s*", "", right)
    if re.search(r"(?:[,;:]| [-–])\s*$", left):
        return re.sub(r"\s*(?:[,;:]| [-–])\s*$", "", left), right
    if not left.strip():
        return left, re.sub(r"^\s*[,;]?\s*", "", right)
    return left.rstrip(), right


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """Blanks of the template's own words: none at the ends, one between words, none before punctuation."""
    kept: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if piece.value is None:
            text = re.sub(r"[ \t]+", " ", text)
            follows_blank = not kept or (kept[-1].value is None and kept[-1].text.endswith(" "))
            text = text.lstrip(" ") if follows_blank else text
            if kept and kept[-1].value is None and re.match(r"[,.;:!?)]", text):
                kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
            text = re.sub(r" +(?=[,.;:!?)](?:\s|$))", "", text)
        if text or piece.value is not None:
            kept.append(replace(piece, text=text))
    while kept and kept[-1].value is None and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept and kept[-1].value is None:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept
