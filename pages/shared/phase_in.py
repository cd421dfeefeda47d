"""The phase-in of the minimum wage as a table that is edited, and the law that came later."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from model.study.assumptions import Schedule
from pages.shared import session
from pages.shared.results import assumptions
from reporting import wording as words

SCHEDULE = "minimum_wage_schedule"
DATE, WAGE = "effective_date", "minimum_wage_usd_per_hour"


def draw() -> None:
    """The editor, fed from the scenario; an edit that is refused stays to be corrected."""
    schedule = schedule_in_force()
    entry = assumptions().entries[SCHEDULE]
    st.data_editor(
        pd.DataFrame(schedule, columns=[DATE, WAGE]),
        column_config={
            DATE: st.column_config.DateColumn(
                "In force from", format="D MMM YYYY", required=True, width=115
            ),
            WAGE: st.column_config.NumberColumn(
                "Wage, an hour", format="$%.2f", required=True, step=0.01, width=120
            ),
        },
        num_rows="dynamic",
        hide_index=True,
        key=editor_key(schedule),
        on_change=take,
        alt=f"{entry.label}: date and minimum wage in dollars an hour, can be edited",
    )
    for warning in session.current_scenario().warnings(assumptions()):
        st.caption(f":material/info: {words.plain(warning)}.")


def draw_later_law() -> None:
    """The button that adds the steps since the study, and their source."""
    law = assumptions().later_law
    there = set(law.steps) <= set(schedule_in_force())
    st.button(law.label, key="later-law", on_click=_add_later_law, disabled=there)
    steps = ", ".join(f"${wage:,.2f} from {date:%b %Y}" for date, wage in law.steps)
    st.caption(words.plain(f"{steps}. Source: {law.source}"))


def schedule_in_force() -> Schedule:
    """The schedule of the scenario in force."""
    schedule: Schedule = session.current_scenario().value(assumptions(), SCHEDULE)
    return schedule


def editor_key(schedule: Schedule) -> str:
    """A key that is new for each schedule, so that an edit is never applied to what it made."""
    return f"phase-in-{abs(hash(schedule))}"


def take() -> None:
    """Put what was edited in force; what is not a schedule leaves the scenario with a notice."""
    schedule = schedule_in_force()
    session.change(SCHEDULE, edited(schedule, st.session_state[editor_key(schedule)]))
    session.redraw()


def edited(schedule: Schedule, edits: Mapping[str, Any]) -> tuple[tuple[Any, Any], ...]:
    """The schedule with the editor's edits: cells changed, then rows removed, then rows added."""
    rows = [{DATE: date, WAGE: wage} for date, wage in schedule]
    changed = {int(number): cells for number, cells in edits.get("edited_rows", {}).items()}
    removed = set(edits.get("deleted_rows", ()))
    kept = [
        {**row, **changed.get(number, {})}
        for number, row in enumerate(rows)
        if number not in removed
    ]
    return tuple(
        (_date(row.get(DATE)), row.get(WAGE)) for row in [*kept, *edits.get("added_rows", ())]
    )


def with_steps(schedule: Schedule, steps: Iterable[tuple[datetime.date, float]]) -> Schedule:
    """The schedule with more steps, in order; a step replaces one of the same date."""
    return tuple(sorted({**dict(schedule), **dict(steps)}.items()))


def _add_later_law() -> None:
    session.change(SCHEDULE, with_steps(schedule_in_force(), assumptions().later_law.steps))
    session.redraw()


def _date(given: Any) -> Any:
    try:
        return datetime.date.fromisoformat(str(given)[:10])
    except ValueError:
        return given
