"""What to do with a scenario that is to be compared, while another has its name."""

from __future__ import annotations

import streamlit as st

from pages.parts.compare import compared
from pages.shell.markdown import plain
from pages.shell.widgets import clicked


def draw() -> None:
    """The question about the scenario that waits first; nothing where none does."""
    if not compared.waiting():
        return
    name = compared.waiting()[0].name
    st.warning(plain(f"Compare has another scenario named {name}."))
    with st.container(horizontal=True, key="same-name"):
        if compared.place_of_same_name(name):
            st.button("Replace it", key="replace", **clicked(compared.answer, "replace"))
        label = f"Add as {plain(compared.other_name(name))}"
        st.button(label, key="rename", **clicked(compared.answer, "rename"))
        st.button("Do not add", key="leave-out", **clicked(compared.answer, "leave out"))
