"""What can be mended in a file by itself, and the verdict that asks for it; only `TextMending` touches words."""

from __future__ import annotations

from msgspec import Struct

from baocao.values.exemption import Exemption
from baocao.values.problem import Problem
from baocao.values.sheet import ParagraphFormat, RunFormat


class PageMending(Struct, frozen=True):
    """Set measures of a section's page.

    Attributes:
        section: from 0.
        changes: names of `Page`'s fields and their new values, in twips (`landscape` excepted).
    """

    section: int
    changes: tuple[tuple[str, int], ...]


class PageNumberMending(Struct, frozen=True):
    """Give a section a centred PAGE field on top of every page, and take page numbers out of its footers.

    Attributes:
        section: from 0.
        hides_first: no number on the section's first page.
        look: font and size of the number.
    """

    section: int
    hides_first: bool
    look: RunFormat


class ParagraphMending(Struct, frozen=True):
    """Set what `format` says on a paragraph; `paragraph` counts from 0 in the order of `Sheet.paragraphs()`."""

    paragraph: int
    format: ParagraphFormat


class RunMending(Struct, frozen=True):
    """Set what `format` says on all runs of a paragraph, its mark included; counted likewise."""

    paragraph: int
    format: RunFormat


class TableMending(Struct, frozen=True):
    """Take the borders off a table and its cells; `paragraph` is any paragraph in it."""

    paragraph: int


class RowMending(Struct, frozen=True):
    """Let no row of a table break between two pages; `paragraph` is any paragraph in it."""

    paragraph: int


class MirrorMending(Struct, frozen=True):
    """Let left and right margins change places on even pages, or not."""

    mirrors: bool


class TextMending(Struct, frozen=True):
    """Write other characters in place of some, in the formats of those that they replace.

    Attributes:
        paragraph: from 0 in the order of `Sheet.paragraphs()`; of a text file the line, from 0.
        start, end: in the paragraph's text.
        found: what stands there.
        replacement: what is to stand there.
        told: the same with the words around it, for people: `“thái đọ” → “thái độ”`.
    """

    paragraph: int
    start: int
    end: int
    found: str
    replacement: str
    told: str = ""


Mending = (
    PageMending
    | PageNumberMending
    | ParagraphMending
    | RunMending
    | TableMending
    | RowMending
    | MirrorMending
    | TextMending
)


class Verdict(Struct, frozen=True):
    """A finding on a document's layout or language.

    Attributes:
        mendings: what would mend it; empty where a person must.
        exemption: the office's exception by which it is not told; None for all that is.
    """

    problem: Problem
    mendings: tuple[Mending, ...] = ()
    exemption: Exemption | None = None
