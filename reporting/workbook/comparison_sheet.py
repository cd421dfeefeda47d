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


def write(book: Book, figures: Figures, others: Sequence[Results]) -> None:
    """The sheet: this scenario's rates live, those of the others as they were when written."""
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Comparison", "title")
    sheet.text(
        1, 0, "Dollars per unit. The first three rates follow the input cells; those of the other "
        "scenarios are as they were when this file was written.", "subtitle",
    )  # fmt: skip
    scenarios = [figures.scenario, *(other.scenarios[0] for other in others)]
    bounds = [figures.assumptions.bounds[bound] for bound in BOUNDS]
    sheet.heading(HEADING_ROW, [*LABELS, *(bounds * len(scenarios))], numbers_from=len(LABELS))
    for number, scenario in enumerate(scenarios):
        column = len(LABELS) + number * len(BOUNDS)
        look = book.format("typed")
        sheet.page.merge_range(
            HEADING_ROW - 1, column, HEADING_ROW - 1, column + len(BOUNDS) - 1, "", look
        )
        base = figures.assumptions.of_base(scenario.base).base
        stands_on = "" if scenario.base == figures.scenario.base else f" (on {base.label})"
        sheet.text(HEADING_ROW - 1, column, f"{scenario.name}{stands_on}", "typed")
    sheet.page.set_row(HEADING_ROW - 1, 45)
    live, *written = (
        rates_sheet.rates_by_service(results) for results in (figures.results, *others)
    )
    for number, (service, of_service) in enumerate(live.items()):
        row = HEADING_ROW + 1 + number
        for column, name in enumerate(("service", "procedure_code", "unit")):
            sheet.text(row, column, str(of_service["lower"][name]))
        for place, bound in enumerate(BOUNDS):
            source = f"'{rates_sheet.NAME}'!{'HIJ'[place]}{rates_sheet.FIRST_ROW + number + 1}"
            rate = of_service[bound]["rate_usd"]
            sheet.formula(row, len(LABELS) + place, source, rate, "rate", "strong")
            for other, rates in enumerate(written, start=1):
                column = len(LABELS) + other * len(BOUNDS) + place
                sheet.number(row, column, rates[service][bound]["rate_usd"], "rate")
    sheet.widths(44, 14, 10, *([11.0] * (len(BOUNDS) * len(scenarios))))
    sheet.page.freeze_panes(HEADING_ROW + 1, 1)
    sheet.finished(figures.scenario.name, (HEADING_ROW - 1, HEADING_ROW))
