"""Every input cell edited alone, each in a workbook of its own that another program calculates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model import Scenario, compute, load_assumptions
from model.study.settings import Setting
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.workbook import workbook
from tests.reporting.office import recalculated
from tests.reporting.workbook.edited import with_inputs
from tests.reporting.workbook.reading import (
    assert_minimum_wage,
    assert_rates,
    errors,
    values_of,
    what_is_wrong,
)

pytestmark = [pytest.mark.office, pytest.mark.long]
A = load_assumptions()
DAY = datetime.date(2026, 11, 22)
SCHEDULE = "minimum_wage_schedule"
WAY = 0.13  # of the way from a value to the farther end of its limits
AT_A_TIME = 20  # workbooks of one run


def edits() -> Iterator[dict[str, Any]]:
    """Each input cell alone; a position weight with one beside it, as they must total 100%."""
    for setting in A.settings.values():
        if setting.entry.kind == "number" and setting.entry.by == "occupation":
            others = [each for each in A.settings_of(setting.entry.id) if each is not setting]
            if others:
                part = 0.3 * setting.base_value if setting.base_value else -0.1
                yield {setting.id: setting.base_value - part,
                       others[0].id: others[0].base_value + part}  # fmt: skip
        elif setting.entry.kind == "number":
            yield {setting.id: another(setting)}
        elif setting.entry.kind == "choice":
            yield from ({setting.id: each} for each in setting.entry.choices)
        elif setting.entry.kind == "date":
            yield {setting.id: datetime.date(2022, 5, 17)}
    steps = A.settings[SCHEDULE].base_value
    for number, (day, wage) in enumerate(steps):
        before, after = steps[:number], steps[number + 1 :]
        yield {SCHEDULE: (*before, *after)}
        yield {SCHEDULE: (*before, (day, wage + 0.13), *after)}
        yield {SCHEDULE: (*before, (day + datetime.timedelta(days=45), wage), *after)}


def another(setting: Setting) -> float:
    """A value within the limits that is not the base's."""
    limits = setting.entry.limits
    assert limits is not None
    ends = (limits.minimum, limits.maximum)
    farther = max(ends, key=lambda end: abs(end - setting.base_value))
    return round(setting.base_value + WAY * (farther - setting.base_value), 6)


EDITS = [edit for edit in edits() if Scenario(changes=edit).checked(A).changes]
PARTS = [EDITS[first : first + AT_A_TIME] for first in range(0, len(EDITS), AT_A_TIME)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: next(iter(part[0])))
def test_a_workbook_with_one_edited_cell_is_the_models_and_loads_back(
    part: list[dict[str, Any]], tmp_path: Path
) -> None:
    study = workbook(A, Scenario(), written_on=DAY)
    scenarios = {f"{n}": Scenario("Study", edit).checked(A) for n, edit in enumerate(part)}
    contents = {name: with_inputs(study, each) for name, each in scenarios.items()}
    for name, path in recalculated(contents, tmp_path).items():
        scenario, book = scenarios[name], values_of(path.read_bytes())
        results = compute(A, scenario)
        assert_rates(book, results)
        assert_minimum_wage(book, results)
        assert list(errors(book)) == []
        wrong = what_is_wrong(book)
        assert all(said.startswith("1 assumption is not: ") for said in wrong), wrong
        loaded, messages = scenario_of_workbook(path.read_bytes(), A)
        assert loaded.changes == scenario.changes
        assert messages == []


def test_every_setting_is_edited() -> None:
    edited = {key for edit in EDITS for key in edit}
    alone = {
        each.id
        for each in A.settings.values()
        if each.entry.by == "occupation" and len(A.settings_of(each.entry.id)) == 1
    }
    assert edited | alone == set(A.settings)
