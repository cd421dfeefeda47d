"""A table as plain HTML: it is whole on paper, on a phone and for a browser that translates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

PaperColumn = tuple[str, str, Callable[[Any], str]]


def draw(texts: pd.DataFrame) -> None:
    """Draw a frame of texts; its index heads the rows. Nothing in it is read as HTML."""
    st.html(texts.to_html(escape=True, border=0, classes="plain"))


def draw_for_paper(frame: pd.DataFrame, columns: Mapping[str, PaperColumn]) -> None:
    """Every row of a table that the screen scrolls, shown only on paper.

    columns: column of the frame -> the heading above it, its own heading, and what writes a value.
    """
    headings = [f"{heading} {label}".strip() for heading, label, _ in columns.values()]
    texts = [[write(value) for value in frame[name]] for name, (_, _, write) in columns.items()]
    rows = "".join(_row("td", row) for row in zip(*texts, strict=True))
    # Written here, because pandas takes some ten milliseconds of every change for it.
    table = (
        f'<table class="plain"><thead>{_row("th", headings)}</thead><tbody>{rows}</tbody></table>'
    )
    with st.container(key="on-paper"):
        st.html(table)


def _row(tag: str, texts: Iterable[str]) -> str:
    cells = "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
    return f"<tr>{cells}</tr>"
