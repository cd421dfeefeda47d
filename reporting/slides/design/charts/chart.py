"""What all charts on slides have in common.

No text that a person typed goes into a data sheet, where it could become a formula.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from reporting.slides.design.raw_xml import keep_labels_on_a_line, place_plot
from reporting.slides.design.template import SMALLEST, THEME_COLORS, Box

LINE_WIDTH = Pt(2.25)  # of a line that the bars are set against
OPAQUE = 0.8  # of bars that such a line is seen through
AXIS_LABELS = 0.36  # inches that the labels of an axis take above the first row

Values = Sequence[float | None]  # of a series, one a category; None for N/A


@dataclass(frozen=True)
class WordsInRow:
    """Words among the bars, and where."""

    text: str
    box: Box


class Chart(ABC):
    """A chart that a slide places, beside a table or by itself."""

    kind_in_words = "Bar chart"
    kind: Any = XL_CHART_TYPE.BAR_STACKED
    number_format: str  # in its data sheet
    is_level_with_rows = True  # with those of a table beside it, which are its labels
    head = 0.0  # inches above its first row, for an axis
    first_row = 0  # rows of the table that have no bar: at first
    rows_after = 0  # and at last
    sides = (0.02, 0.98)  # between which its bars stand, in shares of its width

    @property
    @abstractmethod
    def sheet(self) -> tuple[Sequence[str], Mapping[str, Values]]:
        """Its categories, and its series by name."""

    @property
    def gap_and_overlap(self) -> tuple[int, int]:
        """Between bars and of them, in percent of their width."""
        return 45, 100

    @abstractmethod
    def finish(self, chart: Any, box: Box) -> None:
        """Color the bars of the drawn chart, and set its axes. box: where it stands."""

    def words_in_rows(self, box: Box) -> Sequence[WordsInRow]:
        """Words that stand among the bars, at the right edge of a box of their own."""
        return ()

    def put_into(self, placeholder: Any, box: Box) -> Any:
        """Draw the chart into a placeholder of a slide; its shape."""
        maker: Any = CategoryChartData
        data, (categories, series) = maker(number_format=self.number_format), self.sheet
        data.categories = list(categories)
        for name, values in series.items():
            data.add_series(name, values)
        frame = placeholder.insert_chart(self.kind, data)
        chart = frame.chart
        chart.has_legend = chart.has_title = False
        chart.font.size, chart.font.color.theme_color = Pt(SMALLEST), THEME_COLORS["text"]
        bars = chart.plots[0]
        bars.gap_width, bars.overlap = self.gap_and_overlap
        if self.is_level_with_rows:
            place_plot(chart, self.sides, self.head / box.height)
            _put_first_row_at_the_top(chart)
        self.finish(chart, box)
        return frame


def _put_first_row_at_the_top(chart: Any) -> None:
    """No labels either, as the rows of the table beside the chart are its labels."""
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.color.theme_color = THEME_COLORS["base_mark"]


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
    set_labels(axis.tick_labels, shown, "quiet")


def set_labels(labels: Any, number_format: str, shade: str = "text") -> None:
    """Numbers at bars or along an axis: how they are written, and in which color."""
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size, labels.font.color.theme_color = Pt(SMALLEST), THEME_COLORS[shade]


def label_ends(chart: Any, series: Any, number_format: str) -> None:
    """Each bar's number at its end."""
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    set_labels(labels, number_format)
    keep_labels_on_a_line(chart, series)


def add_legend(chart: Any) -> None:
    """The names of the series above the bars."""
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(SMALLEST)
