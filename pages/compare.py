"""Compare: up to four scenarios side by side, and what drives the difference between two."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.findings.compare import comparison
from model.findings.side_by_side import SideBySide
from pages.parts import chart, choices, compared, tables, terms
from pages.shell import files, session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.charts import bridge


def page(_: SideBySide) -> None:
    """Draw the page."""
    st.title("Compare")
    known = compared.comparable_scenarios()
    st.multiselect(
        "Scenarios to compare (up to 4; first is the baseline)",
        list(known),
        default=list(compared.compared_names()),
        max_selections=compared.AT_MOST,
        **heard("compare-scenarios", compared.compare),
    )
    _draw_kept()
    bound = choices.bound()
    if chosen := [known[name] for name in compared.compared_names()]:
        tables.draw_comparison(comparison(assumptions(), chosen), bound)
    else:
        st.info("Choose a scenario to see its rates.")
    _draw_bridge(bound)


def _draw_kept() -> None:
    """The scenarios that were added, each with a way to remove it, and a field for a link."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="kept"):
        st.text_input(
            "Paste a link to add its scenario",
            placeholder="https://...",
            **heard("paste-link", files.keep_of_link),
        )
        for kept in session.kept_scenarios():
            st.button(
                f"Remove {plain(kept.name)}",
                icon=":material/close:",
                key=f"remove-{kept.name}",
                **clicked(session.remove, kept.name),
            )


def _draw_bridge(bound: str) -> None:
    """What leads from one scenario's rate of a service to another's."""
    st.subheader("What drives the difference", anchor=False)
    terms.draw("bridge")
    known = compared.comparable_scenarios()
    start, end = compared.bridge_names()
    left, middle, right = st.columns(3)
    with left:
        service = choices.service()
    with middle:
        _draw_end("From", start, lambda name: compared.build_bridge(name, end))
    with right:
        _draw_end("To", end, lambda name: compared.build_bridge(start, name))
    between = (assumptions(), known[start], known[end])
    plot = bridge.bridge_plot(*between, (start, end), service, bound, colors=chart.colors())
    if plot is None:
        st.info(bridge.NOTHING_DIFFERS)
        return
    steps = bridge.bridge_steps(*between, service, bound)
    chart.draw(plot, "bridge", lambda: tables.draw_bridge(steps, plot.alt))


def _draw_end(label: str, name: str, choose: Callable[[str], None]) -> None:
    names = list(compared.comparable_scenarios())
    st.selectbox(label, names, index=names.index(name), **heard(f"compare-{label}", choose))
