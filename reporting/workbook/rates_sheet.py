"""The sheet of rate ranges: Table 7, live, beside the base's rates and the current rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model import Results
from model.findings.rate_ranges import PLACES, place_of_fee
from model.steps.rates import change_from
from model.study.assumptions import BOUNDS
from model.study.labels import in_a_sentence
from reporting.wording.current_rates import fees_in_words
from reporting.workbook.calculation import build_up_sheet
from reporting.workbook.calculation.formulas import change_formula
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

NAME = "Rate ranges"
FIRST_ROW = HEADING_ROW + 1
LABELS = ("service", "procedure_code", "unit")
SERVICE, CODE, UNIT, FEE, RATE, PLACE, CHANGE = 0, 1, 2, 3, 4, 7, 8
BASE, FROM_BASE, GROUP, PROGRAMS, SETTING, MARK, CHART = 11, 14, 17, 18, 19, 20, 21
WIDTHS = (
    35.2, 11.3, 9.5, 10, *[10] * 3, 12, *[8.2] * 9, 22, 12, 12, 44, 46, *[16] * 2,
)  # fmt: skip
BELOW, WITHIN, ABOVE = PLACES
CHART_LABEL, CHART_FROM, CHART_TO = CHART, CHART + 1, CHART + 2


def write(book: Book, figures: Figures) -> None:
    """The sheet, a row for each service."""
    sheet = book.sheet(NAME, "result", WIDTHS)
    base, how_new = figures.assumptions.base, fees_in_words(figures.results)
    sheet.opening(
        "Rate ranges (Table 7)", "Dollars per unit. Changes are of unrounded rates. "
        f"{base.possessive[:1].upper()}{base.possessive[1:]} rates are the model's for "
        f"{base.in_words} and stay as they are. {how_new}".strip(), PLACE,
        note_from=CODE,
    )  # fmt: skip
    _headings(sheet, figures)
    rates, base_rates = rates_by_service(figures.results), rates_by_service(figures.base)
    letters = build_up_sheet.build_up_letters(figures)
    rate_row = build_up_sheet.build_up_rows(figures)["rate_per_unit"] + 1
    for row, service in enumerate(figures.assumptions.services.values(), start=FIRST_ROW):
        of_service = rates[service.key]
        at_lower = of_service["lower"]
        _labels(sheet, row, at_lower)
        fee = defined_name(f"fee_schedule_rate_usd.{service.key}")
        sheet.formula(row, FEE, fee, at_lower["fee_schedule_rate_usd"], "rate")
        for place, bound in enumerate(BOUNDS):
            source = f"'{build_up_sheet.NAME}'!{letters[service.rate_line, bound]}{rate_row}"
            base_rate = base_rates[service.key][bound]["rate_usd"]
            _rate(sheet, row, place, source, of_service[bound], base_rate)
        _place(sheet, row, list(of_service.values()))
        _chart_cells(sheet, row, list(of_service.values()))
    last_row = FIRST_ROW + len(figures.assumptions.services) - 1
    sheet.page.freeze_panes(FIRST_ROW, CODE + 1)
    sheet.filtered(last_row, MARK)
    sheet.printed(last_row, FROM_BASE + 2, heading_columns=1)
    sheet.page.set_v_pagebreaks([CHANGE])


def _headings(sheet: Sheet, figures: Figures) -> None:
    base = figures.assumptions.base
    bounds = [in_a_sentence(figures.assumptions.bounds[bound]) for bound in BOUNDS]
    sheet.heading(
        HEADING_ROW,
        [
            "Service", "Procedure code", "Unit", "Current rate",
            *(f"Rate, {bound}" for bound in bounds),
            "Current rate is",
            *(f"Change from current, {bound}" for bound in bounds),
            *(f"{base.name}: rate, {bound}" for bound in bounds),
            *(f"Change from {base.in_words}, {bound}" for bound in bounds),
            "Service group", "Programs", "Setting", "Of the current rate",
            "Chart: service", "Chart: lowest, of the current rate", "Chart: width to the highest",
        ],
        numbers_from=FEE,
    )  # fmt: skip


def rates_by_service(results: Results) -> dict[str, dict[str, Mapping[Any, Any]]]:
    """Service key -> bound -> the row of `Results.rates`, of one scenario."""
    rows: dict[str, dict[str, Mapping[Any, Any]]] = {}
    for row in results.rates.to_dict("records"):
        rows.setdefault(row["service_key"], {})[row["bound"]] = row
    return rows


def cell(column: int, number: int) -> str:
    """A reference to the cell of a service (counted from 0)."""
    return f"'{NAME}'!${xl_col_to_name(column)}${FIRST_ROW + number + 1}"


def column_of(figures: Figures, column: int) -> str:
    """A reference to a column's cells of all services."""
    last = FIRST_ROW + len(figures.assumptions.services)
    return f"{cell(column, 0)}:${xl_col_to_name(column)}${last}"


def _labels(sheet: Sheet, row: int, texts: Mapping[Any, Any]) -> None:
    columns = {
        SERVICE: "service", CODE: "procedure_code", UNIT: "unit", GROUP: "service_group",
        PROGRAMS: "programs", SETTING: "setting", MARK: "fee_schedule_mark",
    }  # fmt: skip
    for column, name in columns.items():
        style = "plain" if column == SERVICE else "muted" if column <= UNIT else "aside"
        sheet.text(row, column, str(texts[name]), style)


def _rate(
    sheet: Sheet, row: int, place: int, source: str, values: Mapping[Any, Any], base_rate: float
) -> None:
    """A rate at a bound, its change from the current rate, and from the base's rate."""
    rate, study = (f"{xl_col_to_name(first + place)}{row + 1}" for first in (RATE, BASE))
    sheet.formula(row, RATE + place, source, values["rate_usd"], "rate", "strong")
    sheet.number(row, BASE + place, base_rate, "rate", "base")
    changes = (
        (CHANGE, f"$D{row + 1}", values["change_from_fee_schedule"]),
        (FROM_BASE, study, change_from(values["rate_usd"], base_rate)),
    )
    for first, reference, value in changes:
        sheet.formula(row, first + place, change_formula(rate, reference), value, "change")


def _place(sheet: Sheet, row: int, at_bounds: Sequence[Mapping[Any, Any]]) -> None:
    rates = [at_bound["rate_usd"] for at_bound in at_bounds]
    place = place_of_fee(at_bounds[0]["fee_schedule_rate_usd"], rates)
    line = row + 1
    fee, low, high = (
        f"ROUND({each},2)"
        for each in (f"D{line}", f"MIN(E{line}:G{line})", f"MAX(E{line}:G{line})")
    )
    above = f'IF({fee}>{high},"{ABOVE}","{WITHIN}")'
    sheet.formula(row, PLACE, f'IF({fee}<{low},"{BELOW}",{above})', place)


def _chart_cells(sheet: Sheet, row: int, at_bounds: Sequence[Mapping[Any, Any]]) -> None:
    """What the chart of ranges draws: from where to where, as shares of the current rate."""
    texts, line = at_bounds[0], row + 1
    fee = texts["fee_schedule_rate_usd"]
    rates = [at_bound["rate_usd"] for at_bound in at_bounds]
    low, high = min(rates), max(rates)
    sheet.text(row, CHART_LABEL, f"{texts['service']} ({texts['procedure_code']})", "aside")
    lowest, highest = f"MIN(E{line}:G{line})", f"MAX(E{line}:G{line})"
    sheet.formula(row, CHART_FROM, f"{lowest}/D{line}", low / fee, "change", "base")
    sheet.formula(row, CHART_TO, f"({highest}-{lowest})/D{line}", (high - low) / fee, "change",
                  "base")  # fmt: skip
