"""What can be solved for: a number behind a rate, and what puts a value of it in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from model.errors import ScenarioError
from model.findings.sensitivity.inputs import settings_behind_rate
from model.results import Results
from model.scenario.changes import unknown_id
from model.sources import MINIMUM_WAGE, SETTINGS_OF_MINIMUM_WAGE, source
from model.study.assumptions import Assumptions
from model.study.labels import in_a_sentence
from model.study.settings import Assumption, Limits, setting_id

WAGE_OF_ROLE = "_wage"  # ends the id of the hourly wage of a role: `direct_care_wage`
MINIMUM_WAGE_ID = "minimum_wage"
SCHEDULE, DATE = SETTINGS_OF_MINIMUM_WAGE
BEFORE_SCHEDULE = "minimum_wage_before_schedule"
ROUNDING = "pay_rounding_usd"
DECIMALS_OF_WAGE = 4  # dollars per hour


@dataclass(frozen=True)
class Unknown:
    """A number to solve for.

    id: of a setting, `minimum_wage` for the one in force, or `{role}_wage`. entry: its unit, limits
    and step. staffing, role, bound: whose hourly wage it is; "" else.
    """

    id: str
    label: str
    entry: Assumption
    staffing: str = ""
    role: str = ""
    bound: str = ""

    @property
    def limits(self) -> Limits:
        """The lowest and the highest value that are looked at."""
        assert self.entry.limits is not None
        return self.entry.limits


@lru_cache(maxsize=256)
def unknowns(assumptions: Assumptions, service_key: str, bound: str) -> Mapping[str, Unknown]:
    """Everything behind the rate of a service that can be solved for, by id.

    The wages of its roles, the minimum wage, then the settings in the order of the files. The
    shares of a role, which must add up to 1, cannot be moved alone, nor can what has one value.
    Errors: KeyError for a service or bound that is not there.
    """
    line = assumptions.rate_lines[assumptions.services[service_key].rate_line]
    roles = assumptions.staffing[line.staffing].roles
    settings = [
        assumptions.settings[key]
        for key in settings_behind_rate(assumptions, line.key, bound)
        if key != BEFORE_SCHEDULE
    ]
    schedule = assumptions.entries[SCHEDULE]
    minimum_wage = replace(schedule, kind="number", date_limits=None)
    return {
        **{
            f"{role}{WAGE_OF_ROLE}": _wage(assumptions, line.staffing, role, bound)
            for role in roles
        },
        MINIMUM_WAGE_ID: Unknown(MINIMUM_WAGE_ID, assumptions.entries[DATE].label, minimum_wage),
        **{
            each.id: Unknown(each.id, each.label, each.entry)
            for each in settings
            if _can_move(each.entry)
        },
    }


def unknown_of(assumptions: Assumptions, service_key: str, bound: str, name: str) -> Unknown:
    """What an id stands for: also one that is not behind this rate, and the id of an entry.

    The id of an entry stands for the member that this service at this bound takes. Errors:
    ScenarioError where it stands for nothing, or for what cannot be solved for.
    """
    behind = unknowns(assumptions, service_key, bound)
    line = assumptions.rate_lines[assumptions.services[service_key].rate_line]
    entry, own_id = assumptions.entries.get(name), name
    if entry and entry.by in ("", "bound", *line.classes):
        own_id = source(assumptions, name, line, bound)
    elif entry and entry.by == "service":
        own_id = setting_id(name, service_key)
    if own_id in behind:
        return behind[own_id]
    named = assumptions.named.get(own_id, ())  # an id from before it was renamed, too
    setting = assumptions.settings.get(own_id) or (named[0] if len(named) == 1 else None)
    if setting and setting.id in behind:
        return behind[setting.id]
    if setting is None:
        if name not in assumptions.entries:
            raise ScenarioError([unknown_id(assumptions, name)])
        allowed = ", ".join(each.id for each in assumptions.settings_of(name))
        raise ScenarioError([f"{name!r} stands for several values; allowed are {allowed}"])
    if not _can_move(setting.entry):
        raise ScenarioError([f"{setting.label} cannot be solved for: {_why_not(setting.entry)}"])
    return Unknown(setting.id, setting.label, setting.entry)


def changes_for(results: Results, unknown: Unknown, value: float) -> dict[str, Any]:
    """The changes that put a value of an unknown in force in the (first) scenario.

    The wage of a role is not an assumption: the known wages of its occupations are scaled alike. So
    the minimum wage may raise it, and it may move other roles that employ the same occupations.
    """
    assumptions, scenario = results.assumptions, results.scenarios[0]
    if unknown.role:
        return _wages_scaled(results, unknown, value)
    if unknown.id != MINIMUM_WAGE_ID:
        return {unknown.id: value}
    date = scenario.value(assumptions, DATE)
    schedule = scenario.value(assumptions, SCHEDULE)
    begun = sum(effective <= date for effective, _ in schedule)
    if not begun:
        return {BEFORE_SCHEDULE: value}
    step = (schedule[begun - 1][0], value)
    return {SCHEDULE: (*schedule[: begun - 1], step, *schedule[begun:])}


def column_of(unknown: Unknown) -> str:
    """Under which name the value stands among the values in force."""
    return MINIMUM_WAGE if unknown.id == MINIMUM_WAGE_ID else unknown.id


def _wage(assumptions: Assumptions, staffing: str, role: str, bound: str) -> Unknown:
    weights = assumptions.staffing[staffing].roles[role].position_weights
    occupation = next(iter(assumptions.entries[weights].values))
    entry = assumptions.entries[assumptions.occupations[occupation].wage]
    assert entry.limits is not None
    from_nothing = replace(entry, limits=Limits(0.0, entry.limits.maximum))
    label = f"Hourly wage, {in_a_sentence(assumptions.roles[role].label)}"
    return Unknown(f"{role}{WAGE_OF_ROLE}", label, from_nothing, staffing, role, bound)


def _wages_scaled(results: Results, unknown: Unknown, value: float) -> dict[str, Any]:
    """The known wages of the occupations of a role, scaled so that the role is paid a value."""
    assumptions, scenario = results.assumptions, results.scenarios[0]
    wages = results.role_wages
    is_role = (wages["staffing"] == unknown.staffing) & (wages["role"] == unknown.role)
    [wage] = wages.loc[is_role & (wages["bound"] == unknown.bound), "wage_usd_per_hour"]
    weights = assumptions.staffing[unknown.staffing].roles[unknown.role].position_weights
    return {
        known.id: round(scenario.value(assumptions, known.id) * value / wage, DECIMALS_OF_WAGE)
        for occupation in assumptions.entries[weights].values
        for known in assumptions.settings_of(assumptions.occupations[occupation].wage)
    }


def _can_move(entry: Assumption) -> bool:
    limits = entry.limits
    return (
        entry.kind == "number"
        and entry.id != ROUNDING
        and entry.by != "occupation"
        and limits is not None
        and limits.minimum < limits.maximum
    )


def _why_not(entry: Assumption) -> str:
    if entry.kind != "number":
        return f"{in_a_sentence(entry.label)} is not a number"
    if entry.by == "occupation":
        return "the shares of a role must add up to 100%, so none can move alone"
    if entry.id == ROUNDING:
        return "pay goes up and down as it grows, so it has no range of values that give a target"
    return "only one value is allowed"
