"""The scenarios of which every number in charts and slides is compared with the model's."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

from model import Results, Scenario, compute
from model.findings.side_by_side import SideBySide
from model.study.assumptions import BOUNDS
from tests.study import ASSUMPTIONS as A

SCENARIOS = {
    "study": Scenario(),
    "changed": Scenario("Changed", {"overtime_share.care": 0.08, "full_time_share.home_care": 0.6}),
    # Bounds out of order, ranges of one rate, a range beyond the chart, rates that fall.
    "extreme": Scenario(
        "Extreme",
        {
            "wage_percentile.lower": 90,
            "wage_percentile_licensed_nurses.interim": 90,
            "wage_percentile_licensed_nurses.upper": 50,
            "minimum_wage_schedule": (
                (datetime.date(2019, 1, 1), 8.6),
                (datetime.date(2020, 6, 1), 15.5),
                (datetime.date(2021, 1, 1), 33.25),
            ),
            "rates_as_of_date": datetime.date(2020, 6, 1),
            "turnover_share": 0.1,
            "admin_share.agency": 0.0,
            "fee_schedule_rate_usd.homemaker": 2.5,
        },
    ),
}


@lru_cache(maxsize=8)
def results(scenario: Scenario) -> Results:
    """The results of a scenario, computed once for all tests."""
    return compute(A, scenario)


@cache
def case(name: str) -> SideBySide:
    """One of SCENARIOS beside the study."""
    return SideBySide(results(Scenario()), results(SCENARIOS[name]))


def rates_of(results: Results, service_key: str) -> list[float]:
    """The three rates of a service as `Results.rates` has them."""
    rates = results.rates[results.rates["service_key"] == service_key].set_index("bound")
    return [float(rates.loc[bound, "rate_usd"]) for bound in BOUNDS]


def fee_of(results: Results, service_key: str) -> float:
    """The fee schedule rate of a service as `Results.rates` has it."""
    rates = results.rates[results.rates["service_key"] == service_key]
    return float(rates["fee_schedule_rate_usd"].iloc[0])
