"""Check against the study: every figure that it publishes beside the model's."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

from model.findings.check import check
from model.findings.side_by_side import SideBySide
from pages.parts import choices, numbers
from pages.parts.bases import between_bases
from pages.parts.tables.printed_figures import draw_printed_figures
from pages.shell import session
from pages.shell.loaded import study_assumptions
from pages.shell.markdown import plain
from reporting import large_numbers
from reporting.tables import check_rows


def page(_: SideBySide) -> None:
    """Draw the page: mismatches are listed, all figures open beneath the sentence."""
    st.title("Check against the study")
    figures = published_figures()
    numbers.draw(large_numbers.of_check(figures), check_rows.sentence(figures), level=2)
    st.markdown(plain(check_rows.meaning(study_assumptions(), figures)))
    st.caption(check_rows.OF_THE_STUDY)
    mismatches = check_rows.mismatches(figures)
    if not mismatches.empty:
        st.subheader("Mismatches", anchor=False)
        draw_printed_figures(check_rows.rows(mismatches), "mismatches")
    _draw_all(figures)
    between_bases.draw()


def _draw_all(figures: pd.DataFrame) -> None:
    """All figures of a table; closed at first, but where a link names a table."""
    with st.expander(
        f"All {len(figures)} figures",
        key="all-figures",
        expanded="table" in session.choices(),
        on_change="rerun",
    ) as opened:
        if not opened.open:
            return
        with st.columns([2, 3])[0]:
            table = choices.select("Table", "table", check_rows.table_choices(figures))
        draw_printed_figures(check_rows.rows(figures, table), "published-figures")


@cache
def published_figures() -> pd.DataFrame:
    """Every published figure beside the model's, computed once."""
    return check(study_assumptions())
