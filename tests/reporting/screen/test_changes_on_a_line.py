"""How many changes a line has room for."""

from __future__ import annotations

import pytest

from reporting.screen.changes_on_a_line import FRAME, LINE, shown_on_a_line


@pytest.mark.parametrize(
    ("lengths", "shown"),
    [
        ((200,), 1),  # the newest change stands there however long it is
        ((200, 5), 1),
        ((40, 35), 2),  # with their frames as long as a line
        ((40, 36), 1),
        ((20, 20, 20), 3),
        ((20, 20, 20, 20), 2),  # "2 more" takes its room
    ],
)
def test_the_changes_stand_on_one_line(lengths: tuple[int, ...], shown: int) -> None:
    arrow = len("  → ")
    changes = [("L" * (length - arrow - 1), (), "", "V") for length in lengths]
    assert shown_on_a_line(changes) == shown
    assert shown == 1 or sum(lengths[:shown]) + shown * FRAME <= LINE
