"""Figures with every total, share and difference worked out once. Unknown stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from baocao.values.figures import Document, Figures, Records
from baocao.values.form import DivisionKind, Indicator
from baocao.values.period import Period
from baocao.values.source import Source
from baocao.values.unit import Unit


class State(Enum):
    """Whether a fact can be printed.

    KNOWN: typed or computed. UNKNOWN: empty, or computed from something empty. FAILED: it, or what it is computed
    from, could not be read; a finding exists already and no second one may follow.
    """

    KNOWN = "known"
    UNKNOWN = "unknown"
    FAILED = "failed"


class DividedFact(Struct, frozen=True):
    """One division of a quantity, its parts in the form's order.

    Attributes:
        key: empty for the unnamed partition.
        total: the sum of a partition whose parts are all known; else None. None for subsets and funnels.
        across: of a partition whose parts divide further, the sum of each sub-part over all parts, in the order of
            `sub_parts`; unknown where one of them is.
    """

    kind: DivisionKind
    key: str
    label: str
    parts: tuple[Quantity, ...]
    total: int | Decimal | None
    source: Source
    disjoint: bool = False
    across: tuple[Quantity, ...] = ()


class Quantity(Struct, frozen=True):
    """A number that the paper may print: an indicator or one part of it.

    Attributes:
        key: dotted: `mo_hinh.linh_vuc.kinh_te`.
        label: in the form's words: `kinh tế`.
        unit: unit of measure, inherited from the indicator: `mô hình`.
        number: None unless state is KNOWN.
        typed_total: the typed number where one stands in the file, to be judged against the divisions; else None.
        approximation: `trên`, `gần` … or empty; a computed total inherits that of its parts when they agree.
        source: YAML line; with `computation` for a computed total.
        divisions: in the form's order; partitions, subsets and funnels.
        target: the year's target, where the period file has one.
        composed: what shorter periods' files say that this one must be.
    """

    key: str
    label: str
    unit: str
    state: State
    number: int | Decimal | None
    source: Source
    typed_total: int | Decimal | None = None
    approximation: str = ""
    provisional: bool = False
    revised_from: int | Decimal | None = None
    decimals: int = 1
    divisions: tuple[DividedFact, ...] = ()
    same_last_year: Comparison | None = None
    previous: Comparison | None = None
    target: Target | None = None
    composed: tuple[Composition, ...] = ()

    def division(self, key: str) -> DividedFact | None:
        """The division of that key, or None."""
        return next((division for division in self.divisions if division.key == key), None)


class Comparison(Struct, frozen=True):
    """A quantity against an earlier period's.

    Attributes:
        period: the earlier period.
        number: the earlier value, known.
        difference: this minus earlier.
        change: the difference as a percentage of the earlier value, rounded half up; None when that was 0.
        source: the earlier value's YAML line.
        revised: the earlier value was corrected after its report went out.
        provisional: the earlier value is still marked “sơ bộ”.
        approximate: one of the two is a round figure, so that the difference must not be printed as if it were exact.
    """

    period: Period
    number: int | Decimal
    difference: int | Decimal
    change: Decimal | None
    source: Source
    revised: bool = False
    provisional: bool = False
    approximate: bool = False

    @property
    def size(self) -> int | Decimal:
        """The difference without its sign."""
        return self.difference if self.difference >= 0 else -self.difference


class Target(Struct, frozen=True):
    """The year's target of a quantity.

    Attributes:
        share: what the year has come to as a percentage of the target, rounded half up; None when that is not known.
        source: its YAML line.
        reached: what the year has come to, as a reader writes it: `(5 + 7)`.
    """

    number: int | Decimal
    share: Decimal | None
    source: Source
    reached: str = ""


class Composition(Struct, frozen=True):
    """What the files of shorter periods make of a quantity.

    Attributes:
        periods: the shorter periods, in order.
        number: their sum for a flow, the last one's value for a stock or a cumulative figure.
        is_sum: whether it is a sum.
        computation: as a reader writes it: `40 + 12`.
        is_least: some shorter period is missing, so that the number is only a lower bound.
    """

    periods: tuple[Period, ...]
    number: int | Decimal
    is_sum: bool
    computation: str
    is_least: bool = False


class TextFact(Struct, frozen=True):
    """A text, or a word made from a date or year; `text` is empty unless state is KNOWN."""

    key: str
    state: State
    text: str
    source: Source


class TextsFact(Struct, frozen=True):
    """A list of paragraphs."""

    key: str
    state: State
    items: tuple[TextFact, ...]
    source: Source


class DayFact(Struct, frozen=True):
    """A date."""

    key: str
    state: State
    day: date | None
    source: Source


class DocumentFact(Struct, frozen=True):
    """A cited document; its parts are facts of their own."""

    key: str
    state: State
    number: TextFact
    day: DayFact
    issued_by: TextFact
    about: TextFact
    source: Source
    typed: Document | None = None


class RecordsFact(Struct, frozen=True):
    """Rows of a table; cell values by column key.

    Attributes:
        totals: sums of the columns that are summed, by column key; unknown where a cell is.
    """

    key: str
    state: State
    rows: tuple[Mapping[str, Quantity | TextFact | DayFact], ...]
    source: Source
    typed: Records | None = None
    totals: Mapping[str, Quantity] = field(default_factory=dict)


Fact = Quantity | TextFact | TextsFact | DayFact | DocumentFact | RecordsFact


class Anniversary(Struct, frozen=True):
    """A historical event whose day falls into the period, in the order of the calendar.

    Attributes:
        name: `Ngày thành lập Đảng Cộng sản Việt Nam`.
        years: how many years ago it was, counted to the anniversary inside the period.
        first: the historical day.
        day: the anniversary.
        source: the line of the event with the subtraction as computation (`2021 - 1930`).
    """

    key: str
    name: str
    years: int
    first: date
    day: date
    source: Source


class UnitsFact(Struct, frozen=True):
    """What the units below sent for the period.

    Attributes:
        expected: the units that exist on the period's last day.
        sent: those of them that sent something.
        source: the list of units.
        divisions: figure key → the figure by unit, a part for every expected unit, unknown where it gave none; empty
            while nobody has sent anything.
        records: key of a table → the units' rows, each with its unit's name in the column `don_vi`.
    """

    expected: tuple[Unit, ...]
    sent: tuple[Unit, ...]
    source: Source
    divisions: Mapping[str, DividedFact]
    records: Mapping[str, RecordsFact] = field(default_factory=dict)

    @property
    def silent(self) -> tuple[Unit, ...]:
        """The expected units that sent nothing."""
        return tuple(unit for unit in self.expected if unit not in self.sent)


class Facts(Struct, frozen=True):
    """All that can be printed about one period.

    Attributes:
        figures: what it was derived from (period, form, issuer, shared tables).
        facts: indicator key → fact, for every indicator of the form.
        anniversaries: events of the period.
        indicators: the form's indicators by key.
        earlier: figures of periods that end before this one begins, the nearest first.
        units: what the units below sent; None for an office without units.
    """

    figures: Figures
    facts: Mapping[str, Fact]
    anniversaries: tuple[Anniversary, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    earlier: tuple[Figures, ...] = ()
    units: UnitsFact | None = None
