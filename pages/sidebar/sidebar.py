"""The sidebar of every page: navigation, scenario, headline controls, more assumptions."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.programs.loaded import programs
from model.scenario.presets import preset_of, presets
from model.scenario.scenario import base_scenario
from pages.parts import controls
from pages.parts.programs import controls as program_controls
from pages.shell import link, session
from pages.shell.loaded import study_assumptions
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from pages.sidebar import description, files, switch
from reporting.page_list import OTHER_PROGRAMS, PAGES, PROGRAM_PAGES, PageEntry


def draw_heading() -> None:
    """What the product is. It stands outside of the fragment, which can fill no empty sidebar."""
    study = study_assumptions().study["short_title"]
    st.sidebar.markdown(f"**HCBS rate what-if**  \n:small[{plain(study)}]\n\n:small[**Pages**]")


def draw(entry: PageEntry) -> None:
    """Everything else in the sidebar of a page."""
    if entry in PAGES:
        _draw_rate_study()
        return
    _draw_links("pages", PAGES)
    _draw_other_programs()
    if entry.key in programs():
        files.draw()
        program_controls.draw(entry.key)


def _draw_rate_study() -> None:
    """The pages of other programs come last, so that the headline controls are in sight."""
    _draw_links("pages", PAGES)
    with st.container(key="scenario"):
        _draw_scenario()
    for entry in assumptions().headline_entries:
        controls.draw_assumption(entry, assumptions().headline_settings(entry.id), slider=True)
    _draw_more()
    _draw_other_programs()


def _draw_other_programs() -> None:
    st.caption(OTHER_PROGRAMS)
    _draw_links("other-programs", PROGRAM_PAGES)


def _draw_links(key: str, entries: Sequence[PageEntry]) -> None:
    parameters = link.parameters()
    with st.container(gap=None, key=key):
        for entry in entries:
            file = link.file(entry.key)
            st.page_link(file, label=entry.title, query_params=parameters, width="stretch")


def _draw_scenario() -> None:
    """The base, what the scenario on it is called, in the list of the presets, and the way back."""
    switch.draw()
    scenario, preset = session.scenario(), preset_of(session.scenario(), assumptions())
    by_name = {preset.scenario.name: preset.scenario for preset in presets(assumptions())}
    # Nothing is ever chosen in it: a preset begins a new generation. So it shows the name instead.
    st.selectbox(
        "Scenario",
        list(by_name),
        index=None,
        placeholder=preset.scenario.name if preset else scenario.name,
        help=plain(
            f"Presets of this base ({assumptions().base.label}). Each changes a few of its values."
        ),
        **heard("preset", lambda name: session.put_scenario(by_name[name])),
    )
    description.draw()
    with st.container(horizontal=True, gap="xsmall", key="reset-and-files"):
        st.button(
            plain(f"Reset to {assumptions().base.in_words}"),
            key="back-to-the-base",
            disabled=not (scenario.changes or scenario.loaded_rates),
            **clicked(session.put_scenario, base_scenario(assumptions())),
        )
        files.draw()


def _draw_more() -> None:
    # The expander tells whether it is open, so that a closed one costs nothing. It is remembered,
    # because a run that gives way before it comes here forgets the expander.
    if st.session_state.get("more_is_open"):
        st.session_state.setdefault("more-assumptions", True)
    with st.expander("More assumptions", key="more-assumptions", on_change="rerun") as more:
        st.session_state["more_is_open"] = more.open
        if not more.open:
            return
        entries = [e for e in assumptions().entries.values() if assumptions().other_settings(e.id)]
        with_entries = {entry.section for entry in entries}
        sections = [section for section in assumptions().sections if section in with_entries]
        section = st.selectbox("Section", sections, key="more-section", persist_state="session")
        for entry in entries:
            if entry.section == section:
                settings = assumptions().other_settings(entry.id)
                controls.draw_assumption(entry, settings, slider=False)
