"""Many scenarios from one CSV text: a scenario a row, a column an assumption id."""

from __future__ import annotations

import csv
import io

from model.scenario.scenario import Scenario, ScenarioError, scenario_of_texts, settings_named
from model.study.assumptions import Assumptions

MOST_FAULTS = 50  # beyond these a list helps nobody


def scenarios_of_csv(text: str, assumptions: Assumptions) -> list[Scenario]:
    """The checked scenarios of a CSV text; an empty cell is the study's value.

    The first column is `scenario`, a name a row, each once.
    Errors: ScenarioError that lists the faults with their row.
    """
    rows = list(csv.reader(io.StringIO(text)))
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise ScenarioError(["the file is empty; it must have a heading and a scenario a row"])
    heading = [cell.strip() for cell in rows[0]]
    if heading[0] != "scenario":
        raise ScenarioError([f"the first column is {heading[0]!r}; it must be 'scenario'"])
    faults = [
        f"column {name!r} is not an assumption; `python -m model assumptions` lists the ids"
        for name in heading[1:]
        if not settings_named(assumptions, name)
    ]
    faults += [f"column {name!r} stands twice" for name in set(heading) if heading.count(name) > 1]
    if faults:
        raise ScenarioError(faults)
    scenarios: list[Scenario] = []
    names: set[str] = set()
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(heading):
            faults.append(f"row {number}: has {len(row)} cells; the heading has {len(heading)}")
            continue
        name = row[0].strip()
        if name in names:
            faults.append(f"row {number}: the name {name!r} stands twice")
        names.add(name)
        try:
            texts = dict(zip(heading[1:], row[1:], strict=True))
            scenarios.append(scenario_of_texts(name, texts, assumptions))
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
