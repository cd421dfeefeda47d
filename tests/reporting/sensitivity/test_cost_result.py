"""The cost as a result: every end, cell and number is the budget's, and its words are of a cost."""

from __future__ import annotations

import io
import re
from functools import lru_cache

import numpy as np
import pytest
from pptx import Presentation

from model import Scenario, compute
from model.findings.budget.cost import budget
from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.sensitivity.inputs import BAND, RANGES, STUDY_RANGE, TENTH
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import axis_of, two_at_a_time
from reporting.charts.sensitivity.heat_map import heat_map
from reporting.charts.sensitivity.tornado import tornado
from reporting.sensitivity import words
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import Result, cost_result
from tests.reporting.cases import SCENARIOS, A, case
from tests.reporting.charts.figures import around
from tests.reporting.slides.decks import page_deck

INPUTS = budget_inputs()
POLICIES = {"lower": {}, "interim": {"fees": "95% of interim"}, "follows": {"fees": "minimum wage"}}


@lru_cache(maxsize=8)
def cost_of(name: str, policy: str, amount: str, appropriation: float | None = None) -> Result:
    made = budget(case(name).scenario, plan_of_texts(POLICIES[policy], A, INPUTS), INPUTS)
    return cost_result(made, INPUTS, COSTS[amount], appropriation)


def budget_at(scenario: Scenario, result: Result) -> float:
    """The most that the plan costs a full year in a scenario, by `budget`."""
    cost = result.computed
    assert isinstance(cost, FullYearCost)
    made = budget(compute(A, scenario), cost.plan, INPUTS)
    return float(made.annualized_usd[cost.amount][:, 0, 0].sum(axis=-1).max())


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize(
    ("name", "policy", "amount"),
    [
        ("study", "lower", "cost"),
        ("study", "lower", "general_revenue"),
        ("changed", "interim", "cost"),
        ("study", "follows", "cost"),
    ],
)
def test_each_end_is_the_budget_of_that_one_change(
    name: str, policy: str, amount: str, ranges: str
) -> None:
    scenario, result = SCENARIOS[name].checked(A), cost_of(name, policy, amount)
    moved = one_at_a_time(A, scenario, result.computed, ranges)
    assert moved.in_force == budget_at(scenario, result)
    assert len(moved.bars)
    for bar in moved.bars[:3].to_dict("records"):
        for end in ("low", "high"):
            changed = scenario.with_changes({bar["setting_id"]: bar[end]})
            assert bar[f"{end}_result"] == budget_at(changed, result)


def test_assumptions_of_the_bound_of_the_policy_move_it_and_others_do_not() -> None:
    scenario, result = SCENARIOS["study"].checked(A), cost_of("study", "interim", "cost")
    moved = one_at_a_time(A, scenario, result.computed, TENTH)
    ids = set(moved.bars["setting_id"])
    assert "wage_percentile.interim" in ids
    assert not {key for key in ids if key.endswith(".lower")}


def test_each_cell_is_the_budget_of_those_two_changes() -> None:
    scenario, result = SCENARIOS["study"].checked(A), cost_of("study", "lower", "cost", 60e6)
    axes = [axis_of(A, scenario, key, TENTH, 5) for key in ("admin_share.agency", "turnover_share")]
    grid = two_at_a_time(A, scenario, result.computed, *axes)
    for row, column in ((0, 0), (2, 4), (4, 1)):
        changes = {
            axes[0].setting_id: axes[0].values[row],
            axes[1].setting_id: axes[1].values[column],
        }
        assert grid.results[row, column] == budget_at(scenario.with_changes(changes), result)
    for appropriation in (None, 80e6):
        asked = cost_of("study", "lower", "cost", appropriation)
        threshold = grid.in_force if appropriation is None else appropriation
        figure = heat_map(case("study"), grid, asked).figure
        [line] = [each for each in figure["data"] if each["type"] == "contour"]
        assert line["contours"]["start"] == line["contours"]["end"] == threshold
        covered = int(np.count_nonzero(grid.results <= threshold))
        said = words.covered_in_words(grid, asked, threshold)
        assert f"{covered} of 25 cases" in said
        assert ("$80.0M suffices" in said) == (appropriation is not None)


def test_the_chart_says_which_cost_of_which_policy_and_that_it_is_an_illustration() -> None:
    scenario, result = SCENARIOS["study"].checked(A), cost_of("study", "lower", "general_revenue")
    moved = one_at_a_time(A, scenario, result.computed, STUDY_RANGE)
    plot = tornado(case("study"), moved, result)
    assert plot is not None
    shown = around(plot)
    assert "General Revenue of a full year, fees to the lower bound" in shown
    assert "(illustrative)" in shown
    assert re.search(r"moves this cost most: \$[\d.]+M to \$[\d.]+M", shown)
    force, _, high, total = words.of_one_at_a_time(moved, result)
    assert (force.meaning, force.beside) == ("cost in force", "a full year (illustrative)")
    assert force.value.endswith("M")
    assert high.beside.startswith("+$")
    assert total.value.startswith("$")


def test_the_values_that_are_not_published_hardly_move_a_cost() -> None:
    scenario, result = SCENARIOS["study"].checked(A), cost_of("study", "lower", "cost")
    moved = one_at_a_time(A, scenario, result.computed, BAND)
    assert moved.bars["total_range"].max() < 0.1 * moved.in_force


@pytest.mark.parametrize("question", ["one", "two"])
def test_the_slide_has_the_cost_too(question: str) -> None:
    scenario, result = SCENARIOS["study"].checked(A), cost_of("study", "lower", "cost", 80e6)
    up, across = (
        axis_of(A, scenario, key, TENTH, 5) for key in ("admin_share.agency", "turnover_share")
    )
    asked = Asked(TENTH, question, (up, across), result=result)
    [slide] = Presentation(io.BytesIO(page_deck("sensitivity", case("study"), asked=asked))).slides
    title = slide.shapes.title.text
    assert title.startswith("$80.0M suffices") if question == "two" else "this cost" in title
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    assert re.fullmatch(r"(\S+: )?\$[\d.]+M", table.cell(1, 2).text)
