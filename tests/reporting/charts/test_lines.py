"""Words are broken into lines at blanks, and none is lost."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reporting.charts.lines import APART, lines_of, texts_apart, width_of

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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=3))
@example([100, 104, 100])
def test_texts_side_by_side_do_not_meet_and_the_outer_ones_are_told(places: list[int]) -> None:
    texts = [f"${place}.00" for place in places]
    apart = texts_apart(texts, places, 12)
    shown = sorted((place, text) for place, text in zip(places, apart, strict=True) if text)
    ends = [(place - width_of(t, 12) / 2, place + width_of(t, 12) / 2) for place, t in shown]
    assert all(end + APART <= start for (_, end), (start, _) in pairwise(ends))
    said = " ".join(apart)
    assert f"${min(places)}.00" in said
    assert f"${max(places)}.00" in said
