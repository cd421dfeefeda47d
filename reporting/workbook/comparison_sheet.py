"""The sheet that holds other scenarios' rates beside this one's, with the differences."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from model import Results
from model.study.assumptions import BOUNDS
from reporting.wording.changes import changes_in_words
from reporting.workbook import rates_sheet
from reporting.workbook.calculation.formulas import change_formula
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

NAME = "Comparison"
NAME_ROW, BOUND_ROW = HEADING_ROW, HEADING_ROW + 1
FIRST_ROW = BOUND_ROW + 1
LABELS = ("Service", "Procedure code", "Unit")
LABEL_WIDTHS = (35.2, 11.3, 9.5)
RATE_WIDTH = 12
LIVE = len(LABELS)  # the first column of this scenario's rates
OF_A_SCENARIO = 2 * len(BOUNDS)  # columns: its rates, then how they differ
MOST_NAMED = 12  # changes of a scenario


def write(book: Book, figures: Figures, others: Sequence[Results]) -> None:
    """The sheet: this scenario's rates live, those of the others as they were when written."""
    count = len(BOUNDS) + len(others) * OF_A_SCENARIO
    sheet = book.sheet(NAME, "result", [*LABEL_WIDTHS, *[RATE_WIDTH] * count])
    last = LIVE + count - 1
    sheet.opening(
        "Comparison", "Dollars per unit. The first three rates follow the input cells; the others "
        "are as written. A difference is theirs from the first.", LIVE + len(BOUNDS) - 1,
        note_from=1,
    )  # fmt: skip
    sheet.heading(BOUND_ROW, LABELS)
    _headings(sheet, figures, LIVE, figures.results, ["{}"])
    for number, other in enumerate(others):
        first = LIVE + len(BOUNDS) + number * OF_A_SCENARIO
        _headings(sheet, figures, first, other, ["{}", "{}: difference"])
    row = _services(sheet, figures, others) + 1
    for number, other in enumerate(others):
        _changes(sheet, figures, other, row, LIVE + len(BOUNDS) + number * OF_A_SCENARIO)
    sheet.page.freeze_panes(FIRST_ROW, 1)
    sheet.filtered(row - 2, last, BOUND_ROW)
    sheet.printed(row, last, (NAME_ROW, BOUND_ROW), heading_columns=1)
    breaks = range(LIVE + len(BOUNDS), last + 1, OF_A_SCENARIO)
    sheet.page.set_v_pagebreaks(list(breaks))


def _headings(
    sheet: Sheet, figures: Figures, first: int, results: Results, words: Sequence[str]
) -> None:
    """The name of a scenario, and of its base where it is another, over its columns."""
    scenario = results.scenarios[0]
    base = figures.assumptions.of_base(scenario.base).base
    stands_on = "" if scenario.base == figures.scenario.base else f" (on {base.label})"
    bounds = [figures.assumptions.bounds[bound] for bound in BOUNDS]
    headings = [word.format(bound) for word in words for bound in bounds]
    name = f"{scenario.name}{stands_on}"
    sheet.lines(NAME_ROW, first, first + len(headings) - 1, name, "typed heading")
    sheet.heading(BOUND_ROW, headings, first, first)


def _services(sheet: Sheet, figures: Figures, others: Sequence[Results]) -> int:
    """A row for each service. Returns the row below."""
    by_service = rates_sheet.rates_by_service(figures.results)
    written = [rates_sheet.rates_by_service(other) for other in others]
    for number, (service, of_service) in enumerate(by_service.items()):
        row = FIRST_ROW + number
        for column, name in enumerate(rates_sheet.LABELS):
            style = "muted" if column else "plain"
            sheet.text(row, column, str(of_service["lower"][name]), style)
        for place, bound in enumerate(BOUNDS):
            usd = of_service[bound]["rate_usd"]
            source = rates_sheet.cell(rates_sheet.RATE + place, number)
            sheet.formula(row, LIVE + place, source, usd, "rate", "strong")
            for at, rates in enumerate(written):
                first = LIVE + len(BOUNDS) + at * OF_A_SCENARIO + place
                _rate(sheet, row, first, LIVE + place, rates[service][bound]["rate_usd"], usd)
    return FIRST_ROW + len(by_service)


def _rate(sheet: Sheet, row: int, first: int, live: int, written: float, usd: float) -> None:
    """Another scenario's rate, and how it differs from the live one."""
    sheet.number(row, first, written, "rate")
    difference = change_formula(xl_rowcol_to_cell(row, first), xl_rowcol_to_cell(row, live))
    sheet.formula(row, first + len(BOUNDS), difference, written / usd - 1, "change")


def _changes(sheet: Sheet, figures: Figures, other: Results, row: int, first: int) -> None:
    """What one of the others changes, in words, below its columns."""
    scenario = other.scenarios[0]
    own = figures.assumptions.of_base(scenario.base)
    changes = changes_in_words(own, scenario)
    told = [f"{setting.label}: {value}" for setting, _, value in changes[:MOST_NAMED]]
    more = len(changes) - len(told)
    told += [f"and {more} more"] if more > 0 else []
    words = "; ".join(told) or f"{own.base.possessive} values"
    sheet.lines(row, first, first + OF_A_SCENARIO - 1, f"Changes: {words}.", "typed")
