"""Two assumptions at a time: each cell is the rate of those two changes."""

from __future__ import annotations

import datetime
import io

import numpy as np
import pandas as pd
import pytest

from model import Scenario, ScenarioError, compute
from model.__main__ import main
from model.findings.sensitivity.inputs import BAND, STUDY_RANGE, TENTH
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.two_at_a_time import axis_of, settings_of_grid, two_at_a_time

STUDY = Scenario()
WAGES, SHARE = "wage_percentile.lower", "full_time_share.home_care"


def axis(assumptions, setting_id, steps=5, ranges=STUDY_RANGE, ends=None, scenario=STUDY):
    return axis_of(assumptions, scenario, setting_id, ranges, steps, ends)


@pytest.mark.parametrize(
    ("down", "across", "line", "bound"),
    [
        (WAGES, SHARE, "basic_care", "lower"),
        ("rates_as_of_date", "overtime_share.care", "consumer_directed_waiver", "lower"),
        ("meals_per_hour.upper", "food_usd_per_meal", "home_delivered_meals", "upper"),
    ],
)
def test_each_cell_is_the_rate_of_those_two_changes(assumptions, down, across, line, bound):
    base = Scenario("base", {"admin_share.agency": 0.08})
    rows, columns = (axis(assumptions, each, scenario=base) for each in (down, across))
    grid = two_at_a_time(assumptions, base, Rate(line, bound), rows, columns)
    changed = [
        base.with_changes({down: y, across: x}).named(f"{y} {x}")
        for y in rows.values
        for x in columns.values
    ]
    rates = compute(assumptions, changed).rates
    of_line = rates[(rates["rate_line"] == line) & (rates["bound"] == bound)]
    usd = of_line.drop_duplicates("scenario")["rate_usd"].to_numpy()
    assert np.array_equal(grid.results.ravel(), usd)


def test_an_axis_takes_the_range_that_its_assumption_has(assumptions):
    assert axis(assumptions, WAGES, 3).values == (25, 50, 75)
    assert axis(assumptions, SHARE, 3).values == (0.36, 0.4, 0.44)  # no range of the study
    assert axis(assumptions, "turnover_share", 3, BAND).values == (0.4, 0.6, 0.8)
    assert axis(assumptions, "paid_time_off_days_part_time.lower", 2, TENTH).values == (0, 100)
    assert axis(assumptions, SHARE, 3, ends=("20%", "0.6")).values == (0.2, 0.4, 0.6)


def test_the_minimum_wage_takes_the_dates_of_its_phase_in(assumptions):
    dates = axis(assumptions, "rates_as_of_date").values
    assert dates[0] == datetime.date(2019, 1, 1)
    assert len(dates) == 5


@pytest.mark.parametrize(
    ("setting_id", "steps", "ends", "said"),
    [
        (WAGES, 5, (75, 25), "from 75th percentile to 25th percentile was given; the first must"),
        (WAGES, 5, (50, 50), "the first must be lower than the second, within 10th to 90th"),
        (WAGES, 5, (5, 50), "5th percentile was given; allowed is 10th to 90th percentile"),
        (WAGES, 1, None, "1 steps were given; allowed are 2 to 21"),
        (WAGES, 22, None, "22 steps were given; allowed are 2 to 21"),
        ("minimum_wage_rule", 5, None, "Wage response is a choice, not a number"),
        ("minimum_wage_schedule", 5, None, "moves with its dates; take rates_as_of_date"),
        ("quarter_hours_per_hour", 5, None, "can have one value only"),
        ("rates_as_of_date", 5, (1, 2), "takes the dates of its phase-in; no range can be given"),
        ("position_weight_basic_care_supervisor.first_line_supervisors_of_personal_service_workers",
         5, None, "add up to 100% and cannot move alone"),
    ],
)  # fmt: skip
def test_an_axis_that_cannot_be_is_a_sentence(assumptions, setting_id, steps, ends, said):
    with pytest.raises(ScenarioError) as error:
        axis(assumptions, setting_id, steps, ends=ends)
    assert said in error.value.faults[0]


def test_one_assumption_on_both_axes_is_a_sentence(assumptions):
    wages = axis(assumptions, WAGES)
    with pytest.raises(ScenarioError, match="is on both axes"):
        two_at_a_time(assumptions, STUDY, Rate("basic_care", "lower"), wages, wages)


def test_every_assumption_behind_a_rate_has_an_axis(assumptions):
    for setting in settings_of_grid(assumptions, Rate("basic_care", "lower")):
        for ranges in (STUDY_RANGE, TENTH, BAND):
            values = axis(assumptions, setting.id, 3, ranges).values
            assert list(values) == sorted(set(values))


def test_the_command_line_prints_the_grid(capsys, assumptions):
    command = ["grid", "S5130", "--bound", "lower", "--steps", "3", "--format", "csv"]
    assert main([*command, "--down", WAGES, "--across", f"{SHARE}=20%:60%"]) == 0
    listed = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert listed.columns.tolist() == [WAGES, f"{SHARE}=0.2", f"{SHARE}=0.4", f"{SHARE}=0.6"]
    assert listed[WAGES].tolist() == [25, 50, 75]
    study = compute(assumptions, STUDY).rates
    homemaker = study[(study["procedure_code"] == "S5130") & (study["bound"] == "lower")]
    assert listed[f"{SHARE}=0.4"][0] == homemaker["rate_usd"].iloc[0]


def test_an_assumption_that_does_not_touch_the_service_is_a_sentence(capsys):
    command = ["grid", "S5130", "--down", WAGES, "--across", "food_usd_per_meal", "--steps", "2"]
    assert main([*command, "--bound", "lower"]) == 0
    assert "Food does not touch this rate." in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["food", "wage_percentile", f"{WAGES}=75:25", f"{WAGES}=a:b"])
def test_an_axis_that_cannot_be_read_is_one_sentence(capsys, typed):
    assert main(["grid", "S5130", "--down", typed, "--across", SHARE]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
