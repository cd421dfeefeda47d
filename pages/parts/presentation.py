"""Presentation mode: one chart and its sentence a screen, and no more to press than the pager."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts import chart
from pages.parts.compare import question
from pages.parts.strip import changes
from pages.shell import link, session
from pages.shell.markdown import plain
from pages.shell.results import side_by_side
from pages.shell.widgets import clicked, heard
from reporting.charts.plot import Plot
from reporting.page_list import PAGES, PROGRAM_PAGES, PageEntry

# What gives the chart of a page; None where it has none to show.
PlotOfPage = Callable[[SideBySide], Plot | None]
CHOICE = "briefing"
CSS = Path(__file__).with_suffix(".css").read_text("utf-8")
# Not a style alone: Streamlit keeps those in a place that a fragment does not clear.
STYLE = f"<i></i><style>{CSS}</style>"


def is_on() -> bool:
    """Whether to show one chart and its sentence a screen."""
    return session.choice(CHOICE, ["", "on"]) == "on"


def draw_switch() -> None:
    """The switch from a page to work with to one to show."""
    st.toggle(
        "Presentation mode",
        value=is_on(),
        help="One chart and its sentence a screen, in large type. The arrow keys go on and back.",
        **heard(CHOICE, lambda on: session.choose(CHOICE, "on" if on else "")),
    )


def draw(entry: PageEntry, plots: Mapping[PageEntry, PlotOfPage]) -> None:
    """The pager, notices and the chart of a page; plots: what gives each page's, or None.

    The screens of the study follow each other, and so do those of the other programs.
    """
    is_of_the_study = entry in PAGES
    beside = PAGES if is_of_the_study else PROGRAM_PAGES
    shown = side_by_side(session.scenario())
    given = {each: plot(shown) for each, plot in plots.items() if each in beside}
    screens = {each: plot for each, plot in given.items() if plot}
    with st.container(key="notices"):
        _draw_pager(entry, list(screens), is_of_the_study=is_of_the_study)
        changes.draw_notices()
        question.draw()
        if is_of_the_study:
            changes.draw_warnings()
    chart.draw_on_a_screen(screens[entry])


def _draw_pager(entry: PageEntry, screens: Sequence[PageEntry], *, is_of_the_study: bool) -> None:
    """Which screen of how many, the ways to the others, and the way out.

    A page that has no screen leads to the first one. One of the study names the scenario.
    """
    st.html(STYLE)
    if entry not in screens:
        link.go_to(screens[0].key)
    place = screens.index(entry)
    with st.container(key="pager", horizontal=True, vertical_alignment="center", gap="small"):
        whose = f"{plain(session.scenario().name)} · " if is_of_the_study else ""
        st.markdown(f"{whose}{plain(entry.title)}", width="stretch")
        if st.button("Previous", shortcut="Left", type="tertiary", disabled=place == 0):
            link.go_to(screens[place - 1].key)
        st.markdown(f"{place + 1} / {len(screens)}", width="content")
        is_last = place + 1 == len(screens)
        if st.button("Next", shortcut="Right", type="tertiary", disabled=is_last):
            link.go_to(screens[place + 1].key)
        st.button("Leave", shortcut="Esc", key="leave", **clicked(session.choose, CHOICE, ""))
