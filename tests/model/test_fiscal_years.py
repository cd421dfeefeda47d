"""Rates of state fiscal years, worked by hand from the rates at each minimum wage."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from model import Scenario, compute
from model.findings.fiscal_years import (
    fiscal_year_of,
    fiscal_year_rates,
    fiscal_years,
    months_of_steps,
)
from tests.model.independent_calculation import rates


def days(*texts: str) -> list[datetime.date]:
    return [datetime.date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("date", "year"),
    [("2019-06-30", 2019), ("2019-07-01", 2020), ("2020-01-01", 2020), ("2020-12-31", 2021)],
)
def test_a_fiscal_year_begins_in_july(date: str, year: int) -> None:
    assert fiscal_year_of(*days(date)) == year


@pytest.mark.parametrize(
    ("dates", "year", "months"),
    [
        (("2019-01-01", "2020-01-01"), 2020, [6, 6]),
        (("2019-01-01", "2020-01-01"), 2019, [12, 0]),  # the months before count for the first
        (("2019-01-01", "2020-01-01"), 2021, [0, 12]),
        (("2019-01-01", "2019-07-01"), 2020, [0, 12]),
        (("2019-01-01", "2020-06-01"), 2020, [11, 1]),
        (("2019-01-01", "2020-01-15"), 2020, [7, 5]),  # January begins without the step
        (("2019-01-01", "2020-06-15"), 2020, [12, 0]),
        (("2019-01-01", "2019-09-01", "2020-01-01"), 2020, [2, 4, 6]),
        (("2019-01-01", "2020-01-02", "2020-01-20"), 2020, [7, 0, 5]),
        (("2019-01-01", "9999-12-31"), 10000, [6, 6]),
    ],
)
def test_the_months_of_each_step(dates: tuple[str, ...], year: int, months: list[int]) -> None:
    assert months_of_steps(days(*dates), year).tolist() == months


def test_the_years_that_are_shown() -> None:
    phase_in = days("2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01")
    assert fiscal_years(phase_in) == [2020, 2021, 2022, 2023, 2024]
    assert fiscal_years(days("2019-01-01")) == [2019]
    assert fiscal_years(days("2019-01-01", "2030-07-01")) == [2031, 2032]


def test_the_rate_of_a_year_is_the_mean_of_its_months(study) -> None:
    """Each January has a step; its rate holds in the second half of one year, the first of next.

    The rates of basic care by the calculation that is apart from the model: $5.02 to $5.97.
    """
    of_step = [
        rates({"rates_as_of_date": datetime.date(year, 1, 1)})["S5130", "lower"]
        for year in range(2019, 2024)
    ]
    assert (round(of_step[0], 2), round(of_step[-1], 2)) == (5.02, 5.97)
    of_years = fiscal_year_rates(study, "lower").set_index("minimum_wage_line_key")
    assert len(of_years) == 10
    expected = [(first + second) / 2 for first, second in pairwise([*of_step, of_step[-1]])]
    found = of_years.loc["basic_care", [str(year) for year in range(2020, 2025)]]
    assert found.tolist() == pytest.approx(expected, rel=1e-9)


def test_a_year_of_one_minimum_wage_has_the_rate_as_of_it(assumptions, study) -> None:
    later = compute(assumptions, Scenario("x", {"rates_as_of_date": datetime.date(2023, 6, 1)}))
    rates = fiscal_year_rates(study, "upper")
    lines = list(assumptions.rate_lines)
    for row in rates.to_dict("records"):
        expected = later.rate_array[0][lines.index(row["rate_line"]), 2]
        assert row["2024"] == pytest.approx(expected, abs=1e-12)


def test_steps_in_one_month_and_in_far_years_are_computed(assumptions) -> None:
    schedule = tuple(
        zip(days("2019-01-01", "2020-01-10", "2020-01-20"), (9.0, 12.0, 15.0), strict=True)
    )
    results = compute(assumptions, Scenario("x", {"minimum_wage_schedule": schedule}))
    rates = fiscal_year_rates(results, "lower").set_index("minimum_wage_line_key")
    first, _, last = (
        results.rate_line_impacts.query("bound == 'lower'")
        .pivot_table(index="rate_line", columns="effective_date", values="rate_usd", observed=True)
        .loc["basic_care"]
    )
    assert rates.loc["basic_care", "2020"] == pytest.approx((7 * first + 5 * last) / 12)
