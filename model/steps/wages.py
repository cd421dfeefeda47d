"""Wages: the BLS wage at a percentile, brought to the period of the rates and blended by position.

Source: "Hourly Wages", Tables 2 to 5 and Appendix B.
"""

from __future__ import annotations

from collections.abc import Mapping
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FINEST_ROUNDING_USD = 1e-6  # a finer one changes no rate that is shown, and its inverse may be inf


def standard_normal_quantile(percentile: Floats) -> Floats:
    """Standard normal quantile of each percentile (1 to 99), same shape."""
    distinct, places = np.unique(percentile, return_inverse=True)
    quantile_of = NormalDist().inv_cdf
    quantiles = np.array([quantile_of(value / 100) for value in distinct.tolist()])
    return quantiles[places].reshape(percentile.shape)


def wage_at_percentile(percentile: Floats, known_wages: Mapping[int, Floats]) -> Floats:
    """Wage at any percentile, from the wages at a few known percentiles.

    exp(log of the wage, linear in the standard normal quantile between the known points; beyond
    the outer points the end segment goes on). At a known percentile it is the known wage exactly.

    percentile: any shape, an occupation a place; known_wages: known percentile, rising -> the wages
    at it, dollars per hour, same shape, NaN where it is not known of an occupation. Each occupation
    needs two known percentiles. Returns dollars per hour, same shape. The study uses known
    percentiles only (Appendix B, note 2); the interpolation is ours.
    """
    quantile = standard_normal_quantile(percentile)
    start = end = start_wage = end_wage = np.full(percentile.shape, np.nan)
    for known, wage in known_wages.items():
        point = float(standard_normal_quantile(np.array(float(known))))
        # The segment moves on to this point until its end lies beyond the quantile.
        moves = ~np.isnan(wage) & (np.isnan(start) | (quantile >= end))
        start, start_wage = np.where(moves, end, start), np.where(moves, end_wage, start_wage)
        end, end_wage = np.where(moves, point, end), np.where(moves, wage, end_wage)
    way = (quantile - start) / (end - start)
    start_log, end_log = np.log(start_wage), np.log(end_wage)
    wage_at: Floats = np.exp(start_log + way * (end_log - start_log))
    for known, wage in known_wages.items():
        wage_at = np.where((percentile == known) & ~np.isnan(wage), wage, wage_at)
    return wage_at


def is_known(percentile: Floats, known_wages: Mapping[int, Floats]) -> NDArray[np.bool_]:
    """Whether the wage at the percentile is a known one; arguments of `wage_at_percentile`."""
    at_known = [(percentile == known) & ~np.isnan(wage) for known, wage in known_wages.items()]
    return np.any(at_known, axis=0)


def trended_wage(
    wage_at_percentile: Floats, wage_trend_share_per_year: Floats, wage_trend_months: Floats
) -> Floats:
    """BLS wage brought to the period of the rates (Table 2, note 1).

    wage_at_percentile * (1 + wage_trend_share_per_year) ** (wage_trend_months / 12)
    """
    return wage_at_percentile * (1 + wage_trend_share_per_year) ** (wage_trend_months / 12)


def weighted_wage(trended_wage: Floats, position_weight: Floats) -> Floats:
    """What an occupation adds to the wage of a role, unrounded, dollars per hour (Appendix B).

    trended_wage * position_weight
    """
    return trended_wage * position_weight


def rounded(amount: Floats, to: Floats) -> Floats:
    """Amount rounded to a multiple, half up; as it is where the multiple is 0, or as good as 0.

    floor(amount / to + 0.5) * to, with 1e-9 added so that a half stays a half in binary.
    """
    rounds = to > FINEST_ROUNDING_USD
    multiple = to if np.all(rounds) else np.where(rounds, to, 1.0)
    multiples: Floats = np.floor(amount / multiple + (0.5 + 1e-9)) * multiple
    return multiples if multiple is to else np.where(rounds, multiples, amount)


def straight_time_pay(wage: Floats, staff_supported: Floats, pay_rounding_usd: Floats) -> Floats:
    """Pay without overtime for an hour of direct care, in whole cents ("Other Program Staff").

    rounded(wage / staff_supported, pay_rounding_usd)
    """
    return rounded(wage / staff_supported, pay_rounding_usd)


def pay(
    wage: Floats, overtime_share: Floats, staff_supported: Floats, pay_rounding_usd: Floats
) -> Floats:
    """Pay with overtime for an hour of direct care, in whole cents ("Direct Care").

    rounded(wage * (1 + overtime_share) / staff_supported, pay_rounding_usd)
    """
    return rounded(wage * (1 + overtime_share) / staff_supported, pay_rounding_usd)
