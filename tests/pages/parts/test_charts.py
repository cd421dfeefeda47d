"""Every figure that a page hands to plotly is one that plotly takes, in both themes and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from reporting.charts.style import COLORS, DARK_COLORS
from tests.pages.screen import control, drawn, link_of, opened, run, with_open

CHANGES = {"overtime_share.care": 0.5, "wage_percentile.lower": 10, "admin_share.agency": 0.0}
CHARTS: dict[str, tuple[str, dict[str, str]]] = {
    "ranges": ("overview", {}),
    "one service": ("rate_ranges", {"chart": "one"}),
    "over time": ("minimum_wage", {}),
    "build-up": ("build_up", {}),
    "bridge": ("compare", {}),
}


def page_of(chart: str, theme: str = "light", **parameters: str) -> AppTest:
    page_key, choices = CHARTS[chart]
    page = opened(page_key, **link_of(CHANGES), **choices, **parameters)
    page.context = {"theme": theme}
    return run(page)


def colours_in(figure: Mapping[str, Any], colours: Mapping[str, str]) -> set[str]:
    return {colour for colour in colours.values() if colour in str(figure)}


@pytest.mark.parametrize("chart", CHARTS)
def test_plotly_takes_every_figure(chart: str) -> None:
    for briefing in ("", "on"):
        [handed] = drawn(page_of(chart, briefing=briefing))
        go.Figure(handed["figure"])
        assert handed["figure"]["data"]
        assert handed["alt"].endswith(".")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_has_the_colours_of_the_theme(chart: str) -> None:
    only_light = {k: c for k, c in COLORS.items() if c not in DARK_COLORS.values()}
    only_dark = {k: c for k, c in DARK_COLORS.items() if c not in COLORS.values()}
    [light], [dark] = drawn(page_of(chart)), drawn(page_of(chart, "dark"))
    go.Figure(dark["figure"])
    assert colours_in(light["figure"], only_light)
    assert not colours_in(light["figure"], only_dark)
    assert colours_in(dark["figure"], only_dark)
    assert not colours_in(dark["figure"], only_light)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_picture_is_made_when_it_is_asked_for(chart: str) -> None:
    page = page_of(chart, "dark")
    assert drawn(page, "picture") == []
    keys = [str(getattr(each, "key", "")) for each in page.main]
    [key] = [key for key in keys if key.startswith("picture-")]
    with_open(page, key)
    [handed] = drawn(page, "picture")
    of_all = f"a-link-{key.removeprefix('picture-')}"
    of_one = {"one service", "over time", "build-up", "bridge"}  # their names say of which
    sizes = {}
    for shown in handed["pictures"]:
        figure = go.Figure(shown["figure"])
        size, type_in_points = shown["label"].split(", ")
        assert re.fullmatch(r"\d+ pt", type_in_points)
        sizes[size] = (figure.layout.width, figure.layout.height)
        assert figure.layout.paper_bgcolor == COLORS["background"]  # light in either theme
        assert shown["figure"] != drawn(page)[0]["figure"]
        assert chart == "bridge" or shown["name"].startswith(
            f"{of_all}-" if chart in of_one else of_all
        )
        assert set(shown["name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert sizes == {"Whole slide": (1280, 720), "Half a slide": (640, 720)}
    assert [form["format"] for form in handed["formats"]] == ["png", "svg"]


def test_a_chart_stays_the_same_element_while_its_figure_changes() -> None:
    page = opened()
    [before] = page.get("bidi_component")
    run(control(page, "overtime_share.care").set_value(8.0))
    [after] = page.get("bidi_component")
    assert after.proto.id == before.proto.id
    assert after.proto.json != before.proto.json
