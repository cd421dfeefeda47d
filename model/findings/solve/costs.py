"""What would it take for a cost: the inputs at which a change of fees costs an amount at most.

Fees are in whole cents, so a cost moves in steps of a cent times all units of a service, and hardly
any value gives an amount to the dollar. Where a step goes past it, the inputs just below that step
are the answer: with them the amount suffices.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from model.errors import ScenarioError
from model.findings.budget.cost import Plan
from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.inputs import BudgetInputs
from model.findings.solve.answers import PASSED, Answer, answer_of_measure
from model.findings.solve.inputs_for_target import Measure
from model.findings.solve.targets import Question
from model.findings.solve.unknowns import Unknown, changes_for, unknown_of
from model.results import Results, compute
from model.steps.wages import Floats

COST_UNIT = "dollars"
DECIMALS = 0  # a budget is in whole dollars


@lru_cache(maxsize=64)
def answer_for_cost(
    results: Results, question: Question, plan: Plan, inputs: BudgetInputs
) -> Answer:
    """The answer for the (first) scenario of some results, by the cost of a plan.

    The cost is of all services that the plan moves; the service and the bound of the question only
    say which assumption is meant where each service or bound has its own. target: one of COSTS.
    Errors: ScenarioError where the unknown is none, and for the wage of a role.
    """
    unknown = unknown_of(
        results.assumptions, question.service_key, question.bound, question.unknown
    )
    if unknown.role:
        raise ScenarioError([
            f"{unknown.label} is of one service, and a cost is of all; solve for a published wage "
            "or a wage percentile instead"
        ])  # fmt: skip
    cost = FullYearCost(plan, inputs, COSTS[question.target])
    measure = _cost_measure(results, cost, unknown)
    solved = answer_of_measure(results, question, unknown, measure, DECIMALS)
    if solved.status == PASSED:
        assert solved.inputs.passed is not None
        just_below = replace(question, wanted=solved.inputs.passed[0])
        solved = answer_of_measure(results, just_below, unknown, measure, DECIMALS)
    if solved.proposal is None:
        return replace(solved, question=question)
    changes = changes_for(results, unknown, solved.proposal)
    return replace(solved, question=question, changes=changes)


def _cost_measure(results: Results, cost: FullYearCost, unknown: Unknown) -> Measure:
    """What a plan costs at each value of the unknown, all else as in the (first) scenario."""
    scenario = results.scenarios[0]

    def measure(values: Floats) -> Floats:
        varied = [
            scenario.with_changes(changes_for(results, unknown, value)).named(f"{number}")
            for number, value in enumerate(values.tolist())
        ]
        return cost.of_scenarios(compute(results.assumptions, varied))

    return measure
