"""Papers to judge: our own under each rule book, with small changes, and what comes of the mendings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec.structs import fields, replace

from baocao import files, pipeline
from baocao.stages.conform import conform
from baocao.stages.recognise import recognise
from baocao.stages.recognise.lines import lines_of
from baocao.values.mending import (
    Mending,
    ParagraphMending,
    RowMending,
    RunMending,
    TableMending,
    Verdict,
)
from baocao.values.problem import Severity
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import Block, Paragraph, ParagraphFormat, Run, RunFormat, Sheet, Table
from repository import sheet
from workspace import CASES

BOOKS: dict[str, RuleBook] = {book.name: book for book in map(read_rule_book, files.rule_books())}
Change = Callable[[Paragraph], Iterable[Paragraph]]


@cache
def party() -> Sheet:
    """Our own paper under HD36, signed with a name."""
    return named(sheet())


@cache
def party_of_2026() -> Sheet:
    """The same under HD05, which wants semicolons between recipients."""

    def ended(each: Paragraph) -> list[Paragraph]:
        text = each.text
        return [replace(each, runs=(Run(f"{text[:-1]};" if text.endswith(",") else text),))]

    return styled(party(), "NoiNhan", ended)


@cache
def state() -> Sheet:
    """A State body's paper under NĐ30."""
    workspace = files.Workspace(CASES / "nha-nuoc")
    report = "cai-cach-hanh-chinh"
    made = pipeline.make_report(workspace.sources(report, workspace.periods(report)[-1]), files.rule_books())
    assert made.sheet is not None, made.problems
    return named(made.sheet)


PAPERS = {"HD36": party, "HD05": party_of_2026, "NĐ30": state}


def named(paper: Sheet) -> Sheet:
    """Signed by “Nguyễn Văn A”."""
    return styled(paper, "HoTen", lambda each: [replace(each, runs=(Run("Nguyễn Văn A"),))])


def changed(paper: Sheet, change: Callable[[int, Paragraph], Iterable[Paragraph]]) -> Sheet:
    """Every paragraph of the text turned into those that `change` gives for its number, from 1, and itself."""
    count = 0

    def blocks(old: Iterable[Block]) -> Iterator[Block]:
        nonlocal count
        for block in old:
            if isinstance(block, Table):
                rows = tuple(
                    replace(row, cells=tuple(replace(cell, blocks=tuple(blocks(cell.blocks))) for cell in row.cells))
                    for row in block.rows
                )
                yield replace(block, rows=rows)
            else:
                count += 1
                yield from change(count, block)

    return replace(paper, sections=tuple(replace(each, blocks=tuple(blocks(each.blocks))) for each in paper.sections))


def styled(paper: Sheet, style: str, change: Change) -> Sheet:
    """The same with the paragraphs of one style changed."""
    return changed(paper, lambda _, each: change(each) if each.style == style else [each])


def at(paper: Sheet, start: str) -> int:
    """Number of the first paragraph that begins like that, from 1."""
    return next(number for number, each in enumerate(paper.paragraphs(), 1) if each.text.startswith(start))


def retyped(paper: Sheet, start: str, *texts: str) -> Sheet:
    """The first paragraph that begins like that with other words; several texts make several paragraphs, none none."""
    where = at(paper, start)
    return changed(
        paper,
        lambda number, each: [replace(each, runs=(Run(text),)) for text in texts] if number == where else [each],
    )


def shaped(paper: Sheet, start: str, **shape: object) -> Sheet:
    """The first paragraph that begins like that in another shape."""
    where = at(paper, start)
    return changed(
        paper,
        lambda number, each: [replace(each, format=replace(each.format, **shape)) if number == where else each],
    )


def looking(paper: Sheet, start: str, **look: object) -> Sheet:
    """The first paragraph that begins like that in another type."""
    where = at(paper, start)
    return changed(paper, lambda number, each: [_in_type(each, RunFormat(**look)) if number == where else each])  # type: ignore[arg-type]


def _in_type(paragraph: Paragraph, look: RunFormat) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, format=_over(look, run.format)) for run in paragraph.runs))


def restyled(paper: Sheet, style: str, look: RunFormat | None = None, **shape: object) -> Sheet:
    """A style with another look or shape."""
    return replace(
        paper,
        styles=tuple(
            replace(
                each,
                run=_over(look, each.run) if look else each.run,
                paragraph=replace(each.paragraph, **shape),
            )
            if each.key == style
            else each
            for each in paper.styles
        ),
    )


def _over(upper: RunFormat, lower: RunFormat) -> RunFormat:
    said = {each.name: value for each in fields(upper) if (value := getattr(upper, each.name)) is not None}
    return replace(lower, **said)


def judged(paper: Sheet, book: str) -> tuple[Verdict, ...]:
    """All verdicts."""
    return conform(recognise(paper), BOOKS[book], "a.docx")


def found(paper: Sheet, book: str, code: str) -> list[str]:
    """What one rule finds: `đoạn 12: lỗi: cỡ chữ 12, quy định 14 - 15`."""
    return [
        f"{problem.place.part or ''}: {problem.severity.value}: {problem.message}"
        for problem in (verdict.problem for verdict in judged(paper, book))
        if code in (problem.code, problem.rule)
    ]


def grave(paper: Sheet, book: str, *codes: str) -> list[str]:
    """All that is above a hint, of those rules."""
    return [
        str(verdict.problem)
        for verdict in judged(paper, book)
        if verdict.problem.severity is not Severity.HINT and str(verdict.problem.code)[:2] in codes
    ]


def mended(paper: Sheet, book: str, code: str) -> Sheet:
    """The paper after the mendings of one rule."""
    for verdict in judged(paper, book):
        if code in (verdict.problem.code, verdict.problem.rule):
            for mending in verdict.mendings:
                paper = _mended(paper, mending)
    return paper


def _mended(paper: Sheet, mending: Mending) -> Sheet:
    match mending:
        case ParagraphMending(paragraph, shape):
            said: dict[str, object] = {
                each.name: value for each in fields(ParagraphFormat) if (value := getattr(shape, each.name)) is not None
            }
            return changed(
                paper,
                lambda number, each: [
                    replace(each, format=replace(each.format, **said)) if number == paragraph + 1 else each
                ],
            )
        case RunMending(paragraph, look):
            return changed(paper, lambda number, each: [_in_type(each, look) if number == paragraph + 1 else each])
        case TableMending(paragraph):
            return _with_table(paper, paragraph, lambda table: replace(table, bordered=False))
        case RowMending(paragraph):
            return _with_table(
                paper,
                paragraph,
                lambda table: replace(table, rows=tuple(replace(row, whole=True) for row in table.rows)),
            )
        case _:
            raise AssertionError(mending)


def _with_table(paper: Sheet, paragraph: int, change: Callable[[Table], Table]) -> Sheet:
    place = lines_of(paper)[paragraph].cell
    assert place is not None
    return tables(paper, lambda table: change(table) if table == place.table else table)


def tables(paper: Sheet, change: Callable[[Table], Table]) -> Sheet:
    """The same with every table changed."""
    return replace(
        paper,
        sections=tuple(
            replace(each, blocks=tuple(change(b) if isinstance(b, Table) else b for b in each.blocks))
            for each in paper.sections
        ),
    )


def with_body(paper: Sheet, *texts: str, style: str = "NoiDung") -> Sheet:
    """The same with other paragraphs between title and signature, in the style of the text; what begins with a Roman
    number in that of headings."""
    headings = {"Muc1", "Muc2", "Muc3", style}
    first = next(number for number, each in enumerate(paper.paragraphs(), 1) if each.style in headings)
    section = paper.sections[0]
    kept = [block for block in section.blocks if not (isinstance(block, Paragraph) and block.style in headings)]
    kept = [block for block in kept if not (isinstance(block, Table) and block.bordered)]
    at_block = next(at for at, block in enumerate(kept) if isinstance(block, Table) and at > 0)
    assert first > 1
    made = [Paragraph(_style_of(text, style), (Run(text),)) for text in texts]
    made[-1] = replace(made[-1], format=ParagraphFormat(keep_next=True))
    blocks = (*kept[:at_block], *made, *kept[at_block:])
    return replace(paper, sections=(replace(section, blocks=blocks), *paper.sections[1:]))


def _style_of(text: str, style: str) -> str:
    number, _, _ = text.partition(" ")
    return "Muc1" if number.strip("IVX") in ("-", ".") and number[0] in "IVX" else style
