"""When a new rate is paid: its dates, the quarters of payment, the shares of each year."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.findings.budget.cost import Budget, weights_of
from model.findings.budget.funds import match_with_expansion
from model.findings.budget.months import month_number, share_of_year
from model.findings.fiscal_years import MONTHS
from reporting.budget.words import year_name
from reporting.workbook.budget.input_cells import cell_name, input_cell
from reporting.workbook.budget.places import (
    BEGIN_ROW,
    DATE_ROW,
    END_ROW,
    FIRST_DATE,
    FIRST_PAID,
    FIRST_QUARTER,
    FIRST_WEIGHT,
    LAST_WEIGHT,
    PAID_HEADING,
    QUARTER_HEADING,
    SHARE_ROW,
    STEP_ROW,
    WEIGHT_HEADING,
    BudgetSheet,
)
from reporting.workbook.calculation.formulas import spreadsheet_formula
from reporting.workbook.inputs.names import used_date
from reporting.workbook.sheets import Sheet, serial

NEVER = 99_999  # month number of what does not end
EXPANSION = {"expansion_share": "budget_expansion", "expansion_match": "budget_expansion_match"}


def write(budget: BudgetSheet) -> None:
    """The dates of the new rates, the quarters of payment, and the shares of each year."""
    _dates(budget)
    _quarters(budget)
    _shares_paid(budget)
    _weights(budget.sheet, budget.made)


def _dates(budget: BudgetSheet) -> None:
    """The dates from which each new fee is paid, a column each."""
    sheet = budget.sheet
    sheet.text(DATE_ROW - 1, 0, "Dates of the new rates", "section")
    heads = {
        DATE_ROW: "New rate paid for services from",
        SHARE_ROW: "Share of the way",
        BEGIN_ROW: "Months since the year 0 (computed)",
        END_ROW: "Until month (computed)",
        STEP_ROW: "Minimum wage step in force (computed)",
    }
    for row, text in heads.items():
        sheet.text(row, 0, text)
    for number in range(len(budget.made.fees.dates)):
        _date(budget, number)


def _date(budget: BudgetSheet, number: int) -> None:
    """A date, its share of the way, its months, and the step of the minimum wage in force then."""
    sheet, figures, days = budget.sheet, budget.figures, budget.made.fees.dates
    day, column = days[number], FIRST_DATE + number
    sheet.date(DATE_ROW, column, day, "input")
    sheet.book.name(cell_name(f"date_{number + 1}"), sheet.cell(DATE_ROW, column))
    share = f"share_{number + 1}"
    input_cell(sheet, SHARE_ROW, column, share, budget.values[share], "share", (0, 1))
    date = xl_rowcol_to_cell(DATE_ROW, column)
    begin = f"YEAR({date})*12+MONTH({date})-1+(DAY({date})-1)/DAY(EOMONTH({date},0))"
    sheet.formula(BEGIN_ROW, column, begin, month_number(day), "general", "base")
    if number + 1 < len(days):
        end, value = xl_rowcol_to_cell(BEGIN_ROW, column + 1), month_number(days[number + 1])
    else:
        end, value = f"{NEVER}", float(NEVER)
    sheet.formula(END_ROW, column, end, value, "general", "base")
    steps = map(used_date, range(1, figures.steps + 1))
    begun = "+".join(f"IF(ISNUMBER({step}),IF({step}<={date},1,0),0)" for step in steps)
    count = sum(first <= day for first, _ in figures.schedule)
    sheet.formula(STEP_ROW, column, f"MAX(1,{begun})", max(1, count), "count", "base")


def _quarters(budget: BudgetSheet) -> None:
    """The federal match of each quarter, and the month of the services that it pays for."""
    sheet, made, funding = budget.sheet, budget.made, budget.made.plan.funding
    sheet.text(QUARTER_HEADING - 1, 0, "Quarters of payment", "section")
    heads = ["Quarter from", "State fiscal year", "Match", "Match with expansion", "Service month"]
    sheet.heading(QUARTER_HEADING, heads, numbers_from=1)
    sheet.heading(QUARTER_HEADING, ["Basis"], first=5)
    for number, quarter in enumerate(made.match.to_dict("records")):
        row, day, name = FIRST_QUARTER + number, quarter["quarter"], f"match_{number + 1}"
        sheet.date(row, 0, day, "quarter")
        sheet.number(row, 1, quarter["fiscal_year"], "count")
        regular = budget.values[name]
        input_cell(sheet, row, 2, name, regular, "share", (0, 1))
        cells = {**EXPANSION, "match": f"C{row + 1}"}
        match = spreadsheet_formula(match_with_expansion, cells.__getitem__)
        value = match_with_expansion(regular, funding.expansion_share, funding.expansion_match)
        sheet.formula(row, 3, match, value, "share")
        served = f"YEAR(A{row + 1})*12+MONTH(A{row + 1})-1-budget_lag"
        month = month_number(day) - made.plan.timing.lag
        sheet.formula(row, 4, served, month, "general", "base")
        sheet.text(row, 5, quarter["basis"], "muted")


def _shares_paid(budget: BudgetSheet) -> None:
    """The share of the year in which each new rate is paid, by quarter."""
    sheet, made, dates = budget.sheet, budget.made, budget.made.fees.dates
    sheet.text(PAID_HEADING - 1, 0, "Share of the year in which a new rate is paid", "section")
    heads = ["Quarter from", *(f"New rate {n}" for n in range(1, len(dates) + 1))]
    sheet.heading(PAID_HEADING, heads, numbers_from=1)
    shares = share_of_year(dates, made.years, made.plan.timing.lag).reshape(-1, len(dates))
    for number, (day, of_quarter) in enumerate(zip(made.match["quarter"], shares, strict=True)):
        row, line = FIRST_PAID + number, FIRST_QUARTER + number + 1
        sheet.formula(row, 0, f"A{line}", serial(day), "date", "quarter")
        for column, share in enumerate(of_quarter.tolist(), start=FIRST_DATE):
            begin, end = (xl_rowcol_to_cell(r, column, row_abs=True) for r in (BEGIN_ROW, END_ROW))
            text = f"MAX(0,MIN({end},$E{line}+3)-MAX({begin},$E{line}))/{MONTHS}"
            sheet.formula(row, column, text, share, "share")


def _weights(sheet: Sheet, made: Budget) -> None:
    """By year: the share in which each fee is paid, and the same times the federal match."""
    sheet.text(WEIGHT_HEADING, 0, "By state fiscal year", "section")
    weights = weights_of(made.plan, made.match, made.fees)
    for year, name in enumerate(map(year_name, made.years)):
        first, paid = (top + 4 * year + 1 for top in (FIRST_QUARTER, FIRST_PAID))
        sheet.text(FIRST_WEIGHT + year, 0, f"{name}: share of the year paid")
        sheet.text(FIRST_WEIGHT + 3 + year, 0, f"{name}: that share times match")
        for place in range(len(made.fees.dates)):
            column = FIRST_DATE + place
            letter = xl_col_to_name(column)
            cells = f"{letter}{paid}:{letter}{paid + 3}"
            sheet.formula(FIRST_WEIGHT + year, column, f"SUM({cells})",
                          float(weights.months[year, place]), "share")  # fmt: skip
            federal = f"SUMPRODUCT({cells},$D{first}:$D{first + 3})"
            sheet.formula(FIRST_WEIGHT + 3 + year, column, federal,
                          float(weights.federal[year, place]), "share")  # fmt: skip
    sheet.text(LAST_WEIGHT, 0, f"{year_name(made.years[0])}: mean match, full year")
    quarters = f"D{FIRST_QUARTER + 1}:D{FIRST_QUARTER + 4}"
    sheet.formula(LAST_WEIGHT, FIRST_DATE, f"AVERAGE({quarters})",
                  float(weights.full_year_match[0]), "share")  # fmt: skip
