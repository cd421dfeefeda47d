"""The phase-in on the page; Table 9 and the calendar on the page equal `compute`."""

from __future__ import annotations

import datetime
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.findings.minimum_wage.minimum_wage_steps import minimum_wage_steps
from model.findings.minimum_wage.wages_below_minimum import BLEND, wages_below_minimum
from pages.shell.results import assumptions, side_by_side
from reporting.formats import dollars, signed_percent
from reporting.phase_in_words import months_in_words
from tests.model.independent_calculation import rates
from tests.pages.screen import (
    control,
    drawn,
    headline,
    link_of,
    opened,
    plain_table,
    run,
    widget,
    with_open,
)

SPILLOVER = {"minimum_wage_rule": "spillover"}


def table_9(page: AppTest) -> pd.DataFrame:
    return plain_table(page, ("At this step", "Jan 2020 $9.45"))


def steps_on(page: AppTest, heading: str = "At this step") -> np.ndarray:
    of_heading: pd.DataFrame = table_9(page)[heading]
    return of_heading.to_numpy()


def calendar_on(page: AppTest) -> pd.DataFrame:
    return plain_table(page, "Shortfall per hour")


def steps_of(changes: dict[str, Any], bound: str = "lower", prefix: str = "20") -> np.ndarray:
    scenario = Scenario("Expected", changes).checked(assumptions())
    steps = minimum_wage_steps(side_by_side(scenario), bound)
    return steps.filter(regex=f"^{prefix}").map(signed_percent).to_numpy()


def test_table_9_is_the_studys_at_first() -> None:
    page = opened("minimum_wage")
    np.testing.assert_array_equal(steps_on(page), steps_of({}))
    later = steps_of({}, prefix="cumulative")[:, 1:]  # after the first step both are one
    np.testing.assert_array_equal(steps_on(page, "Cumulative"), later)
    not_available = (steps_on(page) == "N/A").sum(axis=1)
    assert not_available.tolist() == [0, 0, 2, 2, 0, 0, 4, 0, 4, 4]


def test_another_bound_and_another_rule_change_the_table() -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    run(widget(page, "choice-bound").set_value("upper"))
    np.testing.assert_array_equal(steps_on(page), steps_of({}, "upper"))
    run(control(page, "minimum_wage_rule").set_value("spillover"))
    np.testing.assert_array_equal(steps_on(page), steps_of(SPILLOVER, "upper"))


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
    page = opened("minimum_wage", ["change-phase-in"], **link_of({"minimum_wage_rule": rule}))
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
    numbers = plain_table(page, "Lower-bound rate ($ per unit)")
    assert set(numbers["Scenario"]) == {"Study", "Scenario"}
    assert numbers["Effective date"].iloc[0] == "Jan 1, 2019"


def test_the_calendar_lists_wages_that_fall_below_and_all_when_asked() -> None:
    page = opened("minimum_wage")
    wages = wages_below_minimum(side_by_side(Scenario()).scenario)
    below = wages[wages["first_date_below"].notna()]
    assert len(calendar_on(page)) == len(below) < len(wages)
    first = calendar_on(page).iloc[0]
    assert first["Below minimum from"] == "Jan 2020"
    assert first["Bound"] == "Lower bound"
    assert first["Shortfall per hour"] == "1.1¢"
    run(page.toggle(key="all-wages").set_value(True))
    assert len(calendar_on(page)) == len(wages)
    run(control(page, "overtime_share.care").set_value(8.0))
    assert len(calendar_on(page)) == len(wages), "the switch stays on"


@pytest.mark.parametrize("changes", [{}, SPILLOVER, {"wage_percentile.lower": 40}])
def test_the_calendar_lists_no_wage_twice(changes: dict[str, Any]) -> None:
    page = opened("minimum_wage", **link_of(changes))
    run(page.toggle(key="all-wages").set_value(True))
    wages = calendar_on(page)
    occupations = wages[wages["Occupation"] != BLEND]
    assert not occupations.duplicated(["Occupation", "Bound"]).any()
    assert not wages.duplicated(["Services", "Role", "Occupation", "Bound"]).any()
    aides = wages[
        (wages["Occupation"] == "Personal Care Aides") & (wages["Bound"] == "Lower bound")
    ]
    assert aides["Services"].tolist() == ["Basic care; Consumer directed personal care"]


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
    assert in_dollars.iloc[0].tolist() == ["$5.02", "$5.97", "+$0.95"]
    for first, last, change in in_dollars.map(
        lambda usd: float(re.sub("[$+]", "", usd))
    ).to_numpy():
        assert change == pytest.approx(last - first)
    assert in_dollars["Change"].tolist()[-1] == "$0.00"


def test_fiscal_years_weigh_two_minimum_wages_by_months() -> None:
    page = opened("minimum_wage")
    years = plain_table(page, "SFY 2020")
    assert list(years)[1:] == [f"SFY {year}" for year in range(2020, 2025)]
    first, second = (
        rates({"rates_as_of_date": datetime.date(year, 1, 1)})["S5130", "lower"]
        for year in (2019, 2020)
    )
    assert years["SFY 2020"].iloc[0] == dollars((6 * first + 6 * second) / 12)
    said = " ".join(caption.value.replace("\\", "") for caption in page.main.caption)
    assert "SFY 2020: 6 months at $8.60, 6 months at $9.45. SFY 2021:" in said


def test_the_months_of_a_year_are_named() -> None:
    schedule = assumptions().entries["minimum_wage_schedule"].values[""]
    assert months_in_words(schedule, 2020) == "6 months at $8.60, 6 months at $9.45"
    assert months_in_words(schedule, 2024) == "12 months at $12.00"


def test_interpolated_percentiles_are_marked_where_there_are_any() -> None:
    assert "Percentile" not in calendar_on(opened("minimum_wage"))
    page = opened("minimum_wage", **link_of({"wage_percentile.lower": 40}))
    marked = calendar_on(page)[calendar_on(page)["Percentile"] == "interpolated"]
    assert set(marked["Bound"]) == {"Lower bound"}
    assert any(caption.value.startswith("Interpolated:") for caption in page.main.caption)


@pytest.mark.parametrize(
    "schedule", ["2024-01-01:15", "2019-01-01:0", "2018-06-01:9,2049-12-31:80"]
)
def test_an_unusual_schedule_is_drawn(schedule: str) -> None:
    page = opened("minimum_wage", minimum_wage_schedule=schedule, v="1.0")
    assert not page.warning
    has_one_step = "," not in schedule
    assert any("one step" in info.value for info in page.info) == has_one_step
    assert len(drawn(page)) == 1
