"""The one way in which numbers and dates are written."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.steps.cents import in_cents
from reporting import formats
from tests.reporting.written import reads_as


@pytest.mark.parametrize(
    ("usd", "text"),
    [(5.0157, "$5.02"), (2.675, "$2.68"), (1.005, "$1.01"), (-0.125, "−$0.13"),
     (1234.5, "$1,234.50"), (-0.117, "−$0.12"), (-0.001, "$0.00"),
     (0, "$0.00"), (math.nan, "N/A")],
)  # fmt: skip
def test_an_amount(usd: float, text: str) -> None:
    assert formats.dollars(usd) == text


@given(st.integers(0, 10_000_000))
def test_half_of_the_last_digit_goes_up_as_in_the_cents_that_are_paid(half_cents: int) -> None:
    paid = float(in_cents(half_cents / 200))
    assert formats.dollars(half_cents / 200) == formats.dollars(paid) == f"${paid:,.2f}"
    assert formats.percent(half_cents / 200 / 100, 2) == f"{paid:,.2f}%"


@pytest.mark.parametrize(
    ("usd", "text"),
    [(0, "$0"), (0.49, "$0"), (999.49, "$999"), (999.6, "$1K"), (1000, "$1K"), (320_400, "$320K"),
     (999_499, "$999K"), (999_500, "$1.0M"), (1e6, "$1.0M"), (10_650_001, "$10.7M"),
     (1_234_560_000, "$1,234.6M")],
)  # fmt: skip
def test_an_amount_in_short_never_has_a_thousand_of_a_unit(usd: float, text: str) -> None:
    assert formats.dollars_in_short(usd) == text
    minus, plus = ("", "") if text == "$0" else ("−", "+")
    assert formats.dollars_in_short(-usd) == minus + text
    assert formats.signed_dollars_in_short(usd) == plus + text
    assert formats.signed_dollars_in_short(-usd) == minus + text


def test_half_a_dollar_has_no_sign_where_it_is_written_as_none() -> None:
    assert formats.signed_dollars_in_short(0.49) == formats.signed_dollars_in_short(-0.49) == "$0"
    assert formats.signed_dollars_in_short(0.5) == "+$1"
    assert formats.signed_dollars_in_short(math.nan) == "N/A"


@pytest.mark.parametrize(
    ("usd", "text"),
    [(0, "$0"), (950, "$950"), (1_000, "$1K"), (1_200, "$1.2K"), (1e6, "$1M"),
     (1_050_000, "$1.05M"), (10e6, "$10M"),
     (-995_000, "−$995K"), (1_234_500_000, "$1,234.5M")],
)  # fmt: skip
def test_a_round_amount_keeps_its_digits(usd: float, text: str) -> None:
    assert formats.round_dollars_in_short(usd) == text


@pytest.mark.parametrize(
    ("usd", "decimals", "text"),
    [(0.117, 2, "+$0.12"), (-1234.5, 2, "−$1,234.50"), (0.001, 2, "$0.00"), (0, 2, "$0.00"),
     (0.001, 3, "+$0.001"), (-0.00004, 4, "$0.0000")],
)  # fmt: skip
def test_a_difference_has_its_sign(usd: float, decimals: int, text: str) -> None:
    assert formats.signed_dollars(usd, decimals) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(0.026, "+2.6%"), (-0.026, "−2.6%"), (0.0004, "0.0%"), (-0.0004, "0.0%"),
     (12.5, "+1,250.0%"), (math.nan, "N/A")],
)  # fmt: skip
def test_a_change_has_its_sign(fraction: float, text: str) -> None:
    assert formats.signed_percent(fraction) == text


def test_shares_ranges_and_plain_numbers() -> None:
    assert formats.percent(0.4634) == "46.3%"
    assert formats.percent(0.00001, 3) == "0.001%"
    assert formats.percents([0.886, 1.053, 1.201]) == "88.6 · 105.3 · 120.1%"
    assert formats.percent_range(0.886, 1.053) == "89 – 105%"
    assert formats.number(5265, 1) == "5,265.0"
    assert formats.number(-1.5, 1) == "−1.5"
    assert formats.signed_number(0.0011, 4) == "+0.0011"
    assert formats.signed_number(-0.00004, 4) == "0.0000"
    assert formats.signed_points(-0.0713) == "−7.1 points"
    assert formats.signed_points(0.0004) == "0.0 points"
    assert formats.in_percent(0.463) == 46.3
    assert formats.from_percent(46.3) == 0.463


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.7996, "79.96%"), (0.79999, "79.999%"), (0.799, "79.9%"), (0.8, "80.0%"),
     (0.80004, "80.004%"), (0.662, "66.2%"), (math.nan, "N/A")],
)  # fmt: skip
def test_a_share_beside_a_mark_is_written_on_its_side_of_it(share: float, text: str) -> None:
    assert formats.percent_beside(share, 0.8) == text


def test_a_value_is_told_apart_from_a_mark_in_the_first_way_that_does() -> None:
    ways = (formats.dollars_in_short, formats.dollars)
    assert formats.told_apart(90_446_503, 90_400_000, *ways) == "$90,446,503.00"
    assert formats.told_apart(90_446_503, 90.3e6, *ways) == "$90.4M"
    assert formats.told_apart(90.4e6, 90.4e6, *ways) == "$90.4M"


def test_dates() -> None:
    day = datetime.date(2019, 1, 1)
    assert formats.date_in_words(day) == "Jan 1, 2019"
    assert formats.month_in_words(day) == "Jan 2019"
    assert formats.month_in_full(day) == "January 2019"
    assert formats.date_with_wage(day, 8.6) == "Jan 2019 $8.60"


def test_counts() -> None:
    assert [formats.counted(count, "value") for count in (0, 1, 2)] == [
        "0 values", "1 value", "2 values",
    ]  # fmt: skip
    names = ["A", "B", "C"]
    assert [formats.listed(names[:count]) for count in (1, 2, 3)] == ["A", "A and B", "A, B and C"]


@pytest.mark.parametrize("text", ["Dollars per 15 min", "Dollars per 15 min."])
def test_a_sentence_ends_with_one_period(text: str) -> None:
    assert formats.with_period(text) == "Dollars per 15 min."


@given(st.floats(-1e7, 1e7), st.integers(0, 4))
def test_what_is_written_is_the_number_to_its_last_decimal(value: float, decimals: int) -> None:
    for text in (
        formats.dollars(value, decimals),
        formats.signed_dollars(value, decimals),
        formats.number(value, decimals),
        formats.signed_number(value, decimals),
    ):
        assert reads_as(text, value)
    for text in (formats.percent(value, decimals), formats.signed_percent(value, decimals)):
        assert reads_as(text, value)
