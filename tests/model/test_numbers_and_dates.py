"""Numbers and dates are read alike wherever they stand, or refused with the reason."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Scenario, ScenarioError
from model.scenario.texts.csv_text import scenarios_of_csv
from model.scenario.texts.file_text import scenario_of_file
from model.scenario.texts.link_text import scenario_of_link
from model.study.numbers_and_dates import date_of_text, number_of_text
from tests.study import ASSUMPTIONS

SHARE, DOLLARS, DAYS = "share of wage", "dollars per hour", "days per year"
TWO_WAYS = "could be read in two ways"
NO_NUMBER = "is not a number"


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12.30", DOLLARS, 12.3), ("$12.30", DOLLARS, 12.3), ("$ 12.30 ", DOLLARS, 12.3),
        ("-$5", DOLLARS, -5), ("$-5", DOLLARS, -5), ("(12.30)", DOLLARS, -12.3),
        ("($12.30)", DOLLARS, -12.3), ("\u22123", DAYS, -3), ("+5", DAYS, 5),
        ("010", DOLLARS, 10), ("020", DAYS, 20), ("2,080", DAYS, 2080),
        ("1,234,567.89", DOLLARS, 1234567.89), (".5", DAYS, 0.5), ("5.", DAYS, 5),
        ("5e-2", SHARE, 0.05), ("2E3", DAYS, 2000), ("1.5E+03", DAYS, 1500),
        ("5%", SHARE, 0.05), ("5 %", SHARE, 0.05), ("41.125%", SHARE, 0.41125),
        ("0.05", SHARE, 0.05), ("\u00a05\u00a0", DAYS, 5), ("-2%", SHARE, -0.02),
    ],
)  # fmt: skip
def test_what_can_mean_one_number_is_read(text: str, unit: str, number: float) -> None:
    assert number_of_text(text, unit) == number


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("9,5", DAYS, TWO_WAYS), ("0,500", DAYS, TWO_WAYS), ("1.234,56", DOLLARS, TWO_WAYS),
        ("1,23", SHARE, TWO_WAYS), ("12,3456", DAYS, TWO_WAYS), ("$9.45", SHARE, "dollar sign"),
        ("$9", DAYS, "dollar sign"), ("5%", DOLLARS, "percent sign"), ("5%", DAYS, "percent sign"),
        ("$5%", SHARE, "has a dollar sign"), ("$5%", DOLLARS, "has a percent sign"),
        ("", DAYS, "is empty"), (" ", DAYS, "is empty"),
        ("0x1F", DAYS, NO_NUMBER), ("1_000", DAYS, NO_NUMBER), ("1:30", DAYS, NO_NUMBER),
        (".inf", DAYS, NO_NUMBER), ("nan", DAYS, NO_NUMBER), ("Infinity", DAYS, NO_NUMBER),
        ("\u0663", DAYS, NO_NUMBER), ("1 000", DAYS, NO_NUMBER), ("12.30*", DOLLARS, NO_NUMBER),
        ("1.2.3", DAYS, NO_NUMBER), ("--5", DAYS, NO_NUMBER), ("(-5)", DAYS, NO_NUMBER),
        (".", DAYS, NO_NUMBER), ("$", DOLLARS, NO_NUMBER), ("%", SHARE, NO_NUMBER),
        ("1e999", DAYS, "too large"), ("9" * 400, DAYS, NO_NUMBER), ("#DIV/0!", DAYS, NO_NUMBER),
    ],
)  # fmt: skip
def test_what_is_no_number_or_could_be_two_is_refused(text: str, unit: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        number_of_text(text, unit)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back_from_its_digits(number: float) -> None:
    assert number_of_text(repr(number), DAYS) == number


@pytest.mark.parametrize(
    "text",
    [
        "2020-07-01", "2020-7-1", "2020/07/01", "7/1/2020", "07/01/2020", "7/1/20", "7-1-2020",
        "1-Jul-20", "1-Jul-2020", "1 July 2020", "Jul 1, 2020", "July 1 2020", "JUL 1, 2020",
        "Jul. 1, 2020", " 2020-07-01 ", "2020-07-01 00:00:00", "2020-07-01T00:00:00",
        "7/1/2020 0:00", "Wednesday, July 1, 2020",
    ],
)  # fmt: skip
def test_what_can_mean_one_day_is_read(text: str) -> None:
    assert date_of_text(text) == datetime.date(2020, 7, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/12/2023", "no such month"), ("13/1/2023", "no such month"),
        ("2023-13-01", "no such month"), ("2/30/2020", "not a day"), ("2023-02-29", "not a day"),
        ("0000-01-01", "not a day"), ("1/0/2023", "not a day"), ("0/1/2023", "no such month"),
        ("43466", "format the cell as a date"), ("20230101", "format the cell"),
        ("FY2027", "not a date"), ("01.02.2023", "not a date"), ("Jan 2019", "not a date"),
        ("Jan-19", "not a date"), ("1 Juli 2020", "not a date"), ("1/1-2023", "not a date"),
        ("2020-01-01 10:00", "not a date"), ("", "not a date"), ("9" * 400, "not a date"),
        ("2020-01-01Z", "not a date"), ("\u0662020-01-01", "not a date"),
    ],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        date_of_text(text)


@given(st.dates())
def test_every_day_is_read_back_from_its_forms(day: datetime.date) -> None:
    assert date_of_text(day.isoformat()) == day
    assert date_of_text(f"{day.month}/{day.day}/{day.year:04d}") == day


def by_yaml(setting_id: str, text: str) -> Scenario:
    return scenario_of_file(f"changes:\n  {setting_id}: {text}\n", ASSUMPTIONS)


def by_quoted_yaml(setting_id: str, text: str) -> Scenario:
    return scenario_of_file(f"changes:\n  {setting_id}: '{text}'\n", ASSUMPTIONS)


def by_csv(setting_id: str, text: str) -> Scenario:
    return scenarios_of_csv(f'scenario,{setting_id}\nx,"{text}"\n', ASSUMPTIONS)[0]


def by_link(setting_id: str, text: str) -> Scenario:
    scenario, messages = scenario_of_link({setting_id: text}, ASSUMPTIONS)
    if messages:
        raise ScenarioError(messages)
    return scenario


PTO = "paid_time_off_days_full_time.upper"
WAGE = "minimum_wage_before_schedule"


@pytest.mark.parametrize("read", [by_yaml, by_quoted_yaml, by_csv, by_link])
class TestOneReading:
    @pytest.mark.parametrize(
        ("setting_id", "text", "value"),
        [
            (PTO, "020", 20.0), (PTO, "025", 25.0), (PTO, "030", 30.0), (WAGE, "010", 10.0),
            ("overtime_share.care", "5e-2", 0.05), ("overtime_share.care", "5%", 0.05),
            ("hours_per_year", "2e3", 2000.0), ("hours_per_year", "2,000", 2000.0),
            (WAGE, "$12.30", 12.3), ("minimum_wage_rule", "Spillover", "spillover"),
            ("rates_as_of_date", "1/1/2023", datetime.date(2023, 1, 1)),
            ("rates_as_of_date", "1-Jul-20", datetime.date(2020, 7, 1)),
        ],
    )  # fmt: skip
    def test_a_form_is_read_alike_in_files_and_links(self, read, setting_id, text, value):
        assert dict(read(setting_id, text).changes) == {setting_id: value}

    @pytest.mark.parametrize(
        ("setting_id", "text"),
        [
            (PTO, "9,5"), (PTO, "0x1F"), (PTO, "1_0"), (PTO, "1:30"), (PTO, ".inf"), (PTO, "true"),
            (PTO, "5%"), (WAGE, "5%"), ("overtime_share.care", "$0.05"),
            ("rates_as_of_date", "31/12/2023"), ("rates_as_of_date", "43466"),
        ],
    )  # fmt: skip
    def test_a_form_is_refused_alike_by_the_label_and_as_typed(self, read, setting_id, text):
        with pytest.raises(ScenarioError) as caught:
            read(setting_id, text)
        [fault] = caught.value.faults
        assert ASSUMPTIONS.settings[setting_id].label in fault
        assert f"'{text}'" in fault
        assert "; allowed is " in fault
        assert setting_id not in fault


def test_a_date_may_be_one_at_midnight_and_no_other_time():
    midnight = datetime.datetime(2023, 1, 1)
    assert Scenario("x", {"rates_as_of_date": midnight}).checked(ASSUMPTIONS).changes == {
        "rates_as_of_date": datetime.date(2023, 1, 1)
    }
    with pytest.raises(ScenarioError, match="has a time of day"):
        Scenario("x", {"rates_as_of_date": midnight.replace(hour=1)}).checked(ASSUMPTIONS)


def test_a_schedule_takes_the_same_forms_in_a_file():
    rows = (
        "  - {effective_date: 1/1/2019, minimum_wage_usd_per_hour: $8.60}\n"
        "  - {effective_date: '1-Jul-20', minimum_wage_usd_per_hour: 010}\n"
    )
    scenario = scenario_of_file(f"changes:\n  minimum_wage_schedule:\n{rows}", ASSUMPTIONS)
    assert scenario.changes["minimum_wage_schedule"] == (
        (datetime.date(2019, 1, 1), 8.6),
        (datetime.date(2020, 7, 1), 10.0),
    )
