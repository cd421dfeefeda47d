"""What is changed, as it stands on one line beside buttons: what fits, and the rest in words."""

from __future__ import annotations

from collections.abc import Sequence

from model.study.settings import Setting

# Letters that one line has room for beside the buttons; the other changes are one click away.
LINE, FRAME, MORE = 95, 10, 15  # in all; those that the frame of a change takes, and "3 more"
# Label, changed settings, what the base has, what is in force.
Change = tuple[str, Sequence[Setting], str, str]


def shown_on_a_line(changes: Sequence[Change]) -> int:
    """How many of the changes stand beside each other; at least one."""
    letters = [len(in_words(change)) + FRAME for change in changes]
    room = LINE if sum(letters) <= LINE else LINE - MORE
    fitting = [count for count in range(len(letters) + 1) if sum(letters[:count]) <= room]
    return max(1, *fitting)


def in_words(change: Change) -> str:
    """A change in one line: "Turnover 50% → 60%"."""
    label, _, before, now = change
    return f"{label} {before} → {now}"
