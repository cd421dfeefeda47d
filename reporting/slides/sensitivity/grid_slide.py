"""The slide of the grid: one result for pairs of values, as a table shaded by its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.findings.sensitivity.two_at_a_time import Axis, two_at_a_time
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import covered_in_words, label_of, short_input
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import MOST_ROWS, Column, Table, Words

MOST_ACROSS = 11
DARK = 0.75  # of the way to the full color; numbers beyond it are light


def grid_slide(briefing: Briefing, result: Result, axes: tuple[Axis, Axis]) -> Slide:
    """Results as a table whose cells are shaded by how far they lie from the current rate.

    axes: up and across; of many values some are shown, the first and the last among them. Errors:
    ScenarioError where both are one assumption.
    """
    assumptions, scenario = briefing.assumptions, briefing.scenario
    grid = two_at_a_time(assumptions, scenario, result.computed, *axes)
    threshold = result.threshold(briefing.side_by_side)
    up, across = (label_of(assumptions.settings[axis.setting_id], result.bound) for axis in axes)
    ups, acrosses = (
        [
            short_input(assumptions, scenario, assumptions.settings[axis.setting_id], value)
            for value in axis.values
        ]
        for axis in axes
    )
    title = covered_in_words(grid, result, threshold)
    key = (
        f"Blue: above {result.threshold_name} {result.in_words(threshold)}. Orange, bold: at or "
        f"below it. In force: {result.in_words(grid.in_force)}."
    )
    rows, columns = shown(len(ups), MOST_ROWS)[::-1], shown(len(acrosses), MOST_ACROSS)
    some = len(rows) * len(columns) < grid.results.size
    reach = float(np.abs(grid.results - threshold).max()) or 1.0
    table = Table(
        [Column("", right=True, shade="quiet"),
         *(Column(acrosses[column], right=True) for column in columns)],
        [
            [ups[row], *(_cell(result, grid.results[row, column], threshold, reach)
                         for column in columns)]
            for row in rows
        ],
    )  # fmt: skip
    return Slide(
        title,
        briefing.source(result.sources),
        [
            f"{title}. {result.subtitle}; up: {up}; across: {across}.",
            key,
            *filter(None, [result.said_of_fees(briefing.side_by_side)]),
        ],
        f"{result.subtitle}; up: {up}; across: {across}",
        table=table,
        remark=f"{key} Some of {grid.results.size} cases are shown." if some else key,
    )


def shown(count: int, most: int) -> list[int]:
    """The places of at most so many of the values of an axis, spread evenly over it."""
    return sorted({round(place) for place in np.linspace(0, count - 1, min(count, most))})


def _cell(result: Result, value: float, threshold: float, reach: float) -> Sequence[Words]:
    """A result on its shade: from white at the threshold to blue above or orange below."""
    share = float(value - threshold) / reach
    is_dark = abs(share) > DARK
    shade = "scenario" if share > 0 else "low"
    return [
        Words(
            result.in_a_cell(value),
            "background" if is_dark else "text",
            share <= 0,
            (shade, abs(share)),
        )
    ]
