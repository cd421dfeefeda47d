"""What a scenario does, in a few numbers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from model.findings.rate_ranges import FeeCounts, counts_of
from model.findings.side_by_side import SideBySide
from model.results import Results
from model.steps.minimum_wage import first_date_below
from model.steps.rates import change_from
from model.study.assumptions import BOUNDS
from model.study.parts import Base

LOWER, INTERIM = BOUNDS.index("lower"), BOUNDS.index("interim")
SMALLEST_CHANGE = 1e-9  # of a rate, as a fraction; less is the last digits of the arithmetic


@dataclass(frozen=True)
class Summary:
    """The effect of a scenario beside its base.

    scenario, base: where the fees lie. median_interim_change: of the interim rates (28) against the
    base's, as a fraction. interim_above_fee: how many of the interim rates lie above the fee
    schedule. changed_ranges: how many of the ranges (28) differ from the base's at any bound.
    first_date_below: first date on which an assumed lower-bound wage of a role lies below the
    minimum wage; None if none ever does. first_below names the staffing of these wages, the largest
    gap first, and cents_below has the gaps in cents an hour. stands_on: what the base is called.
    """

    scenario: FeeCounts
    base: FeeCounts
    median_interim_change: float
    interim_above_fee: int
    changed_ranges: int
    first_date_below: datetime.date | None
    first_below: tuple[str, ...]
    cents_below: tuple[float, ...]
    base_first_date_below: datetime.date | None
    stands_on: Base


def fee_counts(rates: pd.DataFrame) -> FeeCounts:
    """Fees below, within and above the range of their service (see `fee_counts_of`).

    rates: rows of `Results.rates` of one scenario, all three bounds of each service.
    """
    rate = rates["rate_usd"].to_numpy().reshape(-1, len(BOUNDS))
    fee = rates["fee_schedule_rate_usd"].to_numpy()[:: len(BOUNDS)]
    return counts_of(rate, fee)


@lru_cache(maxsize=64)
def first_wages_below(
    results: Results,
) -> tuple[datetime.date | None, tuple[str, ...], tuple[float, ...]]:
    """When a lower-bound wage of a role first lies below the minimum, where, by how many cents.

    Only blended wages of roles count: it is they that the minimum wage raises. Returns the date,
    the labels of the staffing with such a role and their gaps, the largest first; None and nothing
    where no wage ever lies below it.
    """
    schedule = results.scenarios[0].value(results.assumptions, "minimum_wage_schedule")
    wage = results.role_wage_array[0, LOWER]
    lowest_wage_below = first_date_below(float(wage.min()), schedule)
    if lowest_wage_below is None:
        return None, (), ()
    date, largest_gap = lowest_wage_below
    gaps: dict[str, float] = {}
    below = wage.min() + largest_gap - wage
    for (staffing, _), gap in zip(results.staffed_roles, below, strict=True):
        if gap > 0:
            gaps[staffing] = max(gaps.get(staffing, 0.0), 100 * float(gap))
    ordered = sorted(gaps, key=lambda key: -gaps[key])
    labels = tuple(results.assumptions.staffing[key].label for key in ordered)
    return date, labels, tuple(gaps[key] for key in ordered)


@lru_cache(maxsize=64)
def summary(side_by_side: SideBySide) -> Summary:
    """What the scenario does beside its base.

    The median is over the services (28), at the interim point, of rate / base rate - 1.
    """
    base, scenario = side_by_side.base, side_by_side.scenario
    rate, fee = scenario.service_rate_array[0], scenario.fee_array[0]
    base_rate = base.service_rate_array[0]
    change = change_from(rate, base_rate)
    date, staffing, cents = first_wages_below(scenario)
    return Summary(
        scenario=counts_of(rate, fee),
        base=counts_of(base_rate, base.fee_array[0]),
        median_interim_change=float(np.median(change[:, INTERIM])),
        interim_above_fee=counts_of(rate[:, [INTERIM]], fee).below,
        changed_ranges=int((np.abs(change) > SMALLEST_CHANGE).any(axis=1).sum()),
        first_date_below=date,
        first_below=staffing,
        cents_below=cents,
        base_first_date_below=first_wages_below(base)[0],
        stands_on=side_by_side.assumptions.base,
    )
