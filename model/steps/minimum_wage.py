"""The minimum wage: what is in force when, which wages respond, and what it does to the rates.

Source: "Future Considerations", Tables 8 and 9.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.steps.wages import Floats

# Dates in order, each with the minimum wage from then on, in dollars per hour.
Schedule = Sequence[tuple[datetime.date, float]]
# The order gives each rule the number that stands in the column minimum_wage_rule.
RULES = ("raise_to_minimum", "keep_differentials", "spillover", "floor_above_minimum")


def minimum_wage_in_force(
    schedule: Schedule, minimum_wage_before_schedule: float, date: datetime.date
) -> float:
    """Minimum wage on a date, dollars per hour: the last step that has begun (Table 8)."""
    begun = [wage for effective_date, wage in schedule if effective_date <= date]
    return begun[-1] if begun else minimum_wage_before_schedule


def wage_raised_to_minimum(market_wage: Floats, minimum_wage_usd_per_hour: Floats) -> Floats:
    """Wage under the study's rule: a blended wage below the minimum rises to it.

    max(market_wage, minimum_wage_usd_per_hour)
    """
    return np.maximum(market_wage, minimum_wage_usd_per_hour)


def wage_with_differential(
    market_wage: Floats,
    minimum_wage_usd_per_hour: Floats,
    lower_bound_direct_care_market_wage: Floats,
) -> Floats:
    """Wage where differentials are kept: every role gets what lower-bound direct care must rise.

    max(market_wage + max(0, minimum_wage_usd_per_hour - lower_bound_direct_care_market_wage),
    minimum_wage_usd_per_hour)
    """
    rise = np.maximum(0, minimum_wage_usd_per_hour - lower_bound_direct_care_market_wage)
    return np.maximum(market_wage + rise, minimum_wage_usd_per_hour)


def wage_with_spillover(
    market_wage: Floats,
    minimum_wage_usd_per_hour: Floats,
    spillover_reach_ratio: Floats,
    spillover_gap_share: Floats,
) -> Floats:
    """Wage with spillover: near the minimum it rises by a share of the gap to the reach.

    max(minimum_wage_usd_per_hour, market_wage + spillover_gap_share
    * max(0, spillover_reach_ratio * minimum_wage_usd_per_hour - market_wage))

    After the Economic Policy Institute's minimum wage simulation model.
    """
    gap = np.maximum(0, spillover_reach_ratio * minimum_wage_usd_per_hour - market_wage)
    return np.maximum(minimum_wage_usd_per_hour, market_wage + spillover_gap_share * gap)


def wage_with_floor(
    market_wage: Floats, minimum_wage_usd_per_hour: Floats, wage_floor_ratio: Floats
) -> Floats:
    """Wage with a floor at a multiple of the minimum wage.

    max(market_wage, wage_floor_ratio * minimum_wage_usd_per_hour)
    """
    return np.maximum(market_wage, wage_floor_ratio * minimum_wage_usd_per_hour)


def wage(
    market_wage: Floats,
    minimum_wage_usd_per_hour: Floats,
    minimum_wage_rule: Floats,
    lower_bound_direct_care_market_wage: Floats,
    spillover_reach_ratio: Floats,
    spillover_gap_share: Floats,
    wage_floor_ratio: Floats,
) -> Floats:
    """Wage of the role under the minimum wage in force, dollars per hour.

    choose(minimum_wage_rule, wage_raised_to_minimum, wage_with_differential,
    wage_with_spillover, wage_with_floor)
    """
    by_rule = (
        lambda: wage_raised_to_minimum(market_wage, minimum_wage_usd_per_hour),
        lambda: wage_with_differential(
            market_wage, minimum_wage_usd_per_hour, lower_bound_direct_care_market_wage
        ),
        lambda: wage_with_spillover(
            market_wage, minimum_wage_usd_per_hour, spillover_reach_ratio, spillover_gap_share
        ),
        lambda: wage_with_floor(market_wage, minimum_wage_usd_per_hour, wage_floor_ratio),
    )
    used = [number for number in range(len(RULES)) if np.any(minimum_wage_rule == number)]
    raised = by_rule[used[0]]()
    for number in used[1:]:
        raised = np.where(minimum_wage_rule == number, by_rule[number](), raised)
    return raised


def step_changes(rates: Floats, moves: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Change of each rate at each step of the phase-in, alone and cumulative, as fractions.

    change = rate / rate at the step before - 1; NaN (N/A) where no wage of the line moved;
    cumulative = product of (1 + change) - 1; NaN until a wage first moves.

    rates: (steps, lines); moves: (steps - 1, lines), whether the wage of some role of the line
    is another than at the step before. Returns two (steps - 1, lines). Source: Table 9, whose
    columns build on it.
    """
    change = np.where(moves, rates[1:] / rates[:-1] - 1, np.nan)
    product = np.cumprod(np.where(moves, rates[1:] / rates[:-1], 1.0), axis=0)
    cumulative = np.where(np.logical_or.accumulate(moves, axis=0), product - 1, np.nan)
    return change, cumulative


def first_date_below(
    wage_usd_per_hour: float, schedule: Schedule
) -> tuple[datetime.date, float] | None:
    """First date on which a wage lies below the minimum, and by how many dollars; None if never."""
    for effective_date, minimum_wage in schedule:
        if wage_usd_per_hour < minimum_wage:
            return effective_date, minimum_wage - wage_usd_per_hour
    return None
