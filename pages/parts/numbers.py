"""A row of large numbers under a headline."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from reporting.large_numbers import LargeNumber


def draw(numbers: Iterable[LargeNumber], headline: str = "", level: int = 1) -> None:
    """Draw the row as a list of definitions, under a headline where it has one.

    One element, so that the browser draws it at once.
    """
    heading = f'<h{level} class="headline">{escape(headline)}</h{level}>' if headline else ""
    items = [
        f"<div><dt>{escape(number.meaning)}</dt><dd>{escape(number.value)}</dd>"
        f'<dd class="beside">{escape(number.beside)}</dd></div>'
        for number in numbers
    ]
    kind = "large-numbers five" if len(items) == 5 else "large-numbers"
    row = f'<dl class="{kind}">{"".join(items)}</dl>' if items else ""
    st.html(heading + row)
