"""Assumptions: every value that the calculation takes, where it comes from, and a table to edit."""

import streamlit as st

from pages.shared import assumption_edits, controls, frame, link
from reporting import assumption_rows
from reporting import wording as words

view = frame.page("Assumptions", ("assumption-tables",))
SEARCH, SHOWN = "assumption-search", "assumptions-shown"


def take_search() -> None:
    """What is searched for goes to the address bar."""
    link.put_page_parameter("search", st.session_state[SEARCH].strip()[: link.LONGEST_TEXT])


def draw_choices() -> tuple[str, str]:
    """The search box and the filter: what is searched for, which rows are shown."""
    box, choice = st.columns([3, 2], vertical_alignment="top")
    box.text_input(
        "Search", type="search", live=True, max_chars=link.LONGEST_TEXT,
        placeholder="health insurance, Table 6, calibrated",
        key=controls.seeded(SEARCH, link.page_text("search")), on_change=take_search,
    )  # fmt: skip
    choice.segmented_control(
        "Rows", assumption_rows.SHOWN, default=assumption_rows.ALL, required=True, key=SHOWN,
        persist_state="session",
    )  # fmt: skip
    return st.session_state[SEARCH], st.session_state[SHOWN]


@st.fragment(key="assumption-tables")
def tables() -> None:
    """A table a section, each drawn when it is opened; all that were found are open."""
    assumption_edits.draw_refusal()
    search, shown = draw_choices()
    found = assumption_rows.rows_shown(view.assumptions, view.scenario, search, shown)
    settings = [setting for section in found.values() for setting in section]
    st.markdown(words.plain(assumption_rows.kinds_in_words(settings)))
    st.caption(words.plain(assumption_rows.kinds_explained()))
    narrowed = bool(search.strip()) or shown != assumption_rows.ALL
    for number, (section, own) in enumerate(found.items()):
        title = assumption_rows.section_title(view.scenario, section, own)
        opened = st.expander(
            words.plain(title), expanded=narrowed or number == 0, on_change="rerun",
            key=f"section-{section}-{narrowed}",
        )  # fmt: skip
        with opened:
            if opened.open:
                assumption_edits.draw(section, own)
                st.markdown(assumption_rows.notes_text(own))
    if not found:
        st.info("No assumption is found. Search for other words, or show all rows.")


tables()
view.footer()
