"""What must hold whatever a person changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, compute, load_assumptions

ASSUMPTIONS = load_assumptions()
NUMERIC = [
    setting
    for setting in ASSUMPTIONS.settings.values()
    if setting.entry.kind == "number" and setting.entry.by != "occupation"
]
# More of it never makes a rate lower. The rounding of pay stands among the expenses and is no cost.
OF_COST = [
    setting
    for setting in NUMERIC
    if setting.entry.id.startswith(("overtime_share", "paid_time_off_days"))
    or (
        setting.entry.section in ("Employee-related expenses", "Loads")
        and setting.entry.id != "pay_rounding_usd"
    )
]


def value_of(setting) -> st.SearchStrategy[float]:
    limits = setting.entry.limits
    return st.floats(float(limits.minimum), float(limits.maximum))


@st.composite
def changes(draw, among=NUMERIC, most=8) -> dict[str, float]:
    chosen = draw(st.lists(st.sampled_from(among), max_size=most, unique_by=lambda s: s.id))
    return {setting.id: draw(value_of(setting)) for setting in chosen}


@given(changes())
@settings(max_examples=60, deadline=None)
def test_every_rate_is_positive_and_finite_within_the_limits(given_changes):
    rates = compute(ASSUMPTIONS, Scenario("any", given_changes)).rates["rate_usd"]
    assert np.isfinite(rates).all()
    assert (rates > 0).all()


@given(changes(among=[s for s in NUMERIC if s.entry.by not in ("bound", "percentile")]))
@settings(max_examples=60, deadline=None)
def test_lower_is_at_most_interim_is_at_most_upper_where_the_bounds_stay_in_order(given_changes):
    rates = compute(ASSUMPTIONS, Scenario("any", given_changes)).rate_array[0]
    assert (np.diff(rates, axis=1) >= -1e-9).all()


@given(st.sampled_from(OF_COST), changes(), st.data())
@settings(max_examples=60, deadline=None)
def test_more_of_a_cost_never_makes_a_rate_lower(setting, given_changes, data):
    low, high = sorted([data.draw(value_of(setting)), data.draw(value_of(setting))])
    less, more = (
        Scenario(name, {**given_changes, setting.id: value})
        for name, value in (("less", low), ("more", high))
    )
    both = compute(ASSUMPTIONS, [less, more]).rate_array
    assert (both[1] >= both[0] - 1e-9).all()


@given(changes())
@settings(max_examples=30, deadline=None)
def test_a_scenario_among_many_gives_what_it_gives_alone(given_changes):
    scenario = Scenario("mine", given_changes)
    others = [Scenario(f"other {n}", {"turnover_share": n / 10}) for n in range(3)]
    alone = compute(ASSUMPTIONS, scenario).rate_array[0]
    among = compute(ASSUMPTIONS, [*others[:2], scenario, others[2]]).rate_array[2]
    assert np.array_equal(alone, among)


def test_more_than_one_batch_gives_what_single_scenarios_give(assumptions):
    many = [Scenario(f"s{n}", {"turnover_share": n / 600}) for n in range(600)]
    batch = compute(assumptions, many).rate_array
    for number in (0, 249, 250, 599):
        assert np.array_equal(batch[number], compute(assumptions, many[number]).rate_array[0])


def test_no_change_gives_the_study(assumptions, study):
    study_values = {key: setting.study_value for key, setting in assumptions.settings.items()}
    same = compute(assumptions, Scenario("the same", study_values))
    assert same.scenarios[0].changes == {}
    assert np.array_equal(same.rate_array, study.rate_array)


@given(changes(most=4), st.sampled_from(["raise_to_minimum", "keep_differentials", "spillover"]))
@settings(max_examples=40, deadline=None)
def test_cumulative_change_is_the_product_of_the_steps(given_changes, rule):
    scenario = Scenario("any", {**given_changes, "minimum_wage_rule": rule})
    impacts = compute(ASSUMPTIONS, scenario).minimum_wage_impacts
    for _, steps in impacts.groupby(["services", "bound"], observed=True):
        product = (1 + steps["change"].fillna(0)).prod() - 1
        last = steps["cumulative_change"].iloc[-1]
        assert (np.isnan(last) and product == 0) or last == pytest.approx(product, abs=1e-12)


def test_nothing_that_is_returned_can_change_the_assumptions(assumptions):
    with pytest.raises(TypeError):
        assumptions.entries["turnover_share"].values[""] = 0.1
    with pytest.raises(TypeError):
        Scenario("x", {"turnover_share": 0.1}).changes["turnover_share"] = 0.2
    with pytest.raises(AttributeError):
        assumptions.entries["turnover_share"].label = "x"
