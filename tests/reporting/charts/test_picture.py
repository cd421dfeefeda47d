"""Pictures of charts: light in either theme, 16:9, with plain file names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from model.findings.side_by_side import rate_ranges
from reporting.charts.picture import FORMATS, HEIGHT, WIDTH, configuration, in_light, picture
from reporting.charts.ranges import all_services
from reporting.charts.style import COLORS, DARK_COLORS, FONT
from tests.reporting.cases import case

TITLE = "19 of 28 fees lie below the lower bound"


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
    for said in (TITLE, "Percent of the fee schedule rate", "Source: Mercer for Missouri DHSS"):
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
