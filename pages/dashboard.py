"""What every page stands in: navigation, changes, the page, sidebar."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import streamlit as st

from pages.parts import chart, downloads, presentation
from pages.parts.programs import controls
from pages.shell import (
    changes,
    footer,
    guard,
    history,
    link,
    pacing,
    session,
    sidebar,
)
from pages.shell.results import programs, side_by_side
from pages.shell.scenarios import files, program_values
from reporting.page_list import PAGES, PROGRAM_PAGES, PageEntry

STYLE = Path(__file__).parent / "shell" / "style.css"
ALL_PAGES = (*PAGES, *PROGRAM_PAGES)
# A page of the list is a file of this folder with a function `page`. Where it has a function `plot`
# as well, presentation mode shows that chart.
FILES = {entry: import_module(f"pages.{entry.key}") for entry in ALL_PAGES}
PLOTS = {entry: FILES[entry].plot for entry in ALL_PAGES if hasattr(FILES[entry], "plot")}


def draw() -> None:
    """The whole screen, for a new session, a page switch, Back or Forward."""
    guard.stop_where_values_are_faulty()
    pages = [
        st.Page(link.file(e.key), title=e.title, url_path=e.key, default=e is PAGES[0])
        for e in ALL_PAGES
    ]
    entry = ALL_PAGES[pages.index(st.navigation(pages, position="hidden"))]
    link.open_session(entry.key)
    st.set_page_config(page_title=f"{entry.title} - HCBS rate what-if", layout="wide")
    st.html(STYLE)
    sidebar.draw_heading()
    _draw_answer(entry)


@st.fragment
def _draw_answer(entry: PageEntry) -> None:
    """All that a control can change, in one run: the page first, so that its number comes first.

    One fragment, because the whole script then runs only where a person goes to an address.
    """
    st.session_state["answers_a_control"] = False  # first: Back may come before the last line
    track = _track(entry)
    if track:
        history.note(track)
    # Its place comes first: a run that gives way before it has one would leave all of it twice.
    beside = st.sidebar.container()
    if presentation.is_on():
        _draw_screen(entry)
    else:
        _draw_page(entry, track, is_of_the_study=entry in PAGES)
        with beside:
            _draw_sidebar(entry)
    link.write()


def _track(entry: PageEntry) -> history.Track | None:
    """What can be undone on a page; None where nothing is kept."""
    if entry in PAGES:
        return session.TRACK
    return program_values.track(entry.key) if entry.key in programs() else None


def _draw_page(entry: PageEntry, track: history.Track | None, *, is_of_the_study: bool) -> None:
    with st.container(key="strip", horizontal=True, vertical_alignment="center", gap="medium"):
        if is_of_the_study:
            changes.draw()
        elif entry.key in programs():
            changes.draw_of_program(entry.key)
        else:
            changes.draw_that_nothing_is_kept()
        if track:
            changes.draw_undo_and_redo(track)
        downloads.draw(entry.key)
        if entry in PLOTS or is_of_the_study:
            presentation.draw_switch()
    # What comes and goes stands in a place of its own, so that all else keeps its place.
    with st.container(key="notices"):
        changes.draw_notices()
        if is_of_the_study:
            changes.draw_warnings()
    FILES[entry].page(side_by_side(session.scenario()))
    pacing.let_the_browser_paint(pacing.FOR_A_CHART)
    if is_of_the_study:
        footer.draw()


def _draw_screen(entry: PageEntry) -> None:
    """A page in presentation mode: the pager, and its chart; without one it has no screen.

    The screens of the study follow each other, and so do those of the other programs.
    """
    is_of_the_study = entry in PAGES
    beside = PAGES if is_of_the_study else PROGRAM_PAGES
    shown = side_by_side(session.scenario())
    plots = {each: plot(shown) for each, plot in PLOTS.items() if each in beside}
    screens = {each: plot for each, plot in plots.items() if plot}
    with st.container(key="notices"):
        presentation.draw_pager(entry, list(screens), is_of_the_study=is_of_the_study)
        changes.draw_notices()
        if is_of_the_study:
            changes.draw_warnings()
    chart.draw_on_a_screen(screens[entry])


def _draw_sidebar(entry: PageEntry) -> None:
    if entry in PAGES:
        sidebar.draw()
    else:
        sidebar.draw_navigation()
        if entry.key in programs():
            files.draw()
            controls.draw(entry.key)


draw()
