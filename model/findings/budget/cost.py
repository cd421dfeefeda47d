"""The cost of a plan: units * increment * months, by service, state fiscal year and fund."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from model.findings.budget.fees import FeePolicy, FeeSteps, fee_steps
from model.findings.budget.funds import FUNDS, TOTAL, Funding, match_by_quarter, whole_dollars
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.months import Timing, share_of_year
from model.findings.budget.volumes import EnteredVolumes, Units, units_of
from model.findings.fiscal_years import MONTHS
from model.keys import texts
from model.results import Results
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS

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
    """`budget`, kept: the same for the same plan and results."""
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


def budget_frame(made: Budget) -> pd.DataFrame:
    """Everything in one frame: a row for each scenario, end of the range, year and service.

    Columns: scenario, end ("low" or "high"), fiscal_year, service_key, units, present_fee_usd,
    new_fee_usd (the last one), increment_usd, months (in which a new fee is paid), then for each
    amount `{amount}_usd` and `annualized_{amount}_usd`, whole dollars.
    """
    shape = made.units_at_ends.shape
    weights = share_of_year(made.fees.dates, made.years, made.plan.timing.lag)

    def spread(values: Any, *axes: int) -> Any:
        """Values of all axes but these, for every row."""
        return np.broadcast_to(np.expand_dims(values, axes), shape).ravel()

    def named(labels: Sequence[str], *axes: int) -> Any:
        codes = spread(np.arange(len(labels)), *axes)
        return pd.Categorical.from_codes(codes, categories=pd.Index(labels))

    return pd.DataFrame({
        "scenario": named([each.name for each in made.results.scenarios], 0, 2, 3),
        "end": named(ENDS, 1, 2, 3),
        "fiscal_year": spread(np.array(made.years), 0, 1, 3),
        "service_key": named(list(made.results.assumptions.services), 0, 1, 2),
        "units": made.units_at_ends.ravel(),
        "present_fee_usd": spread(made.fees.present, 0, 2),
        "new_fee_usd": spread(made.fees.new[:, -1], 0, 2),
        "increment_usd": spread(made.fees.increments[:, -1], 0, 2),
        "months": spread(MONTHS * weights.sum(axis=(1, 2)), 0, 1, 3),
        **{f"{amount}_usd": made.usd[amount].ravel() for amount in AMOUNTS},
        **{f"annualized_{amount}_usd": made.annualized_usd[amount].ravel() for amount in AMOUNTS},
    })  # fmt: skip


def by_year(made: Budget) -> pd.DataFrame:
    """The cost of the first scenario by state fiscal year and amount, in whole dollars.

    A row for each amount (FUNDS, then TOTAL); columns: amount, end, then one for each year (its
    name the year), `annualized` (of the first year) and `cost_to_continue` (annualized less the
    first year).
    """
    rows = []
    for amount in (*FUNDS, TOTAL):
        for end, name in enumerate(ENDS):
            of_years = made.usd[amount][end, 0].sum(axis=-1)
            annualized = int(made.annualized_usd[amount][end, 0, 0].sum())
            rows.append({
                "amount": amount,
                "end": name,
                **{str(year): int(usd) for year, usd in zip(made.years, of_years, strict=True)},
                "annualized": annualized,
                "cost_to_continue": annualized - int(of_years[0]),
            })  # fmt: skip
    return pd.DataFrame(rows)


def by_service(made: Budget) -> pd.DataFrame:
    """The cost of the first scenario by service, twelve months at the last fee, first year's units.

    A row a service (28). Columns: service_key, service, procedure_code, unit, present_fee_usd,
    new_fee_usd, increment_usd, units_low, units_high, total_usd_low, total_usd_high and
    general_revenue_usd_low, general_revenue_usd_high (a service of an undivided code may have none
    of its dollars or all), undivided_code ("" for none), illustrative, unknown.
    """
    services = made.results.assumptions.services.values()
    low, high = made.units.of_services[0].copy(), made.units.of_services[0].copy()
    codes = np.full(len(low), "", dtype=object)
    for code in made.units.undivided:
        high[list(code.places)] = code.units[0]
        codes[list(code.places)] = code.code
    increment = made.fees.increments[0, -1]
    match = float(made.match["match"].iloc[:4].mean())
    other = made.plan.funding.other_state_share
    ends = {
        name: whole_dollars(units * increment, units * increment * match, other)
        for name, units in zip(ENDS, (low, high), strict=True)
    }
    return pd.DataFrame({
        "service_key": [service.key for service in services],
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        "unit": texts(made.results.rates["unit"])[:: len(BOUNDS)][: len(services)],
        "present_fee_usd": made.fees.present[0],
        "new_fee_usd": made.fees.new[0, -1],
        "increment_usd": increment,
        "units_low": low,
        "units_high": high,
        **{f"{amount}_usd_{end}": ends[end][amount] for amount in AMOUNTS for end in ENDS},
        "undivided_code": codes,
        "illustrative": made.units.illustrative,
        "unknown": made.units.unknown,
    })  # fmt: skip
