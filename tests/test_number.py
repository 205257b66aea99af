"""Numbers and dates as official papers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.values.calendar_date import DocumentDate, read_date, write_date
from baocao.values.number import percentage, read_count, read_decimal, rounded, write_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("5", 5), ("106", 106), ("7392", 7392), ("7.392", 7392), ("1.234.567", 1234567), ("999", 999)],
)
def test_counts_that_are_read(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "7,392", "7.39", "7.3921", "73.92", "010", "08", "+5", "-5", "1e3", "0x10", "7 392", "7_392", "70 đ/c", "no",
     "12:30", "1.2.3", ".392", "7.", "0.392", "٣", "1٣", "²"],
)  # fmt: skip
def test_spellings_that_are_no_count(text: str) -> None:
    assert read_count(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("98,5", "98.5"), ("0,5", "0.5"), ("1.234,56", "1234.56"), ("7", "7"), ("100,0", "100.0")]
)
def test_decimals_that_are_read(text: str, number: str) -> None:
    assert read_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["98.5", "98,5%", ",5", "5,", "1,234,5", "-1,5", "1.23,4", "٣,٥"])
def test_spellings_that_are_no_decimal(text: str) -> None:
    assert read_decimal(text) is None


@given(st.integers(0, 10**15))
def test_number_to_text_to_number_is_the_identity(number: int) -> None:
    assert read_count(write_number(number)) == number


@given(st.decimals(0, 10**9, places=3))
def test_decimal_to_text_to_decimal_is_the_identity(number: Decimal) -> None:
    assert read_decimal(write_number(number)) == number


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(120, 7392, "1.6"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 2, "50"), (5, 1000, "0.5"), (125, 100000, "0.1"),
     (15, 10000, "0.2")],
)  # fmt: skip
def test_percentages_are_rounded_half_up(part: int, whole: int, expected: str) -> None:
    assert percentage(part, whole) == Decimal(expected)


def test_percentage_of_nothing_is_unknown() -> None:
    assert percentage(5, 0) is None
    assert rounded(Decimal("0.25"), 1) == Decimal("0.3")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2021, 6, 1), "01/6/2021"),
        (date(2018, 4, 3), "03/4/2018"),
        (date(2017, 2, 6), "06/02/2017"),
        (date(2019, 1, 16), "16/01/2019"),
        (date(2021, 12, 28), "28/12/2021"),
    ],
)
def test_leading_zero_for_days_below_ten_and_the_first_two_months(day: date, text: str) -> None:
    assert write_date(day) == text
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text", ["30/02/2021", "31/6/2021", "2021-06-15", "15.6.2021", "15/6/21", "0/6/2021", "15/13/2021", ""]
)
def test_days_that_do_not_exist(text: str) -> None:
    assert read_date(text) is None


def test_document_date_may_leave_the_day_open() -> None:
    assert DocumentDate.parse("15/6/2021") == DocumentDate(2021, 6, 15)
    assert DocumentDate.parse("6/2021") == DocumentDate(2021, 6)
    assert DocumentDate.parse("13/2021") is None
    assert DocumentDate.parse("2021") is None
