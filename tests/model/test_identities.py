"""What must hold whatever a person changes."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model import Scenario, compute
from model.findings.components import component_amounts
from model.steps.minimum_wage import RULES
from tests.study import ASSUMPTIONS

NO_MINIMUM = ((datetime.date(2019, 1, 1), 0.0),)
HIGHEST_MINIMUM = ASSUMPTIONS.entries["minimum_wage_schedule"].limits.maximum
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
        setting.entry.section in ("Employee-related expenses", "Program and administrative costs")
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
@settings(max_examples=40, deadline=None)
def test_every_rate_is_positive_and_finite_within_the_limits(given_changes):
    rates = compute(ASSUMPTIONS, Scenario("any", given_changes)).rates["rate_usd"]
    assert np.isfinite(rates).all()
    assert (rates > 0).all()


@given(changes(among=[s for s in NUMERIC if s.entry.by not in ("bound", "percentile")]))
@settings(max_examples=40, deadline=None)
def test_lower_is_at_most_interim_is_at_most_upper_where_the_bounds_stay_in_order(given_changes):
    rates = compute(ASSUMPTIONS, Scenario("any", given_changes)).rate_array[0]
    assert (np.diff(rates, axis=1) >= -1e-9).all()


@given(st.sampled_from(OF_COST), changes(), st.data())
@settings(max_examples=40, deadline=None)
def test_more_of_a_cost_never_makes_a_rate_lower(setting, given_changes, data):
    low, high = sorted([data.draw(value_of(setting)), data.draw(value_of(setting))])
    less, more = (
        Scenario(name, {**given_changes, setting.id: value})
        for name, value in (("less", low), ("more", high))
    )
    both = compute(ASSUMPTIONS, [less, more]).rate_array
    assert (both[1] >= both[0] - 1e-9).all()


@given(changes())
@settings(max_examples=20, deadline=None)
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
    study_values = {key: setting.base_value for key, setting in assumptions.settings.items()}
    same = compute(assumptions, Scenario("the same", study_values))
    assert same.scenarios[0].changes == {}
    assert np.array_equal(same.rate_array, study.rate_array)


# How wages respond: each rule, for whatever else a person changes.

rules = pytest.mark.parametrize("rule", RULES)
# What may differ by bound, so that the bounds keep their order, is left to the other identities.
ORDERED = [setting for setting in NUMERIC if setting.entry.by not in ("bound", "percentile")]


def ruled(rule: str, given_changes: dict, **further) -> Scenario:
    return Scenario("any", {**given_changes, "minimum_wage_rule": rule, **further})


def test_the_study_keeps_every_identity_of_the_rules(study):
    assert (study.roles["wage"] >= study.roles["minimum_wage_usd_per_hour"]).all()
    assert (np.diff(study.rate_array[0], axis=1) >= 0).all()


@rules
@given(
    given_changes=changes(among=ORDERED, most=4),
    minimum_wage=st.floats(5, 40),
)
@settings(max_examples=12, deadline=None)
def test_lower_is_at_most_interim_is_at_most_upper_at_any_minimum_wage(
    rule, given_changes, minimum_wage
):
    schedule = ((datetime.date(2019, 1, 1), minimum_wage),)
    scenario = ruled(rule, given_changes, minimum_wage_schedule=schedule)
    rates = compute(ASSUMPTIONS, scenario).rate_array[0]
    assert (np.diff(rates, axis=1) >= -1e-9).all()


@rules
@given(given_changes=changes(most=4), minimum_wage=st.floats(5, 40))
@settings(max_examples=12, deadline=None)
def test_no_wage_is_below_the_minimum_or_below_the_market(rule, given_changes, minimum_wage):
    schedule = ((datetime.date(2019, 1, 1), minimum_wage),)
    roles = compute(ASSUMPTIONS, ruled(rule, given_changes, minimum_wage_schedule=schedule)).roles
    assert set(roles["minimum_wage_usd_per_hour"]) == {minimum_wage}
    assert (roles["wage"] >= roles["minimum_wage_usd_per_hour"]).all()
    assert (roles["wage"] >= roles["market_wage"]).all()


@rules
@given(given_changes=changes(most=4), reach=st.floats(1, 3), floor=st.floats(1, 3))
@settings(max_examples=12, deadline=None)
def test_a_minimum_far_below_all_wages_changes_nothing(rule, given_changes, reach, floor):
    ratios = {"spillover_reach_ratio": reach, "wage_floor_ratio": floor}
    without = compute(ASSUMPTIONS, ruled(rule, given_changes, minimum_wage_schedule=NO_MINIMUM,
                                         **ratios))  # fmt: skip
    lowest = without.roles["market_wage"].min()
    assert (without.roles["wage"] == without.roles["market_wage"]).all()
    below = lowest / max(reach, floor) * 0.99
    schedule = ((datetime.date(2019, 1, 1), 0.0), (datetime.date(2020, 1, 1), below))
    scenario = ruled(rule, given_changes, minimum_wage_schedule=schedule, **ratios)
    results = compute(ASSUMPTIONS, scenario)
    assert results.rate_line_impacts["change"].isna().all()
    last = results.phase_in_build_ups.iloc[-len(without.build_ups) :]
    assert last["rate_per_unit"].tolist() == without.build_ups["rate_per_unit"].tolist()


@rules
@given(given_changes=changes(most=4), share=st.floats(0.2, 0.9))
@settings(max_examples=12, deadline=None)
def test_a_minimum_above_a_wage_raises_it_and_its_rate(rule, given_changes, share):
    """Direct care at the lower bound earns `share` of a minimum wage that begins in 2020."""
    unrounded = {**given_changes, "pay_rounding_usd": 0.0}
    without = compute(ASSUMPTIONS, ruled(rule, unrounded, minimum_wage_schedule=NO_MINIMUM))
    wage = without.roles.loc[("any", "basic_care", "lower", "direct_care"), "market_wage"]
    assume(wage / share <= HIGHEST_MINIMUM)
    schedule = ((datetime.date(2019, 1, 1), 0.0), (datetime.date(2020, 1, 1), wage / share))
    impacts = compute(
        ASSUMPTIONS, ruled(rule, unrounded, minimum_wage_schedule=schedule)
    ).rate_line_impacts
    last = impacts.set_index(["rate_line", "bound", "effective_date"]).loc[
        ("basic_care", "lower", "2020-01-01")
    ]
    assert last["change"] > 0
    assert last["cumulative_change"] == pytest.approx(last["change"], rel=1e-12)


@rules
@given(given_changes=changes(most=4))
@settings(max_examples=8, deadline=None)
def test_the_components_of_every_rate_sum_to_it(rule, given_changes):
    date = datetime.date(2023, 1, 1)
    results = compute(ASSUMPTIONS, ruled(rule, given_changes, rates_as_of_date=date))
    built_up, rates = results.build_ups, results.rates
    np.testing.assert_allclose(
        sum(component_amounts(built_up).values()), built_up["rate_per_unit"], rtol=1e-9
    )
    of_line = built_up.set_index(["rate_line", "bound"])["rate_per_unit"].to_dict()
    lines = zip(rates["rate_line"], rates["bound"], strict=True)
    assert rates["rate_usd"].tolist() == [of_line[line] for line in lines]


@rules
@given(given_changes=changes(most=4))
@settings(max_examples=8, deadline=None)
def test_cumulative_change_is_the_product_of_the_steps(rule, given_changes):
    scenario = ruled(rule, given_changes)
    impacts = compute(ASSUMPTIONS, scenario).minimum_wage_impacts
    for _, steps in impacts.groupby(["minimum_wage_line_key", "bound"], observed=True):
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
