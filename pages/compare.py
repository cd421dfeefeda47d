"""Compare: what drives the difference between two scenarios, and up to four side by side."""

from __future__ import annotations

import streamlit as st

from model.findings.compare import comparison
from model.findings.side_by_side import SideBySide
from pages.parts import choices
from pages.parts.budget import side_by_side as costs
from pages.parts.compare import added, compared, difference, pasted
from pages.parts.tables.comparison import draw_comparison
from pages.shell.results import results
from pages.shell.widgets import heard
from reporting.charts.plot import Plot
from reporting.screen.comparable import AT_MOST


def page(_: SideBySide) -> None:
    """Draw the page."""
    st.title("Compare")
    names = {key: each.name for key, each in compared.comparable().items()}
    left, right = st.columns([3, 2])
    with left:
        st.multiselect(
            "Scenarios to compare (up to 4; first is the baseline)",
            list(names),
            default=list(compared.compared_keys()),
            format_func=lambda key: names[key],
            max_selections=AT_MOST,
            **heard("compare-scenarios", compared.compare),
        )
    with right:
        pasted.draw()
    added.draw()
    difference.draw(names)
    _draw_rates()
    _draw_costs(names)


def plot(_: SideBySide) -> Plot | None:
    """What drives the difference of the chosen service; None where nothing differs."""
    return difference.plot()


def _draw_rates() -> None:
    """The rates of what is compared, side by side."""
    st.subheader("Rates side by side", anchor=False)
    known = compared.comparable()
    if chosen := [results(known[key]) for key in compared.compared_keys()]:
        draw_comparison(comparison(chosen), choices.chosen_bound())
    else:
        st.info("Choose a scenario to see its rates.")


def _draw_costs(names: dict[str, str]) -> None:
    """What is compared in dollars, under the policy of the page Budget."""
    known = compared.comparable()
    start, end = compared.bridge_ends()
    chosen = {names[key]: known[key] for key in compared.compared_keys()}
    costs.draw(chosen, known[start], known[end])
