"""A field of an input of the budget that is a share, in percent."""

from __future__ import annotations

import streamlit as st

from model.findings.budget.texts.plan_texts import ENTRY_OF
from pages.parts.budget import plan
from pages.shell.markdown import plain
from pages.shell.widgets import heard
from reporting.formats import field_format
from reporting.wording.values import on_screen, scale_on_screen


def draw(name: str, value: float) -> None:
    """Limits, step, label and source stand in the entry of the input; name: that in a link."""
    entry = plan.inputs().entries[ENTRY_OF[name]]
    shown = on_screen(entry, value)
    lowest, highest, step = scale_on_screen(entry)
    st.number_input(
        f"{entry.label}, percent",
        min_value=lowest,
        max_value=highest,
        value=shown,
        step=step,
        format=field_format(shown, 2),
        help=plain(f"{entry.description} {entry.source.where}."),
        **heard(f"budget-{name}", lambda typed: plan.take(name, f"{typed:.10g}%" if typed else "")),
    )
