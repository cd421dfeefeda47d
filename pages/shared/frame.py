"""What every page opens with: `view = frame.page("Rate ranges", ("numbers", "table", "chart"))`.

A page then draws itself in keyed fragments, in the order given, numbers first and charts last:

    view = frame.page("Rate ranges", fragments=("numbers", "table", "chart"))

    @st.fragment(key="numbers")
    def numbers() -> None:
        st.metric("Fees below the range", below_the_range(view.results.rates))

    @st.fragment(key="chart")
    def chart() -> None:
        plots.draw(plots.Plot(range_chart(view.results.rates), alt="..."), "range-chart")

    numbers()
    chart()
    view.footer()

When a control moves, its callback reruns just these fragments (`session.redraw`). So a fragment
reads `view.scenario` and `view.results` inside its body, where they are the ones in force; a
value taken at the top of the page would be the one of the last full run. What must change before
all else is a live part, `view.live("headline", headline_drawn)`: see `live.py`.

A widget of the page itself calls `session.change(...)` and then `session.redraw()` in its
`on_change`. Containers a fragment fills are made inside it.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from model import Assumptions, AssumptionsError, Results, Scenario
from pages.shared import connections, live, session, sidebar, strip
from pages.shared.results import assumptions, results
from reporting import wording as words

HERE = Path(__file__).resolve().parent
# New objects between two looks at the young ones; such looks between two at older ones.
BETWEEN_COLLECTIONS = (50_000, 20, 20)


@dataclass(frozen=True)
class View:
    """What a page draws from. Read its properties inside fragments: they are those in force."""

    assumptions: Assumptions
    title: str

    @property
    def scenario(self) -> Scenario:
        """The scenario in force."""
        return session.current_scenario()

    @property
    def study(self) -> Scenario:
        """The scenario without a change."""
        return session.study_scenario()

    @property
    def results(self) -> Results:
        """The results of the scenario in force."""
        return results(self.scenario)

    @property
    def study_results(self) -> Results:
        """The results of the study, calculated once."""
        return results(self.study)

    @property
    def briefing(self) -> bool:
        """Whether to show one message a screen."""
        return session.briefing()

    def live(self, key: str, element: live.Element, turn: int = live.NUMBERS) -> None:
        """Draw a part that changes at once: one element, no widget, such as the headline."""
        live.draw(key, element, turn)

    def footer(self) -> None:
        """The source line at the foot of the page."""
        study = self.assumptions.study
        st.divider()
        st.caption(
            words.plain(f"Source: {study['source_line']}; scenario modeled. {study['disclaimer']}")
        )


def page(
    title: str,
    fragments: Sequence[str] = (),
    *,
    heading: bool = True,
    folded: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> View:
    """Open a page: configuration, link, sidebar, strip of changes, notices, heading.

    `fragments` are the keys of the page's fragments in the order in which they shall be redrawn.
    `folded` are those that consist of expanders, with the keys of these: they are redrawn when one
    is open. Without `heading` the page draws its own headline. Faulty assumptions stop the page
    with their list of faults.
    """
    st.set_page_config(
        page_title=f"{title} - HCBS rate what-if",
        layout="wide",
        initial_sidebar_state="collapsed" if session.briefing() else "expanded",
    )
    connections.send_at_once()
    _settle_garbage_collector()
    view = View(_assumptions_or_stop(), title)
    session.open_page(title, fragments, folded)
    sidebar.draw()
    st.html(HERE / "style.css")
    if session.briefing():
        st.html(HERE / "briefing.css")
    strip.draw()
    if heading:
        st.title(title)
    return view


@functools.cache
def _settle_garbage_collector() -> None:
    """Take what the imports made out of the collector's sight, once for the process.

    And have it look less often: an answer makes some ten thousand short-lived objects that need no
    collector, and by default it would go through all that the sessions hold several times a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*BETWEEN_COLLECTIONS)


def _assumptions_or_stop() -> Assumptions:
    try:
        return assumptions()
    except AssumptionsError as error:
        st.error("The assumptions cannot be loaded. Correct the files and reload this page.")
        for fault in error.faults:
            st.markdown(f"- {words.plain(fault)}")
        st.stop()
