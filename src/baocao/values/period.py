"""Reporting periods (kỳ báo cáo) and the forms in which official prose names them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct
from msgspec.structs import force_setattr, replace

_ROMAN = ("I", "II", "III", "IV")
_PATTERN = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?:(?P<half>H[12])|Q(?P<quarter>[1-4])|(?P<nine>9T)|(?P<end>(?:19|20)\d\d)))?",
    re.ASCII,
)


class PeriodKind(Enum):
    """How long a period is; the value is its length in months, 0 for a span of years."""

    HALF = 6
    QUARTER = 3
    NINE_MONTHS = 9
    YEAR = 12
    SPAN = 0


class Period(Struct, frozen=True):
    """A period as its key names it: `2021-H1`, `2021-H2`, `2021-Q3`, `2021-9T`, `2021`, `2021-2025`.

    Attributes:
        kind: half-year, quarter, nine months, year or span of years (giai đoạn).
        year: the (first) calendar year.
        index: which half (1, 2) or quarter (1 to 4); 1 for the other kinds.
        end_year: the last year of a span; else equal to `year`.
    """

    kind: PeriodKind
    year: int
    index: int = 1
    end_year: int = 0

    def __post_init__(self) -> None:
        if not self.end_year:
            force_setattr(self, "end_year", self.year)

    @classmethod
    def parse(cls, key: str) -> Period | None:
        """The period that a key names, or None when it names none."""
        found = _PATTERN.fullmatch(key)
        if found is None:
            return None
        year = int(found["year"])
        if found["half"]:
            return cls(PeriodKind.HALF, year, int(found["half"][1]))
        if found["quarter"]:
            return cls(PeriodKind.QUARTER, year, int(found["quarter"]))
        if found["nine"]:
            return cls(PeriodKind.NINE_MONTHS, year)
        if found["end"]:
            end = int(found["end"])
            return cls(PeriodKind.SPAN, year, end_year=end) if end > year else None
        return cls(PeriodKind.YEAR, year)

    @property
    def key(self) -> str:
        """The key again, as it stands in file names and after `ky:`."""
        match self.kind:
            case PeriodKind.HALF:
                return f"{self.year}-H{self.index}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.index}"
            case PeriodKind.NINE_MONTHS:
                return f"{self.year}-9T"
            case PeriodKind.SPAN:
                return f"{self.year}-{self.end_year}"
            case PeriodKind.YEAR:
                return str(self.year)

    @property
    def first_day(self) -> date:
        """The first day inside the period."""
        month = {PeriodKind.HALF: 6, PeriodKind.QUARTER: 3}.get(self.kind, 0) * (self.index - 1) + 1
        return date(self.year, month, 1)

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        months = self.kind.value
        if not months:
            return date(self.end_year, 12, 31)
        month_after = self.first_day.month + months
        return date(self.year + month_after // 13, (month_after - 1) % 12 + 1, 1) - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """True when the day lies inside the period, its first and last day included."""
        return self.first_day <= day <= self.last_day

    @property
    def label(self) -> str:
        """As prose names it inside a sentence: “6 tháng đầu năm 2021”, “quý III/2021”, “năm 2021”."""
        match self.kind:
            case PeriodKind.HALF | PeriodKind.NINE_MONTHS:
                return f"{self.label_without_year} {self.year}"
            case PeriodKind.QUARTER:
                return f"{self.label_without_year}/{self.year}"
            case PeriodKind.SPAN:
                return f"giai đoạn {self.year} - {self.end_year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"

    @property
    def label_without_year(self) -> str:
        """“6 tháng đầu năm”, “quý III”; a year and a span of years keep theirs, for nothing else names them."""
        match self.kind:
            case PeriodKind.HALF:
                return "6 tháng đầu năm" if self.index == 1 else "6 tháng cuối năm"
            case PeriodKind.NINE_MONTHS:
                return "9 tháng đầu năm"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[self.index - 1]}"
            case _:
                return self.label

    @property
    def label_at_start(self) -> str:
        """As a sentence begins: no sentence of official prose opens with a digit, so “Sáu tháng đầu năm 2021”."""
        words = {"6": "Sáu", "9": "Chín"}
        label = self.label
        return words.get(label[0], label[0].upper()) + label[1:]

    @property
    def short_label(self) -> str:
        """Without the year where the next period, named right after it, carries the same one."""
        return self.label_without_year if self.next.year == self.year else self.label

    @property
    def next(self) -> Period:
        """The period that follows in prose: the tasks of a nine-month report are those of the fourth quarter."""
        match self.kind:
            case PeriodKind.HALF:
                return replace(self, index=2) if self.index == 1 else Period(self.kind, self.year + 1, 1)
            case PeriodKind.QUARTER:
                return replace(self, index=self.index + 1) if self.index < 4 else Period(self.kind, self.year + 1, 1)
            case PeriodKind.NINE_MONTHS:
                return Period(PeriodKind.QUARTER, self.year, 4)
            case PeriodKind.YEAR:
                return Period(self.kind, self.year + 1)
            case PeriodKind.SPAN:
                length = self.end_year - self.year + 1
                return Period(self.kind, self.year + length, end_year=self.end_year + length)

    @property
    def previous(self) -> Period:
        """The period of the same kind that ends where this one begins; for nine months the same of last year."""
        match self.kind:
            case PeriodKind.HALF:
                return replace(self, index=1) if self.index == 2 else Period(self.kind, self.year - 1, 2)
            case PeriodKind.QUARTER:
                return replace(self, index=self.index - 1) if self.index > 1 else Period(self.kind, self.year - 1, 4)
            case PeriodKind.SPAN:
                length = self.end_year - self.year + 1
                return Period(self.kind, self.year - length, end_year=self.end_year - length)
            case _:
                return self.same_last_year

    @property
    def same_last_year(self) -> Period:
        """Cùng kỳ: the same part of the year before; for a span, the span before it."""
        if self.kind is PeriodKind.SPAN:
            return self.previous
        return Period(self.kind, self.year - 1, self.index)

    @property
    def earlier_in_year(self) -> tuple[Period, ...]:
        """The periods of its kind that come before it in its year."""
        if self.kind not in (PeriodKind.HALF, PeriodKind.QUARTER):
            return ()
        return tuple(Period(self.kind, self.year, index) for index in range(1, self.index))

    @property
    def compositions(self) -> tuple[tuple[Period, ...], ...]:
        """The sets of shorter periods that make up this one."""

        def half(index: int) -> Period:
            return Period(PeriodKind.HALF, self.year, index)

        def quarters(first: int, last: int) -> tuple[Period, ...]:
            return tuple(Period(PeriodKind.QUARTER, self.year, index) for index in range(first, last + 1))

        nine = Period(PeriodKind.NINE_MONTHS, self.year)
        match self.kind:
            case PeriodKind.YEAR:
                return (half(1), half(2)), (nine, *quarters(4, 4)), quarters(1, 4)
            case PeriodKind.NINE_MONTHS:
                return (half(1), *quarters(3, 3)), quarters(1, 3)
            case PeriodKind.HALF:
                return (quarters(2 * self.index - 1, 2 * self.index),)
            case PeriodKind.SPAN:
                return (tuple(Period(PeriodKind.YEAR, year) for year in range(self.year, self.end_year + 1)),)
            case PeriodKind.QUARTER:
                return ()

    def __str__(self) -> str:
        return self.label
