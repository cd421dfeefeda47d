"""The sheet of wages: each occupation at each bound, and the blended wage of each role, live."""

from __future__ import annotations

from itertools import pairwise

from model.sources import known_percentiles, market_wage
from model.steps.wages import trended_wage
from model.study.parts import Occupation
from reporting.workbook.assumptions_sheet import defined_name
from reporting.workbook.figures import Figures
from reporting.workbook.formulas import spreadsheet_formula
from reporting.workbook.sheets import Book, Sheet

NAME = "Wages"
HEADING_ROW = 4
HEADINGS = [
    "Occupation", "SOC code", "Bound", "Percentile", "Between percentile", "and percentile",
    "Wage at the first", "Wage at the second", "BLS wage, {surveyed}", "Read between known points",
    "Wage with trend",
]  # fmt: skip
BLEND_HEADINGS = [
    "Staffing", "Role", "Bound", "Blended wage", "Annual salary", "Shares add up to",
]  # fmt: skip
BLEND_WAGE, BLEND_SUM = 3, 5
SHARES_RIGHT = "position_weights_right"


def write(book: Book, figures: Figures) -> dict[str, str]:
    """The sheet. Returns the name of the market wage in the tables of sources -> its cell."""
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Wages", "title")
    sheet.text(
        1, 0, "Dollars per hour, before any minimum wage. A percentile between two known ones is "
        "read from the log of the wage, which is linear in the standard normal quantile.",
        "subtitle",
    )  # fmt: skip
    sheet.text(3, 0, "Occupations (Appendix B)", "section")
    surveyed = figures.assumptions.base.surveyed
    headings = [heading.format(surveyed=surveyed) for heading in HEADINGS]
    sheet.heading(HEADING_ROW, headings, numbers_from=3, tall=True)
    trended = _occupations(sheet, figures)
    first = HEADING_ROW + 1 + len(trended)
    sheet.text(first + 1, 0, "Roles (Tables 2 to 5): occupations by position weight", "section")
    sheet.heading(first + 2, BLEND_HEADINGS, numbers_from=3, tall=True)
    blended = _blends(sheet, figures, first + 3, trended)
    sheet.widths(52, 22, 9, 11, 11, 12, 11, 11, 12, 12, 11)
    sheet.page.freeze_panes(HEADING_ROW + 1, 1)
    sheet.finished(figures.scenario.name, (HEADING_ROW, HEADING_ROW))
    return blended


def _occupations(sheet: Sheet, figures: Figures) -> dict[tuple[str, str], str]:
    """A row for each occupation and bound; (occupation, bound) -> cell of the wage with trend."""
    positions = figures.results.positions.reset_index()
    surveyed = {
        (row["occupation"], row["bound"]): row["wage_at_percentile"]
        for row in positions.to_dict("records")
    }
    cells = {}
    rows = figures.results.occupation_wages.to_dict("records")
    for row, wages in enumerate(rows, start=HEADING_ROW + 1):
        occupation, bound = figures.assumptions.occupations[wages["occupation"]], wages["bound"]
        sheet.text(row, 0, occupation.title)
        sheet.text(row, 1, occupation.soc_code)
        sheet.text(row, 2, bound)
        wage_at_percentile = surveyed[occupation.key, bound]
        _occupation(
            sheet, row, figures, occupation, bound, wage_at_percentile, wages["wage_usd_per_hour"]
        )
        cells[occupation.key, bound] = sheet.cell(row, 10)
    return cells


def _occupation(
    sheet: Sheet,
    row: int,
    figures: Figures,
    occupation: Occupation,
    bound: str,
    wage_at_percentile: float,
    trended: float,
) -> None:
    line = row + 1
    at = f"{occupation.percentile}.{bound}"
    members = figures.assumptions.entries[occupation.wage].values
    known = {
        point: f"{occupation.wage}.{column}"
        for column, point in known_percentiles(figures.assumptions).items()
        if column in members
    }
    points = list(known)
    percentile = figures.value(at)
    pairs = list(pairwise(points))
    lower, upper = next((p for p in pairs if percentile < p[1]), pairs[-1])
    from_wage, to_wage = figures.value(known[lower]), figures.value(known[upper])

    def segment(values: list[str]) -> str:
        text = values[-1]
        for (_, end), value in reversed(list(zip(pairs[:-1], values[:-1], strict=True))):
            text = f"IF(D{line}<{end},{value},{text})"
        return text

    cell_names = {point: defined_name(known[point]) for point in points}
    sheet.formula(row, 3, defined_name(at), percentile)
    sheet.formula(row, 4, segment([str(start) for start, _ in pairs]), lower, style="muted")
    sheet.formula(row, 5, segment([str(end) for _, end in pairs]), upper, style="muted")
    starts, ends = ([cell_names[pair[n]] for pair in pairs] for n in (0, 1))
    sheet.formula(row, 6, segment(starts), from_wage, "dollars", "muted")
    sheet.formula(row, 7, segment(ends), to_wage, "dollars", "muted")
    quantile = "_xlfn.NORM.S.INV({}/100)".format
    at_z, from_z, to_z = (quantile(f"{column}{line}") for column in "DEF")
    between = f"EXP(LN(G{line})+({at_z}-{from_z})/({to_z}-{from_z})*(LN(H{line})-LN(G{line})))"
    exact = f"IF(D{line}=E{line},G{line},IF(D{line}=F{line},H{line},{between}))"
    sheet.formula(row, 8, exact, wage_at_percentile, "step")
    read = f'IF(OR(D{line}=E{line},D{line}=F{line}),"","interpolated")'
    sheet.formula(row, 9, read, "" if percentile in (lower, upper) else "interpolated")
    trend = spreadsheet_formula(
        trended_wage,
        lambda name: f"I{line}" if name == "wage_at_percentile" else defined_name(name),
    )
    sheet.formula(row, 10, trend, trended, "step", "strong")


def _blends(
    sheet: Sheet, figures: Figures, first: int, trended: dict[tuple[str, str], str]
) -> dict[str, str]:
    """A row for each staffed role and bound; the sums of the shares are checked at the end."""
    assumptions = figures.assumptions
    cells = {}
    rows = figures.results.role_wages.to_dict("records")
    for row, wages in enumerate(rows, start=first):
        staffing, role, bound = (wages[key] for key in ("staffing", "role", "bound"))
        weights = assumptions.staffing[staffing].roles[role].position_weights
        members = list(assumptions.entries[weights].values)
        shares = {member: defined_name(f"{weights}.{member}") for member in members}
        total = sum(figures.value(f"{weights}.{member}") for member in members)
        sheet.text(row, 0, assumptions.staffing[staffing].label)
        sheet.text(row, 1, assumptions.roles[role].label)
        sheet.text(row, 2, bound)
        blend = "+".join(f"{shares[m]}*{trended[m, bound]}" for m in members)
        sheet.formula(row, BLEND_WAGE, blend, wages["wage_usd_per_hour"], "step", "strong")
        salary = f"D{row + 1}*hours_per_year"
        sheet.formula(row, 4, salary, wages["annual_salary_usd"], "rate")
        sheet.formula(row, BLEND_SUM, "+".join(shares.values()), total, "share", "muted")
        cells[market_wage(staffing, role, bound)] = sheet.cell(row, BLEND_WAGE)
    row = first + len(rows)
    sheet.text(row, 0, "Every role's shares add up to 100%", "label")
    sums = f"F{first + 1}:F{row}"
    sheet.formula(row, BLEND_SUM, f'IF(SUMPRODUCT(--(ABS({sums}-1)>0.000001))=0,"yes","no")', "yes")
    sheet.book.file.define_name(SHARES_RIGHT, f"={sheet.cell(row, BLEND_SUM)}")
    return cells
