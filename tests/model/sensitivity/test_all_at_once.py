"""All assumptions at once: steady, the same for the same seed, and right where a line is known."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from model import Scenario, compute
from model.__main__ import main
from model.findings.sensitivity.all_at_once import (
    DISTRIBUTIONS,
    DRAWS,
    TRIANGULAR,
    UNIFORM,
    all_at_once,
    drawn_values,
    inputs_drawn,
    value_at,
)
from model.findings.sensitivity.inputs import BAND, RANGES, STUDY_RANGE, TENTH

STUDY = Scenario()
FEW = 2000


def density(one, values, distribution):
    """How likely each value of an input is."""
    if distribution == UNIFORM:
        return np.full(len(values), 1 / (one.high - one.low))
    peak = min(max(one.value, one.low), one.high)
    height = 2 / (one.high - one.low)
    rising = (values - one.low) / (peak - one.low) if peak > one.low else np.ones(len(values))
    falling = (one.high - values) / ((one.high - peak) or 1)
    return height * np.where(values <= peak, rising, falling)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
@pytest.mark.parametrize(
    ("setting_id", "ranges", "scenario"),
    [
        ("admin_share.agency", TENTH, STUDY),
        ("turnover_share", BAND, STUDY),
        ("paid_time_off_days_full_time.interim", STUDY_RANGE, STUDY),
        ("billable_share.in_home", TENTH, Scenario("x", {"overtime_share.care": 0.08})),
        ("admin_share.agency", TENTH, Scenario("today", base="today")),
        # In force outside of its range: the peak is at the nearest end.
        ("turnover_share", BAND, Scenario("x", {"turnover_share": 0.9})),
    ],
)
def test_the_mean_of_one_assumption_is_its_integral(
    assumptions, setting_id, ranges, scenario, distribution, monkeypatch
):
    own = assumptions.of_base(scenario.base)
    drawn = inputs_drawn(own, scenario.checked(own), ranges)
    [one] = [each for each in drawn if each.setting.id == setting_id]
    monkeypatch.setattr(f"{inputs_drawn.__module__}.inputs_drawn", lambda *_: (one,))
    made = all_at_once.__wrapped__(assumptions, scenario, ranges, distribution, 7, FEW)
    values = np.linspace(one.low, one.high, 401)
    scenarios = [scenario.with_changes({setting_id: v}).named(str(v)) for v in values.tolist()]
    rates = compute(assumptions, scenarios).service_rate_array
    weights = density(one, values, distribution)[:, None, None]
    integral = np.trapezoid(rates * weights, values, axis=0)
    assert made.mean == pytest.approx(integral, rel=2e-5)


@pytest.mark.parametrize("ranges", RANGES)
def test_the_same_seed_gives_the_same_bytes(assumptions, ranges):
    first, again, other = (
        all_at_once.__wrapped__(assumptions, STUDY, ranges, UNIFORM, seed, FEW)
        for seed in (1, 1, 2)
    )
    assert first.low.tobytes() == again.low.tobytes()
    assert first.fee_below.tobytes() == again.fee_below.tobytes()
    assert first.low.tobytes() != other.low.tobytes()


def test_each_draw_is_the_rate_of_its_values(assumptions):
    made = all_at_once(assumptions, STUDY, BAND, UNIFORM, 3, 1)
    values = drawn_values(made.drawn, UNIFORM, 3, 1)
    changes = {one.setting.id: float(v[0]) for one, v in zip(made.drawn, values, strict=True)}
    rates = compute(assumptions, Scenario("drawn", changes)).service_rate_array[0]
    assert made.mean == pytest.approx(rates, rel=1e-12)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
@pytest.mark.parametrize("ranges", RANGES)
def test_every_draw_lies_in_its_range_and_every_part_of_it_has_one(
    assumptions, ranges, distribution
):
    inputs = inputs_drawn(assumptions, STUDY, ranges)
    for one, values in zip(inputs, drawn_values(inputs, distribution, 5, 100), strict=True):
        assert one.low <= values.min() <= values.max() <= one.high
        edges = [value_at(one, np.array(n / 100), distribution) for n in range(101)]
        counts, _ = np.histogram(values, edges)
        assert counts.max() <= 2
        assert (counts == 1).mean() > 0.9  # rounding may put a draw across an edge


def test_the_bounds_of_an_assumption_move_together(assumptions):
    inputs = inputs_drawn(assumptions, STUDY, TENTH)
    values = dict(zip([one.setting.id for one in inputs],
                      drawn_values(inputs, UNIFORM, 5, 50), strict=True))  # fmt: skip
    lower, upper = values["wage_percentile.lower"], values["wage_percentile.upper"]
    assert lower / 25 == pytest.approx(upper / 75)
    assert np.corrcoef(lower, values["admin_share.agency"])[0, 1] < 0.5


def test_what_a_rise_of_prices_brings_forward_is_drawn_and_the_rise_itself_is_not(assumptions):
    today = assumptions.of_base("today")
    drawn = {one.setting.id for one in inputs_drawn(today, Scenario("x", base="today"), TENTH)}
    assert not today.brought_forward.keys() & drawn
    moved = [each for of_rise in today.brought_forward.values() for each in of_rise]
    assert {each.id for each in moved if each.base_value} <= drawn


def test_the_fee_below_the_range_is_a_share_of_the_draws(assumptions):
    made = all_at_once(assumptions, STUDY, TENTH, UNIFORM, 1, FEW)
    fee = compute(assumptions, STUDY).fee_array[0]
    surely = fee < made.low.min(axis=1)
    assert (made.fee_below[surely] > 0.9).all()
    assert (made.fee_below[fee > made.high.max(axis=1)] < 0.05).all()
    assert ((made.low <= made.median) & (made.median <= made.high)).all()


def test_what_the_study_leaves_open_moves_no_rate_far(assumptions):
    """The bands are those in which every printed figure still comes out, one by one."""
    made = all_at_once(assumptions, STUDY, BAND, UNIFORM, 1, FEW)
    assert (made.high / made.low - 1).max() < 0.01
    names = {one.setting.id for one in made.drawn}
    assert "turnover_share" in names
    assert "admin_share.agency" not in names


def test_other_seeds_hardly_move_the_band(assumptions):
    bands = [all_at_once(assumptions, STUDY, TENTH, TRIANGULAR, seed, DRAWS).low for seed in (1, 2)]
    assert bands[0] == pytest.approx(bands[1], rel=5e-3)


def test_the_command_line_has_the_same_numbers(capsys, assumptions):
    command = ["draws", "--ranges", "band", "--seed", "4", "--count", "200", "--format", "csv"]
    assert main(command) == 0
    listed = pd.read_csv(io.StringIO(capsys.readouterr().out))
    made = all_at_once(assumptions, STUDY, BAND, UNIFORM, 4, 200)
    assert listed["draws_median_usd"].tolist() == made.median.ravel().tolist()
    assert (
        listed["percent_of_draws_fee_below_range"][::3].tolist() == (100 * made.fee_below).tolist()
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("seed", "-1", "the seed is -1; allowed is 0 to"), ("count", "0", "allowed are 1 to 100,000")],
)
def test_a_seed_or_a_count_that_cannot_be_is_a_sentence(capsys, name, value, said):
    assert main(["draws", f"--{name}={value}"]) == 2
    assert said in capsys.readouterr().err
