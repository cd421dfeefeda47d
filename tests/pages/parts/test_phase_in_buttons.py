"""Buttons that change the whole phase-in put it in force, checked; what cannot be is told."""

from __future__ import annotations

import datetime

from streamlit.testing.v1 import AppTest

from model import Scenario
from model.study.assumptions import Schedule
from pages.parts.phase_in_editor import DATE, SCHEDULE, WAGE
from pages.shell.results import assumptions
from tests.pages.screen import changes_of, link_of, opened, run

STUDY: Schedule = Scenario().value(assumptions(), SCHEDULE)
DELAYED = (STUDY[0], *((day.replace(year=day.year + 1), wage) for day, wage in STUDY[1:]))


def rows_on(page: AppTest) -> list[tuple[datetime.date, float]]:
    [table] = [each.value for each in page.data_editor]
    return list(zip(table[DATE], table[WAGE], strict=True))


def test_the_increases_since_are_added_once_and_are_in_effect() -> None:
    page = opened("minimum_wage")
    law = assumptions().later_law
    run(page.button(key="later-law").click())
    assert changes_of(page) == {
        SCHEDULE: (*STUDY, *law.steps),
        "rates_as_of_date": datetime.date(2026, 1, 1),
    }
    assert len(rows_on(page)) == len(STUDY) + len(law.steps)
    assert page.button(key="later-law").disabled


def test_a_delay_puts_every_later_step_a_year_later() -> None:
    page = opened("minimum_wage")
    run(page.button(key="delay").click())
    assert changes_of(page) == {SCHEDULE: DELAYED}
    assert len(rows_on(page)) == len(STUDY)
    run(page.button(key="delay").click())
    assert [day.year for day, _ in changes_of(page)[SCHEDULE]] == [2019, 2022, 2023, 2024, 2025]


def test_a_delay_leaves_the_date_in_effect_so_that_its_wage_is_lower() -> None:
    date = datetime.date(2021, 1, 1)
    page = opened("minimum_wage", **link_of({"rates_as_of_date": date}))
    run(page.button(key="delay").click())
    assert changes_of(page) == {SCHEDULE: DELAYED, "rates_as_of_date": date}


def test_one_step_cannot_be_delayed() -> None:
    page = opened("minimum_wage", **link_of({SCHEDULE: STUDY[:1]}))
    assert page.button(key="delay").disabled
