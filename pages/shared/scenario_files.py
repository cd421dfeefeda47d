"""Save, load and share the scenario: a YAML file, and the link."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from model import Scenario, ScenarioError
from model.scenario.scenario import LONGEST_NAME, LONGEST_NOTE, file_messages
from pages.shared import controls, link, session
from pages.shared.results import assumptions
from reporting import wording as words
from reporting.provenance import file_stem
from reporting.slides.carried_scenario import text_of_deck

LARGEST_FILE = 100_000
ZIP = b"PK\x03\x04"  # how a .pptx begins


def draw() -> None:
    """The popover; its content is made only when it is open."""
    with st.popover(
        "Save, load, share", key="files", on_change=session.reseed_widgets, width="stretch"
    ) as popover:
        if not popover.open:
            return
        _about()
        _save()
        _load()
        _share()


def text_of_file(content: bytes) -> str:
    """The YAML in an uploaded file, itself YAML or slides. Raises ScenarioError with all faults."""
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
    """Put the scenario of a file in force, or say all its faults and leave everything as it is.

    A file of another version of the assumptions says so, as a link does.
    """
    try:
        text = text_of_file(content)
        scenario = Scenario.from_yaml(text, assumptions())
        messages = file_messages(text, assumptions())
        session.put_scenario(scenario)
    except ScenarioError as error:
        session.put_notices("The file was not loaded. The scenario stays as it was.", *error.faults)
    else:
        if messages:
            session.put_notices(*messages)


@st.fragment(key="description")
def _about() -> None:
    """Name, author and note, in a fragment of their own, which tells a choice from a late value."""
    scenario = session.current_scenario()
    described: dict[str, tuple[Any, str, int]] = {
        "name": (st.text_input, "Name", LONGEST_NAME),
        "author": (st.text_input, "Author", LONGEST_NAME),
        "note": (st.text_area, "Note", LONGEST_NOTE),
    }
    for field, (widget, label, longest) in described.items():
        key = controls.seeded(f"scenario-{field}", getattr(scenario, field))
        widget(label, key=key, max_chars=longest, on_change=_describe, args=(field,))


def _describe(field: str) -> None:
    """Take a description; one that is in force already changes nothing, and notices stay."""
    key = f"scenario-{field}"
    if session.put_back_if_late(key):
        return
    if st.session_state[key] == getattr(session.current_scenario(), field):
        return
    session.describe(**{field: st.session_state[key]})
    session.redraw()


def _save() -> None:
    scenario = session.current_scenario()
    text = scenario.to_yaml(assumptions())
    st.download_button(
        "Save as a file (.yaml)",
        data=lambda: text,
        file_name=f"{file_stem(scenario.name)}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="save-file",
        width="stretch",
    )
    st.button("Keep for comparison", key="keep", on_click=_keep, width="stretch")


def _keep() -> None:
    scenario = session.current_scenario()
    session.save(scenario)
    if scenario in session.saved_scenarios():
        st.toast(words.plain(f"Kept for the page Compare: {scenario.name}"))
    session.redraw()


def _load() -> None:
    # A new key after each file empties the uploader, so the same file can be loaded again.
    key = f"load-file-{st.session_state.get('files_loaded', 0)}"
    st.file_uploader(
        "Load a file (.yaml, .pptx)",
        type=["yaml", "yml", "pptx"],
        key=key,
        on_change=_take_file,
        args=(key,),
    )


def _take_file(key: str) -> None:
    """Load the file of an uploader, once: a late event of the browser may bring it again.

    By then Streamlit has deleted it and gives something that is no file.
    """
    uploaded = st.session_state.get(key)
    if not isinstance(uploaded, UploadedFile):
        return
    if uploaded.file_id != st.session_state.get("file_taken"):
        st.session_state["file_taken"] = uploaded.file_id
        st.session_state["files_loaded"] = st.session_state.get("files_loaded", 0) + 1
        load(uploaded.getvalue())
    session.redraw()


def _share() -> None:
    st.caption("The link opens this page with this scenario. The address bar has it too.")
    st.code(link.address(session.current_scenario(), assumptions()), language=None, wrap_lines=True)
