"""The words of a chart stand around it on a page, as HTML in which nothing typed is read."""

from __future__ import annotations

import re

import pytest

from reporting.charts.on_a_page import without_words, words_around
from tests.reporting.charts.figures import notes
from tests.reporting.charts.test_charts import every_chart, plot_of


@every_chart
def test_the_words_around_a_chart_are_those_of_its_picture(chart: str) -> None:
    figure = plot_of(chart, "changed").figure
    words = words_around(figure)
    assert plain(words.title) == plain(figure["layout"]["title"]["text"].split("<br>")[0])
    assert "Source: Mercer for Missouri DHSS" in words.foot
    for said in words.below.split(" <br>"):
        assert plain(said) in plain(figure["layout"]["title"]["text"] + notes(figure))


@every_chart
def test_the_figure_on_a_page_has_no_word_twice_and_the_same_plot(chart: str) -> None:
    figure = plot_of(chart, "changed").figure
    bare = without_words(figure)
    whole, left = figure["layout"], bare["layout"]
    assert left["title"]["text"] == ""
    assert "Source:" not in notes(bare)
    assert bare["data"] == figure["data"]
    assert left["shapes"] == whole["shapes"] if "shapes" in whole else True
    assert plot_height(left) == plot_height(whole)
    assert min(left["margin"].values()) >= 0


def plot_height(layout: dict[str, object]) -> float:
    margin = layout["margin"]
    return layout["height"] - margin["t"] - margin["b"]  # type: ignore[index, operator, no-any-return]


def plain(markup: str) -> str:
    return re.sub(r"<[^>]*>|\s+", " ", markup).strip()


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
    title = {"text": f"<b>{typed}</b>"}
    assert words_around({"layout": {"title": title, "annotations": []}}).title == f"<b>{html}</b>"
