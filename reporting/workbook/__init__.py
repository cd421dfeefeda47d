"""A scenario as a workbook in which every rate follows the input cells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from model import Assumptions, Scenario, compute
from model.findings.budget.cost import budget_of
from model.findings.budget.inputs import budget_inputs
from reporting.chosen import Chosen
from reporting.provenance import dated, model_version
from reporting.workbook import (
    checks_sheet,
    comparison_sheet,
    compensation_sheet,
    minimum_wage_sheet,
    rates_sheet,
    read_me_sheet,
    sensitivity_sheet,
    summary_sheet,
)
from reporting.workbook.budget import budget_sheet, places
from reporting.workbook.calculation import (
    build_up_sheet,
    occupations_sheet,
    phase_in_sheet,
    roles_sheet,
)
from reporting.workbook.figures import figures_of
from reporting.workbook.inputs import inputs_sheet, layout
from reporting.workbook.sheets import Book

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Every sheet after the first, in its order, with what stands there.
SHEETS = {
    summary_sheet.NAME: "One sentence, the chart of ranges, Tables 7 and 9 in short, and what was "
    "changed.",
    layout.NAME: "Every assumption: value, limits, status and source.",
    occupations_sheet.NAME: "The wage of each occupation at each bound (Appendix B).",
    roles_sheet.NAME: "Occupations blended to the wage of each role.",
    build_up_sheet.NAME: "Every step from wage to rate, a column for each rate and bound.",
    rates_sheet.NAME: "Table 7: every rate beside the current rate and the base's rate.",
    phase_in_sheet.NAME: "The build-ups at each step of the minimum wage.",
    minimum_wage_sheet.NAME: "Table 9 at each of the three bounds.",
    compensation_sheet.NAME: "How much of each rate is pay of direct care workers. It tests the "
    "model, not any provider.",
    places.NAME: "What a change of fees costs, by year and fund.",
    sensitivity_sheet.NAME: "How far each assumption moves one result, as written.",
    comparison_sheet.NAME: "Rates of other scenarios and how they differ, as written.",
    checks_sheet.NAME: "Whether the inputs are possible, and in words what is wrong.",
}


def workbook(
    assumptions: Assumptions,
    scenario: Scenario,
    others: Sequence[Scenario] = (),
    written_on: datetime.date | None = None,
    chosen: Chosen | None = None,
) -> bytes:
    """The workbook of a scenario, as the bytes of an .xlsx file.

    others: scenarios whose rates stand beside this one's on a sheet of their own. written_on: the
    date that the file names; today where it is not given. chosen: the plan has a sheet, which is
    loaded back where what is asked of the budget is given; without a result the sheet of
    sensitivity moves the median of all rates.
    Errors: ScenarioError where a scenario does not fit the assumptions.
    """
    chosen = chosen or Chosen()
    plan = chosen.plan
    figures = figures_of(assumptions, scenario)
    compared = [compute(assumptions, other) for other in others]
    day = written_on or datetime.date.today()
    left_out = {*(() if plan else [places.NAME]),
                *(() if compared else [comparison_sheet.NAME])}  # fmt: skip
    sheets = {name: text for name, text in SHEETS.items() if name not in left_out}
    target = io.BytesIO()
    book = Book(target, figures.scenario.name)
    _properties(book, figures.assumptions, figures.scenario, day)
    read_me_sheet.write(book, figures, sheets, day)
    summary_sheet.write(book, figures)
    inputs_sheet.write(book, figures)
    trended = occupations_sheet.write(book, figures)
    wages = roles_sheet.write(book, figures, trended)
    build_up_sheet.write(book, figures, wages)
    rates_sheet.write(book, figures)
    phase_in_sheet.write(book, figures)
    minimum_wage_sheet.write(book, figures)
    compensation_sheet.write(book, figures, chosen.counted)
    if plan:
        inputs = budget_inputs()
        made = budget_of(figures.results, plan, inputs)
        budget_sheet.write(book, figures, made, inputs, chosen.asked_of_budget)
    sensitivity_sheet.write(book, figures, chosen.asked)
    if compared:
        comparison_sheet.write(book, figures, compared)
    checks_sheet.write(book, figures)
    book.file.close()
    return target.getvalue()


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
