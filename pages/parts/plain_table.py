"""A table as plain HTML: it is whole on paper, on a phone and for a browser that translates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from reporting.formats import MINUS

# A browser would break a line between the minus and the dollar sign.
NEGATIVE, UNBROKEN = re.compile(rf"{MINUS}\$\S+"), r'<span class="amount">\g<0></span>'
PaperColumn = tuple[str, str, Callable[[Any], str]]


def draw(texts: pd.DataFrame, sentence: str, *, is_first_strong: bool = False) -> None:
    """A frame of texts under a sentence; its index heads the rows. Nothing is read as HTML."""
    headings = ["", *map(str, texts.columns)]
    rows = [_cell("th", str(name)) + _cells("td", row) for name, *row in texts.itertuples()]
    table = _table(headings, rows, "plain first-strong" if is_first_strong else "plain")
    st.html(f'<p class="over-a-table">{escape(sentence)}</p>{table}')


def draw_for_paper(
    frame: pd.DataFrame, columns: Mapping[str, PaperColumn], key: str, *, on_a_phone: bool = False
) -> None:
    """Every row of a table that the screen scrolls, shown only on paper, or on a phone as well.

    columns: column of the frame -> the heading above it, its own heading, and what writes a value.
    """
    with st.container(key=f"on-{'phone-and-' if on_a_phone else ''}paper-{key}"):
        st.html(_every_row(frame, columns, "plain for-paper"))


def draw_on_a_phone(
    frame: pd.DataFrame, columns: Mapping[str, PaperColumn], key: str, note: str
) -> None:
    """The same under a note, shown only on a phone."""
    with st.container(key=f"on-phone-{key}"):
        st.html(f"<p>{escape(note)}</p>{_every_row(frame, columns, 'plain')}")


def _every_row(frame: pd.DataFrame, columns: Mapping[str, PaperColumn], kind: str) -> str:
    headings = [f"{heading} {label}".strip() for heading, label, _ in columns.values()]
    texts = [[write(value) for value in frame[name]] for name, (_, _, write) in columns.items()]
    rows = [_cells("td", row) for row in zip(*texts, strict=True)]
    return _table(headings, rows, kind)


def _table(headings: Iterable[str], rows: Iterable[str], kind: str = "plain") -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    head = f"<tr>{_cells('th', headings)}</tr>"
    return f'<table class="{kind}"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _cells(tag: str, texts: Iterable[str]) -> str:
    return "".join(_cell(tag, text) for text in texts)


def _cell(tag: str, text: str) -> str:
    return f"<{tag}>{NEGATIVE.sub(UNBROKEN, escape(text))}</{tag}>"
