"""Bars from zero: one or two series beside each other, or changes to both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from reporting.letters import width
from reporting.slides.design.charts.chart import (
    OPAQUE,
    Chart,
    Values,
    fill,
    label_ends,
    value_axis,
)
from reporting.slides.design.raw_xml import see_through
from reporting.slides.design.template import SMALLEST, Box

LABEL = 0.12  # inches between a bar and its number, and behind it


@dataclass(frozen=True)
class Bars:
    """One series: its name, its values, its color."""

    name: str
    values: Values
    shade: str = "scenario"


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars from zero; a fall is striped and goes to the left.

    longest_label: the widest of the numbers at their ends, for which room is left; "" where the
    table beside has the numbers. muted: bars in the color of the base. line: a value, at which a
    line stands behind all bars, named at its head.
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
    kind = XL_CHART_TYPE.BAR_CLUSTERED

    @property
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        return self.categories, {each.name: each.values for each in self.series}

    @property
    def gap_and_overlap(self) -> tuple[int, int]:
        return 45, -5

    def _ends(self, wide: float) -> tuple[float, float]:
        """Ends of the axis that leave room for the labels in a chart so many inches wide."""
        values = [value for each in self.series for value in each.values if value is not None]
        numbers = [0.0, *values, *([self.line] if self.line else [])]
        low, high = min(numbers), max(numbers)
        room = width(self.longest_label, SMALLEST) + LABEL if self.longest_label else 0.1
        is_left, is_right = low < 0, high > 0 or low == high
        left, right = self.sides
        bars = max(0.3, wide * (right - left) - room * (is_left + is_right))
        inch = ((high - low) or 1.0) / bars
        return low - room * inch * is_left, high + room * inch * is_right

    def finish(self, chart: Any, box: Box) -> None:
        for drawn, each in zip(chart.plots[0].series, self.series, strict=True):
            fill(drawn, each.shade)
            if self.line is not None:
                see_through(chart, drawn, OPAQUE)
            if self.longest_label:
                label_ends(chart, drawn, self.number_format)
            for number, value in enumerate(each.values):
                shade = "base" if number in self.muted else each.shade
                if value is not None and value < 0:
                    fill(drawn.points[number], shade, outline=shade, striped=True)
                elif number in self.muted:
                    fill(drawn.points[number], shade)
        ends = self._ends(box.width)
        if self.line is None:
            value_axis(chart, ends)
        else:  # the one step of the grid
            value_axis(chart, ends, self.line, shown=self.number_format, grid="fee")


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
    kind = XL_CHART_TYPE.BAR_CLUSTERED

    @property
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        return [swing.label for swing in self.swings], {
            "Change at the low value": [swing.low for swing in self.swings],
            "Change at the high value": [swing.high for swing in self.swings],
        }

    @property
    def gap_and_overlap(self) -> tuple[int, int]:
        is_one_sided = any(each.low * each.high > 0 for each in self.swings)
        return 40, 0 if is_one_sided else 100

    def finish(self, chart: Any, box: Box) -> None:
        low, high = chart.plots[0].series
        fill(high, "scenario")
        fill(low, "background", outline="low")
        ends = [0.0, *(end for each in self.swings for end in (each.low, each.high))]
        room = 0.04 * (max(ends) - min(ends)) or 0.01
        value_axis(chart, (min(ends) - room, max(ends) + room))
