"""The cost of a plan: units * increment * months, by service, state fiscal year and fund."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from model.findings.budget.fees import FeePolicy, FeeSteps, fee_steps
from model.findings.budget.funds import FUNDS, TOTAL, Funding, match_by_quarter, whole_dollars
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.months import Timing, share_of_year
from model.findings.budget.volumes import EnteredVolumes, Units, units_of
from model.results import Results
from model.steps.wages import Floats

ENDS = ("low", "high")  # of the range over the divisions of codes that hold several services
AMOUNTS = (TOTAL, *FUNDS)


@dataclass(frozen=True)
class Plan:
    """All that is asked of a budget: what happens to fees, when, for which units, and who pays."""

    policy: FeePolicy
    timing: Timing
    volumes: EnteredVolumes = field(default_factory=EnteredVolumes)
    funding: Funding = field(default_factory=Funding)


@dataclass(frozen=True, eq=False)
class Weights:
    """What turns increments into dollars a unit: (years, dates).

    months: the share of the year in which each fee is paid. federal: the same, each quarter times
    its match. full_year_match: (years), the mean match of the four quarters.
    """

    months: Floats
    federal: Floats
    full_year_match: Floats


@dataclass(frozen=True, eq=False)
class Budget:
    """What a plan costs in each scenario of some results.

    Arrays are (ends of the range, scenarios, years, services); money is whole dollars by amount
    (TOTAL and the FUNDS, which add up to it). annualized: twelve months at the last fee, with the
    units and the match of each year. match: `match_by_quarter`.
    """

    results: Results
    plan: Plan
    fees: FeeSteps
    units: Units
    match: pd.DataFrame
    units_at_ends: Floats
    usd: Mapping[str, Floats]
    annualized_usd: Mapping[str, Floats]

    @property
    def years(self) -> list[int]:
        """The three state fiscal years."""
        return list(self.plan.timing.years)

    @property
    def is_illustrative(self) -> bool:
        """Whether an amount is made of the default volumes: of services whose fee changes."""
        changes = np.abs(self.fees.increments).max(axis=(0, 1)) > 0
        return bool((self.units.illustrative & changes).any())

    @property
    def is_range(self) -> bool:
        """Whether an amount depends on how a code divides among its services."""
        ends = self.annualized_usd[TOTAL].sum(axis=-1), self.usd[TOTAL].sum(axis=-1)
        return any(not np.array_equal(low, high) for low, high in ends)


def budget(results: Results, plan: Plan, inputs: BudgetInputs) -> Budget:
    """The cost of a plan.

    total = units * sum over dates of increment * share of the year
    federal = the same, each quarter times its federal match; state = total - federal
    """
    years = plan.timing.years
    fees = fee_steps(results, plan.policy, plan.timing)
    units = units_of(results.assumptions, inputs, plan.volumes, years)
    match = match_by_quarter(inputs, plan.funding, years)
    weights = weights_of(plan, match, fees)
    per_unit, federal_per_unit = dollars_per_unit(fees.increments, weights)
    at_ends = units_at_ends(units, per_unit)
    last = fees.increments[:, -1][:, None, :]
    full_year_ends = units_at_ends(units, np.broadcast_to(last, per_unit.shape))
    full_year = full_year_ends * last
    other = plan.funding.other_state_share
    return Budget(
        results, plan, fees, units, match, at_ends,
        whole_dollars(at_ends * per_unit, at_ends * federal_per_unit, other),
        whole_dollars(full_year, full_year * weights.full_year_match[:, None], other),
    )  # fmt: skip


@lru_cache(maxsize=64)
def budget_of(results: Results, plan: Plan, inputs: BudgetInputs) -> Budget:
    """`budget`, which is computed once for the same results, plan and inputs."""
    return budget(results, plan, inputs)


def weights_of(plan: Plan, match: pd.DataFrame, fees: FeeSteps) -> Weights:
    """The weights of a plan."""
    years = plan.timing.years
    shares = share_of_year(fees.dates, years, plan.timing.lag)
    of_quarters = match["match"].to_numpy().reshape(len(years), -1)
    federal = (shares * of_quarters[:, :, None]).sum(axis=1)
    return Weights(shares.sum(axis=1), federal, of_quarters.mean(axis=1))


def dollars_per_unit(increments: Floats, weights: Weights) -> tuple[Floats, Floats]:
    """What one unit a year costs: total and federal, (scenarios, years, services), dollars.

    increments: (scenarios, dates, services).
    """
    return weights.months @ increments, weights.federal @ increments


def units_at_ends(units: Units, per_unit: Floats) -> Floats:
    """Units at which the cost of each year is least, and most.

    per_unit: (scenarios, years, services). Returns (ends, scenarios, years, services). At an end
    all dollars of an undivided code are for the service with which they cost least, or most.
    """
    scenarios = len(per_unit)
    ends = np.stack([units.of_services, units.of_services])[:, None].repeat(scenarios, axis=1)
    for code in units.undivided:
        places = np.array(code.places)
        cost = code.units * per_unit[:, :, places]
        for end, chosen in enumerate((cost.argmin(axis=-1), cost.argmax(axis=-1))):
            of_chosen = np.where(chosen[..., None] == np.arange(len(places)), code.units, 0.0)
            ends[end][:, :, places] = of_chosen
    return ends
