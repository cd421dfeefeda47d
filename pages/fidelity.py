"""Fidelity: every printed figure of the study beside the model's, hit or miss."""

import streamlit as st

from pages.shared import fidelity_table, filters, frame, numbers
from reporting import wording as words

view = frame.page("Fidelity")
cells = fidelity_table.cells()
numbers.draw(fidelity_table.score_in_numbers(cells))
st.markdown(words.plain(fidelity_table.meaning(view.assumptions, cells)))
st.caption(fidelity_table.OF_THE_STUDY)
with st.columns([2, 3])[0]:
    table = filters.draw("Table", "fidelity-table", fidelity_table.table_choices(cells))
fidelity_table.draw_rows(cells, table)
view.footer()
