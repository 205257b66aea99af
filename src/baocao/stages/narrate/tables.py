"""Tables of parts and of records."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.stages.narrate.words import capitalised, number_spans, only_partition
from baocao.values.facts import Quantity, RecordsFact, State
from baocao.values.form import Column, DivisionKind
from baocao.values.narrative import Printed, PrintedTable, Span
from baocao.values.number import write_number
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


def table_of_parts(division: Speaker, title: str = "Nội dung") -> Speaker:
    """`{{ bang(mo_hinh.linh_vuc) }}`: a table with a row for each part and, for a whole partition, its total.

    An unknown part has an empty cell: it is not zero.
    """
    if isinstance(division, RecordsSpeaker):
        return TableSpeaker(division.key, division.table())
    if isinstance(division, QuantitySpeaker):
        division = only_partition(division)
    if not isinstance(division, DivisionSpeaker) or not isinstance(title, str):
        raise TypeError("bảng chỉ lập được từ một cách chia hoặc một `bang_ghi`")
    fact = division.division
    words = Source(fact.source.place)
    rows = [_row(str(number), part, words) for number, part in enumerate(fact.parts, 1)]
    whole = QuantitySpeaker(division.whole.quantity).printed()
    total: tuple[Span, ...] = (Span(write_number(fact.total), fact.source),) if fact.total is not None else ()
    total = total or (whole.spans if whole else ())
    has_total = fact.kind is DivisionKind.PARTITION and bool(total)
    if has_total:
        rows.append(((Span("", words),), (Span("Tổng cộng", words),), total))
    unit = division.whole.quantity.unit
    header = ("TT", title, f"Số lượng ({unit})" if unit else "Số lượng")
    return TableSpeaker(division.key, PrintedTable(header, tuple(rows), (False, False, True), has_total))


class RecordsSpeaker(Speaker):
    """The rows of an indicator of kind RECORDS: a list to loop over, and a table by `bang(…)`."""

    def __init__(
        self, fact: RecordsFact, columns: Sequence[Column], rows: Sequence[Speaker], prototype: Speaker
    ) -> None:
        self.key = fact.key
        self.fact = fact
        self.columns = columns
        self.rows = rows
        self.prototype = prototype

    @property
    def state(self) -> State:
        return self.fact.state

    def items(self) -> Sequence[Speaker]:
        return self.rows

    def element(self) -> Speaker:
        return self.rows[0] if self.rows else self.prototype

    def where(self) -> str:
        return str(self.fact.source.place)

    def table(self) -> PrintedTable:
        """A row for each record under the form's labels, numbered."""
        words = Source(self.fact.source.place)
        rows = []
        for number, row in enumerate(self.rows, 1):
            cells = [row.attribute(column.key) for column in self.columns]
            printed = [cell.printed() if cell is not None and cell.is_known else None for cell in cells]
            rows.append(((Span(str(number), words),), *(one.spans if one else () for one in printed)))
        header = ("TT", *(column.label for column in self.columns))
        return PrintedTable(header, tuple(rows), (False, *(column.kind.is_number for column in self.columns)), False)


class TableSpeaker(Speaker):
    """A table; it stands alone on its line."""

    def __init__(self, key: str, table: PrintedTable) -> None:
        self.key = key
        self.table = table

    def printed(self) -> Printed:
        return Printed(table=self.table)


def _row(number: str, part: Quantity, words: Source) -> tuple[tuple[Span, ...], ...]:
    return (Span(number, words),), (Span(capitalised(part.label), words),), tuple(number_spans(part))
