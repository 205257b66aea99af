"""A Word file's Document → Prose: every paragraph in the very characters of its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.values.document import Document, Line, Parts
from baocao.values.issuer import ToneMarks
from baocao.values.problem import Place
from baocao.values.prose import UNREAD, LineKind, Prose, ProseLine, Stretch
from baocao.values.sheet import Field, Paragraph, RunFormat, Sheet, effective, paragraphs_of

_BREAK = re.compile(r"[\n\f]")
_SENTENCE_ENDS = (".", ";", ",", ":")


def transcribe_document(document: Document, path: str, tone_marks: ToneMarks | None = None) -> Prose:
    """All words of a Word file: its text line by line, page headers and footers, notes.

    A paragraph that line breaks divide is as many lines. Numbers that Word sets itself are no text.

    Args:
        document: what was recognised.
        path: what findings call the file.
        tone_marks: the style that its office chose, where that is known.
    """
    kinds = dict(_kinds(document.parts))
    heading_from = min((line.number for line in document.parts.annexes), default=len(document.lines) + 1)
    lines: list[ProseLine] = []
    for line in document.lines:
        kind = kinds.get(line.number) or _kind_elsewhere(line, line.number >= heading_from)
        looks = [piece.look for piece in line.runs[bool(line.paragraph.number) :]]
        lines += _lines(line.paragraph, looks, Place(path, part=f"đoạn {line.number}"), kind, line.number)
    return Prose((*lines, *_beside(document.sheet, path)), tone_marks)


def _kinds(parts: Parts) -> Iterator[tuple[int, LineKind]]:
    """The kinds of the lines that were recognised, those of the masthead and the signature last."""
    titles = {heading.line.number for heading in parts.headings if heading.is_title}
    for line in parts.body:
        is_heading = line.number in titles or (line.is_bold and not line.text.endswith(_SENTENCE_ENDS))
        yield line.number, LineKind.HEADING if is_heading else LineKind.PARAGRAPH
    for line in parts.annexes:
        yield line.number, LineKind.HEADING
    labels = (*parts.masthead, *parts.subject, *parts.subject_end, *parts.address, *parts.signature)
    for line in labels if parts.type_name is None else (*labels, parts.type_name):
        yield line.number, LineKind.LABEL


def _kind_elsewhere(line: Line, is_in_annex: bool) -> LineKind:
    if line.cell is not None or line.in_box:
        return LineKind.CELL
    return LineKind.HEADING if is_in_annex and line.is_centred else LineKind.PARAGRAPH


def _lines(
    paragraph: Paragraph, looks: Sequence[RunFormat], place: Place, kind: LineKind, number: int
) -> Iterator[ProseLine]:
    text, starts = "", []
    for run, look in zip(paragraph.runs, looks, strict=True):
        starts.append((len(text), look.extended_font or look.font or "", isinstance(run, Field)))
        text += UNREAD * len(run.shown) if isinstance(run, Field) else run.text
    at = 0
    for piece in _BREAK.split(text):
        if piece.strip(f" \t\u00a0{UNREAD}"):
            yield ProseLine(piece, tuple(_stretches(starts, at, at + len(piece), place)), kind, number)
        at += len(piece) + 1


def _stretches(starts: Sequence[tuple[int, str, bool]], first: int, last: int, place: Place) -> Iterator[Stretch]:
    """The stretches of the characters from `first` to `last` of a paragraph, neighbours of one font joined."""
    ends = [start for start, _, _ in starts[1:]] + [last + 1]
    before: tuple[str, bool] | None = None
    for (start, font, is_field), end in zip(starts, ends, strict=True):
        begin = max(start, first)
        if begin < min(end, last) and before != (font, is_field):
            before = (font, is_field)
            yield Stretch(begin - first, place, is_gap=is_field, font=font, at=begin if first else None)


def _beside(sheet: Sheet, path: str) -> Iterator[ProseLine]:
    """Headers, footers and notes; what several pages print alike is told once."""
    told: set[str] = set()
    for section in sheet.sections:
        tops = (section.header, section.first_header, section.even_header)
        feet = (section.footer, section.first_footer, section.even_footer)
        for name, edges in (("đầu trang", tops), ("cuối trang", feet)):
            for paragraph in (each for edge in edges for each in paragraphs_of(edge)):
                if paragraph.words not in told:
                    told.add(paragraph.words)
                    yield from _unnumbered(sheet, paragraph, Place(path, part=name), LineKind.LABEL)
    for number, note in enumerate(sheet.notes, 1):
        yield from _unnumbered(sheet, note, Place(path, part=f"chú thích {number}"), LineKind.PARAGRAPH)


def _unnumbered(sheet: Sheet, paragraph: Paragraph, place: Place, kind: LineKind) -> Iterator[ProseLine]:
    looks = [effective(sheet, paragraph, run)[1] for run in paragraph.runs]
    return _lines(paragraph, looks, place, kind, 0)
