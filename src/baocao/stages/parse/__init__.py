"""Narrative → Blocks: headings, paragraphs and tables by the line grammar of official prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from baocao.stages.parse import rules
from baocao.stages.parse.annexes import AnnexDraft, References, finished_annexes
from baocao.stages.parse.lines import VALUE, Line, Piece, lines_of, trimmed
from baocao.values.blocks import Block, Blocks, Heading, Paragraph, Run, Table
from baocao.values.figures import ExtraParagraphs
from baocao.values.narrative import AnnexText, Narrative, PrintedTable, Span
from baocao.values.problem import Place, Problem
from baocao.values.source import Source


def parse(narrative: Narrative) -> tuple[Blocks, tuple[Problem, ...]]:
    """Put every value back as runs with their origin and cut the text into blocks.

    One line is one block. `#`, `##`, `###` begin a heading; `1.`, `a)`, `-`, `+` stay as marks; `**bold**` and
    `*italic*` span template words and values alike. Whatever a value holds is text and never markup.

    Returns:
        The blocks, and a finding for everything in the template's own words that looks like other markup.
    """
    problems: list[Problem] = []
    subject: tuple[Run, ...] = ()
    for line in lines_of(narrative, narrative.subject):
        subject += (*((Run(" ", line.place_source),) if subject else ()), *_runs(line, problems))
    body: list[Block] = []
    for line in lines_of(narrative, narrative.body):
        if _turns_page(line):
            problems.append(rules.turned_page_misplaced(line.place))
        body += _blocks(line, problems)
    drafts = [_annex(narrative, text, problems) for text in narrative.annexes]
    parts = [body, *(draft.blocks for draft in drafts)]
    for part in parts:
        _check_levels(part, problems)
    for extra in narrative.extra:
        _add_extra(parts, extra, problems)
    annexes = finished_annexes(drafts, problems)
    references = References(annexes, problems)
    place = narrative.lines[0] if narrative.lines else Place("templates")
    blocks = Blocks(
        references.resolved_runs(subject, place),
        references.resolved(body),
        tuple(
            replace(
                annex,
                title=references.resolved_one(annex.title, annex.name),
                body=references.resolved(annex.body, annex.name),
            )
            for annex in annexes
        ),
    )
    return blocks, (*problems, *references.unnamed())


def _annex(narrative: Narrative, text: AnnexText, problems: list[Problem]) -> AnnexDraft:
    draft = AnnexDraft(text)
    for line in lines_of(narrative, text.text):
        if _turns_page(line):
            draft.is_landscape = True
            if line.shape != VALUE:
                problems.append(rules.turned_page_misplaced(line.place))
        draft.blocks += _blocks(line, problems)
    return draft


def _turns_page(line: Line) -> bool:
    return any(piece.value is not None and piece.value.turns_page for piece in line.pieces)


def _check_levels(body: list[Block], problems: list[Problem]) -> None:
    """A heading stands at most one level below the one before it."""
    level = 0
    for heading in body:
        if isinstance(heading, Heading):
            if heading.level > level + 1:
                problems.append(rules.level_skipped(heading.place, heading.level, level + 1))
            level = heading.level


def _add_extra(parts: Sequence[list[Block]], extra: ExtraParagraphs, problems: list[Problem]) -> None:
    """Put the paragraphs at the end of the section under the heading of that name, sections below it included.

    The title of an annex, its first heading, is one too.
    """
    wanted = _plain(extra.heading.text)
    headings = [(part, at, block) for part in parts for at, block in enumerate(part) if isinstance(block, Heading)]
    found = next((each for each in headings if _plain(each[2].text) == wanted), None)
    if found is None:
        known = [heading.text for *_, heading in headings]
        problems.append(rules.no_such_heading(extra.heading.place, extra.heading.text, known))
        return
    part, at, heading = found
    is_annex_title = part is not parts[0] and at == 0
    level = 0 if is_annex_title else heading.level
    ends = (later for owner, later, other in headings if owner is part and later > at and other.level <= level)
    end = next(ends, len(part))
    part[end:end] = [
        Paragraph((Run(text.text, Source(text.place, "noi_dung_them")),), text.place) for text in extra.texts
    ]


def _plain(heading: str) -> str:
    """A heading as it compares: without its number, whatever its capitals."""
    return re.sub(r"^(?:[IVXLC]+[-.]|\d+(?:\.\d+)*\.) +", "", " ".join(heading.split())).casefold()


_HEADING = re.compile(r"(#{1,3}) +")
_MARK = re.compile(rf"(?P<number>(?:\d+|{VALUE})\.)(?= )|(?P<letter>[a-zđ]\))(?= )|(?P<dash>[-+])(?= )")
_TYPED_NUMBER = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*)\s*[-.)] ")

_FOREIGN: tuple[tuple[str, str], ...] = (
    (r"^#{4,}", "tiêu đề từ cấp 4 trở xuống"),
    (r"^#+(?![# ])", "dấu # không có dấu cách theo sau"),
    (r"^[*•●▪–—] ", "dấu đầu dòng khác “-” và “+”"),
    (r"^>", "dấu trích dẫn “>”"),
    (r"^(?:-{2,}|={3,}|_{3,}|\*{3,})$", "dòng kẻ ngang"),
    (r"\|", "bảng kẻ bằng “|”"),
    (r"`", "dấu “`”"),
    (r"~~", "dấu “~~”"),
    (r"!?\[[^\]]*\]\([^)]*\)", "liên kết kiểu […](…)"),
    (r"</?[A-Za-z][^<>]*>", "thẻ <…>"),
    (r"&(?:[A-Za-z]+|#\d+);", "ký hiệu &…;"),
    (r"(?<!\w)_{1,2}(?=\S)[^_]*\S_{1,2}(?!\w)", "chữ nghiêng kiểu _…_"),
    (r"\\", "dấu “\\”"),
    (r"\{\{|\{%|\{#|\}\}|%\}|#\}", "ngoặc của câu lệnh mẫu"),
)


def _blocks(line: Line, problems: list[Problem]) -> Iterator[Block]:
    table = next((piece.value.table for piece in line.pieces if piece.value and piece.value.table), None)
    if table is not None:
        if line.shape != VALUE:
            problems.append(rules.table_not_alone(line.place))
        yield _table(table, line.place)
        return
    heading = _HEADING.match(line.shape)
    if heading:
        inner = Line(_without_start(line.pieces, len(heading[0])))
        if _TYPED_NUMBER.match(inner.shape):
            problems.append(rules.typed_heading_number(line.place, inner.shape.split(" ")[0]))
        yield Heading(len(heading[1]), tuple(_runs(inner, problems)), line.place)
        return
    runs = tuple(_runs(line, problems))
    if runs:
        yield Paragraph(runs, line.place, _mark_of(line))


def _mark_of(line: Line) -> str:
    found = _MARK.match(line.shape)
    if found is None:
        return ""
    first = line.pieces[0].value
    if found[0].startswith(VALUE):
        return f"{first.text}." if first is not None and first.is_counter else ""
    return found[0]


def _without_start(pieces: tuple[Piece, ...], length: int) -> tuple[Piece, ...]:
    rest = list(pieces)
    while length and rest:
        taken = min(length, len(rest[0].text))
        rest[0] = replace(rest[0], text=rest[0].text[taken:])
        length -= taken
        if not rest[0].text and rest[0].value is None:
            rest.pop(0)
    return tuple(trimmed(rest)) or (replace(pieces[0], text=""),)


def _table(table: PrintedTable, place: Place) -> Table:
    rows = tuple(tuple(tuple(_run_of(span) for span in cell if span.text) for cell in row) for row in table.rows)
    return Table(table.header, rows, table.numeric, place, table.has_total, table.groups, table.unit)


def _run_of(span: Span, bold: bool = False, italic: bool = False) -> Run:
    return Run(span.text, span.source, bold, italic)


def _runs(line: Line, problems: list[Problem]) -> Iterator[Run]:
    """The line's runs, emphasis taken from the template's own asterisks; equal neighbours are joined."""
    _look_for_foreign_markup(line, problems)
    bold = italic = False
    pending: Run | None = None
    for piece in line.pieces:
        if piece.value is not None:
            fresh = [
                replace(_run_of(span, bold, italic), annex=piece.value.annex) for span in piece.value.spans if span.text
            ]
        else:
            fresh = []
            for part in re.split(r"(\*\*|\*)", piece.text):
                if part == "**":
                    bold = not bold
                elif part == "*":
                    italic = not italic
                elif part:
                    fresh.append(Run(part, Source(piece.place), bold, italic))
        for run in fresh:
            if pending is not None and replace(pending, text="") == replace(run, text="") and not run.annex:
                pending = replace(pending, text=pending.text + run.text)
            else:
                if pending is not None:
                    yield pending
                pending = run
    if pending is not None:
        yield pending
    if bold or italic:
        problems.append(rules.open_emphasis(line.place, "**" if bold else "*"))


def _look_for_foreign_markup(line: Line, problems: list[Problem]) -> None:
    shape = line.shape
    for pattern, words in _FOREIGN:
        found = re.search(pattern, shape)
        if found:
            problems.append(rules.foreign_markup(line.place, words))
