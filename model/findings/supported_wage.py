"""The wage that a fee supports: what direct care can be paid so that the rate is the fee."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.findings.one_value_varied import tables_at_wages
from model.results import Results
from model.steps.cents import in_cents
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE

STEPS = (625, 25, 1)  # cents: each round looks at 25 wages, up to $156.24 an hour
POINTS = 25


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
    # A higher wage never gives a lower rate. So each round finds the last of its wages whose rate
    # the fee covers, and the next looks at the wages from there on more closely.
    cents = np.zeros(len(BOUNDS))
    covers_unpaid_work = np.zeros(len(BOUNDS), dtype=bool)
    for step in STEPS:
        affordable = _affordable(
            results, rate_line, fee, cents + step * np.arange(POINTS)[:, np.newaxis]
        )
        cents = cents + step * np.maximum(affordable - 1, 0)
        covers_unpaid_work |= affordable > 0
    return tuple(np.where(covers_unpaid_work, cents / 100, np.nan).tolist())


def _affordable(results: Results, rate_line: str, fee: float, cents: np.ndarray) -> np.ndarray:
    """How many of the wages, rising in each column, give no more than the fee; by bound."""
    computed = tables_at_wages(results, rate_line, DIRECT_CARE, cents.ravel() / 100)
    rates = computed.lines["rate_per_unit"].reshape(*cents.shape, len(BOUNDS))
    own = np.diagonal(rates, axis1=1, axis2=2)
    return (in_cents(own) <= in_cents(fee)).sum(axis=0)
