"""Ranges as bars: from the lower to the upper bound, with a tick at the interim point.

In every chart the base is a thin muted bar above, the scenario a thick strong one beneath. Three
bounds that are one rate are a diamond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reporting.charts.shapes import Segment

OUT_OF_ORDER = "↕"  # beside the numbers of a bar that goes from another bound to another
ONE_RATE = 0.001  # of the highest bound; bounds that lie closer are drawn as one mark
WIDTH = {"base": 4, "scenario": 9}  # pixels
OFFSET = {"base": -0.3, "scenario": 0.13}  # of a row, downwards
DIAMOND_SIZE = {"base": 7, "scenario": 10}  # pixels


class Bounds(NamedTuple):
    """The three rates of a range, in the unit of the chart."""

    lower: float
    interim: float
    upper: float


@dataclass(frozen=True)
class RangeBars:
    """What is drawn of the ranges of base or scenario; places are (x, y) in units of the axes.

    whose: "base" or "scenario". ends_beyond: heights of the bars that go on beyond the chart.
    """

    whose: str
    bars: list[Segment]
    ticks: list[Segment]
    diamonds: list[tuple[float, float]]
    ends_beyond: list[float]


def range_bars(
    ranges: Sequence[Bounds],
    heights: Sequence[float],
    whose: str,
    row_height: float,
    highest: float = float("inf"),
) -> RangeBars:
    """Bars from the lowest to the highest bound of each range.

    heights: of the rows, in units of the y axis; row_height: pixels of such a unit; highest: where
    the chart ends.
    """
    bars: list[Segment] = []
    ticks: list[Segment] = []
    diamonds: list[tuple[float, float]] = []
    ends_beyond: list[float] = []
    reach = (WIDTH[whose] + 2) * 0.7 / row_height
    for bounds, height in zip(ranges, heights, strict=True):
        y = height + OFFSET[whose]
        start, end = min(bounds), min(max(bounds), highest)
        if max(bounds) > highest:
            ends_beyond.append(y)
        if is_one_rate(bounds):
            if start <= highest:
                diamonds.append((bounds.interim, y))
        elif start < end:
            bars.append(Segment(start, y, end, y))
            if bounds.interim <= end:
                ticks.append(Segment(bounds.interim, y - reach, bounds.interim, y + reach))
    return RangeBars(whose, bars, ticks, diamonds, ends_beyond)


def is_one_rate(bounds: Bounds) -> bool:
    """Whether the three bounds lie too close for a bar."""
    return max(bounds) - min(bounds) < ONE_RATE * abs(max(bounds))


def is_in_order(bounds: Bounds) -> bool:
    """Whether each bound is at least the one before it; what is drawn as one rate is."""
    return is_one_rate(bounds) or bounds.lower <= bounds.interim <= bounds.upper
