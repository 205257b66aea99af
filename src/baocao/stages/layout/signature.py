"""The end of the paper: recipients against authority, position and name."""

from __future__ import annotations

from msgspec.structs import replace

from baocao.stages.layout.components import Components
from baocao.stages.layout.styles import STYLE_KEYS
from baocao.values.sheet import Block, Cell, Paragraph, Row, Run, Table


def signature(components: Components) -> Table:
    """The block that is never broken between two pages."""
    book = components.book
    widths = (book.twips("chu_ky.cot_trai"), book.twips("chu_ky.cot_phai"))
    left = components.at("cuoi_trai") or (Paragraph(STYLE_KEYS["noi_nhan"]),)
    return Table(widths, (Row((Cell(left), Cell(components.at("cuoi_phai"))), whole=True),))


def ended(body: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """The same text, its last full stop turned into the end mark (`./.`), unless it stands there already.

    An ellipsis is no full stop, and a text that ends in a table or otherwise has nothing to turn.
    """
    last = body[-1] if body else None
    if (
        not isinstance(last, Paragraph)
        or mark == "."
        or last.text.endswith((mark, ".."))
        or not last.text.endswith(".")
    ):
        return body
    *runs, final = last.runs
    if not isinstance(final, Run):
        return body
    return (*body[:-1], replace(last, runs=(*runs, replace(final, text=final.text[:-1] + mark))))


def kept_with_signature(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """What ends the text stays with the block that follows: its last paragraph, or the last row of its table."""
    for at in range(len(body) - 1, -1, -1):
        block = body[at]
        stays = _kept(block) if isinstance(block, Paragraph) else _last_row_kept(block)
        body = (*body[:at], stays, *body[at + 1 :])
        if isinstance(block, Table) or block.text:
            break
    return body


def _kept(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, format=replace(paragraph.format, keep_next=True))


def _last_row_kept(table: Table) -> Table:
    *rows, last = table.rows
    cells = (
        replace(cell, blocks=tuple(_kept(each) if isinstance(each, Paragraph) else each for each in cell.blocks))
        for cell in last.cells
    )
    return replace(table, rows=(*rows, replace(last, cells=tuple(cells))))
