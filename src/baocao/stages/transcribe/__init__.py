"""Blocks, a Document or a text → Prose: lines of words with the place of every character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.transcribe.documents import transcribe_document
from baocao.stages.transcribe.markdown import markdown_lines
from baocao.values.blocks import Blocks, Heading, Run, Table
from baocao.values.figures import Figures
from baocao.values.narrative import GAP
from baocao.values.official_terms import TYPES, folded
from baocao.values.problem import Place
from baocao.values.prose import UNREAD, LineKind, Prose, ProseLine, Stretch, looks_like_heading
from baocao.values.tone_marks import in_tone_style

__all__ = ["transcribe_blocks", "transcribe_document", "transcribe_text"]

MARKDOWN = (".md", ".markdown")
_LINE_END = re.compile(r"\r\n|\r|\n")


def transcribe_blocks(blocks: Blocks, figures: Figures) -> Prose:
    """The narrative as it will be printed, and the typed words that the paper prints around it.

    Words of the templates and of the issuer's file are in the office's tone-mark style, as `layout` prints them.
    """
    lines = [_line(blocks.subject, LineKind.LABEL, figures)]
    for block in blocks.everything:
        if isinstance(block, Table):
            lines += [_cell(label, block.place, figures) for label in (*block.groups, *block.header) if label]
            lines += [_line(cell, LineKind.CELL, figures) for row in block.rows for cell in row]
        else:
            kind = LineKind.HEADING if isinstance(block, Heading) else LineKind.PARAGRAPH
            lines.append(_line(block.runs, kind, figures))
    lines += [
        ProseLine(text, (Stretch(0, Place(place.path, place.line), is_typed=True),), LineKind.LABEL)
        for text, place in _beside(figures)
    ]
    return Prose(tuple(line for line in lines if line.text), figures.issuer.tone_marks, is_workspace=True)


def transcribe_text(text: str, path: str) -> Prose:
    """A text, line by line; of Markdown (`.md`) the words only. Which lines of a plain text are headings is guessed.

    Args:
        text: with any kind of line ends.
        path: what findings call it.
    """
    lines = _LINE_END.split(text)
    if path.lower().endswith(MARKDOWN):
        return Prose(tuple(markdown_lines(lines, path)))
    found, before = [], ""
    for number, line in enumerate(lines, 1):
        if stripped := line.strip():
            # What stands right under “BÁO CÁO” is the subject.
            is_heading = folded(before) in TYPES or looks_like_heading(stripped)
            kind = LineKind.HEADING if is_heading else LineKind.PARAGRAPH
            found.append(ProseLine(line, (Stretch(0, Place(path, number)),), kind, number))
            before = stripped if stripped.isupper() else ""
    return Prose(tuple(found))


def _line(runs: tuple[Run, ...], kind: LineKind, figures: Figures) -> ProseLine:
    stretches, text, style = [], "", figures.issuer.tone_marks
    for run in runs:
        place = Place(run.source.place.path, run.source.place.line)
        typed, gap = bool(run.source.key), run.source.computation == GAP
        stretches.append(Stretch(len(text), place, is_typed=typed, is_gap=gap))
        is_restyled = not typed or run.source.place.path == figures.issuer.place.path
        if gap:
            text += UNREAD * len(run.text)
        else:
            text += in_tone_style(run.text, style) if is_restyled else run.text
    return ProseLine(text, tuple(stretches), kind)


def _cell(text: str, place: Place, figures: Figures) -> ProseLine:
    printed = in_tone_style(text, figures.issuer.tone_marks)
    return ProseLine(printed, (Stretch(0, Place(place.path, place.line)),), LineKind.CELL)


def _beside(figures: Figures) -> Iterator[tuple[str, Place]]:
    """What the paper prints outside the narrative, as far as it is typed."""
    issuer, note = figures.issuer, figures.publication.circulation
    for key, text, place in issuer.fields:
        if key in ("cap_tren", "ten", "dia_danh", "luu", "lien_he"):
            yield in_tone_style(text, issuer.tone_marks), place
    for text, place in zip(issuer.recipients, issuer.recipient_places[1:], strict=False):
        yield in_tone_style(text, issuer.tone_marks), place
    for text in (*issuer.signer.authority, issuer.signer.position, issuer.signer.name):
        yield text, issuer.place
    if note is not None:
        yield note.text, note.place
