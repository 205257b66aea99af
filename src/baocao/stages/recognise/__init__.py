"""Sheet → Document: anybody's Word file as the parts of an official document."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.stages.recognise.headings import headings_of
from baocao.stages.recognise.lines import header_lines_of, lines_of
from baocao.stages.recognise.masthead import Masthead, end_of_letterhead, type_name
from baocao.stages.recognise.signature import Signature, first_annex, signature_start
from baocao.stages.recognise.title import address_of, subject_of, type_line
from baocao.values import official_terms as words
from baocao.values.document import Document, Line, Parts, divided
from baocao.values.official_terms import folded
from baocao.values.sheet import Sheet


def recognise(sheet: Sheet) -> Document:
    """Lay the lines of any Word file out as a reader sees them, and find the parts of an official document among them.

    Parts are known by what they say and where they stand, never by names of styles: those are anybody's.
    """
    lines, header = lines_of(sheet), header_lines_of(sheet)
    return Document(sheet, lines, header, _parts(lines, header))


def _parts(lines: Sequence[Line], header: Sequence[Line]) -> Parts:
    type_at, type_key = type_name(lines)
    end = type_at if type_at is not None else end_of_letterhead(lines)
    masthead = tuple(piece for line in (*header, *lines[:end]) for piece in divided(line))
    found = Masthead(masthead)
    text_from, subject, subject_end = (
        subject_of(lines, type_at) if type_at is not None else (end, found.letter_subject(), ())
    )
    annex_at = first_annex(lines, text_from)
    block_from = signature_start(lines, text_from, annex_at)
    block = lines[block_from:annex_at]
    signature = Signature(tuple(piece for line in block for piece in divided(line)))
    address, body_from = address_of(lines, text_from, block_from)
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
        type_name=type_line(lines[type_at]) if type_at is not None else None,
        type_key=type_key,
        subject=subject,
        subject_end=subject_end,
        address=address,
        body=body,
        headings=tuple(headings_of(body)),
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
