"""What it takes for a cost: `budget` at both ends of the answer costs that, just outside not."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Results, ScenarioError, compute
from model.findings.budget.cost import Plan, budget
from model.findings.budget.full_year import COSTS
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.solve.answers import FLAT, MET, NOT_BEHIND, OUT_OF_REACH, REACHED, Answer
from model.findings.solve.costs import answer_for_cost
from model.findings.solve.targets import Question
from model.findings.solve.unknowns import changes_for

INPUTS = budget_inputs()
JUST_OUTSIDE = 1e-9  # of all that is allowed
HOMEMAKER_ONLY = {"fees": "none", "fees_of": {"homemaker": "lower"}, "units": {"homemaker": 1e6}}


def plan_of(assumptions: Assumptions, texts: dict[str, object]) -> Plan:
    return plan_of_texts(texts, assumptions, INPUTS)


def asked(results: Results, plan: Plan, unknown: str, target: str, wanted: float) -> Answer:
    question = Question("homemaker", "lower", unknown, target, wanted)
    return answer_for_cost(results, question, plan, INPUTS)


def cost_at(results: Results, plan: Plan, given: Answer, value: float) -> float:
    """The most that the plan costs a full year where the unknown has a value, by `budget`."""
    changed = results.scenarios[0].with_changes(changes_for(results, given.unknown, value))
    made = budget(compute(results.assumptions, changed), plan, INPUTS)
    return float(made.annualized_usd[COSTS[given.question.target]][:, 0, 0].sum(axis=-1).max())


@pytest.mark.parametrize(
    ("texts", "unknown", "target", "wanted"),
    [
        ({}, "full_time_share", "cost", 60e6),
        ({}, "admin_share", "general_revenue", 30e6),
        ({}, "minimum_wage", "cost", 100e6),
        ({"fees": "95% of interim"}, "wage_percentile.interim", "cost", 120e6),
        (HOMEMAKER_ONLY, "health_insurance_usd_per_year", "cost", 500_000),
    ],
)
def test_the_cost_at_both_ends_is_the_most_within_the_amount_and_just_outside_another(
    study: Results, texts: dict[str, object], unknown: str, target: str, wanted: float
) -> None:
    plan = plan_of(study.assumptions, texts)
    given = asked(study, plan, unknown, target, wanted)
    assert given.status == REACHED
    assert given.nearest is not None
    assert given.proposal is not None
    assert given.question.wanted == wanted
    assert given.gives <= wanted
    ends, limits = (given.nearest.minimum, given.nearest.maximum), given.unknown.limits
    beside = JUST_OUTSIDE * (limits.maximum - limits.minimum)
    inside = [cost_at(study, plan, given, value) for value in (*ends, given.proposal)]
    outside = [cost_at(study, plan, given, end) for end in (ends[0] - beside, ends[1] + beside)]
    assert inside == [given.gives] * 3
    assert given.gives not in outside
    assert max(outside) > wanted or given.gives == wanted


def test_a_cost_to_the_dollar_is_met_by_all_values_that_give_it(study: Results) -> None:
    plan = plan_of(study.assumptions, HOMEMAKER_ONLY)
    given = asked(study, plan, "admin_share", "cost", 490_000)  # 1,000,000 units from 4.53 to 5.02
    assert given.status == MET
    assert (given.gives, given.proposal) == (490_000, 0.1)


def test_what_no_value_costs_is_out_of_reach(study: Results) -> None:
    plan = plan_of(study.assumptions, {})
    given = asked(study, plan, "admin_share", "cost", 900e6)
    assert (given.status, given.proposal) == (OUT_OF_REACH, None)
    assert np.isnan(given.gives)
    assert given.inputs.highest < 900e6


def test_what_moves_no_fee_of_the_policy_says_so(study: Results) -> None:
    plan = plan_of(study.assumptions, HOMEMAKER_ONLY)
    assert asked(study, plan, "meals_per_hour", "cost", 1e6).status == NOT_BEHIND
    no_fee_moves = plan_of(study.assumptions, {"fees": "none"})
    assert asked(study, no_fee_moves, "admin_share", "cost", 1e6).status == FLAT


def test_the_wage_of_a_role_is_refused_with_what_can_be_asked_instead(study: Results) -> None:
    with pytest.raises(ScenarioError, match="published wage"):
        asked(study, plan_of(study.assumptions, {}), "direct_care_wage", "cost", 60e6)
