"""The cost of a plan as frames: everything, by state fiscal year and fund, and by service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from model.findings.budget.cost import AMOUNTS, ENDS, Budget, weights_of
from model.findings.budget.funds import FUNDS, TOTAL, whole_dollars
from model.findings.budget.months import share_of_year
from model.findings.fiscal_years import MONTHS


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
    assumptions, units = made.results.assumptions, made.units
    services = assumptions.services.values()
    low, high = units.of_services[0], units.highest[0]
    increment = made.fees.increments[0, -1]
    match = weights_of(made.plan, made.match, made.fees).full_year_match[0]
    other = made.plan.funding.other_state_share
    ends = {
        name: whole_dollars(units * increment, units * increment * match, other)
        for name, units in zip(ENDS, (low, high), strict=True)
    }
    return pd.DataFrame({
        "service_key": [service.key for service in services],
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        "unit": [assumptions.unit_of(service.rate_line).label for service in services],
        "present_fee_usd": made.fees.present[0],
        "new_fee_usd": made.fees.new[0, -1],
        "increment_usd": increment,
        "units_low": low,
        "units_high": high,
        **{f"{amount}_usd_{end}": ends[end][amount] for amount in AMOUNTS for end in ENDS},
        "undivided_code": units.undivided_codes,
        "illustrative": units.illustrative,
        "unknown": units.unknown,
    })  # fmt: skip
