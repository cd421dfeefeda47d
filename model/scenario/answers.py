"""Questions about a base that have several answers: what an answer sets, and which is in force."""

from __future__ import annotations

from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions
from model.study.parts import Alternative
from model.study.settings import Value


def values_of_answer(question: Alternative, key: str, assumptions: Assumptions) -> dict[str, Value]:
    """What an answer sets, by setting id: its changes; what only others change, to the base."""
    changed_by_any = (each for answer in question.answers.values() for each in answer.changes)
    of_base = {each: assumptions.settings[each].base_value for each in changed_by_any}
    return {**of_base, **question.answers[key].changes}


def answer_in_force(question: Alternative, scenario: Scenario, assumptions: Assumptions) -> str:
    """The first answer whose values a scenario has; "" where it has none of them."""
    for key in question.answers:
        values = values_of_answer(question, key, assumptions)
        if all(scenario.value(assumptions, each) == value for each, value in values.items()):
            return key
    return ""
