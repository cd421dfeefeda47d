"""That an assumption which was chosen cannot be shown for this service, and another is."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from model.findings.sensitivity.inputs import settings_behind_rate
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import not_shown_in_words


def draw_not_shown(name: str, shown: Iterable[str], result: Result) -> None:
    """A sentence where the choice of a name is an assumption that is not among those shown."""
    chosen = assumptions().settings.get(session.choices().get(name, ""))
    if chosen and chosen.id not in shown:
        computed = result.computed
        behind = settings_behind_rate(assumptions(), computed.rate_line, computed.bound)
        touches = chosen.id in behind
        st.caption(plain(not_shown_in_words(chosen, result, touches=touches)))
