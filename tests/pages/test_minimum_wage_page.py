"""The phase-in is edited and checked; Table 9 and the calendar on the page equal `compute`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pages.shared import phase_in
from streamlit.testing.v1 import AppTest

from model import Scenario, ScenarioError, compute, load_assumptions
from model.findings.side_by_side import (
    minimum_wage_steps,
    rates_over_time,
    total_changes,
    wages_below_minimum,
)
from model.study.assumptions import Schedule
from reporting.charts import ranges as charts

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions()
STUDY = compute(ASSUMPTIONS, Scenario())
SCHEDULE: Schedule = Scenario().value(ASSUMPTIONS, "minimum_wage_schedule")  # type: ignore[assignment]
PAGE = "pages/minimum_wage.py"


def opened() -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def steps_on(page: AppTest, heading: str = "Each step") -> np.ndarray:
    [table] = [held.value for held in page.dataframe if held.value.columns.nlevels == 2]
    return table[heading].to_numpy(dtype=float)


def steps_of(changes: dict[str, Any], bound: str = "lower") -> np.ndarray:
    steps = minimum_wage_steps(compute(ASSUMPTIONS, Scenario("x", changes)), STUDY, bound)
    dates = [name for name in steps.columns if name[:2] == "20"]
    return 100 * steps[dates].to_numpy(dtype=float)


def test_table_9_is_the_studys_at_first() -> None:
    page = opened()
    np.testing.assert_allclose(steps_on(page), steps_of({}), atol=1e-5)
    not_available = np.isnan(steps_on(page)).sum(axis=1)
    assert not_available.tolist() == [0, 0, 2, 2, 0, 0, 4, 0, 4, 4]


def test_another_bound_and_another_rule_change_the_table() -> None:
    page = opened()
    page.selectbox(key="table-9-bound").select("upper").run()
    np.testing.assert_allclose(steps_on(page), steps_of({}, "upper"), atol=1e-5)
    page.selectbox(key="control-minimum_wage_rule").select("spillover").run()
    assert not page.exception
    spillover = {"minimum_wage_rule": "spillover"}
    np.testing.assert_allclose(steps_on(page), steps_of(spillover, "upper"), atol=1e-5)
    assert any("spillover" in held.label.lower() for held in page.number_input)


def test_the_law_since_adds_its_steps_once() -> None:
    page = opened()
    page.button(key="later-law").click().run()
    schedule = page.session_state["scenario"].changes["minimum_wage_schedule"]
    assert schedule == (*SCHEDULE, *ASSUMPTIONS.later_law.steps)
    assert page.button(key="later-law").disabled
    np.testing.assert_allclose(
        steps_on(page), steps_of({"minimum_wage_schedule": schedule}), atol=1e-5
    )


def test_edits_change_remove_and_add_rows() -> None:
    edits = {
        "edited_rows": {0: {"minimum_wage_usd_per_hour": 9.0}},
        "deleted_rows": [4],
        "added_rows": [{"effective_date": "2024-07-01", "minimum_wage_usd_per_hour": 13.0}],
    }
    edited = phase_in.edited(SCHEDULE, edits)
    added = (datetime.date(2024, 7, 1), 13.0)
    assert edited == ((SCHEDULE[0][0], 9.0), *SCHEDULE[1:4], added)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"edited_rows": {1: {"effective_date": "2019-01-01"}}}, "more than once"),
        ({"edited_rows": {1: {"effective_date": "2030-01-01"}}}, "out of order"),
        ({"edited_rows": {1: {"minimum_wage_usd_per_hour": -1}}}, "-1"),
        ({"edited_rows": {1: {"minimum_wage_usd_per_hour": 500}}}, "500"),
        ({"edited_rows": {1: {"minimum_wage_usd_per_hour": None}}}, "cannot be read"),
        ({"edited_rows": {1: {"effective_date": None}}}, "cannot be read"),
        ({"added_rows": [{}]}, "cannot be read"),
        ({"deleted_rows": [0, 1, 2, 3, 4]}, "no step"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_reason(edits: dict[str, Any], said: str) -> None:
    edited = phase_in.edited(SCHEDULE, edits)
    with pytest.raises(ScenarioError) as refusal:
        Scenario("x", {"minimum_wage_schedule": edited}).checked(ASSUMPTIONS)
    assert said in str(refusal.value)


def test_a_refused_schedule_leaves_the_page_and_its_numbers() -> None:
    script = """
from pages.shared import phase_in, session
session.open_page("Test", ())
edits = {"edited_rows": {1: {"effective_date": "2019-01-01"}}}
session.change(phase_in.SCHEDULE, phase_in.edited(phase_in.schedule_in_force(), edits))
"""
    page = AppTest.from_string(script, default_timeout=30).run()
    assert not page.exception
    assert "more than once" in " ".join(page.session_state["notices"])
    assert "scenario" not in page.session_state or not page.session_state["scenario"].changes


def test_the_calendar_names_date_and_cents_and_marks_interpolated_percentiles() -> None:
    calendar = wages_below_minimum(STUDY)
    first = calendar.iloc[0]
    assert (first["first_date_below"].date(), first["bound"]) == (SCHEDULE[1][0], "Lower bound")
    assert first["cents_below"] == pytest.approx(1.1131, abs=1e-4)
    assert not calendar["interpolated"].any()
    scenario = Scenario("x", {"wage_percentile.lower": 40})
    marked = wages_below_minimum(compute(ASSUMPTIONS, scenario))
    assert set(marked.loc[marked["interpolated"], "bound"]) == {"Lower bound"}


def test_the_chart_over_time_shows_both_and_says_the_change() -> None:
    scenario = compute(ASSUMPTIONS, Scenario("x", {"wage_percentile.lower": 40}))
    line = next(iter(ASSUMPTIONS.minimum_wage_lines.values()))
    rates = rates_over_time(scenario, STUDY, line.services)
    assert set(rates["rate_line"]) == {line.rate_lines[0]}
    changes = total_changes(rates)
    assert changes["study"] == pytest.approx(0.191, abs=5e-4)
    assert changes["scenario"] < changes["study"]
    assert "in the study +19.1 %" in charts.over_time_title("Basic care", changes)
    figure = charts.rate_over_time_chart(rates, "T", "15 min.", "S")
    assert [trace["name"] for trace in figure["data"]] == ["Scenario", "Study"]
    assert any("Dollars per 15 min." in note["text"] for note in figure["layout"]["annotations"])


@pytest.mark.parametrize(
    "schedule", ["2024-01-01:15", "2019-01-01:0", "2018-06-01:9,2049-12-31:80"], ids=str
)
def test_an_unusual_schedule_is_drawn(schedule: str) -> None:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.query_params.update({"minimum_wage_schedule": schedule, "v": ASSUMPTIONS.version})
    page.run()
    page.switch_page(PAGE).run()
    assert not page.exception
    assert not page.warning
    one_step = "," not in schedule
    assert any("one step" in info.value for info in page.info) == one_step
