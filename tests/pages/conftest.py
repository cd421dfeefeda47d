"""What the tests of the pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages.screen import run

Edit = Callable[..., AppTest]  # page, number and texts of the rows, rows added, rows removed


@pytest.fixture
def edit(monkeypatch: pytest.MonkeyPatch) -> Edit:
    """What edits the only table of a page that can be edited.

    AppTest puts an edit into a table and does not tell its callback, as a browser does; here a
    button beside the table tells it.
    """
    data_editor = st.data_editor

    def with_button(data: Any, **options: Any) -> Any:
        told = {"on_click": options.pop("on_change", None), "args": options.pop("args", ())}
        edited = data_editor(data, **options)
        st.button("Tell", key=f"tell-{options['key']}", **told)
        return edited

    monkeypatch.setattr(st, "data_editor", with_button)

    def edit_table(
        page: AppTest,
        rows: dict[int, dict[str, Any]] | None = None,
        added: tuple[dict[str, Any], ...] = (),
        removed: tuple[int, ...] = (),
    ) -> AppTest:
        [table] = page.data_editor
        page.session_state[table.key] = {
            "edited_rows": rows or {},
            "added_rows": list(added),
            "deleted_rows": list(removed),
        }
        return run(page.button(key=f"tell-{table.key}").click())

    return edit_table
