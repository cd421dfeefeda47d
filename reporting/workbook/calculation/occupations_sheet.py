"""The sheet of occupations (Appendix B): the wage of each at each bound, live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from model.sources import known_percentiles
from model.steps.wages import trended_wage
from model.study.parts import Occupation
from reporting.workbook.calculation.formulas import spreadsheet_formula
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

NAME = "Occupation wages"
FIRST_ROW = HEADING_ROW + 1
(TITLE, SOC, BOUND, PERCENTILE, WAGE, TRENDED, READ, BETWEEN, AND, FIRST_WAGE,
 SECOND_WAGE) = range(11)  # fmt: skip
WIDTHS = (40, 7.7, 7, 9, 9.4, 9.4, 14, 12, 12, 12, 12)
HEADINGS = (
    "Occupation", "SOC code", "Bound", "Percentile", "BLS wage, {surveyed}", "Wage with trend",
    "Read between known points", "Between percentile", "and percentile", "Wage at the first",
    "Wage at the second",
)  # fmt: skip


def write(book: Book, figures: Figures) -> dict[tuple[str, str], str]:
    """The sheet. Returns (occupation, bound) -> the cell of its wage with trend."""
    sheet = book.sheet(NAME, "calculation", WIDTHS)
    sheet.opening(
        "Wages by occupation (Appendix B)", "Dollars per hour, before any minimum wage. A "
        "percentile between two known ones is read from the log of the wage, which is linear in "
        "the standard normal quantile.", TRENDED,
    )  # fmt: skip
    surveyed = figures.assumptions.base.surveyed
    headings = [heading.format(surveyed=surveyed) for heading in HEADINGS]
    sheet.heading(HEADING_ROW, headings, numbers_from=PERCENTILE)
    positions = figures.results.positions.reset_index().to_dict("records")
    surveyed_wages = {
        (row["occupation"], row["bound"]): row["wage_at_percentile"] for row in positions
    }
    cells = {}
    rows = figures.results.occupation_wages.to_dict("records")
    for row, wages in enumerate(rows, start=FIRST_ROW):
        occupation, bound = figures.assumptions.occupations[wages["occupation"]], wages["bound"]
        sheet.text(row, TITLE, occupation.title)
        sheet.text(row, SOC, occupation.soc_code, "muted", "text")
        sheet.text(row, BOUND, bound, "muted")
        surveyed_wage = surveyed_wages[occupation.key, bound]
        _wage(sheet, row, figures, occupation, bound, surveyed_wage)
        trend = spreadsheet_formula(trended_wage, _references(row))
        sheet.formula(row, TRENDED, trend, wages["wage_usd_per_hour"], "step", "strong")
        cells[occupation.key, bound] = sheet.cell(row, TRENDED)
    last_row = FIRST_ROW + len(rows) - 1
    sheet.page.freeze_panes(FIRST_ROW, 1)
    sheet.filtered(last_row, SECOND_WAGE)
    sheet.printed(last_row, TRENDED, portrait=True)
    return cells


def _references(row: int) -> Callable[[str], str]:
    """What the trend takes: the wage in its row, and named inputs."""
    wage = f"E{row + 1}"
    return lambda name: wage if name == "wage_at_percentile" else defined_name(name)


def _wage(
    sheet: Sheet,
    row: int,
    figures: Figures,
    occupation: Occupation,
    bound: str,
    wage_at_percentile: float,
) -> None:
    """The wage at a percentile, read between the two known points on both sides of it."""
    line, at = row + 1, f"{occupation.percentile}.{bound}"
    percentile, known = figures.value(at), _known_wages(figures, occupation)
    pairs = list(pairwise(known))
    starts, ends = ([pair[side] for pair in pairs] for side in (0, 1))
    lower, upper = next((pair for pair in pairs if percentile < pair[1]), pairs[-1])
    sheet.formula(row, PERCENTILE, defined_name(at), percentile)
    for column, points, point in ((BETWEEN, starts, lower), (AND, ends, upper)):
        text = _of_segment(line, ends, [str(each) for each in points])
        sheet.formula(row, column, text, point, style="base")
    for column, points, point in ((FIRST_WAGE, starts, lower), (SECOND_WAGE, ends, upper)):
        text = _of_segment(line, ends, [defined_name(known[each]) for each in points])
        sheet.formula(row, column, text, figures.value(known[point]), "dollars", "base")
    exact = f"IF(D{line}=H{line},J{line},IF(D{line}=I{line},K{line},{_read_between(line)}))"
    sheet.formula(row, WAGE, exact, wage_at_percentile, "step")
    read = f'IF(OR(D{line}=H{line},D{line}=I{line}),"","interpolated")'
    is_read = percentile not in (lower, upper)
    sheet.formula(row, READ, read, "interpolated" if is_read else "", style="muted")


def _known_wages(figures: Figures, occupation: Occupation) -> dict[float, str]:
    """Percentile -> id of the setting with the occupation's wage at it, from the lowest on."""
    members = figures.assumptions.entries[occupation.wage].values
    return {
        point: f"{occupation.wage}.{column}"
        for column, point in known_percentiles(figures.assumptions).items()
        if column in members
    }


def _of_segment(line: int, ends: Sequence[float], values: Sequence[str]) -> str:
    """The value of the first pair of known points that ends above the percentile of a line."""
    text = values[-1]
    for end, value in reversed(list(zip(ends[:-1], values[:-1], strict=True))):
        text = f"IF(D{line}<{end},{value},{text})"
    return text


def _read_between(line: int) -> str:
    """The wage of a row, read between its known points; its log is linear in the quantile."""
    quantile = "_xlfn.NORM.S.INV({}/100)".format
    at, start, end = (quantile(f"{column}{line}") for column in "DHI")
    return f"EXP(LN(J{line})+({at}-{start})/({end}-{start})*(LN(K{line})-LN(J{line})))"
