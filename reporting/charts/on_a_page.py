"""A chart on a page: its words stand around it as HTML, so that a browser breaks their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any, NamedTuple

from reporting.charts.style import (
    FOOT,
    KEY,
    LEGEND_TOP,
    LINE_HEIGHT,
    SOURCE,
    SUBTITLE_HEIGHT,
)

TITLE, KEY_LINE = 32, 24  # pixels that a title of one line and a key take in a picture
# The tags that our charts write into their words; whatever else looks like one is a text.
OUR_TAGS = re.compile(r"""(<b>|</b>|<br>|</span>|<span style=["'][\w\s:;#.-]*["']>)""")


class WordsAround(NamedTuple):
    """The words of a chart as HTML: its message, what stands below that, and at its foot."""

    title: str
    below: str
    foot: str


def words_around(figure: Mapping[str, Any]) -> WordsAround:
    """Title, subtitles and key, and source of a figure; nothing typed is read as HTML."""
    layout = figure["layout"]
    title, _, subtitles = layout["title"]["text"].partition("<br>")
    below = "<br>".join(filter(None, [subtitles, key_of(figure)]))
    return WordsAround(*map(_as_html, (title, below, source_of(figure))))


def without_words(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The figure without the words that stand around it, and without the room that they take."""
    layout = figure["layout"]
    key, source = key_of(figure), source_of(figure)
    subtitles = layout["title"]["text"].count("<br>")
    above = TITLE + SUBTITLE_HEIGHT * subtitles + (KEY_LINE if key else 0)
    below = FOOT + LINE_HEIGHT * (source.count("<br>") + 1)
    margin, height = layout["margin"], layout["height"] - above - below
    changed = {
        "height": height,
        "margin": {**margin, "t": margin["t"] - above, "b": margin["b"] - below},
        "title": {**layout["title"], "text": ""},
        "legend": {**layout["legend"], "y": 1 - (LEGEND_TOP - above) / height},
        "annotations": [
            note for note in layout["annotations"] if note.get("name") not in (KEY, SOURCE)
        ],
    }
    return {**figure, "layout": {**layout, **changed}}


def key_of(figure: Mapping[str, Any]) -> str:
    """What the shapes of a figure mean, in a line; empty where a legend or nothing says it."""
    return _note(figure, KEY)


def source_of(figure: Mapping[str, Any]) -> str:
    """The source of a figure, its lines parted by `<br>`."""
    return _note(figure, SOURCE)


def _note(figure: Mapping[str, Any], name: str) -> str:
    every = figure["layout"]["annotations"]
    notes = (note["text"] for note in every if note.get("name") == name)
    return next(notes, "")


def _as_html(text: str) -> str:
    html = "".join(
        part if OUR_TAGS.fullmatch(part) else escape(unescape(part))
        for part in OUR_TAGS.split(text)
    )
    return html.replace("<br>", " <br>")  # a small screen leaves the breaks out
