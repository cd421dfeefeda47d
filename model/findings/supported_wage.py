"""The wage that a fee supports: what direct care can be paid so that the rate is the fee."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.findings.one_value_varied import tables_at_wages
from model.results import Results
from model.study.assumptions import BOUNDS
from model.study.needed import DIRECT_CARE

HIGHEST_WAGE = 163.84  # dollars per hour; beyond that nothing is searched
POINTS = 128  # at once: two rounds of them find the cent


def supported_wages(results: Results, service_key: str) -> tuple[float, ...]:
    """The highest direct care wage of whole cents whose rate is no more than the fee, by bound.

    Dollars per hour; all other assumptions are those of the (first) scenario at the bound, and the
    minimum wage raises nobody in direct care. The rate is rounded to cents, as the fee is. NaN
    where even unpaid work would cost more. Errors: KeyError for a service that is not there.
    """
    assumptions = results.assumptions
    place = list(assumptions.services).index(assumptions.services[service_key].key)
    rate_line = assumptions.services[service_key].rate_line
    return _supported_wages(results, rate_line, float(results.fee_array[0, place]))


@lru_cache(maxsize=256)
def _supported_wages(results: Results, rate_line: str, fee: float) -> tuple[float, ...]:
    # A higher wage never gives a lower rate. So the first round finds between which two of its
    # wages the fee is passed, and the second looks at every cent between them.
    step = round(100 * HIGHEST_WAGE) // POINTS
    cents = np.tile(np.arange(0, POINTS + 1)[:, None] * step, len(BOUNDS))
    affordable = _affordable(results, rate_line, fee, cents)
    below = np.maximum(affordable - 1, 0) * step
    cents = below + np.arange(step)[:, None]
    wage = below + _affordable(results, rate_line, fee, cents) - 1
    return tuple(np.where(affordable > 0, wage / 100, np.nan).tolist())


def _affordable(results: Results, rate_line: str, fee: float, cents: np.ndarray) -> np.ndarray:
    """How many of the wages, rising in each column, give no more than the fee; by bound."""
    computed = tables_at_wages(results, rate_line, DIRECT_CARE, cents.ravel() / 100)
    rates = computed.lines["rate_per_unit"].reshape(*cents.shape, len(BOUNDS))
    own = np.diagonal(rates, axis1=1, axis2=2)
    count: np.ndarray = (np.round(own, 2) <= round(fee, 2)).sum(axis=0)
    return count
