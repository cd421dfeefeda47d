"""A native chart of stacked columns with a legend; its numbers stand in its own data sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.util import Pt

from reporting.slides.layout import Box, color, describe


def add_stacked_columns(
    slide: Any,
    box: Box,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float], str]],
    number_format: str,
) -> Any:
    """Columns of dollars; series: name, a value a category, color."""
    data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
    data.categories = list(categories)
    for name, values, _ in series:
        data.add_series(name, values)
    shape = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *box.emu, data)
    describe(
        shape,
        "Chart",
        f"Stacked columns: {slide.shapes.title.text}. Its numbers stand in the table beside it and "
        "in the speaker notes.",
    )
    chart = shape.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.font.size, chart.font.color.rgb = Pt(12), color("text")
    columns = chart.plots[0]
    columns.gap_width, columns.overlap = 45, 100
    for drawn, (_, _, shade) in zip(columns.series, series, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = color(shade)
        drawn.format.line.color.rgb = color("background")
    values_axis, names_axis = chart.value_axis, chart.category_axis
    values_axis.major_gridlines.format.line.color.rgb = color("grid")
    values_axis.format.line.fill.background()
    values_axis.major_tick_mark = names_axis.major_tick_mark = XL_TICK_MARK.NONE
    labels = values_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    names_axis.format.line.color.rgb = color("quiet")
    return chart
