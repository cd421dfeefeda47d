"""Live parts: drawn at once by a control's callback, and what waits for them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import live

SCRIPT = """
import streamlit as st
from pages.shared import live
live.draw("part", lambda: lambda: st.text("drawn"), live.{turn})
live.let_the_numbers_be_painted()
"""


@pytest.mark.parametrize(("turn", "waits"), [("NUMBERS", 1), ("CHART", 1), ("WORDS", 0)])
def test_only_a_page_with_live_numbers_waits_for_them(
    turn: str, waits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(live, "time", SimpleNamespace(sleep=slept.append))
    page = AppTest.from_string(SCRIPT.format(turn=turn), default_timeout=30).run()
    assert not page.exception
    assert [text.value for text in page.text] == ["drawn"]
    assert len(slept) == waits
