"""The files of a scenario that a person can take away, each made when it is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from model import Results
from model.findings.budget.cost import Plan, budget_of
from model.findings.budget.inputs import budget_inputs
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.side_by_side import SideBySide
from reporting import data_files, python_script, workbook
from reporting.budget import budget_data
from reporting.fiscal_note import note
from reporting.provenance import file_stem
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import rate_result
from reporting.slides import deck
from reporting.tables.as_files import ZIP_MIME


@dataclass(frozen=True)
class OnScreen:
    """What a page shows: its key in the page list, and what is chosen there.

    asked: what is chosen on the page Sensitivity. plan: of the budget; None where nothing of it is
    entered. counted: what counts as compensation. asked_of_budget: texts by short name.
    """

    page_key: str
    service_key: str
    bound: str
    service_group: str = ""
    asked: Asked | None = None
    plan: Plan | None = None
    counted: Counted = AT_FIRST
    asked_of_budget: Mapping[str, str] = field(default_factory=dict)


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
    side_by_side: SideBySide,
    others: Sequence[Results],
    on_screen: OnScreen,
    written_on: datetime.date,
) -> list[TakeAway]:
    """The files of a scenario; `others` are the results of those that it is compared with.

    written_on: the day that each file names.
    """
    results = side_by_side.scenario
    stem = file_stem(results.scenarios[0].name)
    files = [
        *_slides(side_by_side, others, on_screen, written_on),
        ("Workbook with live formulas (.xlsx)", ".xlsx", workbook.MIME,
         lambda: _workbook(results, others, on_screen, written_on)),
        ("Data tables (.zip)", ".zip", ZIP_MIME,
         lambda: data_files.tables_zip([results, *others], written_on)),
        ("Data (JSON)", ".json", data_files.JSON_MIME,
         lambda: data_files.json_text([results], written_on)),
        ("Python script", ".py", python_script.MIME, lambda: data_files.python_text([results])),
        *([] if on_screen.plan is None else _of_budget(results, on_screen.plan, written_on)),
    ]  # fmt: skip
    return [
        TakeAway(label, f"{stem}{ending}", mime, content) for label, ending, mime, content in files
    ]


def _slides(
    side_by_side: SideBySide,
    others: Sequence[Results],
    on_screen: OnScreen,
    written_on: datetime.date,
) -> list[NamedFile]:
    """The slides of what the page shows, and all slides."""
    chosen: dict[str, Any] = {
        "service_key": on_screen.service_key,
        "bound": on_screen.bound,
        "asked": on_screen.asked,
        "plan": on_screen.plan,
        "asked_of_budget": on_screen.asked_of_budget,
        "counted": on_screen.counted,
        "today": written_on,
    }
    page, group = on_screen.page_key, on_screen.service_group
    return [
        ("Slides for this page (.pptx)", "-slide.pptx", deck.MIME,
         lambda: deck.slide_deck(page, side_by_side, others, service_group=group, **chosen)),
        ("All slides (.pptx)", "-slides.pptx", deck.MIME,
         lambda: deck.deck(side_by_side, others, **chosen)),
    ]  # fmt: skip


def _workbook(
    results: Results, others: Sequence[Results], on_screen: OnScreen, written_on: datetime.date
) -> bytes:
    """The workbook; its sensitivity is of the service on the screen where nothing is asked."""
    asked = on_screen.asked or Asked()
    of_service = rate_result(results.assumptions, on_screen.service_key, on_screen.bound)
    return workbook.workbook(
        results.assumptions,
        results.scenarios[0],
        [other.scenarios[0] for other in others],
        written_on,
        counted=on_screen.counted,
        plan=on_screen.plan,
        asked=replace(asked, result=asked.result or of_service),
        asked_of_budget=on_screen.asked_of_budget,
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
