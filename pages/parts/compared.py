"""Which scenarios are compared: those chosen on the page Compare, which downloads carry too."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from model import Scenario
from model.scenario.presets import presets
from pages.shell.files import CURRENT
from pages.shell.results import assumptions
from pages.shell.session import STUDY, kept_scenarios, scenario

AT_MOST = 4


def comparable_scenarios() -> dict[str, Scenario]:
    """Every scenario that can be compared, by name: study, current, kept, presets."""
    from_presets = [preset.scenario for preset in presets(assumptions())]
    every = [STUDY, scenario().named(CURRENT), *kept_scenarios(), *from_presets]
    first_of_name = {each.name: each for each in reversed(every)}
    return {each.name: first_of_name[each.name] for each in every}


def compared_names() -> tuple[str, ...]:
    """Names of the scenarios chosen for comparison; the study and the current one at first."""
    chosen = st.session_state.get("compared", (STUDY.name, CURRENT))
    return tuple(name for name in chosen if name in comparable_scenarios())


def compare(names: Iterable[str]) -> None:
    """Choose the scenarios to compare, at most four."""
    st.session_state["compared"] = tuple(names)[:AT_MOST]


def compared_with_current() -> list[Scenario]:
    """The scenarios chosen for comparison besides the one in force and the study."""
    left_out = {CURRENT, STUDY.name, scenario().name}
    comparable = comparable_scenarios()
    return [comparable[name] for name in compared_names() if name not in left_out]


def bridge_names() -> tuple[str, str]:
    """Names of the two scenarios of the bridge; from the study to the current one at first."""
    start, end = st.session_state.get("bridge", (STUDY.name, CURRENT))
    comparable = comparable_scenarios()
    return (start if start in comparable else STUDY.name, end if end in comparable else CURRENT)


def build_bridge(start: str, end: str) -> None:
    """Choose the two scenarios of the bridge."""
    st.session_state["bridge"] = (start, end)
