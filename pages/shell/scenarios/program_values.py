"""What a person set on the pages of the other programs; as the scenario, it stands in the link.

The plan of an employment team names persons: it stands in no link, only in a saved file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model import ScenarioError
from model.programs.plan import Filled, filled_in
from model.programs.program import Values, checked_values, value_faults
from model.scenario.texts.mailed_links import check_value, mended_value
from model.study.settings import Setting
from model.study.values import value_text
from model.study.words import given_in_words
from pages.shell import session
from pages.shell.history import Track
from pages.shell.results import employment_plan, program_settings, programs

PLAN_PAGE = "employment_team"  # the program whose page has the plan
PLAN = "plan."  # what stands before a name of the plan in a file
REFUSED = "Change not applied. The value stays as it was."
CHECK = "programs"  # the parameter by which a link tells that none of these was cut


def is_parameter(name: str) -> bool:
    """Whether a parameter of a link is of the other programs."""
    return name == CHECK or name in program_settings()


def values() -> Values:
    """The values in force that differ from the documents, by setting id."""
    in_force: Values = st.session_state.get("program_values", {})
    return in_force


def take(setting: Setting, value: Any) -> None:
    """Take over what a person set a control to; what cannot be is said, and the old value stays."""
    if faults := value_faults({setting.id: value}, program_settings()):
        session.put_notices(REFUSED, *faults)
        session.begin_generation()
        return
    _put({**values(), setting.id: value})


def reset(*setting_ids: str) -> None:
    """Take these settings back to their document."""
    _put({key: value for key, value in values().items() if key not in setting_ids})
    session.begin_generation()


def _put(new: Mapping[str, Any]) -> None:
    st.session_state["program_values"] = checked_values(new, program_settings())
    session.put_notices()


def track(program_key: str) -> Track:
    """What can be undone on the page of a program: its values, and the plan that stands there."""
    own, has_plan = programs()[program_key].settings, program_key == PLAN_PAGE

    def state() -> tuple[Values, Filled]:
        of_program = {key: value for key, value in values().items() if key in own}
        return of_program, plan() if has_plan else {}

    def put(before: tuple[Values, Filled]) -> None:
        of_others = {key: value for key, value in values().items() if key not in own}
        _put({**of_others, **before[0]})
        if has_plan:
            st.session_state["employment_plan"] = before[1]
        session.begin_generation()

    return Track(program_key, state, put)


def parameters() -> dict[str, str]:
    """The values in force as parameters of a link, behind their check value; {} for none."""
    texts = {key: value_text(value) for key, value in values().items()}
    return {CHECK: check_value(texts), **texts} if texts else {}


def read(given: Mapping[str, str]) -> list[str]:
    """Put in force what the parameters of a link say, and say what of them could not be used."""
    texts = {name: mended_value(text) for name, text in given.items() if is_parameter(name)}
    check = texts.pop(CHECK, "")
    faults = [
        f"{fault}. The document's value is shown."
        for fault in value_faults(texts, program_settings())
    ]
    if check and check.lower() != check_value(texts):
        texts = {}
        faults = ["The link was cut or changed on its way, so the document's values are shown."]
    st.session_state["program_values"] = checked_values(texts, program_settings())
    return faults


def plan() -> Filled:
    """What is filled in of the plan of an employment team, texts by name."""
    filled: Filled = st.session_state.get("employment_plan", {})
    return filled


def fill_in(given: Mapping[str, Any]) -> None:
    """Take over what a person typed into the plan, all of it or nothing."""
    texts, faults = filled_in(employment_plan(), {**plan(), **given})
    session.put_notices(*([REFUSED, *faults] if faults else []))
    if not faults:
        st.session_state["employment_plan"] = texts
    session.begin_generation()


def texts_of_file() -> dict[str, str]:
    """All that is set of other programs, texts by name, as a file carries it."""
    of_values = {key: value_text(value) for key, value in values().items()}
    return {**of_values, **{f"{PLAN}{name}": text for name, text in plan().items()}}


def put_texts_of_file(texts: Mapping[str, str]) -> None:
    """Put in force what a file sets; a file that sets nothing leaves all as it is.

    Errors: ScenarioError with all faults; nothing is then changed.
    """
    if not texts:
        return
    of_plan = {n.removeprefix(PLAN): text for n, text in texts.items() if n.startswith(PLAN)}
    of_values = {name: text for name, text in texts.items() if not name.startswith(PLAN)}
    filled, faults = filled_in(employment_plan(), of_plan)
    faults += [
        f"{given_in_words(name)} is not a value of another program"
        for name in of_values
        if name not in program_settings()
    ]
    faults += value_faults(of_values, program_settings())
    if faults:
        raise ScenarioError(faults)
    st.session_state["employment_plan"] = filled
    st.session_state["program_values"] = checked_values(of_values, program_settings())
