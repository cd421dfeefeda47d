"""What is done to the whole phase-in: the law that came later, a year's delay, indexation."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from model.scenario.schedules import delayed_by_a_year, indexed, with_steps, years_later
from model.study.numbers_and_dates import date_of_text, is_bare_number, number_of_text
from model.study.settings import Schedule
from model.study.words import given_in_words
from pages.parts.minimum_wage.phase_in_editor import SCHEDULE, schedule_in_force
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked
from reporting.formats import date_in_words, percent
from reporting.wording.minimum_wage import later_law_in_words

Read = TypeVar("Read")
DATE_IN_EFFECT = "rates_as_of_date"
LAST_YEAR = datetime.MAXYEAR
RATE, FIRST_INCREASE = "Annual increase (%)", "First increase"
LEAST_INCREASE, MOST_INCREASE = 0.0, 0.25
INDEX_MEANS = (
    "The wage rises by this percentage each year, rounded to cents. The increases replace all "
    "later steps, and the last of them is put in effect."
)
DELAY_MEANS = "Every step but the first takes effect a year later"


def draw() -> None:
    """The buttons, and what the law that came later says."""
    law, schedule = assumptions().later_law, schedule_in_force()
    with st.container(horizontal=True):
        st.button(
            "Delay by a year",
            key="delay",
            icon=":material/update:",
            help=DELAY_MEANS,
            disabled=len(schedule) == 1,
            **clicked(_delay),
        )
        if law.steps:
            st.button(
                plain(law.label),
                key="later-law",
                icon=":material/playlist_add:",
                disabled=set(law.steps) <= set(schedule),
                **clicked(_add_later_law),
            )
    st.caption(plain(later_law_in_words(assumptions())))
    _draw_indexation(schedule)


def _draw_indexation(schedule: Schedule) -> None:
    """A yearly increase of the wage from a date on."""
    key = f"index-{session.generation()}"
    first = years_later(schedule[-1][0], 1) if schedule[-1][0].year < LAST_YEAR else None
    with (
        st.form(key, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(RATE, "2.5", key=f"{key}-rate", width=132)
        date = "" if first is None else date_in_words(first)
        st.text_input(FIRST_INCREASE, date, key=f"{key}-date", width=116)
        st.selectbox("Increases", range(1, 11), index=4, key=f"{key}-count", width=84)
        st.form_submit_button(
            "Index the wage", icon=":material/trending_up:", help=INDEX_MEANS,
            **clicked(_index, key),
        )  # fmt: skip


def _index(key: str) -> None:
    """Put the indexed schedule in force, and its last step in effect, or say why it cannot be."""
    rate, date, count = (st.session_state[f"{key}-{name}"] for name in ("rate", "date", "count"))
    faults: list[str] = []
    share = _read(RATE, rate, _share, faults)
    first = _read(FIRST_INCREASE, date, date_of_text, faults)
    if share is not None and not LEAST_INCREASE <= share <= MOST_INCREASE:
        limits = f"{percent(LEAST_INCREASE, 0)} to {percent(MOST_INCREASE, 0)}"
        faults.append(f"{RATE}: {given_in_words(rate)} was given; allowed is {limits}")
    if first is not None and first <= schedule_in_force()[0][0]:
        begins = date_in_words(schedule_in_force()[0][0])
        faults.append(
            f"{FIRST_INCREASE}: {given_in_words(date)} was given; "
            f"it must come after {begins}, the first effective date"
        )
    if faults or share is None or first is None:
        session.put_notices(session.REFUSED, *faults)
        return
    schedule = _unless_after_the_calendar(
        lambda: indexed(schedule_in_force(), share, first, int(count))
    )
    if schedule:
        _put({SCHEDULE: schedule, DATE_IN_EFFECT: schedule[-1][0]})


def _read(field: str, text: str, reading: Callable[[str], Read], faults: list[str]) -> Read | None:
    """What a field says; None where it cannot be read, which is added to the faults."""
    try:
        return reading(text)
    except ValueError as reason:
        faults.append(f"{field}: {given_in_words(text)} was given, which {reason}")
        return None


def _share(text: str) -> float:
    """A percentage as a fraction, with its sign or without."""
    return number_of_text(f"{text}%" if is_bare_number(text) else text, "share")


def _add_later_law() -> None:
    """Add the steps, and put the last of them in effect: to a person they are one question."""
    steps = assumptions().later_law.steps
    _put({SCHEDULE: with_steps(schedule_in_force(), steps), DATE_IN_EFFECT: steps[-1][0]})


def _delay() -> None:
    """Delay the steps; the date in effect stays, so that its minimum wage is the lower one."""
    schedule = _unless_after_the_calendar(lambda: delayed_by_a_year(schedule_in_force()))
    if schedule:
        _put({SCHEDULE: schedule})


def _unless_after_the_calendar(schedule: Callable[[], Schedule]) -> Schedule:
    """The schedule; an empty one, with a notice, where the years of the calendar do not suffice."""
    try:
        return schedule()
    except ValueError:
        session.put_notices(session.REFUSED, f"No step can come after the year {LAST_YEAR}.")
        return ()


def _put(changes: dict[str, Schedule | object]) -> None:
    session.take(changes)
    session.begin_generation()
