"""How long the files take that a person takes away: seconds of one processor, the second time.

It prints; nothing here fails.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from model import Scenario, load_assumptions
from reporting.slides.deck import scenario_deck
from reporting.workbook import workbook

CHANGED = Scenario("Changed", {"overtime_share.care": 0.05})
FORTY_STEPS = Scenario("Forty steps", {
    "minimum_wage_schedule": tuple(
        (datetime.date(2019 + number // 4, 1 + 3 * (number % 4), 1), 8 + number / 10)
        for number in range(40)
    )
})  # fmt: skip


def processor_seconds(make: Callable[[], bytes]) -> float:
    make()
    start = time.process_time()
    make()
    return time.process_time() - start


def main() -> None:
    assumptions = load_assumptions()
    files: dict[str, Callable[[], bytes]] = {
        "all slides of a changed scenario": lambda: scenario_deck(assumptions, CHANGED),
        "workbook of a changed scenario": lambda: workbook(assumptions, CHANGED),
        "workbook of 40 steps of the minimum wage": lambda: workbook(assumptions, FORTY_STEPS),
    }
    for name, make in files.items():
        print(f"{name:42}{processor_seconds(make):8.2f} s")


if __name__ == "__main__":
    main()
