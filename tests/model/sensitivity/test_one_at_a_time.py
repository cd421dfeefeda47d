"""One assumption at a time: each end is the rate of that one change, and nothing is left out."""

from __future__ import annotations

import datetime
import io

import numpy as np
import pandas as pd
import pytest

from model import Scenario, compute
from model.__main__ import main
from model.findings.compensation.rule import Counted
from model.findings.compensation.shares import compensation_shares
from model.findings.sensitivity.inputs import (
    ADDS_UP,
    BAND,
    CHOICE,
    LAW,
    ONE_VALUE,
    PRINTED,
    RANGES,
    STUDY_RANGE,
    TENTH,
    ZERO,
    inputs_of,
    settings_behind_rate,
)
from model.findings.sensitivity.moved_results import MedianRate, PayShare, Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.study.assumptions import BOUNDS

STUDY = Scenario()
WAGE_OF_2026 = Scenario(
    "2026",
    {
        "rates_as_of_date": datetime.date(2021, 1, 1),
        "minimum_wage_schedule": (
            (datetime.date(2019, 1, 1), 8.60), (datetime.date(2021, 1, 1), 15.0),
        ),
    },
)  # fmt: skip
OTHER = Scenario("other", {"wage_percentile.lower": 80, "overtime_share.care": 0.08})


def rate(assumptions, scenario, line, bound):
    rates = compute(assumptions, scenario).rates
    of_line = rates[(rates["rate_line"] == line) & (rates["bound"] == bound)]
    return float(of_line["rate_usd"].iloc[0])


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize(
    ("scenario", "line", "bound"),
    [
        (STUDY, "basic_care", "lower"),
        (STUDY, "home_delivered_meals", "upper"),
        (OTHER, "private_duty_nursing", "interim"),
        (WAGE_OF_2026, "consumer_directed_state_plan", "lower"),
        (Scenario("today", base="today"), "basic_care", "interim"),
    ],
)
def test_each_end_is_the_rate_of_that_one_change(assumptions, scenario, line, bound, ranges):
    moved = one_at_a_time(assumptions, scenario, Rate(line, bound), ranges)
    assert moved.in_force == rate(assumptions, scenario, line, bound)
    assert len(moved.bars) > 0
    for end in ("low", "high"):
        changed = [
            scenario.with_changes({bar["setting_id"]: bar[end]}).named(f"{number}")
            for number, bar in enumerate(moved.bars.to_dict("records"))
        ]
        rates = compute(assumptions, changed).rates
        of_line = rates[(rates["rate_line"] == line) & (rates["bound"] == bound)]
        usd = of_line.drop_duplicates("scenario")["rate_usd"].tolist()
        assert moved.bars[f"{end}_result"].tolist() == usd


def test_both_together_are_the_rates_of_all_changes(assumptions):
    moved = one_at_a_time(assumptions, STUDY, Rate("private_duty_nursing", "interim"), STUDY_RANGE)
    # At the lower end of every range of the study the interim point is the lower bound.
    assert moved.all_low == rate(assumptions, STUDY, "private_duty_nursing", "lower")
    inputs = inputs_of(assumptions, STUDY, "private_duty_nursing", "interim", STUDY_RANGE).moved
    high = Scenario("high", {each.setting.id: each.high for each in inputs})
    assert moved.all_high == rate(assumptions, high, "private_duty_nursing", "interim")
    joint = moved.all_high - moved.all_low
    assert abs(moved.sum_of_ranges - joint) > 0.01


@pytest.mark.parametrize("base", ["study", "today"])
def test_each_end_is_the_share_of_pay_of_that_one_change(assumptions, base):
    counted = Counted(supervision="licensed", excluded_costs="program_costs")
    scenario = Scenario("x", {"admin_share.agency": 0.12}, base=base)

    def share(of):
        shares = compensation_shares(compute(assumptions, of), counted)
        is_row = (shares["rate_line"] == "basic_care") & (shares["bound"] == "upper")
        return shares.loc[is_row, "share_of_rate"].iloc[0]

    moved = one_at_a_time(assumptions, scenario, PayShare("basic_care", "upper", counted), TENTH)
    assert moved.in_force == pytest.approx(share(scenario), rel=1e-12)
    for bar in moved.bars[:6].to_dict("records"):
        for end in ("low", "high"):
            changed = share(scenario.with_changes({bar["setting_id"]: bar[end]}))
            assert bar[f"{end}_result"] == pytest.approx(changed, rel=1e-12)


@pytest.mark.parametrize(
    ("base", "date"), [("study", {"rates_as_of_date": "2023-01-01"}), ("today", {})]
)
def test_no_assumption_that_moves_a_rate_is_left_out(assumptions, base, date):
    """Every number a tenth higher: what moves the rate of a line at a bound stands behind it."""
    own = assumptions.of_base(base)
    numbers = [
        each
        for each in own.settings.values()
        if each.entry.kind == "number" and each.entry.by != "occupation" and each.base_value
        if each.entry.limits.admits(1.1 * each.base_value)
    ]
    for rule in own.entries["minimum_wage_rule"].choices:
        unmoved = Scenario("unmoved", {"minimum_wage_rule": rule, **date}, base=base)
        changed = [
            unmoved.with_changes({each.id: 1.1 * each.base_value}).named(each.id)
            for each in numbers
        ]
        rates = compute(assumptions, [unmoved, *changed]).rate_array
        differs = np.abs(rates[1:] - rates[0]) > 1e-9
        for row, line in enumerate(own.rate_lines):
            for column, bound in enumerate(BOUNDS):
                moving = {each.id for each, d in zip(numbers, differs, strict=True)
                          if d[row, column]}  # fmt: skip
                assert moving <= set(settings_behind_rate(own, line, bound))


def test_an_assumption_that_does_not_touch_the_service_stands_nowhere(assumptions):
    behind = settings_behind_rate(assumptions, "consumer_directed_waiver", "lower")
    assert "food_usd_per_meal" not in behind
    assert "health_insurance_usd_per_year.agency" not in behind
    assert "wage_percentile.lower" in behind
    assert "wage_percentile.upper" not in behind


def test_a_wage_under_a_minimum_wage_that_binds_is_flat(assumptions):
    moved = one_at_a_time(
        assumptions, WAGE_OF_2026, Rate("consumer_directed_waiver", "lower"), TENTH
    )
    flat = {each.setting.id for each in moved.flat}
    assert {"wage_percentile.lower", "wage_trend_months"} <= flat
    assert "wage_percentile.lower" not in set(moved.bars["setting_id"])


def test_more_meals_an_hour_are_a_lower_rate(assumptions):
    moved = one_at_a_time(assumptions, STUDY, Rate("home_delivered_meals", "interim"), STUDY_RANGE)
    meals = moved.bars.set_index("setting_id").loc["meals_per_hour.interim"]
    assert (meals["low"], meals["high"]) == (8, 10)
    assert meals["low_result"] > moved.in_force > meals["high_result"]


def test_both_ends_may_lie_on_one_side(assumptions):
    moved = one_at_a_time(assumptions, OTHER, Rate("basic_care", "lower"), STUDY_RANGE)
    wages = moved.bars.set_index("setting_id").loc["wage_percentile.lower"]
    assert wages["low_result"] < wages["high_result"] < moved.in_force
    assert wages["total_range"] == moved.in_force - wages["low_result"]


def test_the_largest_range_comes_first(assumptions):
    ranges = one_at_a_time(assumptions, STUDY, Rate("basic_care", "lower"), TENTH).bars[
        "total_range"
    ]
    assert ranges.tolist() == sorted(ranges, reverse=True)


def test_a_tenth_stays_within_the_limits(assumptions):
    bars = one_at_a_time(assumptions, STUDY, Rate("basic_care", "lower"), TENTH).bars
    bar = bars.set_index("setting_id").loc["billable_share.in_home"]
    assert (bar["low"], bar["high"]) == (0.84375, 1.0)


@pytest.mark.parametrize(
    ("ranges", "setting_id", "why"),
    [
        (TENTH, "fica_share", LAW),
        (TENTH, "paid_time_off_days_part_time.lower", ZERO),
        (TENTH, "minimum_wage_rule", CHOICE),
        (TENTH, "quarter_hours_per_hour", ONE_VALUE),
        (TENTH, "paid_time_off_included.agency", ONE_VALUE),
        (TENTH, "position_weight_basic_care_direct_care.personal_care_aides", ADDS_UP),
        (STUDY_RANGE, "admin_share.agency", ONE_VALUE),
        (BAND, "admin_share.agency", PRINTED),
        (BAND, "pay_rounding_usd", ONE_VALUE),
    ],
)
def test_what_has_no_range_says_why(assumptions, ranges, setting_id, why):
    unmoved = inputs_of(assumptions, STUDY, "basic_care", "lower", ranges).unmoved
    behind = {each.setting.id: each.why for each in unmoved}
    assert behind[setting_id] == why


def test_all_services_are_moved_by_the_median(assumptions):
    moved = one_at_a_time(assumptions, STUDY, MedianRate("interim"), TENTH)
    study = compute(assumptions, STUDY)
    assert moved.in_force == np.median(study.service_rate_array[0, :, 1] / study.fee_array[0])
    bar = moved.bars.iloc[0]
    changed = compute(assumptions, Scenario("x", {bar["setting_id"]: bar["low"]}))
    median = np.median(changed.service_rate_array[0, :, 1] / changed.fee_array[0])
    assert bar["low_result"] == median


def test_the_command_line_has_the_same_numbers(capsys, assumptions):
    assert main(["sensitivity", "T1000", "--ranges", "tenth", "--format", "csv"]) == 0
    listed = pd.read_csv(io.StringIO(capsys.readouterr().out))
    moved = one_at_a_time(assumptions, STUDY, Rate("private_duty_nursing", "interim"), TENTH)
    count = len(moved.bars)
    assert listed["low_result"][:count].tolist() == moved.bars["low_result"].tolist()
    assert listed["id"][count : count + len(moved.flat)].tolist() == [
        each.setting.id for each in moved.flat
    ]
    assert listed["high_result"].iloc[-1] == moved.all_high


def test_the_command_line_moves_the_share_of_pay(capsys, assumptions):
    command = ["sensitivity", "S5130", "--ranges", "tenth", "--format", "csv"]
    assert main([*command, "--result", "compensation_share"]) == 0
    listed = pd.read_csv(io.StringIO(capsys.readouterr().out))
    moved = one_at_a_time(assumptions, STUDY, PayShare("basic_care", "interim"), TENTH)
    assert listed["low_result"][: len(moved.bars)].tolist() == moved.bars["low_result"].tolist()
    assert main(["sensitivity", "all", "--result", "compensation_share"]) == 2
    assert "is of one service" in capsys.readouterr().err


def test_the_command_line_says_which_services_there_are(capsys):
    assert main(["sensitivity", "S0000"]) == 2
    assert "'S0000' is not a service; allowed are" in capsys.readouterr().err
