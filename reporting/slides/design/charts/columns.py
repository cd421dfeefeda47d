"""Stacked columns with a legend, and stacked bars of counts level with the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.util import Pt

from reporting.slides.design.charts.bars import PLOT, Bars
from reporting.slides.design.charts.chart import (
    Chart,
    bare_chart,
    data_sheet,
    fill,
    rows_from_the_top,
    value_axis,
)
from reporting.slides.design.template import SMALLEST, THEME_COLORS, Box


@dataclass(frozen=True)
class StackedColumns(Chart):
    """Columns of dollars, a part a series, on an axis from zero."""

    categories: Sequence[str]
    series: Sequence[Bars]
    number_format: str
    is_level_with_rows = False
    kind_in_words = "Stacked columns"

    def put_into(self, placeholder: Any, box: Box) -> Any:
        data = data_sheet(self.categories, "#,##0")
        for each in self.series:
            data.add_series(each.name, each.values)
        frame, chart = bare_chart(placeholder, XL_CHART_TYPE.COLUMN_STACKED, data)
        _add_legend(chart)
        columns = chart.plots[0]
        columns.gap_width, columns.overlap = 45, 100
        for drawn, each in zip(columns.series, self.series, strict=True):
            fill(drawn, each.shade, outline="background")
        values, names = chart.value_axis, chart.category_axis
        values.major_gridlines.format.line.color.theme_color = THEME_COLORS["grid"]
        values.format.line.fill.background()
        values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
        labels = values.tick_labels
        labels.number_format, labels.number_format_is_linked = self.number_format, False
        names.format.line.color.theme_color = THEME_COLORS["base_mark"]
        return frame


@dataclass(frozen=True)
class CountBars(Chart):
    """A row's count in parts, each with its number in it; the parts are told by a legend."""

    categories: Sequence[str]
    series: Sequence[Bars]
    head = 0.4

    def put_into(self, placeholder: Any, box: Box) -> Any:
        data = data_sheet(self.categories, "0;;")
        for each in self.series:
            data.add_series(each.name, each.values)
        top = self.head / box.height
        plot = Box(PLOT.left, top, PLOT.width, 1 - top)
        frame, chart = bare_chart(placeholder, XL_CHART_TYPE.BAR_STACKED, data, plot)
        _add_legend(chart)
        bars = chart.plots[0]
        bars.gap_width, bars.overlap = 45, 100
        for drawn, each in zip(bars.series, self.series, strict=True):
            fill(drawn, each.shade, outline="base_mark")
            labels = drawn.data_labels
            labels.show_value = True
            labels.number_format, labels.number_format_is_linked = "0;;", False
            labels.font.size, labels.font.bold = Pt(SMALLEST), True
            light = each.shade in ("scenario", "base_mark", "low")
            labels.font.color.theme_color = THEME_COLORS["background" if light else "text"]
        most = max(map(sum, zip(*(each.values for each in self.series), strict=True)))
        value_axis(chart, (0.0, float(most)))
        rows_from_the_top(chart)
        return frame


def _add_legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(SMALLEST)
