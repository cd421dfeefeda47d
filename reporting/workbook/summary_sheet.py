"""The first sheet: what the file is, what was changed, and what comes out, live."""

from __future__ import annotations

import datetime
from itertools import pairwise

from model.findings.summary import fee_counts
from model.study.assumptions import BOUNDS
from reporting.provenance import provenance
from reporting.wording import changes_in_words
from reporting.workbook import assumptions_sheet as inputs
from reporting.workbook import rates_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet
from reporting.workbook.wages_sheet import SHARES_RIGHT

NAME = "Summary"
TYPED = {
    "Scenario": "name",
    "Note": "note",
    "Author of the scenario": "author",
    "Date of the scenario": "date",
}
# What a person wrote about a scenario -> the name of its cell, by which it is read back.
NAMES_OF_TEXTS = {field: f"{field}_of_the_scenario" for field in TYPED.values()}
POSITIONS = {
    rates_sheet.BELOW: "Current rate below the range",
    rates_sheet.WITHIN: "Current rate within the range",
    rates_sheet.ABOVE: "Current rate above the range",
}


def write(book: Book, figures: Figures, written_on: datetime.date) -> None:
    """The sheet; its numbers follow the input cells, its list of changes is as written."""
    sheet = book.sheet(NAME)
    study = figures.assumptions.study
    sheet.text(0, 0, str(study["short_title"]), "title")
    row = 2
    for label, text in provenance(figures.assumptions, figures.scenario, written_on).items():
        sheet.text(row, 0, label, "label")
        sheet.page.merge_range(row, 1, row, 4, "", book.format("wrapped"))
        sheet.text(row, 1, text, "typed" if label in TYPED else "wrapped")
        sheet.page.set_row(row, 13.5 * min(30, lines_of(text)))
        if label in TYPED:
            name = NAMES_OF_TEXTS[TYPED[label]]
            book.file.define_name(name, f"={sheet.cell(row, 1)}")
        row += 1
    row = _positions(sheet, figures, row + 1)
    row = _checks(sheet, figures, row + 1)
    _changes(sheet, figures, row + 1)
    sheet.widths(48, 24, 24, 24, 52)
    sheet.finished(figures.scenario.name, portrait=True)


def lines_of(text: str, width: int = 115) -> int:
    """How many lines a text takes in a cell that holds `width` characters a line."""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def _positions(sheet: Sheet, figures: Figures, row: int) -> int:
    """Where the fees lie against the ranges, for each service group and in all."""
    sheet.text(row, 0, "Current rates vs. the range", "section")
    sheet.heading(row + 1, ["Services", "Number", *POSITIONS.values()], numbers_from=1)
    top = row = row + 2
    groups, places = rates_sheet.group_cells(figures), rates_sheet.place_cells(figures)
    rates = figures.results.rates
    for group in rates["service_group"].cat.categories:
        counts = fee_counts(rates[rates["service_group"] == group])
        sheet.text(row, 0, group)
        sheet.formula(row, 1, f"COUNTIF({groups},$A{row + 1})", counts.total, "count")
        for column, place in enumerate(POSITIONS, start=2):
            text = f'COUNTIFS({groups},$A{row + 1},{places},"{place}")'
            sheet.formula(row, column, text, getattr(counts, place), "count")
        row += 1
    total = fee_counts(rates)
    sheet.text(row, 0, "All services", "label")
    for letter, name in zip("BCDE", ("total", *POSITIONS), strict=True):
        text = f"SUM({letter}{top + 1}:{letter}{row})"
        sheet.formula(row, ord(letter) - ord("A"), text, getattr(total, name), "count", "strong")
    return row + 1


def _checks(sheet: Sheet, figures: Figures, row: int) -> int:
    """Whether the inputs are possible: pasted values pass the validation of the cells by."""
    count = f'COUNTIF({inputs.STATUS_COLUMN},"{{}}")'
    changed = figures.changed_values + figures.changed_step_cells
    base = figures.assumptions.base.in_words
    faults = "+".join(
        count.format(status) for status in (inputs.NO_WAGE, inputs.NO_DATE, inputs.NOT_IN_ORDER)
    )
    in_order = f"AND(COUNT({inputs.USED_DATES})>0,{faults}=0)"
    sheet.text(row, 0, "The input cells now", "section")
    out_of_order, how_many = _bounds_out_of_order(figures)
    rows = (
        (f"Input cells that differ from {base}", count.format(inputs.CHANGED), changed),
        ("Input cells outside their limits", count.format(inputs.OUTSIDE), 0),
        ("Position weights of every role add up to 100%", SHARES_RIGHT, "yes"),
        ("Assumptions whose bounds are out of order", out_of_order, how_many),
        ("Minimum-wage steps in order, each with a wage", f'IF({in_order},"yes","no")', "yes"),
    )
    for number, (label, text, value) in enumerate(rows, start=1):
        sheet.text(row + number, 0, label)
        sheet.formula(row + number, 1, text, value)
    return row + 1 + len(rows)


def _bounds_out_of_order(figures: Figures) -> tuple[str, int]:
    """How many assumptions fall from bound to bound where the base's rise, or the reverse.

    A formula over the input cells, and what it gives now.
    """
    formulas, count = [], 0
    for entry in figures.assumptions.entries.values():
        if entry.by == "bound" and entry.kind == "number":
            ids = [f"{entry.id}.{bound}" for bound in BOUNDS]
            if entry.values[BOUNDS[0]] > entry.values[BOUNDS[-1]]:
                ids.reverse()
            pairs = list(pairwise(ids))
            falls = [
                f"{inputs.defined_name(low)}>{inputs.defined_name(high)}" for low, high in pairs
            ]
            formulas.append(f"IF(OR({','.join(falls)}),1,0)")
            count += any(figures.value(low) > figures.value(high) for low, high in pairs)
    return "+".join(formulas), count


def _changes(sheet: Sheet, figures: Figures, row: int) -> None:
    """What differed from the base when the file was written."""
    base = figures.assumptions.base
    sheet.text(row, 0, "What was changed when this file was written", "section")
    sheet.heading(row + 1, ["Assumption", base.name, "Scenario", "Unit", "Id"])
    changes = changes_in_words(figures.assumptions, figures.scenario)
    if not changes:
        sheet.text(row + 2, 0, f"Nothing: these are {base.possessive} values.")
    for number, (setting, of_base, value) in enumerate(changes, start=row + 2):
        texts = (setting.label, of_base, value, setting.entry.unit, setting.id)
        for column, text in enumerate(texts):
            sheet.text(number, column, text, "wrapped")
