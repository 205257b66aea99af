"""Our own laid-out papers with faults planted in them, and what the layout rules then tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from baocao import files, pipeline
from baocao.stages.conform import conform
from baocao.stages.recognise import recognise
from baocao.values.issuer import Issuer
from baocao.values.mending import Mending, PageMending, PageNumberMending, ParagraphMending, RunMending, Verdict
from baocao.values.period import Period
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Drawing,
    Field,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    RunFormat,
    Section,
    Sheet,
    Table,
    over,
)
from repository import sheet as party_sheet

BOOKS: dict[str, RuleBook] = {book.name: book for book in map(read_rule_book, files.rule_books())}
PARTY = ("HD36", "HD05")
_STATE = Path(__file__).parent / "cases" / "nha-nuoc"
Change = Callable[[Paragraph], Paragraph | Sequence[Block]]


@cache
def right_paper(book: str) -> Sheet:
    """A paper as it should be under that rule book."""
    if book in PARTY:
        return party_sheet()
    workspace = files.Workspace(_STATE)
    period = Period.parse("2021-H1")
    assert period is not None
    made = pipeline.make_report(workspace.sources(workspace.reports()[0], period), files.rule_books())
    assert made.sheet is not None, made.problems
    return made.sheet


# What the rules tell


def verdicts(
    paper: Sheet, book: str = "HD36", issuer: Issuer | None = None, today: date | None = None
) -> list[Verdict]:
    """All that is told of it."""
    return list(conform(recognise(paper), BOOKS[book], "x.docx", issuer, today))


def told(
    paper: Sheet, *codes: str, book: str = "HD36", issuer: Issuer | None = None, today: date | None = None
) -> list[tuple[str, str, str, str]]:
    """Id, place, severity and message of what the rules with these ids tell; an id may be the start of several."""
    return [
        (problem.code or "", problem.place.part or "", problem.severity.value, problem.message)
        for problem in (verdict.problem for verdict in verdicts(paper, book, issuer, today))
        if (problem.code or "").startswith(codes)
    ]


def told_after_mending(paper: Sheet, *codes: str, book: str = "HD36") -> list[tuple[str, str, str, str]]:
    """The same once everything that can be mended about these rules has been; nothing mendable is an error here."""
    found = [each for each in verdicts(paper, book) if (each.problem.code or "").startswith(codes)]
    mendings = [mending for verdict in found for mending in verdict.mendings]
    assert mendings, "nothing can be mended"
    return told(mended(paper, mendings), *codes, book=book)


# Planting


def changed(paper: Sheet, words: str, change: Change) -> Sheet:
    """The paper with the first paragraph that begins so changed, or replaced by several blocks."""
    is_done = False

    def paragraph(each: Paragraph) -> Sequence[Block]:
        nonlocal is_done
        if is_done or not each.text.startswith(words):
            return (each,)
        is_done = True
        made = change(each)
        return (made,) if isinstance(made, Paragraph) else made

    made = _mapped(paper, paragraph)
    assert is_done, f"no paragraph begins with {words!r}"
    return made


def reworded(paper: Sheet, words: str, new: str) -> Sheet:
    """The first paragraph that begins so says something else."""
    return changed(paper, words, lambda each: replace(each, runs=(Run(new, each.runs[0].format),)))


def looking(paper: Sheet, words: str, look: RunFormat) -> Sheet:
    """The first paragraph that begins so looks otherwise."""
    return changed(paper, words, lambda each: replace(each, runs=tuple(replace(run, format=look) for run in each.runs)))


def shaped(paper: Sheet, words: str, shape: ParagraphFormat) -> Sheet:
    """The first paragraph that begins so has another shape."""
    return changed(paper, words, lambda each: replace(each, format=shape))


def without(paper: Sheet, words: str) -> Sheet:
    """The first paragraph that begins so is gone; a cell keeps an empty one."""
    return changed(paper, words, lambda _: (Paragraph("Normal"),))


def without_style(paper: Sheet, style: str) -> Sheet:
    """All paragraphs of a style are gone."""
    return _mapped(paper, lambda each: () if each.style == style else (each,))


def in_section(paper: Sheet, at: int = 0, **fields: object) -> Sheet:
    """One section with other fields."""
    sections = list(paper.sections)
    sections[at] = replace(sections[at], **fields)
    return replace(paper, sections=tuple(sections))


def drawn(paper: Sheet, words: str, drawing: Drawing) -> Sheet:
    """Something anchored to the first paragraph that begins so."""
    return changed(paper, words, lambda each: replace(each, drawings=(drawing,)))


def in_cells(paper: Sheet, change: Callable[[int, int, Cell], Cell]) -> Sheet:
    """The cells of the first table changed: row, column, cell → cell."""
    section = paper.sections[0]
    at = next(number for number, block in enumerate(section.blocks) if isinstance(block, Table))
    table = section.blocks[at]
    assert isinstance(table, Table)
    rows = tuple(
        replace(row, cells=tuple(change(r, c, cell) for c, cell in enumerate(row.cells)))
        for r, row in enumerate(table.rows)
    )
    blocks = (*section.blocks[:at], replace(table, rows=rows), *section.blocks[at + 1 :])
    return in_section(paper, blocks=blocks)


def _mapped(paper: Sheet, change: Callable[[Paragraph], Sequence[Block]]) -> Sheet:
    def blocks(each: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(made for block in each for made in ((table(block),) if isinstance(block, Table) else inner(block)))

    def inner(block: Paragraph) -> Sequence[Block]:
        made = change(block)
        return [
            replace(each, drawings=tuple(replace(one, blocks=blocks(one.blocks)) for one in each.drawings))
            if isinstance(each, Paragraph)
            else each
            for each in made
        ]

    def table(each: Table) -> Table:
        return replace(
            each, rows=tuple(Row(tuple(cell(one) for one in row.cells), row.repeats, row.whole) for row in each.rows)
        )

    def cell(each: Cell) -> Cell:
        return replace(each, blocks=blocks(each.blocks) or (Paragraph("Normal"),))

    return replace(paper, sections=tuple(replace(each, blocks=blocks(each.blocks)) for each in paper.sections))


# Mending


def mended(paper: Sheet, mendings: Sequence[Mending]) -> Sheet:
    """The paper after these mendings, as `values/mending.py` words them."""
    for mending in mendings:
        match mending:
            case PageMending(at, changes):
                paper = in_section(paper, at, page=replace(paper.sections[at].page, **dict(changes)))
            case PageNumberMending(at, hides_first, look):
                paper = _numbered(paper, at, hides_first, look)
            case ParagraphMending(number, shape):
                paper = _nth(paper, number, lambda each, shape=shape: replace(each, format=over(shape, each.format)))  # type: ignore[misc]
            case RunMending(number, look):
                paper = _nth(
                    paper,
                    number,
                    lambda each, look=look: replace(  # type: ignore[misc]
                        each, runs=tuple(replace(run, format=over(look, run.format)) for run in each.runs)
                    ),
                )
            case _:
                raise AssertionError(mending)
    return paper


def _nth(paper: Sheet, number: int, change: Callable[[Paragraph], Paragraph]) -> Sheet:
    count = -1

    def paragraph(each: Paragraph) -> Sequence[Block]:
        nonlocal count
        count += 1
        return (change(each) if count == number else each,)

    return _mapped(paper, paragraph)


def _numbered(paper: Sheet, at: int, hides_first: bool, look: RunFormat) -> Sheet:
    def bare(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        kept = [block for block in blocks if isinstance(block, Paragraph)]
        return tuple(replace(each, runs=tuple(run for run in each.runs if isinstance(run, Run))) for each in kept)

    number = (Paragraph("Normal", (Field("PAGE", "2", look),), ParagraphFormat(Alignment.CENTER)),)
    old: Section = paper.sections[at]
    return in_section(
        paper,
        at,
        header=number,
        even_header=number if paper.tells_odd_from_even else (),
        first_header=(),
        different_first=hides_first or old.different_first,
        footer=bare(old.footer),
        first_footer=bare(old.first_footer),
        even_footer=bare(old.even_footer),
    )
