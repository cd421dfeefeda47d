"""The strip at the top of a page: what is changed, each with its way back; notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import takewhile

import streamlit as st

from model import Scenario
from model.scenario.warnings import warnings
from pages.shell import history, session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked
from reporting.screen.changes_on_a_line import Change, in_words, shown_on_a_line
from reporting.wording.changes import changed_assumptions, count_of_changes


def draw() -> None:
    """How much is changed, and each changed assumption with its way back, the newest first."""
    changes = sorted(
        changed_assumptions(assumptions(), session.scenario()),
        key=lambda change: _steps_since([setting.id for setting in change[1]]),
    )
    draw_changes(changes, assumptions().base.in_words, session.reset)


def draw_changes(changes: Sequence[Change], base: str, reset: Callable[..., None]) -> None:
    """How many changes there are, those that fit on a line, and the others one click away.

    base: what they are changes of, in words. reset: takes the ids of settings back to it.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        count = count_of_changes(len(changes), base)
        st.html(f'<span class="changes">{count}</span>', width="content")
        shown = shown_on_a_line(changes)
        for change in changes[:shown]:
            _draw_change(change, base, reset)
        if more := changes[shown:]:
            with st.popover(f"{len(more)} more", key="more-changes"):
                for change in more:
                    _draw_change(change, base, reset)
            _draw_on_paper(more)


def _draw_on_paper(changes: Sequence[Change]) -> None:
    """Changes in words, because paper cannot open what holds them."""
    with st.container(key="on-paper-more-changes"):
        st.html(f"<p>{escape('; '.join(map(in_words, changes)))}</p>")


def draw_undo_and_redo(track: history.Track) -> None:
    """One step back, and one that was taken back forward again."""
    states, place = history.of(track)
    for label, by, is_there in (("Undo", -1, place > 0), ("Redo", 1, place + 1 < len(states))):
        key = f"history-{label.lower()}"
        act = clicked(history.step, track, by)
        st.button(label, key=key, type="tertiary", disabled=not is_there, **act)


def _steps_since(setting_ids: Sequence[str]) -> int:
    """How many steps ago one of these settings was changed last."""

    def values(scenario: Scenario) -> list[object]:
        return [scenario.changes.get(each) for each in setting_ids]

    states, place = history.of(session.TRACK)
    earlier = (scenario for scenario, _ in reversed(states[:place]))
    in_force = values(session.scenario())
    return sum(1 for _ in takewhile(lambda each: values(each) == in_force, earlier))


def _draw_change(change: Change, base: str, reset: Callable[..., None]) -> None:
    """What was changed, as the button that takes it back."""
    label, settings, before, in_force = change
    st.button(
        f"{plain(label)} :gray[~~{plain(before)}~~] → **{plain(in_force)}**",
        key=f"undo:{settings[0].id}",
        icon=":material/close:",
        icon_position="right",
        help=plain(f"{label}: reset to {base}"),
        **clicked(reset, *(setting.id for setting in settings)),
    )


def draw_notices() -> None:
    """What there is to say about the last change, file or link."""
    if session.notices():
        heading, *details = session.notices()
        st.warning("\n".join([plain(heading), "", *(f"- {plain(detail)}" for detail in details)]))


def draw_warnings() -> None:
    """What is unusual in the scenario."""
    if unusual := warnings(session.scenario(), assumptions()):
        st.warning(plain(f"Possible, but unusual. {'; '.join(unusual)}."))
