"""What is set of the other programs goes through a link and a file and comes back the same."""

from __future__ import annotations

import pytest

from model import ScenarioError
from model.programs.plan import load_plan
from model.programs.reading import load_program
from model.programs.texts import (
    parameters_of_values,
    texts_of_file,
    values_and_plan_of_texts,
    values_of_parameters,
)

SETTINGS = load_program("case_rate").settings
PLAN = load_plan()
VALUES = {"children": 300.0}
FILLED = {"start": "2027-01-01", "funding_1.person": "Jane"}


def test_values_go_through_a_link_and_back() -> None:
    given = parameters_of_values(VALUES)
    assert values_of_parameters({**given, "turnover_share": "9"}, SETTINGS) == (VALUES, [])
    assert parameters_of_values({}) == {}


def test_a_link_that_was_cut_gives_the_documents_values() -> None:
    values, said = values_of_parameters(
        {**parameters_of_values(VALUES), "children": "30"}, SETTINGS
    )
    assert values == {}
    assert said[0].startswith("The link was cut")


def test_a_value_that_cannot_be_is_said_and_the_others_are_taken() -> None:
    other = next(key for key in SETTINGS if key != "children")
    given = {"children": "many", other: str(SETTINGS[other].base_value)}
    values, [fault] = values_of_parameters(given, SETTINGS)
    assert values == {}
    assert "'many' was given" in fault
    assert fault.endswith("The document's value is shown.")


def test_values_and_plan_go_through_a_file_and_back() -> None:
    texts = texts_of_file(VALUES, FILLED)
    assert values_and_plan_of_texts(texts, SETTINGS, PLAN) == (VALUES, FILLED)


def test_a_file_is_refused_with_all_its_faults() -> None:
    texts = {"children": "0", "nothing": "1", "plan.start": "soon"}
    with pytest.raises(ScenarioError) as refused:
        values_and_plan_of_texts(texts, SETTINGS, PLAN)
    assert len(refused.value.faults) == 3
