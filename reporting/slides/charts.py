"""Native charts on slides: their numbers stand in the chart's own data sheet.

No text that a person typed goes into a data sheet, where it could become a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from reporting.slides.layout import Box, color, describe

PERCENT = "0%"
WHOLE = (0.02, 0.0, 0.96, 1.0)  # the rows stand level with those of a table beside them
MARK_WIDTH = 0.008  # of a mark at one value, as a share of the axis
SMALLEST_RANGE = 0.002  # of the fee; a shorter bar is drawn as a mark, not as an empty row
# The series of the data sheet, by what they belong to.
RANGE_SERIES = {
    "base": ("{}: lower bound to interim point", "{}: interim point to upper bound"),
    "scenario": (
        "Scenario: lower bound to interim point",
        "Scenario: interim point to upper bound",
    ),
}
MARK_SERIES = {"range": "Bounds that meet (mark)", "fee": "Current rate (mark)"}


@dataclass(frozen=True)
class RangeRow:
    """One bar of a range chart: its ends and its interim point as fractions of the fee.

    whose: "base", "scenario", or "fee" for the mark at 100%.
    """

    label: str
    whose: str
    low: float = 0.0
    interim: float = 0.0
    high: float = 0.0


NO_RANGE = RangeRow("", "")


def add_range_chart(
    slide: Any,
    box: Box,
    rows: Sequence[RangeRow],
    axis: tuple[float, float],
    plot: tuple[float, float, float, float],
    base_name: str = "Study",
) -> Any:
    """Ranges as floating bars with a white tick at the interim point; the fee as a dark mark.

    axis: its ends, fractions of the fee. plot: left, top, width, height of the plot area as
    shares of the chart, so that text beside the chart stands level with its rows.
    """
    data = _data([row.label for row in rows], "0.0%")
    mark = MARK_WIDTH * (axis[1] - axis[0])
    marked = [row.high - row.low < SMALLEST_RANGE for row in rows]
    starts = [row.low - mark / 2 * short for row, short in zip(rows, marked, strict=True)]
    data.add_series("Up to the bar (not drawn)", starts)
    for whose, (lower, upper) in RANGE_SERIES.items():
        ranges = [row if row.whose == whose else NO_RANGE for row in rows]
        data.add_series(lower.format(base_name), [row.interim - row.low for row in ranges])
        data.add_series(upper.format(base_name), [row.high - row.interim for row in ranges])
    for whose, name in MARK_SERIES.items():
        data.add_series(
            name,
            [
                mark * (short and (row.whose == "fee") == (whose == "fee"))
                for row, short in zip(rows, marked, strict=True)
            ],
        )
    chart = _bare_chart(slide, box, XL_CHART_TYPE.BAR_STACKED, data, plot)
    bars = chart.plots[0]
    bars.gap_width, bars.overlap = 22, 100
    shades = (None, "base", "base", "scenario", "scenario", "fee", "fee")
    for series, shade in zip(bars.series, shades, strict=True):
        _fill(series, shade)
    for number, row in enumerate(rows):
        _edges(bars.series, number, row)
    _value_axis(chart, axis, PERCENT)
    _category_axis(chart)
    return chart


def _edges(series: Any, number: int, row: RangeRow) -> None:
    """A white edge parts the halves of a bar and thins the base's; a mark has the bar's colour."""
    for place in {"base": (1, 2), "scenario": (3, 4)}.get(row.whose, ()):
        look = series[place].points[number].format
        look.fill.solid()
        look.fill.fore_color.rgb = color(row.whose)
        look.line.color.rgb = color("background")
        look.line.width = Pt(3 if row.whose == "base" else 1)
    if row.whose != "fee" and row.high - row.low < SMALLEST_RANGE:
        _fill(series[5].points[number], row.whose)


@dataclass(frozen=True)
class Block:
    """One bar of a waterfall: a total from zero, or a step from where the bar before ends."""

    label: str
    amount: float
    total: bool = False
    shade: str = "scenario"


def add_waterfall(
    slide: Any, box: Box, blocks: Sequence[Block], number_format: str, start: float = 0.0
) -> Any:
    """A waterfall: stacked bars on a base that is not drawn. start: where its axis begins."""
    series = waterfall_series(blocks)
    data = _data([block.label for block in blocks], number_format)
    for name, values in series.items():
        data.add_series(name, values)
    chart = _bare_chart(slide, box, XL_CHART_TYPE.BAR_STACKED, data, WHOLE)
    bars = chart.plots[0]
    bars.gap_width, bars.overlap = 35, 100
    for place, drawn in enumerate(bars.series):
        _fill(drawn, "scenario" if place else None)
        for number, block in enumerate(blocks if place else ()):
            if block.shade != "scenario":
                _fill(drawn.points[number], block.shade)
    top = max(map(sum, zip(*series.values(), strict=True)))
    low = start if start else min(0.0, *series["Base (not drawn)"])
    _value_axis(chart, (low, top + 0.04 * (top - low)), None)
    _category_axis(chart)
    return chart


def waterfall_series(blocks: Sequence[Block]) -> dict[str, list[float]]:
    """The stacked series of a waterfall: what is not drawn, then what is, a number a block."""
    bases, totals, ups, downs = [], [], [], []
    level = 0.0
    for block in blocks:
        end = block.amount if block.total else level + block.amount
        bases.append(0.0 if block.total else min(level, end))
        totals.append(block.amount if block.total else 0.0)
        ups.append(0.0 if block.total else max(0.0, block.amount))
        downs.append(0.0 if block.total else max(0.0, -block.amount))
        level = end
    return {"Base (not drawn)": bases, "Total": totals, "Adds": ups, "Takes away": downs}


def add_bar_chart(
    slide: Any,
    box: Box,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    number_format: str,
    *,
    size: float = 11,
    muted: Sequence[int] = (),
) -> Any:
    """Bars side by side with their numbers, level with the rows of a table beside the chart.

    series: name, values (None for N/A), colour; muted: the bars in the colour of the base.
    """
    data = _data(categories, number_format)
    for name, values, _ in series:
        data.add_series(name, values)
    chart = _bare_chart(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, WHOLE)
    bars = chart.plots[0]
    bars.gap_width, bars.overlap = 60, -5
    for drawn, (_, _, shade) in zip(bars.series, series, strict=True):
        _fill(drawn, shade)
        labels = drawn.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.number_format, labels.number_format_is_linked = number_format, False
        labels.font.size = Pt(size)
        labels.font.color.rgb = color("text")
        labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
        for number in muted:
            _fill(drawn.points[number], "base")
    numbers = [v for _, values, _ in series for v in values if v is not None] or [0.0]
    span = (max(0.0, *numbers) - min(0.0, *numbers)) or 1.0
    low = min(0.0, min(numbers))
    _value_axis(
        chart, (low - 0.25 * span if low < 0 else 0.0, max(0.0, *numbers) + 0.25 * span), None
    )
    _category_axis(chart)
    return chart


@dataclass(frozen=True)
class Swing:
    """A bar of a tornado: the results at an input's low and at its high value."""

    label: str
    low: float
    high: float


def add_tornado(
    slide: Any, box: Box, swings: Sequence[Swing], in_force: float, number_format: str
) -> Any:
    """Bars from the result in force to those at the low (outline) and high values (filled).

    Where any swing lies on one side of it, the two bars of each stand one above the other.
    """
    data = _data([swing.label for swing in swings], number_format)
    data.add_series("Result at the low value", [swing.low for swing in swings])
    data.add_series("Result at the high value", [swing.high for swing in swings])
    chart = _bare_chart(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, WHOLE)
    bars = chart.plots[0]
    one_sided = any((each.low - in_force) * (each.high - in_force) > 0 for each in swings)
    bars.gap_width, bars.overlap = 35, 0 if one_sided else 100
    low, high = bars.series
    _fill(high, "scenario")
    _fill(low, "background")
    low.format.line.color.rgb, low.format.line.width = color("low"), Pt(1.5)
    results = [in_force, *(end for each in swings for end in (each.low, each.high))]
    room = 0.04 * (max(results) - min(results)) or 0.01
    _value_axis(chart, (min(results) - room, max(results) + room), None)
    chart.value_axis.crosses_at = in_force
    _category_axis(chart)
    return chart


def _data(categories: Sequence[str], number_format: str) -> Any:
    data: Any = CategoryChartData
    data = data(number_format=number_format)
    data.categories = list(categories)
    return data


def _bare_chart(slide: Any, box: Box, kind: Any, data: Any, plot: Sequence[float]) -> Any:
    shape = slide.shapes.add_chart(kind, *box.emu, data)
    describe(
        shape,
        "Chart",
        f"Bar chart: {slide.shapes.title.text}. Its numbers stand in the table beside it and in "
        "the speaker notes.",
    )
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(11), color("text")
    area = chart._chartSpace.chart.plotArea
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    sides = "".join(
        f'<c:{name} val="{value:.5f}"/>' for name, value in zip("xywh", plot, strict=True)
    )
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
        ),
    )
    return chart


def _fill(bars: Any, shade: str | None) -> None:
    """Colour of a series or of one of its points; None where it is not drawn."""
    if hasattr(bars, "invert_if_negative"):
        bars.invert_if_negative = False
    bars.format.line.fill.background()
    if shade is None:
        bars.format.fill.background()
    else:
        bars.format.fill.solid()
        bars.format.fill.fore_color.rgb = color(shade)


def _value_axis(chart: Any, ends: tuple[float, float], number_format: str | None) -> None:
    """The axis of the values; without a number format it is not shown, as labels stand at bars."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = ends
    axis.visible = number_format is not None
    axis.has_major_gridlines = number_format is not None
    if number_format is None:
        return
    axis.major_unit = step_of_axis(ends[1] - ends[0])
    axis.major_gridlines.format.line.color.rgb = color("grid")
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size, labels.font.color.rgb = Pt(11), color("quiet")


def step_of_axis(span: float) -> float:
    """Distance of the grid lines of a range chart: a fifth, a half or the whole of the fee."""
    return 0.2 if span <= 1.2 else 0.5 if span <= 3 else 1.0


def _category_axis(chart: Any) -> None:
    """First row at the top; no labels, as the rows of the table beside the chart are its labels."""
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.color.rgb = color("grid")
