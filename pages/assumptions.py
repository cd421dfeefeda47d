"""Assumptions: every value that the calculation takes, where it comes from, and a table to edit."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from model.study.settings import Setting
from pages.parts import choices
from pages.parts.assumptions import table
from pages.parts.brought import fees
from pages.parts.tables import wages
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.screen.choices import LONGEST_CHOICE
from reporting.search.origins import origins
from reporting.search.settings import abbreviations_in
from reporting.tables import assumption_rows

ROWS = {kind: kind for kind in assumption_rows.SHOWN}


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    st.title("Assumptions")
    left, right = st.columns([3, 2], vertical_alignment="top")
    with left:
        search = _draw_search()
    with right:
        rows = choices.buttons("Rows", "rows", ROWS)
    known = origins(side_by_side.scenario, search)
    behind = {setting_id for origin in known for setting_id in origin.settings}
    sections = assumption_rows.rows_shown(assumptions(), session.scenario(), search, rows, behind)
    settings = [setting for section in sections.values() for setting in section]
    with st.container():
        _draw_answer(search, [origin.sentence for origin in known])
    with st.container():
        wages.draw(side_by_side, search)
    fees.draw()
    st.markdown(plain(assumption_rows.kinds_in_words(settings)))
    st.caption(plain(assumption_rows.kinds_explained()))
    narrowed = bool(search) or rows != assumption_rows.ALL
    for number, (section, of_section) in enumerate(sections.items()):
        _draw_section(section, of_section, narrowed, expanded=narrowed or number == 0)
    table.draw_for_paper(settings)
    if not settings:
        st.info("No assumption is found. Search for other words, or show all rows.")


def _draw_answer(search: str, sentences: list[str]) -> None:
    """Where a number comes from that is searched for, and what an abbreviation means."""
    meanings = abbreviations_in(assumptions(), search)
    said = [*(f"{key}: {meaning}." for key, meaning in meanings.items()), *sentences]
    if said:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in said))


def _draw_search() -> str:
    """The search box; what is searched for."""
    search = session.choices().get("search", "")
    st.text_input(
        "Search",
        value=search,
        type="search",
        live=True,
        max_chars=LONGEST_CHOICE,
        placeholder="10.64, LPN, health insurance, Table 6",
        **heard("assumption-search", lambda text: session.choose("search", (text or "").strip())),
    )
    return search


def _draw_section(section: str, settings: list[Setting], narrowed: bool, *, expanded: bool) -> None:
    """A table, drawn when it is opened; where only some rows are shown, all are open."""
    title = assumption_rows.section_title(session.scenario(), section, settings)
    with st.expander(
        plain(title), expanded=expanded, on_change="rerun", key=f"section-{section}-{narrowed}"
    ) as opened:
        if opened.open:
            table.draw(section, settings)
            st.markdown(
                "\n".join(
                    f"- :small[**{plain(named)}.** {plain(text)}]"
                    for named, text in assumption_rows.notes(settings)
                )
            )
