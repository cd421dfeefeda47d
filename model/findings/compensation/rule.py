"""The federal rule, what it leaves open and which services it covers: read from its YAML file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.errors import AssumptionsError
from model.study.assumptions import FOLDER, Assumptions
from model.study.files.yaml_files import parts_of_own_file

FILE = FOLDER / "compensation" / "federal_rule.yaml"
PARTS = ("rule", "elsewhere", "open_choices", "licensed_occupations", "scopes", "services")
TEXTS = (
    "name", "citation", "text", "compensation", "excluded_costs", "direct_care_workers",
    "exceptions", "status", "source",
)  # fmt: skip


@dataclass(frozen=True)
class OpenChoice:
    """What the rule leaves open: its label, what it is, and option -> label; the first holds."""

    key: str
    label: str
    description: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Scope:
    """What a service is to the rule: key and label of the scope, and the reason for it."""

    key: str
    label: str
    reason: str


@dataclass(frozen=True, eq=False)
class Rule:
    """The rule in its own words and ours.

    smallest_share: of the payments, a fraction. scopes: service key -> what it is to the rule.
    """

    texts: Mapping[str, str]
    elsewhere: str
    smallest_share: float
    reported_from: datetime.date
    in_force_from: datetime.date
    open_choices: Mapping[str, OpenChoice]
    licensed_occupations: frozenset[str]
    scopes: Mapping[str, Scope]


# The options of each open choice that the calculation knows; the first holds until another is
# chosen.
OPTIONS = {
    "nursing_oversight": ("not_counted", "counted"),
    "supervision": ("not_counted", "licensed", "counted"),
    "workers_compensation": ("counted", "not_counted"),
    "excluded_costs": ("nothing", "program_costs"),
}
CHOICES = tuple(OPTIONS)


@dataclass(frozen=True)
class Counted:
    """What is counted: one of OPTIONS of each open choice."""

    nursing_oversight: str = OPTIONS["nursing_oversight"][0]
    supervision: str = OPTIONS["supervision"][0]
    workers_compensation: str = OPTIONS["workers_compensation"][0]
    excluded_costs: str = OPTIONS["excluded_costs"][0]


AT_FIRST = Counted()


@lru_cache(maxsize=8)
def federal_rule(assumptions: Assumptions, file: Path = FILE) -> Rule:
    """The rule for the services of a study. Errors: AssumptionsError with every fault at once."""
    content = parts_of_own_file(file)
    faults = [f"{file.name}: {fault}" for fault in _faults(content, assumptions)]
    if faults:
        raise AssumptionsError(faults)
    rule = content["rule"]
    return Rule(
        texts=MappingProxyType({name: str(rule[name]) for name in TEXTS}),
        elsewhere=str(content["elsewhere"]),
        smallest_share=float(rule["smallest_share"]),
        reported_from=rule["reported_from"],
        in_force_from=rule["in_force_from"],
        open_choices=MappingProxyType(
            {key: OpenChoice(key, **content["open_choices"][key]) for key in CHOICES}
        ),
        licensed_occupations=frozenset(content["licensed_occupations"]),
        scopes=MappingProxyType({
            key: Scope(of["scope"], str(content["scopes"][of["scope"]]), str(of["reason"]))
            for key, of in content["services"].items()
        }),
    )  # fmt: skip


def _faults(content: Mapping[str, Any], assumptions: Assumptions) -> list[str]:
    if set(content) != set(PARTS):
        return [f"must have the parts {', '.join(PARTS)}"]
    rule, services, choices = content["rule"], content["services"], content["open_choices"]
    if not all(isinstance(part, dict) for part in (rule, services, choices, content["scopes"])):
        return ["rule, open_choices, scopes and services must be mappings"]
    return [
        *_rule_faults(rule),
        *_service_faults(services, content["scopes"], assumptions),
        *(
            f"licensed_occupations: {key} is not an occupation"
            for key in content["licensed_occupations"]
            if key not in assumptions.occupations
        ),
        *(fault for key in CHOICES for fault in _choice_faults(key, choices.get(key))),
    ]


def _rule_faults(rule: Mapping[str, Any]) -> list[str]:
    share = rule.get("smallest_share")
    is_share = isinstance(share, float) and 0 < share < 1
    return [
        *(f"rule: {name} is missing" for name in TEXTS if not rule.get(name)),
        *(
            f"rule: {name} must be a date"
            for name in ("reported_from", "in_force_from")
            if not isinstance(rule.get(name), datetime.date)
        ),
        *([] if is_share else ["rule: smallest_share must be a number between 0 and 1"]),
    ]


def _service_faults(
    services: Mapping[str, Any], scopes: Mapping[str, Any], assumptions: Assumptions
) -> list[str]:
    return [
        *(f"services: {key} is missing" for key in assumptions.services if key not in services),
        *(
            f"services: {key} is not a service of the study"
            for key in services
            if key not in assumptions.services
        ),
        *(
            f"services: {key}: scope must be one of {', '.join(scopes)}, with a reason"
            for key, of in services.items()
            if not isinstance(of, dict) or of.get("scope") not in scopes or not of.get("reason")
        ),
    ]


def _choice_faults(key: str, choice: Any) -> list[str]:
    """What is wrong with an open choice; its options must be those of the calculation."""
    if not isinstance(choice, dict) or set(choice) != {"label", "description", "options"}:
        return [f"open_choices: {key} must have label, description and options"]
    if not isinstance(choice["options"], dict) or tuple(choice["options"]) != OPTIONS[key]:
        return [f"open_choices: {key}: options must be {', '.join(OPTIONS[key])}, in this order"]
    return []
