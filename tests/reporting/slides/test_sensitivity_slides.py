"""The slides of what matters: every number of tables and data sheets is the model's."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pptx import Presentation

from model.findings.sensitivity.all_at_once import TRIANGULAR, all_at_once
from model.findings.sensitivity.inputs import BAND, RANGES, STUDY_RANGE
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import axis_of, two_at_a_time
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.band_words import band_rows
from reporting.slides.sensitivity.grid_slide import shown
from tests.reporting.cases import SCENARIOS, A, case
from tests.reporting.slides.decks import page_deck
from tests.reporting.written import reads_as

SERVICE = "hcy_private_duty_nursing"


def slide_of(name: str, service: str, bound: str, asked: Asked) -> Any:
    content = page_deck("sensitivity", case(name), service_key=service, bound=bound, asked=asked)
    return Presentation(io.BytesIO(content)).slides[0]


def chart_of(slide: Any) -> Any:
    [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
    return chart


def rows_of(slide: Any) -> list[list[str]]:
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize(
    ("name", "service"),
    [("study", SERVICE), ("extreme", "homemaker"), ("changed", "home_delivered_meals")],
)
def test_the_tornado_is_a_chart_of_the_results_around_the_rate_in_force(
    name: str, service: str, ranges: str
) -> None:
    slide = slide_of(name, service, "interim", Asked(ranges))
    line = A.services[service].rate_line
    moved = one_at_a_time(A, SCENARIOS[name].checked(A), Rate(line, "interim"), ranges)
    bars = moved.bars[:7]
    chart = chart_of(slide)
    low, high = chart.plots[0].series
    for series, end in ((low, "low_result"), (high, "high_result")):
        changes = (bars[end] - moved.in_force).tolist()
        assert list(series.values) == pytest.approx(changes, rel=1e-12, abs=1e-12)
    for row, bar in zip(rows_of(slide), bars.to_dict("records"), strict=True):
        assert reads_as(row[1].split(": ")[1], bar["low_result"])
        assert reads_as(row[2].split(": ")[1], bar["high_result"])


@pytest.mark.parametrize("steps", [5, 11, 21])
def test_the_grid_is_a_table_of_rates_and_what_it_leaves_out_is_in_the_appendix(
    steps: int,
) -> None:
    up, across = (
        axis_of(A, SCENARIOS["study"], key, STUDY_RANGE, steps)
        for key in ("wage_percentile.interim", "paid_time_off_days_full_time.interim")
    )
    asked = Asked(question="two", axes=(up, across))
    grid = two_at_a_time(A, SCENARIOS["study"], Rate("basic_care", "interim"), up, across)
    content = page_deck("sensitivity", case("study"), service_key="homemaker", asked=asked)
    first, *appendix = Presentation(io.BytesIO(content)).slides
    rows = rows_of(first)[::-1]
    middle = steps // 2
    down, right = shown(steps, 10, middle), shown(steps, 11, middle)
    for row, place in zip(rows, down, strict=True):
        rates = grid.results[place][right].tolist()
        assert all(reads_as(text, usd) for text, usd in zip(row[1:], rates, strict=True))
    assert "50th" in [row[0] for row in rows]  # the one in force
    (remark,) = [shape.text_frame.text for shape in first.shapes if shape.name == "Remark"]
    if len(down) * len(right) == grid.results.size:
        assert not appendix
        assert "shown here" not in remark
        return
    assert f"{len(down) * len(right)} of {steps * steps} cases are shown here" in remark
    assert "all in the appendix" in remark
    assert {slide.slide_layout.name for slide in appendix} == {"Appendix"}
    cells = [float(text) for slide in appendix for row in rows_of(slide) for text in row[1:]]
    assert sorted(cells) == sorted(np.round(grid.results, 2).ravel().tolist())


@pytest.mark.parametrize("count", [1, 2, 5, 10, 11, 14, 21])
@pytest.mark.parametrize("most", [10, 11])
def test_what_a_grid_shows_has_the_ends_and_what_is_in_force(count: int, most: int) -> None:
    for in_force in range(count):
        places = shown(count, most, in_force)
        assert len(places) <= most
        assert {0, in_force, count - 1} <= set(places)
        assert places == sorted(places)
        steps = {b - a for a, b in pairwise(places[1:-1])}
        assert len(steps) <= 1
        assert count > most or places == list(range(count))


def test_the_bands_are_charts_and_tables_of_the_draws() -> None:
    asked = Asked(BAND, "all", None, TRIANGULAR, 5)
    content = page_deck("sensitivity", case("changed"), service_key=SERVICE, bound="upper",
                         asked=asked)  # fmt: skip
    made = all_at_once(A, SCENARIOS["changed"].checked(A), BAND, TRIANGULAR, 5)
    left = band_rows(case("changed"), made, "upper")
    for slide in Presentation(io.BytesIO(content)).slides:
        start, lower, upper, _ = chart_of(slide).plots[0].series
        texts = rows_of(slide)
        rows, left = left[: len(texts)], left[len(texts) :]
        for place, row in enumerate(rows):
            if row.high - row.low > 0.01:
                assert start.values[place] == pytest.approx(row.low)
                assert lower.values[place] == pytest.approx(row.median - row.low)
                assert upper.values[place] == pytest.approx(row.high - row.median)
            usd = [row.fee_usd, *(share * row.fee_usd for share in (row.low, row.median, row.high))]
            assert all(reads_as(*pair) for pair in zip(texts[place][1:5], usd, strict=True))
            assert reads_as(texts[place][5], row.fee_below)
    assert not left
