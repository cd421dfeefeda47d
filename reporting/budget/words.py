"""A change of fees and its cost in words: what moves, when, what it costs, of which fund."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from model import Assumptions
from model.findings.budget.appropriation import Reach
from model.findings.budget.cost import Budget
from model.findings.budget.fees import FeePolicy, FeeRule
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from reporting.formats import (
    between,
    counted,
    day_in_full,
    dollars,
    dollars_in_words,
    trimmed_percent,
)
from reporting.wording.names import bound_in_words

FUND_NAMES = {
    GENERAL_REVENUE: "General Revenue",
    OTHER_STATE: "Other State Funds",
    FEDERAL: "Federal Funds",
    TOTAL: "Total",
}
ILLUSTRATIVE = "Illustrative"


def cost_sentence(made: Budget) -> str:
    """What the policy costs, of which General Revenue: one sentence.

    "Raising 17 fees to the lower bound from July 1, 2027 costs $94.1 million a year, $33.4 million
    of it General Revenue."
    """
    if not np.abs(made.fees.increments).max():
        return "No fee changes under this policy, so it costs nothing."
    total, (low, high) = (full_year_usd(made, amount) for amount in (TOTAL, GENERAL_REVENUE))
    of_it = (
        f"; of General Revenue it {cost_in_words(low, high)}"
        if min(total) < 0 < max(total)
        else f", {between(abs(low), abs(high), dollars_in_words)} of it General Revenue"
    )
    return f"{_what_moves(made)} {cost_in_words(*total)} a year{of_it}{mark(made)}."


def full_year_usd(made: Budget, amount: str) -> tuple[float, float]:
    """What twelve months at the last fee cost at the low and at the high end, dollars."""
    low, high = (float(usd.sum()) for usd in made.annualized_usd[amount][:, 0, 0])
    return low, high


def cost_in_words(low: float, high: float, write: Callable[[float], str] = dollars_in_words) -> str:
    """A cost between two ends behind what costs it: "costs $1 to $2", "saves $1 to $2".

    A range from a saving to a cost "may save up to $1 or cost up to $2".
    """
    low, high = sorted((low, high))
    if low < 0 < high:
        return f"may save up to {write(-low)} or cost up to {write(high)}"
    verb = "saves" if _is_saving(low, high) else "costs"
    return f"{verb} {between(abs(low), abs(high), write)}"


def names_of_ends(made: Budget) -> tuple[str, str]:
    """What the low and the high end of a range are called; a low cost is a great saving."""
    is_saving = _is_saving(*full_year_usd(made, TOTAL))
    return ("most", "least") if is_saving else ("least", "most")


def _is_saving(low: float, high: float) -> bool:
    """Whether neither end is a cost, and one is a saving."""
    return max(low, high) <= 0 and min(low, high) < 0


def mark(made: Budget | Reach) -> str:
    """What stands behind a figure that is made of the default volumes: " (illustrative)"."""
    return f" ({ILLUSTRATIVE.lower()})" if made.is_illustrative else ""


def _what_moves(made: Budget) -> str:
    """How many fees move where and when: "Raising 17 fees to the lower bound from July 1, 2027"."""
    last = made.fees.increments[0, -1]
    up, down = int((last > 0).sum()), int((last < 0).sum())
    verb = "Raising" if not down else "Lowering" if not up else "Moving"
    count = counted(up + down, "fee")
    policy = made.plan.policy
    if verb == "Lowering":  # by 5%, where a fee that moves does so by -5%
        policy = replace(policy, rule=replace(policy.rule, amount=abs(policy.rule.amount)))
    where = policy_in_words(made.results.assumptions, policy)
    return f"{verb} {count} {with_dates(where, made)}"


def policy_in_words(assumptions: Assumptions, policy: FeePolicy) -> str:
    """Where a policy takes fees, behind a verb: "to the lower bound, with exceptions"."""
    return rule_in_words(assumptions, policy.rule, bool(policy.rules))


def rule_in_words(assumptions: Assumptions, rule: FeeRule, has_others: bool = False) -> str:
    """Where a rule takes fees, behind a verb: "to the lower bound", "by 3%"."""
    bound = bound_in_words(assumptions, rule.bound)
    words = {
        "none": "as the groups and services say" if has_others else "nowhere",
        "to": f"to the {bound}"
        if rule.amount == 1
        else f"{trimmed_percent(rule.amount)} of the way to the {bound}",
        "percent_of": f"to {trimmed_percent(rule.amount)} of the modeled rate at the {bound}",
        "by": f"by {trimmed_percent(rule.amount)}",
        "fee": f"to {dollars(rule.amount)}",
        "minimum_wage": "to the lower bound, step by step with the minimum wage",
        "minimum_wage_rise": "by what each step of the minimum wage adds (Table 9)",
    }[rule.kind]
    return f"{words}, with exceptions" if has_others and rule.kind != "none" else words


def with_dates(where: str, made: Budget) -> str:
    """Where fees go, and when: "to the lower bound, with exceptions, from July 1, 2027"."""
    return f"{where}{',' if ', ' in where else ''} {when_in_words(made)}"


def when_in_words(made: Budget) -> str:
    """When fees move: "from July 1, 2027", "in 2 steps from July 1, 2027 to July 1, 2028"."""
    days = made.fees.dates
    if len(days) == 1:
        return f"from {day_in_full(days[0])}"
    return f"in {len(days)} steps from {day_in_full(days[0])} to {day_in_full(days[-1])}"


def year_name(year: int) -> str:
    """A state fiscal year at the head of a column: "SFY 2028"."""
    return f"SFY {year}"
