"""The question turned around: how far an amount of money goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from model.findings.budget.cost import (
    ENDS,
    Plan,
    budget_of,
    dollars_per_unit,
    units_at_ends,
    weights_of,
)
from model.findings.budget.fees import (
    LIMITS,
    FeePolicy,
    FeeRule,
    increments,
    on_the_way,
    targets,
)
from model.findings.budget.funds import whole_dollars
from model.findings.budget.inputs import BudgetInputs
from model.results import Results
from model.steps.wages import Floats

# Ways to spend: a share of the way to a bound, a percent of the rate at the interim point, or the
# same percent for all. Each with the highest share that is searched, which a policy may have.
WAYS: Mapping[str, tuple[FeeRule, float]] = {
    "lower": (FeeRule("to", 0.0, "lower"), 1.0),
    "interim": (FeeRule("to", 0.0, "interim"), 1.0),
    "upper": (FeeRule("to", 0.0, "upper"), 1.0),
    "percent_of": (FeeRule("percent_of", 0.0, "interim"), 1.0),
    "by": (FeeRule("by", 0.0), LIMITS["by"][1]),
}
PARTS = 1_000_000  # of a share, which is searched to the ten-thousandth of a percent
ANNUALIZED = 0  # in place of a state fiscal year


@dataclass(frozen=True)
class Reach:
    """How far an amount goes with one division of the codes.

    share: of the way, of the rate, or of the fee, the largest that the amount pays for. rule: with
    that share. usd: what it costs. pays_all: whether it is the highest share there is.
    is_illustrative: whether a fee moves whose units are an illustration.
    """

    share: float
    rule: FeeRule
    usd: float
    pays_all: bool
    is_illustrative: bool


def reaches(
    results: Results,
    plan: Plan,
    inputs: BudgetInputs,
    usd: float,
    *,
    amount: str,
    year: int,
    way: str,
) -> dict[str, Reach]:
    """How far an amount goes: end of the range ("low" cost, "high" cost) -> reach.

    results: of one scenario. amount: TOTAL or a fund. year: a state fiscal year of the plan, or
    ANNUALIZED. way: one of WAYS. Services whose rule is "none" stay as they are; all others take
    the rule of the way. The share is exact to the cent of the fee: the largest at which no fee
    takes the cost above the amount.
    """
    rule, highest = WAYS[way]
    cost = _CostOfShare(results, plan, inputs, amount, year, rule)
    shares = [_largest_share(partial(cost.at_end, end), usd, highest) for end in range(len(ENDS))]
    return {
        name: Reach(
            share, replace(rule, amount=share), cost.at_end(end, share), share == highest,
            cost.is_illustrative(share),
        )
        for end, (name, share) in enumerate(zip(ENDS, shares, strict=True))
    }  # fmt: skip


def policy_at(policy: FeePolicy, rule: FeeRule) -> FeePolicy:
    """The policy with this rule wherever fees move at all; no fee falls."""
    moved = policy.rule if policy.rule.kind == "none" else rule
    rules = tuple((key, each if each.kind == "none" else rule) for key, each in policy.rules)
    return FeePolicy(moved, rules, may_fall=False)


class _CostOfShare:
    """The cost of a share at both ends of the range, with all that the share does not move."""

    def __init__(
        self,
        results: Results,
        plan: Plan,
        inputs: BudgetInputs,
        amount: str,
        year: int,
        rule: FeeRule,
    ) -> None:
        services = results.assumptions.services
        # Money is spent in the phases of the plan only, not at steps of the minimum wage.
        in_phases = replace(plan, policy=policy_at(plan.policy, FeeRule("to")))
        made = budget_of(results, in_phases, inputs)
        self.present_fees = made.fees.present
        self.units = made.units
        self.weights = weights_of(made.plan, made.match, made.fees)
        self.phases = [share for _, share in plan.timing.phases]
        self.moves = np.array(
            [plan.policy.rule_of(results.assumptions, key).kind != "none" for key in services]
        )
        self.rates = results.service_rate_array
        self.rule, self.amount, self.year = rule, amount, year
        self.place = 0 if year == ANNUALIZED else made.years.index(year)
        self.other = plan.funding.other_state_share

    def at_end(self, end: int, share: float) -> float:
        """Dollars at one end of the range."""
        per_unit, federal = self._per_unit(share)
        units = units_at_ends(self.units, per_unit)
        usd = whole_dollars(units * per_unit, units * federal, self.other)[self.amount]
        return float(usd[end, 0, self.place].sum())

    def is_illustrative(self, share: float) -> bool:
        """Whether a fee moves whose units are an illustration."""
        moves = np.abs(self._increments(share)).max(axis=(0, 1)) > 0
        return bool((moves & self.units.illustrative).any())

    def _per_unit(self, share: float) -> tuple[Floats, Floats]:
        increments = self._increments(share)
        if self.year != ANNUALIZED:
            return dollars_per_unit(increments, self.weights)
        last = np.repeat(increments[:, -1:], len(self.weights.months), axis=1)
        return last, last * self.weights.full_year_match[:, None]

    def _increments(self, share: float) -> Floats:
        """New fee less present fee: (scenarios, dates, services), dollars a unit."""
        present = self.present_fees
        rules = [replace(self.rule, amount=share)] * len(self.moves)
        target = np.where(self.moves, targets(present, self.rates, rules), present)
        new = on_the_way(present, target[:, None, :], self.phases)
        return increments(np.maximum(new, present[:, None, :]), present)


def _largest_share(cost: Callable[[float], float], usd: float, highest: float) -> float:
    """The largest share whose cost is at most the amount; a cost never falls as the share rises."""
    low, high = 0, round(highest * PARTS)
    if cost(highest) <= usd:
        return highest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if cost(middle / PARTS) <= usd else (low, middle)
    return low / PARTS
