"""What is done to the whole phase-in at one click: the law that came later, a year's delay."""

from __future__ import annotations

import streamlit as st

from model.scenario.schedules import delayed_by_a_year, with_steps
from model.study.assumptions import Schedule
from pages.parts.phase_in_editor import SCHEDULE, schedule_in_force
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked
from reporting.wording import later_law_in_words

DATE_IN_EFFECT = "rates_as_of_date"
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
        st.button(
            plain(law.label),
            key="later-law",
            icon=":material/playlist_add:",
            disabled=set(law.steps) <= set(schedule),
            **clicked(_add_later_law),
        )
    st.caption(plain(later_law_in_words(assumptions())))


def _add_later_law() -> None:
    """Add the steps, and put the last of them in effect: to a person they are one question."""
    steps = assumptions().later_law.steps
    _put({SCHEDULE: with_steps(schedule_in_force(), steps), DATE_IN_EFFECT: steps[-1][0]})


def _delay() -> None:
    """Delay the steps; the date in effect stays, so that its minimum wage is the lower one."""
    try:
        _put({SCHEDULE: delayed_by_a_year(schedule_in_force())})
    except ValueError:
        session.put_notices("Change not applied.", "A step cannot come after the year 9999.")


def _put(changes: dict[str, Schedule | object]) -> None:
    session.take(changes)
    session.begin_generation()
