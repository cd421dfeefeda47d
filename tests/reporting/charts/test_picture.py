"""Pictures of charts: light in either theme, 16:9, with plain file names."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest

from model import Scenario
from model.findings.side_by_side import rate_ranges
from reporting.charts.bridge import bridge_plot
from reporting.charts.build_up import build_up
from reporting.charts.one_service import one_service
from reporting.charts.picture import (
    FORMATS,
    HEIGHT,
    WIDTH,
    caption,
    configuration,
    file_name,
    in_light,
    picture,
)
from reporting.charts.ranges import all_services
from reporting.charts.style import COLORS, DARK_COLORS, FONT
from tests.reporting.cases import SCENARIOS, A, case

TITLE = "19 of 28 current rates are below the modeled range"


def range_chart(colors: Any) -> Any:
    study = case("study")
    plot = all_services(study, rate_ranges(study), TITLE, colors=colors)
    assert plot is not None
    return plot.figure


def test_the_picture_is_the_same_in_either_theme() -> None:
    light, dark = (picture(range_chart(colors)) for colors in (COLORS, DARK_COLORS))
    assert light == dark
    text = json.dumps(dark, default=str)
    assert not [shade for shade in DARK_COLORS.values() if shade in text]
    assert dark["layout"]["paper_bgcolor"] == COLORS["background"] == "#ffffff"


def test_title_unit_and_source_are_inside() -> None:
    text = json.dumps(picture(range_chart(COLORS)), default=str)
    for said in (TITLE, "Percent of the current rate", "Source: Mercer for Missouri DHSS"):
        assert said in text


def test_the_figure_on_the_page_is_not_changed() -> None:
    figure = range_chart(DARK_COLORS)
    before = json.dumps(figure, default=str)
    picture(figure)
    assert json.dumps(figure, default=str) == before


def test_the_typeface_is_one_that_a_picture_can_be_drawn_in() -> None:
    assert FONT not in json.dumps(picture(range_chart(COLORS))["layout"]["font"])
    assert in_light({"a": [FONT, 1, None, DARK_COLORS["text"]]})["a"][1:] == [
        1,
        None,
        COLORS["text"],
    ]


def texts_of(figure: Any) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


HOSTILE = Scenario("<b>Plan</b> & <a href='x'>y</a>", {"turnover_share": 0.625})


def test_a_caption_names_the_scenario_and_what_it_changes() -> None:
    study = caption(A, Scenario())
    assert study == "Scenario “Study”: no changes to the study"
    (setting,) = [each for each in A.settings.values() if each.id == "turnover_share"]
    said = caption(A, HOSTILE)
    assert said.startswith(f"Scenario “{HOSTILE.name}”: {setting.label} 62.5")
    everything = {key: each.base_value for key, each in A.settings.items()}
    many = caption(A, Scenario("x" * 100, everything))
    assert len(many) <= 180
    assert many.endswith("…")


def test_what_was_typed_is_no_markup_in_a_picture() -> None:
    figure = picture(range_chart(COLORS), caption(A, HOSTILE))
    (text,) = [text for text in texts_of(figure) if "Plan" in text]
    assert "<" not in text
    assert unescape(text) == caption(A, HOSTILE)
    assert len(texts_of(figure)) == len(texts_of(picture(range_chart(COLORS)))) + 1


def plots() -> dict[str, Any]:
    changed = case("changed")
    scenarios = (Scenario(), SCENARIOS["changed"])
    return {
        "build-up": build_up(changed, "homemaker", "interim"),
        "bridge": bridge_plot(A, *scenarios, ("Study", "Changed"), "homemaker", "interim"),
        "one service": one_service(changed, "homemaker"),
        "ranges": all_services(changed, rate_ranges(changed), TITLE),
    }


@pytest.mark.parametrize("chart", ["build-up", "bridge", "one service", "ranges"])
def test_every_chart_says_that_it_is_nobodys_publication(chart: str) -> None:
    said = " ".join(texts_of(picture(plots()[chart].figure)))
    assert "not a publication of the State of Missouri or of Mercer" in said


@pytest.mark.parametrize(
    ("chart", "name"),
    [
        ("build-up", "changed-build-up-homemaker"),
        ("bridge", "changed-bridge-homemaker"),
        ("one service", "changed-one-service-homemaker"),
        ("ranges", "changed-ranges"),
    ],
)
def test_a_file_is_named_by_scenario_chart_and_service(chart: str, name: str) -> None:
    assert file_name(SCENARIOS["changed"], chart, plots()[chart].subject) == name


def test_nothing_typed_reaches_the_name_of_a_file() -> None:
    for typed in ("../../a", "=cmd|' /C'!A0", "תרחיש😀", "a\\b:c*?"):
        name = file_name(Scenario(typed), "build-up", "homemaker")
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert name.endswith("build-up-homemaker")


@pytest.mark.parametrize("file_format", FORMATS)
def test_size_and_format(file_format: str) -> None:
    said = configuration("Range chart", file_format)["toImageButtonOptions"]
    assert (said["width"], said["height"], said["format"]) == (WIDTH, HEIGHT, file_format)
    assert WIDTH * 9 == HEIGHT * 16
    assert said["scale"] == (2 if file_format == "png" else 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [("../../a b", "a-b"), ("=cmd|' /C'!A0", "cmd-c-a0"), ("תרחיש😀", "chart"), ("", "chart")],
)
def test_file_names_are_plain(name: str, said: str) -> None:
    assert configuration(name, "png")["toImageButtonOptions"]["filename"] == said
