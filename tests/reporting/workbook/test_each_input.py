"""Every input cell edited alone, each in a workbook of its own that another program calculates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from model import Scenario, compute
from model.study.settings import Setting
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.workbook import workbook
from reporting.workbook.inputs.names import defined_name, step_date, step_wage
from tests.reporting.office import recalculated
from tests.reporting.workbook.edited import bytes_of, opened, put
from tests.reporting.workbook.reading import (
    assert_minimum_wage,
    assert_rates,
    errors,
    values_of,
    what_is_wrong,
)
from tests.study import ASSUMPTIONS as A

pytestmark = [pytest.mark.office, pytest.mark.long]
DAY = datetime.date(2026, 11, 22)
SCHEDULE = "minimum_wage_schedule"
STEPS = A.settings[SCHEDULE].base_value
WAY = 0.13  # of the way from a value to the farther end of its limits
AT_A_TIME = 20  # workbooks of one run
READ = ("Rate ranges", "Minimum wage", "Checks")


@dataclass(frozen=True)
class Edit:
    """What is typed into cells, by their names, what was there, and what the scenario changes."""

    typed: dict[str, Any]
    before: dict[str, Any]
    changes: dict[str, Any]

    def __str__(self) -> str:
        return next(iter(self.typed))


def edits() -> Iterator[Edit]:
    """Each input cell alone; a position weight with one beside it, as they must total 100%."""
    for setting in A.settings.values():
        if setting.entry.kind == "choice":
            labels = {key: choice.label for key, choice in setting.entry.choices.items()}
            for key, label in labels.items():
                name = defined_name(setting.id)
                before = {name: labels[setting.base_value]}
                yield Edit({name: label}, before, {setting.id: key})
        elif setting.entry.kind == "date":
            yield of_values({setting.id: datetime.date(2022, 5, 17)})
        elif setting.entry.kind == "number" and setting.entry.by == "occupation":
            others = [each for each in A.settings_of(setting.entry.id) if each is not setting]
            if others:
                part = 0.3 * setting.base_value if setting.base_value else -0.1
                yield of_values({
                    setting.id: round(setting.base_value - part, 6),
                    others[0].id: round(others[0].base_value + part, 6),
                })  # fmt: skip
        elif setting.entry.kind == "number" and another(setting) != setting.base_value:
            yield of_values({setting.id: another(setting)})
    for number, (day, wage) in enumerate(STEPS, start=1):
        date, usd = step_date(number), step_wage(number)
        before, after = STEPS[: number - 1], STEPS[number:]
        later, higher = day + datetime.timedelta(days=45), round(wage + 0.13, 2)
        old = {date: day, usd: wage}
        yield Edit({date: None, usd: None}, old, {SCHEDULE: (*before, *after)})
        yield Edit({date: later}, old, {SCHEDULE: (*before, (later, wage), *after)})
        yield Edit({usd: higher}, old, {SCHEDULE: (*before, (day, higher), *after)})


def of_values(values: dict[str, Any]) -> Edit:
    """Values by setting, each typed into the cell of its name."""
    typed = {defined_name(key): value for key, value in values.items()}
    before = {defined_name(key): A.settings[key].base_value for key in values}
    return Edit(typed, before, values)


def another(setting: Setting) -> float:
    """A value within the limits that is not the base's, where there is one."""
    limits = setting.entry.limits
    assert limits is not None
    ends = (limits.minimum, limits.maximum)
    farther = max(ends, key=lambda end: abs(end - setting.base_value))
    return float(round(setting.base_value + WAY * (farther - setting.base_value), 6))


EDITS = list(edits())
PARTS = [EDITS[first : first + AT_A_TIME] for first in range(0, len(EDITS), AT_A_TIME)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part[0]))
def test_a_workbook_with_one_edited_cell_is_the_models_and_loads_back(
    part: list[Edit], tmp_path: Path
) -> None:
    book, contents = opened(workbook(A, Scenario(), written_on=DAY)), {}
    for number, edit in enumerate(part):
        for cells in (edit.before, edit.typed):
            for name, value in cells.items():
                put(book, name, value)
        contents[f"{number}"] = bytes_of(book)
        for name, value in edit.before.items():
            put(book, name, value)
    for number, path in recalculated(contents, tmp_path).items():
        scenario = Scenario("Study", part[int(number)].changes).checked(A)
        sheets, results = values_of(path.read_bytes(), READ), compute(A, scenario)
        assert_rates(sheets, results)
        assert_minimum_wage(sheets, results)
        assert list(errors(sheets)) == []
        assert all(said.startswith("1 assumption is not: ") for said in what_is_wrong(sheets))
        loaded, messages = scenario_of_workbook(path.read_bytes(), A)
        assert loaded.changes == scenario.changes
        assert messages == []


def test_every_setting_is_edited_that_can_be_edited_alone() -> None:
    edited = {key for edit in EDITS for key in edit.changes}
    left = [each for key, each in A.settings.items() if key not in edited]
    for setting in left:
        limits = setting.entry.limits
        is_fixed = limits is not None and limits.minimum == limits.maximum
        assert is_fixed or len(A.settings_of(setting.entry.id)) == 1, setting.id
