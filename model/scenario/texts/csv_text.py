"""Many scenarios from one CSV text: a scenario a row, a column an assumption id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.errors import ScenarioError
from model.scenario.changes import settings_named, unknown_id
from model.scenario.scenario import Scenario, first_faults
from model.scenario.texts.brought import csv_lines
from model.study.assumptions import Assumptions
from model.study.words import given_in_words

NAME_COLUMN = "scenario"
BASE_COLUMN = "base"
# How a CSV of scenarios begins, and what separates its cells; a spreadsheet may put "sep=;" first.
_BEGINNING = re.compile(
    rf'\s*(?:"?sep=[,;\t]"?[,;\t ]*[\r\n]\s*)?"?{NAME_COLUMN}"? *([,;\t])', re.IGNORECASE
)


def is_csv_of_scenarios(text: str) -> bool:
    """Whether a text begins as `scenarios_of_csv` reads it, with the name of the first column."""
    return bool(_BEGINNING.match(text))


def scenarios_of_csv(text: str, assumptions: Assumptions) -> list[Scenario]:
    """The checked scenarios of a CSV text; an empty cell is the value of the base.

    The first column is `scenario`, a name a row, each once. A column `base` names the base that
    each stands on; without one, and in an empty cell, it is that of the assumptions. Cells are
    separated by commas, semicolons or tabs; blank lines and empty columns without a heading are
    left out.
    Errors: ScenarioError that lists the faults with their line.
    """
    lines = list(csv_lines(text, _separator(text)))
    if not lines:
        raise ScenarioError(["the file is empty; it must have a heading and a scenario a row"])
    heading = lines[0][1]
    faults = _heading_faults(heading, assumptions)
    if faults:
        raise ScenarioError(faults)
    scenarios: list[Scenario] = []
    names: set[str] = set()
    for number, row in lines[1:]:
        place, fault = f"line {number}", _row_fault(row, heading)
        if fault:
            faults.append(f"{place}: {fault}")
            continue
        named = given_in_words(row[0])
        if row[0] in names:
            faults.append(f"{place}: the name {named} stands twice")
        names.add(row[0])
        try:
            scenarios.append(_scenario_of_row(row, heading, assumptions))
        except ScenarioError as error:
            faults += [f"{place} ({named}): {fault}" for fault in error.faults]
    if not faults and not scenarios:
        faults.append("the file has a heading and no scenario")
    if faults:
        raise ScenarioError(first_faults(faults))
    return scenarios


def _scenario_of_row(
    row: Sequence[str], heading: Sequence[str], assumptions: Assumptions
) -> Scenario:
    """The checked scenario of a row that has a cell for each column. Errors: ScenarioError."""
    cells = zip(heading[1:], row[1:], strict=False)
    changes = {column: cell for column, cell in cells if cell}
    base = changes.pop(BASE_COLUMN, assumptions.base.key)
    return Scenario(row[0], changes, base=base).checked(assumptions)


def _separator(text: str) -> str:
    """What separates the cells: what stands behind the name of the first column."""
    beginning = _BEGINNING.match(text)
    return beginning[1] if beginning else ","


def _heading_faults(heading: Sequence[str], assumptions: Assumptions) -> list[str]:
    if heading[0].casefold() != NAME_COLUMN:
        return [f"the first column is {given_in_words(heading[0])}; it must be '{NAME_COLUMN}'"]
    columns = [name for name in heading[1:] if name]
    unknown = [
        f"a column cannot be used: {unknown_id(assumptions, name)}"
        for name in columns
        if name != BASE_COLUMN
        and not any(settings_named(each, name) for each in assumptions.bases.values())
    ]
    repeated = [name for name in dict.fromkeys(heading) if name and heading.count(name) > 1]
    return [*unknown, *(f"the column '{name}' stands twice" for name in repeated)]


def _row_fault(row: Sequence[str], heading: Sequence[str]) -> str:
    """What is wrong with the cells of a row: too few of them, or one without a heading."""
    columns = max(number for number, name in enumerate(heading, start=1) if name)
    if len(row) < columns:
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        return f"has {cells}; the heading has {columns}"
    names = [*heading, *[""] * len(row)]
    stray = [cell for cell, name in zip(row, names, strict=False) if cell and not name]
    return f"{given_in_words(stray[0])} stands under no heading" if stray else ""
