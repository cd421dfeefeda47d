"""A table as plain HTML: it is whole on paper, on a phone and for a browser that translates."""

from __future__ import annotations

import pandas as pd
import streamlit as st


def draw(texts: pd.DataFrame) -> None:
    """Draw a frame of texts; its index heads the rows. Nothing in it is read as HTML."""
    st.html(texts.to_html(escape=True, border=0, classes="plain"))
