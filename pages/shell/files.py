"""Save, load and share the scenario: a YAML file, a deck that carries one, and the link."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from model import ScenarioError
from model.scenario.file_text import file_messages, file_text, scenario_of_file
from model.scenario.scenario import LONGEST_NAME, LONGEST_NOTE
from pages.shell import link, session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.provenance import file_stem
from reporting.slides.carried_scenario import text_of_deck

LARGEST_FILE = 100_000  # bytes
ZIP = b"PK\x03\x04"  # how a .pptx begins


def draw() -> None:
    """The popover; its content is made only when it is open."""
    with st.popover(
        "Save, load, share", key="files", on_change="rerun", width="stretch"
    ) as popover:
        if popover.open:
            _draw_description()
            _draw_save()
            _draw_load()
            _draw_share()


def text_of_file(content: bytes) -> str:
    """The YAML in an uploaded file, itself YAML or slides. Errors: ScenarioError."""
    if content.startswith(ZIP):
        return text_of_deck(content)
    if len(content) > LARGEST_FILE:
        raise ScenarioError(
            [f"file: given {len(content):,} bytes, allowed at most {LARGEST_FILE:,}"]
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ScenarioError(["file: not a text file in UTF-8"]) from None


def load(content: bytes) -> None:
    """Put the scenario of a file in force, or say all its faults and leave everything as it is."""
    try:
        text = text_of_file(content)
        scenario = scenario_of_file(text, assumptions())
    except ScenarioError as error:
        session.put_notices("The file was not loaded. The scenario stays as it was.", *error.faults)
        return
    session.put_scenario(scenario)
    if messages := file_messages(text, assumptions()):
        session.put_notices(*messages)


def _draw_description() -> None:
    scenario = session.scenario()
    fields: dict[str, tuple[Callable[..., Any], str, int]] = {
        "name": (st.text_input, "Name", LONGEST_NAME),
        "author": (st.text_input, "Author", LONGEST_NAME),
        "note": (st.text_area, "Note", LONGEST_NOTE),
    }
    for field, (widget, label, longest) in fields.items():
        heard_as = heard(f"scenario-{field}", partial(_describe, field))
        widget(label, value=getattr(scenario, field), max_chars=longest, **heard_as)


def _describe(field: str, text: str) -> None:
    try:
        session.describe(**{field: text})
    except ScenarioError as error:
        session.put_notices("Not changed. The value in force stays.", *error.faults)
        session.begin_generation()


def _draw_save() -> None:
    scenario = session.scenario()
    text = file_text(scenario, assumptions())
    st.download_button(
        "Save as a file (.yaml)",
        data=lambda: text,
        file_name=f"{file_stem(scenario.name)}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="save-file",
        width="stretch",
    )
    st.button("Keep for comparison", key="keep", width="stretch", **clicked(_keep))


def _keep() -> None:
    scenario = session.scenario()
    session.keep(scenario)
    if scenario in session.kept_scenarios():
        st.toast(plain(f"Kept for the page Compare: {scenario.name}"))


def _draw_load() -> None:
    # A new key after each file empties the uploader, so the same file can be loaded again.
    number = st.session_state.get("files_loaded", 0)
    st.file_uploader(
        "Load a file (.yaml, .pptx)",
        type=["yaml", "yml", "pptx"],
        **heard(f"load-file-{number}", partial(_take_file, number)),
    )


def _take_file(number: int, uploaded: Any) -> None:
    """Load a file, once: a late event of the browser may bring it again."""
    if uploaded is not None and number == st.session_state.get("files_loaded", 0):
        st.session_state["files_loaded"] = number + 1
        load(uploaded.getvalue())


def _draw_share() -> None:
    st.caption("The link opens this page with this scenario. The address bar has it too.")
    st.code(link.address(), language=None, wrap_lines=True)
