"""What a person set on the pages of the other programs; as the scenario, it stands in the link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.programs.program import Values, checked_values, value_faults
from model.scenario.mailed_links import check_value, mended_value
from model.study.assumptions import Setting
from model.study.values import value_text
from pages.shell import session
from pages.shell.results import program_settings

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
        session.put_notices("Change not applied. The value stays as it was.", *faults)
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
