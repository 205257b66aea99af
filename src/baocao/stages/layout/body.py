"""The text between title and signature: headings numbered, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.stages.layout.masthead import columns
from baocao.stages.layout.styles import BODY, STYLE_KEYS
from baocao.stages.layout.wording import Wording, joined
from baocao.values import blocks as narrative
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import (
    Alignment,
    Block,
    Cell,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    Table,
)

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_SHORT_TABLE = 12
"""Rows that are kept on one page."""
COUNTER = "TT"
"""Heading of the column that numbers a table's rows."""


@dataclass(frozen=True)
class Body:
    """Lays out the narrative's blocks under one rule book."""

    book: RuleBook
    wording: Wording

    def blocks(self, body: Sequence[narrative.Block]) -> Iterator[Block]:
        """Headings numbered, paragraphs, tables."""
        counts = [0, 0, 0]
        after_table = False
        for block in body:
            match block:
                case narrative.Heading():
                    counts[block.level - 1] += 1
                    counts[block.level :] = [0] * (3 - block.level)
                    laid = self.heading(block, counts)
                case narrative.Paragraph():
                    laid = Paragraph(BODY, self.wording.runs(block.runs))
                case narrative.Table():
                    yield self.table(block)
                    after_table = True
                    continue
            # A table has no gap of its own below it.
            before = self.book.twips("noi_dung.cach_doan") if after_table else None
            # A line that announces what follows does not end a page.
            announces = True if laid.text.rstrip().endswith(":") else None
            yield replace(laid, format=ParagraphFormat(before=before, keep_next=announces))
            after_table = False

    def heading(self, heading: narrative.Heading, counts: Sequence[int]) -> Paragraph:
        if heading.level == 1:
            number = roman(counts[0]) + self.heading_mark
        else:
            number = ".".join(str(count) for count in counts[1 : heading.level] if count) + "."
        style = f"muc_cap_{heading.level}"
        capitals = bool(self.book.look(f"kieu.{style}").get("in_hoa"))
        words = self.wording.runs(heading.runs, capitals=capitals, look=False)
        return Paragraph(STYLE_KEYS[style], joined((Run(f"{number} "), *words)))

    @property
    def heading_mark(self) -> str:
        """What follows the Roman number: `-` or `.`, by the office's choice where the rule book allows it."""
        allowed = self.book.allowed("noi_dung.muc_cap_1")
        chosen = self.wording.issuer.heading_style
        return str(chosen if chosen in allowed else allowed[0])[1:]

    def table(self, table: narrative.Table) -> Table:
        """A ruled table as wide as the text; a column of running numbers is narrow and centred."""
        short = len(table.rows) <= _SHORT_TABLE
        stays = ParagraphFormat(keep_next=True) if short else ParagraphFormat()
        head = [
            Cell(
                (
                    Paragraph(
                        STYLE_KEYS["bang_dau_cot"], (Run(self.wording.own(words)),), ParagraphFormat(keep_next=True)
                    ),
                )
            )
            for words in table.header
        ]
        rows = [Row(tuple(head), repeats=True, whole=True)]
        for at, cells in enumerate(table.rows):
            is_total = table.has_total and at == len(table.rows) - 1
            laid = []
            for column, runs in enumerate(cells):
                words = self.wording.runs(tuple(replace(run, bold=run.bold or is_total) for run in runs))
                style = STYLE_KEYS["bang_so" if table.numeric[column] else "bang_chu"]
                alignment = Alignment.CENTER if table.header[column] == COUNTER else None
                shape = replace(stays if at < len(table.rows) - 1 else ParagraphFormat(), alignment=alignment)
                laid.append(Cell((Paragraph(style, words, shape),)))
            rows.append(Row(tuple(laid), whole=True))
        return Table(self._widths(table), tuple(rows), True, 108)

    def _widths(self, table: narrative.Table) -> tuple[int, ...]:
        total = sum(columns(self.book))
        narrow = min(total // (len(table.header) + 1), 2268)
        fixed = [
            680 if words == COUNTER else narrow if numeric else 0
            for words, numeric in zip(table.header, table.numeric, strict=True)
        ]
        free = fixed.count(0)
        widths = [width or (total - sum(fixed)) // free for width in fixed]
        widths[-1] += total - sum(widths)
        return tuple(widths)


def roman(number: int) -> str:
    """1 → `I`, 14 → `XIV`."""
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
