"""The chart of the summary: each range as a share of the current rate, drawn by the program."""

from __future__ import annotations

from reporting.workbook import rates_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.look import ACCENT, CHART_FONT_SIZE, FONT
from reporting.workbook.rates_sheet import CHART_FROM, CHART_LABEL, CHART_TO, column_of
from reporting.workbook.sheets import LINE_PIXELS, Sheet

CHART_ROWS = 37  # rows of the usual height behind the chart
WIDTH, HEIGHT = 810, 36 * LINE_PIXELS  # pixels
TITLE = "Modeled rate range, percent of the current rate"


def insert_ranges_chart(sheet: Sheet, row: int, figures: Figures) -> None:
    """A bar for each service from its lowest rate to its highest; the line is the current rate."""
    font = {"name": FONT, "size": CHART_FONT_SIZE}
    chart = sheet.book.file.add_chart({"type": "bar", "subtype": "stacked"})
    labels = f"={column_of(figures, CHART_LABEL)}"
    for column, fill, name in (
        (CHART_FROM, {"none": True}, "Below the range"),
        (CHART_TO, {"color": ACCENT}, "Modeled range"),
    ):
        chart.add_series({
            "name": name, "categories": labels, "values": f"={column_of(figures, column)}",
            "fill": fill, "border": {"none": True}, "gap": 45,
        })  # fmt: skip
    chart.set_title({"name": TITLE, "name_font": {**font, "size": 12, "bold": True}})
    chart.set_y_axis({
        "reverse": True, "interval_unit": 1, "major_gridlines": {"visible": False},
        "label_position": "low", "num_font": font,
        "line": {"color": "#1f2328", "width": 1.75}, "major_tick_mark": "none",
    })  # fmt: skip
    chart.set_x_axis({
        "crossing": 1, "num_format": "0%", "num_font": font, "label_position": "low",
        "major_gridlines": {"visible": True, "line": {"color": "#d8dde3", "width": 0.5}},
        "name": "The dark line is the current rate, 100%", "name_font": {**font, "bold": False},
    })  # fmt: skip
    chart.set_legend({"none": True})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    services = len(figures.assumptions.services)
    words = f"{TITLE}: a bar for each of {services} services, from the sheet {rates_sheet.NAME}."
    sheet.page.insert_chart(row, 0, chart, {"description": words})
