"""The slides of what matters: every number of tables and data sheets is the model's."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from model.findings.sensitivity.all_at_once import TRIANGULAR, all_at_once
from model.findings.sensitivity.inputs import BAND, RANGES, STUDY_RANGE
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import axis_of, two_at_a_time
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.band_words import band_rows
from reporting.slides.deck import slide_deck
from tests.reporting.cases import SCENARIOS, A, case
from tests.reporting.written import reads_as

SERVICE = "hcy_private_duty_nursing"


def slide_of(name: str, service: str, bound: str, asked: Asked) -> Any:
    content = slide_deck("sensitivity", case(name), service_key=service, bound=bound, asked=asked)
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
    bars = moved.bars[:10]
    chart = chart_of(slide)
    low, high = chart.plots[0].series
    assert list(low.values) == pytest.approx(bars["low_result"].tolist(), rel=1e-12)
    assert list(high.values) == pytest.approx(bars["high_result"].tolist(), rel=1e-12)
    assert chart.value_axis.crosses_at == pytest.approx(moved.in_force)
    for row, bar in zip(rows_of(slide), bars.to_dict("records"), strict=True):
        assert reads_as(row[2], bar["low_result"])
        assert reads_as(row[4], bar["high_result"])


@pytest.mark.parametrize("steps", [5, 21])
def test_the_grid_is_a_table_of_every_rate(steps: int) -> None:
    up, across = (
        axis_of(A, SCENARIOS["study"], key, STUDY_RANGE, steps)
        for key in ("wage_percentile.lower", "rates_as_of_date")
    )
    asked = Asked(question="two", axes=(up, across))
    grid = two_at_a_time(A, SCENARIOS["study"], Rate("basic_care", "lower"), up, across)
    rows = rows_of(slide_of("study", "homemaker", "lower", asked))[::-1]
    assert len(rows) == steps
    for row, rates in zip(rows, grid.results.tolist(), strict=True):
        assert all(reads_as(text, usd) for text, usd in zip(row[1:], rates, strict=True))


def test_the_bands_are_a_chart_and_a_table_of_the_draws() -> None:
    slide = slide_of("changed", SERVICE, "upper", Asked(BAND, "all", None, TRIANGULAR, 5))
    made = all_at_once(A, SCENARIOS["changed"].checked(A), BAND, TRIANGULAR, 5)
    rows = band_rows(case("changed"), made, "upper")
    start, *_, lower, upper, _, _ = chart_of(slide).plots[0].series
    wide = [place for place, row in enumerate(rows) if row.high - row.low > 0.01]
    for place in wide:
        row = rows[place]
        assert start.values[place] == pytest.approx(row.low)
        assert lower.values[place] == pytest.approx(row.median - row.low)
        assert upper.values[place] == pytest.approx(row.high - row.median)
    for texts, row in zip(rows_of(slide), rows, strict=True):
        usd = [row.fee_usd, *(share * row.fee_usd for share in (row.low, row.median, row.high))]
        assert all(reads_as(text, value) for text, value in zip(texts[1:5], usd, strict=True))
        assert reads_as(texts[5], row.fee_below)
