"""The phase-in of the minimum wage as a table that is edited."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.scenario.warnings import warnings
from model.study.assumptions import Schedule
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard

SCHEDULE = "minimum_wage_schedule"
DATE, WAGE = "effective_date", "minimum_wage_usd_per_hour"


def draw() -> None:
    """The editor, fed from the scenario."""
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
        alt=f"{entry.label}: date and minimum wage in dollars an hour, can be edited",
        **heard("phase-in", partial(_take, schedule)),
    )
    for warning in warnings(session.scenario(), assumptions()):
        st.caption(f":material/info: {plain(warning)}.")


def schedule_in_force() -> Schedule:
    """The schedule of the scenario in force."""
    schedule: Schedule = session.scenario().value(assumptions(), SCHEDULE)
    return schedule


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


def _take(schedule: Schedule, edits: Mapping[str, Any]) -> None:
    """Put what was edited in force; an edit that is refused stays in the table to be corrected."""
    session.take({SCHEDULE: edited(schedule, edits)}, keeps_what_is_refused=True)
    if schedule_in_force() != schedule:
        session.begin_generation()


def _date(text: Any) -> Any:
    try:
        return datetime.date.fromisoformat(str(text)[:10])
    except ValueError:
        return text
