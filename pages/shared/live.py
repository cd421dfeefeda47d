"""The numbers of a page that change at once: drawn again in the very answer to a moved control.

The other parts of a page are drawn by a second run, of their keyed fragments, and each run takes
the browser through the whole page. A live part is one element without a widget; it has a slot,
which the callback of a control can fill before that second run begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Streamlit has no public way to draw outside of a fragment; its version is pinned for this.
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

KEY = "live_parts"
# Seconds in which the browser draws a part before it is given the next. Without them it takes all
# together and shows the number when the chart is done. The thread sleeps; no processor is taken.
TO_PAINT_A_NUMBER = 0.015
TO_PAINT_THE_REST = 0.09


@dataclass(frozen=True)
class LivePart:
    """Where a part stands, on which page, and what draws its one element."""

    slot: DeltaGenerator
    page_script_hash: str
    element: Callable[[], None]


def parts() -> Mapping[str, LivePart]:
    """The live parts of the open page in their order, by the key of their fragment."""
    found: dict[str, LivePart] = st.session_state.get(KEY, {})
    return found


def forget() -> None:
    """Begin a page, which has no live part yet."""
    st.session_state[KEY] = {}


def draw(key: str, element: Callable[[], None]) -> None:
    """Draw a live part, in a fragment of its own."""

    @st.fragment(key=key)
    def part() -> None:
        held = LivePart(st.empty(), ThreadState.get().active_script_hash, element)
        st.session_state[KEY] = {**parts(), key: held}
        with held.slot:
            element()

    part()


def draw_again() -> None:
    """Draw every live part again in its slot; for the callback of a control.

    What a callback draws belongs to the fragment of its widget, and would go when that fragment is
    drawn anew; so it is drawn as belonging to none.
    """
    held = tuple(parts().values())
    for number, part in enumerate(held, start=1):
        place = ThreadState.scoped(fragment_id=None, active_script_hash=part.page_script_hash)
        with place, part.slot:
            part.element()
        time.sleep(TO_PAINT_A_NUMBER if number < len(held) else TO_PAINT_THE_REST)
