"""The phase-in of the minimum wage as a table that is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.study.numbers_and_dates import date_of_text, number_of_text
from model.study.settings import Schedule
from model.study.values import STEP_COLUMNS, WAGE_UNIT
from model.study.words import amount, given_in_words
from pages.parts.typed_rows import Row, edited, refuse
from pages.shell import session
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.formats import date_in_words, dollars

SCHEDULE = "minimum_wage_schedule"
DATE, WAGE = STEP_COLUMNS
HEADINGS = {DATE: "Effective date", WAGE: "Minimum wage ($/hour)"}
READ: dict[str, Callable[[str], Any]] = {
    DATE: date_of_text,
    WAGE: partial(number_of_text, unit=WAGE_UNIT),
}


def draw() -> None:
    """The editor, fed from the scenario.

    Its cells are texts: the server reads what is typed or pasted, not the browser.
    """
    schedule = schedule_in_force()
    entry = assumptions().entries[SCHEDULE]
    st.data_editor(
        pd.DataFrame(cells(schedule), columns=list(HEADINGS)),
        column_config={
            DATE: st.column_config.TextColumn(HEADINGS[DATE], width=130),
            WAGE: st.column_config.TextColumn(HEADINGS[WAGE], width=170, alignment="right"),
        },
        num_rows="dynamic",
        hide_index=True,
        alt=f"{entry.label}: date and minimum wage in dollars per hour, can be edited",
        **heard("phase-in", partial(_take, schedule)),
    )


def schedule_in_force() -> Schedule:
    """The schedule of the scenario in force."""
    schedule: Schedule = session.scenario().value(assumptions(), SCHEDULE)
    return schedule


def cells(schedule: Schedule) -> list[Row]:
    """The rows of the editor: "Jan 1, 2019" and "$8.60", with all digits of the wage in force."""
    return [{DATE: date_in_words(date), WAGE: _wage_text(wage)} for date, wage in schedule]


def read(rows: Iterable[Row]) -> tuple[Schedule, list[str]]:
    """The steps in the order of their dates, and a sentence for each cell that cannot be read.

    A row without any text is left out.
    """
    steps, faults = [], []
    for number, row in enumerate(rows, start=1):
        if not any(row.values()):
            continue
        step = []
        for name, read_text in READ.items():
            try:
                step.append(read_text(row[name]))
            except ValueError as error:
                given = given_in_words(row[name])
                faults.append(f"Row {number}, {HEADINGS[name]}: {given} was given, which {error}")
        steps.append(tuple(step))
    return ((), faults) if faults else (tuple(sorted(steps)), [])


def _take(schedule: Schedule, edits: Mapping[str, Any]) -> None:
    """Put what was edited in force, all of it or nothing.

    An edit that is refused stays in the table to be corrected.
    """
    steps, faults = read(edited(cells(schedule), HEADINGS, edits))
    if faults:
        refuse(faults)
        return
    session.put_notices()
    session.take({SCHEDULE: steps}, keeps_what_is_refused=True)
    if schedule_in_force() != schedule:
        session.begin_generation()


def _wage_text(wage: float) -> str:
    in_cents = dollars(wage)
    return in_cents if READ[WAGE](in_cents) == wage else amount(wage, WAGE_UNIT)
