"""Save, load and share the scenario: a YAML file, a deck that carries one, and the link."""

from __future__ import annotations

import streamlit as st

from model import ScenarioError
from model.findings.budget.texts.plan_texts import NAMES as BUDGET
from model.programs.loaded import employment_plan, program_settings
from model.programs.texts import texts_of_file, values_and_plan_of_texts
from model.scenario.texts.file_text import file_text
from pages.parts.compare import compared
from pages.shell import link, session
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, file_heard
from reporting.files.uploads import (
    ENDINGS,
    budget_of_upload,
    programs_of_upload,
    scenario_of_upload,
)
from reporting.provenance import file_stem
from reporting.screen.link_remarks import remarks


def draw() -> None:
    """The popover. Its content is made when it is first opened, and then stays.

    A file may still be on its way when the popover closes.
    """
    with st.popover(
        "Save, load, share", key="files", on_change="rerun", width="stretch"
    ) as popover:
        st.session_state["files_made"] = popover.open or st.session_state.get("files_made", False)
        if not st.session_state["files_made"]:
            return
        _draw_save()
        _draw_load()
        st.caption("Anyone with this link sees this page and scenario.")
        st.code(link.address(), language=None, wrap_lines=True)
        for remark in remarks(link.parameters(), session.scenario(), session.added()):
            st.caption(remark)


def load(content: bytes) -> None:
    """Put the scenario of a file in force, or say all its faults and leave everything as it is."""
    try:
        scenario, messages = scenario_of_upload(content, assumptions())
        budget = budget_of_upload(content, assumptions())
        of_programs = programs_of_upload(content, assumptions())
        programs = values_and_plan_of_texts(of_programs, program_settings(), employment_plan())
    except ScenarioError as error:
        session.put_notices("The file was not loaded. The scenario stays as it was.", *error.faults)
    else:
        session.put_scenario(scenario)
        if budget:
            session.put_choices(BUDGET, budget)
        if of_programs:
            session.program_values.put(programs[0])
            session.filled_plan.put(programs[1])
        session.put_notices(*messages)


def _draw_save() -> None:
    scenario, budget = session.scenario(), session.choices_of(BUDGET)
    of_programs = texts_of_file(session.program_values(), session.filled_plan())
    # Made at once, not when it is pressed: Streamlit forgets a file that is still to be made as
    # soon as the button is drawn again, and a press of the older button would then save nothing.
    st.download_button(
        "Save as a file (.yaml)",
        data=file_text(scenario, assumptions(), budget, of_programs),
        file_name=f"{file_stem(scenario.name)}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="save-file",
        width="stretch",
    )
    st.button("Add to Compare", key="keep", width="stretch", **clicked(compared.add, scenario))


def _draw_load() -> None:
    st.file_uploader(
        "Load a file (.yaml, .xlsx, .pptx, .json, .csv)",
        type=ENDINGS,
        **file_heard("load-file", lambda _, content: load(content)),
    )
