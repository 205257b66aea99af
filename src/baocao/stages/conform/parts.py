"""The parts of an official document, known by what they say and where they stand."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field

from baocao.stages.conform import words
from baocao.stages.conform.lines import Line, Side, divided
from baocao.stages.conform.words import folded

_MASTHEAD_LINES = 60
"""How many lines at most may stand before the name of the type."""
_SUBJECT_LINES = 8


@dataclass(frozen=True)
class Heading:
    """A heading of the text.

    Attributes:
        kind: `I`, `1`, `1.1`, `a`, or `Phần`, `Chương`, `Mục`, `Điều`.
        number: as written: `II`, `3`, `1.2`, `đ`.
        mark: what stands between the number and the words: `-`, `.`, `)`; empty where nothing does.
        is_title: it is set like a heading: all bold, or all in capitals.
    """

    line: Line
    kind: str
    number: str
    mark: str
    words: str
    is_title: bool


@dataclass(frozen=True)
class Parts:
    """What was recognised; None and empty where a part was not found.

    Attributes:
        title: “ĐẢNG CỘNG SẢN VIỆT NAM”, or Quốc hiệu.
        motto: Tiêu ngữ.
        superior, issuer: names of the bodies, a line each.
        below_issuer: what stands between the issuing body and the number: star, typed lines.
        type_name: tên loại; `type_key` is its plain name in capitals, empty for a công văn.
        subject: trích yếu.
        subject_end: the lines between the trích yếu and the text: hyphens, typed lines, bare paragraphs with a border.
        address: “Kính gửi” and what follows it.
        body: paragraphs of the text proper, blank ones and tables left out.
        body_blanks: numbers of the blank paragraphs among them.
        signature: all lines of the block, blank ones too.
        annexes: first line of each.
    """

    title: Line | None = None
    motto: Line | None = None
    superior: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    below_issuer: tuple[Line, ...] = ()
    number: Line | None = None
    date: Line | None = None
    type_name: Line | None = None
    type_key: str = ""
    subject: tuple[Line, ...] = ()
    subject_end: tuple[Line, ...] = ()
    address: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()
    headings: tuple[Heading, ...] = ()
    legal_bases: tuple[Line, ...] = ()
    authority: tuple[Line, ...] = ()
    position: tuple[Line, ...] = ()
    name: Line | None = None
    label: Line | None = None
    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    annexes: tuple[Line, ...] = ()
    draft: Line | None = None
    urgency: Line | None = None
    secrecy: Line | None = None
    masthead: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def is_state(self) -> bool:
        """It bears the name of the State and not the Party's."""
        return self.title is not None and words.STATE_NAME in folded(self.title.text)

    @property
    def has_state_habits(self) -> bool:
        """Number or authority are written as State bodies do, for a document that bears neither name."""
        number = folded(self.number.text) if self.number else ""
        authority = folded(self.authority[0].text) if self.authority else ""
        return number.startswith("SỐ:") or words.STATE_AUTHORITY.match(authority) is not None

    @property
    def day(self) -> datetime.date | None:
        """The day that the document bears; the last of the month where only that is known, None without a month."""
        found = words.WRITTEN_DATE.search(folded(self.date.text)) if self.date else None
        if found is None:
            return None
        year, month = int(found["year"]), int(found["month"])
        if not (1 <= month <= 12 and 1900 <= year <= 2999):
            return None
        last = monthrange(year, month)[1]
        return datetime.date(year, month, min(int(found["day"] or last) or last, last))


def recognise(lines: Sequence[Line], header: Sequence[Line]) -> Parts:
    """The parts among all lines of the document and those printed on top of its first page."""
    type_at, type_key = _type_name(lines)
    end = type_at if type_at is not None else _end_of_letterhead(lines)
    masthead = tuple(piece for line in (*header, *lines[:end]) for piece in divided(line))
    found = _Masthead(masthead)
    text_from, subject, subject_end = (
        _subject(lines, type_at) if type_at is not None else (end, found.letter_subject(), ())
    )
    annex_at = _first_annex(lines, text_from)
    block_from = _signature_start(lines, text_from, annex_at)
    block = lines[block_from:annex_at]
    signature = _Signature(tuple(piece for line in block for piece in divided(line)))
    address, body_from = _address(lines, text_from, block_from)
    body = tuple(line for line in lines[body_from:block_from] if line.cell is None and not line.is_blank)
    annexes = tuple(
        line for line in lines[annex_at:] if line.cell is None and words.ANNEX.match(folded(line.text)) is not None
    )
    return Parts(
        title=found.title,
        motto=found.motto,
        superior=found.superior,
        issuer=found.issuer,
        below_issuer=found.below_issuer,
        number=found.number,
        date=found.date,
        type_name=_type_line(lines[type_at]) if type_at is not None else None,
        type_key=type_key,
        subject=subject,
        subject_end=subject_end,
        address=address,
        body=body,
        headings=tuple(_headings(body)),
        legal_bases=tuple(line for line in body if words.LEGAL_BASIS.match(folded(line.text))),
        authority=signature.authority,
        position=signature.position,
        name=signature.name,
        label=signature.label,
        recipients=signature.recipients,
        signature=tuple(block),
        annexes=annexes,
        draft=found.first(r"DỰ THẢO\b"),
        urgency=found.exactly(words.URGENCY),
        secrecy=found.exactly(words.SECRECY),
        masthead=masthead,
    )


# The first page's head


def _type_name(lines: Sequence[Line]) -> tuple[int | None, str]:
    """Where the name of the type stands, and which it is.

    A line of its own before one that goes on after the name, so that “Báo cáo …” in the text is not taken for it.
    """
    candidates = [at for at, line in enumerate(lines[:_MASTHEAD_LINES]) if not line.is_blank]
    for at in candidates:
        text = folded(lines[at].text).rstrip(":. ")
        if text in words.TYPE_CODES and lines[at].side is Side.WHOLE:
            return at, text
    for at in candidates:
        text = folded(lines[at].text)
        known = next((name for name in words.TYPE_CODES if text.startswith(f"{name} ")), None)
        if known and lines[at].side is Side.WHOLE and (lines[at].is_centred or lines[at].has_bold):
            return at, known
    return None, ""


def _end_of_letterhead(lines: Sequence[Line]) -> int:
    """For a document without the name of a type: after the last line of the head that is known by what it says."""
    last = 0
    for at, line in enumerate(lines[:_MASTHEAD_LINES]):
        if words.ADDRESS.match(folded(line.text)):
            break
        if line.cell is not None or line.in_box or any(_is_letterhead(piece) for piece in divided(line)):
            last = at + 1
        elif len(line.text) > 120:
            break
    return last


def _is_letterhead(line: Line) -> bool:
    text = folded(line.text)
    return (
        text in (words.PARTY_TITLE, words.STATE_NAME)
        or words.MOTTO.search(text) is not None
        or words.NUMBER.match(text) is not None
        or (words.DATE.search(text) is not None and len(text) < 60)
    )


class _Masthead:
    """The lines before the name of the type, sorted by what they say; what is left on the left are names of bodies."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = tuple(line for line in lines if not line.is_blank)
        self._texts = [folded(line.text) for line in self._lines]
        self.title = self.first(rf"(?:{words.PARTY_TITLE}|{words.STATE_NAME})$")
        self.motto = self.first(words.MOTTO.pattern)
        self.number = self.first(words.NUMBER.pattern)
        self.date = next(
            (line for line, text in zip(self._lines, self._texts, strict=True) if self._is_date(text)), None
        )
        names = self._names()
        superior = _superior_lines(names)
        self.superior, self.issuer = names[:superior], names[superior:]
        self.below_issuer = tuple(
            line
            for line, text in zip(self._lines, self._texts, strict=True)
            if (words.STAR.fullmatch(text) or words.TYPED_RULE.fullmatch(text) or words.DASHES.fullmatch(text))
            and line.side is not Side.RIGHT
        )

    @staticmethod
    def _is_date(text: str) -> bool:
        return words.DATE.search(text) is not None and not text.startswith("(")

    def first(self, pattern: str) -> Line | None:
        """The first line that begins like that."""
        return next(
            (line for line, text in zip(self._lines, self._texts, strict=True) if re.match(pattern, text)), None
        )

    def exactly(self, known: Sequence[str]) -> Line | None:
        """The first line that is one of those words."""
        return next((line for line, text in zip(self._lines, self._texts, strict=True) if text.strip() in known), None)

    def _names(self) -> tuple[Line, ...]:
        """Lines on the left that stand before the number and are nothing else."""
        found = []
        for line, text in zip(self._lines, self._texts, strict=True):
            if line is self.number or words.STAR.fullmatch(text):
                break
            if line.side is Side.RIGHT or line in (self.title, self.motto, self.date):
                continue
            if re.fullmatch(r"[\W\d_]+", text) or text.strip() in (*words.URGENCY, *words.SECRECY):
                continue
            if not text.startswith("DỰ THẢO"):
                found.append(line)
        return tuple(found)

    def letter_subject(self) -> tuple[Line, ...]:
        """What stands under the number on the left: the trích yếu of a công văn."""
        if self.number is None:
            return ()
        after = self._lines[self._lines.index(self.number) + 1 :]
        taken = []
        for line in after:
            text = folded(line.text)
            if line.side is Side.RIGHT or line is self.date or text.strip() in (*words.URGENCY, *words.SECRECY):
                continue
            if text.startswith("DỰ THẢO") or re.fullmatch(r"[\W_]+", text):
                continue
            taken.append(line)
        return tuple(taken)


def _superior_lines(names: Sequence[Line]) -> int:
    """How many of the lines name the superior body: those before the bold ones; else the first, where it can be one."""
    if len(names) < 2:
        return 0
    bold = [line.is_bold for line in names]
    if bold[-1] and not bold[0]:
        return len(bold) - 1 - bold[::-1].index(False) + 1
    first, second = folded(names[0].text), folded(names[1].text)
    if words.GOVERNMENT.fullmatch(first) and second.startswith(words.UNITS):
        return 0
    return 1 if first.startswith(words.SUPERIORS) else 0


# Between the head and the text


def _subject(lines: Sequence[Line], type_at: int) -> tuple[int, tuple[Line, ...], tuple[Line, ...]]:
    """Where the text begins, the lines of the trích yếu, and what divides it from the text."""
    first = _type_line(lines[type_at])
    subject: list[Line] = list(_broken_at_lines(lines[type_at])[1:])
    ends: list[Line] = []
    if folded(first.text).rstrip(":. ") not in words.TYPE_CODES:
        subject.insert(0, first)
    at = type_at + 1
    while at < len(lines) and len(subject) < _SUBJECT_LINES:
        pieces = _broken_at_lines(lines[at])
        if not all(_takes(piece, subject, ends) for piece in pieces):
            break
        at += 1
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at, tuple(subject), tuple(ends)


def _type_line(line: Line) -> Line:
    """What stands on its line: a line break may follow the name of the type."""
    return _broken_at_lines(line)[0]


def _broken_at_lines(line: Line) -> tuple[Line, ...]:
    """The lines of a paragraph that line breaks divide; tabs and blanks do not."""
    return divided(line) if "\n" in line.paragraph.text.strip() else (line,)


def _takes(line: Line, subject: list[Line], ends: list[Line]) -> bool:
    """Put a line to the trích yếu or to what divides it from the text; False where the text begins."""
    text = folded(line.text)
    if line.is_blank:
        if line.has_rule or line.paragraph.drawings:
            ends.append(line)
    elif words.DASHES.fullmatch(text) or words.TYPED_RULE.fullmatch(text):
        ends.append(line)
    elif ends or not _continues_subject(line, subject):
        return False
    else:
        subject.append(line)
    return True


def _continues_subject(line: Line, subject: Sequence[Line]) -> bool:
    text = folded(line.text)
    if words.ADDRESS.match(text) or words.LEGAL_BASIS.match(text) or _heading(line) is not None:
        return False
    if not subject:
        return len(line.text) < 400 and (line.is_centred or line.has_bold or line.text[0].islower())
    return line.is_centred and (line.is_bold or not subject[0].is_bold)


def _address(lines: Sequence[Line], start: int, end: int) -> tuple[tuple[Line, ...], int]:
    """“Kính gửi” with the lines of its list, and where the text goes on."""
    while start < end and lines[start].is_blank:
        start += 1
    if start >= end or not words.ADDRESS.match(folded(lines[start].text)):
        return (), start
    at = start + 1
    while at < end and (lines[at].is_blank or re.match(r"[-+]\s", lines[at].text)):
        at += 1
    return tuple(line for line in lines[start:at] if not line.is_blank), at


# The text


_PART = re.compile(
    r"(?P<kind>Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s+(?P<number>[IVXLC]+\b|\d+|(?:thứ|THỨ)\s+\w+)"
    r"(?P<mark>[.:]?)\s*(?P<words>.*)"
)
_ROMAN = re.compile(r"(?P<number>[IVXLC]+)\s?(?P<mark>[-–—.)])\s*(?P<words>\S.*)")
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)(?P<mark>\.?)\s+(?P<words>\S.*)")
_ARABIC = re.compile(r"(?P<number>\d{1,2})(?P<mark>[.)]|-)\s*(?P<words>[^\d\s].*)")
_LETTER = re.compile(r"(?P<number>[a-zđ])(?P<mark>[).]|-)\s*(?P<words>\S.*)")


def _heading(line: Line) -> Heading | None:
    text = line.text
    bold_or_capitals = line.is_bold or _leads_bold(line) or (line.is_in_capitals and len(text) > 4)
    for kind, pattern in (("I", _ROMAN), ("1.1", _DOTTED), ("1", _ARABIC), ("a", _LETTER)):
        found = pattern.match(text)
        if found:
            mark = "-" if found["mark"] in words.HYPHENS else found["mark"]
            return Heading(line, kind, found["number"], mark, found["words"], bold_or_capitals)
    found = _PART.match(text)
    kind = found["kind"].capitalize() if found else ""
    stands_alone = found is not None and not found["words"]
    if found and (bold_or_capitals or line.is_centred or stands_alone or kind == "Điều"):
        return Heading(line, kind, found["number"], found["mark"], found["words"], True)
    return None


def _leads_bold(line: Line) -> bool:
    return bool(line.pieces) and bool(line.pieces[0].look.bold) and len(line.text) < 300


def _headings(body: Sequence[Line]) -> list[Heading]:
    return [heading for line in body if (heading := _heading(line)) is not None]


# The end


def _first_annex(lines: Sequence[Line], start: int) -> int:
    """Where the first annex begins: after the signature, “Phụ lục” alone on a line."""
    labels = [at for at in range(start, len(lines)) if words.LABEL.match(folded(lines[at].text))]
    after = labels[0] if labels else start
    for at in range(after, len(lines)):
        line = lines[at]
        if line.cell is None and words.ANNEX.match(folded(line.text)) and (line.is_centred or line.is_bold or labels):
            return at
    return len(lines)


def _signature_start(lines: Sequence[Line], start: int, end: int) -> int:
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


class _Signature:
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
