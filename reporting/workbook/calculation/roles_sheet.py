"""The sheet of roles (Tables 2 to 5): occupations blended by position weight, live."""

from __future__ import annotations

from collections.abc import Mapping

from model.sources import market_wage
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name
from reporting.workbook.sheets import HEADING_ROW, Book, quoted

NAME = "Role wages"
FIRST_ROW = HEADING_ROW + 1
STAFFING, ROLE, BOUND, WAGE, SALARY, SHARES, FAULT = range(7)
WIDTHS = (42, 22, 9, 12, 14, 12, 12)
NOT_WHOLE = "not 100%"


def write(book: Book, figures: Figures, trended: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The sheet. Returns the name of the market wage in the tables of sources -> its cell.

    trended: (occupation, bound) -> the cell of its wage.
    """
    sheet, assumptions = book.sheet(NAME, "calculation", WIDTHS), figures.assumptions
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
    cells = {}
    rows = figures.results.role_wages.to_dict("records")
    for row, wages in enumerate(rows, start=FIRST_ROW):
        staffing, role, bound = (wages[key] for key in ("staffing", "role", "bound"))
        weights = assumptions.staffing[staffing].roles[role].position_weights
        members = list(assumptions.entries[weights].values)
        shares = {member: defined_name(f"{weights}.{member}") for member in members}
        total = sum(figures.value(f"{weights}.{member}") for member in members)
        sheet.text(row, STAFFING, assumptions.staffing[staffing].label)
        sheet.text(row, ROLE, assumptions.roles[role].label, "further")
        sheet.text(row, BOUND, bound, "muted")
        blend = "+".join(f"{shares[m]}*{trended[m, bound]}" for m in members)
        sheet.formula(row, WAGE, blend, wages["wage_usd_per_hour"], "step", "strong")
        salary = f"D{row + 1}*hours_per_year"
        sheet.formula(row, SALARY, salary, wages["annual_salary_usd"], "rate")
        sheet.formula(row, SHARES, "+".join(shares.values()), total, "share", "base")
        status = f'IF(ABS(F{row + 1}-1)>0.000001,{quoted(NOT_WHOLE)},"")'
        sheet.formula(row, FAULT, status, "", style="muted")
        cells[market_wage(staffing, role, bound)] = sheet.cell(row, WAGE)
    row = FIRST_ROW
    for count in figures.results.role_wages["staffing"].value_counts(sort=False):
        sheet.on_one_page(row, row + count - 1)
        row += count
    last_row = FIRST_ROW + len(rows) - 1
    sheet.page.freeze_panes(FIRST_ROW, 2)
    sheet.filtered(last_row, FAULT)
    sheet.printed(last_row, SHARES)
    return cells
