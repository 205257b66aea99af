"""Figures in official Vietnamese: comparisons, enumerations, tables, and the filters of the narrative."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from baocao.values.facts import Comparison, DividedFact, Quantity, State, TextFact
from baocao.values.form import DivisionKind
from baocao.values.narrative import Printed, PrintedTable, Span
from baocao.values.number import write_number
from baocao.values.period import PeriodKind
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


class Words(Speaker):
    """Text of one or several origins."""

    def __init__(self, key: str, state: State, spans: tuple[Span, ...], source: Source) -> None:
        self.key = key
        self._state = state
        self.spans = spans
        self.source = source

    @classmethod
    def of(cls, fact: TextFact) -> Words:
        """A text fact as words."""
        return cls(fact.key, fact.state, (Span(fact.text, fact.source),), fact.source)

    @classmethod
    def typed(cls, text: str, source: Source) -> Words:
        """Words that are known."""
        return cls(source.key, State.KNOWN, (Span(text, source),), source)

    @property
    def state(self) -> State:
        return self._state

    def printed(self) -> Printed | None:
        return Printed(self.spans)

    def where(self) -> str:
        return str(self.source.place)


class ComparisonSpeaker(Speaker):
    """“tăng 120 đảng viên (1,6%) so với cùng kỳ năm 2021”; vanishes where the earlier value is unknown."""

    def __init__(self, quantity: Quantity, comparison: Comparison | None, own_words: Source, *, same: bool) -> None:
        self.key = f"{quantity.key}.{'so_voi_cung_ky' if same else 'so_voi_ky_truoc'}"
        self.quantity = quantity
        self.comparison = comparison
        self.own_words = own_words
        self.same = same

    @property
    def state(self) -> State:
        if self.quantity.state is State.FAILED:
            return State.FAILED
        return State.KNOWN if self.comparison else State.UNKNOWN

    def printed(self) -> Printed:
        if self.comparison is None:
            return Printed(vanishes=True)
        return Printed(tuple(self._spans(self.comparison)))

    def _spans(self, earlier: Comparison) -> list[Span]:
        period = self._period_name(earlier)
        if earlier.difference == 0:
            return [self._word("bằng "), *period]
        rising = earlier.difference > 0
        now = self.quantity.number
        unit = f" {self.quantity.unit}" if self.quantity.unit else ""
        size = write_number(earlier.difference if rising else -earlier.difference)
        subtraction = f"{write_number(now or 0)} - {write_number(earlier.number)}"
        amount = [self._word("tăng " if rising else "giảm "), self._figure(size, subtraction), self._word(unit)]
        if earlier.number == 0:
            return [*amount, self._word(" so với "), *period, self._word(" (không phát sinh)")]
        if now == 0:
            before = Span(write_number(earlier.number), earlier.source)
            return [self._word("không phát sinh ("), *period, self._word(" có "), before, self._word(f"{unit})")]
        times = Decimal(now or 0) / Decimal(earlier.number)
        if times >= 2 and times == times.to_integral_value():
            factor = self._figure(
                write_number(int(times)), f"{write_number(now or 0)} : {write_number(earlier.number)}"
            )
            return [*amount, self._word(", gấp "), factor, self._word(" lần "), *period]
        return [*amount, *self._percentage(earlier, subtraction), self._word(" so với "), *period]

    def _percentage(self, earlier: Comparison, subtraction: str) -> list[Span]:
        if not earlier.change:
            return []
        computation = f"({subtraction}) : {write_number(earlier.number)}"
        return [self._word(" ("), self._figure(f"{write_number(earlier.change)}%", computation), self._word(")")]

    def _period_name(self, earlier: Comparison) -> list[Span]:
        source = Source(self.own_words.place, "ky", "kỳ so sánh")
        if self.same and earlier.period.kind in (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.NINE_MONTHS):
            return [self._word("cùng kỳ năm "), Span(str(earlier.period.year), source)]
        return [Span(earlier.period.label, source)]

    def _word(self, text: str) -> Span:
        return Span(text, self.own_words)

    def _figure(self, text: str, computation: str) -> Span:
        return Span(text, Source(self.quantity.source.place, self.key, computation))


def enumerate_parts(division: Speaker, phrase: str = "") -> Speaker:
    """`mo_hinh.linh_vuc | ke("mô hình thuộc lĩnh vực")` → “20 mô hình thuộc lĩnh vực kinh tế và 25 mô hình …”.

    Parts that are zero or unknown are left out; the last one is joined with “và”. A list of texts is joined likewise.
    """
    if isinstance(division, QuantitySpeaker):
        division = _only_partition(division)
    if isinstance(division, DivisionSpeaker):
        words = Source(division.division.source.place)
        between = f" {phrase} " if phrase else " "
        parts = [
            [*_number_spans(part), Span(between + part.label, words)]
            for part in division.division.parts
            if part.state is State.KNOWN and part.number
        ]
        return Words(division.key, division.state, _joined(parts, words), division.division.source)
    items = division.items()
    if items is None:
        raise TypeError(division.key)
    texts = [list(printed.spans) for item in items if (printed := item.printed()) is not None]
    source = texts[0][0].source if texts else Source(_nowhere(division))
    return Words(division.key, division.state, _joined(texts, Source(source.place)), source)


def join(texts: Speaker, separator: str) -> Speaker:
    """`danh_sach | noi("; ")`: the items of a list with the separator between each two."""
    items = texts.items()
    if items is None or not isinstance(separator, str):
        raise TypeError(texts.key)
    spans: list[Span] = []
    for item in items:
        printed = item.printed()
        if printed is not None:
            spans += [Span(separator, Source(spans[-1].source.place))] if spans else []
            spans += printed.spans
    source = spans[0].source if spans else Source(_nowhere(texts))
    return Words(texts.key, texts.state, tuple(spans), source)


def table_of_parts(division: Speaker, title: str = "Nội dung") -> Speaker:
    """`{{ bang(mo_hinh.linh_vuc) }}`: a table with a row for each part and, for a whole partition, its total.

    An unknown part has an empty cell: it is not zero.
    """
    if isinstance(division, QuantitySpeaker):
        division = _only_partition(division)
    if not isinstance(division, DivisionSpeaker) or not isinstance(title, str):
        raise TypeError(division.key)
    fact = division.division
    words = Source(fact.source.place)
    rows = [_row(str(number), part, words) for number, part in enumerate(fact.parts, 1)]
    has_total = fact.kind is DivisionKind.PARTITION and fact.total is not None
    if has_total and fact.total is not None:
        total = Span(write_number(fact.total), fact.source)
        rows.append(((Span("", words),), (Span("Tổng cộng", words),), (total,)))
    unit = division.whole.quantity.unit
    header = ("TT", title, f"Số lượng ({unit})" if unit else "Số lượng")
    return TableSpeaker(division.key, PrintedTable(header, tuple(rows), (False, False, True), has_total))


class TableSpeaker(Speaker):
    """A table; it stands alone on its line."""

    def __init__(self, key: str, table: PrintedTable) -> None:
        self.key = key
        self.table = table

    def printed(self) -> Printed:
        return Printed(table=self.table)


def _row(number: str, part: Quantity, words: Source) -> tuple[tuple[Span, ...], ...]:
    return (Span(number, words),), (Span(_capitalised(part.label), words),), tuple(_number_spans(part))


def _only_partition(quantity: QuantitySpeaker) -> DivisionSpeaker:
    divisions: Sequence[DividedFact] = quantity.quantity.divisions
    if len(divisions) != 1:
        raise TypeError(quantity.key)
    return quantity.of_division(divisions[0])


def _number_spans(part: Quantity) -> list[Span]:
    printed = QuantitySpeaker(part).printed()
    return list(printed.spans) if printed else []


def _joined(parts: Sequence[Sequence[Span]], words: Source) -> tuple[Span, ...]:
    spans: list[Span] = []
    for position, part in enumerate(parts):
        if position:
            spans.append(Span(" và " if position == len(parts) - 1 else ", ", words))
        spans += part
    return tuple(spans)


def _nowhere(speaker: Speaker) -> Place:
    return Place(speaker.where() or speaker.key)


def _changed(change: Callable[[str], str], first_only: bool) -> Callable[[Speaker], Speaker]:
    def apply(words: Speaker) -> Speaker:
        printed = words.printed()
        if not words.is_known or printed is None or printed.table is not None:
            return words
        spans = tuple(
            Span(change(span.text), span.source) if not (first_only and position) else span
            for position, span in enumerate(printed.spans)
        )
        return Words(words.key, State.KNOWN, spans, printed.spans[0].source) if spans else words

    return apply


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


FILTERS: Mapping[str, Callable[..., Speaker]] = {
    "ke": enumerate_parts,
    "noi": join,
    "in_hoa": _changed(str.upper, first_only=False),
    "hoa_dau": _changed(_capitalised, first_only=True),
    "thuong_dau": _changed(_uncapitalised, first_only=True),
}
"""The filters of the narrative: each takes a speaker and gives a speaker."""
