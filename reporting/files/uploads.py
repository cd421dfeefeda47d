"""A file that a person uploads: the scenario in it, whatever of ours the file is."""

from __future__ import annotations

import json
from typing import Any

from model import Assumptions, Scenario, ScenarioError
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts, texts_of_content
from model.scenario.texts.brought import text_of_bytes
from model.scenario.texts.csv_text import is_csv_of_scenarios, scenarios_of_csv
from model.scenario.texts.file_text import (
    FILE_FIELDS,
    budget_of_file,
    file_messages,
    file_text,
    programs_of_file,
    scenario_of_file,
)
from model.study.assumptions import STUDY
from model.tables.files import NOT_XLSX, OLD_WORKBOOK, ZIP
from reporting.files.edited_budget import budget_of_workbook
from reporting.files.edited_workbook import is_workbook, scenario_of_workbook
from reporting.formats import number
from reporting.slides.carried_scenario import text_of_deck

ENDINGS = ("yaml", "yml", "xlsx", "pptx", "json", "csv")
LARGEST_TEXT = 100_000  # bytes
LARGEST_DATA = 1_000_000  # bytes of JSON, which holds all tables too


def scenario_of_upload(content: bytes, assumptions: Assumptions) -> tuple[Scenario, list[str]]:
    """The scenario of a file, and what is to be said of the version that it was made with.

    Errors: ScenarioError with all faults.
    """
    if is_workbook(content):
        return scenario_of_workbook(content, assumptions)
    text = text_of_upload(content, assumptions)
    return scenario_of_file(text, assumptions), file_messages(text, assumptions)


def budget_of_upload(content: bytes, assumptions: Assumptions) -> dict[str, str]:
    """What a file with a sound scenario asks of the budget: texts by short name, all readable.

    Errors: ScenarioError with all faults.
    """
    if is_workbook(content):
        return budget_of_workbook(content, assumptions)
    texts = texts_of_content(budget_of_file(text_of_upload(content, assumptions)))
    plan_of_texts(texts, assumptions, budget_inputs())
    return texts


def programs_of_upload(content: bytes, assumptions: Assumptions) -> dict[str, str]:
    """What a file with a sound scenario sets of other programs: texts by name, not yet checked.

    Errors: ScenarioError.
    """
    if is_workbook(content):
        return {}
    given = programs_of_file(text_of_upload(content, assumptions))
    return {str(name): "" if text is None else str(text) for name, text in given.items()}


def text_of_upload(content: bytes, assumptions: Assumptions) -> str:
    """The YAML in a file: itself YAML, slides, our data as JSON, or a scenario as a row of CSV.

    Errors: ScenarioError.
    """
    if content.startswith(ZIP):
        return text_of_deck(content)
    if content.startswith(OLD_WORKBOOK):
        raise ScenarioError([NOT_XLSX])
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"')
    largest = LARGEST_DATA if is_json else LARGEST_TEXT
    if len(content) > largest:
        raise ScenarioError(
            [f"the file has {number(len(content))} bytes; at most {number(largest)} are allowed"]
        )
    text = text_of_bytes(content)
    if is_json:
        return _text_of_json(text)
    if is_csv_of_scenarios(text):
        # Without a column that names it, the base is the study, as in every file.
        return file_text(_only(scenarios_of_csv(text, assumptions.of_base(STUDY))), assumptions)
    return text


def _text_of_json(text: str) -> str:
    """The scenario file in our data, as JSON, which YAML reads too; other JSON as it is."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise ScenarioError(["the file is not valid JSON"]) from None
    if "scenarios" not in content:
        return text
    scenarios = content["scenarios"]
    if not isinstance(scenarios, list) or not all(isinstance(each, dict) for each in scenarios):
        raise ScenarioError(["scenarios must be a list of scenarios"])
    fields = {name: part for name, part in _only(scenarios).items() if name in FILE_FIELDS}
    return json.dumps({**fields, "assumptions_version": content.get("assumptions_version")})


def _only(scenarios: list[Any]) -> Any:
    """The scenario of a list that has one. Errors: ScenarioError."""
    if len(scenarios) != 1:
        raise ScenarioError([
            f"the file has {len(scenarios)} scenarios; a file with one can be loaded"
        ])  # fmt: skip
    return scenarios[0]
