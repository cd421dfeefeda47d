"""The line over a page: what is changed, and what can be done with all of it; then notices."""

from __future__ import annotations

import streamlit as st

from model.programs.loaded import programs
from pages.parts import presentation
from pages.parts.compare import question
from pages.parts.programs import in_force
from pages.parts.strip import changes, downloads
from pages.shell import history, session
from reporting.page_list import PAGES, PageEntry
from reporting.programs.words import changed_settings

NOTHING_IS_KEPT = "What you answer here is not kept, linked or sent on."


def track(entry: PageEntry) -> history.Track | None:
    """What can be undone on a page; None where nothing is kept."""
    if entry in PAGES:
        return session.TRACK
    return in_force.track(entry.key) if entry.key in programs() else None


def draw(entry: PageEntry, *, can_be_presented: bool) -> None:
    """The line and the notices of a page."""
    with st.container(key="strip", horizontal=True, vertical_alignment="center", gap="medium"):
        _draw_changes(entry)
        if undoable := track(entry):
            changes.draw_undo_and_redo(undoable)
        downloads.draw(entry.key)
        if can_be_presented:
            presentation.draw_switch()
    # What comes and goes stands in a place of its own, so that all else keeps its place.
    with st.container(key="notices"):
        changes.draw_notices()
        question.draw()
        if entry in PAGES:
            changes.draw_warnings()


def _draw_changes(entry: PageEntry) -> None:
    if entry in PAGES:
        changes.draw()
    elif entry.key in programs():
        changed = changed_settings(programs()[entry.key], session.program_values())
        changes.draw_changes(changed, "the document", in_force.reset)
    else:
        st.html(f'<span class="changes">{NOTHING_IS_KEPT}</span>')
