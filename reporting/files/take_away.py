"""The files of a scenario that a person can take away, each made when it is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from model import Results
from model.findings.budget.cost import Plan, budget_of
from model.findings.budget.inputs import budget_inputs
from model.findings.side_by_side import SideBySide
from reporting import data_files, python_script, workbook
from reporting.budget import budget_data
from reporting.chosen import Chosen
from reporting.fiscal_note import note
from reporting.provenance import file_stem
from reporting.sensitivity.result import rate_result
from reporting.slides import deck
from reporting.slides.briefing import Briefing
from reporting.tables.as_files import ZIP_MIME

# Label of its button, what its name ends in, its kind, and what makes its content.
NamedFile = tuple[str, str, str, Callable[[], bytes | str]]


@dataclass(frozen=True)
class TakeAway:
    """A file: what its button says, its name, its kind, and what makes its content."""

    label: str
    file_name: str
    mime: str
    content: Callable[[], bytes | str]


def take_aways(
    page_key: str,
    side_by_side: SideBySide,
    others: Sequence[Results],
    chosen: Chosen,
    written_on: datetime.date,
) -> list[TakeAway]:
    """The files of a scenario; `others` are the results of those that it is compared with.

    page_key: of one of `reporting.page_list.PAGES`, which has slides of its own. written_on: the
    day that each file names.
    """
    results, briefing = side_by_side.scenario, Briefing(side_by_side, others, chosen)
    stem = file_stem(results.scenarios[0].name)
    files: list[NamedFile] = [
        ("Slides for this page (.pptx)", "-slide.pptx", deck.MIME,
         lambda: deck.slide_deck(page_key, briefing, written_on)),
        ("All slides (.pptx)", "-slides.pptx", deck.MIME, lambda: deck.deck(briefing, written_on)),
        ("Workbook with live formulas (.xlsx)", ".xlsx", workbook.MIME,
         lambda: _workbook(results, others, chosen, written_on)),
        ("Data tables (.zip)", ".zip", ZIP_MIME,
         lambda: data_files.tables_zip([results, *others], written_on)),
        ("Data (JSON)", ".json", data_files.JSON_MIME,
         lambda: data_files.json_text([results], written_on)),
        ("Python script", ".py", python_script.MIME, lambda: data_files.python_text([results])),
        *([] if chosen.plan is None else _of_budget(results, chosen.plan, written_on)),
    ]  # fmt: skip
    return [
        TakeAway(label, f"{stem}{ending}", mime, content) for label, ending, mime, content in files
    ]


def _workbook(
    results: Results, others: Sequence[Results], chosen: Chosen, written_on: datetime.date
) -> bytes:
    """The workbook; its sensitivity is of the service on the screen where nothing is asked."""
    of_service = rate_result(results.assumptions, chosen.service_key, chosen.bound)
    asked = replace(chosen.asked, result=chosen.asked.result or of_service)
    return workbook.workbook(
        results.assumptions,
        results.scenarios[0],
        [other.scenarios[0] for other in others],
        written_on,
        replace(chosen, asked=asked),
    )


def _of_budget(results: Results, plan: Plan, day: datetime.date) -> list[NamedFile]:
    """The files of what is asked of the budget: the fiscal note, and its data."""
    inputs = budget_inputs()
    return [
        ("Fiscal note (.docx)", "-fiscal-note.docx", note.MIME,
         lambda: note.fiscal_note(budget_of(results, plan, inputs), inputs, day)),
        ("Budget data (.zip)", "-budget.zip", ZIP_MIME,
         lambda: budget_data.budget_zip(budget_of(results, plan, inputs), inputs, day)),
    ]  # fmt: skip
