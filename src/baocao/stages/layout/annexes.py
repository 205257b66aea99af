"""Annexes: each a section of its own after the signature, upright or turned, its number in the rule book's digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from baocao.stages.layout.styles import END, STYLE_KEYS
from baocao.values import blocks as narrative
from baocao.values.number import write_roman
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Block, Page, Paragraph, Run, Section

_Worded = TypeVar("_Worded", bound=narrative.Heading | narrative.Paragraph)

Body = Callable[[Sequence[narrative.Block], int], Iterable[Block]]
"""Lays blocks out in a text of so many twips' width."""
Title = Callable[[Sequence[narrative.Run]], tuple[Run, ...]]
"""Runs of a title as runs of the paper, in capitals."""


def with_annex_numbers(blocks: narrative.Blocks, book: RuleBook) -> narrative.Blocks:
    """The same blocks, every reference to an annex spelt as the rule book numbers annexes."""
    if not blocks.annexes:
        return blocks
    labels = {annex.name: annex_label(annex, book) for annex in blocks.annexes}

    def spelt(block: _Worded) -> _Worded:
        runs = (replace(run, text=labels.get(run.annex, run.text)) if run.annex else run for run in block.runs)
        return replace(block, runs=tuple(runs))

    def all_spelt(part: Iterable[narrative.Block]) -> tuple[narrative.Block, ...]:
        return tuple(each if isinstance(each, narrative.Table) else spelt(each) for each in part)

    annexes = (replace(each, title=spelt(each.title), body=all_spelt(each.body)) for each in blocks.annexes)
    return replace(blocks, body=all_spelt(blocks.body), annexes=tuple(annexes))


def annex_label(annex: narrative.Annex, book: RuleBook) -> str:
    """“Phụ lục”; “Phụ lục 2” or “Phụ lục II” where several are printed."""
    label = book.words("phu_luc.nhan")
    if annex.number is None:
        return label
    usual = book.allowed("phu_luc.danh_so")[0]
    return f"{label} {write_roman(annex.number) if usual == 'I' else annex.number}"


def annex_sections(
    annexes: Iterable[narrative.Annex], book: RuleBook, page: Page, number: Block, body: Body, title: Title
) -> Iterator[Section]:
    """A section for each annex: page numbers go on, and are shown on its first page too.

    Args:
        page: of the body's section.
        number: the header with the page number.
        body: lays out what stands under the title.
        title: sets the title's words.
    """
    turned = _turned(page, book)
    for annex in annexes:
        sheet = turned if annex.is_landscape else page
        head = (
            Paragraph(STYLE_KEYS["phu_luc"], (Run(annex_label(annex, book)),)),
            Paragraph(STYLE_KEYS["ten_phu_luc"], title(annex.title.runs)),
        )
        yield Section(sheet, (*head, *body(annex.body, text_width(sheet))), (number,))


def text_width(page: Page) -> int:
    """Between the margins, in twips."""
    return page.width - page.left - page.right


def _turned(page: Page, book: RuleBook) -> Page:
    """The same paper turned; it is bound at what is now its top."""
    return replace(
        page,
        width=page.height,
        height=page.width,
        top=book.twips("phu_luc.ngang_le_tren"),
        right=book.twips("phu_luc.ngang_le_phai"),
        bottom=book.twips("phu_luc.ngang_le_duoi"),
        left=book.twips("phu_luc.ngang_le_trai"),
        landscape=True,
    )


END_OF_TABLE = Paragraph(END)
"""What stands below a table where no paragraph does: Word joins two tables that meet, and no text ends in a table."""
