"""The bridge between two costs: its bars lead from the one to the other in dollars."""

from __future__ import annotations

from itertools import pairwise

import pytest

from model import Scenario, compute
from model.findings.budget.bridge import cost_bridge
from model.findings.budget.cost import Budget, budget_of
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.budget.compared_rows import bridge_sentence
from reporting.charts.bridges.cost_bridge import (
    bridge_steps_of_cost,
    cost_bridge_plot,
)
from reporting.charts.plot import Plot
from tests.study import ASSUMPTIONS as A
from tests.study import INPUTS

STUDY = compute(A, Scenario())
# One service, so that no cost is a range: 49 cents of a million units are $490,000 a year.
UNITS = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}
REVENUE = 490_000 * 0.3556


def cost(**texts: str) -> Budget:
    return budget_of(STUDY, plan_of_texts(texts, A, INPUTS), INPUTS)


def drawn(before: Budget, after: Budget, year: int = 2028) -> Plot | None:
    two = (before.results, before.plan), (after.results, after.plan)
    bridge = cost_bridge(*two, INPUTS, amount="general_revenue", year=year)
    return cost_bridge_plot(bridge, before, after, ("<b>One", "Other"), year, INPUTS)


def test_every_bar_begins_where_the_one_before_it_ends() -> None:
    before = cost(**UNITS)
    after = cost(fees="upper", effective="2028-01-01", match="2028=60%", use_growth="2%", **UNITS)
    plot = drawn(before, after)
    assert plot
    bars, first, last, _ = plot.figure["data"]
    starts, lengths = bars["base"], bars["x"]
    assert first["x"] == pytest.approx([starts[0]])
    assert first["x"] == pytest.approx([REVENUE], abs=1)
    assert last["x"] == pytest.approx([after.usd["general_revenue"][1, 0, 0].sum()], abs=1e-6)
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    assert [start for _, start in pairwise([*starts, last["x"][0]])] == pytest.approx(ends)
    assert sorted(map(abs, lengths), reverse=True) == list(map(abs, lengths))
    assert len(lengths) == 3  # the units are of 2028, so that growth moves nothing
    assert "&lt;b&gt;One" in plot.figure["data"][1]["text"][0]
    numbers = plot.figure["layout"]["yaxis2"]["ticktext"]
    assert "<b>$174K</b>" in numbers
    assert any("+$" in number for number in numbers)
    assert "the most" not in plot.alt


def test_one_driver_is_all_of_the_difference_and_a_later_date_costs_less() -> None:
    plot = drawn(cost(**UNITS), cost(effective="2028-01-01", **UNITS))
    assert plot
    bars = plot.figure["data"][0]
    assert bars["x"] == pytest.approx([-REVENUE / 2], abs=1)
    assert "All of the difference in cost comes from dates and payment lag" in plot.alt
    assert bars["hovertext"] == ["Dates and payment lag: −$87,122"]


def test_a_range_is_drawn_at_its_high_end_and_says_so() -> None:
    before, after = cost(), cost(fees="interim")
    plot = drawn(before, after)
    assert plot
    assert plot.figure["data"][1]["x"] == [before.usd["general_revenue"][1, 0, 0].sum()]
    assert "(illustrative), the most that it may be" in plot.alt


def test_an_illustration_at_either_end_is_marked() -> None:
    for pair in ((cost(), cost(**UNITS)), (cost(**UNITS), cost())):
        plot = drawn(*pair)
        assert plot
        assert "General Revenue, SFY 2028 (illustrative)" in plot.alt


def test_nothing_is_drawn_where_the_two_cost_the_same() -> None:
    assert drawn(cost(), cost()) is None
    # A year in which neither is paid.
    assert drawn(cost(**UNITS), cost(fees="upper", **UNITS), year=2026) is None


def test_the_title_says_where_drivers_work_against_each_other() -> None:
    """$490,000 for twelve months, then $6.69 - $4.53 = $2.16 a unit for three.

    Each part is the mean over both orders: of the fees $1.67 a unit for twelve months and for
    three, 0.625 of $1,670,000; of the months 0.75 of the mean of $490,000 and $2,160,000.
    """
    two = cost(**UNITS), cost(fees="upper", effective="2028-04-01", **UNITS)
    bridge = cost_bridge(
        *((each.results, each.plan) for each in two), INPUTS, amount="general_revenue", year=2028
    )
    steps = bridge_steps_of_cost(bridge, REVENUE)
    parts = dict(zip(steps["driver"], steps["contribution_usd"], strict=True))
    state = {"fee": 0.625 * 1_670_000 * 0.3556, "months": -0.75 * 1_325_000 * 0.3556}
    assert parts == pytest.approx(state, abs=1)
    assert bridge_sentence(bridge) == "The largest effect on the cost is that of fees"
