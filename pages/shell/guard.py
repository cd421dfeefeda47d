"""The guard before every page: without sound files of values there is nothing to draw."""

from __future__ import annotations

import streamlit as st

from model import AssumptionsError
from model.findings.compensation.rule import federal_rule
from model.programs.loaded import billing, employment_plan, programs, waiver_finder
from pages.shell.markdown import plain
from pages.shell.results import assumptions


def stop_where_values_are_faulty() -> None:
    """Say all faults in place of the page, and end the run."""
    try:
        federal_rule(assumptions())
        for loaded in (programs, waiver_finder, billing, employment_plan):
            loaded()
    except AssumptionsError as error:
        st.error("The assumptions cannot be loaded. Correct the files and reload this page.")
        for fault in error.faults:
            st.markdown(f"- {plain(fault)}")
        st.stop()
