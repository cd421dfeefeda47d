"""Every figure that a page hands to plotly is one that plotly takes, in both themes and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pytest

from reporting.charts.style import COLORS, DARK_COLORS
from tests.pages.screen import control, drawn, link_of, opened, run, widget, with_open

CHANGES = {"overtime_share.care": 0.5, "wage_percentile.lower": 10, "admin_share.agency": 0.0}
CHARTS: dict[str, tuple[str, dict[str, str]]] = {
    "ranges": ("overview", {}),
    "one service": ("rate_ranges", {"chart": "one"}),
    "over time": ("minimum_wage", {}),
    "build-up": ("build_up", {}),
    "bridge": ("compare", {}),
}


class Drawn(NamedTuple):
    """What one session of a page hands over to be drawn, in turn."""

    light: dict[str, Any]
    dark: dict[str, Any]
    briefing: dict[str, Any]
    before_it_is_asked_for: list[dict[str, Any]]
    picture: dict[str, Any]
    picture_key: str


@cache
def drawn_of(chart: str) -> Drawn:
    page_key, choices = CHARTS[chart]
    page = opened(page_key, **link_of(CHANGES), **choices)
    [light] = drawn(page)
    page.context = {"theme": "dark"}
    [dark] = drawn(run(page))
    before = drawn(page, "picture")
    keys = [str(getattr(each, "key", "")) for each in page.main]
    [key] = [key for key in keys if key.startswith("picture-")]
    [picture] = drawn(with_open(page, key), "picture")
    run(widget(page, "briefing").set_value(True))
    [briefing] = drawn(page)
    return Drawn(light, dark, briefing, before, picture, key)


def colours_in(figure: Mapping[str, Any], colours: Mapping[str, str]) -> set[str]:
    return {colour for colour in colours.values() if colour in str(figure)}


@pytest.mark.parametrize("chart", CHARTS)
def test_plotly_takes_every_figure(chart: str) -> None:
    of_page = drawn_of(chart)
    assert of_page.briefing["figure"] != of_page.dark["figure"]
    for handed in (of_page.light, of_page.dark, of_page.briefing):
        go.Figure(handed["figure"])
        assert handed["figure"]["data"]
        assert handed["alt"].endswith(".")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_has_the_colours_of_the_theme(chart: str) -> None:
    only_light = {k: c for k, c in COLORS.items() if c not in DARK_COLORS.values()}
    only_dark = {k: c for k, c in DARK_COLORS.items() if c not in COLORS.values()}
    light, dark = drawn_of(chart).light["figure"], drawn_of(chart).dark["figure"]
    assert colours_in(light, only_light)
    assert not colours_in(light, only_dark)
    assert colours_in(dark, only_dark)
    assert not colours_in(dark, only_light)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_picture_is_made_when_it_is_asked_for(chart: str) -> None:
    of_page = drawn_of(chart)
    assert of_page.before_it_is_asked_for == []
    of_all = f"a-link-{of_page.picture_key.removeprefix('picture-')}"
    of_one = {"one service", "over time", "build-up", "bridge"}  # their names say of which
    sizes = {}
    for shown in of_page.picture["pictures"]:
        figure = go.Figure(shown["figure"])
        size, type_in_points = shown["label"].split(", ")
        assert re.fullmatch(r"\d+ pt", type_in_points)
        sizes[size] = (figure.layout.width, figure.layout.height)
        assert figure.layout.paper_bgcolor == COLORS["background"]  # light in either theme
        assert shown["figure"] != of_page.dark["figure"]
        assert chart == "bridge" or shown["name"].startswith(
            f"{of_all}-" if chart in of_one else of_all
        )
        assert set(shown["name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert sizes == {"Whole slide": (1280, 720), "Half a slide": (640, 720)}
    assert [form["format"] for form in of_page.picture["formats"]] == ["png", "svg"]


def test_a_chart_stays_the_same_element_while_its_figure_changes() -> None:
    page = opened()
    [before] = page.get("bidi_component")
    run(control(page, "overtime_share.care").set_value(8.0))
    [after] = page.get("bidi_component")
    assert after.proto.id == before.proto.id
    assert after.proto.json != before.proto.json
