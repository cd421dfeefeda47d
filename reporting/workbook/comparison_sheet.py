"""The sheet that holds other scenarios' rates beside this one's."""

from __future__ import annotations

from collections.abc import Sequence

from model import Results
from model.study.assumptions import BOUNDS
from reporting.workbook import rates_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book

NAME = "Comparison"
HEADING_ROW = 4
LABELS = ["Service", "Procedure code", "Unit"]


def write(book: Book, held: Figures, others: Sequence[Results]) -> None:
    """The sheet: this scenario's rates live, those of the others as they were when written."""
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Comparison", "title")
    sheet.text(
        1, 0, "Dollars per unit. The first three rates follow the input cells; those of the other "
        "scenarios are as they were when this file was written.", "subtitle",
    )  # fmt: skip
    scenarios = [held.scenario, *(other.scenarios[0] for other in others)]
    bounds = [held.assumptions.bounds[bound] for bound in BOUNDS]
    sheet.heading(HEADING_ROW, [*LABELS, *(bounds * len(scenarios))], numbers_from=len(LABELS))
    for number, scenario in enumerate(scenarios):
        column = len(LABELS) + number * len(BOUNDS)
        look = book.format("typed")
        sheet.page.merge_range(
            HEADING_ROW - 1, column, HEADING_ROW - 1, column + len(BOUNDS) - 1, "", look
        )
        sheet.text(HEADING_ROW - 1, column, scenario.name, "typed")
    sheet.page.set_row(HEADING_ROW - 1, 45)
    rows = held.results.rates.to_dict("records")
    values = [results.rates["rate_usd"].tolist() for results in (held.results, *others)]
    for number in range(len(rows) // len(BOUNDS)):
        row, start = HEADING_ROW + 1 + number, number * len(BOUNDS)
        for column, name in enumerate(("service", "procedure_code", "unit")):
            sheet.text(row, column, str(rows[start][name]))
        for place in range(len(BOUNDS)):
            source = f"'{rates_sheet.NAME}'!{'HIJ'[place]}{rates_sheet.FIRST_ROW + number + 1}"
            own = values[0][start + place]
            sheet.formula(row, len(LABELS) + place, source, own, "rate", "strong")
            for other in range(1, len(values)):
                column = len(LABELS) + other * len(BOUNDS) + place
                sheet.number(row, column, values[other][start + place], "rate")
    sheet.widths(44, 14, 10, *([11.0] * (len(BOUNDS) * len(scenarios))))
    sheet.page.freeze_panes(HEADING_ROW + 1, 1)
    sheet.finished(held.scenario.name, (HEADING_ROW - 1, HEADING_ROW))
