"""Compare: what drives the difference between two scenarios, and up to four side by side."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.findings.compare import comparison
from model.findings.side_by_side import SideBySide
from pages.parts import chart, choices, tables, terms
from pages.parts.budget import side_by_side as costs
from pages.shell import compared, files
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.charts import bridge
from reporting.charts.plot import Plot


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
            max_selections=compared.AT_MOST,
            **heard("compare-scenarios", compared.compare),
        )
    with right:
        st.text_input(
            "Paste a link to add its scenario",
            placeholder="https://...",
            **heard("paste-link", files.add_those_of_a_link),
        )
    _draw_added()
    _draw_bridge(names)
    _draw_rates()
    _draw_costs(names)


def _draw_added() -> None:
    """The scenarios that were added, each with a way to remove it."""
    with st.container(horizontal=True, key="added"):
        for place, added in compared.added().items():
            st.button(
                f"Remove {plain(added.name)} from Compare",
                icon=":material/close:",
                key=f"remove-{place}",
                **clicked(compared.remove, place),
            )


def _draw_bridge(names: dict[str, str]) -> None:
    """What leads from one scenario's rate of a service to another's."""
    st.subheader("What drives the difference", anchor=False)
    terms.draw("bridge")
    start, end = compared.bridge_ends()
    left, middle, right = st.columns(3)
    with left:
        service = choices.service()
    with middle:
        _draw_end("From", start, names, lambda key: compared.build_bridge(key, end))
    with right:
        _draw_end("To", end, names, lambda key: compared.build_bridge(start, key))
    bound = choices.bound()
    known = compared.comparable()
    between = (assumptions(), known[start], known[end])
    shown = _bridge()
    with st.container():
        if shown is None:
            _draw_nothing_differs(names)
    if shown:
        steps = bridge.bridge_steps(*between, service, bound)
        chart.draw(shown, "bridge", lambda: tables.draw_bridge(steps, shown.alt))


def plot(_: SideBySide) -> Plot | None:
    """What drives the difference of the chosen service; None where nothing differs."""
    return _bridge()


def _bridge() -> Plot | None:
    known, (start, end) = compared.comparable(), compared.bridge_ends()
    return bridge.bridge_plot(
        assumptions(),
        known[start],
        known[end],
        (known[start].name, known[end].name),
        choices.chosen_service(),
        choices.chosen_bound(),
        colors=chart.colors(),
    )


def _draw_end(label: str, key: str, names: dict[str, str], choose: Callable[[str], None]) -> None:
    keys = list(names)
    st.selectbox(
        label,
        keys,
        index=keys.index(key),
        format_func=lambda each: names[each],
        **heard(f"compare-{label}", choose),
    )


def _draw_nothing_differs(names: dict[str, str]) -> None:
    """What to do where the two scenarios are the same: a preset is one click away."""
    st.info(bridge.NOTHING_DIFFERS)
    st.pills(
        plain(f"Compare a preset with {assumptions().base.in_words}"),
        [key for key in names if key in compared.preset_scenarios()],
        format_func=lambda key: plain(names[key]),
        **heard("compare-preset", compared.compare_with_base),
    )


def _draw_rates() -> None:
    """The rates of what is compared, side by side."""
    st.subheader("Rates side by side", anchor=False)
    known = compared.comparable()
    if chosen := [known[key] for key in compared.compared_keys()]:
        tables.draw_comparison(comparison(assumptions(), chosen), choices.chosen_bound())
    else:
        st.info("Choose a scenario to see its rates.")


def _draw_costs(names: dict[str, str]) -> None:
    """What is compared in dollars, under the policy of the page Budget."""
    known = compared.comparable()
    start, end = compared.bridge_ends()
    chosen = {names[key]: known[key] for key in compared.compared_keys()}
    costs.draw(chosen, known[start], known[end])
