"""A table as plain HTML: it is whole on paper, on a phone and for a browser that translates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st
from pandas.api.types import is_numeric_dtype

from reporting.formats import MINUS

# A browser would break a line between the minus and the dollar sign.
NEGATIVE, UNBROKEN = re.compile(rf"{MINUS}\$[^\s<]+"), r'<span class="amount">\g<0></span>'
WORDS = ' class="words"'  # of a cell
PlainColumn = tuple[str, str, Callable[[Any], str]]


def number_as_text(text: str) -> str:
    """What writes the values of a column of numbers that are texts already."""
    return text


def draw(texts: pd.DataFrame, sentence: str, look: str = "", words: Collection[str] = ()) -> None:
    """A frame of texts under a sentence; its index heads the rows. Nothing is read as HTML.

    look: of the cells: "of-words" begins them at the left, "first-strong" has a strong first row.
    words: columns among numbers that begin at the left.
    """
    kinds = [WORDS if name in words else "" for name in texts.columns]
    headings = [
        _cell("th", str(name), kind) for name, kind in zip(texts.columns, kinds, strict=True)
    ]
    rows = [
        _cell("th", str(name))
        + "".join(_cell("td", text, kind) for text, kind in zip(row, kinds, strict=True))
        for name, row in zip(texts.index, texts.to_numpy(), strict=True)
    ]
    table = _table(["".join([_cell("th", ""), *headings])], rows, f"plain {look}".strip())
    st.html(f'<p class="over-a-table">{escape(sentence)}</p>{table}')


def draw_columns(
    frame: pd.DataFrame, columns: Mapping[Any, PlainColumn], alt: str, *, group: str = ""
) -> None:
    """Columns of a frame, every row of it; columns as for `draw_for_paper`.

    A long name breaks; where the table is too wide all the same, it scrolls, also by key.
    alt: what it is called. group: a column whose name stands once, above the rows that share it.
    """
    table = _every_row(frame, columns, "plain columns", group)
    st.html(f'<div role="region" aria-label="{escape(alt)}" tabindex="0">{table}</div>')


def draw_for_paper(
    frame: pd.DataFrame,
    columns: Mapping[Any, PlainColumn],
    key: str,
    *,
    on_a_phone: bool = False,
    group: str = "",
) -> None:
    """Every row of a table that the screen scrolls, shown only on paper, or on a phone as well.

    columns: column of the frame -> the heading above it, its own heading, and what writes a value.
    group: as for `draw_columns`.
    """
    with st.container(key=f"on-{'phone-and-' if on_a_phone else ''}paper-{key}"):
        st.html(_every_row(frame, columns, "plain for-paper", group))


def draw_on_a_phone(
    frame: pd.DataFrame, columns: Mapping[Any, PlainColumn], key: str, note: str
) -> None:
    """The same under a note, shown only on a phone."""
    with st.container(key=f"on-phone-{key}"):
        st.html(f"<p>{escape(note)}</p>{_every_row(frame, columns, 'plain')}")


def _every_row(
    frame: pd.DataFrame, columns: Mapping[Any, PlainColumn], kind: str, group: str = ""
) -> str:
    names, texts = [], []
    for name, (_, label, write) in columns.items():
        values = frame[name]
        kind_of_column = _kind(values, write)
        names.append(_cell("th", label, kind_of_column))
        texts.append([_cell("td", write(value), kind_of_column) for value in values])
    head = [*_headings([heading for heading, _, _ in columns.values()]), "".join(names)]
    rows = list(map("".join, zip(*texts, strict=True)))
    lines = _under_groups(rows, list(map(str, frame[group])), len(columns)) if group else rows
    return _table(head, lines, kind)


def _under_groups(rows: Sequence[str], groups: Sequence[str], width: int) -> Iterator[str]:
    """The cells of each row, and before those of a group a cell with its name, over all columns."""
    for group, alike in groupby(range(len(rows)), key=groups.__getitem__):
        yield f'<th class="group" colspan="{width}" scope="rowgroup">{escape(group)}</th>'
        yield from (rows[place] for place in alike)


def _headings(headings: Sequence[str]) -> list[str]:
    """A line with each heading once, over its columns; none where there is no heading."""
    cells = [
        f'<th colspan="{len(list(alike))}">{escape(heading)}</th>'
        for heading, alike in groupby(headings)
    ]
    return ["".join(cells)] if any(headings) else []


def _kind(values: pd.Series, write: Callable[[Any], str]) -> str:
    """Words and dates begin at the left; what is written of numbers ends at the right."""
    return "" if is_numeric_dtype(values) or write is number_as_text else WORDS


def _table(head: Iterable[str], rows: Iterable[str], kind: str) -> str:
    """head, rows: the cells of each line."""
    lines = f"<thead>{_lines(head)}</thead><tbody>{_lines(rows)}</tbody>"
    return f'<table class="{kind}">{NEGATIVE.sub(UNBROKEN, lines)}</table>'


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"<tr>{cells}</tr>" for cells in lines)


def _cell(tag: str, text: str, kind: str = "") -> str:
    return f"<{tag}{kind}>{escape(text)}</{tag}>"
