"""The strip at the top of a page: what is changed, each with a way back; notices; briefing."""

from __future__ import annotations

import streamlit as st

from pages.shared import downloads, link, session, words
from pages.shared.controls import seeded
from pages.shared.results import assumptions

SHOWN_AT_MOST = 8


def draw() -> None:
    """The strip, with the briefing switch at its right."""
    changes, files, switch = st.columns([5, 1.35, 1.55], vertical_alignment="top", gap="small")
    with changes:
        _changes()
    with files:
        downloads.draw()
    with switch:
        _briefing_switch()


@st.fragment(key="changes")
def _changes() -> None:
    changes = words.changes_in_words(assumptions(), session.current_scenario())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":gray[{_count(len(changes))}]", width="content")
        for setting, study, scenario in changes[:SHOWN_AT_MOST]:
            st.button(
                f"{words.plain(setting.label)} :gray[~~{words.plain(study)}~~] → "
                f"**{words.plain(scenario)}**",
                key=f"undo:{setting.id}",
                icon=":material/close:",
                icon_position="right",
                on_click=_undo,
                args=(setting.id,),
                help=words.plain(f"{setting.label}: back to the study"),
            )
        if len(changes) > SHOWN_AT_MOST:
            st.markdown(f":gray[and {len(changes) - SHOWN_AT_MOST} more]", width="content")
    _notices()
    # Last, because a new address takes the browser as long as the numbers do.
    link.write(session.current_scenario(), assumptions())


def _count(changes: int) -> str:
    if not changes:
        return "As in the study, nothing changed"
    return "1 change:" if changes == 1 else f"{changes} changes:"


def _undo(setting_id: str) -> None:
    session.reset(setting_id)
    session.redraw()


def _notices() -> None:
    if session.notices():
        heading, *details = session.notices()
        st.warning("\n".join([words.plain(heading), "", *(f"- {words.plain(d)}" for d in details)]))


def _briefing_switch() -> None:
    st.toggle(
        "Briefing",
        key=seeded("briefing", session.briefing()),
        on_change=_take_briefing,
        help="Larger type, sidebar closed, one message a screen",
    )


def _take_briefing() -> None:
    session.put_briefing(st.session_state["briefing"])
