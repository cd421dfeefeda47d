"""What happens to fees: the rules of a policy, and the fee of each service from each date on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.findings.budget.months import Timing
from model.results import Results, compute
from model.steps.cents import in_cents, paid_difference
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

CENT = 0.01
LOWER = BOUNDS.index("lower")
# none: the fee stays. to: a share of the way to a bound. percent_of: a percent of the modeled rate
# at a bound. by: a percent more. fee: a fee in dollars. minimum_wage: the modeled lower bound at
# each step of the minimum wage. minimum_wage_rise: up by the percent by which that bound has risen
# since the first step, which is what Table 9 shows.
KINDS = ("none", "to", "percent_of", "by", "fee", "minimum_wage", "minimum_wage_rise")
FOLLOWING = ("minimum_wage", "minimum_wage_rise")
# What the amount of a rule may be, as fractions and in dollars.
LIMITS = {"to": (0.0, 1.0), "percent_of": (0.0, 3.0), "by": (-0.9, 3.0), "fee": (0.01, 10_000.0)}


@dataclass(frozen=True)
class FeeRule:
    """What happens to a fee; amount: a fraction, or dollars for a fee."""

    kind: str
    amount: float = 1.0
    bound: str = "lower"


STAYS = FeeRule("none")


@dataclass(frozen=True)
class FeePolicy:
    """The rule for all services, and those of groups and services, which go before it.

    rules: key of a group or of a service -> rule; a service's goes before its group's. may_fall:
    whether a fee may fall below the present one.
    """

    rule: FeeRule = STAYS
    rules: tuple[tuple[str, FeeRule], ...] = ()
    may_fall: bool = False

    def rule_of(self, assumptions: Assumptions, service_key: str) -> FeeRule:
        """The rule of a service: its own, that of its group, or the rule for all."""
        by_key = dict(self.rules)
        group = assumptions.services[service_key].group
        return by_key.get(service_key, by_key.get(group, self.rule))


@dataclass(frozen=True, eq=False)
class FeeSteps:
    """Present and new fees in dollars a unit, in cents.

    present: (scenarios, services). dates: from which each new fee is paid; new: (scenarios, dates,
    services). would_fall: (scenarios, services), whether the last new fee would lie below the
    present one, whatever the policy allows.
    """

    present: Floats
    dates: tuple[datetime.date, ...]
    new: Floats
    would_fall: NDArray[np.bool_]

    @property
    def increments(self) -> Floats:
        """New fee less present fee: (scenarios, dates, services), dollars a unit."""
        return increments(self.new, self.present)


def on_the_way(present: Floats, target: Floats, shares: Sequence[float]) -> Floats:
    """New fees in cents, at each share of the way: (scenarios, dates, services).

    present: (scenarios, services). target: as the result, or one for all dates: (scenarios, 1,
    services). shares: (dates).
    """
    start = present[:, None, :]
    return in_cents(start + np.array(shares)[None, :, None] * (target - start))


def increments(new: Floats, present: Floats) -> Floats:
    """New fee less present fee in cents: (scenarios, dates, services), dollars a unit."""
    return paid_difference(new, present[:, None, :])


def fee_steps(results: Results, policy: FeePolicy, timing: Timing) -> FeeSteps:
    """The fees of a policy.

    new = present + share of the way at the date * (target - present), rounded to the cent, and not
    below the present fee unless the policy allows it
    """
    rules = [policy.rule_of(results.assumptions, key) for key in results.assumptions.services]
    dates = _dates(results, timing, rules)
    present = in_cents(results.fee_array)
    shares = [[share for day, share in timing.phases if day <= date][-1] for date in dates]
    target = np.stack(_targets_on(results, rules, present, dates), axis=1)
    new = on_the_way(present, target, shares)
    would_fall = new[:, -1] < present - CENT / 2
    allowed = new if policy.may_fall else np.maximum(new, present[:, None, :])
    return FeeSteps(present, dates, allowed, would_fall)


def _targets_on(
    results: Results, rules: Sequence[FeeRule], present: Floats, dates: Sequence[datetime.date]
) -> list[Floats]:
    """Where each rule leads on each date: as `targets`, and for rules that follow as well."""
    fixed = targets(present, results.service_rate_array, rules)
    kinds = np.array([rule.kind for rule in rules])
    if not np.isin(kinds, FOLLOWING).any():
        return [fixed] * len(dates)
    at_first_step, *lower_bounds = (_lower_bound_on(results, date) for date in (None, *dates))
    return [
        np.select(
            [kinds == "minimum_wage", kinds == "minimum_wage_rise"],
            [lower, present * lower / at_first_step],
            fixed,
        )
        for lower in lower_bounds
    ]


def targets(present: Floats, rates: Floats, rules: Sequence[FeeRule]) -> Floats:
    """Where each rule leads: (scenarios, services), dollars a unit.

    present: (scenarios, services); rates: (scenarios, services, bounds).
    """
    columns = [
        target_of(rule, present[:, n], rates[:, n, BOUNDS.index(rule.bound)])
        for n, rule in enumerate(rules)
    ]
    return np.stack(columns, axis=1)


def target_of(rule: FeeRule, present: Floats, rate: Floats) -> Floats:
    """Where one rule leads, dollars a unit; a rule that follows the minimum wage stays here.

    rate: modeled, at the bound of the rule.
    """
    if rule.kind == "to":
        return present + rule.amount * (rate - present)
    if rule.kind == "percent_of":
        return rule.amount * rate
    if rule.kind == "by":
        return (1 + rule.amount) * present
    if rule.kind == "fee":
        return np.full_like(present, rule.amount)
    return present


def _dates(results: Results, timing: Timing, rules: Sequence[FeeRule]) -> tuple[datetime.date, ...]:
    """The days of the phases; with those of later steps of the minimum wage where fees follow."""
    first_day, days = timing.phases[0][0], {day for day, _ in timing.phases}
    if not any(rule.kind in FOLLOWING for rule in rules):
        return tuple(sorted(days))
    schedules = [
        scenario.value(results.assumptions, "minimum_wage_schedule")
        for scenario in results.scenarios
    ]
    later = {day for schedule in schedules for day, _ in schedule if day > first_day}
    return tuple(sorted(days | later))


def _lower_bound_on(results: Results, date: datetime.date | None = None) -> Floats:
    """The modeled lower bound at the minimum wage of a date: (scenarios, services), dollars.

    Without a date, at each scenario's first step of the minimum wage.
    """
    scenarios = []
    for scenario in results.scenarios:
        schedule = scenario.value(results.assumptions, "minimum_wage_schedule")
        scenarios.append(scenario.with_changes({"rates_as_of_date": date or schedule[0][0]}))
    rates = compute(results.assumptions, scenarios).service_rate_array
    return rates[:, :, LOWER]
