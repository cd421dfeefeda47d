"""The phase-in: Table 9 under each rule, its base, the calendar."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from model import Scenario, compute
from model.steps.minimum_wage import first_date_below, step_changes

DATES = [datetime.date(year, 1, 1) for year in (2020, 2021, 2022, 2023)]


def impacts(assumptions, changes=None, bound="lower") -> pd.DataFrame:
    frame = compute(assumptions, Scenario("x", changes or {})).rate_line_impacts
    own = frame[
        (frame["bound"] == bound) & (frame["effective_date"] > frame["effective_date"].min())
    ]
    return own.pivot_table(
        index="rate_line", columns="effective_date", values="change", observed=True, dropna=False
    )


def test_table_9_has_10_lines_4_dates_and_3_bounds(study):
    frame = study.minimum_wage_impacts
    assert len(frame) == 10 * 4 * 3
    assert sorted(set(frame["effective_date"].dt.date)) == DATES


def test_advanced_care_is_not_applicable_in_2021_although_its_aides_are_below_10_30(study):
    """The floor works on the blend (Table 9): $10.41 with aides at $10.05."""
    wages = study.occupation_wages.set_index(["occupation", "bound"])["wage_usd_per_hour"]
    assert wages[("home_health_aides", "lower")] < 10.30
    lines = study.rate_line_impacts.set_index(["rate_line", "bound", "effective_date"])["change"]
    assert np.isnan(lines[("advanced_respite", "lower", pd.Timestamp("2021-01-01"))])
    assert lines[("advanced_respite", "lower", pd.Timestamp("2022-01-01"))] > 0.05


def test_nursing_case_management_and_fms_are_not_applicable_throughout(assumptions):
    found = impacts(assumptions)
    for line in ("private_duty_nursing", "case_management", "financial_management_services"):
        assert found.loc[line].isna().all()


def test_the_table_and_the_rates_as_of_a_date_tell_the_same_story(assumptions, study):
    """Cumulative change to 2023 = rates as of 2023 over rates as of 2019."""
    later = compute(assumptions, Scenario("2023", {"rates_as_of_date": datetime.date(2023, 6, 30)}))
    ratio = later.rate_array[0] / study.rate_array[0] - 1
    lines = list(assumptions.rate_lines)
    last = study.rate_line_impacts[
        study.rate_line_impacts["effective_date"] == pd.Timestamp("2023-01-01")
    ]
    for row in last.itertuples():
        bound = ("lower", "interim", "upper").index(row.bound)
        cumulative = 0.0 if np.isnan(row.cumulative_change) else row.cumulative_change
        assert cumulative == pytest.approx(ratio[lines.index(row.rate_line), bound], abs=1e-12)


def test_keeping_differentials_moves_every_bound_that_raising_to_the_minimum_leaves(assumptions):
    raised = impacts(assumptions, bound="upper")
    kept = impacts(assumptions, {"minimum_wage_rule": "keep_differentials"}, bound="upper")
    assert raised.loc["basic_care"].isna().sum() == 3  # $12.00 reaches the upper wage of $11.81
    assert kept.loc["basic_care"].notna().all()


def test_spillover_reaches_advanced_care_before_its_blend_falls_below(assumptions):
    spilled = impacts(assumptions, {"minimum_wage_rule": "spillover"})
    assert spilled.loc["advanced_respite"].notna().all()


def test_a_floor_at_100_percent_is_the_study_s_rule_and_at_110_percent_is_more(assumptions):
    study = impacts(assumptions)
    same = impacts(assumptions, {"minimum_wage_rule": "floor_above_minimum"})
    pd.testing.assert_frame_equal(same, study)
    changes = {"minimum_wage_rule": "floor_above_minimum", "wage_floor_ratio": 1.1}
    more = compute(assumptions, Scenario("x", changes)).rate_array
    assert (more >= compute(assumptions, Scenario("x", {})).rate_array).all()
    assert (more[0, 0] > compute(assumptions, Scenario("x", {})).rate_array[0, 0]).any()


def test_the_phase_in_with_the_law_since_2023_has_7_steps(assumptions):
    schedule = assumptions.entries["minimum_wage_schedule"].values[""]
    longer = (*schedule, *assumptions.later_law.steps)
    found = impacts(assumptions, {"minimum_wage_schedule": longer})
    assert found.shape[1] == 7
    assert found.loc["basic_care"].iloc[-1] > 0


def test_a_schedule_of_one_step_has_no_impacts(assumptions):
    one = {"minimum_wage_schedule": ((datetime.date(2019, 1, 1), 8.6),)}
    assert compute(assumptions, Scenario("x", one)).minimum_wage_impacts.empty


def test_scenarios_with_schedules_of_different_length_stand_side_by_side(assumptions):
    schedule = assumptions.entries["minimum_wage_schedule"].values[""]
    both = compute(
        assumptions,
        [Scenario("short", {"minimum_wage_schedule": schedule[:2]}), Scenario("study")],
    ).minimum_wage_impacts
    assert both["scenario"].value_counts().to_dict() == {"study": 120, "short": 30}
    alone = compute(assumptions, Scenario("study")).minimum_wage_impacts
    own = both[both["scenario"] == "study"]["change"].to_numpy()
    np.testing.assert_array_equal(own, alone["change"].to_numpy())


def test_the_first_wage_below_is_basic_care_in_2020_by_1_1_cents(study):
    """("Future Considerations") Basic care, meals and consumer directed fall below in 2020."""
    calendar = study.minimum_wage_calendar
    blends = calendar[(calendar["occupation"] == "") & (calendar["bound"] == "lower")]
    first = blends[blends["first_date_below"] == pd.Timestamp("2020-01-01")]
    direct = first[first["role"] == "direct_care"].set_index("staffing")["cents_below"]
    assert set(direct.index) == {"basic_care", "consumer_directed_care", "home_delivered_meals"}
    assert direct["basic_care"] == pytest.approx(945 - 943.8869, abs=1e-3)


def test_a_change_is_not_applicable_until_a_wage_moves_and_then_goes_on():
    """Lines that move at both steps, at the first, at the second, at none; rates 1, 1.5, 1.8."""
    rates = np.array([[1.0] * 4, [1.5] * 4, [1.8] * 4])
    moves = np.array([[True, True, False, False], [True, False, True, False]])
    change, cumulative = step_changes(rates, moves)
    none = np.nan
    np.testing.assert_allclose(change, [[0.5, 0.5, none, none], [0.2, none, 0.2, none]])
    np.testing.assert_allclose(cumulative, [[0.5, 0.5, none, none], [0.8, 0.5, 0.2, none]])


@pytest.mark.parametrize(
    ("wage_usd", "year", "usd_below"),
    [(8.59, 2019, 0.01), (8.6, 2020, 0.85), (9.45, 2021, 0.85), (11.99, 2023, 0.01)],
)
def test_a_wage_at_the_minimum_is_not_below_it(assumptions, wage_usd, year, usd_below):
    schedule = assumptions.entries["minimum_wage_schedule"].values[""]
    date, below = first_date_below(wage_usd, schedule)
    assert date == datetime.date(year, 1, 1)
    assert below == pytest.approx(usd_below)
    assert first_date_below(12.0, schedule) is None


def test_a_wage_that_never_falls_below_has_no_date(study):
    calendar = study.minimum_wage_calendar
    nurses = calendar[calendar["occupation"] == "registered_nurses"]
    assert len(nurses) > 0
    assert nurses["first_date_below"].isna().all()
