"""What leads from one scenario's rate of a service to another's: the two ends, and the bridge."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from pages.parts import chart, choices, terms
from pages.parts.compare import compared
from pages.parts.tables.comparison import draw_bridge
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.charts.bridges import bridge
from reporting.charts.plot import Plot
from reporting.screen.comparable import CURRENT, preset_scenarios


def draw(names: Mapping[str, str]) -> None:
    """The choices, and the bridge between the two ends.

    names: key of each scenario that can be compared -> its name.
    """
    st.subheader("What drives the difference", anchor=False)
    terms.draw("bridge")
    start, end = compared.bridge_ends()
    left, middle, right = st.columns([2, 1, 1])
    with left:
        service = choices.service()
    with middle:
        _draw_end("From", start, names, lambda key: compared.build_bridge(key, end))
    with right:
        _draw_end("To", end, names, lambda key: compared.build_bridge(start, key))
    bound = choices.bound()
    shown = plot()
    # What comes and goes stands in a place of its own, so that all else keeps its place.
    with st.container():
        if shown is None:
            _draw_nothing_differs(names)
    if shown:
        chart.draw(shown, "bridge", lambda: draw_bridge(_steps(service, bound), shown.alt))


def _steps(service: str, bound: str) -> pd.DataFrame:
    known, (start, end) = compared.comparable(), compared.bridge_ends()
    return bridge.bridge_steps(assumptions(), known[start], known[end], service, bound)


def plot() -> Plot | None:
    """The bridge of the chosen service and bound; None where nothing differs."""
    known, (start, end) = compared.comparable(), compared.bridge_ends()
    return bridge.bridge_plot(
        assumptions(),
        known[start],
        known[end],
        _names_of(start, end),
        choices.chosen_service(),
        choices.chosen_bound(),
    )


def _names_of(start: str, end: str) -> tuple[str, str]:
    """What the two ends are called in a chart, which may leave the page: each by its own name."""
    known = compared.comparable()
    own = {**known, CURRENT: session.scenario()}
    by_own_names = own[start].name, own[end].name
    return by_own_names if len(set(by_own_names)) == 2 else (known[start].name, known[end].name)


def _draw_end(
    label: str, key: str, names: Mapping[str, str], choose: Callable[[str], None]
) -> None:
    keys = list(names)
    st.selectbox(
        label,
        keys,
        index=keys.index(key),
        format_func=lambda each: names[each],
        **heard(f"compare-{label}", choose),
    )


def _draw_nothing_differs(names: Mapping[str, str]) -> None:
    """What to do where the two scenarios are the same: a preset is one click away."""
    st.info(bridge.NOTHING_DIFFERS)
    st.pills(
        plain(f"Compare a preset with {assumptions().base.in_words}"),
        [key for key in names if key in preset_scenarios(assumptions())],
        format_func=lambda key: plain(names[key]),
        **heard("compare-preset", compared.compare_with_base),
    )
