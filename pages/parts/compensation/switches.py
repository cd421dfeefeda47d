"""What the federal rule leaves open, as switches; what is chosen stands in the link."""

from __future__ import annotations

import streamlit as st

from model.findings.compensation.rule import OPTIONS, Counted, federal_rule
from pages.parts import choices
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions

PREFIX = "count_"


def counted() -> Counted:
    """What is counted as compensation."""
    return Counted(
        **{key: session.choice(f"{PREFIX}{key}", options) for key, options in OPTIONS.items()}
    )


def draw() -> Counted:
    """A list for each open choice; what is chosen."""
    rule = federal_rule(assumptions())
    columns = st.columns(len(OPTIONS), vertical_alignment="bottom")  # a label may break
    for place, key in zip(columns, OPTIONS, strict=True):
        choice = rule.open_choices[key]
        with place:
            choices.select(plain(choice.label), f"{PREFIX}{key}", choice.options)
    with st.expander("What these choices are"):
        for choice in rule.open_choices.values():
            st.caption(f"**{plain(choice.label)}**: {plain(choice.description)}")
    return counted()
