"""The sheet of rates: Table 7, live, with the base's rates beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model import Results
from model.steps.rates import change_from
from model.study.assumptions import BOUNDS
from reporting.bases.fee_words import fees_in_words
from reporting.workbook.assumptions_sheet import defined_name
from reporting.workbook.figures import Figures
from reporting.workbook.formulas import spreadsheet_formula
from reporting.workbook.sheets import Book, Sheet

NAME = "Rates"
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
FEE, RATE, CHANGE, PLACE, BASE, MARK = 6, 7, 10, 13, 14, 17
BELOW, WITHIN, ABOVE = "below", "within", "above"


def write(book: Book, figures: Figures, build_up_rates: Mapping[tuple[str, str], str]) -> None:
    """The sheet, a row for each service. build_up_rates: (rate line, bound) -> cell."""
    sheet = book.sheet(NAME)
    bounds = [figures.assumptions.bounds[bound].lower() for bound in BOUNDS]
    base, how_new = figures.assumptions.base, fees_in_words(figures.results)
    sheet.text(0, 0, "Rate ranges (Table 7)", "title")
    sheet.text(
        1, 0, "Dollars per unit. Changes are from the current rate, on unrounded rates. "
        f"{_capital(base.possessive)} rates are the model's for {base.in_words} and stay as they "
        f"are. {how_new}".strip(), "subtitle",
    )  # fmt: skip
    sheet.heading(
        HEADING_ROW,
        [
            "Service group", "Service", "Procedure code", "Programs", "Setting", "Unit",
            "Current rate",
            *(f"Rate, {bound}" for bound in bounds),
            *(f"Change from the current rate, {bound}" for bound in bounds),
            "Current rate (vs. the range)",
            *(f"{base.name}: rate, {bound}" for bound in bounds),
            *(["The current rate is"] if how_new else []),
        ],
        numbers_from=FEE,
        tall=True,
    )  # fmt: skip
    rates, base_rates = rates_by_service(figures.results), rates_by_service(figures.base)
    for row, service in enumerate(figures.assumptions.services.values(), start=FIRST_ROW):
        of_service = rates[service.key]
        _labels(sheet, row, of_service["lower"])
        fee = defined_name(f"fee_schedule_rate_usd.{service.key}")
        sheet.formula(row, FEE, fee, of_service["lower"]["fee_schedule_rate_usd"], "rate")
        _place(sheet, row, list(of_service.values()))
        for place, bound in enumerate(BOUNDS):
            source = build_up_rates[service.rate_line, bound]
            _rate(sheet, row, place, source, of_service[bound])
            base_rate = base_rates[service.key][bound]["rate_usd"]
            sheet.number(row, BASE + place, base_rate, "rate", "base")
        sheet.text(row, MARK, str(of_service["lower"]["fee_schedule_mark"]), "muted")
    sheet.widths(23, 44, 13, 16, 12, 10, *([11.0] * 11), 52)
    sheet.page.freeze_panes(FIRST_ROW, 2)
    sheet.finished(figures.scenario.name, (HEADING_ROW, HEADING_ROW))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def rates_by_service(results: Results) -> dict[str, dict[str, Mapping[Any, Any]]]:
    """Service key -> bound -> the row of `Results.rates`, of one scenario."""
    rows: dict[str, dict[str, Mapping[Any, Any]]] = {}
    for row in results.rates.to_dict("records"):
        rows.setdefault(row["service_key"], {})[row["bound"]] = row
    return rows


def group_cells(figures: Figures) -> str:
    """The cells with the services' groups."""
    return _cells(figures, "A")


def place_cells(figures: Figures) -> str:
    """The cells that say where each fee lies: below, within or above the range."""
    return _cells(figures, "N")


def _cells(figures: Figures, letter: str) -> str:
    last = FIRST_ROW + len(figures.assumptions.services)
    return f"'{NAME}'!${letter}${FIRST_ROW + 1}:${letter}${last}"


def _place(sheet: Sheet, row: int, at_bounds: Sequence[Mapping[Any, Any]]) -> None:
    rates = [at_bound["rate_usd"] for at_bound in at_bounds]
    fee = at_bounds[0]["fee_schedule_rate_usd"]
    place = BELOW if fee < min(rates) else ABOVE if fee > max(rates) else WITHIN
    ends = f"H{row + 1}:J{row + 1}"
    above = f'IF(G{row + 1}>MAX({ends}),"{ABOVE}","{WITHIN}")'
    sheet.formula(row, PLACE, f'IF(G{row + 1}<MIN({ends}),"{BELOW}",{above})', place)


def _labels(sheet: Sheet, row: int, texts: Mapping[Any, Any]) -> None:
    columns = ("service_group", "service", "procedure_code", "programs", "setting", "unit")
    for column, name in enumerate(columns):
        sheet.text(row, column, str(texts[name]), "plain" if column < 2 else "muted")


def _rate(sheet: Sheet, row: int, place: int, source: str, values: Mapping[Any, Any]) -> None:
    sheet.formula(row, RATE + place, source, values["rate_usd"], "rate", "strong")
    cells = {
        "rate": f"{'HIJ'[place]}{row + 1}",
        "reference": f"$G{row + 1}",
    }
    change = spreadsheet_formula(change_from, cells.__getitem__)
    sheet.formula(row, CHANGE + place, change, values["change_from_fee_schedule"], "change")
