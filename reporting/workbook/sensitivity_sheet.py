"""The sheet of sensitivity: how far each assumption moves one result, as written."""

from __future__ import annotations

from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from reporting.formats import with_period
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import Result, median_result
from reporting.sensitivity.words import (
    RANGES,
    RANGES_IN_WORDS,
    effect_in_words,
    input_in_words,
    label_of,
    sentences,
)
from reporting.sensitivity.written import COST, PERCENT, RATE
from reporting.workbook.figures import Figures
from reporting.workbook.look import ACCENT, CHART_FONT_SIZE, FONT, MUTED, NUMBERS
from reporting.workbook.sheets import HEADING_ROW, LINE_PIXELS, Book, Sheet

NAME = "Sensitivity"
FIRST_ROW = HEADING_ROW + 1
LABEL, LOW, IN_FORCE, HIGH, AT_LOW, AT_HIGH, RANGE, LEFT, RIGHT = range(9)
WIDTHS = (33, 17, 17, 17, *[8.7] * 3, 14, 14)
MOST_BARS = 15  # of the chart; the table has all
CHART_WIDTH, BAR_HEIGHT = 800, 26  # pixels


def write(book: Book, figures: Figures, asked: Asked) -> None:
    """The sheet of what is asked; the median of all interim rates where nothing is."""
    result = asked.result or median_result(figures.assumptions, "interim")
    moved = one_at_a_time(figures.assumptions, figures.scenario, result.computed, asked.ranges)
    sheet = book.sheet(NAME, "result", WIDTHS)
    sheet.opening(
        "Sensitivity", f"{effect_in_words(moved, result)}. {with_period(result.subtitle)} "
        f"{RANGES[asked.ranges]}: {RANGES_IN_WORDS[asked.ranges]} As they were when this file was "
        "written; these numbers do not follow the input cells.", RANGE,
    )  # fmt: skip
    sheet.heading(
        HEADING_ROW,
        ["Assumption, all else in force", "Low", "In force", "High", "Result at low",
         "Result at high", "Range", "Chart: at low", "Chart: at high"],
        numbers_from=AT_LOW,
    )  # fmt: skip
    last_row = _bars(sheet, figures, result, moved)
    row = last_row + 2
    for sentence in _told(result, moved):
        sheet.lines(row, 0, RANGE, sentence)
        row += 1
    if not moved.bars.empty:
        row = _chart(sheet, result, moved, row + 1)
    sheet.page.freeze_panes(FIRST_ROW, 1)
    sheet.filtered(last_row, RIGHT)
    sheet.printed(row, RANGE)


def _number(result: Result) -> str:
    return {RATE: "step", PERCENT: "change", COST: "whole"}[result.written]


def _bars(sheet: Sheet, figures: Figures, result: Result, moved: OneAtATime) -> int:
    """A row for each assumption that moves the result, the most first. Returns the last row."""
    number = _number(result)
    for row, bar in enumerate(moved.bars.to_dict("records"), start=FIRST_ROW):
        setting = figures.assumptions.settings[str(bar["setting_id"])]
        sheet.text(row, LABEL, label_of(setting, result.bound))
        for column, end in ((LOW, "low"), (IN_FORCE, "value"), (HIGH, "high")):
            words = input_in_words(figures.assumptions, figures.scenario, setting, bar[end])
            sheet.text(row, column, words, "muted")
        amounts = {
            AT_LOW: bar["low_result"], AT_HIGH: bar["high_result"], RANGE: bar["total_range"],
            LEFT: bar["low_result"] - moved.in_force, RIGHT: bar["high_result"] - moved.in_force,
        }  # fmt: skip
        for column, amount in amounts.items():
            style = "strong" if column == RANGE else "base" if column > RANGE else "formula"
            sheet.number(row, column, float(amount), number, style)
    return FIRST_ROW + max(len(moved.bars), 1) - 1


def _told(result: Result, moved: OneAtATime) -> list[str]:
    joint = (
        f"In force {result.in_words(moved.in_force)}; all at their low values "
        f"{result.in_words(moved.all_low)}, all at their high values "
        f"{result.in_words(moved.all_high)}."
    )
    return [joint, *sentences(moved, result)]


def _chart(sheet: Sheet, result: Result, moved: OneAtATime, row: int) -> int:
    """A bar to each side of the result in force. Returns the row below the chart."""
    count = min(len(moved.bars), MOST_BARS)
    last = FIRST_ROW + count - 1
    font = {"name": FONT, "size": CHART_FONT_SIZE}
    chart = sheet.book.file.add_chart({"type": "bar", "subtype": "stacked"})
    labels = f"={sheet.cells(FIRST_ROW, LABEL, last, LABEL)}"
    for column, name, look in (
        (LEFT, "At the low value", {"fill": {"color": "#ffffff"}, "border": {"color": MUTED}}),
        (RIGHT, "At the high value", {"fill": {"color": ACCENT}, "border": {"color": ACCENT}}),
    ):
        values = f"={sheet.cells(FIRST_ROW, column, last, column)}"
        chart.add_series({"name": name, "categories": labels, "values": values, "gap": 40, **look})
    title = f"Change from {result.in_words(moved.in_force)}, {result.name_in_force}"
    chart.set_title({"name": title, "name_font": {**font, "size": 12, "bold": True}})
    chart.set_y_axis({
        "reverse": True, "interval_unit": 1, "major_gridlines": {"visible": False},
        "label_position": "low", "num_font": font,
    })  # fmt: skip
    chart.set_x_axis({
        "num_font": font, "label_position": "low", "num_format": NUMBERS[_number(result)],
        "major_gridlines": {"visible": True, "line": {"color": "#d8dde3", "width": 0.5}},
    })  # fmt: skip
    chart.set_legend({"position": "bottom", "font": font})
    height = 130 + BAR_HEIGHT * count
    chart.set_size({"width": CHART_WIDTH, "height": height})
    words = f"{title}: the {count} assumptions that move it most."
    sheet.page.insert_chart(row, 0, chart, {"description": words})
    last_row = row + -(-height // LINE_PIXELS)
    sheet.on_one_page(row, last_row)
    return last_row
