"""Two assumptions at a time: which ones, between which values, and the heat map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from model.findings.budget.full_year import FullYearCost
from model.findings.sensitivity.two_at_a_time import Axis, two_at_a_time
from model.findings.side_by_side import SideBySide
from model.study.settings import Setting
from model.study.values import value_text
from pages.parts import chart, choices, plain_table
from pages.parts.budget.appropriation import draw_amount_if_any
from pages.parts.sensitivity.asked import STEPS_OF_GRID, asked_axes, asked_axis, asked_result
from pages.parts.sensitivity.not_shown import draw_not_shown
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.charts.plot import Plot
from reporting.charts.sensitivity.heat_map import heat_map
from reporting.sensitivity.result import Result
from reporting.sensitivity.tables import grid_in_words
from reporting.sensitivity.words import axis_labels
from reporting.wording.values import (
    decimals_in_force,
    from_screen,
    on_screen,
    scale_on_screen,
    screen_unit,
)

STEPS = {steps: f"{steps} values each" for steps in STEPS_OF_GRID}


def draw(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> None:
    """The two assumptions, their values, and the rate for each pair."""
    own, scenario = side_by_side.assumptions, side_by_side.scenario.scenarios[0]
    result = asked_result(service, bound)
    labels = axis_labels(scenario, result, ranges)
    left, right = st.columns(2)
    with left:
        up = _drawn_axis("Up", "up", labels, result, ranges)
    with right:
        others = {key: label for key, label in labels.items() if key != up.setting_id}
        across = _drawn_axis("Across", "across", others, result, ranges)
    choices.buttons("Values of each", "steps", STEPS, label_visibility="collapsed")
    with st.container(key="grid-appropriation"):
        if isinstance(result.computed, FullYearCost):
            draw_amount_if_any("the cost in force")
    grid = two_at_a_time(own, scenario, result.computed, up, across)
    shown = heat_map(side_by_side, grid, result)
    chart.draw(
        shown, "grid", lambda: plain_table.draw(grid_in_words(result, scenario, grid), shown.alt)
    )


def plot(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> Plot:
    """The heat map of the two chosen assumptions."""
    own, scenario = side_by_side.assumptions, side_by_side.scenario.scenarios[0]
    result = asked_result(service, bound)
    axes = asked_axes(result, ranges)
    grid = two_at_a_time(own, scenario, result.computed, *axes)
    return heat_map(side_by_side, grid, result)


def _drawn_axis(
    heading: str, name: str, labels: Mapping[str, str], result: Result, ranges: str
) -> Axis:
    """The list of the assumptions for an axis, and its first and its last value."""
    with st.container(key=f"axis-{name}"):
        setting = assumptions().settings[choices.select(heading, name, labels)]
        draw_not_shown(name, labels, result)
        axis, fault = asked_axis(name, setting.id, ranges)
        if fault:
            st.warning(plain(f"{fault}. The usual range is shown."))
        if setting.entry.kind == "number":
            _draw_ends(name, setting, axis)
    return axis


def _draw_ends(name: str, setting: Setting, axis: Axis) -> None:
    entry = setting.entry
    lowest, highest, step = scale_on_screen(entry)
    ends = axis.values[0], axis.values[-1]
    # The values in force may move the range: a field of other values is another field.
    key = f"{setting.id}-{'-'.join(map(value_text, ends))}"
    with st.container(horizontal=True):
        for place, words in enumerate(("from", "to")):
            st.number_input(
                plain(f"{words}, {screen_unit(entry)}"),
                value=on_screen(entry, ends[place]),
                min_value=lowest,
                max_value=highest,
                step=step,
                format=f"%.{decimals_in_force(entry, ends[place])}f",
                width=155,
                **heard(f"{name}-{words}-{key}", partial(_take, name, setting, ends, place)),
            )


def _take(name: str, setting: Setting, ends: tuple[Any, Any], place: int, shown: Any) -> None:
    """Take over the first or the last value of an axis; an emptied field goes back to it."""
    if shown is not None:
        typed = list(ends)
        typed[place] = from_screen(setting.entry, shown)
        session.choose(f"{name}_range", f"{setting.id}={':'.join(map(value_text, typed))}")
    session.begin_generation()
