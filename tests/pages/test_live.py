"""Live parts: drawn at once by a control's callback, in their turn and with their waits."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pages.shared import live
from streamlit import delta_generator
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from pages.shared import live

def element(name):
    return lambda: st.session_state.drawn.append(name) or (lambda: st.text(name))

st.session_state.drawn = []
live.forget()
for turn in {turns}:
    live.draw(f"part-{{turn}}", element(turn), getattr(live, turn))

def move():
    st.session_state.drawn = []
    live.draw_again()
    st.session_state.drawn_at_once = st.session_state.drawn

st.button("Move", on_click=move)
"""


@pytest.mark.parametrize(
    ("turns", "in_order", "waits"),
    [
        (["CHART", "WORDS", "NUMBERS"], ["NUMBERS", "CHART", "WORDS"],
         [0, live.TO_BEGIN_THE_CHART]),
        (["NUMBERS", "CHART", "TABLE", "WORDS"], ["NUMBERS", "TABLE", "CHART", "WORDS"],
         [live.TO_PAINT_THE_NUMBERS, live.TO_PAINT_THE_TABLE, live.TO_BEGIN_THE_CHART]),
        (["WORDS"], ["WORDS"], []),  # a page without live numbers waits for nothing
    ],
)  # fmt: skip
def test_live_parts_are_drawn_in_their_turn_and_wait_for_the_browser(
    turns: list[str], in_order: list[str], waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(live, "time", SimpleNamespace(sleep=slept.append))
    page = AppTest.from_string(SCRIPT.format(turns=turns), default_timeout=30).run()
    assert page.session_state["drawn"] == turns
    page.button[0].click().run()
    assert not page.exception
    assert page.session_state["drawn_at_once"] == in_order
    assert slept == waits


def test_a_part_whose_own_fragment_runs_keeps_its_place_filled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []
    enqueued = delta_generator._enqueue_message
    monkeypatch.setattr(
        delta_generator,
        "_enqueue_message",
        lambda message: (
            sent.append(message.delta.new_element.WhichOneof("type")) or enqueued(message)
        ),
    )
    page = AppTest.from_string(SCRIPT.format(turns=["NUMBERS", "CHART"]), default_timeout=30).run()
    page.run()
    assert [text.value for text in page.text] == ["NUMBERS", "CHART"]
    assert sent.count("text") == 4
    assert "empty" not in sent
