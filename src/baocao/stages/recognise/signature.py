"""The end of the document: signature, recipients, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.values import official_terms as words
from baocao.values.document import Line, Side, divided
from baocao.values.official_terms import folded


def first_annex(lines: Sequence[Line], start: int) -> int:
    """Where the first annex begins: after the signature, “Phụ lục” alone on a line."""
    labels = [at for at in range(start, len(lines)) if words.LABEL.match(folded(lines[at].text))]
    after = labels[0] if labels else start
    for at in range(after, len(lines)):
        line = lines[at]
        if line.cell is None and words.ANNEX.match(folded(line.text)) and (line.is_centred or line.is_bold or labels):
            return at
    return len(lines)


def signature_start(lines: Sequence[Line], start: int, end: int) -> int:
    """The first line of the block: of its table, or of label, authority and position, whichever comes first."""
    marks = [at for at in range(start, end) if any(_opens_signature(piece) for piece in divided(lines[at]))]
    if not marks:
        return end
    last = marks[-1]
    table = lines[last].cell
    if table is not None:
        return next(at for at in range(start, end) if (cell := lines[at].cell) and cell.number == table.number)
    near = [at for at in marks if last - at <= 40]
    return near[0]


def _opens_signature(line: Line) -> bool:
    text = folded(line.text)
    if words.LABEL.match(text):
        return True
    stands_so = line.is_in_capitals and len(line.text) < 90 and not line.text.startswith("-")
    return stands_so and (words.AUTHORITY.match(text) is not None or text.startswith(words.POSITIONS))


class Signature:
    """The block, sorted by what the lines say."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        said = [line for line in lines if not line.is_blank]
        texts = [folded(line.text) for line in said]
        self.label = next((each for each, text in zip(said, texts, strict=True) if words.LABEL.match(text)), None)
        self.authority = tuple(
            line
            for line, text in zip(said, texts, strict=True)
            if words.AUTHORITY.match(text) and line.is_in_capitals and line is not self.label
        )
        self.position = tuple(
            line
            for line, text in zip(said, texts, strict=True)
            if line.is_in_capitals and text.startswith(words.POSITIONS) and line not in self.authority
        )
        self.recipients = self._recipients(said)
        self.name = self._name(said)

    def _recipients(self, said: list[Line]) -> tuple[Line, ...]:
        """The lines under the label, in its cell or on its side; one without a dash goes on from the line before."""
        label = self.label
        if label is None:
            return ()
        found: list[Line] = []
        for line in said[said.index(label) + 1 :]:
            if label.cell is not None and line.cell is not None and line.cell.column != label.cell.column:
                continue
            if line in self.authority or line in self.position:
                continue
            starts = re.match(rf"[{words.HYPHENS}+•]", line.text) is not None
            if starts or (label.cell is not None and line.cell is not None) or (not found and not _is_right(line)):
                found.append(line)
            elif label.cell is None and line.side is not Side.RIGHT and found and not line.is_centred:
                break
        return tuple(found)

    def _name(self, said: list[Line]) -> Line | None:
        """The last line under authority and position that can be a person's name."""
        above = [*self.authority, *self.position]
        if not above:
            return None
        start = max(said.index(line) for line in above)
        cell = said[start].cell
        column = None if cell is None else cell.column
        for line in reversed(said[start + 1 :]):
            if column is not None and (line.cell is None or line.cell.column != column):
                continue
            if line not in self.recipients and line is not self.label and words.is_person(line.text):
                return line
        return None


def _is_right(line: Line) -> bool:
    return line.side is Side.RIGHT or line.is_centred
