"""The sheet of the budget: units * (new fee - present fee) * months, by fund, live.

Its present fees and modeled rates are those of the sheet Rates, so that it follows every input.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.findings.budget.cost import ENDS, Budget, weights_of
from model.findings.budget.fees import FOLLOWING, LOWER, FeeRule
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.months import month_number, share_of_year
from model.findings.fiscal_years import MONTHS
from model.study.assumptions import BOUNDS
from reporting.budget.rows import FULL_YEAR, amounts_by_year
from reporting.budget.words import FUND_NAMES, basis_sentences, cost_sentence, mark, year_name
from reporting.workbook import rates_sheet
from reporting.workbook.budget.places import (
    ALONE,
    BEGIN_ROW,
    DATE_ROW,
    END_ROW,
    FIRST_DATE,
    FIRST_QUARTER,
    FIRST_SERVICE,
    FIRST_WEIGHT,
    NAME,
    QUARTER_HEADING,
    SERVICE_HEADING,
    SHARE_ROW,
    STEP_ROW,
    WEIGHT_HEADING,
    Columns,
    Lines,
    lines_of,
)
from reporting.workbook.calculation import phase_in_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import used_date
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

RESULT_HEADING, FIRST_RESULT = HEADING_ROW, HEADING_ROW + 1
LAST_OF_TEXT = 5  # the last column of the first page
WIDTHS = (34, 12, 12, 12, 27, 12, 12)  # of the first columns
AMOUNT_WIDTH = 12
FIRST_INPUT = 18
NEVER = 99_999  # month number of what does not end
HALF = "0.5+0.0000001"  # a half cent goes up, as in the model
NUDGE = "(1+1E-14)"  # so does a half dollar of which arithmetic has lost the last digit
RULE_WORDS = {
    "none": "stays",
    "to": "share of the way to the rate",
    "percent_of": "share of the rate",
    "by": "share more than the current rate",
    "fee": "dollars a unit",
    "minimum_wage": "lower bound by minimum wage",
    "minimum_wage_rise": "rises with the minimum wage",
}
INPUTS = ("lag", "use_growth", "caseload_growth", "expansion", "expansion_match", "other_funds",
          "may_fall")  # fmt: skip


def write(book: Book, figures: Figures, made: Budget, inputs: BudgetInputs) -> None:
    """The sheet of the first scenario of a budget."""
    columns = Columns(len(made.fees.dates))
    last = columns.of(OTHER_STATE, 3)
    widths = [*WIDTHS, *[AMOUNT_WIDTH] * (last + 1 - len(WIDTHS))]
    sheet, lines = book.sheet(NAME, "result", widths), lines_of(made, inputs)
    note = f"As written: {cost_sentence(made)} The tinted cells are inputs."
    sheet.opening(f"Budget{mark(made)}", note, LAST_OF_TEXT, note_from=1)
    for row, sentence in enumerate(basis_sentences(made, inputs), start=FIRST_INPUT - 6):
        sheet.lines(row, 1, LAST_OF_TEXT, sentence, "note")
    _inputs(sheet, made, inputs)
    _dates(sheet, figures, made)
    _quarters(sheet, made)
    _weights(sheet, made)
    _services(sheet, figures, made, lines, columns)
    _results(sheet, made, lines, columns)
    last_row = FIRST_SERVICE + len(lines.keys) - 1
    sheet.page.freeze_panes(RESULT_HEADING, 1)
    sheet.filtered(last_row, last, SERVICE_HEADING)
    sheet.printed(last_row, last, None, heading_columns=1, starts=[SERVICE_HEADING - 1])


def _input(
    sheet: Sheet, row: int, column: int, name: str, value: Any, number: str, limits: tuple[Any, Any]
) -> None:
    """An input cell with a name and limits."""
    sheet.number(row, column, value, number, "input")
    sheet.book.name(f"budget_{name}", sheet.cell(row, column))
    low, high = limits
    sheet.page.data_validation(row, column, row, column, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": "Not possible", "error_message": f"Allowed is {low} to {high}.",
    })  # fmt: skip


def _inputs(sheet: Sheet, made: Budget, inputs: BudgetInputs) -> None:
    plan = made.plan
    values = {
        "lag": (plan.timing.lag, "Payment lag, months", "general", (0, 12)),
        "use_growth": (plan.volumes.use_growth, "Growth of use a year", "share", (-0.5, 0.5)),
        "caseload_growth": (
            plan.volumes.caseload_growth, "Growth of caseload a year", "share", (-0.5, 0.5),
        ),
        "expansion": (plan.funding.expansion_share, "Share for expansion adults", "share", (0, 1)),
        "expansion_match": (
            plan.funding.expansion_match, "Federal match for expansion adults", "share", (0, 1),
        ),
        "other_funds": (plan.funding.other_state_share, "Other state funds", "share", (0, 1)),
        "may_fall": (int(plan.policy.may_fall), "Fees may fall (1 yes, 0 no)", "count", (0, 1)),
    }  # fmt: skip
    sheet.text(FIRST_INPUT - 1, 0, "Inputs", "section")
    for row, name in enumerate(INPUTS, start=FIRST_INPUT):
        value, label, number, limits = values[name]
        sheet.text(row, 0, label)
        _input(sheet, row, 1, name, value, number, limits)
    known = {entry.label: entry.source.where for entry in inputs.entries.values()}
    for row, name in enumerate(INPUTS, start=FIRST_INPUT):
        source = known.get(str(values[name][1]).partition(",")[0], "")
        sheet.lines(row, 2, LAST_OF_TEXT, source, "muted")


def _dates(sheet: Sheet, figures: Figures, made: Budget) -> None:
    """The dates from which each new fee is paid, the share of the way, their months, and the step
    of the minimum wage that is in force.
    """
    heads = {
        DATE_ROW: "New rate paid for services from",
        SHARE_ROW: "Share of the way",
        BEGIN_ROW: "Months since the year 0 (computed)",
        END_ROW: "Until month (computed)",
        STEP_ROW: "Minimum wage step in force (computed)",
    }
    for row, text in heads.items():
        sheet.text(row, 0, text)
    days = made.fees.dates
    for number, day in enumerate(days):
        column = FIRST_DATE + number
        sheet.date(DATE_ROW, column, day, "input")
        sheet.book.name(f"budget_date_{number + 1}", sheet.cell(DATE_ROW, column))
        share = [share for first, share in made.plan.timing.phases if first <= day][-1]
        _input(sheet, SHARE_ROW, column, f"share_{number + 1}", share, "share", (0, 1))
        date = xl_rowcol_to_cell(DATE_ROW, column)
        begin = f"YEAR({date})*12+MONTH({date})-1+(DAY({date})-1)/DAY(EOMONTH({date},0))"
        sheet.formula(BEGIN_ROW, column, begin, month_number(day), "general")
        if number + 1 < len(days):
            end, value = xl_rowcol_to_cell(BEGIN_ROW, column + 1), month_number(days[number + 1])
        else:
            end, value = f"{NEVER}", float(NEVER)
        sheet.formula(END_ROW, column, end, value, "general")
        steps = map(used_date, range(1, figures.steps + 1))
        begun = "+".join(f"IF(ISNUMBER({step}),IF({step}<={date},1,0),0)" for step in steps)
        count = sum(first <= day for first, _ in figures.schedule)
        sheet.formula(STEP_ROW, column, f"MAX(1,{begun})", max(1, count), "count")


def _quarters(sheet: Sheet, made: Budget) -> None:
    """The federal match of each quarter, and the share of the year in which each fee is paid."""
    sheet.text(QUARTER_HEADING - 1, 0, "Quarters of payment", "section")
    sheet.heading(
        QUARTER_HEADING,
        ["Quarter from", "State fiscal year", "Match", "With expansion", "Basis", "Service month",
         "", *(f"Share of the year, rate {n + 1}" for n in range(len(made.fees.dates)))],
        numbers_from=2,
    )  # fmt: skip
    shares = share_of_year(made.fees.dates, made.years, made.plan.timing.lag)
    share = made.plan.funding.expansion_share
    for number, quarter in enumerate(made.match.to_dict("records")):
        row = FIRST_QUARTER + number
        day = quarter["quarter"]
        sheet.date(row, 0, day, "plain")
        sheet.number(row, 1, quarter["fiscal_year"], "count")
        regular = quarter["regular_match"] + quarter["increase"]
        _input(sheet, row, 2, f"match_{number + 1}", regular, "share", (0, 1))
        match = f"(1-budget_expansion)*C{row + 1}+budget_expansion*budget_expansion_match"
        value = (1 - share) * regular + share * made.plan.funding.expansion_match
        sheet.formula(row, 3, match, value, "share")
        sheet.text(row, 4, quarter["basis"], "muted")
        served = f"YEAR(A{row + 1})*12+MONTH(A{row + 1})-1-budget_lag"
        sheet.formula(row, 5, served, month_number(day) - made.plan.timing.lag, "general")
        for place in range(len(made.fees.dates)):
            column = FIRST_DATE + place
            begin, end = (xl_rowcol_to_cell(r, column, row_abs=True) for r in (BEGIN_ROW, END_ROW))
            text = f"MAX(0,MIN({end},$F{row + 1}+3)-MAX({begin},$F{row + 1}))/{MONTHS}"
            of_quarter = shares[number // 4, number % 4, place]
            sheet.formula(row, column, text, float(of_quarter), "share")


def _weights(sheet: Sheet, made: Budget) -> None:
    """By year: the share in which each fee is paid, and the same times the federal match."""
    sheet.text(WEIGHT_HEADING, 0, "By state fiscal year", "section")
    weights = weights_of(made.plan, made.match, made.fees)
    for year, name in enumerate(map(year_name, made.years)):
        first = FIRST_QUARTER + 4 * year + 1
        sheet.text(FIRST_WEIGHT + year, 0, f"{name}: share of the year in which the rate is paid")
        sheet.text(FIRST_WEIGHT + 3 + year, 0, f"{name}: the same, times the federal match")
        for place in range(len(made.fees.dates)):
            column = FIRST_DATE + place
            letter = xl_col_to_name(column)
            cells = f"{letter}{first}:{letter}{first + 3}"
            sheet.formula(FIRST_WEIGHT + year, column, f"SUM({cells})",
                          float(weights.months[year, place]), "share")  # fmt: skip
            federal = f"SUMPRODUCT({cells},$D{first}:$D{first + 3})"
            sheet.formula(FIRST_WEIGHT + 3 + year, column, federal,
                          float(weights.federal[year, place]), "share")  # fmt: skip
    sheet.text(FIRST_WEIGHT + 6, 0, f"{year_name(made.years[0])}: mean match, for a full year")
    quarters = f"D{FIRST_QUARTER + 1}:D{FIRST_QUARTER + 4}"
    sheet.formula(FIRST_WEIGHT + 6, FIRST_DATE, f"AVERAGE({quarters})",
                  float(weights.full_year_match[0]), "share")  # fmt: skip


def _services(sheet: Sheet, figures: Figures, made: Budget, lines: Lines, columns: Columns) -> None:
    heads = [year_name(year) for year in made.years]
    sheet.text(SERVICE_HEADING - 1, 0, f"Services{mark(made)}", "section")
    sheet.heading(
        SERVICE_HEADING,
        ["Service", "Procedure code", "Current rate", "Modeled rate", "Rule", "Amount", "Target",
         *(f"New rate {n + 1}" for n in range(columns.dates)), "Units a year", "Units are of",
         *(f"Units, {head}" for head in heads), "Code of which the division is not known",
         *(f"{FUND_NAMES[name]}, {head}" for name in (TOTAL, FEDERAL, OTHER_STATE)
           for head in (*heads, FULL_YEAR))],
        numbers_from=2,
    )  # fmt: skip
    for number in range(len(lines.keys)):
        _fee_cells(sheet, figures, made, lines, number, columns)
        _unit_cells(sheet, made, lines, number, columns)
        _cost_cells(sheet, lines, number, columns)


def _fee_cells(
    sheet: Sheet, figures: Figures, made: Budget, lines: Lines, number: int, columns: Columns
) -> None:
    """Present fee, rule, target, and the new fee from each date on."""
    row, place, key = FIRST_SERVICE + number, lines.places[number], lines.keys[number]
    assumptions = made.results.assumptions
    service, rule = assumptions.services[key], made.plan.policy.rule_of(assumptions, key)
    sheet.text(row, 0, service.name)
    sheet.text(row, 1, service.procedure_code, "muted")
    present = float(made.fees.present[0, place])
    fee = rates_sheet.cell(rates_sheet.FEE, place)
    sheet.formula(row, 2, f"INT({fee}*100+{HALF})/100", present, "rate")
    bound = BOUNDS.index(rule.bound)
    rate = float(made.results.service_rate_array[0, place, bound])
    sheet.formula(row, 3, rates_sheet.cell(rates_sheet.RATE + bound, place), rate, "rate")
    sheet.text(row, 4, RULE_WORDS[rule.kind], "muted")
    if rule.kind not in ("none", *FOLLOWING):
        number_format = "dollars" if rule.kind == "fee" else "share"
        limits = (0, 10_000) if rule.kind == "fee" else (-1, 3)
        _input(sheet, row, 5, f"amount_{key}", rule.amount, number_format, limits)
    at = row + 1
    sheet.formula(row, 6, _target(rule, at), _target_value(rule, present, rate), "step")
    for date, day in enumerate(made.fees.dates):
        new = float(made.fees.new[0, date, place])
        column = FIRST_DATE + date
        target = f"$G{at}"
        if rule.kind in FOLLOWING:
            if day < figures.schedule[0][0]:  # no sheet has rates before the first step
                sheet.number(row, column, new, "rate")
                continue
            target = _followed(figures, rule, service.rate_line, column, at)
        share = xl_rowcol_to_cell(SHARE_ROW, column, row_abs=True)
        moved = f"INT(($C{at}+{share}*({target}-$C{at}))*100+{HALF})/100"
        text = f"IF(budget_may_fall=1,{moved},MAX($C{at},{moved}))"
        sheet.formula(row, column, text, new, "rate")


def _followed(figures: Figures, rule: FeeRule, rate_line: str, column: int, at: int) -> str:
    """Where a fee that follows the minimum wage stands at the step of a column's date."""
    line = figures.rate_lines.index(rate_line)
    first, next_step, end = (
        phase_in_sheet.row_of(figures, step, LOWER, line) for step in (0, 1, figures.steps - 1)
    )
    letter = xl_col_to_name(phase_in_sheet.RATE)
    rates = f"'{phase_in_sheet.NAME}'!${letter}${first + 1}:${letter}${end + 1}"
    step = xl_rowcol_to_cell(STEP_ROW, column, row_abs=True)
    rate = f"INDEX({rates},({step}-1)*{next_step - first}+1)"
    return rate if rule.kind == "minimum_wage" else f"$C{at}*{rate}/INDEX({rates},1)"


def _target(rule: FeeRule, at: int) -> str:
    return {
        "to": f"C{at}+F{at}*(D{at}-C{at})",
        "percent_of": f"F{at}*D{at}",
        "by": f"(1+F{at})*C{at}",
        "fee": f"F{at}",
    }.get(rule.kind, f"C{at}")


def _target_value(rule: FeeRule, present: float, rate: float) -> float:
    return {
        "to": present + rule.amount * (rate - present),
        "percent_of": rule.amount * rate,
        "by": (1 + rule.amount) * present,
        "fee": rule.amount,
    }.get(rule.kind, present)


def _unit_cells(sheet: Sheet, made: Budget, lines: Lines, number: int, columns: Columns) -> None:
    """Units of the base year as an input, and those of each year with growth."""
    row, volumes = FIRST_SERVICE + number, made.plan.volumes
    units, base_year = float(lines.units[number]), lines.base_years[number]
    _input(sheet, row, columns.units, f"units_{lines.keys[number]}", units, "units", (0, 1e10))
    sheet.number(row, columns.units + 1, base_year, "count")
    base, year_cell = (xl_rowcol_to_cell(row, columns.units + n, col_abs=True) for n in (0, 1))
    growth = (1 + volumes.use_growth) * (1 + volumes.caseload_growth)
    for place, year in enumerate(made.years):
        text = f"{base}*((1+budget_use_growth)*(1+budget_caseload_growth))^({year}-{year_cell})"
        value = units * growth ** (year - base_year)
        sheet.formula(row, columns.units + 2 + place, text, value, "units")
    sheet.text(row, columns.code, lines.codes[number], "muted")


def _cost_cells(sheet: Sheet, lines: Lines, number: int, columns: Columns) -> None:
    """Total, federal and other state funds of each year and of a full year, whole dollars."""
    row = FIRST_SERVICE + number
    at = row + 1
    first, last = xl_col_to_name(FIRST_DATE), xl_col_to_name(FIRST_DATE + columns.dates - 1)
    fees = f"(${first}{at}:${last}{at}-$C{at})"
    for year in range(4):
        units = xl_rowcol_to_cell(row, columns.units + 2 + (0 if year == 3 else year))
        if year == 3:
            mean = f"${first}${FIRST_WEIGHT + 7}"
            increment = f"(${last}{at}-$C{at})"
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
            value = float(lines.cost[name][year, number])
            sheet.formula(row, columns.of(name, year), text, value, "whole")


def _results(sheet: Sheet, made: Budget, lines: Lines, columns: Columns) -> None:
    """By fund: each year and a full year, the least and the most over the divisions of codes."""
    heads = [year_name(year) for year in made.years] + [FULL_YEAR]
    sheet.heading(
        RESULT_HEADING,
        [f"Cost, dollars{mark(made)}", *(f"{head}, {end}" for head in heads
                                         for end in ("least", "most"))],
        numbers_from=1,
    )  # fmt: skip
    amounts = amounts_by_year(made)
    rows = {
        GENERAL_REVENUE: FIRST_RESULT, OTHER_STATE: FIRST_RESULT + 1, FEDERAL: FIRST_RESULT + 2,
        TOTAL: FIRST_RESULT + 3,
    }  # fmt: skip
    for name, row in rows.items():
        sheet.text(row, 0, FUND_NAMES[name], "label" if name == TOTAL else "plain")
        for year, head in enumerate(heads):
            for end in range(len(ENDS)):
                column = 1 + 2 * year + end
                if name == GENERAL_REVENUE:
                    total, other, federal = (
                        xl_rowcol_to_cell(rows[each], column)
                        for each in (TOTAL, OTHER_STATE, FEDERAL)
                    )
                    text = f"{total}-{other}-{federal}"
                else:
                    text = _at_end(lines, columns, name, year, end)
                style = "strong" if name == TOTAL else "formula"
                sheet.formula(row, column, text, amounts[name][head][end], "whole", style)


def _at_end(lines: Lines, columns: Columns, name: str, year: int, end: int) -> str:
    """The sum of the services alone, and of each code the service that costs least, or most."""
    total, own = (xl_col_to_name(columns.of(each, year)) for each in (TOTAL, name))
    parts = []
    if ALONE in lines.codes:
        first, last = lines.rows_of(ALONE)
        parts.append(f"SUM({own}{first + 1}:{own}{last + 1})")
    for code in lines.undivided:
        first, last = lines.rows_of(code)
        totals = f"{total}{first + 1}:{total}{last + 1}"
        chosen = f"MATCH({('MIN', 'MAX')[end]}({totals}),{totals},0)"
        parts.append(f"INDEX({own}{first + 1}:{own}{last + 1},{chosen})")
    return "+".join(parts)
