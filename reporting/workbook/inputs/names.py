"""The names of the input cells, by which formulas and the dashboard find them."""

from __future__ import annotations

from model.sources import MINIMUM_WAGE

IN_FORCE = MINIMUM_WAGE  # a value that is no setting has the name of the tables of sources
STEP_STATUSES = "minimum_wage_step_statuses"  # of all steps of the minimum wage
# What a workbook says of itself; who loads it back reads these beside the input cells.
VERSION_NAME, BASE_NAME = "version_of_the_assumptions", "base_of_the_scenario"
BASE_LABEL = "Base of the scenario"
LOADED_NAME = "loaded_rates_of_the_scenario"
# What a person wrote about a scenario: label in a file's provenance -> field of the scenario.
TYPED = {
    "Scenario": "name",
    "Note": "note",
    "Author of the scenario": "author",
    "Date of the scenario": "date",
}
NAMES_OF_TEXTS = {field: f"{field}_of_the_scenario" for field in TYPED.values()}


def defined_name(setting_id: str) -> str:
    """The name of an input cell: `overtime_share.care` -> `overtime_share_care`."""
    return setting_id.replace(".", "_")


def number_of_choice(setting_id: str) -> str:
    """The name of the cell with the number, from 1, of what is chosen by name."""
    return f"{defined_name(setting_id)}_number"


def step_date(number: int) -> str:
    """The name of the date of a step of the minimum wage, from 1."""
    return f"minimum_wage_step_{number}_date"


def step_wage(number: int) -> str:
    """The name of the wage of a step of the minimum wage, from 1."""
    return f"minimum_wage_step_{number}_usd_per_hour"


def used_date(number: int) -> str:
    """The name of the date of the used step of this number, from 1; empty text where none is."""
    return f"minimum_wage_used_step_{number}_date"


def used_wage(number: int) -> str:
    """The name of the wage of the used step of this number, from 1; empty text where none is."""
    return f"minimum_wage_used_step_{number}_usd_per_hour"
