"""Figures in official Vietnamese: comparisons, enumerations, tables, and the filters of the narrative."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from baocao.values.facts import Comparison, Quantity, RecordsFact, State, TextFact
from baocao.values.form import Column, DivisionKind
from baocao.values.narrative import Printed, PrintedTable, Span
from baocao.values.number import percentage, write_number
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
            return [self._word("bằng "), *period, *self._caution(earlier)]
        rising = earlier.difference > 0
        now = self.quantity.number
        is_rate = self.quantity.unit == "%"
        unit = " điểm phần trăm" if is_rate else f" {self.quantity.unit}" if self.quantity.unit else ""
        size = write_number(earlier.difference if rising else -earlier.difference)
        subtraction = f"{write_number(now or 0)} - {write_number(earlier.number)}"
        amount = [self._word("tăng " if rising else "giảm "), self._figure(size, subtraction), self._word(unit)]
        if earlier.number == 0:
            return [*amount, self._word(" ("), *period, self._word(" không phát sinh)"), *self._caution(earlier)]
        if now == 0:
            before = Span(write_number(earlier.number), earlier.source)
            words = [self._word("không phát sinh ("), *period, self._word(" có "), before, self._word(f"{unit})")]
            return [*words, *self._caution(earlier)]
        if is_rate:
            return [*amount, self._word(" so với "), *period, *self._caution(earlier)]
        times = Decimal(now or 0) / Decimal(earlier.number)
        if times >= 2 and times == times.to_integral_value():
            factor = self._figure(
                write_number(int(times)), f"{write_number(now or 0)} : {write_number(earlier.number)}"
            )
            return [*amount, self._word(", gấp "), factor, self._word(" lần "), *period, *self._caution(earlier)]
        rate = self._percentage(earlier, subtraction)
        return [*amount, *rate, self._word(" so với "), *period, *self._caution(earlier)]

    def _caution(self, earlier: Comparison) -> list[Span]:
        """Says so when the earlier figure is not the one that was reported then, or not yet final."""
        if earlier.revised:
            return [self._word(" (số liệu đã điều chỉnh)")]
        return [self._word(" (số liệu sơ bộ)")] if earlier.provisional else []

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


class TargetSpeaker(Speaker):
    """“đạt 67% kế hoạch năm 2021”; vanishes where there is no target."""

    def __init__(self, quantity: Quantity, year: int, own_words: Source) -> None:
        self.key = f"{quantity.key}.ty_le_chi_tieu"
        self.quantity = quantity
        self.year = year
        self.own_words = own_words

    @property
    def state(self) -> State:
        known = self.quantity.target is not None and self.quantity.target.share is not None
        return State.KNOWN if known else State.UNKNOWN

    def printed(self) -> Printed:
        target, now = self.quantity.target, self.quantity.number
        if target is None or target.share is None or now is None:
            return Printed(vanishes=True)
        words = Span("đạt ", self.own_words)
        computation = f"{write_number(now)} : {write_number(target.number)}"
        share = Span(f"{write_number(target.share)}%", Source(self.quantity.source.place, self.key, computation))
        year = Span(str(self.year), Source(self.own_words.place, "ky", "năm của kỳ báo cáo"))
        return Printed((words, share, Span(" kế hoạch năm ", self.own_words), year))


def share_of(part: Speaker, whole: Speaker) -> Speaker:
    """`mo_hinh.linh_vuc.kinh_te | chiem(mo_hinh)` → “chiếm 42,3%”; unknown where either side is."""
    if not isinstance(part, QuantitySpeaker) or not isinstance(whole, QuantitySpeaker):
        raise TypeError(part.key)
    number, total = part.quantity.number, whole.quantity.number
    key = f"{part.key} : {whole.key}"
    source = part.quantity.source
    share = percentage(number, total, part.quantity.decimals) if number is not None and total else None
    if share is None or number is None or total is None:
        failed = State.FAILED in (part.state, whole.state)
        return Words(key, State.FAILED if failed else State.UNKNOWN, (), source)
    computation = f"{write_number(number)} : {write_number(total)}"
    words = Span("chiếm ", Source(source.place))
    return Words(
        key, State.KNOWN, (words, Span(f"{write_number(share)}%", Source(source.place, key, computation))), source
    )


def structure(division: Speaker) -> Speaker:
    """`mo_hinh.linh_vuc | co_cau` → “kinh tế 42,3%, văn hoá - xã hội 51,9% và khác 5,8%”.

    Each share is truly rounded; where they do not add up to 100% the text says so, as statisticians do. Unknown where
    the partition has no total.
    """
    if isinstance(division, QuantitySpeaker):
        division = _only_partition(division)
    if not isinstance(division, DivisionSpeaker) or division.division.kind is not DivisionKind.PARTITION:
        raise TypeError(division.key)
    fact = division.division
    words = Source(fact.source.place)
    if not fact.total:
        state = State.FAILED if division.state is State.FAILED else State.UNKNOWN
        return Words(division.key, state, (), fact.source)
    parts, printed_total = [], Decimal(0)
    for part in fact.parts:
        share = percentage(part.number or 0, fact.total, part.decimals) or Decimal(0)
        printed_total += share
        if part.number:
            computation = f"{write_number(part.number)} : {write_number(fact.total)}"
            source = Source(part.source.place, part.key, computation)
            parts.append([Span(f"{part.label} ", words), Span(f"{write_number(share)}%", source)])
    spans = _joined(parts, words)
    if printed_total != 100:
        spans += (
            Span(" (các tỷ lệ cộng lại không bằng 100% do làm tròn)", Source(words.place, "lam_tron", "làm tròn")),
        )
    return Words(division.key, State.KNOWN, spans, fact.source)


def largest(division: Speaker, count: int, phrase: str = "") -> Speaker:
    """`mo_hinh.linh_vuc | nhieu_nhat(2, "mô hình thuộc lĩnh vực")`: the largest known parts, like `ke`."""
    if isinstance(division, QuantitySpeaker):
        division = _only_partition(division)
    if not isinstance(division, DivisionSpeaker) or not isinstance(count, int):
        raise TypeError(division.key)
    known = [part for part in division.division.parts if part.number]
    ranked = sorted(known, key=lambda part: -Decimal(part.number or 0))
    first = replace(division.division, parts=tuple(ranked[:count]))
    return enumerate_parts(DivisionSpeaker(division.whole, first), phrase)


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
    if isinstance(division, RecordsSpeaker):
        return TableSpeaker(division.key, division.table())
    if isinstance(division, QuantitySpeaker):
        division = _only_partition(division)
    if not isinstance(division, DivisionSpeaker) or not isinstance(title, str):
        raise TypeError(division.key)
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
    return (Span(number, words),), (Span(_capitalised(part.label), words),), tuple(_number_spans(part))


def _only_partition(quantity: QuantitySpeaker) -> DivisionSpeaker:
    """The partition without a name, or the only one; subsets and funnels are named where they are meant."""
    partitions = [one for one in quantity.quantity.divisions if one.kind is DivisionKind.PARTITION]
    unnamed = [one for one in partitions if not one.key]
    if len(unnamed or partitions) != 1:
        raise TypeError(quantity.key)
    return quantity.of_division((unnamed or partitions)[0])


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
    "chiem": share_of,
    "co_cau": structure,
    "nhieu_nhat": largest,
    "in_hoa": _changed(str.upper, first_only=False),
    "hoa_dau": _changed(_capitalised, first_only=True),
    "thuong_dau": _changed(_uncapitalised, first_only=True),
}
"""The filters of the narrative: each takes a speaker and gives a speaker."""
