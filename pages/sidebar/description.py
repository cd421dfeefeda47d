"""Name, author and note of the scenario: shown where it is chosen, edited in a popover."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from model.scenario.scenario import LONGEST_NAME, LONGEST_NOTE
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.screen.edited import known_of

FIELDS: dict[str, tuple[Callable[..., Any], str, int]] = {
    "name": (st.text_input, "Name", LONGEST_NAME),
    "author": (st.text_input, "Author", LONGEST_NAME),
    "note": (st.text_area, "Note", LONGEST_NOTE),
}


def draw() -> None:
    """What is known of the scenario, and the popover.

    Its fields are made when it is first opened, and then stay: a text may still be on its way when
    the popover closes.
    """
    with st.container(key="described"):
        if said := known_of(session.scenario(), assumptions()):
            st.caption(plain(said))
    with st.popover(
        "Name, author, note", key="description", on_change="rerun", type="tertiary"
    ) as popover:
        is_made = popover.open or st.session_state.get("description_made", False)
        st.session_state["description_made"] = is_made
        if not is_made:
            return
        for field, (widget, label, longest) in FIELDS.items():
            heard_as = heard(f"scenario-{field}", partial(session.describe, field))
            widget(label, value=getattr(session.scenario(), field), max_chars=longest, **heard_as)
