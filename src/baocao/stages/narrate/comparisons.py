"""Figures against earlier periods and against the year's target, in official Vietnamese."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from baocao.stages.narrate.words import Voice
from baocao.values.facts import Comparison, Quantity, State
from baocao.values.narrative import Printed, Span
from baocao.values.number import write_number
from baocao.values.period import PeriodKind
from baocao.values.source import Source
from baocao.values.speaker import Speaker


class ComparisonSpeaker(Speaker):
    """“tăng 120 đảng viên (1,6%) so với cùng kỳ năm 2021”; vanishes where the earlier value is unknown."""

    def __init__(self, quantity: Quantity, comparison: Comparison | None, voice: Voice, *, same: bool) -> None:
        self.key = f"{quantity.key}.{'so_voi_cung_ky' if same else 'so_voi_ky_truoc'}"
        self.quantity = quantity
        self.comparison = comparison if comparison is not None and not comparison.approximate else None
        self.voice = voice
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
        if is_rate:
            return [*amount, self._word(" so với "), *period, *self._caution(earlier)]
        if earlier.number == 0:
            return [*amount, self._word(" ("), *period, self._word(" không phát sinh)"), *self._caution(earlier)]
        if now == 0:
            before = Span(write_number(earlier.number), earlier.source)
            words = [self._word("không phát sinh ("), *period, self._word(" có "), before, self._word(f"{unit})")]
            return [*words, *self._caution(earlier)]
        times = Fraction(now or 0) / Fraction(earlier.number)
        if times >= 2 and times.denominator == 1:
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
        source = replace(self.voice.period, computation="kỳ so sánh")
        if self.same and earlier.period.kind in (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.NINE_MONTHS):
            return [self._word("cùng kỳ năm "), Span(str(earlier.period.year), source)]
        return [Span(earlier.period.label, source)]

    def _word(self, text: str) -> Span:
        return Span(text, self.voice.words)

    def _figure(self, text: str, computation: str) -> Span:
        return Span(text, Source(self.quantity.source.place, self.key, computation))


class TargetSpeaker(Speaker):
    """“đạt 67% kế hoạch năm 2021”; vanishes where there is no target."""

    def __init__(self, quantity: Quantity, voice: Voice) -> None:
        self.key = f"{quantity.key}.ty_le_chi_tieu"
        self.quantity = quantity
        self.voice = voice

    @property
    def state(self) -> State:
        target = self.quantity.target
        known = target is not None and target.share is not None and not self.quantity.approximation
        return State.KNOWN if known else State.UNKNOWN

    def printed(self) -> Printed:
        target, now = self.quantity.target, self.quantity.number
        if target is None or target.share is None or now is None or self.quantity.approximation:
            return Printed(vanishes=True)
        words = Span("đạt ", self.voice.words)
        computation = f"{target.reached} : {write_number(target.number)}"
        share = Span(f"{write_number(target.share)}%", Source(self.quantity.source.place, self.key, computation))
        year = Span(str(self.voice.year), replace(self.voice.period, computation="năm của kỳ báo cáo"))
        return Printed((words, share, Span(" kế hoạch năm ", self.voice.words), year))
