"""A chart on a page: its words stand around it as HTML, so that a browser breaks their lines."""

from __future__ import annotations

import re
from html import escape, unescape

from reporting.charts.plot import Words
from reporting.charts.style import COLORS

# The tags that our charts write into their words; whatever else looks like one is a text.
OUR_TAGS = re.compile(r"""(<b>|</b>|<br>|</span>|<span style=["'][\w\s:;#.-]*["']>)""")


def words_as_html(words: Words) -> Words:
    """The words of a chart as HTML, in which nothing typed is read."""
    quiet = f"<span style='color:{COLORS['quiet']}'>"
    return Words(
        _as_html(f"<b>{words.title}</b>"),
        tuple(_as_html(f"{quiet}{line}</span>") for line in words.below),
        _as_html(words.source),
    )


def _as_html(text: str) -> str:
    html = "".join(
        part if OUR_TAGS.fullmatch(part) else escape(unescape(part))
        for part in OUR_TAGS.split(text)
    )
    return html.replace("<br>", " <br>")  # a small screen leaves the breaks out
