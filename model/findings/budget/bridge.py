"""What drives the difference of two costs: fee, volume, months, match."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from model.findings.budget.cost import ENDS, Plan, budget_of
from model.findings.budget.inputs import BudgetInputs
from model.findings.shapley import shapley_values
from model.results import Results

DRIVERS = ("fee", "volume", "months", "match")


def cost_bridge(
    start: tuple[Results, Plan],
    end: tuple[Results, Plan],
    inputs: BudgetInputs,
    *,
    amount: str,
    year: int,
) -> pd.DataFrame:
    """What each driver explains of the difference of two costs in a state fiscal year.

    start, end: results of one scenario and its plan each. fee: present fees, modeled rates and the
    policy. volume: units and their growth. months: dates and the payment lag. match: federal match
    and other state funds. A driver's part is the mean over all orders in which the four can change
    (`shapley_values`), at each end of the range. Columns: driver, low_usd, high_usd (dollars, which
    add up to the difference of the ends).
    """
    costs = []
    for number in range(2 ** len(DRIVERS)):
        fee, volume, months, match = (
            end if number >> place & 1 else start for place in range(len(DRIVERS))
        )
        plan = Plan(fee[1].policy, months[1].timing, volume[1].volumes, match[1].funding)
        costs.append(cost_of_year(fee[0], plan, inputs, amount=amount, year=year))
    parts = shapley_values(np.array(costs))
    return pd.DataFrame({"driver": DRIVERS, "low_usd": parts[:, 0], "high_usd": parts[:, 1]})


def cost_of_year(
    results: Results, plan: Plan, inputs: BudgetInputs, *, amount: str, year: int
) -> list[float]:
    """An amount of a plan in a state fiscal year at each end of the range, dollars.

    results: of one scenario. The year need not be one of the three of the plan.
    """
    of_year = replace(plan, timing=replace(plan.timing, first_year=year))
    made = budget_of(results, of_year, inputs)
    return [float(made.usd[amount][number, 0, 0].sum()) for number in range(len(ENDS))]
