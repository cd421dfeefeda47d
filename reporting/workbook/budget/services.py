"""The table of services: fees, units and what a change costs."""

from __future__ import annotations

import numpy as np
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.findings.budget.fees import FOLLOWING, LIMITS, LOWER, FeeRule, target_of
from model.findings.budget.funds import FEDERAL, OTHER_STATE, TOTAL
from model.study.assumptions import BOUNDS
from reporting.budget.rows import FULL_YEAR
from reporting.budget.words import FUND_NAMES, mark, year_name
from reporting.workbook import rates_sheet
from reporting.workbook.budget.input_cells import MAY_FALL, YES, input_cell
from reporting.workbook.budget.places import (
    AMOUNT,
    CODE,
    CURRENT,
    FIRST_DATE,
    FIRST_FEE,
    FIRST_SERVICE,
    FIRST_WEIGHT,
    FUNDS,
    LAST_WEIGHT,
    MODELED,
    RULE,
    SERVICE,
    SERVICE_HEADING,
    SHARE_ROW,
    STEP_ROW,
    TARGET,
    BudgetSheet,
)
from reporting.workbook.calculation import phase_in_sheet
from reporting.workbook.figures import Figures

# Half a cent goes up, as in the model; also one that is a hair less in binary.
HALF = "0.5+0.0000001"
# Half a dollar goes up as well where multiplying has left it a hair less than a half.
NUDGE = "(1+1E-14)"
RULE_WORDS = {
    "none": "stays",
    "to": "share of the way to the rate",
    "percent_of": "share of the rate",
    "by": "share more than the current rate",
    "fee": "dollars a unit",
    "minimum_wage": "lower bound by minimum wage",
    "minimum_wage_rise": "rises with the minimum wage",
}


def write(budget: BudgetSheet) -> None:
    """A row for each service: its fees, its units, and what the change costs by year and fund."""
    sheet, made, columns = budget.sheet, budget.made, budget.columns
    heads = [year_name(year) for year in made.years]
    sheet.text(SERVICE_HEADING - 1, 0, f"Services{mark(made)}", "section")
    sheet.heading(
        SERVICE_HEADING,
        ["Service", "Procedure code", "Current rate", "Modeled rate", "Amount", "Rule", "Target",
         *(f"New rate {n + 1}" for n in range(columns.dates)), "Units a year", "Units are of",
         *(f"Units, {head}" for head in heads), "Code not divided",
         *(f"{head}: {FUND_NAMES[name]}" for head in (*heads, FULL_YEAR) for name in FUNDS)],
        numbers_from=CURRENT,
    )  # fmt: skip
    for column, text in ((RULE, "Rule"), (columns.code, "Code not divided")):
        sheet.text(SERVICE_HEADING, column, text, "further heading")
    for number in range(len(budget.lines.keys)):
        _fee_cells(budget, number)
        _unit_cells(budget, number)
        _cost_cells(budget, number)


def _fee_cells(budget: BudgetSheet, number: int) -> None:
    """Present fee, rule and target of a service, then its new fees."""
    sheet, made, lines, values = budget.sheet, budget.made, budget.lines, budget.values
    row, place, key = FIRST_SERVICE + number, lines.places[number], lines.keys[number]
    assumptions = made.results.assumptions
    service, rule = assumptions.services[key], made.plan.policy.rule_of(assumptions, key)
    sheet.text(row, SERVICE, service.name)
    sheet.text(row, CODE, service.procedure_code, "muted")
    present = float(made.fees.present[0, place])
    fee = rates_sheet.cell(rates_sheet.FEE, place)
    sheet.formula(row, CURRENT, f"INT({fee}*100+{HALF})/100", present, "rate")
    bound = BOUNDS.index(rule.bound)
    rate = float(made.results.service_rate_array[0, place, bound])
    modeled = rates_sheet.cell(rates_sheet.RATE + bound, place)
    sheet.formula(row, MODELED, modeled, rate, "rate")
    sheet.text(row, RULE, RULE_WORDS[rule.kind], "muted")
    if f"amount_{key}" in values:
        number_format = "dollars" if rule.kind == "fee" else "share"
        amount, limits = values[f"amount_{key}"], LIMITS[rule.kind]
        input_cell(sheet, row, AMOUNT, f"amount_{key}", amount, number_format, limits)
    target_usd = float(target_of(rule, np.array(present), np.array(rate)))
    sheet.formula(row, TARGET, _target(rule, row + 1), target_usd, "step")
    _new_fees(budget, number)


def _new_fees(budget: BudgetSheet, number: int) -> None:
    """The new fee of a service from each date on."""
    sheet, made = budget.sheet, budget.made
    place, key = budget.lines.places[number], budget.lines.keys[number]
    assumptions = made.results.assumptions
    service, rule = assumptions.services[key], made.plan.policy.rule_of(assumptions, key)
    row, at = FIRST_SERVICE + number, FIRST_SERVICE + number + 1
    for date, day in enumerate(made.fees.dates):
        new = float(made.fees.new[0, date, place])
        column, of_date = FIRST_FEE + date, FIRST_DATE + date
        target = f"$G{at}"
        if rule.kind in FOLLOWING:
            if day < budget.figures.schedule[0][0]:  # no sheet has rates before the first step
                sheet.number(row, column, new, "rate")
                continue
            target = _followed(budget.figures, rule, service.rate_line, of_date, at)
        share = xl_rowcol_to_cell(SHARE_ROW, of_date, row_abs=True, col_abs=True)
        moved = f"INT(($C{at}+{share}*({target}-$C{at}))*100+{HALF})/100"
        text = f'IF({MAY_FALL}="{YES}",{moved},MAX($C{at},{moved}))'
        sheet.formula(row, column, text, new, "rate")


def _followed(figures: Figures, rule: FeeRule, rate_line: str, column: int, at: int) -> str:
    """Where a fee that follows the minimum wage stands at the step of a column's date."""
    line = figures.rate_lines.index(rate_line)
    first, next_step, end = (
        phase_in_sheet.row_of(figures, step, LOWER, line) for step in (0, 1, figures.steps - 1)
    )
    letter = xl_col_to_name(phase_in_sheet.RATE)
    rates = f"'{phase_in_sheet.NAME}'!${letter}${first + 1}:${letter}${end + 1}"
    step = xl_rowcol_to_cell(STEP_ROW, column, row_abs=True, col_abs=True)
    rate = f"INDEX({rates},({step}-1)*{next_step - first}+1)"
    return rate if rule.kind == "minimum_wage" else f"$C{at}*{rate}/INDEX({rates},1)"


def _target(rule: FeeRule, at: int) -> str:
    return {
        "to": f"C{at}+E{at}*(D{at}-C{at})",
        "percent_of": f"E{at}*D{at}",
        "by": f"(1+E{at})*C{at}",
        "fee": f"E{at}",
    }.get(rule.kind, f"C{at}")


def _unit_cells(budget: BudgetSheet, number: int) -> None:
    """Units of the base year as an input, and those of each year with growth."""
    sheet, made, lines, columns = budget.sheet, budget.made, budget.lines, budget.columns
    row, volumes = FIRST_SERVICE + number, made.plan.volumes
    name, base_year = f"units_{lines.keys[number]}", lines.base_years[number]
    units = budget.values[name]
    input_cell(sheet, row, columns.units, name, units, "units", (0, 1e10))
    sheet.number(row, columns.units + 1, base_year, "count")
    base, year_cell = (xl_rowcol_to_cell(row, columns.units + n, col_abs=True) for n in (0, 1))
    growth = (1 + volumes.use_growth) * (1 + volumes.caseload_growth)
    for place, year in enumerate(made.years):
        text = f"{base}*((1+budget_use_growth)*(1+budget_caseload_growth))^({year}-{year_cell})"
        value = units * growth ** (year - base_year)
        sheet.formula(row, columns.units + 2 + place, text, value, "units")
    sheet.text(row, columns.code, lines.codes[number], "muted")


def _cost_cells(budget: BudgetSheet, number: int) -> None:
    """Total, federal and other state funds of each year and of a full year, whole dollars."""
    sheet, columns = budget.sheet, budget.columns
    row = FIRST_SERVICE + number
    at = row + 1
    first_fee, last_fee, first, last = map(
        xl_col_to_name,
        (FIRST_FEE, FIRST_FEE + columns.dates - 1, FIRST_DATE, FIRST_DATE + columns.dates - 1),
    )
    fees = f"(${first_fee}{at}:${last_fee}{at}-$C{at})"
    for year in range(4):
        units = xl_rowcol_to_cell(row, columns.units + 2 + (0 if year == 3 else year))
        if year == 3:
            mean = f"${first}${LAST_WEIGHT + 1}"
            increment = f"(${last_fee}{at}-$C{at})"
            total, federal = f"{units}*{increment}", f"{units}*{increment}*{mean}"
        else:
            months, of_federal = (
                f"${first}${weight + 1}:${last}${weight + 1}"
                for weight in (FIRST_WEIGHT + year, FIRST_WEIGHT + 3 + year)
            )
            total = f"{units}*SUMPRODUCT({fees},{months})"
            federal = f"{units}*SUMPRODUCT({fees},{of_federal})"
        cells = {name: xl_rowcol_to_cell(row, columns.of(name, year)) for name in (TOTAL, FEDERAL)}
        texts = {
            TOTAL: f"ROUND({total}*{NUDGE},0)",
            FEDERAL: f"ROUND({federal}*{NUDGE},0)",
            OTHER_STATE: f"ROUND(({cells[TOTAL]}-{cells[FEDERAL]})*budget_other_funds*{NUDGE},0)",
        }
        for name, text in texts.items():
            value = float(budget.lines.cost[name][year, number])
            sheet.formula(row, columns.of(name, year), text, value, "whole")
