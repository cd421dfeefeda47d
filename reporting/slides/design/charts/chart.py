"""What all charts on slides have in common.

No text that a person typed goes into a data sheet, where it could become a formula.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from reporting.slides.design.template import SMALLEST, THEME_COLORS, Box

LINE_WIDTH = Pt(2.25)  # of a line that the bars are set against
OPAQUE = 0.8  # of bars that such a line is seen through
AXIS_LABELS = 0.36  # inches that the labels of an axis take above the first row


@dataclass(frozen=True)
class WordsInRow:
    """Words among the bars, and where."""

    text: str
    box: Box


class Chart(ABC):
    """A chart that a slide places, beside a table or by itself."""

    kind_in_words = "Bar chart"
    is_level_with_rows = True  # with those of a table beside it, which are its labels
    head = 0.0  # inches above its first row, for an axis
    first_row = 0  # rows of the table that have no bar: at first
    rows_after = 0  # and at last

    def words_in_rows(self, box: Box) -> Sequence[WordsInRow]:
        """Words that stand among the bars, at the right edge of a box of their own."""
        return ()

    @abstractmethod
    def put_into(self, placeholder: Any, box: Box) -> Any:
        """Draw the chart into a placeholder of a slide; its shape."""


def data_sheet(categories: Sequence[str], number_format: str) -> Any:
    """An empty data sheet with its categories."""
    data: Any = CategoryChartData
    data = data(number_format=number_format)
    data.categories = list(categories)
    return data


def bare_chart(placeholder: Any, kind: Any, data: Any, plot: Box | None = None) -> tuple[Any, Any]:
    """The shape and the chart, without legend and title; plot: its area in shares of the chart."""
    frame = placeholder.insert_chart(kind, data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.theme_color = Pt(SMALLEST), THEME_COLORS["text"]
    if plot is not None:
        _place_plot(chart, plot)
    return frame, chart


def _place_plot(chart: Any, plot: Box) -> None:
    area = chart.element.chart.plotArea
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    sides = "".join(
        f'<c:{name} val="{value:.5f}"/>'
        for name, value in zip("xywh", (plot.left, plot.top, plot.width, plot.height), strict=True)
    )
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
        ),
    )


def fill(bars: Any, shade: str | None, outline: str | None = None, striped: bool = False) -> None:
    """Color of a series or of one of its points; nothing is drawn for None."""
    if hasattr(bars, "invert_if_negative"):
        bars.invert_if_negative = False
    look = bars.format
    if shade is None:
        look.fill.background()
    elif striped:
        look.fill.patterned()
        look.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        look.fill.fore_color.theme_color = THEME_COLORS[shade]
        look.fill.back_color.theme_color = THEME_COLORS["background"]
    else:
        look.fill.solid()
        look.fill.fore_color.theme_color = THEME_COLORS[shade]
    if outline is None:
        look.line.fill.background()
    else:
        look.line.color.theme_color, look.line.width = THEME_COLORS[outline], Pt(1.5)


def see_through(series: Any) -> None:
    """Let a line behind the bars of a filled series be seen through them."""
    color = series._element.find(f".//{qn('a:solidFill')}")[0]
    color.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{round(100_000 * OPAQUE)}"/>'))


def value_axis(
    chart: Any, ends: tuple[float, float], step: float = 0.0, shown: str = "", grid: str = "grid"
) -> None:
    """The axis of the values, with a line at each step in a color of the grid.

    Without a number format it is not shown, as bars have labels.
    """
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = ends
    axis.visible = axis.has_major_gridlines = bool(shown)
    if not shown:
        return
    axis.major_unit = step
    lines = axis.major_gridlines.format.line
    lines.color.theme_color = THEME_COLORS[grid]
    if grid == "fee":
        lines.width = LINE_WIDTH
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.font.size = Pt(SMALLEST)
    labels.font.color.theme_color = THEME_COLORS["quiet"]


def rows_from_the_top(chart: Any) -> None:
    """First row at the top; no labels, as the rows of the table beside the chart are its labels."""
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.color.theme_color = THEME_COLORS["base_mark"]


def label_ends(series: Any, number_format: str) -> None:
    """Each bar's number at its end."""
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size = Pt(SMALLEST)
    labels.font.color.theme_color = THEME_COLORS["text"]
    labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
