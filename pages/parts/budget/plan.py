"""The plan in force: what stands in the session by short names, as the link and files have it."""

from __future__ import annotations

from collections.abc import Mapping

from model import Results, ScenarioError
from model.findings.budget.cost import Budget, Plan, budget_of
from model.findings.budget.inputs import BudgetInputs, budget_inputs
from model.findings.budget.texts.plan_texts import NAMES, plan_and_faults, plan_of_texts
from pages.shell import session
from pages.shell.results import assumptions


def texts() -> dict[str, str]:
    """What is entered, by short name."""
    return session.choices_of(NAMES)


def inputs() -> BudgetInputs:
    """The inputs that come with the product."""
    return budget_inputs()


def plan() -> Plan:
    """The plan in force; a field that cannot be read holds as it does without a text."""
    return plan_and_faults(texts(), assumptions(), inputs())[0]


def faults() -> list[str]:
    """What of the link or file cannot be read, a sentence each."""
    return plan_and_faults(texts(), assumptions(), inputs())[1]


def budget_in_force(results: Results) -> Budget:
    """The cost of the plan in force."""
    return budget_of(results, plan(), inputs())


def take(name: str, text: str) -> None:
    """Take over the text of one field; an empty text is what holds without one."""
    session.choose(name, text)


def put(name: str, text: str) -> None:
    """Take over what no field shows yet: a button decided it, or a field was emptied."""
    put_all({name: text})


def put_all(changed: Mapping[str, str]) -> None:
    """Put several texts in force at once, as `put` does one."""
    session.put_choices(changed, {name: text for name, text in changed.items() if text})
    session.begin_generation()


def take_or_refuse(changed: Mapping[str, str]) -> list[str]:
    """Take over texts where the whole plan can be read with them; the faults where it cannot."""
    try:
        plan_of_texts({**texts(), **changed}, assumptions(), inputs())
    except ScenarioError as error:
        return error.faults
    session.put_choices(changed, {name: text for name, text in changed.items() if text})
    return []
