"""A table whose cells are typed or pasted as text and read by the server, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.budget import plan
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import heard

REFUSED = "Change not applied."
Row = dict[str, str]


def draw(
    name: str,
    rows: Sequence[Row],
    headings: Mapping[str, str],
    texts_of: Callable[[list[Row]], dict[str, str]],
    *,
    fixed: Sequence[str] = (),
    can_grow: bool = False,
) -> None:
    """The editor, fed from what is in force.

    rows: column -> text. headings: column -> heading, in their order. fixed: columns that cannot
    be typed in. texts_of: the texts of the plan that the typed rows stand for.
    """
    st.data_editor(
        pd.DataFrame(list(rows), columns=list(headings)),
        column_config={key: st.column_config.TextColumn(label) for key, label in headings.items()},
        disabled=list(fixed),
        num_rows="dynamic" if can_grow else "fixed",
        hide_index=True,
        width="stretch",
        **heard(name, partial(_take, list(rows), texts_of)),
    )


def edited(rows: Sequence[Row], edits: Mapping[str, Any]) -> list[Row]:
    """The rows with the editor's edits: cells changed, then rows removed, then rows added."""
    changed = {int(number): texts for number, texts in edits.get("edited_rows", {}).items()}
    removed = set(edits.get("deleted_rows", ()))
    kept = [
        {**row, **changed.get(number, {})}
        for number, row in enumerate(rows)
        if number not in removed
    ]
    return [
        {str(name): str(text or "").strip() for name, text in row.items()}
        for row in [*kept, *edits.get("added_rows", ())]
    ]


def _take(
    rows: list[Row], texts_of: Callable[[list[Row]], dict[str, str]], edits: Mapping[str, Any]
) -> None:
    """Put what was typed in force, all of it or nothing; what is refused stays to be corrected."""
    faults = plan.take_or_refuse(texts_of(edited(rows, edits)))
    session.put_notices(*([REFUSED, *faults] if faults else []))
    if faults:
        # The notice stands at the top of the page, which is out of sight here.
        st.toast(plain(f"{REFUSED} {faults[0]}"))
    else:
        session.begin_generation()
