"""python -m model draws: every rate where all assumptions lie somewhere in their ranges."""

from __future__ import annotations

import pandas as pd

from model.command_line import Command, Parser
from model.commands.moved_result import add_ranges
from model.errors import ScenarioError
from model.findings.sensitivity.all_at_once import (
    DISTRIBUTIONS,
    DRAWS,
    LARGEST_SEED,
    UNIFORM,
    all_at_once,
)
from model.results import compute
from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions

MOST_DRAWS = 100_000


def _add_draws(parser: Parser) -> None:
    add_ranges(parser)
    parser.add_argument(
        "--distribution",
        choices=DISTRIBUTIONS,
        default=UNIFORM,
        help="within each range; the triangular one is highest at the value in force",
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same draws")
    parser.add_argument("--count", type=int, default=DRAWS, help="how many draws")


def draws_listing(
    assumptions: Assumptions,
    scenario: Scenario,
    ranges: str,
    distribution: str,
    seed: int,
    count: int,
) -> pd.DataFrame:
    """What the draws make of each rate: a row a service and bound, dollars per unit.

    Columns: service, procedure_code, bound, fee_schedule_rate_usd, rate_usd (in force), then
    draws_5_percent_usd, draws_median_usd, draws_95_percent_usd, draws_mean_usd and
    percent_of_draws_fee_below_range. Errors: ScenarioError for a seed or a count that cannot be.
    """
    if not 0 <= seed <= LARGEST_SEED:
        raise ScenarioError([f"the seed is {seed}; allowed is 0 to {LARGEST_SEED:,}"])
    if not 1 <= count <= MOST_DRAWS:
        raise ScenarioError([f"{count} draws were given; allowed are 1 to {MOST_DRAWS:,}"])
    made = all_at_once(assumptions, scenario, ranges, distribution, seed, count)
    rates = compute(assumptions, scenario).rates
    return rates[
        ["service", "procedure_code", "bound", "fee_schedule_rate_usd", "rate_usd"]
    ].assign(
        draws_5_percent_usd=made.low.ravel(),
        draws_median_usd=made.median.ravel(),
        draws_95_percent_usd=made.high.ravel(),
        draws_mean_usd=made.mean.ravel(),
        percent_of_draws_fee_below_range=100 * made.fee_below.repeat(len(BOUNDS)),
    )


COMMAND = Command(
    "draws",
    "every rate where each assumption lies somewhere in its range",
    lambda options, assumptions, scenario: draws_listing(
        assumptions, scenario, options.ranges, options.distribution, options.seed, options.count
    ),
    _add_draws,
)
