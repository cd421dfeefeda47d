"""The sheet Summary: one sentence, the chart of ranges, Tables 7 and 9 in short, all live."""

from __future__ import annotations

from model.findings.rate_ranges import place_of_fee
from model.findings.summary import fee_counts
from model.scenario.warnings import warnings
from reporting.formats import counted
from reporting.wording.changes import changes_in_words
from reporting.wording.names import minimum_wage_line_label
from reporting.workbook import checks_sheet, minimum_wage_sheet, rates_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.layout import STATUS_COLUMN
from reporting.workbook.inputs.names import STEP_STATUSES
from reporting.workbook.inputs.status import CHANGED
from reporting.workbook.ranges_chart import CHART_ROWS, insert_ranges_chart
from reporting.workbook.rates_sheet import FROM_BASE, PLACE, cell, column_of
from reporting.workbook.sheets import Book, Sheet, quoted
from reporting.workbook.summary_sentence import (
    ABOVE,
    BELOW,
    INPUTS_CHANGED,
    MEDIAN_CHANGE,
    WITHIN,
    median_change,
    sentence_formula,
    sentence_text,
)

NAME = "Summary"
WIDTHS = (29, 10.5, 10, *[8.4] * 4, 9.1, 9.1, 8.4)
LAST = len(WIDTHS) - 1
SENTENCE_ROW, CHECK_ROW, WARNING_ROW, CHART_ROW = 2, 3, 4, 6
INTERIM = 1  # place among the bounds
STEPS_SHOWN = 6
PLACES = {rates_sheet.BELOW: BELOW, rates_sheet.WITHIN: WITHIN, rates_sheet.ABOVE: ABOVE}
_STEPS = f"COUNTIF({STEP_STATUSES},{quoted(CHANGED)})"
# All steps of the minimum wage together are one input.
COUNT_OF_CHANGED = f"(COUNTIF({STATUS_COLUMN},{quoted(CHANGED)})-{_STEPS}+MIN(1,{_STEPS}))"


def write(book: Book, figures: Figures) -> None:
    """The sheet; its numbers follow the input cells, its list of changes is as written."""
    sheet = book.sheet(NAME, "result", WIDTHS)
    sheet.opening(figures.scenario.name, "", LAST, "typed title")
    sentence = sentence_text(figures)
    sheet.lines(SENTENCE_ROW, 0, LAST, sentence, "sentence", sentence_formula(figures))
    verdict = checks_sheet.verdict(figures)
    sheet.lines(CHECK_ROW, 0, LAST, verdict, "note", checks_sheet.VERDICT)
    if said := warnings(figures.scenario, figures.assumptions):
        sheet.lines(WARNING_ROW, 0, LAST, "Warnings: " + "\n".join(said))
    insert_ranges_chart(sheet, CHART_ROW, figures)
    row = CHART_ROW + CHART_ROWS
    sheet.on_one_page(CHART_ROW, row - 1)
    for part in (_ranges, _minimum_wage, _counts):
        below = part(sheet, figures, row)
        sheet.on_one_page(row, below - 1)
        row = below + 1
    row = _changes(sheet, figures, row)
    study = figures.assumptions.study
    sheet.lines(row + 1, 0, LAST, f"{study['source_line']}. {study['disclaimer']}", "note")
    sheet.printed(row + 1, LAST, None)


def _ranges(sheet: Sheet, figures: Figures, row: int) -> int:
    """Table 7 in short: current rate, the range, the interim rate's changes."""
    base = figures.assumptions.base
    sheet.link(row, 0, rates_sheet.NAME, "Rate ranges (Table 7): all changes, programs, settings")
    sheet.heading(
        row + 1,
        [
            "Service", "Procedure code", "Unit", "Current rate", "Lower bound", "Interim point",
            "Upper bound", "Interim vs. current", f"Interim vs. {base.in_words}", "Current rate is",
        ],
        numbers_from=3,
    )  # fmt: skip
    rates = rates_sheet.rates_by_service(figures.results)
    changes = figures.interim_changes
    for number, of_service in enumerate(rates.values()):
        at = row + 2 + number
        texts, *_ = at_bounds = list(of_service.values())
        for column, name in enumerate(rates_sheet.LABELS):
            sheet.text(at, column, str(texts[name]), "muted" if column else "plain")
        fee, amounts = texts["fee_schedule_rate_usd"], [each["rate_usd"] for each in at_bounds]
        sheet.formula(at, 3, cell(rates_sheet.FEE, number), fee, "rate")
        for place, usd in enumerate(amounts):
            source = cell(rates_sheet.RATE + place, number)
            sheet.formula(at, 4 + place, source, usd, "rate", "strong")
        from_fee = at_bounds[INTERIM]["change_from_fee_schedule"]
        sheet.formula(at, 7, cell(rates_sheet.CHANGE + INTERIM, number), from_fee, "change")
        source = cell(FROM_BASE + INTERIM, number)
        sheet.formula(at, 8, source, float(changes[number]), "change")
        sheet.formula(at, 9, cell(PLACE, number), place_of_fee(fee, amounts))
    return row + 2 + len(rates)


def _minimum_wage(sheet: Sheet, figures: Figures, row: int) -> int:
    """Table 9 at the lower bound: the change at each of the first steps, and in all."""
    further = len(figures.schedule) - STEPS_SHOWN
    text = "Minimum wage (Table 9), lower bound; the other bounds stand on that sheet"
    if further > 0:
        text += f", as {counted(further, 'further step')} do"
    sheet.link(row, 0, minimum_wage_sheet.NAME, text)
    minimum_wage_sheet.steps_heading(
        sheet, figures, row + 1, 3, ["Services", "", ""], min(STEPS_SHOWN, figures.steps), "month"
    )
    sheet.heading(row + 1, ["In all"], 0, first=LAST)
    sheet.heading(row + 2, [""], 0, first=LAST)
    row += 3
    last = len(figures.schedule) - 1
    for number, line in enumerate(figures.assumptions.minimum_wage_lines.values()):
        at, of_line = row + number, figures.rate_lines.index(figures.standing[line.key, "lower"])
        label = minimum_wage_line_label(figures.assumptions, line.key)
        sheet.lines(at, 0, 2, label)
        for step in range(min(STEPS_SHOWN, figures.steps)):
            source = minimum_wage_sheet.change_cell(figures, number, step)
            value = minimum_wage_sheet.value_of(figures, "change", 0, of_line, step)
            sheet.formula(at, 3 + step, source, value, "change")
        source = minimum_wage_sheet.change_in_all(figures, number)
        value = minimum_wage_sheet.value_of(figures, "cumulative_change", 0, of_line, last)
        sheet.formula(at, LAST, source, value, "change", "strong")
    return row + len(figures.assumptions.minimum_wage_lines)


def _counts(sheet: Sheet, figures: Figures, row: int) -> int:
    """Where the current rates lie against the ranges, for each service group and in all."""
    headings = ("Current rate below the range", "Within the range", "Above the range")
    sheet.text(row, 0, "Current rates vs. the range", "section")
    sheet.heading(row + 1, ["Service group", "Services", *headings], numbers_from=1)
    top = row + 2
    groups, places = column_of(figures, rates_sheet.GROUP), column_of(figures, PLACE)
    rates = figures.results.rates
    names = list(rates["service_group"].cat.categories)
    for at, group in enumerate(names, start=top):
        counts = fee_counts(rates[rates["service_group"] == group])
        sheet.text(at, 0, group)
        sheet.formula(at, 1, f"COUNTIF({groups},$A{at + 1})", counts.total, "count")
        for column, place in enumerate(PLACES, start=2):
            text = f'COUNTIFS({groups},$A{at + 1},{places},"{place}")'
            sheet.formula(at, column, text, getattr(counts, place), "count")
    end, total = top + len(names), fee_counts(rates)
    sheet.text(end, 0, "All services", "label")
    for column, name in enumerate(("total", *PLACES), start=1):
        letter = "ABCDE"[column]
        text = f"SUM({letter}{top + 1}:{letter}{end})"
        sheet.formula(end, column, text, getattr(total, name), "count", "strong")
        if name in PLACES:
            sheet.book.name(PLACES[name], sheet.cell(end, column))
    return _numbers_of_the_sentence(sheet, figures, end + 1)


def _numbers_of_the_sentence(sheet: Sheet, figures: Figures, row: int) -> int:
    """How many inputs are changed and how far the rates move. Returns the row below."""
    numbers = (
        (INPUTS_CHANGED, "Inputs changed", COUNT_OF_CHANGED, figures.changed_inputs, "count"),
        (
            MEDIAN_CHANGE,
            f"Median change of the interim rates from {figures.assumptions.base.in_words}",
            f"MEDIAN({column_of(figures, FROM_BASE + INTERIM)})",
            median_change(figures),
            "change",
        ),
    )
    for at, (name, label, formula, value, number) in enumerate(numbers, start=row):
        sheet.text(at, 0, label)
        sheet.formula(at, 1, formula, value, number)
        sheet.book.name(name, sheet.cell(at, 1))
    return row + len(numbers)


def _changes(sheet: Sheet, figures: Figures, row: int) -> int:
    """What differed from the base when the file was written. Returns the row below."""
    base = figures.assumptions.base
    sheet.text(row, 0, "What was changed when this file was written", "section")
    changes = changes_in_words(figures.assumptions, figures.scenario)
    sheet.on_one_page(row, row + min(len(changes), 4) + 1)
    if not changes:
        sheet.lines(row + 1, 0, LAST, f"Nothing: these are {base.possessive} values.")
        return row + 2
    columns = ((0, 2), (3, 5), (6, LAST))
    for (first, last), heading in zip(columns, ("Assumption", base.name, "Scenario"), strict=True):
        sheet.lines(row + 1, first, last, heading, "heading")
    for at, (setting, study, value) in enumerate(changes, start=row + 2):
        for (first, last), text in zip(columns, (setting.label, study, value), strict=True):
            sheet.lines(at, first, last, text)
    return row + 2 + len(changes)
