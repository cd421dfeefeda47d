"""All assumptions at once: many draws, each assumption somewhere in its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from model.cases import cases_as_of
from model.compute import rates_of_values
from model.findings.rate_ranges import PLACES, places_of_fees
from model.findings.sensitivity.inputs import ALL_LINES, Input, inputs_of
from model.keys import lines_of_services
from model.results import compute
from model.scenario.scenario import Scenario
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

DRAWS = 10_000
LARGEST_SEED = 2**32 - 1
UNIFORM, TRIANGULAR = "uniform", "triangular"
DISTRIBUTIONS = (UNIFORM, TRIANGULAR)
MOVE_TOGETHER = ("bound", "percentile")  # members of an entry by one of these are drawn as one
LOW, HIGH = 0.05, 0.95  # nine of ten draws lie between


@dataclass(frozen=True)
class AllAtOnce:
    """What the draws make of every rate; arrays are (services (28), bounds), dollars per unit.

    in_force: the scenario's rates. low, median, high: 5, 50 and 95% of the draws lie below; mean:
    of the draws. fee_below: (services), the share of draws in which the fee lies below the lower
    end of the range. drawn: the assumptions that have a range. count: of the draws.
    """

    in_force: Floats
    low: Floats
    median: Floats
    high: Floats
    mean: Floats
    fee_below: Floats
    drawn: tuple[Input, ...]
    count: int


@lru_cache(maxsize=16)
def all_at_once(
    assumptions: Assumptions,
    scenario: Scenario,
    ranges: str,
    distribution: str,
    seed: int,
    count: int = DRAWS,
) -> AllAtOnce:
    """The rates where every assumption lies somewhere in its range, each apart from the others.

    The three bounds of an assumption move together, as do the percentiles of a wage. The minimum
    wage is the law's and stays. ranges: one of RANGES; distribution: one of DISTRIBUTIONS; the
    triangular one is highest at the value in force. seed: the same seed gives the same draws.
    Errors: ScenarioError for a scenario that does not fit the assumptions.
    """
    checked, assumptions = scenario.checked(assumptions), assumptions.of_base(scenario.base)
    drawn = inputs_drawn(assumptions, checked, ranges)
    rates = rates_of_values(
        assumptions, _values(assumptions, checked, drawn, distribution, seed, count)
    )
    of_lines = np.quantile(rates, [LOW, 0.5, HIGH], axis=0)
    places = lines_of_services(assumptions)
    low, median, high = of_lines[:, places]
    results = compute(assumptions, checked)
    is_below = places_of_fees(results.fee_array[0], rates[:, places]) == PLACES.index("below")
    return AllAtOnce(
        results.service_rate_array[0],
        low,
        median,
        high,
        rates.mean(axis=0)[places],
        is_below.mean(axis=0),
        drawn,
        count,
    )


def _values(
    assumptions: Assumptions,
    scenario: Scenario,
    drawn: Sequence[Input],
    distribution: str,
    seed: int,
    count: int,
) -> pd.DataFrame:
    """The values in force, a row a draw, with those drawn in their places."""
    in_force = cases_as_of(assumptions, [scenario]).values
    values = np.repeat(in_force.to_numpy(), count, axis=0)
    places = in_force.columns.get_indexer(pd.Index([one.setting.id for one in drawn], dtype=object))
    for place, of_input in zip(places, drawn_values(drawn, distribution, seed, count), strict=True):
        values[:, place] = of_input
    return pd.DataFrame(values, columns=in_force.columns, copy=False)


def inputs_drawn(assumptions: Assumptions, scenario: Scenario, ranges: str) -> tuple[Input, ...]:
    """The numbers behind any rate that have a range, in the order of the files.

    Without a rise of prices: what it brings forward is drawn itself.
    """
    each = {
        one.setting.id: one
        for bound in BOUNDS
        for one in inputs_of(assumptions, scenario, ALL_LINES, bound, ranges).moved
        if one.setting.entry.kind == "number"
        if one.setting.id not in assumptions.brought_forward
    }
    return tuple(each[key] for key in sorted(each, key=assumptions.order.__getitem__))


def drawn_values(inputs: Sequence[Input], distribution: str, seed: int, count: int) -> list[Floats]:
    """The draws of each input. Each range is cut into as many parts as there are draws, and each
    part is drawn from once (Latin hypercube): steadier than draws that know nothing of each other.

    Source: McKay, Beckman and Conover (1979), "A Comparison of Three Methods for Selecting Values
    of Input Variables in the Analysis of Output from a Computer Code", Technometrics 21, 239-245.
    """
    random = np.random.default_rng(seed)
    shares: dict[str, Floats] = {}
    values = []
    for one in inputs:
        entry = one.setting.entry
        key = entry.id if entry.by in MOVE_TOGETHER else one.setting.id
        if key not in shares:
            shares[key] = (random.permutation(count) + random.random(count)) / count
        values.append(value_at(one, shares[key], distribution))
    return values


def value_at(one: Input, share: Floats, distribution: str) -> Floats:
    """The value below which a share of the draws lies.

    uniform: low + share * (high - low); triangular: its peak at the value in force, or at the end
    of the range that is nearest to it.
    """
    low, span = one.low, one.high - one.low
    if distribution == UNIFORM:
        return np.asarray(low + share * span)
    peak = (min(max(one.value, one.low), one.high) - low) / span
    rising = low + span * np.sqrt(share * peak)
    falling = one.high - span * np.sqrt((1 - share) * (1 - peak))
    return np.where(share < peak, rising, falling)
