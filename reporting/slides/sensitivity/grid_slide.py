"""The slide of the grid: one rate for each pair of values, as a table shaded by its numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from pptx.dml.color import RGBColor

from model.findings.sensitivity.two_at_a_time import Axis, two_at_a_time
from reporting.charts.style import COLORS
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import covered_in_words, label_of, short_input
from reporting.slides.briefing import Briefing
from reporting.slides.layout import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    add_table,
    add_text,
    new_slide,
)

MANY = 11  # values of an axis; of more the numbers are smaller
FIRST_COLUMN = 0.9  # inches, of the values that go up
DARK = 0.75  # of the way to the full colour; numbers beyond it are light


def add_grid_slide(deck: Any, briefing: Briefing, result: Result, axes: tuple[Axis, Axis]) -> None:
    """The rates as a table whose cells are shaded by how far they lie from the current rate.

    axes: up and across. Errors: ScenarioError where both are one assumption.
    """
    assumptions, scenario = briefing.assumptions, briefing.scenario
    grid = two_at_a_time(assumptions, scenario, result.computed, *axes)
    fee = result.threshold(briefing.side_by_side)
    up, across = (label_of(assumptions.settings[axis.setting_id], result.bound) for axis in axes)
    ups, acrosses = (
        [
            short_input(assumptions, scenario, assumptions.settings[axis.setting_id], value)
            for value in axis.values
        ]
        for axis in axes
    )
    title = covered_in_words(grid, result, fee)
    below = f"{result.subtitle}; up: {up}; across: {across}"
    key = (
        f"Blue: above {result.threshold_name} {result.in_words(fee)}. "
        "Orange: at or below it, in bold. "
        f"In force: {result.in_words(grid.in_force)}."
    )
    notes = f"{title}. {below}. {key}"
    slide = new_slide(deck, title, briefing.source(result.sources), notes, below)
    add_text(slide, Box(LEFT, TOP, RIGHT - LEFT, 0.3), [key], 11, quiet=True)
    size = 8 if max(len(ups), len(acrosses)) > MANY else 11
    top, rows = TOP + 0.35, len(ups) + 1
    height = min(0.4, (BOTTOM - top) / rows)
    width = min(1.0, (RIGHT - LEFT - FIRST_COLUMN) / len(acrosses))
    columns = [Column("", FIRST_COLUMN, right=True, shade="quiet")]
    columns += [Column(text, width, right=True) for text in acrosses]
    texts = [
        [text, *map(result.in_a_cell, row)]
        for text, row in zip(ups, grid.results.tolist(), strict=True)
    ]
    table = add_table(
        slide, LEFT, top, columns, texts[::-1], size=size, row_height=height, head_height=height
    ).table
    reach = float(np.abs(grid.results - fee).max()) or 1.0
    for row, rates in enumerate(grid.results[::-1].tolist(), start=1):
        for column, usd in enumerate(rates, start=1):
            _shade(table.cell(row, column), (usd - fee) / reach)


def _shade(cell: Any, share: float) -> None:
    """Colour a cell: from white at the current rate to blue above (1) or orange below (-1)."""
    full = COLORS["scenario" if share > 0 else "low"].removeprefix("#")
    parts = [int(full[place : place + 2], 16) for place in (0, 2, 4)]
    mixed = "".join(f"{round(255 + (part - 255) * abs(share)):02X}" for part in parts)
    of_text: Any = RGBColor.from_string
    cell.fill.solid()
    cell.fill.fore_color.rgb = of_text(mixed)
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.bold = share <= 0
            if abs(share) > DARK:
                run.font.color.rgb = of_text("FFFFFF")
