"""`w:sectPr` and what stands before it as sections of a Sheet."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.section import _BaseHeaderFooter
from lxml.etree import _Element as Element

from baocao.adapters.word_tree import attribute, blocks_of, child, switch, whole
from baocao.stages.read_docx.content import Content
from baocao.values.sheet import Block, Page, Paragraph, Section

_EDGES = (
    "header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer",
)  # fmt: skip


def sections_of(document: Document, content: Content) -> Iterator[Section]:
    """The sections in order; a header or footer that one takes over from the one before is said again."""
    edges: dict[str, tuple[Block, ...]] = dict.fromkeys(_EDGES, ())
    pending: list[Block] = []
    laid = iter(document.sections)
    body = document.element.body
    ends = [*(_end_of(block) for block in blocks_of(body)), child(body, "sectPr")]
    for block, end in zip([*blocks_of(body), None], ends, strict=True):
        if block is not None:
            pending.append(content.paragraph(block) if isinstance(block, tuple) else content.table(block))
        if end is None:
            continue
        own = next(laid)
        for name in _EDGES:
            edge: _BaseHeaderFooter = getattr(own, name)
            if not edge.is_linked_to_previous:
                edges[name] = _without_bare(content.blocks(edge._element))
        yield _section(end, tuple(pending), edges)
        pending = []


def _end_of(block: Element | tuple[Element, ...]) -> Element | None:
    return child(child(block[-1], "pPr"), "sectPr") if isinstance(block, tuple) else None


def _without_bare(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A bare empty paragraph stands for none."""
    return () if blocks == (Paragraph(""),) else blocks


def _section(properties: Element, blocks: tuple[Block, ...], edges: dict[str, tuple[Block, ...]]) -> Section:
    numbers = child(properties, "pgNumType")
    return Section(
        _page(properties),
        blocks,
        edges["header"],
        edges["footer"],
        bool(switch(properties, "titlePg")),
        edges["first_page_header"],
        edges["first_page_footer"],
        edges["even_page_header"],
        edges["even_page_footer"],
        whole(attribute(numbers, "start")),
        "" if (form := attribute(numbers, "fmt") or "") == "decimal" else form,
        attribute(child(properties, "type"), "val") == "continuous",
    )


def _page(properties: Element) -> Page:
    """`w:pgSz` and `w:pgMar`; Word's own defaults where they are missing."""
    size, margins = child(properties, "pgSz"), child(properties, "pgMar")

    def length(parent: Element | None, name: str, default: int) -> int:
        found = whole(attribute(parent, name))
        return default if found is None else found

    return Page(
        length(size, "w", 12240),
        length(size, "h", 15840),
        length(margins, "top", 1440),
        length(margins, "right", 1440),
        length(margins, "bottom", 1440),
        length(margins, "left", 1440),
        length(margins, "header", 720),
        length(margins, "footer", 720),
        attribute(size, "orient") == "landscape",
        length(margins, "gutter", 0),
    )
