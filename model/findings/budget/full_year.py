"""What a plan costs a full year, one number a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from model.findings.budget.cost import ENDS, Plan, budget
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.findings.sensitivity.inputs import ALL_BOUNDS, ALL_LINES
from model.results import Results
from model.steps.wages import Floats

FIRST_YEAR = 0
# The costs that can be asked for, and which amount of a budget each is.
COSTS: Mapping[str, str] = {"cost": TOTAL, "general_revenue": GENERAL_REVENUE}


@dataclass(frozen=True)
class FullYearCost:
    """An amount of a plan in twelve months at the last fee. amount: TOTAL or one of the FUNDS.

    All rates may stand behind it, at all bounds.
    """

    plan: Plan
    inputs: BudgetInputs
    amount: str
    rate_line: ClassVar[str] = ALL_LINES
    bound: ClassVar[str] = ALL_BOUNDS

    def of_scenarios(self, results: Results) -> Floats:
        """The amount in each scenario of some results, dollars.

        Units and match are those of the first year. Where the cost is a range, because a code
        divides among services in an unknown way, the most that it costs.
        """
        usd = budget(results, self.plan, self.inputs).annualized_usd[self.amount]
        return usd[ENDS.index("high"), :, FIRST_YEAR].sum(axis=-1)
