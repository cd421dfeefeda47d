"""A scenario: a named set of changes to the assumptions; immutable; to and from YAML and a link."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import yaml

from model.study.assumptions import BOUNDS, Assumption, Assumptions, Setting, Value
from model.study.values import shown, value_fault, value_from_text, value_of, value_text
from model.study.yaml_files import strangers_content

LONGEST_NAME = 120
LONGEST_NOTE = 4000
LARGEST_FILE = 200_000  # characters; a scenario file has a few hundred
FILE_FIELDS = ("name", "note", "author", "date", "assumptions_version", "changes")
_LONGEST = {"name": LONGEST_NAME, "note": LONGEST_NOTE, "author": LONGEST_NAME, "date": 40}
# Control characters, lone surrogates, and the marks that make text read otherwise than it is.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
VERSION_PARAMETER = "v"
TEXT_PARAMETERS = ("name", "note", "author", "date")


class ScenarioError(ValueError):
    """A scenario cannot be used; `faults` has one sentence for each fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class Scenario:
    """A named set of changes to the study's assumptions.

    changes: assumption id -> value. An id names an entry (`turnover_share`) or one member of it
    (`paid_time_off_days_full_time.upper`). The id of an entry by bound stands for all three
    bounds; where an entry is by class of service, for the members that it says it stands for.
    Shares are fractions; dates are dates; a minimum-wage schedule is (date, wage) pairs.
    """

    name: str = "Study"
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    author: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        held = {
            key: value if type(value) is float else _frozen(value)
            for key, value in self.changes.items()
        }
        object.__setattr__(self, "changes", MappingProxyType(held))

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario, (self.name, dict(self.changes), self.note, self.author, self.date)

    @property
    def key(self) -> tuple[tuple[str, Any], ...]:
        """The changes as a sorted tuple: the same for scenarios that compute the same."""
        return tuple(sorted(self.changes.items()))

    def __hash__(self) -> int:
        return hash((self.name, self.note, self.author, self.date, self.key))

    def with_changes(self, changes: Mapping[str, Any]) -> Scenario:
        """This scenario with further changes; the same id again replaces the value."""
        return replace(self, changes={**self.changes, **changes})

    def without(self, *ids: str) -> Scenario:
        """This scenario with the study's values for these ids."""
        return replace(self, changes={k: v for k, v in self.changes.items() if k not in ids})

    def named(self, name: str) -> Scenario:
        """This scenario under another name."""
        return replace(self, name=name)

    def value(self, assumptions: Assumptions, setting_id: str) -> Value:
        """The value in force of one setting (of a checked scenario)."""
        return self.changes.get(setting_id, assumptions.settings[setting_id].study_value)

    def faults(self, assumptions: Assumptions) -> list[str]:
        """What makes the scenario impossible: a sentence each, with what is allowed; [] if fit."""
        return self._examined(assumptions)[0]

    def _examined(self, assumptions: Assumptions) -> tuple[list[str], dict[str, Any]]:
        """The faults, and the changes by setting id in the form that the model keeps."""
        faults = _text_faults(self)
        canonical: dict[str, Any] = {}
        weights: dict[str, Assumption] = {}
        for given_id, given in self.changes.items():
            settings = settings_named(assumptions, given_id)
            if not settings:
                faults.append(_unknown_id(assumptions, given_id))
                continue
            entry = settings[0].entry
            if entry.by == "occupation":
                weights[entry.id] = entry
            value = value_of(given, entry)
            fault = value_fault(value, entry)
            if fault:
                faults.append(f"{given_id} ({entry.label}) {fault}")
            for setting in settings:
                if setting.id in canonical:
                    faults.append(f"{setting.id} is given twice, the second time by {given_id}")
                canonical[setting.id] = value
        return faults or _weight_faults(assumptions, weights.values(), canonical), canonical

    def warnings(self, assumptions: Assumptions) -> list[str]:
        """What is possible but unusual, a sentence each: bounds or wages in another order."""
        checked = self.checked(assumptions)
        return [
            *_order_warnings(assumptions, checked),
            *_schedule_warnings(assumptions, checked),
        ]

    def checked(self, assumptions: Assumptions) -> Scenario:
        """The scenario by setting id, without changes that equal the study.

        Errors: ScenarioError that lists all faults.
        """
        faults, canonical = self._examined(assumptions)
        if faults:
            raise ScenarioError(faults)
        settings, order = assumptions.settings, assumptions.order
        changed = [key for key, value in canonical.items() if value != settings[key].study_value]
        changes = {key: canonical[key] for key in sorted(changed, key=order.__getitem__)}
        return Scenario(self.name, changes, self.note, self.author, self.date)

    def to_yaml(self, assumptions: Assumptions) -> str:
        """The scenario as a YAML file that `from_yaml` reads back without loss."""
        changes = {key: _plain(value) for key, value in self.checked(assumptions).changes.items()}
        content = {
            "name": self.name,
            "note": self.note,
            "author": self.author,
            "date": self.date,
            "assumptions_version": assumptions.version,
            "changes": changes,
        }
        text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
        return text

    @staticmethod
    def from_yaml(text: str, assumptions: Assumptions) -> Scenario:
        """The checked scenario of a YAML file.

        Errors: ScenarioError that lists all faults: not YAML, too large, unknown field or id,
        value outside its limits.
        """
        return _from_content(_file_content(text), assumptions)

    def to_query(self, assumptions: Assumptions) -> dict[str, str]:
        """The scenario as the parameters of a link: version, name and changes."""
        changes = self.checked(assumptions).changes
        texts = {name: getattr(self, name) for name in TEXT_PARAMETERS if getattr(self, name)}
        if not changes:
            texts.pop("name", None)
        return {
            **({VERSION_PARAMETER: assumptions.version} if changes or texts else {}),
            **texts,
            **{key: value_text(value) for key, value in changes.items()},
        }

    @staticmethod
    def from_query(
        parameters: Mapping[str, str], assumptions: Assumptions
    ) -> tuple[Scenario, list[str]]:
        """The scenario of a link, and what is to be said about it.

        A link that cannot be used gives the study and the faults. A link of an earlier version is
        read with that version's values: what has changed since becomes a change of the scenario.
        """
        if not parameters:
            return Scenario(), []
        texts = {name: str(parameters[name]) for name in TEXT_PARAMETERS if name in parameters}
        given = {
            key: _parameter_value(assumptions, key, str(text))
            for key, text in parameters.items()
            if key not in (VERSION_PARAMETER, *TEXT_PARAMETERS)
        }
        if sum(map(len, parameters)) + sum(len(str(v)) for v in parameters.values()) > LARGEST_FILE:
            return Scenario(), _refusal(["it is too long"])
        older, messages = _older_version(parameters.get(VERSION_PARAMETER), given, assumptions)
        fallback_name = "From a link" if given or older else "Study"
        scenario = Scenario(changes={**older, **given}, **{"name": fallback_name, **texts})
        try:
            return scenario.checked(assumptions), messages
        except ScenarioError as error:
            return Scenario(), _refusal(error.faults)


def settings_named(assumptions: Assumptions, given_id: object) -> tuple[Setting, ...]:
    """The settings that an id stands for; () where it stands for none."""
    return assumptions.named.get(given_id, ()) if isinstance(given_id, str) else ()


def scenario_of_texts(name: str, texts: Mapping[str, str], assumptions: Assumptions) -> Scenario:
    """A scenario from texts by assumption id, such as a row of a CSV file; "" is the study's value.

    Errors: ScenarioError that lists all faults.
    """
    changes = {
        key: _parameter_value(assumptions, key, text) for key, text in texts.items() if text.strip()
    }
    return Scenario(name, changes).checked(assumptions)


def _frozen(value: Any) -> Any:
    """The value, a schedule as tuples so that nobody can change it."""
    is_schedule = isinstance(value, list | tuple) and all(
        isinstance(step, list | tuple) and len(step) == 2 for step in value
    )
    return tuple(map(tuple, value)) if is_schedule else value


def _text_faults(scenario: Scenario) -> list[str]:
    faults = []
    for name, most in _LONGEST.items():
        text = getattr(scenario, name)
        if text == "":
            continue
        if not isinstance(text, str):
            faults.append(f"{name} is {shown(text)}; allowed is text")
        elif len(text) > most:
            faults.append(f"{name} has {len(text)} characters; allowed are at most {most}")
        elif _UNPRINTABLE.search(text) or (name != "note" and ("\n" in text or "\t" in text)):
            faults.append(f"{name} has characters that cannot be printed or that turn text around")
    if isinstance(scenario.name, str) and not scenario.name.strip():
        faults.append("name is empty; a scenario needs a name")
    return faults


def _unknown_id(assumptions: Assumptions, given_id: object) -> str:
    entry_id = str(given_id).split(".")[0]
    if entry_id in assumptions.entries:
        members = [setting.id for setting in assumptions.settings_of(entry_id)]
        allowed = f"allowed are {', '.join(members[:12])}"
    else:
        allowed = "`python -m model assumptions` lists the ids that are allowed"
    return f"{shown(str(given_id))} is not an assumption; {allowed}"


def _weight_faults(
    assumptions: Assumptions, entries: Iterable[Assumption], changes: Mapping[str, Any]
) -> list[str]:
    faults = []
    for entry in entries:
        weights = [
            changes.get(setting.id, setting.study_value)
            for setting in assumptions.settings_of(entry.id)
        ]
        if abs(sum(weights) - 1) > 1e-6:
            faults.append(
                f"{entry.id} ({entry.label}) adds up to {sum(weights):g}; "
                "the shares of a role must add up to 1"
            )
    return faults


def _order_warnings(assumptions: Assumptions, scenario: Scenario) -> list[str]:
    changed = {assumptions.settings[key].entry.id for key in scenario.changes}
    warnings = []
    for entry in (assumptions.entries[key] for key in sorted(changed)):
        if entry.by != "bound":
            continue
        ids = [f"{entry.id}.{bound}" for bound in BOUNDS]
        study = [assumptions.settings[key].study_value for key in ids]
        given = [scenario.value(assumptions, key) for key in ids]
        falls = study[0] > study[-1]
        if given != sorted(given, reverse=falls):
            values = ", ".join(f"{value:g}" for value in given)
            warnings.append(
                f"{entry.label} is {values} from lower bound to upper bound: out of order, "
                "so that a lower bound may come out above an upper bound"
            )
    return warnings


def _schedule_warnings(assumptions: Assumptions, scenario: Scenario) -> list[str]:
    return [
        f"{assumptions.settings[key].label}: the wage falls from {before[1]:g} to {after[1]:g} "
        f"dollars per hour on {after[0]}"
        for key, value in scenario.changes.items()
        if assumptions.settings[key].entry.kind == "schedule"
        for before, after in pairwise(value)
        if after[1] < before[1]
    ]


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    return [{"effective_date": date, "minimum_wage_usd_per_hour": wage} for date, wage in value]


def _file_content(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_FILE:
        raise ScenarioError(
            [f"the file has {len(text):,} characters; allowed are at most {LARGEST_FILE:,}"]
        )
    try:
        content = strangers_content(text)
    except ValueError as error:
        raise ScenarioError([f"the file {error}"]) from None
    if content is None:
        raise ScenarioError(["the file is empty; it must have a name and changes"])
    if not isinstance(content, dict):
        raise ScenarioError([
            f"the file must be a mapping with {', '.join(FILE_FIELDS)}; given is {shown(content)}"
        ])  # fmt: skip
    return content


def _from_content(content: Mapping[str, Any], assumptions: Assumptions) -> Scenario:
    allowed = ", ".join(FILE_FIELDS)
    faults = [
        f"{shown(str(key))} is not a field of a scenario file; allowed are {allowed}"
        for key in content
        if key not in FILE_FIELDS
    ]
    changes = content.get("changes") or {}
    if not isinstance(changes, dict):
        faults.append(
            f"changes must be a mapping from assumption id to value, not {shown(changes)}"
        )
        changes = {}
    texts = {name: _file_text(content.get(name)) for name in TEXT_PARAMETERS}
    texts["name"] = texts["name"] if "name" in content else "Scenario"
    older, _ = _older_version(content.get("assumptions_version"), changes, assumptions)
    try:
        faults += Scenario(changes=changes, **texts).faults(assumptions)
    except (TypeError, ValueError, OverflowError):
        faults.append("changes hold a value that is neither number, text, date nor schedule")
    if faults:
        raise ScenarioError(faults)
    return Scenario(changes={**older, **changes}, **texts).checked(assumptions)


def _file_text(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else value


def file_messages(text: str, assumptions: Assumptions) -> list[str]:
    """What is to be said about the version that a (sound) scenario file was made with."""
    content = _file_content(text)
    changes = content.get("changes") or {}
    return _older_version(content.get("assumptions_version"), changes, assumptions)[1]


def _parameter_value(assumptions: Assumptions, key: str, text: str) -> Any:
    settings = settings_named(assumptions, key)
    return value_from_text(text, settings[0].entry) if settings else text


def _older_version(
    version: object, given: Mapping[str, Any], assumptions: Assumptions
) -> tuple[dict[str, Any], list[str]]:
    """Values of the version that a link was made with, where they have changed since."""
    if version is None or str(version) == assumptions.version:
        return {}, []
    made_with = shown(str(version))
    if str(version) not in assumptions.history:
        return {}, [
            f"This was made with version {made_with} of the assumptions, which is not known "
            f"here. Its changes are shown on version {assumptions.version}; numbers may differ "
            "from those that were shared."
        ]
    named = {setting.id for key in given for setting in settings_named(assumptions, key)}
    then = {
        key: value_of(value, assumptions.settings[key].entry)
        for key, value in assumptions.history[str(version)].items()
        if key in assumptions.settings and key not in named
    }
    listed = ", ".join(
        f"{assumptions.settings[key].label} {shown(value)} "
        f"(now {shown(assumptions.settings[key].study_value)})"
        for key, value in then.items()
    )
    return then, [
        f"This was made with version {made_with} of the assumptions; the version here is "
        f"{assumptions.version}. "
        + (
            f"It is shown with the values of its time: {listed}."
            if then
            else "No value that it uses differs."
        )
    ]


def _refusal(faults: list[str]) -> list[str]:
    return [f"The link cannot be used, so the study is shown: {'; '.join(faults[:5])}."]
