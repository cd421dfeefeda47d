"""Stacked columns with a legend, and stacked bars of counts level with the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK

from reporting.slides.design.charts.bars import Bars
from reporting.slides.design.charts.chart import (
    Chart,
    Values,
    add_legend,
    fill,
    set_labels,
    value_axis,
)
from reporting.slides.design.template import THEME_COLORS, Box


@dataclass(frozen=True)
class StackedBars(Chart):
    """A part of each category a series; the parts are told by a legend."""

    categories: Sequence[str]
    series: Sequence[Bars]

    @property
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        return self.categories, {each.name: each.values for each in self.series}

    def _color(self, chart: Any, outline: str) -> None:
        add_legend(chart)
        for drawn, each in zip(chart.plots[0].series, self.series, strict=True):
            fill(drawn, each.shade, outline=outline)


@dataclass(frozen=True)
class StackedColumns(StackedBars):
    """Columns of dollars on an axis from zero; axis_format: of the numbers along it."""

    axis_format: str
    number_format = "#,##0"
    kind = XL_CHART_TYPE.COLUMN_STACKED
    kind_in_words = "Stacked columns"
    is_level_with_rows = False

    def finish(self, chart: Any, box: Box) -> None:
        self._color(chart, "background")
        values, names = chart.value_axis, chart.category_axis
        values.major_gridlines.format.line.color.theme_color = THEME_COLORS["grid"]
        values.format.line.fill.background()
        values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
        set_labels(values.tick_labels, self.axis_format)
        names.format.line.color.theme_color = THEME_COLORS["base_mark"]


@dataclass(frozen=True)
class CountBars(StackedBars):
    """A row's count in parts, each with its number in it."""

    number_format = "0;;"  # a zero is not written
    head = 0.4

    def finish(self, chart: Any, box: Box) -> None:
        self._color(chart, "base_mark")
        for drawn, each in zip(chart.plots[0].series, self.series, strict=True):
            labels = drawn.data_labels
            labels.show_value, labels.font.bold = True, True
            is_dark = each.shade in ("scenario", "base_mark", "low")
            set_labels(labels, self.number_format, "background" if is_dark else "text")
        most = max(sum(parts) for parts in zip(*(each.values for each in self.series), strict=True))
        value_axis(chart, (0.0, float(most)))
