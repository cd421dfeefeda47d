"""A waterfall from zero: each bar begins where the one above it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.slides.design.charts.chart import Chart, Values, fill, value_axis
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
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        return [block.label for block in self.blocks], self._stacked

    @property
    def _stacked(self) -> dict[str, list[float]]:
        """What is not drawn, then what is, a number a block."""
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

    @property
    def gap_and_overlap(self) -> tuple[int, int]:
        return 35, 100

    def finish(self, chart: Any, box: Box) -> None:
        base, total, ups, downs = chart.plots[0].series
        fill(base, None)
        fill(total, "base_mark")
        fill(ups, "scenario")
        fill(downs, "scenario", outline="scenario", striped=True)
        stacked = self._stacked
        top = max(map(sum, zip(*stacked.values(), strict=True)))
        low = min(0.0, *stacked[NOT_DRAWN])
        value_axis(chart, (low, top + 0.04 * (top - low)))
