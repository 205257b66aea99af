"""The text between title and signature: headings numbered, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from baocao.stages.layout.annexes import END_OF_TABLE
from baocao.stages.layout.styles import BODY, STYLE_KEYS
from baocao.stages.layout.tables import ruled_table
from baocao.stages.layout.wording import Wording, joined
from baocao.values import blocks as narrative
from baocao.values.number import write_roman
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import (
    Block,
    Paragraph,
    ParagraphFormat,
    Run,
)


class Body(Struct, frozen=True):
    """Lays out the narrative's blocks under one rule book."""

    book: RuleBook
    wording: Wording

    def blocks(self, body: Sequence[narrative.Block], room: int) -> Iterator[Block]:
        """Headings numbered, paragraphs, tables as wide as the room; what ends in a table gets a paragraph below it."""
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
                    if after_table:
                        yield END_OF_TABLE
                    yield from ruled_table(block, room, self.book, self.wording.runs, self.wording.own)
                    after_table = True
                    continue
            # A table has no gap of its own below it.
            before = self.book.twips("noi_dung.cach_doan") if after_table else None
            # A line that announces what follows does not end a page.
            announces = True if laid.text.rstrip().endswith(":") else None
            yield replace(laid, format=ParagraphFormat(before=before, keep_next=announces))
            after_table = False
        if after_table:
            yield END_OF_TABLE

    def heading(self, heading: narrative.Heading, counts: Sequence[int]) -> Paragraph:
        if heading.level == 1:
            number = write_roman(counts[0]) + self.heading_mark
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
