"""A table whose cells are typed or pasted as text and read by the server, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.budget import plan
from pages.parts.typed_rows import Row, edited, refuse
from pages.shell import session
from pages.shell.widgets import heard


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
        pd.DataFrame(rows, columns=list(headings)),
        column_config={key: st.column_config.TextColumn(label) for key, label in headings.items()},
        disabled=list(fixed),
        num_rows="dynamic" if can_grow else "fixed",
        hide_index=True,
        width="stretch",
        **heard(name, partial(_take, rows, headings, texts_of)),
    )


def _take(
    rows: Sequence[Row],
    columns: Iterable[str],
    texts_of: Callable[[list[Row]], dict[str, str]],
    edits: Mapping[str, Any],
) -> None:
    """Put what was typed in force, all of it or nothing; what is refused stays to be corrected."""
    if faults := plan.take_or_refuse(texts_of(edited(rows, columns, edits))):
        refuse(faults)
    else:
        session.put_notices()
        session.begin_generation()
