"""The phase-in on the page; Table 9 and the calendar on the page equal `compute`."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.findings.minimum_wage.minimum_wage_steps import minimum_wage_steps
from model.findings.minimum_wage.wages_below_minimum import BLEND, wages_below_minimum
from pages.shell.results import assumptions, side_by_side
from reporting.phase_in_words import months_in_words
from tests.model.independent_calculation import rates
from tests.pages.screen import control, drawn, headline, link_of, opened, run, widget, with_open

SPILLOVER = {"minimum_wage_rule": "spillover"}


def table_9(page: AppTest) -> pd.DataFrame:
    [table] = [each.value for each in page.main.dataframe if each.value.columns.nlevels == 2]
    return table


def steps_on(page: AppTest, heading: str = "At this step") -> np.ndarray:
    return table_9(page)[heading].to_numpy(dtype=float)


def calendar_on(page: AppTest) -> pd.DataFrame:
    [table] = [t.value for t in page.main.dataframe if "cents_below" in t.value.columns]
    return table


def steps_of(changes: dict[str, Any], bound: str = "lower") -> np.ndarray:
    scenario = Scenario("Expected", changes).checked(assumptions())
    steps = minimum_wage_steps(side_by_side(scenario), bound)
    return 100 * steps[[name for name in steps if name[:2] == "20"]].to_numpy(dtype=float)


def test_table_9_is_the_studys_at_first() -> None:
    page = opened("minimum_wage")
    np.testing.assert_allclose(steps_on(page), steps_of({}), atol=1e-5)
    not_available = np.isnan(steps_on(page)).sum(axis=1)
    assert not_available.tolist() == [0, 0, 2, 2, 0, 0, 4, 0, 4, 4]


def test_all_steps_to_a_date_compound_the_steps() -> None:
    page = opened("minimum_wage")
    each = np.nan_to_num(steps_on(page)) / 100
    together = np.nan_to_num(steps_on(page, "Cumulative")) / 100
    np.testing.assert_allclose(together, np.cumprod(1 + each, axis=1) - 1, atol=1e-6)


def test_another_bound_and_another_rule_change_the_table() -> None:
    page = opened("minimum_wage")
    run(widget(page, "choice-bound").set_value("upper"))
    np.testing.assert_allclose(steps_on(page), steps_of({}, "upper"), atol=1e-5)
    run(control(page, "minimum_wage_rule").set_value("spillover"))
    np.testing.assert_allclose(steps_on(page), steps_of(SPILLOVER, "upper"), atol=1e-5)


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("raise_to_minimum", []),
        ("spillover", ["spillover_reach_ratio", "spillover_gap_share"]),
        ("floor_above_minimum", ["wage_floor_ratio"]),
    ],
)
def test_a_rule_has_its_description_and_its_numbers(rule: str, numbers: list[str]) -> None:
    choices = assumptions().entries["minimum_wage_rule"].choices
    page = opened("minimum_wage", **link_of({"minimum_wage_rule": rule}))
    keys = [str(field.key).split("-")[1] for field in page.main.number_input]
    assert keys == numbers
    said = [caption.value.replace("\\", "") for caption in page.main.caption]
    assert choices[rule].description in said


def test_the_chart_is_of_the_line_that_is_chosen() -> None:
    page = opened("minimum_wage", **link_of(SPILLOVER))
    first = drawn(page)[0]
    with_open(page, "numbers-over-time")
    line = list(assumptions().minimum_wage_lines)[1]
    run(widget(page, "choice-line").set_value(line))
    assert page.query_params["line"] == line
    assert drawn(page)[0]["alt"] != first["alt"]
    [numbers] = [t.value for t in page.main.dataframe if "whose" in t.value.columns]
    assert set(numbers["whose"]) == {"Study", "Scenario"}


def test_the_calendar_lists_wages_that_fall_below_and_all_when_asked() -> None:
    page = opened("minimum_wage")
    wages = wages_below_minimum(side_by_side(Scenario()).scenario)
    below = wages[wages["first_date_below"].notna()]
    assert len(calendar_on(page)) == len(below) < len(wages)
    first = calendar_on(page).iloc[0]
    assert first["first_date_below"].date() == datetime.date(2020, 1, 1)
    assert first["bound"] == "Lower bound"
    assert first["cents_below"] == pytest.approx(1.1131, abs=1e-4)
    run(page.toggle(key="all-wages").set_value(True))
    assert len(calendar_on(page)) == len(wages)
    run(control(page, "overtime_share.care").set_value(8.0))
    assert len(calendar_on(page)) == len(wages), "the switch stays on"


@pytest.mark.parametrize("changes", [{}, SPILLOVER, {"wage_percentile.lower": 40}])
def test_the_calendar_lists_no_wage_twice(changes: dict[str, Any]) -> None:
    page = opened("minimum_wage", **link_of(changes))
    run(page.toggle(key="all-wages").set_value(True))
    wages = calendar_on(page)
    occupations = wages[wages["occupation"] != BLEND]
    assert not occupations.duplicated(["occupation", "bound"]).any()
    assert not wages.duplicated(["staffing", "role", "occupation", "bound"]).any()
    aides = wages[
        (wages["occupation"] == "Personal Care Aides") & (wages["bound"] == "Lower bound")
    ]
    assert aides["staffing"].tolist() == ["Basic care; Consumer directed personal care"]


def test_the_answer_stands_before_what_changes_it() -> None:
    page = opened("minimum_wage")
    assert headline(page).startswith(
        "The minimum wage of $12.00 in January 2023 raises 7 of 10 lower bounds, by up to 26.7"
    )
    run(widget(page, "choice-bound").set_value("upper"))
    assert "upper bounds" in headline(page)
    [expander] = [each for each in page.main.expander if each.label == "Change the phase-in"]
    assert not expander.proto.expanded


def test_the_table_has_the_rates_in_dollars_and_differences_of_cents() -> None:
    page = opened("minimum_wage")
    in_dollars = table_9(page)["Rate ($ per unit)"]
    assert in_dollars.iloc[0].tolist() == [
        pytest.approx(5.0157, abs=1e-4), pytest.approx(5.9722, abs=1e-4), "+$0.95",
    ]  # fmt: skip
    for first, last, change in in_dollars.itertuples(index=False):
        assert float(change.replace("$", "")) == pytest.approx(round(last, 2) - round(first, 2))
    assert in_dollars["Change"].tolist()[-1] == "$0.00"


def test_fiscal_years_weigh_two_minimum_wages_by_months() -> None:
    page = opened("minimum_wage")
    [years] = [t.value for t in page.main.dataframe if "2020" in t.value.columns]
    assert [name for name in years if name.isdigit()] == ["2020", "2021", "2022", "2023", "2024"]
    first, second = (
        rates({"rates_as_of_date": datetime.date(year, 1, 1)})["S5130", "lower"]
        for year in (2019, 2020)
    )
    assert years["2020"].iloc[0] == pytest.approx((6 * first + 6 * second) / 12)


def test_the_months_of_a_year_are_named() -> None:
    schedule = assumptions().entries["minimum_wage_schedule"].values[""]
    assert months_in_words(schedule, 2020) == "6 months at $8.60, 6 months at $9.45"
    assert months_in_words(schedule, 2024) == "12 months at $12.00"


def test_interpolated_percentiles_are_marked() -> None:
    page = opened("minimum_wage", **link_of({"wage_percentile.lower": 40}))
    marked = calendar_on(page)[calendar_on(page)["percentile"] == "interpolated"]
    assert set(marked["bound"]) == {"Lower bound"}


@pytest.mark.parametrize(
    "schedule", ["2024-01-01:15", "2019-01-01:0", "2018-06-01:9,2049-12-31:80"]
)
def test_an_unusual_schedule_is_drawn(schedule: str) -> None:
    page = opened("minimum_wage", minimum_wage_schedule=schedule, v="1.0")
    assert not page.warning
    has_one_step = "," not in schedule
    assert any("one step" in info.value for info in page.info) == has_one_step
    assert len(drawn(page)) == 1
