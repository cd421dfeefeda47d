"""The strip at the top of a page: what is changed, each with a way back; notices; briefing."""

from __future__ import annotations

import functools
import re

import streamlit as st

from model.study.assumptions import Setting
from pages.shared import downloads, link, live, session
from pages.shared.controls import seeded
from pages.shared.results import assumptions
from reporting import wording as words

SHOWN_AT_MOST = 5  # the others are one click away, and the headline stays on a small screen


def draw() -> None:
    """The strip, with the briefing switch at its right."""
    with st.container(key="strip", horizontal=True, gap="medium"):
        _changes()
        downloads.draw()
        _briefing_switch()


@st.fragment(key="changes")
def _changes() -> None:
    session.note_drawn("changes")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        live.draw_here("changes", _count_and_values, live.WORDS)
        changes = _changes_in_words()
        for setting, study, _ in changes[:SHOWN_AT_MOST]:
            _way_back(setting, study)
        if more := changes[SHOWN_AT_MOST:]:
            with st.popover(f"{len(more)} more", key="more-changes"):
                for setting, study, _ in more:
                    _way_back(setting, study)
    _notices()
    # Last, because a new address takes the browser as long as the numbers do.
    link.write(session.current_scenario(), assumptions())


def _way_back(setting: Setting, study: str) -> None:
    """What was changed, as the button that takes it back; its new value stands in the style."""
    st.button(
        f"{words.plain(setting.label)} :gray[~~{words.plain(study)}~~] →",
        key=f"undo:{setting.id}",
        icon=":material/close:",
        icon_position="right",
        on_click=_undo,
        args=(setting.id,),
        help=words.plain(f"{setting.label}: back to the study"),
    )


def _changes_in_words() -> list[tuple[Setting, str, str]]:
    return words.changes_in_words(assumptions(), session.current_scenario())


def _count_and_values() -> live.Draw:
    """How many changes, and the value behind the arrow of each button.

    The values stand in the style, so that a moved slider changes them and no button is drawn anew.
    """
    changes = _changes_in_words()
    rules = "".join(
        f'.{_key_class(setting.id)} p::after {{content: "{_in_a_style(f" {value}")}"}}'
        for setting, _, value in changes
    )
    html = f'<span class="changes">{_count(len(changes))}</span><style>{rules}</style>'
    return functools.partial(st.html, html, width="content")


def _key_class(setting_id: str) -> str:
    """The class that Streamlit makes of the key of a button."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", f"undo:{setting_id}")


def _in_a_style(text: str) -> str:
    """A text as a string of a style sheet: what is neither letter nor digit by its number."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text)


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
