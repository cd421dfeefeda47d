"""The sheet of roles (Tables 2 to 5): occupations blended by position weight, live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.sources import market_wage
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet, quoted

NAME = "Role wages"
FIRST_ROW = HEADING_ROW + 1
STAFFING, ROLE, BOUND, WAGE, SALARY, SHARES, FAULT = range(7)
WIDTHS = (42, 22, 9, 12, 14, 12, 12)
NOT_WHOLE = "not 100%"


def write(book: Book, figures: Figures, trended: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The sheet. Returns the name of the market wage in the tables of sources -> its cell.

    trended: (occupation, bound) -> the cell of its wage.
    """
    sheet = book.sheet(NAME, "calculation", WIDTHS)
    sheet.opening(
        "Wages by role (Tables 2 to 5)", "Dollars per hour, before any minimum wage: the wages of "
        "the occupations, each times its position weight.", SHARES,
    )  # fmt: skip
    sheet.heading(
        HEADING_ROW,
        ["Staffing", "Role", "Bound", "Blended wage", "Annual salary", "Weights add up to",
         "Status"],
        numbers_from=WAGE,
    )  # fmt: skip
    rows, cells = figures.results.role_wages.to_dict("records"), {}
    for row, wages in enumerate(rows, start=FIRST_ROW):
        _role(sheet, figures, row, wages, trended)
        name = market_wage(wages["staffing"], wages["role"], wages["bound"])
        cells[name] = sheet.cell(row, WAGE)
    row = FIRST_ROW
    for count in figures.results.role_wages["staffing"].value_counts(sort=False):
        sheet.on_one_page(row, row + count - 1)
        row += count
    last_row = FIRST_ROW + len(rows) - 1
    sheet.page.freeze_panes(FIRST_ROW, 2)
    sheet.filtered(last_row, FAULT)
    sheet.printed(last_row, SHARES)
    return cells


def _role(
    sheet: Sheet,
    figures: Figures,
    row: int,
    wages: Mapping[Any, Any],
    trended: Mapping[tuple[str, str], str],
) -> None:
    """A row: the blended wage of a role at a bound, and whether its weights are whole.

    wages: the row of `Results.role_wages`.
    """
    assumptions = figures.assumptions
    staffing, role, bound = (wages[key] for key in ("staffing", "role", "bound"))
    weights = assumptions.staffing[staffing].roles[role].position_weights
    occupations = list(assumptions.entries[weights].values)
    shares = {each: defined_name(f"{weights}.{each}") for each in occupations}
    total = sum(figures.value(f"{weights}.{each}") for each in occupations)
    sheet.text(row, STAFFING, assumptions.staffing[staffing].label)
    sheet.text(row, ROLE, assumptions.roles[role].label, "further")
    sheet.text(row, BOUND, bound, "muted")
    blend = "+".join(f"{shares[each]}*{trended[each, bound]}" for each in occupations)
    sheet.formula(row, WAGE, blend, wages["wage_usd_per_hour"], "step", "strong")
    salary = f"D{row + 1}*hours_per_year"
    sheet.formula(row, SALARY, salary, wages["annual_salary_usd"], "rate")
    sheet.formula(row, SHARES, "+".join(shares.values()), total, "share", "base")
    status = f'IF(ABS(F{row + 1}-1)>0.000001,{quoted(NOT_WHOLE)},"")'
    sheet.formula(row, FAULT, status, "", style="muted")
