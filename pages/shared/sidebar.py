"""The sidebar of every page: navigation, preset, headline controls, more assumptions, files."""

from __future__ import annotations

import functools
import html
import json
from pathlib import Path

import streamlit as st

from model.study.assumptions import Assumption
from pages.shared import controls, link, scenario_files, session
from pages.shared.results import assumptions
from reporting import wording as words

HERE = Path(__file__).resolve().parent
PAGES = {  # title -> path under the address of the server, which is the name of the page's file
    "Overview": "",
    "Rate ranges": "rate_ranges",
    "Minimum wage": "minimum_wage",
    "Build-up": "build_up",
    "Compare": "compare",
    "Assumptions": "assumptions",
    "Fidelity": "fidelity",
}
_CURRENT = ' aria-current="page"'


def draw() -> None:
    """Everything in the sidebar, in keyed fragments."""
    with st.sidebar:
        _navigation()
        _controls()
        st.html(HERE / "sidebar.html", unsafe_allow_javascript=True)
        st.html(_page_links_script(), unsafe_allow_javascript=True)


def _navigation() -> None:
    """The product and its pages, as links of our own: Streamlit's give the first page no address.

    The script in page_links.html puts the scenario into a link when it is used; links that carry it
    themselves would be drawn anew with each change.
    """
    links = "".join(
        f'<a href="{link.page_address(path)}"{_CURRENT * (title == session.page_title())}>'
        f"{title}</a>"
        for title, path in PAGES.items()
    )
    study = html.escape(assumptions().study["short_title"])
    st.html(
        f'<p class="product"><strong>HCBS rate what-if</strong><span>{study}</span></p>'
        f'<nav class="pages" aria-label="Pages">{links}</nav>'
    )


@functools.cache
def _page_links_script() -> str:
    script = (HERE / "page_links.html").read_text("utf-8")
    return script.replace("PAGE_PARAMETERS", json.dumps(link.PAGE_PARAMETERS))


@st.fragment(key="sidebar")
def _controls() -> None:
    _scenario()
    for entry in headline_entries():
        own = controls.headline_settings(entry)
        controls.draw_assumption(entry, slider=True, settings=own)
    _more()


def headline_entries() -> list[Assumption]:
    """The assumptions that have a headline control, in the order in which staff ask for them."""
    found = [entry for entry in assumptions().entries.values() if entry.headline_place]
    return sorted(found, key=lambda entry: entry.headline_place)


def sections() -> list[str]:
    """The sections that have a control that is not a headline, in the order of the files."""
    return list(
        dict.fromkeys(
            entry.section for entry in assumptions().entries.values() if stands_in_more(entry)
        )
    )


@st.fragment(key="scenario")
def _scenario() -> None:
    """What names the scenario: the preset, the way back, the files."""
    session.note_drawn("scenario")
    _preset()
    st.button(
        "Back to the study",
        key="back-to-the-study",
        on_click=_back_to_the_study,
        disabled=not session.current_scenario().changes,
        width="stretch",
    )
    scenario_files.draw()


def _preset() -> None:
    scenario = session.current_scenario()
    presets = {preset.scenario.name: preset for preset in assumptions().presets}
    matching = [name for name, preset in presets.items() if preset.scenario.key == scenario.key]
    shown = matching[0] if matching else words.OWN_CHANGES
    st.selectbox(
        "Scenario",
        [*presets, words.OWN_CHANGES],
        key=controls.seeded("preset", shown),
        on_change=_take_preset,
    )
    if matching and scenario.changes:
        st.caption(words.plain(presets[shown].sentence))


def _take_preset() -> None:
    if session.put_back_if_late("preset"):
        return
    chosen = st.session_state["preset"]
    for preset in assumptions().presets:
        if preset.scenario.name == chosen:
            session.put_scenario(preset.scenario)
    session.redraw()


def _back_to_the_study() -> None:
    session.reset_all()
    session.redraw()


def _more() -> None:
    # The expander tells whether it is open, so that a closed one costs nothing.
    reseed = session.reseed_widgets
    with st.expander("More assumptions", key="more-assumptions", on_change=reseed) as more:
        if not more.open:
            return
        section = st.selectbox(
            "Section",
            sections(),
            key="more-section",
            on_change=reseed,
            persist_state="session",
        )
        for entry in assumptions().entries.values():
            if entry.section == section and stands_in_more(entry):
                own = controls.other_settings(entry)
                controls.draw_assumption(entry, slider=False, settings=own)


def stands_in_more(entry: Assumption) -> bool:
    """Whether the entry has a control under "More assumptions"."""
    return bool(controls.other_settings(entry))
