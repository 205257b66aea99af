"""Blocks, Figures, RuleBook → Sheet: the official paper, every measure taken from the rule book."""

from __future__ import annotations

from functools import partial

from baocao.stages.layout.annexes import annex_sections, text_width, with_annex_numbers
from baocao.stages.layout.body import Body
from baocao.stages.layout.components import Components
from baocao.stages.layout.masthead import line_lengths, masthead
from baocao.stages.layout.signature import ended, kept_with_signature, signature
from baocao.stages.layout.styles import END, STYLE_KEYS, styles
from baocao.stages.layout.wording import Wording
from baocao.values.blocks import Blocks
from baocao.values.figures import Figures
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Block, Field, Page, Paragraph, Properties, RunFormat, Section, Sheet, paragraphs_of


def layout(
    blocks: Blocks,
    figures: Figures,
    book: RuleBook,
    provenance: tuple[tuple[str, str], ...] = (),
    draft: int | None = None,
) -> Sheet:
    """Lay out one report.

    Args:
        blocks: the narrative.
        figures: for the issuer, the period and the document's number and date.
        book: the rule book that governs a document of that issuer and date.
        provenance: names and values to keep in the file's own properties.
        draft: which draft it is (“Dự thảo lần 2”), None for the final paper; 0 for a draft without a number.

    Returns:
        The paper. Words of the template and of the issuer's file are in the issuer's tone-mark style; figures and
        texts of the period file stand as they were typed, but for the end mark that the rule book asks for.
    """
    wording = Wording(figures.issuer)
    blocks = with_annex_numbers(blocks, book)
    page = _page(book)
    components = Components(figures, book, wording, wording.runs(blocks.subject), draft)
    body = Body(book, wording)
    laid = tuple(body.blocks(blocks.body, text_width(page)))
    text: tuple[Block, ...] = (
        masthead(components),
        *components.at("ten"),
        *kept_with_signature(ended(laid, book.words("noi_dung.ket_thuc"))),
        signature(components),
        Paragraph(END),
    )
    number = Paragraph(STYLE_KEYS["so_trang"], (Field("PAGE", "2"),))
    titled = partial(wording.runs, capitals=True, look=False)
    annexes = annex_sections(blocks.annexes, book, page, number, body.blocks, titled)
    sections = (Section(page, text, (number,), (), True), *annexes)
    used = frozenset(paragraph.style for section in sections for paragraph in paragraphs_of(section.blocks))
    font = book.words("trang.phong_chu")
    base = RunFormat(font, _body_size(figures, book), False, False, False, "auto", font)
    known = styles(book, line_lengths(components), used)
    return Sheet(known, sections, _properties(components, provenance), base)


def _page(book: RuleBook) -> Page:
    return Page(
        book.twips("trang.rong"),
        book.twips("trang.cao"),
        book.twips("trang.le_tren"),
        book.twips("trang.le_phai"),
        book.twips("trang.le_duoi"),
        book.twips("trang.le_trai"),
        book.twips("trang.so_trang_cach_mep"),
        book.twips("trang.chan_trang_cach_mep"),
    )


def _body_size(figures: Figures, book: RuleBook) -> int:
    """In half-points: what the office chose, where the rule book allows it."""
    allowed = book.allowed("noi_dung.co_chu")
    chosen = figures.issuer.body_size
    return 2 * (chosen if chosen is not None and chosen in allowed else int(allowed[0]))


def _properties(components: Components, provenance: tuple[tuple[str, str], ...]) -> Properties:
    figures, own = components.figures, components.wording.own
    stated = figures.publication.date
    written = figures.period.last_day
    if stated is not None and stated.month is not None and stated.day is not None:
        written = written.replace(year=stated.year, month=1, day=1).replace(month=stated.month, day=stated.day)
    subject = "".join(run.text for run in components.subject)
    document_type = own(figures.form.document_type)
    title = f"{document_type[:1].upper()}{document_type[1:]} {subject}"
    return Properties(
        title, own(figures.issuer.name), figures.period.label, written, "vi-VN", tuple(sorted(provenance))
    )
