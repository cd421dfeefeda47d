"""The first sheet: what the file is, what was changed, and what comes out, live."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import pairwise

from model.assumptions import BOUNDS
from pages.shared.provenance import provenance
from pages.shared.words import changes_in_words
from pages.shared.workbook import assumptions_sheet as inputs
from pages.shared.workbook import rates_sheet
from pages.shared.workbook.figures import Figures
from pages.shared.workbook.sheets import Book, Sheet
from pages.shared.workbook.wages_sheet import SHARES_RIGHT

NAME = "Summary"
TYPED = {"Scenario", "Note", "Author of the scenario", "Date of the scenario"}
POSITIONS = {
    "Fee below the lower bound": "({fee}<{lower})",
    "Fee within the range": "({fee}>={lower})*({fee}<={upper})",
    "Fee above the upper bound": "({fee}>{upper})",
}


def write(book: Book, held: Figures, written_on: datetime.date) -> None:
    """The sheet; its numbers follow the input cells, its list of changes is as written."""
    sheet = book.sheet(NAME)
    study = held.assumptions.study
    sheet.text(0, 0, str(study["short_title"]), "title")
    row = 2
    for label, text in provenance(held.assumptions, held.scenario, written_on).items():
        sheet.text(row, 0, label, "label")
        sheet.page.merge_range(row, 1, row, 4, "", book.format("wrapped"))
        sheet.text(row, 1, text, "typed" if label in TYPED else "wrapped")
        sheet.page.set_row(row, 13.5 * min(30, lines_of(text)))
        row += 1
    row = _positions(sheet, held, row + 1)
    row = _checks(sheet, held, row + 1)
    _changes(sheet, held, row + 1)
    sheet.widths(48, 24, 24, 24, 24)
    sheet.finished(held.scenario.name, portrait=True)


def lines_of(text: str, width: int = 95) -> int:
    """How many lines a text takes in a cell that holds `width` characters a line."""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def _positions(sheet: Sheet, held: Figures, row: int) -> int:
    """Where the fees lie against the ranges, for each service group and in all."""
    first, last = rates_sheet.rows_of_services(held)
    columns = {"group": "A", "fee": "G", "lower": "H", "upper": "J"}
    cells = {
        name: f"'{rates_sheet.NAME}'!${letter}${first}:${letter}${last}"
        for name, letter in columns.items()
    }
    sheet.text(row, 0, "Where the fee schedule lies", "section")
    sheet.heading(row + 1, ["Services", "Number", *POSITIONS])
    counts = _counts(held)
    groups = list(dict.fromkeys(counts))
    row += 2
    top = row
    for group in groups:
        sheet.text(row, 0, group)
        own = f"({cells['group']}=$A{row + 1})"
        total = sum(counts[group].values())
        sheet.formula(row, 1, f"SUMPRODUCT(--{own})", total, "count")
        for place, (position, test) in enumerate(POSITIONS.items(), start=2):
            text = f"SUMPRODUCT({own}*{test.format(**cells)})"
            sheet.formula(row, place, text, counts[group][position], "count")
        row += 1
    sheet.text(row, 0, "All services", "label")
    for place in range(1, 2 + len(POSITIONS)):
        letter = "ABCDE"[place]
        kinds = list(POSITIONS)
        total = sum(
            sum(held_.values()) if place == 1 else held_[kinds[place - 2]]
            for held_ in counts.values()
        )
        sheet.formula(row, place, f"SUM({letter}{top + 1}:{letter}{row})", total, "count", "strong")
    return row + 1


def _counts(held: Figures) -> Mapping[str, Mapping[str, int]]:
    """Service group -> position of the fee -> how many services."""
    counts: dict[str, dict[str, int]] = {}
    rows = held.results.rates.to_dict("records")
    for start in range(0, len(rows), len(BOUNDS)):
        lower, upper = rows[start]["rate_usd"], rows[start + len(BOUNDS) - 1]["rate_usd"]
        fee = rows[start]["fee_schedule_rate_usd"]
        tests = (fee < lower, lower <= fee <= upper, fee > upper)
        group = counts.setdefault(str(rows[start]["service_group"]), dict.fromkeys(POSITIONS, 0))
        for position, true in zip(POSITIONS, tests, strict=True):
            group[position] += true
    return counts


def _checks(sheet: Sheet, held: Figures, row: int) -> int:
    """Whether the inputs are possible: pasted values pass the validation of the cells by."""
    count, dates = f'COUNTIF({inputs.STATUS_COLUMN},"{{}}")', inputs.STEP_DATES
    changed = len(held.scenario.changes) - ("minimum_wage_schedule" in held.scenario.changes)
    changed += held.changed_step_cells
    first = inputs.step_date(1)
    names = [inputs.step_date(number) for number in range(1, held.steps + 1)]
    order = ",".join(
        f'IF({later}="",TRUE,{later}>N({earlier}))' for earlier, later in pairwise(names)
    )
    in_order = f"AND(ISNUMBER({first}),COUNT({dates})=COUNT({inputs.STEP_WAGES}),{order})"
    sheet.text(row, 0, "The input cells now", "section")
    rows = (
        ("Input cells that differ from the study", count.format(inputs.CHANGED), changed),
        ("Input cells outside their limits", count.format(inputs.OUTSIDE), 0),
        ("Position weights of every role add up to 100 %", SHARES_RIGHT, "yes"),
        ("Minimum-wage steps in order, each with a wage", f'IF({in_order},"yes","no")', "yes"),
    )
    for number, (label, text, value) in enumerate(rows, start=1):
        sheet.text(row + number, 0, label)
        sheet.formula(row + number, 1, text, value)
    return row + 1 + len(rows)


def _changes(sheet: Sheet, held: Figures, row: int) -> None:
    """What differed from the study when the file was written."""
    sheet.text(row, 0, "What was changed when this file was written", "section")
    sheet.heading(row + 1, ["Assumption", "Study", "Scenario", "Unit", "Id"])
    changes = changes_in_words(held.assumptions, held.scenario)
    if not changes:
        sheet.text(row + 2, 0, "Nothing: these are the study's values.")
    for number, (setting, study, value) in enumerate(changes, start=row + 2):
        texts = (setting.label, study, value, setting.entry.unit, setting.id)
        for column, text in enumerate(texts):
            sheet.text(number, column, text, "wrapped")
