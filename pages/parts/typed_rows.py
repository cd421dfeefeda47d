"""Rows of text that a person edits in a table, and what is said where they cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from pages.shell import session
from pages.shell.markdown import plain

Row = dict[str, str]  # column -> text


def edited(rows: Iterable[Row], columns: Iterable[str], edits: Mapping[str, Any]) -> list[Row]:
    """The rows with the editor's edits: cells changed, then rows removed, then rows added.

    edits: as `st.data_editor` keeps them. A row that was added has only the cells that were typed
    so far; all others are empty here.
    """
    changed = {int(number): texts for number, texts in edits.get("edited_rows", {}).items()}
    removed = set(edits.get("deleted_rows", ()))
    kept = [
        {**row, **changed.get(number, {})}
        for number, row in enumerate(rows)
        if number not in removed
    ]
    return [
        {name: str(row.get(name) or "").strip() for name in columns}
        for row in (*kept, *edits.get("added_rows", ()))
    ]


def refuse(faults: Sequence[str]) -> None:
    """Say that an edit is not applied, and why: at the top of the page and where the person is."""
    session.put_notices(session.REFUSED, *faults)
    st.toast(plain(f"{session.REFUSED} {faults[0]}"))
