"""Pictures of charts: light in either theme, with all that they must say, nothing overprinted."""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

from model import Scenario
from model.findings.rate_ranges import rate_ranges
from model.findings.sensitivity.all_at_once import UNIFORM, all_at_once
from model.findings.sensitivity.inputs import TENTH
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import axis_of, two_at_a_time
from model.findings.side_by_side import SideBySide
from reporting.charts.bridges.bridge import bridge_plot
from reporting.charts.build_up import build_up
from reporting.charts.lines import TAG, width_of
from reporting.charts.one_service import one_service
from reporting.charts.over_time import over_time
from reporting.charts.pictures.captions import caption, file_name
from reporting.charts.pictures.picture import ROOM, SIZES, picture, type_in_points
from reporting.charts.plot import Plot, Words
from reporting.charts.ranges import all_services
from reporting.charts.sensitivity.bands import bands
from reporting.charts.sensitivity.heat_map import heat_map
from reporting.charts.sensitivity.tornado import tornado
from reporting.charts.style import FONT, LARGE
from reporting.sensitivity.result import rate_result
from tests.reporting.cases import SCENARIOS, A, case, results

HOMEMAKER = A.services["homemaker"]
SLIDE, HALF = SIZES["slide"], SIZES["half"]
TITLE = "19 of 28 current rates are below the modeled range"


def range_chart() -> Plot:
    study = case("study")
    plot = all_services(study, rate_ranges(study), TITLE)
    assert plot is not None
    return plot


def test_title_unit_and_source_are_inside() -> None:
    text = json.dumps(picture(range_chart(), "", SLIDE), default=str)
    for said in (TITLE, "Percent of the current rate", "Source: Mercer for Missouri DHSS"):
        assert said in text


def test_the_figure_on_the_page_is_not_changed() -> None:
    plot = range_chart()
    before = json.dumps(plot.figure, default=str)
    picture(plot, "", SLIDE)
    assert json.dumps(plot.figure, default=str) == before


def test_the_typeface_is_one_that_a_picture_can_be_drawn_in() -> None:
    assert FONT not in json.dumps(picture(range_chart(), "", SLIDE)["layout"]["font"])


def texts_of(figure: Any) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


HOSTILE = Scenario("<b>Plan</b> & <a href='x'>y</a>", {"turnover_share": 0.625})


def words_of(figure: Any) -> str:
    """All words of a picture as they are read."""
    return unescape(TAG.sub("", " ".join(texts_of(figure))))


def test_a_caption_names_the_scenario_and_what_it_changes() -> None:
    study = caption(A, Scenario())
    assert study == "Scenario “Study”: no changes to the study"
    setting = A.settings["turnover_share"]
    said = caption(A, HOSTILE)
    assert said == f"Scenario “{HOSTILE.name}”: {setting.label} 62.5%"
    everything = {key: each.base_value for key, each in A.settings.items()}
    many = caption(A, Scenario("x" * 100, everything))
    told, rest = re.fullmatch(r"Scenario “x*…?”: (.*); and (\d+) more", many).groups()
    assert len(told.split("; ")) + int(rest) == len(everything)
    assert len(many) <= 190


def test_what_was_typed_is_no_markup_in_a_picture() -> None:
    figure = picture(range_chart(), caption(A, HOSTILE), HALF)
    assert caption(A, HOSTILE) in words_of(figure)
    assert "<b>Plan" not in " ".join(texts_of(figure))
    assert "<a" not in " ".join(texts_of(figure))


LONG_NAME = Scenario(
    "A name as long as a name may be, told by a person who says all of it, and no word too few",
    {**SCENARIOS["changed"].changes, "turnover_share": 0.4, "admin_share.agency": 0.12},
)
HALF_YEARS = [datetime.date(2019 + n // 2, 1 + 6 * (n % 2), 1) for n in range(40)]
FORTY_STEPS = Scenario(
    "Forty steps",
    {"minimum_wage_schedule": tuple((day, 8.6 + n / 2) for n, day in enumerate(HALF_YEARS))},
)
CASES = {**SCENARIOS, "long name": LONG_NAME, "forty steps": FORTY_STEPS}
CHARTS = ("build-up", "bridge", "one service", "ranges", "over time", "tornado", "draws")
IN_PERCENT = ("ranges", "draws")


@cache
def plot_of(chart: str, name: str = "changed") -> Plot:
    scenario = CASES[name]
    both = SideBySide(results(Scenario()), results(scenario))
    ends = (scenario, Scenario()) if name == "study" else (Scenario(), scenario)
    made = {
        "build-up": lambda: build_up(both, "homemaker", "interim"),
        "bridge": lambda: bridge_plot(
            A, *(SCENARIOS["changed"], Scenario()) if name == "study" else ends,
            ("Study", scenario.name), "homemaker", "interim"
        ),
        "one service": lambda: one_service(both, "homemaker"),
        "ranges": lambda: all_services(both, rate_ranges(both), TITLE),
        "over time": lambda: over_time(both, "basic_care"),
        "tornado": lambda: tornado(
            both, one_at_a_time(A, scenario.checked(A), Rate(HOMEMAKER.rate_line, "lower"), TENTH),
            rate_result(A, "homemaker", "lower"),
        ),
        "draws": lambda: bands(
            both, all_at_once(A, scenario.checked(A), TENTH, UNIFORM, 1, 50), "lower"
        ),
    }[chart]()  # fmt: skip
    assert made is not None
    return made


@cache
def picture_of(chart: str, name: str, size: str) -> Any:
    plot = plot_of(chart, name)
    return picture(plot, plot.caption or caption(A, CASES[name]), SIZES[size])


every_picture = pytest.mark.parametrize(
    ("chart", "name", "size"),
    [(chart, name, size) for chart in CHARTS for name in CASES for size in SIZES],
)


@every_picture
def test_a_picture_says_title_unit_source_scenario_and_that_it_is_nobodys_publication(
    chart: str, name: str, size: str
) -> None:
    figure = picture_of(chart, name, size)
    said = words_of(figure)
    title = plot_of(chart, name).alt.split(". ")[0]
    unit = "Percent of the current rate" if chart in IN_PERCENT else "Dollars per 15 min."
    axis = figure["layout"]["xaxis"]["title"]["text"]
    assert said.count(unescape(title)) >= 1
    assert unit in f"{said} {axis}"
    assert "Source: Mercer for Missouri DHSS, rate study of January 3, 2020" in said
    assert "not a publication of the State of Missouri or of Mercer" in said
    assert f"“{CASES[name].name[:30]}" in said


@every_picture
def test_no_word_of_a_picture_lies_on_another_or_outside(chart: str, name: str, size: str) -> None:
    layout = picture_of(chart, name, size)["layout"]
    assert (layout["width"], layout["height"]) == (SIZES[size].width, SIZES[size].height)
    margin = layout["margin"]
    above, below = [], []
    for note in layout["annotations"]:
        assert "<br>" not in note["text"] or note.get("xref") != "paper"
        if "borderpad" not in note:
            continue
        font = note["font"]["size"]
        is_bold = note["text"].startswith("<b>")
        left = margin["l"] + note["xshift"]
        assert left >= ROOM * 0.7
        assert left + width_of(note["text"], font, is_bold=is_bold) <= layout["width"]
        top = -note["yshift"] + (margin["t"] if note["y"] == 1 else layout["height"] - margin["b"])
        (above if note["y"] == 1 else below).append((top, top + font))
    for lines in (above, below):
        assert all(end <= next_top for (_, end), (next_top, _) in pairwise(lines))
    assert above[0][0] > 0
    assert above[-1][1] <= margin["t"]
    assert below[0][0] >= layout["height"] - margin["b"]
    assert below[-1][1] <= layout["height"]
    assert layout["height"] - margin["t"] - margin["b"] > layout["height"] / 3


# Points that the labels have at least on a slide; ranges and draws have some twenty rows.
AT_LEAST = {"slide": 12.0, "half": 11.0}
LEAST_POINTS = {
    "slide": {"ranges": 10.5, "tornado": 11.0},
    "half": {"ranges": 10.5, "draws": 9.5, "build-up": 10.5, "tornado": 9.5, "over time": 10.5},
}


@every_picture
def test_labels_are_as_large_as_those_of_a_slide(chart: str, name: str, size: str) -> None:
    points = type_in_points(picture_of(chart, name, size))
    assert points >= LEAST_POINTS[size].get(chart, AT_LEAST[size])


@pytest.mark.parametrize("name", CASES)
def test_of_three_columns_of_numbers_half_a_slide_has_the_last_two(name: str) -> None:
    """The first is the base's where there is one, whose bars are drawn all the same."""
    slide, half = (picture_of("build-up", name, size) for size in SIZES)
    whole, left = (columns_of(figure) for figure in (slide, half))
    assert list(left) == list(whole)[-2:]
    assert all(left[each] == whole[each] for each in left)
    assert [shape["name"] for shape in half["layout"]["shapes"]] == [
        shape["name"] for shape in slide["layout"]["shapes"]
    ]
    drawn = {trace["yaxis"].replace("y", "yaxis") for trace in half["data"]}
    assert drawn == {axis for axis in half["layout"] if axis.startswith("yaxis")}


def columns_of(figure: Any) -> dict[str, list[str]]:
    """The numbers of each column by its heading, from the left."""
    axes = [axis for name, axis in figure["layout"].items() if re.fullmatch(r"yaxis\d", name)]
    apart = sorted(axes, key=lambda axis: -axis["ticklabelstandoff"])
    return {axis["ticktext"][0]: axis["ticktext"][1:] for axis in apart}


@pytest.mark.parametrize("chart", ["ranges", "draws"])
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("size", SIZES)
def test_numbers_at_the_right_have_the_room_that_they_take(
    chart: str, name: str, size: str
) -> None:
    layout = picture_of(chart, name, size)["layout"]
    axis = layout["yaxis2"]
    widest = max(
        width_of(text, axis["tickfont"]["size"], is_bold="<b>" in text) for text in axis["ticktext"]
    )
    assert axis["ticklen"] + widest <= layout["margin"]["r"] - ROOM * 0.7


@every_picture
def test_no_label_reaches_into_the_next_one(chart: str, name: str, size: str) -> None:
    layout = picture_of(chart, name, size)["layout"]
    margin, axis = layout["margin"], layout["yaxis"]
    start, end = axis["range"]
    row = (layout["height"] - margin["t"] - margin["b"]) / abs(end - start)
    if "ticktext" in axis:
        font = axis["tickfont"]["size"]
        rows = sorted(zip(axis["tickvals"], axis["ticktext"], strict=True))
        for (above, text), (below, other) in pairwise(rows):
            lines = 1 + (text.count("<br>") + other.count("<br>")) / 2
            assert lines * font <= (below - above) * row
    if axis.get("ticktext") and margin["l"] > 150 and chart != "tornado":
        widths = [width_of(line, axis["tickfont"]["size"], is_bold="<b>" in text)
                  for text in axis["ticktext"] for line in text.split("<br>")]  # fmt: skip
        assert max(widths) <= margin["l"] - ROOM
    ticks = layout["xaxis"]
    if "ticktext" in ticks:
        low, high = map(as_number, ticks["range"])
        plot = layout["width"] - margin["l"] - margin["r"]
        ends = [
            (plot * (as_number(place) - low) / (high - low), width / 2)
            for place, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
            for width in [max(width_of(line, ticks["tickfont"]["size"])
                              for line in text.split("<br>"))]
        ]  # fmt: skip
        assert all(x + half < other - next_half for (x, half), (other, next_half) in pairwise(ends))


def as_number(place: Any) -> float:
    is_date = isinstance(place, str)
    return datetime.date.fromisoformat(place).toordinal() if is_date else float(place)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("services", [12, 28])
def test_bars_are_as_thick_as_their_rows_are_high(services: int, size: str) -> None:
    both = case("changed")
    plot = all_services(both, rate_ranges(both)[:services], TITLE)
    assert plot is not None
    figure = picture(plot, "", SIZES[size])
    layout = figure["layout"]
    margin, (end, start) = layout["margin"], layout["yaxis"]["range"]
    row = (layout["height"] - margin["t"] - margin["b"]) / (end - start)
    [bars] = [shape for shape in layout["shapes"] if shape.get("name") == "Scenario range"]
    [ticks] = [shape for shape in layout["shapes"] if shape.get("name") == "Scenario interim"]
    assert 0.25 < bars["line"]["width"] / row < 0.6
    assert ticks["line"]["width"] <= 4


@pytest.mark.parametrize("steps", [11, 21])
def test_a_number_of_a_grid_has_room_around_its_cell(steps: int) -> None:
    axes = [
        axis_of(A, Scenario().checked(A), key, TENTH, steps, ends)
        for key, ends in (("wage_percentile.lower", (10, 50)), ("admin_share.agency", (0.0, 0.2)))
    ]
    rates = Rate(HOMEMAKER.rate_line, "lower")
    grid = two_at_a_time(A, Scenario().checked(A), rates, *axes)
    plot = heat_map(case("study"), grid, rate_result(A, "homemaker", "lower"))
    figure = picture(plot, "", HALF)
    [cells] = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    margin, font = figure["layout"]["margin"], cells["textfont"]["size"]
    cell = (HALF.width - margin["l"] - margin["r"]) / steps
    [columns] = {tuple(n for n, text in enumerate(row) if text) for row in cells["text"]} - {()}
    every = {after - before for before, after in pairwise(columns)}.pop()
    assert len(columns) >= steps // every
    widest = max(width_of(text, font) for row in cells["text"] for text in row)
    assert widest < every * cell
    assert widest / 2 < (columns[0] + 0.5) * cell
    assert widest / 2 < (steps - columns[-1] - 0.5) * cell


@pytest.mark.parametrize(("size", "rows"), [("slide", 1), ("half", 3)])
def test_all_rows_of_a_legend_stand_above_the_plot_which_moves_no_word(
    size: str, rows: int
) -> None:
    layout = picture_of("one service", "changed", size)["layout"]
    title = next(note for note in layout["annotations"] if note["text"].startswith("<b>"))
    factor = title["font"]["size"] / LARGE
    assert title["yshift"] >= factor * (22 + 19 * rows)
    assert not layout["margin"]["autoexpand"]


@pytest.mark.parametrize(
    ("chart", "name"),
    [
        ("build-up", "changed-build-up-homemaker"),
        ("bridge", "study-to-changed-bridge-homemaker"),
        ("one service", "changed-one-service-homemaker"),
        ("over time", "changed-over-time-basic-care"),
        ("ranges", "changed-ranges"),
    ],
)
def test_a_file_is_named_by_scenario_chart_and_service(chart: str, name: str) -> None:
    assert file_name(plot_of(chart), SCENARIOS["changed"], chart) == name


def test_nothing_typed_reaches_the_name_of_a_file() -> None:
    words = Words("", (), "")
    for typed in ("../../a", "=cmd|' /C'!A0", "תרחיש😀", "a\\b:c*?"):
        for plot in (
            Plot({}, words, "", "homemaker"),
            Plot({}, words, "", "homemaker", "x", (typed, typed)),
        ):
            name = file_name(plot, Scenario(typed), "build-up")
            assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
            assert name.endswith("build-up-homemaker")
