"""Buttons that change the whole phase-in put it in force, checked; what cannot be is told."""

from __future__ import annotations

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.study.settings import Schedule
from pages.parts.minimum_wage.phase_in_editor import DATE, SCHEDULE, WAGE
from pages.shell import session
from pages.shell.results import assumptions
from tests.pages.screen import changes_of, link_of, opened, run, value_in, warning

STUDY: Schedule = Scenario().value(assumptions(), SCHEDULE)
DELAYED = (STUDY[0], *((day.replace(year=day.year + 1), wage) for day, wage in STUDY[1:]))


def rows_on(page: AppTest) -> list[tuple[datetime.date, float]]:
    [table] = [each.value for each in page.data_editor]
    return list(zip(table[DATE], table[WAGE], strict=True))


def test_the_increases_since_are_added_once_and_are_in_effect() -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    law = assumptions().later_law
    run(page.button(key="later-law").click())
    assert changes_of(page) == {
        SCHEDULE: (*STUDY, *law.steps),
        "rates_as_of_date": datetime.date(2026, 1, 1),
    }
    assert len(rows_on(page)) == len(STUDY) + len(law.steps)
    assert page.button(key="later-law").disabled


def test_a_delay_puts_every_later_step_a_year_later() -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    run(page.button(key="delay").click())
    assert changes_of(page) == {SCHEDULE: DELAYED}
    assert len(rows_on(page)) == len(STUDY)
    run(page.button(key="delay").click())
    assert [day.year for day, _ in changes_of(page)[SCHEDULE]] == [2019, 2022, 2023, 2024, 2025]


def test_a_delay_leaves_the_date_in_effect_so_that_its_wage_is_lower() -> None:
    date = datetime.date(2021, 1, 1)
    page = opened("minimum_wage", ["change-phase-in"], **link_of({"rates_as_of_date": date}))
    run(page.button(key="delay").click())
    assert changes_of(page) == {SCHEDULE: DELAYED, "rates_as_of_date": date}


def test_one_step_cannot_be_delayed() -> None:
    page = opened("minimum_wage", ["change-phase-in"], **link_of({SCHEDULE: STUDY[:1]}))
    assert page.button(key="delay").disabled


def indexed(page: AppTest, **typed: str) -> AppTest:
    """The page after the fields of the indexation were typed into, and its button pressed."""
    key = f"index-{value_in(page, session.generation)}"
    for name, text in typed.items():
        page.text_input(key=f"{key}-{name}").set_value(text)
    page.selectbox(key=f"{key}-count").set_value(2)
    [button] = [each for each in page.main.button if each.label == "Index the wage"]
    return run(button.click())


def test_indexation_begins_a_year_after_the_last_step_where_nothing_else_is_said() -> None:
    """12.00 * 1.025 = 12.30; 12.30 * 1.025 = 12.6075."""
    page = indexed(opened("minimum_wage", ["change-phase-in"]))
    steps = ((datetime.date(2024, 1, 1), 12.30), (datetime.date(2025, 1, 1), 12.61))
    assert changes_of(page) == {
        SCHEDULE: (*STUDY, *steps),
        "rates_as_of_date": datetime.date(2025, 1, 1),
    }


@pytest.mark.parametrize(
    ("rate", "date"), [("3", "Jul 1, 2020"), ("3%", "7/1/2020"), (" 3.0% ", "2020-07-01")]
)
def test_indexation_takes_a_rate_and_a_date_and_replaces_later_steps(rate: str, date: str) -> None:
    """9.45 * 1.03 = 9.7335; 9.73 * 1.03 = 10.0219."""
    page = indexed(opened("minimum_wage", ["change-phase-in"]), rate=rate, date=date)
    steps = ((datetime.date(2020, 7, 1), 9.73), (datetime.date(2021, 7, 1), 10.02))
    assert changes_of(page)[SCHEDULE] == (*STUDY[:2], *steps)


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"rate": ""}, "Annual increase (%): nothing was given"),
    ({"rate": "abc"}, "Annual increase (%): 'abc' was given"),
    ({"rate": "$2"}, "dollar"),
    ({"rate": "2,5"}, "two ways"),
    ({"rate": "250"}, "0% to 25%"),
    ({"rate": "-1"}, "0% to 25%"),
    ({"date": ""}, "First increase: nothing was given"),
    ({"date": "FY2027"}, "First increase: 'FY2027' was given"),
    ({"date": "31/12/2023"}, "month"),
    ({"date": "Jan 1, 2019"}, "must come after Jan 1, 2019"),
    ({"date": "1/1/2018"}, "must come after Jan 1, 2019"),
    ({"date": "9999-12-31"}, "9999"),
    ({"date": "2070-01-01"}, "2070"),
]


def test_an_indexation_that_cannot_be_is_refused_in_words_and_stays_to_be_corrected() -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    for typed, said in REFUSED:
        indexed(page, **{"rate": "2.5", "date": "Jan 1, 2024", **typed})
        assert changes_of(page) == {}
        message = warning(page)
        assert message.startswith("Change not applied.")
        assert said in message
    indexed(page, rate="abc")
    assert page.text_input(key=f"index-{value_in(page, session.generation)}-rate").value == "abc"
