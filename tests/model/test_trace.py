"""The trace: formulas that say what the steps do, components that sum to the rate."""

from __future__ import annotations

import datetime
import inspect
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, compute
from model.compute import LINE_STEPS, ROLE_STEPS
from model.findings.components import (
    build_up_row,
    component_amounts,
    components,
)
from model.findings.trace import UNITS, trace
from model.steps import minimum_wage, wages
from model.steps.formulas import formula, names_in, rule_in_force, words
from model.steps.minimum_wage import RULES
from model.study.assumptions import BOUNDS
from tests.study import ASSUMPTIONS as A

RULE_STEPS = [rule_in_force(number) for number in range(len(RULES))]
STEPS = [step for step in (*ROLE_STEPS, *LINE_STEPS) if step is not minimum_wage.wage]

some_scenarios = st.fixed_dictionaries(
    {},
    optional={
        "turnover_share": st.floats(0, 1),
        "full_time_share.home_care": st.floats(0, 1),
        "overtime_share.care": st.floats(0, 0.5),
        "billable_share.in_home": st.floats(0.5, 1),
        "admin_share.agency": st.floats(0, 0.4),
        "program_share.agency": st.floats(0, 0.4),
        "direct_care_staff_per_supervisor": st.floats(1, 50),
        "wage_percentile.lower": st.floats(10, 90),
        "rates_as_of_date": st.dates(datetime.date(2019, 1, 1), datetime.date(2023, 12, 31)),
        "minimum_wage_rule": st.sampled_from(RULES),
        "wage_floor_ratio": st.floats(1, 2),
        "food_usd_per_meal": st.floats(0, 5),
    },
).map(lambda changes: Scenario("scenario", changes))
some_rates = st.tuples(st.sampled_from(list(A.rate_lines)), st.sampled_from(BOUNDS))


def rounded(amount, to):
    return math.floor(amount / to + 0.5 + 1e-9) * to if to else amount


FUNCTIONS = {"__builtins__": {}, "max": max, "min": min, "rounded": rounded}


def evaluated(expression, values):
    return eval(expression, FUNCTIONS, values)


@pytest.mark.parametrize(
    "step", [*STEPS, *RULE_STEPS, wages.trended_wage], ids=lambda s: s.__name__
)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_formula_in_a_docstring_is_what_the_step_does(step, data):
    names = list(inspect.signature(step).parameters)
    assert set(names_in(formula(step))) == set(names)
    values = {name: data.draw(st.floats(0.01, 0.45), name) for name in names}
    expected = step(**{name: np.array([value]) for name, value in values.items()})[0]
    assert evaluated(formula(step), values) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("rule", range(len(RULES)))
def test_the_wage_step_takes_the_rule_that_its_formula_chooses(rule):
    names = list(inspect.signature(minimum_wage.wage).parameters)
    values = {name: np.array([7.0 + place]) for place, name in enumerate(names)}
    values = {**values, "minimum_wage_rule": np.array([float(rule)])}
    chosen = rule_in_force(rule)
    taken = {name: values[name] for name in inspect.signature(chosen).parameters}
    assert minimum_wage.wage(**values)[0] == chosen(**taken)[0]


def test_every_step_has_words_and_a_unit():
    for step in (*ROLE_STEPS, *LINE_STEPS):
        assert words(step)
        assert UNITS[step.__name__]


@settings(max_examples=15, deadline=None)
@given(some_scenarios, some_rates)
def test_every_step_of_a_trace_follows_from_its_inputs(scenario, rate):
    for step in trace(compute(A, scenario), *rate).itertuples():
        values = {given.name: given.value for given in step.inputs}
        if not step.formula.startswith("exp("):
            assert evaluated(step.formula, values) == pytest.approx(step.value, rel=1e-9), step.step


@settings(max_examples=20, deadline=None)
@given(some_scenarios, some_rates)
def test_components_sum_to_the_rate(scenario, rate):
    row = build_up_row(compute(A, scenario), *rate)
    parts = components(row)
    assert math.isclose(parts["usd_per_unit"].sum(), row["rate_per_unit"], abs_tol=1e-9)
    assert math.isclose(parts["share_of_rate"].sum(), 1, abs_tol=1e-9)
    assert (parts["usd_per_unit"] > -1e-12).all()


def test_the_rise_to_the_minimum_of_12_dollars_is_64_cents_of_a_quarter_hour_of_basic_care():
    """Direct care earns $9.43887 at the lower bound (Table 2): $2.56113 an hour below $12.00."""
    in_2023 = Scenario("2023", {"rates_as_of_date": datetime.date(2023, 1, 1)})
    parts = components(build_up_row(compute(A, in_2023), "basic_care", "lower"))
    usd = parts.set_index("component")["usd_per_unit"]
    assert usd["minimum_wage"] == pytest.approx(2.56113 / 4, abs=1e-5)
    assert usd["direct_care_wage"] == pytest.approx(9.43887 / 4, abs=1e-5)
    assert usd["overtime"] == pytest.approx(0.03 * 12 / 4, abs=1e-9)


def test_components_of_all_rates_at_once_are_those_of_each():
    results = compute(A, Scenario())
    frame = results.build_ups
    amounts = pd.DataFrame(component_amounts(frame)).set_index(
        pd.MultiIndex.from_frame(frame[["rate_line", "bound"]].astype(str))
    )
    for rate in (("basic_care", "lower"), ("home_delivered_meals", "upper")):
        of_one = components(build_up_row(results, *rate)).set_index("component")["usd_per_unit"]
        assert of_one.to_dict() == amounts.loc[rate].to_dict()


def test_a_trace_ends_with_the_rate_and_starts_with_a_surveyed_wage():
    results = compute(A, Scenario())
    steps = trace(results, "basic_care", "lower")
    rates = results.rates
    rate = rates[(rates["rate_line"] == "basic_care") & (rates["bound"] == "lower")]["rate_usd"]
    assert steps.iloc[-1]["value"] == rate.iloc[0]
    assert steps.iloc[0]["step"] == "direct_care_personal_care_aides_survey_wage"
    assert steps["step"].is_unique


def test_a_trace_names_each_assumption_that_went_in():
    steps = trace(compute(A, Scenario()), "advanced_personal_care", "lower").set_index("step")
    named = steps["assumptions"]
    assert "overtime_share.care" in named["direct_care_pay"]
    assert "overtime_share_program_staff" in named["supervisor_pay"]
    assert named["training_days"] == (
        "turnover_share",
        "training_days_new.advanced_personal_care",
        "training_days_experienced.advanced_personal_care",
    )
    assert "minimum_wage_rule" in named["direct_care_wage"]
    assert "minimum_wage_schedule" in named["direct_care_wage"]
    assert {key for ids in named for key in ids} <= set(A.settings)


@settings(max_examples=20, deadline=None)
@given(some_rates)
def test_every_named_assumption_has_the_value_that_went_in(rate):
    steps = trace(compute(A, Scenario()), *rate)
    for given_value in (value for inputs in steps["inputs"] for value in inputs):
        if len(given_value.assumptions) == 1 and given_value.name != "minimum_wage_rule":
            assert A.settings[given_value.assumptions[0]].base_value == given_value.value


def test_the_wage_shows_the_rule_in_force():
    changes = {"minimum_wage_rule": "floor_above_minimum", "wage_floor_ratio": 1.5}
    results = compute(A, [Scenario(), Scenario("floor", changes)])
    study = trace(results, "basic_care", "lower", "Study").set_index("step")
    floor = trace(results, "basic_care", "lower", "floor").set_index("step")
    assert study.loc["direct_care_wage", "formula"] == formula(minimum_wage.wage_raised_to_minimum)
    assert floor.loc["direct_care_wage", "formula"] == formula(minimum_wage.wage_with_floor)
    assert floor.loc["direct_care_wage", "with_values"].endswith("1.5 * 8.6)")


def test_a_rate_that_is_not_there_is_refused():
    results = compute(A, Scenario())
    for missing in (("nothing", "lower"), ("basic_care", "middle"), ("basic_care", "lower", "x")):
        with pytest.raises(KeyError, match="no rate of"):
            trace(results, *missing)
