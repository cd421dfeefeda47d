"""A workbook of ours that a person edited: its input cells, read back as a scenario."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from model import Assumptions, Scenario, ScenarioError
from model.scenario.scenario import unchanged_value
from model.scenario.texts.link_text import loaded_rates_of_text
from model.scenario.versions import NO_BASE, version_messages
from model.steps.minimum_wage import RULES
from model.study.assumptions import STUDY
from model.study.settings import Setting
from model.study.values import MOST_STEPS
from model.study.words import allowed
from model.tables.files import DAMAGED_ZIP
from reporting.files.named_cells import (
    Cells,
    Places,
    day_of_cell,
    is_alike,
    is_empty,
    named_cells,
    text_of_cell,
)
from reporting.workbook.inputs.names import (
    BASE_LABEL,
    BASE_NAME,
    LOADED_NAME,
    NAMES_OF_TEXTS,
    VERSION_NAME,
    defined_name,
    step_date,
    step_wage,
)

STEPS = range(1, MOST_STEPS + 1)  # numbers that a step of the minimum wage may have
NOT_OURS = (
    "the workbook has no input cells of this dashboard; a workbook that it made can be loaded"
)


def is_workbook(content: bytes) -> bool:
    """Whether a file is an .xlsx workbook, whoever made it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "xl/workbook.xml" in parts.namelist()
    except DAMAGED_ZIP:
        return False


def scenario_of_workbook(content: bytes, assumptions: Assumptions) -> tuple[Scenario, list[str]]:
    """The checked scenario of a workbook's input cells, and what is to be said about it.

    The cells are found by their names, wherever they stand by now. Steps of the minimum wage are
    taken by date, as the workbook's own formulas take them.
    Errors: ScenarioError that lists all faults: no workbook of ours, no base, an empty cell, a step
    without a date or a wage, a value outside its limits.
    """
    cells, places = named_cells(content)
    base = _base(cells, places, assumptions)
    own = assumptions.of_base(base) if base in assumptions.bases else assumptions
    known = [setting for setting in own.settings.values() if _has_cell(setting, cells)]
    if not known:
        raise ScenarioError([NOT_OURS])
    faults = [fault for setting in known for fault in _empty_cells(setting, cells)]
    try:
        scenario = _scenario(cells, known, own, base).checked(assumptions)
    except ScenarioError as error:
        raise ScenarioError([*faults, *error.faults]) from None
    if faults:
        raise ScenarioError(faults)
    return scenario, _messages(cells, places, own)


def _scenario(
    cells: Cells, settings: Iterable[Setting], assumptions: Assumptions, base: str
) -> Scenario:
    """What the cells say that are not empty, not checked yet. Errors: ScenarioError."""
    given = {each.id: _value(each, cells) for each in settings if not _empty_cells(each, cells)}
    texts: dict[str, Any] = {
        field: text_of_cell(cells.get(name)) for field, name in NAMES_OF_TEXTS.items()
    }
    return Scenario(
        changes={**given, **_brought_forward(assumptions, given)},
        base=base,
        loaded_rates=loaded_rates_of_text(text_of_cell(cells.get(LOADED_NAME))),
        **{**texts, "name": texts["name"] or "Scenario"},
    )


def _messages(cells: Cells, places: Places, assumptions: Assumptions) -> list[str]:
    """What is to be said of the version, the base and the settings without a cell."""
    settings = assumptions.settings
    version = text_of_cell(cells.get(VERSION_NAME)) or None
    messages = version_messages(version, dict.fromkeys(settings), assumptions)
    missing = [each.label for each in settings.values() if not _has_cell(each, cells)]
    left_out = f"The workbook has no cell for {', '.join(missing)}; the value here is taken."
    no_base = [] if BASE_NAME in places else [NO_BASE]
    return [*messages, *no_base, *([left_out] if missing else [])]


def _base(cells: Cells, places: Places, assumptions: Assumptions) -> str:
    """The base that a workbook names; the study where it is of the days before there were others.

    Errors: ScenarioError where it has a name for the cell, and nothing in it.
    """
    base = text_of_cell(cells.get(BASE_NAME))
    if base or BASE_NAME not in places:
        return base or STUDY
    place, bases = places[BASE_NAME], " or ".join(assumptions.bases)
    raise ScenarioError([
        f"{BASE_LABEL}: its cell {place} is empty; type {bases} into it"
        if place
        else f"{BASE_LABEL}: its cell was deleted; undo that, or give a cell with {bases} the name "
        f"{BASE_NAME}"
    ])  # fmt: skip


def _has_cell(setting: Setting, cells: Cells) -> bool:
    if setting.entry.kind == "schedule":
        return any(step_date(number) in cells for number in STEPS)
    return defined_name(setting.id) in cells


def _steps(cells: Cells) -> Iterator[tuple[int, Any, Any]]:
    """The steps of the minimum wage that are not empty: number from 1, date and wage.

    A step whose row was deleted is empty, whatever stands below it.
    """
    for number in STEPS:
        date, wage = (cells.get(name(number)) for name in (step_date, step_wage))
        if not (is_empty(date) and is_empty(wage)):
            yield number, date, wage


def _empty_cells(setting: Setting, cells: Cells) -> list[str]:
    """What is to be said of cells that must not be empty."""
    if setting.entry.kind == "schedule":
        return [
            f"{setting.label}: step {number} has no {'date' if is_empty(date) else 'wage'}; "
            "give it one, or empty both cells of the step"
            for number, date, wage in _steps(cells)
            if is_empty(date) or is_empty(wage)
        ]
    if not is_empty(cells[defined_name(setting.id)]):
        return []
    return [
        f"{setting.label}: its cell is empty, or has a formula that was never calculated; "
        f"allowed is {allowed(setting.entry)}"
    ]


def _value(setting: Setting, cells: Cells) -> Any:
    """What the cells of a setting say, as a scenario takes it."""
    if setting.entry.kind == "schedule":
        steps = [(day_of_cell(date), wage) for _, date, wage in _steps(cells)]
        is_by_date = all(type(date) is datetime.date for date, _ in steps)  # not a time of day
        return tuple(sorted(steps, key=lambda step: step[0]) if is_by_date else steps)
    given = cells[defined_name(setting.id)]
    if setting.entry.kind == "choice":
        return _chosen(setting, given)
    return setting.base_value if is_alike(given, setting.base_value) else day_of_cell(given)


def _chosen(setting: Setting, given: Any) -> Any:
    """The key of a choice that a cell names; older workbooks hold its number from 1."""
    by_label = {choice.label: key for key, choice in setting.entry.choices.items()}
    if type(given) in (int, float) and given in range(1, len(RULES) + 1):
        return RULES[int(given) - 1]
    return by_label.get(text_of_cell(given), given)


def _brought_forward(assumptions: Assumptions, given: Mapping[str, Any]) -> dict[str, Any]:
    """The amounts that are only brought forward by the given rise of prices, with all digits."""
    settings = [each for of_rise in assumptions.brought_forward.values() for each in of_rise]
    amounts = {
        each.id: unchanged_value(assumptions, given, each.id)
        for each in settings
        if isinstance(given.get(each.entry.brought_forward_by), int | float)
    }
    return {each: usd for each, usd in amounts.items() if is_alike(given.get(each), usd)}
