"""Many scenarios from one CSV text: a scenario a row, a column an assumption id."""

from __future__ import annotations

import csv
import io

from model.scenario.changes import changes_of_texts, settings_named
from model.scenario.scenario import Scenario, ScenarioError
from model.study.assumptions import Assumptions

NAME_COLUMN = "scenario"
MOST_FAULTS = 50  # beyond these a list helps nobody


def scenarios_of_csv(text: str, assumptions: Assumptions) -> list[Scenario]:
    """The checked scenarios of a CSV text; an empty cell is the study's value.

    The first column is `scenario`, a name a row, each once.
    Errors: ScenarioError that lists the faults with their row.
    """
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    if not lines:
        raise ScenarioError(["the file is empty; it must have a heading and a scenario a row"])
    heading = [cell.strip() for cell in lines[0]]
    faults = _heading_faults(heading, assumptions)
    if faults:
        raise ScenarioError(faults)
    scenarios: list[Scenario] = []
    names: set[str] = set()
    for number, row in enumerate(lines[1:], start=2):
        if len(row) != len(heading):
            faults.append(f"row {number}: has {len(row)} cells; the heading has {len(heading)}")
            continue
        name = row[0].strip()
        if name in names:
            faults.append(f"row {number}: the name {name!r} stands twice")
        names.add(name)
        cells = zip(heading[1:], row[1:], strict=True)
        texts = {setting_id: cell for setting_id, cell in cells if cell.strip()}
        scenario = Scenario(name, changes_of_texts(texts, assumptions))
        try:
            scenarios.append(scenario.checked(assumptions))
        except ScenarioError as error:
            faults += [f"row {number} ({name}): {fault}" for fault in error.faults]
        if len(faults) > MOST_FAULTS:
            faults.append("and more")
            break
    if not faults and not scenarios:
        faults.append("the file has a heading and no scenario")
    if faults:
        raise ScenarioError(faults)
    return scenarios


def _heading_faults(heading: list[str], assumptions: Assumptions) -> list[str]:
    if heading[0] != NAME_COLUMN:
        return [f"the first column is {heading[0]!r}; it must be {NAME_COLUMN!r}"]
    unknown = [
        f"column {name!r} is not an assumption; `python -m model assumptions` lists the ids"
        for name in heading[1:]
        if not settings_named(assumptions, name)
    ]
    repeated = dict.fromkeys(name for name in heading if heading.count(name) > 1)
    return [*unknown, *(f"column {name!r} stands twice" for name in repeated)]
