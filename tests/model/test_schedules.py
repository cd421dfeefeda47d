"""Schedules of the minimum wage that are changed as a whole, worked by hand."""

from __future__ import annotations

import datetime

import pytest

from model.scenario.schedules import delayed_by_a_year, indexed, with_steps, years_later


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


PHASE_IN = ((day("2019-01-01"), 8.60), (day("2020-01-01"), 9.45), (day("2021-01-01"), 10.30))


def test_a_step_of_the_same_date_is_replaced_and_all_stand_in_order() -> None:
    schedule = ((day("2020-01-01"), 9.0),)
    steps = [(day("2020-01-01"), 10.0), (day("2019-01-01"), 8.0)]
    assert with_steps(schedule, steps) == ((day("2019-01-01"), 8.0), (day("2020-01-01"), 10.0))


def test_a_delay_moves_every_step_but_the_first() -> None:
    assert delayed_by_a_year(PHASE_IN) == (
        (day("2019-01-01"), 8.60), (day("2021-01-01"), 9.45), (day("2022-01-01"), 10.30),
    )  # fmt: skip
    assert delayed_by_a_year(PHASE_IN[:1]) == PHASE_IN[:1]


def test_two_delays_are_two_years() -> None:
    twice = delayed_by_a_year(delayed_by_a_year(PHASE_IN))
    assert [date.year for date, _ in twice] == [2019, 2022, 2023]


@pytest.mark.parametrize(
    ("date", "years", "expected"),
    [
        ("2020-02-29", 1, "2021-02-28"),
        ("2020-02-29", 0, "2020-02-29"),
        ("2020-02-29", 4, "2024-02-28"),
        ("2020-07-15", 1, "2021-07-15"),
    ],
)
def test_the_same_day_in_a_later_year(date: str, years: int, expected: str) -> None:
    assert years_later(day(date), years) == day(expected)


def test_no_step_comes_after_the_calendar() -> None:
    with pytest.raises(ValueError, match="year"):
        delayed_by_a_year((*PHASE_IN, (day("9999-12-31"), 15.0)))


def test_an_indexed_wage_grows_from_each_years_cents() -> None:
    """10.30 * 1.025 = 10.5575; 10.56 * 1.025 = 10.824; 10.82 * 1.025 = 11.0905."""
    assert indexed(PHASE_IN, 0.025, day("2022-01-01"), 3) == (
        *PHASE_IN,
        (day("2022-01-01"), 10.56), (day("2023-01-01"), 10.82), (day("2024-01-01"), 11.09),
    )  # fmt: skip


def test_indexation_replaces_the_steps_from_its_date_on() -> None:
    """8.60 * 1.1 = 9.46."""
    assert indexed(PHASE_IN, 0.1, day("2020-01-01"), 1) == (
        PHASE_IN[0],
        (day("2020-01-01"), 9.46),
    )


@pytest.mark.parametrize("date", ["2019-01-01", "2018-07-01"])
def test_indexation_needs_a_wage_before_its_date(date: str) -> None:
    with pytest.raises(ValueError, match="before"):
        indexed(PHASE_IN, 0.025, day(date), 1)
