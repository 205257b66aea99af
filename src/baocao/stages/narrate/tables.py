"""Tables of parts and of records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.stages.narrate.units import UnitsDivisionSpeaker
from baocao.stages.narrate.words import capitalised, number_spans, only_partition
from baocao.values.facts import DividedFact, Quantity, RecordsFact, State
from baocao.values.form import Column, DivisionKind
from baocao.values.narrative import Printed, PrintedTable, Span
from baocao.values.number import write_number
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker

_Row = tuple[tuple[Span, ...], ...]
_TOTAL = "Tổng cộng"


def table_of(
    subject: Speaker, title: object = "Nội dung", /, *, chi_tiet: object = False, tong: object = None
) -> Speaker:
    """`{{ bang(mo_hinh.linh_vuc) }}`: a table with a row for each part, or for each record of a `bang_ghi`.

    Args:
        subject: a division, a number that divides in one way, or records.
        title: heading of the column of parts.
        chi_tiet: a column for each sub-part, under one common heading.
        tong: with a row of totals or without; where nothing is said, partitions have one and records none.

    Raises:
        TypeError: it cannot be made; says why in Vietnamese.
    """
    if not isinstance(title, str) or not isinstance(chi_tiet, bool) or not isinstance(tong, bool | None):
        raise TypeError("tên cột đặt trong ngoặc kép; `chi_tiet`, `tong` ghi true hoặc false")
    if isinstance(subject, RecordsSpeaker):
        if chi_tiet:
            raise TypeError("`chi_tiet` chỉ dùng cho một cách chia")
        table = subject.table(bool(tong))
        return TableSpeaker(subject.key, table) if subject.rows else subject
    if isinstance(subject, QuantitySpeaker):
        subject = only_partition(subject)
    if not isinstance(subject, DivisionSpeaker):
        raise TypeError("bảng chỉ lập được từ một cách chia hoặc một `bang_ghi`")
    if tong and subject.division.kind is not DivisionKind.PARTITION:
        raise TypeError("các phần của `trong_do`, `cac_buoc` không cộng vào nhau nên không có dòng tổng")
    if not subject.division.parts:
        return subject
    make = _detailed if chi_tiet else _plain
    return TableSpeaker(subject.key, make(subject, title, tong is not False))


def table_by_unit(*figures: Speaker, tong: object = None) -> Speaker:
    """`{{ bang_don_vi(dang_vien, mo_hinh) }}`: a row for each unit, a column for each figure.

    Args:
        figures: numbers of the form, or parts of them.
        tong: with a row of totals or without; where nothing is said, with one as soon as all units are known. A figure
            that some unit has not given has no total.

    Raises:
        TypeError: it cannot be made; says why in Vietnamese.
    """
    if not isinstance(tong, bool | None):
        raise TypeError("`tong` ghi true hoặc false")
    columns = [each.attribute("don_vi") if isinstance(each, QuantitySpeaker) else None for each in figures]
    divisions = [each for each in columns if isinstance(each, DivisionSpeaker)]
    if not divisions or len(divisions) < len(figures):
        raise TypeError("cần các con số của biểu mẫu, như `bang_don_vi(dang_vien, mo_hinh)`")
    unknown = next((each for each in divisions if not each.division.parts), None)
    if unknown is not None:
        return unknown
    words = Source(divisions[0].division.source.place)
    rows = [
        (
            _words(str(number), words),
            _words(capitalised(first.label), words),
            *(tuple(number_spans(each.division.parts[number - 1])) for each in divisions),
        )
        for number, first in enumerate(divisions[0].division.parts, 1)
    ]
    totals = [_total(each) for each in divisions]
    has_total = tong is not False and any(totals)
    if has_total:
        rows.append((_words("", words), _words(_TOTAL, words), *totals))
    units = [each.whole.quantity.unit for each in divisions]
    shared = units[0] if len(units) > 1 and len(set(units)) == 1 else ""
    header = (_with_unit(capitalised(each.whole.quantity.label), "" if shared else each.whole.quantity.unit)
              for each in divisions)  # fmt: skip
    key = f"bang_don_vi.{divisions[0].key}"
    numeric = (False, False, *[True] * len(divisions))
    return TableSpeaker(key, PrintedTable(("TT", "Đơn vị", *header), tuple(rows), numeric, has_total, (), shared))


def _plain(division: DivisionSpeaker, title: str, wants_total: bool) -> PrintedTable:
    """An unknown part has an empty cell: it is not zero."""
    fact, words = division.division, Source(division.division.source.place)
    rows = [_row(str(number), part, words) for number, part in enumerate(fact.parts, 1)]
    total = _total(division)
    has_total = wants_total and bool(total)
    if has_total:
        rows.append((_words("", words), _words(_TOTAL, words), total))
    unit = division.whole.quantity.unit
    header = ("TT", title, _with_unit("Số lượng", unit))
    return PrintedTable(header, tuple(rows), (False, False, True), has_total)


def _detailed(division: DivisionSpeaker, title: str, wants_total: bool) -> PrintedTable:
    """A column for the part and one for each of its own parts."""
    fact, words = division.division, Source(division.division.source.place)
    inner = _inner(fact)
    if not inner:
        raise TypeError("các phần không chia tiếp (`moi_phan_chia`) nên không có bảng chi tiết")
    header, groups = ["TT", title, "Tổng số"], ["", "", ""]
    for each in inner:
        header += [capitalised(part.label) for part in each.parts]
        groups += [each.label or "Chia ra"] * len(each.parts)
    rows = []
    for number, part in enumerate(fact.parts, 1):
        cells = [tuple(number_spans(each)) for own in part.divisions if own.kind is _PARTITION for each in own.parts]
        rows.append((*_row(str(number), part, words), *cells))
    total = _total(division)
    has_total = wants_total and bool(total)
    if has_total:
        sums = (tuple(number_spans(each)) for each in fact.across)
        rows.append((_words("", words), _words(_TOTAL, words), total, *sums))
    numeric = (False, False, *[True] * (len(header) - 2))
    unit = division.whole.quantity.unit
    return PrintedTable(tuple(header), tuple(rows), numeric, has_total, tuple(groups), unit)


_PARTITION = DivisionKind.PARTITION


def _inner(fact: DividedFact) -> list[DividedFact]:
    """How every part of the division divides further: all in one way, the form's `moi_phan_chia`."""
    return [each for each in fact.parts[0].divisions if each.kind is _PARTITION] if fact.parts else []


def _total(division: DivisionSpeaker) -> tuple[Span, ...]:
    """The total of a partition: its own, or the number typed for the whole; nothing for other divisions.

    While a unit is silent, what is written for the whole is no total of the units.
    """
    fact = division.division
    if fact.kind is not _PARTITION:
        return ()
    if fact.total is not None:
        return (Span(write_number(fact.total), fact.source),)
    if isinstance(division, UnitsDivisionSpeaker):
        return ()
    return tuple(number_spans(division.whole.quantity))


class RecordsSpeaker(Speaker):
    """The rows of an indicator of kind RECORDS: a list to loop over, and a table by `bang(…)`.

    `.don_vi` are the rows that the units sent, each with its unit; only where the form asks the units for them.
    """

    def __init__(
        self, fact: RecordsFact, columns: Sequence[Column], rows: Sequence[Speaker], prototype: Speaker,
        of_units: RecordsSpeaker | None = None,
    ) -> None:  # fmt: skip
        self.key = fact.key
        self.fact = fact
        self.columns = columns
        self.rows = rows
        self.prototype = prototype
        self.of_units = of_units

    @property
    def state(self) -> State:
        return self.fact.state

    def attribute(self, name: str) -> Speaker | None:
        return self.of_units if name == "don_vi" else None

    def attribute_names(self) -> tuple[str, ...]:
        return ("don_vi",) if self.of_units else ()

    def items(self) -> Sequence[Speaker]:
        return self.rows

    def element(self) -> Speaker:
        return self.rows[0] if self.rows else self.prototype

    def where(self) -> str:
        return str(self.fact.source.place)

    def table(self, has_total: bool = False) -> PrintedTable:
        """A row for each record under the form's labels, numbered; at its end, if wanted, the sums.

        A column in which a cell is unknown has no sum.

        Raises:
            TypeError: no column can be summed.
        """
        words = Source(self.fact.source.place)
        rows: list[_Row] = []
        for number, row in enumerate(self.rows, 1):
            cells = [row.attribute(column.key) for column in self.columns]
            printed = [cell.printed() if cell is not None and cell.is_known else None for cell in cells]
            rows.append((_words(str(number), words), *(one.spans if one else () for one in printed)))
        if has_total:
            rows.append(self._totals(words))
        units = [column.unit for column in self.columns if column.kind.is_number]
        shared = units[0] if len(units) > 1 and len(set(units)) == 1 else ""
        header = (_with_unit(column.label, "" if shared else column.unit) for column in self.columns)
        groups = tuple(column.group for column in self.columns)
        return PrintedTable(
            ("TT", *header),
            tuple(rows),
            (False, *(column.kind.is_number for column in self.columns)),
            has_total,
            ("", *groups) if any(groups) else (),
            shared,
        )

    def _totals(self, words: Source) -> _Row:
        if not any(column.is_summed for column in self.columns):
            raise TypeError("bảng không có cột số nào để cộng")
        sums = [self.fact.totals.get(column.key) for column in self.columns]
        cells = [_words("", words), *(tuple(number_spans(each)) if each else () for each in sums)]
        # The first column that is not one of numbers; the numbers of the rows where there is none.
        cells[next((at for at, each in enumerate(self.columns, 1) if not each.kind.is_number), 0)] = _words(
            _TOTAL, words
        )
        return tuple(cells)


class TableSpeaker(Speaker):
    """A table; it stands alone on its line."""

    def __init__(self, key: str, table: PrintedTable) -> None:
        self.key = key
        self.table = table

    def printed(self) -> Printed:
        return Printed(table=self.table)


def _row(number: str, part: Quantity, words: Source) -> _Row:
    return _words(number, words), _words(capitalised(part.label), words), tuple(number_spans(part))


def _words(text: str, source: Source) -> tuple[Span, ...]:
    return (Span(text, source),)


def _with_unit(label: str, unit: str) -> str:
    """The unit in brackets, unless the label says it already: `Số hộ`, not `Số hộ (hộ)`."""
    is_told = re.search(rf"\b{re.escape(unit)}\b", label, re.IGNORECASE) is not None
    return label if is_told or not unit else f"{label} ({unit})"
