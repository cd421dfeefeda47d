"""Wages: the BLS wage at a percentile, brought to the study's period and blended by position.

Source: "Hourly Wages", Tables 2 to 5 and Appendix B.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FINEST_ROUNDING_USD = 1e-6  # a finer one changes no rate that is shown, and its inverse may be inf


def standard_normal_quantile(percentile: Floats) -> Floats:
    """Standard normal quantile of each percentile (1 to 99), same shape."""
    distinct, places = np.unique(percentile, return_inverse=True)
    quantiles = np.array([NormalDist().inv_cdf(value / 100) for value in distinct.tolist()])
    quantile: Floats = quantiles[places].reshape(percentile.shape)
    return quantile


def wage_at_percentile(
    percentile: Floats, known_percentiles: tuple[int, ...], known_wages: Floats
) -> Floats:
    """Wage at any percentile, from the wages at a few known percentiles.

    exp(log of the wage, linear in the standard normal quantile between the known points; beyond
    the outer points the end segment goes on). At a known percentile it is the known wage exactly.

    percentile: (n, m), known_percentiles: k, rising; known_wages: (n, o, k), dollars per hour.
    Returns (n, o, m), dollars per hour. The study uses known percentiles only (Appendix B, note
    2); the interpolation is ours.
    """
    points = standard_normal_quantile(np.array(known_percentiles, dtype=float))
    at = standard_normal_quantile(percentile)
    segment = np.clip(np.searchsorted(points, at, side="right") - 1, 0, len(points) - 2)
    way = (at - points[segment]) / (points[segment + 1] - points[segment])
    logs = np.log(known_wages)
    rows = np.arange(len(percentile))[:, None]
    start = logs[rows, :, segment].transpose(0, 2, 1)
    end = logs[rows, :, segment + 1].transpose(0, 2, 1)
    wage: Floats = np.exp(start + way[:, None, :] * (end - start))
    for number, known in enumerate(known_percentiles):
        wage = np.where((percentile == known)[:, None, :], known_wages[:, :, [number]], wage)
    return wage


def trended_wage(
    wage: Floats, wage_trend_share_per_year: Floats, wage_trend_months: Floats
) -> Floats:
    """BLS wage brought to the study's period, dollars per hour (Table 2, note 1).

    wage * (1 + wage_trend_share_per_year) ** (wage_trend_months / 12)
    """
    return wage * (1 + wage_trend_share_per_year) ** (wage_trend_months / 12)


def blended_wage(wages: Floats, position_weights: Floats) -> Floats:
    """Wage of a role: its occupations' unrounded wages by position weight (Appendix B).

    wages: (scenarios, bounds, occupations); position_weights: (scenarios, roles, occupations).
    Returns (scenarios, bounds, roles), dollars per hour.
    """
    blended: Floats = np.einsum("sbo,sro->sbr", wages, position_weights)
    return blended


def rounded(amount: Floats, to: Floats) -> Floats:
    """Amount rounded to a multiple, half up; as it is where the multiple is 0, or as good as 0.

    floor(amount / to + 0.5) * to, with 1e-9 added so that a half stays a half in binary.
    """
    rounds = to > FINEST_ROUNDING_USD
    multiple = to if np.all(rounds) else np.where(rounds, to, 1.0)
    found: Floats = np.floor(amount / multiple + (0.5 + 1e-9)) * multiple
    return found if multiple is to else np.where(rounds, found, amount)


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
