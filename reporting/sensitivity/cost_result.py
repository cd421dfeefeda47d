"""The cost of a policy as a result that the assumptions move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.findings.budget.cost import Budget
from model.findings.budget.full_year import FullYearCost
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.findings.sensitivity.inputs import ALL_BOUNDS, ALL_LINES
from model.findings.side_by_side import SideBySide
from reporting.budget.words import mark, policy_in_words
from reporting.formats import dollars, dollars_in_short, signed_dollars_in_short
from reporting.sensitivity.result import Result

NAMES = {TOTAL: "Total cost", GENERAL_REVENUE: "General Revenue"}
EXACT = 4  # decimals that are asked for where a number is told in full


def cost_result(
    made: Budget, inputs: BudgetInputs, amount: str, appropriation: float | None = None
) -> CostResult:
    """The cost of a plan as a result. made: what it costs in the scenario in force.

    amount: TOTAL or General Revenue. appropriation: dollars, what a grid is set against; the cost
    in force without one.
    """
    cost = FullYearCost(made.plan, inputs, amount)
    assumptions = made.results.assumptions
    return CostResult(assumptions, ALL_LINES, ALL_BOUNDS, cost, made, appropriation)


@dataclass(frozen=True)
class CostResult(Result):
    """The cost of a full year, dollars: of all services, by the assumptions of all bounds."""

    of_plan: FullYearCost
    made: Budget
    appropriation: float | None

    @property
    def computed(self) -> FullYearCost:
        """What the model computes of it."""
        return self.of_plan

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return "this cost"

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force."""
        return "cost in force"

    @property
    def unit(self) -> str:
        """What stands beside its number, with what is to be known of it."""
        return f"a full year{mark(self.made)}"

    @property
    def axis(self) -> str:
        """What an axis of it counts."""
        return "Dollars a full year"

    @property
    def subtitle(self) -> str:
        """Which amount of which policy."""
        fees = f"fees {policy_in_words(self.made.plan.policy).rstrip(',')}"
        most = ", the most of its range" if self.made.is_range else ""
        return f"{NAMES[self.of_plan.amount]} of a full year, {fees}{most}{mark(self.made)}"

    @property
    def short(self) -> float:
        """No range needs a further decimal."""
        return 0.0

    @property
    def number_format(self) -> str:
        """How an axis of a slide writes its numbers."""
        return '$#,##0.0,,"M"'

    @property
    def sources(self) -> str:
        """Where its numbers come from, beside the study itself."""
        if not self.made.is_illustrative:
            return "Table 7; units entered or loaded"
        return f"Table 7; units from dollars paid (CMS), SFY {self.of_plan.inputs.paid_year}"

    @property
    def threshold_name(self) -> str:
        """What its cases are set against."""
        return "the cost in force" if self.appropriation is None else "the appropriation of"

    def in_words(self, value: float, decimals: int = 2) -> str:
        """An amount: "$90.4M"; to the dollar where many decimals are asked for."""
        return dollars(value, 0) if decimals >= EXACT else dollars_in_short(value)

    def in_a_cell(self, value: float) -> str:
        """An amount where many stand side by side: "$90.4M"."""
        return dollars_in_short(value)

    def difference(self, value: float) -> str:
        """A difference of two costs: "+$1.2M"."""
        return signed_dollars_in_short(value)

    def size(self, value: float) -> str:
        """How large a range of costs is."""
        return dollars_in_short(value)

    def ticks(self, span: float) -> dict[str, Any]:
        """How an axis writes its numbers: "$90M"."""
        return {"tickprefix": "$", "exponentformat": "B"}

    def covered(self, count: str, threshold: float) -> str:
        """In how many cases the threshold suffices."""
        if self.appropriation is None:
            return f"The cost is no higher than in force in {count} cases"
        return f"{dollars_in_short(threshold)} suffices in {count} cases"

    def threshold(self, side_by_side: SideBySide) -> float:
        """What its cases are set against, dollars: the appropriation, or the cost in force."""
        if self.appropriation is not None:
            return self.appropriation
        return float(self.of_plan.of_scenarios(side_by_side.scenario)[0])
