"""The plan of an agency: a table that a person fills in, and the dates of reviews.

Its cells are texts, read by the server; what is typed is taken whole or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.programs.loaded import employment_plan
from model.programs.plan import DATE, DATES, FIELDS, PERSON, STATUS, Plan
from pages.parts import choices, plain_table
from pages.parts.programs import in_force
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import heard
from reporting.programs import plan_words as words
from reporting.tables.headed_rows import headed_rows

ABOUT = (
    "Fill in who does what by when, and what is ready. The plan names persons, so it stands in no "
    "link: save it with the scenario's file, or download it as a workbook or a document."
)


def draw() -> None:
    """The dates, the table to fill in, and the reviews."""
    plan, filled = employment_plan(), session.filled_plan()
    st.subheader("The plan", anchor=False)
    st.caption(ABOUT)
    with st.container(horizontal=True):
        for name in DATES:
            _draw_date(name)
    _draw_table(plan, choices.select("Part of the plan", "part", words.areas(plan, filled)))
    if dates := words.reviews(plan, filled):
        plain_table.draw(headed_rows(dates, "What"), "Review dates", "of-words")


def _draw_date(name: str) -> None:
    st.text_input(
        DATES[name],
        value=words.date_text(session.filled_plan().get(name, "")),
        placeholder="Jan 31, 2027",
        **heard(f"plan-{name}", lambda text: in_force.fill_in({name: text})),
    )


def _draw_table(plan: Plan, area: str) -> None:
    """The rows of one area, which is named by its first row."""
    keys = plan.rows_of_area(plan.rows[area].area)
    config = {
        "step": st.column_config.TextColumn("Step", disabled=True, width=520),
        PERSON: st.column_config.TextColumn(FIELDS[PERSON]),
        DATE: st.column_config.TextColumn(FIELDS[DATE]),
        STATUS: st.column_config.SelectboxColumn(FIELDS[STATUS], options=["", *plan.statuses]),
    }
    st.data_editor(
        pd.DataFrame(words.rows(plan, session.filled_plan(), keys), columns=["step", *FIELDS]),
        column_config=config,
        hide_index=True,
        row_height=36,
        alt=plain(f"{plan.rows[area].area}: person, target date and status, can be edited"),
        **heard(f"plan-{keys[0]}", partial(take, keys)),
    )


def take(keys: Sequence[str], edits: Mapping[str, Any]) -> None:
    """Take over what was edited in a table whose rows have these keys."""
    in_force.fill_in(
        {
            f"{keys[int(number)]}.{field}": text or ""
            for number, cells in edits.get("edited_rows", {}).items()
            for field, text in cells.items()
        }
    )
