"""The words of a chart stand around it on a page, as HTML in which nothing typed is read."""

from __future__ import annotations

import re
from html import unescape

import pytest

from reporting.charts.on_a_page import words_as_html
from reporting.charts.plot import Words
from tests.reporting.cases import SCENARIOS
from tests.reporting.charts.test_charts import every_chart, plot_of


@every_chart
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_word_of_a_chart_is_lost_as_html(chart: str, name: str) -> None:
    words = plot_of(chart, name).words
    html = words_as_html(words)
    assert html.title.startswith("<b>")
    for written, shown in zip(
        (words.title, *words.below, words.source),
        (html.title, *html.below, html.source),
        strict=True,
    ):
        assert plain(written) == plain(shown)
        assert "<" not in plain(shown)


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("a & b", "a &amp; b"),
        ("a &amp; b", "a &amp; b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;img src=x onerror=y&gt;", "&lt;img src=x onerror=y&gt;"),
        ("<span style='x' onclick='y'>", "&lt;span style=&#x27;x&#x27; onclick=&#x27;y&#x27;&gt;"),
        ("<span style='color:#fff'>x</span>", "<span style='color:#fff'>x</span>"),
        ("<B>x", "&lt;B&gt;x"),
    ],
)
def test_only_the_tags_of_our_charts_are_read(typed: str, html: str) -> None:
    assert words_as_html(Words(typed, (), typed)).title == f"<b>{html}</b>"
    assert words_as_html(Words(typed, (), typed)).source == html
