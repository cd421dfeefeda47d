"""The form of the files' parts: whatever stands in a place, loading says so and does not fall."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from model import AssumptionsError
from model.study.assumptions import FOLDER
from model.study.files.building import assumptions_of
from model.study.files.forms import ONE_LINE, form_faults
from model.study.files.reading import Contents, read_folder

Path = tuple[str | int, ...]
ENTRY = "entry"
WRONG = (-7, ["a"], {"q": 1})


@pytest.fixture(scope="module")
def contents() -> Contents:
    return read_folder(FOLDER)


def at(content: Any, path: Path, value: Any) -> Any:
    """A copy of a content with another value in one of its places."""
    changed = deepcopy(content)
    within = changed
    for key in path[:-1]:
        within = within[key]
    within[path[-1]] = value
    return changed


def faults_of(contents: Contents) -> list[str]:
    try:
        assumptions_of(contents)
    except AssumptionsError as error:
        return error.faults
    return []


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("rate_lines", "basic_care", "classes"), None,
         "rate_lines: basic_care: classes must be a mapping, not None"),
        (("services", "chore", "programs"), 7, "services: chore: programs must be a list, not 7"),
        (("services", "chore", "name"), {"a": 1}, "services: chore: name must be text, not {'a'"),
        (("minimum_wage_lines", "nursing", "rate_lines"), 7,
         "minimum_wage_lines: nursing: rate_lines must be a list, not 7"),
        (("staffing", "basic_care", "roles"), ["a"],
         "staffing: basic_care: roles must be a mapping, not ['a']"),
        (("staffing", "basic_care", "roles", "direct_care"), "a",
         "staffing: basic_care: direct_care: must have position_weights, workers_compensation; "
         "given: 'a'"),
        (("versions",), None, "versions must be a mapping, not None"),
        (("versions", "1.0"), 7, "versions: 1.0 must be a mapping, not 7"),
        (("services",), {}, "services: must be a mapping with at least one line"),
        (("scenarios", 1), "a", "scenarios: preset 2 must be a mapping, not 'a'"),
        (("later_law", "steps"), [7],
         "later_law: steps: [7] was given, which has a step that is not one date with one wage"),
        (("bounds",), {"lower": "Lower", "upper": "Upper"},
         "bounds: must be lower, interim, upper in this order"),
    ],
)  # fmt: skip
def test_what_is_not_in_its_form_is_named(contents: Contents, path, value, said) -> None:
    faults = form_faults(at(contents.parts, path, value))
    assert len(faults) == 1
    assert faults[0].startswith(said)


def test_the_files_are_in_their_form(contents: Contents) -> None:
    assert form_faults(contents.parts) == []


def first_places(content: Any, path: Path = ()) -> Iterator[Path]:
    """The places within a content; of lines, which have one form, those of the first."""
    if path:
        yield path
    if isinstance(content, dict):
        are_lines = len(path) == 1 and path[0] not in {*ONE_LINE, ENTRY}
        for key in list(content)[: 1 if are_lines else None]:
            yield from first_places(content[key], (*path, key))
    elif isinstance(content, list) and content:
        yield from first_places(content[0], (*path, 0))


@pytest.mark.parametrize("part", read_folder(FOLDER).parts)
def test_no_kind_of_value_in_a_part_makes_loading_fall(contents: Contents, part: str) -> None:
    for place in first_places({part: contents.parts[part]}):
        for value in WRONG:
            changed = replace(contents, parts=at(contents.parts, place, value), bases={})
            assert all(isinstance(fault, str) for fault in faults_of(changed))


@pytest.mark.parametrize(
    "entry_id",
    ["turnover_share", "minimum_wage_rule", "minimum_wage_schedule"],
)
def test_no_kind_of_value_in_an_entry_makes_loading_fall(contents: Contents, entry_id) -> None:
    for place in first_places(contents.entries[entry_id], (ENTRY,)):
        for value in WRONG:
            entry = {ENTRY: contents.entries[entry_id]}
            entries = {**contents.entries, entry_id: at(entry, place, value)[ENTRY]}
            changed = replace(contents, entries=entries, bases={})
            assert all(isinstance(fault, str) for fault in faults_of(changed))


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("field", ["values", "brought_forward_by", "source", "label"])
@pytest.mark.parametrize("entry_id", ["food_usd_per_meal", "minimum_wage_rule", "no_such_entry"])
def test_no_kind_of_value_in_a_base_makes_loading_fall(
    contents: Contents, entry_id: str, field: str, value: Any
) -> None:
    today = contents.bases["today"]
    entries = {**today["assumptions"], entry_id: {"source": {}, field: value}}
    changed = replace(contents, bases={"today": {**today, "assumptions": entries}})
    assert faults_of(changed)


def test_only_numbers_of_the_study_are_brought_forward(contents: Contents) -> None:
    today = contents.bases["today"]
    entry = {"brought_forward_by": "price_rise_since_2018_share", "source": {}}
    entries = {**today["assumptions"], "no_such_entry": entry}
    changed = replace(contents, bases={"today": {**today, "assumptions": entries}})
    assert faults_of(changed) == [
        "today.yaml: no_such_entry: brought_forward_by is for numbers of the study; this is none"
    ]
