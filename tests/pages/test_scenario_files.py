"""The uploader of scenario files: what comes late from the browser is not taken again."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from pages.shared import frame, scenario_files, session

frame.page("Rate ranges").footer()
st.session_state["files_loaded"] = 1
st.session_state["load-file-0"] = object()  # as Streamlit gives a file that is gone
scenario_files._take_file("load-file-0")
st.text(f"{st.session_state['files_loaded']} loaded, {len(session.notices())} notices")
"""


def test_a_file_that_was_taken_before_is_not_taken_again() -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=30).run()
    assert not page.exception
    assert [text.value for text in page.text] == ["1 loaded, 0 notices"]
