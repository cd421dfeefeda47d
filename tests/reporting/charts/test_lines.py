"""Words are broken into lines at blanks, and none is lost."""

from __future__ import annotations

from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reporting.charts.lines import lines_of, width_of

TYPED = st.text(st.sampled_from("aW. <&\u4e16\u2026"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(TYPED, st.sampled_from([60, 200, 600]))
@example("W" * 100, 60)
@example("<b>bold</b> & co", 60)
def test_every_line_has_room_and_every_word_is_there(typed: str, room: int) -> None:
    lines = lines_of(escape(typed), room, 12)
    assert all(width_of(line, 12) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(escape(typed).split())


def test_a_key_is_broken_between_its_colours_and_keeps_its_tags() -> None:
    key = "<span style='color:#000'>■</span> low \u2003 <span style='color:#111'>■</span> high"
    assert lines_of(key, 600, 12) == [key]
    assert lines_of(key, 50, 12) == [
        "<span style='color:#000'>■</span> low", "<span style='color:#111'>■</span>", "high",
    ]  # fmt: skip
    assert lines_of("", 50, 12) == []
