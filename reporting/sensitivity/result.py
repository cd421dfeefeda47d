"""What the assumptions move, in words: a rate, the median of all, the share of pay, a cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model import Assumptions
from model.findings.budget.cost import Budget
from model.findings.budget.full_year import FullYearCost
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.findings.compensation.rule import AT_FIRST, Counted, federal_rule
from model.findings.rate_ranges import rate_range
from model.findings.sensitivity.inputs import ALL_BOUNDS
from model.findings.sensitivity.moved_results import MedianRate, MovedResult, PayShare, Rate
from model.findings.side_by_side import SideBySide
from model.steps.wages import Floats
from reporting.budget.words import mark, policy_in_words
from reporting.formats import dollars_in_short, percent
from reporting.pay.compensation_words import counted_briefly
from reporting.sensitivity.written import COST, PERCENT, RATE, Written
from reporting.wording.current_rates import beside_fees
from reporting.wording.names import bound_in_words, service_with_code, subtitle, unit_of_service

RESULTS = {
    "service": "Rate",
    "compensation_share": "Pay share of the rate",
    "median": "Median of all rates",
    "cost": "Cost of the policy",
    "general_revenue": "General Revenue of it",
}
COST_NAMES = {TOTAL: "Total cost", GENERAL_REVENUE: "General Revenue"}


@dataclass(frozen=True)
class Result:
    """A result that the assumptions move, and what is said of it.

    service_key: "" where it is of all services; bound: ALL_BOUNDS where it is of no one bound.
    computed: what the model computes of it; written: how its values are. name: in a sentence
    ("this rate"); unit: beside its number; axis: what an axis of it counts; subtitle: of which
    service, at which bound, in what; sources: beside the study itself.

    threshold: what its cases are set against, called threshold_name; covered: in how many of them
    that is met, from their count in words and the threshold. is_at_least: whether it is met by
    results of its size or more, not of its size or less. is_about_fees: whether current rates are
    in it, or are what it is set against.
    """

    assumptions: Assumptions
    service_key: str
    bound: str
    computed: MovedResult
    written: Written
    name: str
    unit: str
    axis: str
    subtitle: str
    threshold_name: str
    threshold: Callable[[SideBySide], float]
    covered: Callable[[str, float], str]
    sources: str = "Table 7"
    is_at_least: bool = False
    is_about_fees: bool = True

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force: "rate in force"."""
        return f"{self.name.split()[-1]} in force"

    def in_words(self, value: float, decimals: int = 2) -> str:
        """A result: "$5.02", "105.3%", "$90.4M"; decimals as of dollars."""
        return self.written.in_words(value, decimals)

    def said_of_fees(self, side_by_side: SideBySide) -> str:
        """How new the current rates are that it has to do with; "" for nothing."""
        return beside_fees(side_by_side, self.service_key) if self.is_about_fees else ""

    def count_met(self, values: Floats, threshold: float) -> int:
        """In how many cases the threshold is met."""
        results, asked = self.written.compared(values), self.written.compared(threshold)
        is_met = results >= asked if self.is_at_least else results <= asked
        return int(np.count_nonzero(is_met))


def rate_result(assumptions: Assumptions, service_key: str, bound: str) -> Result:
    """The rate of a service at a bound, against its current rate."""
    unit = unit_of_service(assumptions, service_key)
    return Result(
        assumptions,
        service_key,
        bound,
        Rate(assumptions.services[service_key].rate_line, bound),
        RATE,
        name="this rate",
        unit=unit,
        axis=f"Dollars {unit}",
        subtitle=subtitle(assumptions, service_key, bound),
        threshold_name="the current rate",
        threshold=lambda shown: float(rate_range(shown, service_key)["fee_schedule_rate_usd"]),
        covered=lambda count, _: f"Current rate covers {count} cases",
    )


def median_result(assumptions: Assumptions, bound: str) -> Result:
    """The median of all services' rates at a bound in percent of their current rates."""
    count, at_bound = len(assumptions.services), bound_in_words(assumptions, bound)
    return Result(
        assumptions,
        "",
        bound,
        MedianRate(bound),
        PERCENT,
        name="the median",
        unit="of the current rate",
        axis="Percent of the current rate",
        subtitle=f"Median of {count} services, {at_bound}, percent of the current rate",
        threshold_name="the current rate",
        threshold=lambda _: 1.0,
        covered=lambda count, _: f"The median rate is covered in {count} cases",
    )


def pay_share_result(
    assumptions: Assumptions, service_key: str, bound: str, counted: Counted = AT_FIRST
) -> Result:
    """The share of a service's rate at a bound that is pay, against that of the federal rule."""
    rule, at_bound = federal_rule(assumptions), bound_in_words(assumptions, bound)
    service, who = service_with_code(assumptions, service_key), counted_briefly(counted)
    return Result(
        assumptions,
        service_key,
        bound,
        PayShare(assumptions.services[service_key].rate_line, bound, counted),
        PERCENT,
        name="this share",
        unit=f"of the rate; counted: {who}",
        axis="Percent of the rate",
        subtitle=f"{service}, {at_bound}: pay as a share of the rate; counted: {who}",
        threshold_name="the federal rule's",
        threshold=lambda _: rule.smallest_share,
        covered=lambda count, share: f"The share reaches {percent(share, 0)} in {count} cases",
        sources=f"Table 7; the federal rule, {rule.texts['citation']}, tests providers, not a "
        "model",
        is_at_least=True,
        is_about_fees=False,
    )


def cost_result(
    made: Budget, inputs: BudgetInputs, amount: str, appropriation: float | None = None
) -> Result:
    """The cost of a full year of a plan; made: what it costs in the scenario in force.

    amount: TOTAL or General Revenue. appropriation: dollars, what a grid is set against; the cost
    in force without one.
    """
    cost = FullYearCost(made.plan, inputs, amount)
    fees = policy_in_words(made.results.assumptions, made.plan.policy)
    most = ", the most of its range" if made.is_range else ""
    units = f"from dollars paid (CMS), SFY {inputs.paid_year}"
    return Result(
        made.results.assumptions,
        "",
        ALL_BOUNDS,
        cost,
        COST,
        name="this cost",
        unit=f"a full year{mark(made)}",
        axis="Dollars a full year",
        subtitle=f"{COST_NAMES[amount]} of a full year, fees {fees}{most}{mark(made)}",
        sources=f"Table 7; units {units if made.is_illustrative else 'entered or loaded'}",
        **(_of_cost_in_force(cost) if appropriation is None else _of_amount(appropriation)),
    )


def _of_cost_in_force(cost: FullYearCost) -> dict[str, Any]:
    """What a `Result` says of its threshold where that is the cost in force."""
    return {
        "threshold_name": "the cost in force",
        "threshold": lambda shown: float(cost.of_scenarios(shown.scenario)[0]),
        "covered": lambda count, _: f"The cost is no higher than in force in {count} cases",
    }


def _of_amount(usd: float) -> dict[str, Any]:
    """What a `Result` says of its threshold where that is an amount of money."""
    return {
        "threshold_name": "the appropriation of",
        "threshold": lambda _: usd,
        "covered": lambda count, usd: f"{dollars_in_short(usd)} suffices in {count} cases",
    }
