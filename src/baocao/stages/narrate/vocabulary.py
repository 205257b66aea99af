"""What the narrative can name: the form's indicators, the period, the issuer, the shared tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from baocao.stages.narrate.comparisons import ComparisonSpeaker, TargetSpeaker
from baocao.stages.narrate.tables import RecordsSpeaker
from baocao.stages.narrate.units import by_unit, units_speaker
from baocao.stages.narrate.words import Listed, Named, Voice, Words
from baocao.values.calendar_date import write_date
from baocao.values.facts import (
    Anniversary,
    DayFact,
    DocumentFact,
    Fact,
    Facts,
    Quantity,
    RecordsFact,
    State,
    TextFact,
    TextsFact,
)
from baocao.values.figures import Body, Day, LegalBase, Text
from baocao.values.form import Column, Indicator, Kind
from baocao.values.narrative import Printed, Span
from baocao.values.number import write_number
from baocao.values.period import Period
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import QuantitySpeaker, Speaker


def vocabulary(facts: Facts, template: Place) -> dict[str, Speaker]:
    """Every top-level name of the narrative.

    Args:
        facts: what can be printed.
        template: origin of the connecting words that the program itself adds (“và”, “so với”).
    """
    figures = facts.figures
    period_source = Source(figures.period_place, "ky")
    voice = Voice(Source(template), period_source, figures.period.year, facts.units)
    names: dict[str, Speaker] = {key: _speaker(fact, facts.indicators[key], voice) for key, fact in facts.facts.items()}
    names["ky"] = PeriodSpeaker(figures.period, period_source)
    names["co_quan"] = Named(
        "co_quan",
        {key: Words.typed(text, Source(place, f"co_quan.{key}")) for key, text, place in figures.issuer.fields},
    )
    names["su_kien"] = Listed(
        "su_kien", [AnniversarySpeaker(one) for one in facts.anniversaries], _any_anniversary(facts)
    )
    names["can_cu"] = Named("can_cu", {key: _legal_base(base) for key, base in figures.legal_bases.items()})
    names["to_chuc"] = Named("to_chuc", {key: _body(body) for key, body in figures.bodies.items()})
    names["don_vi"] = units_speaker(facts.units, figures.period_place)
    for name in figures.failed_tables:
        names[name] = FailedTable(name)
    return names


class FailedTable(Speaker):
    """A shared table that could not be read: whatever is named in it has failed, and nobody complains again."""

    def __init__(self, key: str) -> None:
        self.key = key

    @property
    def state(self) -> State:
        return State.FAILED

    def printed(self) -> Printed:
        return Printed()

    def attribute(self, name: str) -> Speaker | None:
        return FailedTable(f"{self.key}.{name}")

    def items(self) -> Sequence[Speaker]:
        return ()


class NarratedQuantity(QuantitySpeaker):
    """A number that also tells how it compares with earlier periods."""

    def __init__(self, quantity: Quantity, voice: Voice) -> None:
        super().__init__(quantity)
        self.voice = voice

    def of_part(self, part: Quantity) -> NarratedQuantity:
        return NarratedQuantity(part, self.voice)

    def attribute(self, name: str) -> Speaker | None:
        match name:
            case "so_voi_cung_ky":
                return ComparisonSpeaker(self.quantity, self.quantity.same_last_year, self.voice, same=True)
            case "so_voi_ky_truoc":
                return ComparisonSpeaker(self.quantity, self.quantity.previous, self.voice, same=False)
            case "ty_le_chi_tieu":
                return TargetSpeaker(self.quantity, self.voice)
            case "ke_hoach_nam":
                return self._target()
            case "don_vi":
                return by_unit(self, self.voice.units)
            case "nhan":
                return Words.typed(self.quantity.label, self.voice.words)
            case "don_vi_tinh":
                return Words.typed(self.quantity.unit, self.voice.words)
        return super().attribute(name)

    def attribute_names(self) -> tuple[str, ...]:
        own = ("so_voi_cung_ky", "so_voi_ky_truoc", "ty_le_chi_tieu", "ke_hoach_nam", "don_vi", "nhan", "don_vi_tinh")
        return (*super().attribute_names(), *own)

    def _target(self) -> Words:
        target, key = self.quantity.target, f"{self.quantity.key}.ke_hoach_nam"
        if target is None:
            return Words(key, State.UNKNOWN, (), self.quantity.source)
        return Words(key, State.KNOWN, (Span(write_number(target.number), target.source),), target.source)


class PeriodSpeaker(Speaker):
    """`ky`: prints itself in the forms that prose needs."""

    key = "ky"
    _FORMS: Mapping[str, Callable[[Period], str]] = {
        "dau_cau": lambda period: period.label_at_start,
        "gon": lambda period: period.short_label,
        "nam": lambda period: str(period.year),
        "tu_ngay": lambda period: write_date(period.first_day),
        "den_ngay": lambda period: write_date(period.last_day),
    }
    _OTHERS: Mapping[str, Callable[[Period], Period]] = {
        "sau": lambda period: period.next,
        "truoc": lambda period: period.previous,
        "cung_ky": lambda period: period.same_last_year,
    }

    _MEANINGS: Mapping[str, str] = {"sau": "kỳ sau", "truoc": "kỳ trước", "cung_ky": "cùng kỳ năm trước"}

    def __init__(self, period: Period, source: Source) -> None:
        self.period = period
        self.source = source

    def printed(self) -> Printed:
        return Printed((Span(self.period.label, self.source),))

    def attribute(self, name: str) -> Speaker | None:
        if name in self._FORMS:
            return Words.typed(self._FORMS[name](self.period), self.source)
        if name in self._OTHERS:
            other = self._OTHERS[name](self.period)
            computation = f"{self._MEANINGS[name]} của {self.period.label}"
            return PeriodSpeaker(other, replace(self.source, computation=computation))
        return None

    def attribute_names(self) -> tuple[str, ...]:
        return (*self._FORMS, *self._OTHERS)


class AnniversarySpeaker(Named):
    """An anniversary inside the period; prints its name."""

    def __init__(self, anniversary: Anniversary) -> None:
        source = replace(anniversary.source, computation="")
        name = Words.typed(anniversary.name, source)
        super().__init__(
            f"su_kien.{anniversary.key}",
            {
                "ten": name,
                "so_nam": Words.typed(str(anniversary.years), anniversary.source),
                "ngay_goc": Words.typed(write_date(anniversary.first), source),
                "ngay": Words.typed(write_date(anniversary.day), anniversary.source),
            },
            name,
        )


def _any_anniversary(facts: Facts) -> Speaker:
    """Names of an anniversary for checking loops in periods that have none."""
    day = date(1930, 2, 3)
    return AnniversarySpeaker(Anniversary("", "", 1, day, day, Source(facts.figures.period_place, "su_kien")))


def _speaker(fact: Fact, indicator: Indicator, voice: Voice) -> Speaker:
    match fact:
        case Quantity():
            return NarratedQuantity(fact, voice)
        case TextFact():
            return Words.of(fact)
        case DayFact():
            return _day(fact)
        case TextsFact():
            texts = [Words.of(item) for item in fact.items]
            return Listed(fact.key, texts, Words.typed("", fact.source), fact.state, fact.source.place)
        case DocumentFact():
            return _document(fact)
        case RecordsFact():
            sent = voice.units.records.get(fact.key) if voice.units else None
            owner = Column("don_vi", "Đơn vị")
            of_units = sent or RecordsFact(f"{fact.key}.don_vi", State.UNKNOWN, (), fact.source)
            by_unit = _records(of_units, (owner, *indicator.columns), voice) if indicator.from_units else None
            return _records(fact, indicator.columns, voice, by_unit)


def _records(
    fact: RecordsFact, columns: Sequence[Column], voice: Voice, of_units: RecordsSpeaker | None = None
) -> RecordsSpeaker:
    prototype = Named(fact.key, {column.key: _empty(column, fact.source, voice) for column in columns})
    rows = [_row(fact.key, row, voice) for row in fact.rows]
    return RecordsSpeaker(fact, columns, rows, prototype, of_units)


def _row(key: str, row: Mapping[str, Quantity | TextFact | DayFact], voice: Voice) -> Speaker:
    members: dict[str, Speaker] = {}
    for name, cell in row.items():
        match cell:
            case Quantity():
                members[name] = NarratedQuantity(cell, voice)
            case TextFact():
                members[name] = Words.of(cell)
            case DayFact():
                members[name] = _day(cell)
    return Named(key, members)


def _empty(column: Column, source: Source, voice: Voice) -> Speaker:
    if column.kind.is_number:
        return NarratedQuantity(Quantity(column.key, column.label, column.unit, State.UNKNOWN, None, source), voice)
    return Words(column.key, State.UNKNOWN, (), source) if column.kind is not Kind.TEXTS else Listed(column.key, [])


def _day(fact: DayFact) -> Words:
    text = write_date(fact.day) if fact.day else ""
    return Words(fact.key, fact.state, (Span(text, fact.source),), fact.source)


def _document(fact: DocumentFact) -> Speaker:
    members: dict[str, Speaker] = {
        "so": Words.of(fact.number),
        "ngay": _day(fact.day),
        "cua": Words.of(fact.issued_by),
        "ve": Words.of(fact.about),
    }
    return Named(fact.key, members, Words.of(fact.number))


def _legal_base(base: LegalBase) -> Speaker:
    key = f"can_cu.{base.key}"
    fields: dict[str, Text | Day | None] = {
        "goi_tat": base.short_name, "so": base.number, "ngay": base.day, "cua": base.issued_by, "ve": base.about,
        "khoa": base.term,
    }  # fmt: skip
    members: dict[str, Speaker] = {}
    for name, value in fields.items():
        source = Source(value.place if value else base.place, f"{key}.{name}")
        text = write_date(value.day) if isinstance(value, Day) else value.text if value else ""
        members[name] = Words(source.key, State.KNOWN if value else State.UNKNOWN, (Span(text, source),), source)
    return Named(key, members, members["goi_tat"])


def _body(body: Body) -> Speaker:
    key = f"to_chuc.{body.key}"
    return Named(key, {}, Words.typed(body.name.text, Source(body.name.place, key)))
