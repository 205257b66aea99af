"""Bytes of a .docx → Sheet: the inverse of `write`, and as much of anybody's Word file as a Sheet has words for."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from baocao.adapters.word_tree import (
    attribute,
    child,
    custom_properties,
    is_sealed,
    numbering_of,
    open_document,
    paragraph_format,
    paragraph_groups,
    readable,
    run_format,
    switch,
    theme_fonts,
    tracked_changes,
)
from baocao.stages.read_docx.content import Content
from baocao.stages.read_docx.sections import sections_of
from baocao.values.seal import SEAL
from baocao.values.sheet import Paragraph, Properties, Sheet

is_untouched = is_sealed
"""Whether bytes are, in content, what `write` made: nobody has saved the file in another program since."""
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read_docx(data: bytes) -> Sheet:
    """Read a Word file.

    Recorded changes count as accepted, hidden text is left out, automatic numbers are worked out, fonts of the theme
    carry their names, a header that a section takes over from the one before is said again. What a table's style says
    about the text in it is not read.

    Raises:
        UnreadableError: it is no .docx, it is encrypted, broken or harmful, or it unpacks to more than any office's
            paper.
    """
    document = open_document(data)
    with readable():
        theme = theme_fonts(document)
        content = Content(document, theme, numbering_of(document))
        defaults = child(document.styles.element, "docDefaults")
        base = child(child(defaults, "rPrDefault"), "rPr")
        settings = document.settings.element
        custom = custom_properties(document)
        custom.pop(SEAL, None)
        return Sheet(
            tuple(content.styles()),
            tuple(sections_of(document, content)),
            _properties(document, custom, attribute(child(base, "lang"), "val") or ""),
            run_format(base, theme),
            paragraph_format(child(child(defaults, "pPrDefault"), "pPr")),
            bool(switch(settings, "evenAndOddHeaders")),
            bool(switch(settings, "mirrorMargins")),
            tuple(_notes(document, content)),
            tracked_changes(document.element.body),
        )


def _notes(document: Document, content: Content) -> Iterator[Paragraph]:
    """Footnotes and endnotes, without Word's own separators."""
    for relation in document.part.rels.values():
        if relation.reltype in _NOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if attribute(note, "type") in (None, "normal"):
                    for group in paragraph_groups(note):
                        yield content.paragraph(group)


def _properties(document: Document, custom: dict[str, str], language: str) -> Properties:
    core = document.core_properties
    return Properties(
        core.title,
        core.author,
        core.subject,
        core.created.date() if core.created else None,
        language,
        tuple(sorted(custom.items())),
    )
