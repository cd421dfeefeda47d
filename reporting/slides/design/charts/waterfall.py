"""A waterfall from zero: each bar begins where the one above it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from reporting.slides.design.charts.bars import PLOT
from reporting.slides.design.charts.chart import (
    Chart,
    bare_chart,
    data_sheet,
    fill,
    rows_from_the_top,
    value_axis,
)
from reporting.slides.design.template import Box

NOT_DRAWN = "Base (not drawn)"


@dataclass(frozen=True)
class Block:
    """One bar: a total from zero, or a step from where the bar before ends."""

    label: str
    amount: float
    total: bool = False


@dataclass(frozen=True)
class Waterfall(Chart):
    """Stacked bars on a base that is not drawn; what takes away is striped."""

    blocks: Sequence[Block]
    number_format: str
    kind_in_words = "Waterfall"

    @property
    def series(self) -> dict[str, list[float]]:
        """The stacked series: what is not drawn, then what is, a number a block."""
        bases, totals, ups, downs = [], [], [], []
        level = 0.0
        for block in self.blocks:
            end = block.amount if block.total else level + block.amount
            bases.append(0.0 if block.total else min(level, end))
            totals.append(block.amount if block.total else 0.0)
            ups.append(0.0 if block.total else max(0.0, block.amount))
            downs.append(0.0 if block.total else max(0.0, -block.amount))
            level = end
        return {NOT_DRAWN: bases, "Total": totals, "Adds": ups, "Takes away": downs}

    def put_into(self, placeholder: Any, box: Box) -> Any:
        series = self.series
        data = data_sheet([block.label for block in self.blocks], self.number_format)
        for name, values in series.items():
            data.add_series(name, values)
        frame, chart = bare_chart(placeholder, XL_CHART_TYPE.BAR_STACKED, data, PLOT)
        bars = chart.plots[0]
        bars.gap_width, bars.overlap = 35, 100
        base, total, ups, downs = bars.series
        fill(base, None)
        fill(total, "base_mark")
        fill(ups, "scenario")
        fill(downs, "scenario", outline="scenario", striped=True)
        top = max(map(sum, zip(*series.values(), strict=True)))
        low = min(0.0, *series[NOT_DRAWN])
        value_axis(chart, (low, top + 0.04 * (top - low)))
        rows_from_the_top(chart)
        return frame
