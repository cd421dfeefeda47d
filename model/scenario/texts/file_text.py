"""A scenario as the text of a YAML file, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from model.errors import ScenarioError
from model.scenario.loaded_rates import Loaded, content_of_loaded, loaded_of_content
from model.scenario.scenario import LONGEST_TEXTS, Scenario, first_faults
from model.scenario.texts.brought import mapping_of_yaml
from model.scenario.versions import NO_BASE, values_of_version, version_messages
from model.study.assumptions import STUDY, Assumptions
from model.study.settings import Value
from model.study.words import given_in_words

FILE_FIELDS = (
    "name", "note", "author", "date", "base", "assumptions_version", "changes", "loaded_rates",
    "budget", "programs",
)  # fmt: skip


def file_text(
    scenario: Scenario,
    assumptions: Assumptions,
    budget: Mapping[str, str] | None = None,
    programs: Mapping[str, str] | None = None,
) -> str:
    """The scenario as a YAML file that `scenario_of_file` reads back without loss.

    budget: what is asked of the budget, texts by short name, which `budget_of_file` reads back.
    programs: what is set of other programs, texts by name, which `programs_of_file` reads back.
    Errors: ScenarioError where the scenario does not fit the assumptions.
    """
    checked = scenario.checked(assumptions)
    changes, loaded = checked.changes, content_of_loaded(checked.loaded_rates)
    content = {
        "name": scenario.name,
        "note": scenario.note,
        "author": scenario.author,
        "date": scenario.date,
        "base": scenario.base,
        "assumptions_version": assumptions.of_base(scenario.base).version,
        "changes": {setting_id: _yaml_value(value) for setting_id, value in changes.items()},
        **({"loaded_rates": loaded} if loaded else {}),
        **({"budget": dict(budget)} if budget else {}),
        **({"programs": dict(programs)} if programs else {}),
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)


def scenario_of_file(text: str, assumptions: Assumptions) -> Scenario:
    """The checked scenario of a YAML file, on the base that it names; where none, on the study.

    A file of an earlier version is read with that version's values: what differs by now becomes a
    change of the scenario, and `file_messages` says so.
    Errors: ScenarioError that lists all faults: not YAML, too large, unknown field or id,
    value outside its limits.
    """
    content = _content(text)
    allowed = ", ".join(FILE_FIELDS)
    faults = [
        f"{given_in_words(key)} is not a field of a scenario file; allowed are {allowed}"
        for key in content
        if key not in FILE_FIELDS
    ]
    changes = content.get("changes") or {}
    if not isinstance(changes, dict):
        faults.append("changes must be a mapping from the names of assumptions to values")
        changes = {}
    own = _of_the_base_named(content, assumptions)
    older_values = values_of_version(content.get("assumptions_version"), changes, own)
    texts: dict[str, Any] = {"name": "Scenario"}
    texts |= {name: content[name] or "" for name in LONGEST_TEXTS if name in content}
    loaded: Loaded = ()
    try:
        loaded = loaded_of_content(content.get("loaded_rates"))
    except ValueError as error:
        faults.append(str(error))
    base = content.get("base", STUDY)
    changed = {**older_values, **changes}
    scenario = Scenario(changes=changed, base=base, loaded_rates=loaded, **texts)
    try:
        checked = scenario.checked(assumptions)
    except ScenarioError as error:
        faults += error.faults
    if faults:
        raise ScenarioError(first_faults(faults))
    return checked


def budget_of_file(text: str) -> Mapping[str, Any]:
    """What a (sound) scenario file asks of the budget, by short name; {} where nothing.

    Errors: ScenarioError where it is no mapping.
    """
    return _mapping_of_file(text, "budget")


def programs_of_file(text: str) -> Mapping[str, Any]:
    """What a (sound) scenario file sets of other programs, by name; {} where nothing.

    Errors: ScenarioError where it is no mapping.
    """
    return _mapping_of_file(text, "programs")


def _mapping_of_file(text: str, field: str) -> Mapping[str, Any]:
    mapping = _content(text).get(field) or {}
    if not isinstance(mapping, dict):
        raise ScenarioError([f"{field} must be a mapping from its fields to values"])
    return mapping


def file_messages(text: str, assumptions: Assumptions) -> list[str]:
    """What is to be said about the version and the base of a (sound) scenario file."""
    content = _content(text)
    changes = content.get("changes") or {}
    own = _of_the_base_named(content, assumptions)
    version = content.get("assumptions_version")
    no_base = [NO_BASE] if version and "base" not in content else []
    return [*version_messages(version, changes, own), *no_base]


def _of_the_base_named(content: Mapping[str, Any], assumptions: Assumptions) -> Assumptions:
    """The assumptions of the base that a file names; the study's where that is not known."""
    named = content.get("base")
    if not isinstance(named, str) or named not in assumptions.bases:
        return assumptions.of_base(STUDY)
    return assumptions.of_base(named)


def _yaml_value(value: Value) -> Any:
    """A value as people write it: 20 for 20.0, a schedule as rows with named columns."""
    if not isinstance(value, tuple):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    return [{"effective_date": date, "minimum_wage_usd_per_hour": wage} for date, wage in value]


def _content(text: str) -> dict[str, Any]:
    """The fields of the file. Errors: ScenarioError where it has none."""
    return mapping_of_yaml(text, ", ".join(FILE_FIELDS))
