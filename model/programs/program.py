"""A program beside the rate study: its document, its settings, and the values in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from model.study.settings import Assumption, Setting, Value, setting_id, settings_of_entries
from model.study.values import value_fault, value_of

Values = Mapping[str, Value]  # setting id -> what differs from the document


@dataclass(frozen=True)
class Fact:
    """What a document says that nothing is computed from, and where it says it."""

    fact: str
    value: str
    where: str


@dataclass(frozen=True)
class Standard:
    """What a document asks of a program: a measure, and what it must be; None for no such end.

    only_from: the standard holds only from so many specialists a supervisor on. or_none: a measure
    of 0 is none, of which nothing is asked.
    """

    standard: str
    measure: str
    unit: str
    where: str
    at_least: float | None = None
    at_most: float | None = None
    only_from: float = 0.0
    or_none: bool = False


@dataclass(frozen=True, eq=False)
class Program:
    """A program as its document has it; nothing in it can be changed.

    what_this_is: one sentence or two for a person who has never heard of it.
    """

    key: str
    title: str
    document: str
    period: str
    what_this_is: str
    disclaimer: str
    entries: Mapping[str, Assumption]
    facts: tuple[Fact, ...] = ()
    standards: tuple[Standard, ...] = ()

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Every single value that a person can change, by id, in the order of the file."""
        return settings_of_entries(self.entries)

    def value(self, values: Values, setting: str) -> Any:
        """The value in force of a setting: the person's, else the document's."""
        return values.get(setting, self.settings[setting].base_value)

    def in_force(self, values: Values) -> dict[str, Any]:
        """The values in force of all settings, by setting id."""
        return {key: self.value(values, key) for key in self.settings}

    def by_member(self, values: Values, entry_id: str) -> dict[str, Any]:
        """The values in force of an entry, by member."""
        members = self.entries[entry_id].values
        return {member: self.value(values, setting_id(entry_id, member)) for member in members}


def checked_values(entered: Mapping[str, Any], settings: Mapping[str, Setting]) -> Values:
    """What of the entered values can be used and differs from the document, by setting id.

    entered: setting id -> value or its text. `value_faults` says what is left out, and why.
    """
    sound = {
        key: value_of(value, settings[key].entry)
        for key, value in entered.items()
        if key in settings and not value_fault(value, settings[key].entry)
    }
    return {key: value for key, value in sound.items() if value != settings[key].base_value}


def value_faults(entered: Mapping[str, Any], settings: Mapping[str, Setting]) -> list[str]:
    """A sentence for each entered value that cannot be used: "Children: '0' was given; ..."."""
    return [
        f"{settings[key].label}: {fault}"
        for key, value in entered.items()
        if key in settings and (fault := value_fault(value, settings[key].entry))
    ]
