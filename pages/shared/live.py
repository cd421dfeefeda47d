"""The parts of a page that change at once: drawn again in the very answer to a moved control.

The other parts of a page are drawn by a second run, of their keyed fragments, and each run takes
the browser through the whole page. A live part is one element without a widget; it has a slot,
which the callback of a control can fill itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Streamlit has no public way to draw outside of a fragment; its version is pinned for this.
from streamlit.delta_generator_singletons import get_last_dg_added_to_context_stack
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ThreadState,
    get_script_run_ctx,
    suppress_fragment_callback_warning,
)

KEY = "live_parts"
NUMBERS, TABLE, CHART, WORDS = range(4)  # what is drawn first, and so on
# Seconds in which the browser paints the numbers before it is given the table, the table before it
# is given the chart, and begins with the chart before it is given the strip and the address.
# Without them it takes all that has come together and paints when all of it is done. The thread
# sleeps meanwhile.
TO_PAINT_THE_NUMBERS, TO_PAINT_THE_TABLE, TO_BEGIN_THE_CHART = 0.02, 0.015, 0.07
WAIT_BETWEEN = {
    (NUMBERS, TABLE): TO_PAINT_THE_NUMBERS,
    (TABLE, CHART): TO_PAINT_THE_TABLE,
    **{(turn, WORDS): TO_BEGIN_THE_CHART for turn in (NUMBERS, TABLE, CHART)},
}

Draw = Callable[[], object]  # draws one element
Element = Callable[[], Draw]  # does all that takes time, and returns what draws the element


@dataclass(frozen=True)
class LivePart:
    """Where a part stands, in which fragment and page, its turn, what makes its one element."""

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
    drawn, slot = element(), _slot()
    with slot:
        drawn()
    held = LivePart(slot, here.fragment_id, here.active_script_hash, turn, element)
    st.session_state[KEY] = {**parts(), key: held}


def _slot() -> DeltaGenerator:
    """The next place in the open container, for one element.

    As `st.empty` has it, which would also tell the browser to empty the place until it is filled.
    """
    container = get_last_dg_added_to_context_stack()
    if container is None or container._cursor is None:
        raise RuntimeError("A live part is drawn inside a fragment")
    return DeltaGenerator(container._root_container, container._cursor.lock_element(), container)


def draw_again() -> Sequence[str]:
    """Draw the live parts again, each in its slot, for the callback of a control; their keys.

    What a callback draws belongs to the fragment of its widget, and would go when that fragment is
    drawn anew; so it is drawn as belonging to the fragment in which it stands. A part whose own
    fragment runs is left out. Errors: StreamlitAPIException where another callback of the
    same run has drawn a part already.
    """
    running = fragments_of_this_run()
    drawn_again = [key for key, part in parts().items() if part.fragment_id not in running]
    in_turn = sorted((parts()[key] for key in drawn_again), key=lambda part: part.turn)
    for before, part in zip([None, *in_turn], in_turn, strict=False):
        place = ThreadState.scoped(
            fragment_id=part.fragment_id, active_script_hash=part.page_script_hash
        )
        drawn = part.element()
        if before:
            time.sleep(WAIT_BETWEEN.get((before.turn, part.turn), 0))
        # The warning says that it would stand at the top of the page; it has a slot of its own.
        with suppress_fragment_callback_warning(), place, part.slot:
            drawn()
    return drawn_again


def fragments_of_this_run() -> list[str]:
    """The fragments that run after the callbacks; none where the whole page does."""
    context = get_script_run_ctx()
    return list(context.fragment_ids_this_run or ()) if context else []


def fragment_that_is_drawn() -> str | None:
    """The fragment in which the page is being drawn; None outside of all."""
    return ThreadState.get().fragment_id
