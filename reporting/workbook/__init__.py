"""A scenario as a workbook in which every rate follows the input cells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from model import Assumptions, Scenario, compute
from model.findings.budget.cost import Plan, budget_of
from model.findings.budget.inputs import budget_inputs
from model.findings.compensation.rule import AT_FIRST, Counted
from reporting.provenance import dated, file_stem, model_version
from reporting.workbook import (
    assumptions_sheet,
    build_up_sheet,
    comparison_sheet,
    compensation_sheet,
    minimum_wage_sheet,
    phase_in_sheet,
    rates_sheet,
    read_me_sheet,
    summary_sheet,
    wages_sheet,
)
from reporting.workbook.budget import budget_sheet
from reporting.workbook.figures import figures_of
from reporting.workbook.sheets import Book

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING = "xlsx"

__all__ = ["ENDING", "MIME", "workbook", "workbook_name"]


def workbook(
    assumptions: Assumptions,
    scenario: Scenario,
    others: Sequence[Scenario] = (),
    written_on: datetime.date | None = None,
    counted: Counted = AT_FIRST,
    plan: Plan | None = None,
) -> bytes:
    """The workbook of a scenario, as the bytes of an .xlsx file.

    others: scenarios whose rates stand beside this one's on a sheet of their own.
    written_on: the date that the file names; today where it is not given. counted: what counts as
    compensation of direct care workers. plan: of the budget, which has a sheet where it is given.
    Errors: ScenarioError where a scenario does not fit the assumptions.
    """
    figures = figures_of(assumptions, scenario)
    compared = [compute(assumptions, other) for other in others]
    day = written_on or datetime.date.today()
    target = io.BytesIO()
    book = Book(target, {})
    _properties(book, figures.assumptions, figures.scenario, day)
    summary_sheet.write(book, figures, day)
    assumptions_sheet.write(book, figures)
    wages = wages_sheet.write(book, figures)
    build_up_rates = build_up_sheet.write(book, figures, wages)
    rates, moved = phase_in_sheet.write(book, figures)
    rates_sheet.write(book, figures, build_up_rates)
    minimum_wage_sheet.write(book, figures, rates, moved)
    compensation_sheet.write(book, figures, counted)
    if compared:
        comparison_sheet.write(book, figures, compared)
    if plan is not None:
        inputs = budget_inputs()
        made = budget_of(figures.results, plan, inputs)
        budget_sheet.write(book, made, inputs, figures.scenario.name)
    read_me_sheet.write(book, figures, day)
    book.file.close()
    return target.getvalue()


def workbook_name(scenario: Scenario) -> str:
    """The name of the file: "Part-time 70%" -> part-time-70.xlsx."""
    return f"{file_stem(scenario.name)}.{ENDING}"


def _properties(
    book: Book, assumptions: Assumptions, scenario: Scenario, written_on: datetime.date
) -> None:
    study = assumptions.study
    book.file.set_properties({
        "title": scenario.name,
        "subject": study["short_title"],
        "author": scenario.author,
        "comments": f"Model {model_version()}, assumptions {assumptions.version}. "
        f"{study['disclaimer']}",
        "created": dated(scenario, written_on),
    })  # fmt: skip
