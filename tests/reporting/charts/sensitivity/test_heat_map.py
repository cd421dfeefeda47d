"""The heat map: its cells, its line and its ring are the model's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.findings.compensation.rule import Counted
from model.findings.sensitivity.inputs import STUDY_RANGE
from model.findings.sensitivity.moved_results import MedianRate, Rate
from model.findings.sensitivity.two_at_a_time import TwoAtATime, axis_of, two_at_a_time
from model.steps.cents import in_cents
from reporting.charts.sensitivity.heat_map import heat_map
from reporting.charts.style import in_dark
from reporting.sensitivity.result import median_result, pay_share_result, rate_result
from tests.reporting.cases import SCENARIOS, A, case, fee_of, results
from tests.reporting.charts.figures import labels, traces
from tests.reporting.written import reads_as

HOMEMAKER = rate_result(A, "homemaker", "lower")
WAGES, ADMIN = "wage_percentile.lower", "admin_share.agency"


def grid_of(name: str, up: str = WAGES, ends: Any = (10, 50), steps: int = 5) -> TwoAtATime:
    scenario = SCENARIOS[name].checked(A)
    rows = axis_of(A, scenario, up, STUDY_RANGE, steps, ends)
    columns = axis_of(A, scenario, ADMIN, STUDY_RANGE, steps, (0.0, 0.2))
    return two_at_a_time(A, scenario, Rate("basic_care", "lower"), rows, columns)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_cell_is_its_rate_and_says_it(name: str) -> None:
    grid = grid_of(name)
    figure = heat_map(case(name), grid, HOMEMAKER).figure
    [cells] = traces(figure, "Rates")
    assert cells["z"] == grid.results.tolist()
    for texts, rates in zip(cells["text"], grid.results.tolist(), strict=True):
        assert all(reads_as(text, usd) for text, usd in zip(texts, rates, strict=True))


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_line_and_the_middle_of_the_colours_are_the_current_rate(name: str) -> None:
    figure = heat_map(case(name), grid_of(name), HOMEMAKER).figure
    fee = fee_of(results(SCENARIOS[name]), "homemaker")
    [line], [cells] = traces(figure, "Current rate"), traces(figure, "Rates")
    assert line["contours"]["start"] == line["contours"]["end"] == fee
    assert cells["zmin"] + cells["zmax"] == pytest.approx(2 * fee)


def luminance(color: np.ndarray) -> float:
    """Of red, green and blue from 0 to 1, as WCAG 2 defines it."""
    linear = np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("shown", [lambda figure: figure, in_dark], ids=["light", "dark"])
def test_a_number_is_read_on_every_shade_of_a_cell(shown: Any) -> None:
    [cells] = traces(shown(heat_map(case("study"), grid_of("study"), HOMEMAKER).figure), "Rates")
    ends = [color for _, color in cells["colorscale"]]
    low, paper, high, text = (
        np.array(list(bytes.fromhex(color[1:]))) / 255
        for color in (*ends, cells["textfont"]["color"])
    )
    for end in (low, high):
        for strength in np.linspace(0, cells["opacity"], 20):
            lights = sorted(map(luminance, (text, strength * end + (1 - strength) * paper)))
            assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def test_the_line_of_a_share_of_pay_is_at_what_the_federal_rule_asks() -> None:
    scenario = SCENARIOS["study"].checked(A)
    shares = pay_share_result(A, "homemaker", "lower", Counted(supervision="licensed"))
    axes = [
        axis_of(A, scenario, key, STUDY_RANGE, 9, ends)
        for key, ends in ((ADMIN, (0.0, 0.2)), ("program_share.agency", (0.0, 0.1)))
    ]
    grid = two_at_a_time(A, scenario, shares.computed, *axes)
    plot = heat_map(case("study"), grid, shares)
    figure = plot.figure
    [line] = traces(figure, "Current rate")
    assert line["contours"]["start"] == 0.8
    reached = int((grid.results >= 0.8).sum())
    assert 0 < reached < 81
    assert f"The share reaches 80% in {reached} of 81 cases" in plot.words.title
    [cells] = traces(figure, "Rates")
    for texts, values in zip(cells["text"], grid.results.tolist(), strict=True):
        assert all(reads_as(text, 100 * value) for text, value in zip(texts, values, strict=True))


def test_the_ring_is_at_the_values_in_force() -> None:
    figure = heat_map(case("study"), grid_of("study"), HOMEMAKER).figure
    [ring] = traces(figure, "In force")
    # 25 lies a half of the way from 20 to 30, administration 10% at the third value.
    assert (ring["x"], ring["y"]) == ([2.0], [1.5])
    # The wages of the other scenario lie at the 90th percentile, outside of the grid.
    assert not traces(heat_map(case("extreme"), grid_of("extreme"), HOMEMAKER).figure,
                      "In force")  # fmt: skip


def test_the_axes_say_the_values() -> None:
    figure = heat_map(case("study"), grid_of("study"), HOMEMAKER).figure
    assert list(labels(figure, "yaxis").values()) == ["10th", "20th", "30th", "40th", "50th"]
    assert list(labels(figure, "xaxis").values())[-1] == "20.0%"
    dates = grid_of("study", "rates_as_of_date", None)
    figure = heat_map(case("study"), dates, HOMEMAKER).figure
    assert labels(figure, "yaxis")[4] == "$12.00"


def test_the_title_counts_the_cases_that_the_current_rate_covers() -> None:
    grid = grid_of("study", steps=11)
    title = heat_map(case("study"), grid, HOMEMAKER).words.title
    assert title == "Current rate covers 13 of 121 cases"
    assert (in_cents(grid.results) <= 4.53).sum() == 13


@pytest.mark.parametrize(("usd", "covered"), [(4.534, 1), (4.526, 1), (4.536, 0)])
def test_a_rate_is_set_against_the_current_rate_in_cents_as_both_are_shown(
    usd: float, covered: int
) -> None:
    assert HOMEMAKER.count_met(np.array([usd]), 4.53) == covered


def test_a_share_in_a_cell_is_written_on_its_side_of_the_mark() -> None:
    shares = pay_share_result(A, "homemaker", "lower")
    assert shares.written.in_a_cell(0.7996, 0.8) == "79.96"
    assert shares.count_met(np.array([0.7996, 0.8, 0.8004]), 0.8) == 2


def test_the_median_stands_beside_the_current_rate_at_100_percent() -> None:
    scenario = SCENARIOS["study"]
    rows, columns = (axis_of(A, scenario, key, STUDY_RANGE, 3) for key in (WAGES, ADMIN))
    grid = two_at_a_time(A, scenario, MedianRate("lower"), rows, columns)
    plot = heat_map(case("study"), grid, median_result(A, "lower"))
    figure = plot.figure
    [line], [cells] = traces(figure, "Current rate"), traces(figure, "Rates")
    assert line["contours"]["start"] == 1
    assert reads_as(f"{cells['text'][0][0]}%", grid.results[0, 0])
    assert "The median rate is covered in" in plot.words.title
