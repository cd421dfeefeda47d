"""What every page stands in: navigation, changes, the page, sidebar."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import streamlit as st

from pages.parts import footer, presentation
from pages.parts.strip import strip
from pages.shell import guard, history, link, pacing, session
from pages.shell.results import side_by_side
from pages.sidebar import sidebar
from reporting.page_list import PAGES, PROGRAM_PAGES, PageEntry

STYLE = Path(__file__).parent / "shell" / "style.css"
ALL_PAGES = (*PAGES, *PROGRAM_PAGES)
# A page of the list is a file of this folder with a function `page`. Where it has `opening`, that
# draws what stands first on it; where it has `plot`, presentation mode shows that chart.
FILES = {entry: import_module(f"pages.{entry.key}") for entry in ALL_PAGES}
OPENINGS = {entry: FILES[entry].opening for entry in ALL_PAGES if hasattr(FILES[entry], "opening")}
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
    session.answers_a_control.put(False)  # first: Back may come before the last line
    if undoable := strip.track(entry):
        history.note(undoable)
    # Its place comes first: a run that gives way before it has one would leave all of it twice.
    beside = st.sidebar.container()
    if presentation.is_on():
        presentation.draw(entry, PLOTS)
    else:
        _draw_page(entry)
        with beside:
            sidebar.draw(entry)
    link.write()


def _draw_page(entry: PageEntry) -> None:
    """What stands first on a page, then the line over it, then the rest.

    In this order because a browser paints a few elements sooner than many.
    """
    compared, above = side_by_side(session.scenario()), st.container()
    try:
        if entry in OPENINGS:
            OPENINGS[entry](compared)
            pacing.let_the_browser_paint(pacing.FOR_NUMBERS)
    finally:  # also where the opening fails: the line has the ways back
        with above:
            strip.draw(entry, can_be_presented=entry in PLOTS or entry in PAGES)
    FILES[entry].page(compared)
    pacing.let_the_browser_paint(pacing.FOR_A_CHART)
    if entry in PAGES:
        footer.draw()


draw()
