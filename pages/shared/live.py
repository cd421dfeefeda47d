"""The parts of a page that change at once: drawn again in the very answer to a moved control.

The other parts of a page are drawn by a second run, of their keyed fragments, and each run takes
the browser through the whole page. A live part is one element without a widget; it has a slot,
which the callback of a control can fill itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Streamlit has no public way to draw outside of a fragment; its version is pinned for this.
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState, get_script_run_ctx

KEY, DRAWN = "live_parts", "live_parts_drawn"
NUMBERS, WORDS, CHART = range(3)  # what is drawn first, second and last
# Seconds in which the browser draws the numbers before it is given a chart. Without them it takes
# both together and shows the numbers when the chart is done. The thread sleeps meanwhile.
TO_DRAW_THE_NUMBERS, TO_DRAW_A_CHART = 0.02, 0.1
CHARTS_KEPT = 4


Element = Callable[[], DeltaGenerator]


@dataclass(frozen=True)
class LivePart:
    """Where a part stands, in which fragment and page, its turn, what draws its one element.

    The slot is what Streamlit returned for the element: drawn with it, the next takes its place.
    """

    slot: DeltaGenerator
    fragment_id: str | None
    page_script_hash: str
    turn: int
    element: Element


def parts() -> Mapping[str, LivePart]:
    """The live parts of the open page, by the key of their fragment."""
    found: dict[str, LivePart] = st.session_state.get(KEY, {})
    return found


def forget() -> None:
    """Begin a page, which has no live part yet."""
    st.session_state[KEY] = {}


def draw(key: str, element: Element, turn: int) -> None:
    """Draw a live part in a fragment of its own."""
    st.fragment(key=key)(draw_here)(key, element, turn)


def draw_here(key: str, element: Element, turn: int) -> None:
    """Draw a live part in the fragment with this key, which is the one that runs."""
    here = ThreadState.get()
    held = LivePart(element(), here.fragment_id, here.active_script_hash, turn, element)
    st.session_state[KEY] = {**parts(), key: held}
    if turn == CHART:
        st.session_state[DRAWN] = 0


def draw_again() -> None:
    """Draw the live parts again, each in its slot; for the callback of a control.

    What a callback draws belongs to the fragment of its widget, and would go when that fragment is
    drawn anew; so it is drawn as belonging to the fragment in which it stands. A part whose own
    fragment runs next is left to it. Errors: StreamlitAPIException where another callback of the
    same run has drawn a part already.
    """
    running = fragments_of_this_run()
    for part in sorted(parts().values(), key=lambda part: part.turn):
        if part.fragment_id in running:
            continue
        if part.turn == CHART:
            let_the_numbers_be_drawn()
        place = ThreadState.scoped(
            fragment_id=part.fragment_id, active_script_hash=part.page_script_hash
        )
        with place, part.slot:
            part.element()
    st.session_state[DRAWN] = st.session_state.get(DRAWN, 0) + 1


def let_the_numbers_be_drawn() -> None:
    """Give the browser time for the numbers, before it is given what takes longer."""
    time.sleep(TO_DRAW_THE_NUMBERS)


def fragments_of_this_run() -> list[str]:
    """The fragments that run after the callbacks; none where the whole page does."""
    context = get_script_run_ctx()
    return list(context.fragment_ids_this_run or ()) if context else []


def charts_to_clear() -> list[str]:
    """The keys of the live charts, once they have been drawn some times since their fragments ran.

    The browser keeps a chart that was replaced, hidden, until the fragment of the chart runs. The
    chart in force has been drawn by then.
    """
    charts = [key for key, part in parts().items() if part.turn == CHART]
    if not charts or st.session_state.get(DRAWN, 0) < CHARTS_KEPT:
        return []
    time.sleep(TO_DRAW_A_CHART)
    return charts
