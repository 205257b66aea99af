"""Figures in official Vietnamese: enumerations, shares, and the filters of the narrative."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from baocao.stages.narrate.words import Words, capitalised, number_spans, only_partition
from baocao.values.facts import State
from baocao.values.form import DivisionKind
from baocao.values.narrative import Span
from baocao.values.number import percentage, write_number
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import DivisionSpeaker, QuantitySpeaker, Speaker


def share_of(part: Speaker, whole: Speaker) -> Speaker:
    """`mo_hinh.linh_vuc.kinh_te | chiem(mo_hinh)` → “chiếm 42,3%”; unknown where either side is."""
    if not isinstance(part, QuantitySpeaker) or not isinstance(whole, QuantitySpeaker):
        raise TypeError("cần `phần | chiem(tổng)`, cả hai là số")
    number, total = part.quantity.number, whole.quantity.number
    if number is not None and total is not None and number > total:
        raise TypeError(f"phần {write_number(number)} lớn hơn toàn thể {write_number(total)}")
    key = f"{part.key} : {whole.key}"
    source = part.quantity.source
    share = percentage(number, total, part.quantity.decimals) if number is not None and total else None
    if share is None or number is None or total is None:
        failed = State.FAILED in (part.state, whole.state)
        return Words(key, State.FAILED if failed else State.UNKNOWN, (), source)
    computation = f"{write_number(number)} : {write_number(total)}"
    rough = "khoảng " if part.quantity.approximation or whole.quantity.approximation else ""
    words = Span(f"chiếm {rough}", Source(source.place))
    return Words(
        key, State.KNOWN, (words, Span(f"{write_number(share)}%", Source(source.place, key, computation))), source
    )


def structure(division: Speaker) -> Speaker:
    """`mo_hinh.linh_vuc | co_cau` → “kinh tế 42,3%, văn hoá - xã hội 51,9% và khác 5,8%”.

    Each share is truly rounded; where they do not add up to 100% the text says so, as statisticians do. Unknown where
    the partition has no total.
    """
    if isinstance(division, QuantitySpeaker):
        division = only_partition(division)
    if not isinstance(division, DivisionSpeaker) or division.division.kind is not DivisionKind.PARTITION:
        raise TypeError("chỉ dùng cho một cách chia `chia_theo`")
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
            rough = "khoảng " if any(each.approximation for each in fact.parts) else ""
            parts.append([Span(f"{part.label} {rough}", words), Span(f"{write_number(share)}%", source)])
    spans = _joined(parts, words)
    if printed_total != 100:
        spans += (
            Span(" (các tỷ lệ cộng lại không bằng 100% do làm tròn)", Source(words.place, "lam_tron", "làm tròn")),
        )
    return Words(division.key, State.KNOWN, spans, fact.source)


def largest(division: Speaker, count: int, phrase: str = "") -> Speaker:
    """`mo_hinh.linh_vuc | nhieu_nhat(2, "mô hình thuộc lĩnh vực")`: the largest known parts, like `ke`.

    Of equal parts none is preferred: where the last place is shared by more than there is room for, those that share it
    are left out; where that is the first place, all of them are told.
    """
    if isinstance(division, QuantitySpeaker):
        division = only_partition(division)
    if not isinstance(division, DivisionSpeaker) or not isinstance(count, int):
        raise TypeError('cần một cách chia và số lượng, như `nhieu_nhat(2, "mô hình")`')
    known = [part for part in division.division.parts if part.number]
    ranked = sorted(known, key=lambda part: -Decimal(part.number or 0))
    shown = ranked[:count]
    if shown and len(ranked) > count and ranked[count].number == shown[-1].number:
        above = [part for part in shown if part.number != shown[-1].number]
        shown = above or [part for part in ranked if part.number == shown[-1].number]
    first = replace(division.division, parts=tuple(shown))
    return enumerate_parts(DivisionSpeaker(division.whole, first), phrase)


def enumerate_parts(division: Speaker, phrase: str = "") -> Speaker:
    """`mo_hinh.linh_vuc | ke("mô hình thuộc lĩnh vực")` → “20 mô hình thuộc lĩnh vực kinh tế và 25 mô hình …”.

    Parts that are zero or unknown are left out; the last one is joined with “và”. A list of texts is joined likewise.
    """
    if isinstance(division, QuantitySpeaker):
        division = only_partition(division)
    if isinstance(division, DivisionSpeaker):
        words = Source(division.division.source.place)
        between = f" {phrase} " if phrase else " "
        parts = [
            [*number_spans(part), Span(between + part.label, words)]
            for part in division.division.parts
            if part.state is State.KNOWN and part.number
        ]
        return Words(division.key, division.state, _joined(parts, words), division.division.source)
    items = division.items()
    if items is None:
        raise TypeError("chỉ dùng cho một cách chia hoặc một danh sách")
    texts = [list(printed.spans) for item in items if (printed := item.printed()) is not None]
    source = texts[0][0].source if texts else Source(_nowhere(division))
    return Words(division.key, division.state, _joined(texts, Source(source.place)), source)


def join(texts: Speaker, separator: str) -> Speaker:
    """`danh_sach | noi("; ")`: the items of a list with the separator between each two."""
    items = texts.items()
    if items is None or not isinstance(separator, str):
        raise TypeError("chỉ dùng cho một danh sách, với dấu nối trong ngoặc")
    spans: list[Span] = []
    for item in items:
        printed = item.printed()
        if printed is not None:
            spans += [Span(separator, Source(spans[-1].source.place))] if spans else []
            spans += printed.spans
    source = spans[0].source if spans else Source(_nowhere(texts))
    return Words(texts.key, texts.state, tuple(spans), source)


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
        if printed is not None and printed.annex:
            raise TypeError("số phụ lục in ra như quy định, không đổi chữ hoa, chữ thường")
        if not words.is_known or printed is None or printed.table is not None:
            return words
        spans = tuple(
            Span(change(span.text), span.source) if not (first_only and position) else span
            for position, span in enumerate(printed.spans)
        )
        return Words(words.key, State.KNOWN, spans, printed.spans[0].source) if spans else words

    return apply


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


FILTERS: Mapping[str, Callable[..., Speaker]] = {
    "ke": enumerate_parts,
    "noi": join,
    "chiem": share_of,
    "co_cau": structure,
    "nhieu_nhat": largest,
    "in_hoa": _changed(str.upper, first_only=False),
    "hoa_dau": _changed(capitalised, first_only=True),
    "thuong_dau": _changed(_uncapitalised, first_only=True),
}
"""The filters of the narrative: each takes a speaker and gives a speaker."""
