"""What every page stands in: navigation, changes, the page, sidebar."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from model import AssumptionsError
from pages import assumptions as assumptions_page
from pages import build_up, check, compare, minimum_wage, overview, rate_ranges
from pages.shell import changes, link, session, sidebar
from pages.shell.markdown import plain
from pages.shell.results import assumptions, side_by_side
from reporting.page_list import PAGES, PageEntry

STYLE = Path(__file__).parent / "shell" / "style.css"
BRIEFING_STYLE = STYLE.with_name("briefing.css")
DRAW = {
    "overview": overview.page,
    "rate_ranges": rate_ranges.page,
    "minimum_wage": minimum_wage.page,
    "build_up": build_up.page,
    "compare": compare.page,
    "assumptions": assumptions_page.page,
    "check": check.page,
}
assert tuple(DRAW) == tuple(entry.key for entry in PAGES)


def draw() -> None:
    """The whole screen, for a new session, a page switch, Back or Forward."""
    _stop_where_assumptions_are_faulty()
    link.open_session()
    pages = {entry: _page(entry) for entry in PAGES}
    st.session_state["pages"] = {entry.key: page for entry, page in pages.items()}
    opened = st.navigation(list(pages.values()), position="hidden")
    entry = next(entry for entry, page in pages.items() if page == opened)
    st.set_page_config(
        page_title=f"{entry.title} - HCBS rate what-if",
        layout="wide",
        initial_sidebar_state="collapsed" if changes.is_briefing() else "auto",
    )
    st.html(STYLE)
    _draw_answer(entry, list(pages.values()))


@st.fragment
def _draw_answer(entry: PageEntry, pages: list[st.Page]) -> None:
    """All that a control can change, in one run: the page first, so that its number comes first.

    One fragment, because the whole script then runs only where a person goes to an address.
    """
    if changes.is_briefing():
        st.html(BRIEFING_STYLE)
    changes.draw(entry.key)
    DRAW[entry.key](side_by_side(session.scenario()))
    _draw_footer()
    sidebar.draw(pages)
    link.write()
    st.session_state["answers_a_control"] = False


def _page(entry: PageEntry) -> st.Page:
    """A page as the navigation knows it. What it shows is drawn in the answer to a control too."""
    first = entry is PAGES[0]
    return st.Page(f"{entry.key}.py", title=entry.title, url_path=entry.key, default=first)


def _draw_footer() -> None:
    study = assumptions().study
    st.divider()
    source = f"Source: {study['source_line']}; scenario modeled. {study['disclaimer']}"
    st.caption(plain(source))


def _stop_where_assumptions_are_faulty() -> None:
    try:
        assumptions()
    except AssumptionsError as error:
        st.error("The assumptions cannot be loaded. Correct the files and reload this page.")
        for fault in error.faults:
            st.markdown(f"- {plain(fault)}")
        st.stop()


draw()
