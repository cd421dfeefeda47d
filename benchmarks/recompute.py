"""How long the model takes: one recompute, and 10,000 scenarios in one call.

Prints medians and ratios; nothing here fails. A full recompute is all rates at all bounds and the
Table 9 chain of a scenario that was not computed before; every frame is all that the results have.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from model import Scenario, compute, load_assumptions

SINGLE = 60
MANY = 10_000
CHANGED = ("overtime_share.care", "turnover_share", "paid_time_off_days_full_time.upper",
           "full_time_share.home_care", "wage_percentile.lower", "admin_share.agency")  # fmt: skip


def random_scenarios(assumptions, count: int) -> list[Scenario]:
    numbers = random.Random(1)
    limits = {key: assumptions.settings[key].entry.limits for key in CHANGED}
    return [
        Scenario(
            f"scenario {n}",
            {k: numbers.uniform(limit.minimum, limit.maximum) for k, limit in limits.items()},
        )
        for n in range(count)
    ]


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def full_recompute(assumptions, scenario: Scenario) -> None:
    results = compute(assumptions, scenario)
    assert len(results.rates) == 84
    assert len(results.minimum_wage_impacts) == 120


FRAMES = (
    "positions", "roles", "lines", "build_ups", "rates", "rate_line_impacts",
    "minimum_wage_rate_lines", "minimum_wage_impacts", "occupation_wages", "role_wages",
    "minimum_wage_calendar",
)  # fmt: skip


def every_frame(assumptions, scenario: Scenario) -> None:
    results = compute(assumptions, scenario)
    for name in FRAMES:
        assert len(getattr(results, name)) > 0


def rates_alone(assumptions, scenario: Scenario) -> None:
    assert len(compute(assumptions, scenario).rates) == 84


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    load = seconds(load_assumptions)
    assumptions = load_assumptions()
    singles = random_scenarios(assumptions, SINGLE)
    many = random_scenarios(assumptions, MANY)
    full_recompute(assumptions, singles[0])
    full = [seconds(lambda s=s: full_recompute(assumptions, s)) for s in singles]
    every = [seconds(lambda s=s: every_frame(assumptions, s)) for s in singles]
    before = memory_mb()
    batches, alone = [], []
    for _ in range(3):  # in turn, so that a drift of the machine falls on both
        alone += [seconds(lambda s=s: rates_alone(assumptions, s)) for s in singles]
        batches.append(seconds(lambda: compute(assumptions, many).rates))
    batch, single = statistics.median(batches), statistics.median(alone)
    print(f"load and check the assumptions        {1000 * load:8.1f} ms")
    print(f"one full recompute, median of {SINGLE}      {1000 * statistics.median(full):8.1f} ms")
    print(f"every frame of one scenario, median   {1000 * statistics.median(every):8.1f} ms")
    print(f"rates of one scenario, median         {1000 * single:8.1f} ms")
    print(f"rates of {MANY:,} scenarios, median of 3 {1000 * batch:8.1f} ms")
    print(f"memory added by them                  {memory_mb() - before:8.1f} MB")
    print(f"most memory in all                    {memory_mb():8.1f} MB")
    print(f"one call against one by one, per scenario: {single / (batch / MANY):.0f} times faster")
    ratio = statistics.median(full) / (batch / MANY)
    print(f"one call against full recomputes, per scenario: {ratio:.0f} times faster")


if __name__ == "__main__":
    main()
