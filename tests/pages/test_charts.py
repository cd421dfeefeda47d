"""Every figure is one that plotly takes: the page hands it over unchecked, so this checks it."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest
import streamlit as st
from pages.shared import plotly_component

from model import Assumptions, Results, Scenario, compute
from model.findings.side_by_side import ranges_as_shares_of_fee, rate_ranges, rates_over_time
from reporting.charts import ranges as charts
from reporting.charts.style import COLORS, DARK_COLORS, enlarged

CHANGES = {"overtime_share.care": 0.5, "wage_percentile.lower": 10, "admin_share.agency": 0.0}


def figures(results: Results, study: Results, colors: Any) -> dict[str, dict[str, Any]]:
    ranges = rate_ranges(results, study)
    line = next(iter(study.assumptions.minimum_wage_lines.values()))
    over_time = rates_over_time(results, study, line.services)
    return {
        "ranges": charts.range_chart(ranges_as_shares_of_fee(ranges), "T", "S", colors=colors),
        "dollars": charts.dollar_range_chart(charts.records(ranges)[0], "T", "S", colors=colors),
        "over time": charts.rate_over_time_chart(over_time, "T", "15 min.", "S", colors=colors),
    }


@pytest.mark.parametrize("name", ["ranges", "dollars", "over time"])
@pytest.mark.parametrize("colors", [COLORS, DARK_COLORS], ids=["light", "dark"])
@pytest.mark.parametrize("preset", [0, 4, -1])
def test_plotly_takes_the_figure_in_both_sizes(
    assumptions: Assumptions, study: Results, name: str, colors: Any, preset: int
) -> None:
    results = compute(assumptions, assumptions.presets[preset].scenario)
    figure = figures(results, study, colors)[name]
    go.Figure(figure)
    go.Figure(enlarged(figure, 1.4))


def test_a_figure_names_message_unit_and_source(assumptions: Assumptions, study: Results) -> None:
    results = compute(assumptions, Scenario("x", CHANGES))
    for figure in figures(results, study, COLORS).values():
        layout = figure["layout"]
        texts = [note["text"] for note in layout["annotations"]]
        texts.append(layout["xaxis"]["title"]["text"])
        assert layout["title"]["text"] == "<b>T</b>"
        assert any(text.split("<br>")[-1] == "S" for text in texts)
        assert any("Dollars per" in text or "Percent of" in text for text in texts)


def test_study_and_scenario_differ_without_colour(study: Results) -> None:
    for name, figure in figures(study, study, COLORS).items():
        lines = {
            drawn["line"]["width"]: drawn["line"].get("dash")
            for drawn in [*figure["data"], *figure["layout"].get("shapes", [])]
            if drawn.get("name", "").startswith(("Study", "Scenario"))
        }
        assert len(lines) == 2, name


def test_enlarged_leaves_the_figure_as_it_was(study: Results) -> None:
    figure = figures(study, study, COLORS)["ranges"]
    before = figure["layout"]["height"]
    assert enlarged(figure, 2)["layout"]["height"] == 2 * before
    assert enlarged(figure, 2)["layout"]["xaxis"]["range"] == figure["layout"]["xaxis"]["range"]
    assert figure["layout"]["height"] == before


@pytest.mark.parametrize(
    ("folder", "begins"), [("", "/component/"), ("hcbs/what-if", "/hcbs/what-if/component/")]
)
def test_the_browser_finds_plotly_under_the_servers_own_folder(
    folder: str, begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": folder}.get)
    address = plotly_component.plotly_address()
    assert address.startswith(f"{begins}pages.shared.plotly_component.")
    assert address.endswith("/plotly.min.js")


def test_a_number_that_is_not_finite_is_never_sent() -> None:
    plot = plotly_component.Plot({"data": [{"x": [float("nan")]}], "layout": {}}, "A chart")
    with pytest.raises(ValueError, match="not JSON compliant"):
        plotly_component.draw(plot, "chart", {})
