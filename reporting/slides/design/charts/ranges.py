"""Ranges as floating bars in percent of the current rate, which is a line through them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.formats import percent, percent_range
from reporting.letters import width
from reporting.slides.design.charts.chart import (
    AXIS_LABELS,
    LINE_WIDTH,
    OPAQUE,
    Chart,
    Values,
    WordsInRow,
    fill,
    value_axis,
)
from reporting.slides.design.raw_xml import see_through
from reporting.slides.design.template import SMALLEST, THEME_COLORS, Box

MARK_WIDTH = 0.008  # of a mark at one value, as a share of the axis
WIDEST_AXIS = 2.5  # times the fee; what lies beyond is named in its row
AIR = 0.06  # inches between words and a bar or line
NOT_DRAWN, MARKS = "Up to the bar (not drawn)", "Bounds that meet (mark)"
HALVES = ("{}: lower bound to interim point", "{}: interim point to upper bound")


@dataclass(frozen=True)
class RangeRow:
    """One bar: its ends and its interim point as fractions of the fee.

    whose: "base", "scenario", or "" for a row without a bar, which parts the others.
    """

    label: str
    whose: str = ""
    low: float = 0.0
    interim: float = 0.0
    high: float = 0.0


@dataclass(frozen=True)
class RangeChart(Chart):
    """Bars with a white tick at the interim point, on an axis from zero; the fee as a line.

    names: what the base and the scenario are called.
    """

    rows: Sequence[RangeRow]
    names: dict[str, str]
    head = AXIS_LABELS
    number_format = "0.0%"
    sides = (0.05, 0.92)  # a label of the axis stands out at each
    kind_in_words = "Bars from the lower to the upper bound, and the current rate as a line"

    @property
    def end(self) -> float:
        """Where the axis ends, as a fraction of the fee."""
        highest = max([1.2, *(row.high for row in self.rows)])
        return math.ceil(2 * min(highest, WIDEST_AXIS) + 0.04) / 2

    def is_mark(self, row: RangeRow) -> bool:
        """Whether a bar is so short that it is drawn as a mark, not as an empty row."""
        return bool(row.whose) and row.high - row.low < MARK_WIDTH * self.end

    def words_in_rows(self, box: Box) -> Sequence[WordsInRow]:
        """The numbers of a range that goes on beyond the axis, at the left of its bar."""
        row_height, words = (box.height - self.head) / len(self.rows), []
        left, right = self.sides
        wide = right - left
        for number, row in enumerate(self.rows):
            if row.whose != "scenario" or row.high <= self.end:
                continue
            text = f"{_percents(row)} ▸"
            free = (min(row.low, self.end) - 1) * wide / self.end * box.width
            room = width(text, SMALLEST, bold=True) + 2 * AIR
            from_left = min(row.low, self.end) if free > room else min(row.low, 1.0)
            end = (left + wide * from_left / self.end) * box.width - AIR
            middle = box.top + self.head + row_height * (number + 0.5)
            words.append(WordsInRow(text, Box(box.left + end - room, middle - 0.13, room, 0.26)))
        return words

    @property
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        mark, rows = MARK_WIDTH * self.end, self.rows
        series = {NOT_DRAWN: [row.low - mark / 2 * self.is_mark(row) for row in rows]}
        for whose, name in self.names.items():
            of_one = [row if row.whose == whose else RangeRow("") for row in rows]
            lower, upper = (half.format(name) for half in HALVES)
            series[lower] = [row.interim - row.low for row in of_one]
            series[upper] = [row.high - row.interim for row in of_one]
        series[MARKS] = [mark * self.is_mark(row) for row in rows]
        return [row.label for row in rows], series

    @property
    def gap_and_overlap(self) -> tuple[int, int]:
        return 12 if len(self.names) > 1 else 80, 100

    def finish(self, chart: Any, box: Box) -> None:
        start, *halves, marks = chart.plots[0].series
        fill(start, None)
        fill(marks, "scenario")
        for number, half in enumerate(halves):
            fill(half, list(self.names)[number // 2], outline="background")
            see_through(chart, half, OPAQUE)
        for number, row in enumerate(self.rows):
            if self.is_mark(row) and row.whose != "scenario":
                fill(marks.points[number], row.whose)
        value_axis(chart, (0.0, self.end), 0.5 if self.end <= 2 else 1.0, "0%")
        # The line of the fee is the axis of the rows itself, so that it moves with the chart.
        chart.value_axis.crosses_at = 1.0
        fee = chart.category_axis.format.line
        fee.color.theme_color, fee.width = THEME_COLORS["fee"], LINE_WIDTH


def _percents(row: RangeRow) -> str:
    low, high = percent(row.low, 0), percent(row.high, 0)
    return high if low == high else percent_range(row.low, row.high)
