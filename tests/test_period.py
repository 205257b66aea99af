"""Periods: every label that prose needs, written out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.values.period import Period, PeriodKind


def period(key: str) -> Period:
    found = Period.parse(key)
    assert found is not None, key
    return found


LABELS = [
    # key, inside a sentence, at its start, short, next
    ("2021-H1", "6 tháng đầu năm 2021", "Sáu tháng đầu năm 2021", "6 tháng đầu năm", "6 tháng cuối năm 2021"),
    ("2021-H2", "6 tháng cuối năm 2021", "Sáu tháng cuối năm 2021", "6 tháng cuối năm 2021", "6 tháng đầu năm 2022"),
    ("2021-Q3", "quý III/2021", "Quý III/2021", "quý III", "quý IV/2021"),
    ("2021-Q4", "quý IV/2021", "Quý IV/2021", "quý IV/2021", "quý I/2022"),
    ("2021-9T", "9 tháng đầu năm 2021", "Chín tháng đầu năm 2021", "9 tháng đầu năm", "quý IV/2021"),
    ("2021", "năm 2021", "Năm 2021", "năm 2021", "năm 2022"),
    ("2021-2025", "giai đoạn 2021 - 2025", "Giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025", "giai đoạn 2026 - 2030"),
]


@pytest.mark.parametrize(("key", "label", "at_start", "short", "following"), LABELS)
def test_labels(key: str, label: str, at_start: str, short: str, following: str) -> None:
    found = period(key)
    assert (found.key, found.label, str(found)) == (key, label, label)
    assert (found.label_at_start, found.short_label, found.next.label) == (at_start, short, following)


@pytest.mark.parametrize(
    ("key", "previous", "same", "first", "last"),
    [
        ("2021-H1", "2020-H2", "2020-H1", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-H2", "2021-H1", "2020-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-Q1", "2020-Q4", "2020-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2020-Q3", "2020-Q2", "2019-Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("2021-9T", "2020-9T", "2020-9T", date(2021, 1, 1), date(2021, 9, 30)),
        ("2021", "2020", "2020", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-2025", "2016-2020", "2016-2020", date(2021, 1, 1), date(2025, 12, 31)),
    ],
)
def test_neighbours_and_days(key: str, previous: str, same: str, first: date, last: date) -> None:
    found = period(key)
    assert (found.previous.key, found.same_last_year.key) == (previous, same)
    assert (found.first_day, found.last_day) == (first, last)
    assert found.contains(first)
    assert found.contains(last)
    assert not found.contains(date(last.year + 1, 1, 1))


@pytest.mark.parametrize(
    "key", ["", "2021-H3", "2021-H", "21-H1", "2021-Q0", "2021-Q5", "2021H1", "2025-2021", "2021-h1"]
)
def test_what_is_no_period(key: str) -> None:
    assert Period.parse(key) is None


kinds = st.sampled_from([PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.YEAR])


@given(kinds, st.integers(1950, 2090), st.integers(1, 4))
def test_next_and_previous_undo_each_other_and_leave_no_gap(kind: PeriodKind, year: int, index: int) -> None:
    index = {PeriodKind.HALF: 1 + index % 2, PeriodKind.YEAR: 1}.get(kind, index)
    found = Period(kind, year, index)
    assert found.next.previous == found
    assert (found.next.first_day - found.last_day).days == 1
    assert period(found.key) == found
