"""What a scenario does, in a few numbers and one sentence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from model.results import Results
from model.steps.minimum_wage import first_date_below
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS

LOWER, INTERIM = BOUNDS.index("lower"), BOUNDS.index("interim")
SMALLEST_CHANGE = 1e-9  # of a rate, as a fraction; less is the last digits of the arithmetic


@dataclass(frozen=True)
class FeeCounts:
    """How many fees of the fee schedule lie below, within and above their modeled range."""

    below: int
    within: int
    above: int

    @property
    def total(self) -> int:
        """All services."""
        return self.below + self.within + self.above


@dataclass(frozen=True)
class Summary:
    """The effect of a scenario beside the study.

    median_interim_change: of the 28 interim rates against the study's, as a fraction.
    median_interim_gap, study_median_interim_gap: of the 28 interim rates against the fee schedule.
    interim_above_fee: how many of the 28 interim rates lie above the fee schedule.
    changed_ranges: how many of the 28 ranges differ from the study's at any bound.
    first_date_below: first date on which an assumed lower-bound wage of a role lies below the
    minimum wage; None if none ever does. first_below names the staffing of these wages, the largest
    gap first, and cents_below has the gaps in cents an hour.
    effect: the second half of a sentence, from "17 of 28 fees" on; see pages/shared/headline.py.
    """

    scenario: FeeCounts
    study: FeeCounts
    median_interim_change: float
    median_interim_gap: float
    study_median_interim_gap: float
    interim_above_fee: int
    changed_ranges: int
    first_date_below: datetime.date | None
    first_below: tuple[str, ...]
    cents_below: tuple[float, ...]
    study_first_date_below: datetime.date | None

    @property
    def effect(self) -> str:
        """What the scenario does to the fees: "19 of 28 fees lie ...; in the study it is 17"."""
        here, there = self.scenario, self.study
        said = (
            f"{here.below} of {here.total} fees lie below the lower bound of their range"
            if here.below != 1
            else f"1 of {here.total} fees lies below the lower bound of its range"
        )
        if here == there:
            return f"{said}, as in the study"
        if here.below != there.below:
            return f"{said}; in the study it is {there.below}"
        above = f"{here.above} above the upper bound instead of {there.above}"
        return f"{said}, as in the study, and {above}"


def fee_counts(rates: pd.DataFrame) -> FeeCounts:
    """Fees below, within and above the range of their service.

    below: fee < lower end; above: fee > upper end; a fee at an end is within. rates: those of one
    scenario (`Results.rates`). The ends are the smallest and the largest of the three bounds.
    """
    rate = rates["rate_usd"].to_numpy().reshape(-1, len(BOUNDS))
    fee = rates["fee_schedule_rate_usd"].to_numpy()[:: len(BOUNDS)]
    return counts_of(rate, fee)


def counts_of(rate: Floats, fee: Floats) -> FeeCounts:
    """Fees below, within and above their range; rate: (services, bounds), fee: (services)."""
    below = int((fee < rate.min(axis=1)).sum())
    above = int((fee > rate.max(axis=1)).sum())
    return FeeCounts(below, len(fee) - below - above, above)


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
    found = first_date_below(float(wage.min()), schedule)
    if found is None:
        return None, (), ()
    date, largest_gap = found
    gaps: dict[str, float] = {}
    below = wage.min() + largest_gap - wage
    for (staffing, _), gap in zip(results.staffed_roles, below, strict=True):
        if gap > 0:
            gaps[staffing] = max(gaps.get(staffing, 0.0), 100 * float(gap))
    ordered = sorted(gaps, key=lambda key: -gaps[key])
    labels = tuple(results.assumptions.staffing[key].label for key in ordered)
    return date, labels, tuple(gaps[key] for key in ordered)


@lru_cache(maxsize=64)
def summary(results: Results, study_results: Results) -> Summary:
    """The summary of the one scenario in `results` beside the study.

    Medians are over the services (28), at the interim point: of rate / study rate - 1, and of
    rate / fee schedule rate - 1.
    """
    rate, fee = results.service_rate_array[0], results.fee_array[0]
    study_rate, study_fee = study_results.service_rate_array[0], study_results.fee_array[0]
    change = rate / study_rate - 1
    date, staffing, cents = first_wages_below(results)
    return Summary(
        scenario=counts_of(rate, fee),
        study=counts_of(study_rate, study_fee),
        median_interim_change=float(np.median(change[:, INTERIM])),
        median_interim_gap=float(np.median(rate[:, INTERIM] / fee - 1)),
        study_median_interim_gap=float(np.median(study_rate[:, INTERIM] / study_fee - 1)),
        interim_above_fee=int((rate[:, INTERIM] > fee).sum()),
        changed_ranges=int((np.abs(change) > SMALLEST_CHANGE).any(axis=1).sum()),
        first_date_below=date,
        first_below=staffing,
        cents_below=cents,
        study_first_date_below=first_wages_below(study_results)[0],
    )
