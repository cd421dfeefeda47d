"""The eight decks that are measured and looked at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from model import Results, Scenario, compute
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.sensitivity.inputs import BAND, TENTH
from model.findings.sensitivity.two_at_a_time import axis_of
from model.findings.side_by_side import SideBySide
from model.programs.finder import load_finder
from model.programs.reading import load_program
from model.scenario.presets import presets
from model.scenario.scenario import base_scenario
from reporting.chosen import Chosen
from reporting.sensitivity.asked import Asked
from reporting.slides import deck
from reporting.slides.briefing import Briefing
from reporting.slides.programs.program_deck import finder_deck, program_deck
from tests.reporting.cases import SCENARIOS
from tests.study import ASSUMPTIONS as STUDY

TODAY = STUDY.of_base("today")
DAY = datetime.date(2026, 11, 22)
PRESETS = {preset.scenario.name: preset.scenario for preset in presets(STUDY)}
OTHERS = ("Part-time 70%", "Higher benefits", "Administration 7%")


def changed_by_a_tenth(count: int) -> Scenario:
    """A scenario that changes so many values by a tenth, spread over all of them."""
    changes = {}
    for key, setting in STUDY.settings.items():
        entry, value = setting.entry, setting.base_value
        if entry.kind != "number" or entry.by == "occupation" or not isinstance(value, float | int):
            continue
        if value and entry.limits is not None and entry.limits.admits(value * 1.1):
            changes[key] = round(value * 1.1, 6)
    step = len(changes) // count
    return Scenario(f"{count} changes", dict(list(changes.items())[::step][:count]))


def forty_steps() -> Scenario:
    """A minimum wage that rises by a quarter dollar each half year."""
    days = [datetime.date(2019 + half // 2, 1 + 6 * (half % 2), 1) for half in range(40)]
    steps = tuple((day, 8.6 + 0.25 * number) for number, day in enumerate(days))
    return Scenario("Forty steps", {"minimum_wage_schedule": steps})


def extreme() -> Scenario:
    """Values at their limits, and a name and a note as long as they may be."""
    return Scenario(
        ("Extreme values of everything that a person may type " * 3)[:120].strip(),
        {**SCENARIOS["extreme"].changes, "hours_per_case_management_year": 36},
        note="A note that says a great deal about why this was done. " * 30,
        author="Someone with a very long name, of an office with a longer one, Jefferson City",
    )


@lru_cache(maxsize=32)
def results(scenario: Scenario, base: str = "study") -> Results:
    return compute(TODAY if base == "today" else STUDY, scenario)


def beside_its_base(scenario: Scenario, base: str = "study") -> SideBySide:
    return SideBySide(
        results(base_scenario(TODAY if base == "today" else STUDY), base), results(scenario, base)
    )


def full_deck(side_by_side: SideBySide, others: Sequence[Results] = (), **chosen: Any) -> bytes:
    return deck.deck(Briefing(side_by_side, others, Chosen(**chosen)), DAY)


def page_deck(
    page_key: str, side_by_side: SideBySide, others: Sequence[Results] = (), **chosen: Any
) -> bytes:
    return deck.slide_deck(page_key, Briefing(side_by_side, others, Chosen(**chosen)), DAY)


def four_compared() -> bytes:
    """With a budget as well, so that some deck has every kind of slide."""
    plan = plan_of_texts({"fees": "lower"}, STUDY, budget_inputs())
    others = [results(PRESETS[name]) for name in OTHERS]
    twelve = PRESETS["Minimum wage $12.00 (2023)"]
    return full_deck(beside_its_base(twelve), others, plan=plan)


def of(scenario: Callable[[], Scenario], base: str = "study") -> Callable[[], bytes]:
    return lambda: full_deck(beside_its_base(scenario(), base))


DECKS: Mapping[str, Callable[[], bytes]] = {
    "study": of(Scenario),
    "today": of(lambda: base_scenario(TODAY), "today"),
    "one change": of(lambda: Scenario("Overtime 8%", {"overtime_share.care": 0.08})),
    "thirty changes": of(lambda: changed_by_a_tenth(30)),
    "fifteen dollars": of(lambda: next(s for name, s in PRESETS.items() if "$15" in name)),
    "four compared": four_compared,
    "forty steps": of(forty_steps),
    "extreme values": of(extreme),
}


# Slides that no full deck has.
OF_ONE_PAGE: Mapping[str, Callable[[], bytes]] = {
    "check": lambda: page_deck("check", beside_its_base(Scenario())),
    "grid": lambda: page_deck("sensitivity", beside_its_base(Scenario()), asked=grid()),
    "draws": lambda: page_deck(
        "sensitivity", beside_its_base(forty_steps()), asked=Asked(BAND, "all")
    ),
    "case rate": lambda: program_deck(load_program("case_rate"), {}, results(Scenario())),
    "employment team": lambda: program_deck(
        load_program("employment_team"), {}, results(Scenario())
    ),
    "finder": lambda: finder_deck(load_finder("waiver_finder")),
}


def grid() -> Asked:
    """Twenty-one values of each of two assumptions."""
    up, across = (
        axis_of(STUDY, Scenario(), key, TENTH, 21)
        for key in ("wage_percentile.interim", "turnover_share")
    )
    return Asked(TENTH, "two", (up, across))


@lru_cache(maxsize=16)
def deck_of(name: str) -> bytes:
    """A deck, made once for all tests."""
    return {**DECKS, **OF_ONE_PAGE}[name]()
