"""A scenario: a named set of changes to the assumptions; nothing in it can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from model.errors import ScenarioError
from model.scenario.changes import changes_by_setting
from model.scenario.loaded_rates import FEE, Loaded, joined, loaded_faults, still_in_force
from model.study.assumptions import STUDY, Assumptions
from model.study.files.bases import brought_forward
from model.study.settings import Value
from model.study.words import can_be_printed, given_in_words

MOST_FAULTS = 50  # beyond these a list helps nobody
LONGEST_NAME = 120
LONGEST_NOTE = 4000
# What a person may write beside the changes -> how many characters it may have.
LONGEST_TEXTS = {"name": LONGEST_NAME, "note": LONGEST_NOTE, "author": LONGEST_NAME, "date": 40}


def first_faults(faults: Sequence[str]) -> list[str]:
    """The faults; of very many the first, and that there are more."""
    return [*faults[:MOST_FAULTS], "and more"] if len(faults) > MOST_FAULTS else list(faults)


@dataclass(frozen=True)
class Scenario:
    """A named set of changes to the assumptions of a base.

    base: key of the base, such as "study" or "today". changes: assumption id -> value. An id names
    an entry (`turnover_share`) or one member of it (`paid_time_off_days_full_time.upper`). The id
    of an entry by bound stands for all three bounds; where an entry is by class of service, for the
    members that it says it stands for. Shares are fractions; dates are dates; a minimum-wage
    schedule is (date, wage) pairs. loaded_rates: which of the current rates in force came from a
    file that a person loaded.
    """

    name: str = "Study"
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    author: str = ""
    date: str = ""
    base: str = STUDY
    loaded_rates: Loaded = ()

    def __post_init__(self) -> None:
        unchangeable = {
            change_id: value if type(value) is float else _unchangeable(value)
            for change_id, value in self.changes.items()
        }
        object.__setattr__(self, "changes", MappingProxyType(unchangeable))

    def __reduce__(self) -> tuple[Any, ...]:
        texts = (self.note, self.author, self.date)
        return Scenario, (self.name, dict(self.changes), *texts, self.base, self.loaded_rates)

    @property
    def key(self) -> tuple[tuple[str, Any], ...]:
        """The changes as a sorted tuple: the same for scenarios of a base that compute the same."""
        return tuple(sorted(self.changes.items()))

    def __hash__(self) -> int:
        texts = (self.name, self.note, self.author, self.date, self.base)
        return hash((*texts, self.loaded_rates, self.key))

    def with_changes(self, changes: Mapping[str, Any]) -> Scenario:
        """This scenario with further changes; the same id again replaces the value."""
        return replace(self, changes={**self.changes, **changes})

    def with_loaded_rates(self, loaded: Loaded) -> Scenario:
        """This scenario with current rates that were loaded from a file, each a change."""
        usd = {f"{FEE}.{service}": usd for rates in loaded for service, usd in rates.usd}
        changed = self.with_changes(usd)
        return replace(changed, loaded_rates=joined(self.loaded_rates, loaded))

    def without(self, *ids: str) -> Scenario:
        """This scenario with the base's values for these ids."""
        kept = {key: value for key, value in self.changes.items() if key not in ids}
        return replace(self, changes=kept)

    def named(self, name: str) -> Scenario:
        """This scenario under another name."""
        return replace(self, name=name)

    def value(self, assumptions: Assumptions, setting_id: str) -> Value:
        """The value in force of one setting (of a checked scenario)."""
        if setting_id in self.changes:
            return self.changes[setting_id]
        return unchanged_value(assumptions.of_base(self.base), self.changes, setting_id)

    def checked(self, assumptions: Assumptions) -> Scenario:
        """The scenario by setting id, in the order of the assumptions' files, without changes
        that equal its base; of loaded rates, those that are still in force.

        assumptions: of any base; those of the scenario's own are taken.
        Errors: ScenarioError that lists all faults, each with what is allowed.
        """
        if not (isinstance(self.base, str) and self.base in assumptions.bases):
            allowed = ", ".join(assumptions.bases)
            named = given_in_words(self.base)
            raise ScenarioError([f"the base is {named}, which is not known; allowed are {allowed}"])
        own = assumptions.of_base(self.base)
        by_setting, faults = changes_by_setting(self.changes, own)
        faults = [*_text_faults(self), *faults, *loaded_faults(self.loaded_rates, own.services)]
        if faults:
            raise ScenarioError(faults)
        changed = [
            setting_id
            for setting_id, value in by_setting.items()
            if value != unchanged_value(own, by_setting, setting_id)
        ]
        in_order = sorted(changed, key=own.order.__getitem__)
        checked = replace(self, changes={key: by_setting[key] for key in in_order})
        if not self.loaded_rates:
            return checked
        in_force = still_in_force(
            self.loaded_rates, lambda service: checked.value(own, f"{FEE}.{service}")
        )
        return replace(checked, loaded_rates=in_force)


def names_given_twice(scenarios: Iterable[Scenario]) -> list[str]:
    """A fault for each name that several of the scenarios have."""
    counts = Counter(scenario.name for scenario in scenarios)
    return [f"the name {name!r} stands twice" for name in sorted(counts) if counts[name] > 1]


def base_scenario(assumptions: Assumptions) -> Scenario:
    """The scenario that changes nothing of a base."""
    return Scenario(assumptions.base.name, base=assumptions.base.key)


def unchanged_value(
    assumptions: Assumptions, changes: Mapping[str, Value], setting_id: str
) -> Value:
    """The value of a setting where the changes (by setting id) leave it alone.

    It is the base's; where a changed rise of prices brings it forward, the study's with that rise.
    """
    setting = assumptions.settings[setting_id]
    rise = setting.entry.brought_forward_by
    if rise not in changes:
        return setting.base_value
    earlier = assumptions.of_base(STUDY).settings[setting_id].base_value
    return brought_forward(earlier, changes[rise])


def _unchangeable(value: Any) -> Any:
    """The value; a schedule as tuples, so that nobody can change it."""
    is_schedule = isinstance(value, list | tuple) and all(
        isinstance(step, list | tuple) and len(step) == 2 for step in value
    )
    return tuple(map(tuple, value)) if is_schedule else value


def _text_faults(scenario: Scenario) -> list[str]:
    """What is wrong with the name, the note, the author and the date, a sentence each."""
    faults = []
    for field_name, most in LONGEST_TEXTS.items():
        text = getattr(scenario, field_name)
        if text == "":
            continue
        if not isinstance(text, str):
            faults.append(f"the {field_name} is {given_in_words(text)}; it must be text")
        elif len(text) > most:
            faults.append(
                f"the {field_name} has {len(text):,} characters; at most {most:,} are allowed"
            )
        elif not can_be_printed(text, lines=field_name == "note"):
            faults.append(
                f"the {field_name} has characters that cannot be printed or that turn text around"
            )
    if isinstance(scenario.name, str) and not scenario.name.strip():
        faults.append("the name is empty; a scenario needs a name")
    return faults
