"""The sidebar of every page: navigation, scenario, headline controls, more assumptions, files."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from model.scenario.presets import presets
from model.study.assumptions import Assumption
from pages.shell import controls, files, link, session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked


def draw(pages: Iterable[st.Page]) -> None:
    """Everything in the sidebar. pages: in the order of the navigation."""
    with st.sidebar:
        _draw_navigation(pages)
        _draw_scenario()
        files.draw()
        for entry in headline_entries():
            controls.draw_assumption(entry, controls.headline_settings(entry), slider=True)
        _draw_more()


def headline_entries() -> list[Assumption]:
    """The assumptions that have a headline control, in the order in which staff ask for them."""
    entries = assumptions().entries.values()
    return sorted((e for e in entries if e.headline_place), key=lambda entry: entry.headline_place)


def _draw_navigation(pages: Iterable[st.Page]) -> None:
    study = assumptions().study["short_title"]
    st.markdown(f"**HCBS rate what-if**  \n:small[{plain(study)}]")
    parameters = link.parameters()
    with st.container(gap=None, key="pages"):
        for page in pages:
            st.page_link(page, query_params=parameters, width="stretch")


def _draw_scenario() -> None:
    """What the scenario is called, as the menu of the presets, and the way back to the study."""
    scenario = session.scenario()
    by_name = {preset.scenario.name: preset for preset in presets(assumptions())}
    preset = session.preset_name()
    st.menu_button(
        plain(f"Scenario: {preset or scenario.name}"),
        list(by_name),
        key="preset",
        width="stretch",
        **clicked(lambda: session.put_scenario(by_name[st.session_state["preset"]].scenario)),
    )
    if preset and scenario.changes:
        st.caption(plain(by_name[preset].sentence))
    st.button(
        "Back to the study",
        key="back-to-the-study",
        disabled=not scenario.changes,
        width="stretch",
        **clicked(session.put_scenario, session.STUDY),
    )


def _draw_more() -> None:
    # The expander tells whether it is open, so that a closed one costs nothing.
    with st.expander("More assumptions", key="more-assumptions", on_change="rerun") as more:
        if not more.open:
            return
        other = {entry: controls.other_settings(entry) for entry in assumptions().entries.values()}
        sections = dict.fromkeys(entry.section for entry, settings in other.items() if settings)
        section = st.selectbox(
            "Section", list(sections), key="more-section", persist_state="session"
        )
        for entry, settings in other.items():
            if settings and entry.section == section:
                controls.draw_assumption(entry, settings, slider=False)
