"""Bars from zero: one or two series beside each other, or changes to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from reporting.letters import width
from reporting.slides.design.charts.chart import (
    Chart,
    bare_chart,
    data_sheet,
    fill,
    label_ends,
    rows_from_the_top,
    see_through,
    value_axis,
)
from reporting.slides.design.template import SMALLEST, Box

PLOT = Box(0.02, 0.0, 0.96, 1.0)
LABEL = 0.12  # inches between a bar and its number, and behind it


@dataclass(frozen=True)
class Bars:
    """One series: its name, its values (None for N/A), its color."""

    name: str
    values: Sequence[float | None]
    shade: str = "scenario"


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars from zero; a fall is striped and goes to the left.

    longest_label: the widest of the numbers at their ends, for which room is left; "" where the
    table beside has the numbers. muted: bars in the
    color of the base. line: a value, at which a line stands behind all bars, named at its head.
    """

    categories: Sequence[str]
    series: Sequence[Bars]
    number_format: str
    longest_label: str = "+000.0%"
    muted: Sequence[int] = ()
    line: float | None = None
    first_row: int = 0
    rows_after: int = 0
    head: float = 0.0

    @property
    def numbers(self) -> list[float]:
        values = [value for each in self.series for value in each.values if value is not None]
        return [0.0, *values, *([self.line] if self.line else [])]

    def ends(self, wide: float) -> tuple[float, float]:
        """Ends of the axis that leave room for the labels in a chart so many inches wide."""
        low, high = min(self.numbers), max(self.numbers)
        room = width(self.longest_label, SMALLEST) + LABEL if self.longest_label else 0.1
        sides = (low < 0) + (high > 0 or low == high)
        bars = max(0.3, wide * PLOT.width - room * sides)
        inch = ((high - low) or 1.0) / bars
        return low - room * inch * (low < 0), high + room * inch * (high > 0 or low == high)

    def put_into(self, placeholder: Any, box: Box) -> Any:
        data = data_sheet(self.categories, self.number_format)
        for each in self.series:
            data.add_series(each.name, each.values)
        top = self.head / box.height
        plot = Box(PLOT.left, top, PLOT.width, 1 - top)
        frame, chart = bare_chart(placeholder, XL_CHART_TYPE.BAR_CLUSTERED, data, plot)
        bars = chart.plots[0]
        bars.gap_width, bars.overlap = 45, -5
        for drawn, each in zip(bars.series, self.series, strict=True):
            fill(drawn, each.shade)
            if self.line is not None:
                see_through(drawn)
            if self.longest_label:
                label_ends(drawn, self.number_format)
            for number, value in enumerate(each.values):
                shade = "base" if number in self.muted else each.shade
                if value is not None and value < 0:
                    fill(drawn.points[number], shade, outline=shade, striped=True)
                elif number in self.muted:
                    fill(drawn.points[number], shade)
        ends = self.ends(box.width)
        if self.line is None:
            value_axis(chart, ends)
        else:  # the one step of the grid
            value_axis(chart, ends, self.line, shown=self.number_format, grid="fee")
        rows_from_the_top(chart)
        return frame


@dataclass(frozen=True)
class Swing:
    """A bar of a tornado: how far an input's low and its high value move the result."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Tornado(Chart):
    """Changes of the result from zero: outlined at the low value of an input, filled at the high.

    Where any swing lies on one side of zero, the two bars of each stand one above the other.
    """

    swings: Sequence[Swing]
    number_format: str

    def put_into(self, placeholder: Any, box: Box) -> Any:
        data = data_sheet([swing.label for swing in self.swings], self.number_format)
        data.add_series("Change at the low value", [swing.low for swing in self.swings])
        data.add_series("Change at the high value", [swing.high for swing in self.swings])
        frame, chart = bare_chart(placeholder, XL_CHART_TYPE.BAR_CLUSTERED, data, PLOT)
        bars = chart.plots[0]
        one_sided = any(each.low * each.high > 0 for each in self.swings)
        bars.gap_width, bars.overlap = 40, 0 if one_sided else 100
        low, high = bars.series
        fill(high, "scenario")
        fill(low, "background", outline="low")
        ends = [0.0, *(end for each in self.swings for end in (each.low, each.high))]
        room = 0.04 * (max(ends) - min(ends)) or 0.01
        value_axis(chart, (min(ends) - room, max(ends) + room))
        rows_from_the_top(chart)
        return frame
