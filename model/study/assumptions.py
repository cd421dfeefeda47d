"""The assumptions: YAML -> validated, frozen Assumptions.

Every number of the study that the calculation uses stands in `assumptions/*.yaml` with its label,
unit, limits and source. Another study that takes the same steps loads from another folder. Each
file of `assumptions/bases/` lies over the study's values and makes another base of them, such as
today's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.study.parts import (
    Abbreviation,
    Alternative,
    Base,
    LaterLaw,
    MinimumWageLine,
    Occupation,
    RateLine,
    Role,
    Service,
    Staffing,
    Unit,
)
from model.study.settings import Assumption, Setting, Value, setting_id, settings_of_entries

BOUNDS = ("lower", "interim", "upper")
FOLDER = Path(__file__).resolve().parents[2] / "assumptions"
STUDY = "study"  # the key of the base that all others lie over


@dataclass(frozen=True, eq=False)
class Assumptions:
    """All that the calculation takes from a base, checked; nothing in it can be changed.

    base: what scenarios on it name as their base; bases: the assumptions of all bases, by key.
    study: what is said of the study, and the version of the values. sections: those of the entries,
    in the order of the calculation. marks: key -> what must be said beside a value that has it.
    """

    base: Base
    bases: Mapping[str, Assumptions] = field(repr=False)
    marks: Mapping[str, str]
    alternatives: Mapping[str, Alternative]
    study: Mapping[str, Any]
    bounds: Mapping[str, str]
    terms: Mapping[str, str]
    sections: tuple[str, ...]
    abbreviations: Mapping[str, Abbreviation]
    entries: Mapping[str, Assumption]
    occupations: Mapping[str, Occupation]
    roles: Mapping[str, Role]
    staffing: Mapping[str, Staffing]
    classifications: Mapping[str, Mapping[str, str]]
    service_groups: Mapping[str, str]
    programs: Mapping[str, str]
    units: Mapping[str, Unit]
    rate_lines: Mapping[str, RateLine]
    services: Mapping[str, Service]
    minimum_wage_lines: Mapping[str, MinimumWageLine]
    later_law: LaterLaw
    history: Mapping[str, Mapping[str, Value]]
    renamed: Mapping[str, str]
    published_lines: Mapping[str, Mapping[str, str]]
    preset_entries: tuple[Mapping[str, Any], ...]

    @property
    def version(self) -> str:
        """Version of the assumptions; links and saved scenarios carry it."""
        return str(self.study["version"])

    def of_base(self, key: str) -> Assumptions:
        """The assumptions of a base, whichever base these are of. Errors: KeyError if unknown."""
        return self if key == self.base.key else self.bases[key]

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Every single value that a scenario can change, by id, in the order of the files."""
        return settings_of_entries(self.entries)

    @cached_property
    def named(self) -> Mapping[str, tuple[Setting, ...]]:
        """Id of a setting or of an entry -> the settings that a scenario changes by it.

        The id of an entry by bound stands for all bounds, of another for what it `stands_for`.
        An id that was renamed stands for what its new one does, with its members.
        """
        by_entry = {
            entry.id: tuple(
                setting
                for setting in self.settings_of(entry.id)
                if entry.by == "bound" or setting.member in entry.stands_for
            )
            for entry in self.entries.values()
        }
        by_id = by_entry | {key: (setting,) for key, setting in self.settings.items()}
        renamed = {
            f"{old}{key.removeprefix(new)}": settings
            for old, new in self.renamed.items()
            for key, settings in by_id.items()
            if key == new or key.startswith(f"{new}.")
        }
        return MappingProxyType(renamed | by_id)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Setting id -> its place in the order of the files."""
        return MappingProxyType({key: number for number, key in enumerate(self.settings)})

    def settings_of(self, entry_id: str) -> tuple[Setting, ...]:
        """The settings of one entry, in the order of its members."""
        members = self.entries[entry_id].values
        return tuple(self.settings[setting_id(entry_id, member)] for member in members)

    def unit_of(self, rate_line: str) -> Unit:
        """The unit in which a rate line is billed. Errors: KeyError if unknown."""
        return self.units[self.rate_lines[rate_line].unit]

    @cached_property
    def brought_forward(self) -> Mapping[str, tuple[Setting, ...]]:
        """Id of a rise of prices -> the settings whose values it brings forward."""
        settings = [each for each in self.settings.values() if each.entry.brought_forward_by]
        ids = dict.fromkeys(setting.entry.brought_forward_by for setting in settings)
        return MappingProxyType(
            {
                key: tuple(each for each in settings if each.entry.brought_forward_by == key)
                for key in ids
            }
        )

    def mark(self, setting_id: str) -> str:
        """What must be said beside the value of a setting wherever it is shown; "" for nothing."""
        setting = self.settings[setting_id]
        return self.marks.get(setting.entry.source.marks.get(setting.member, ""), "")

    @cached_property
    def headline_entries(self) -> tuple[Assumption, ...]:
        """The entries that staff ask for first, in the order in which they do."""
        entries = [entry for entry in self.entries.values() if entry.headline_place]
        return tuple(sorted(entries, key=lambda entry: entry.headline_place))

    def headline_settings(self, entry_id: str) -> tuple[Setting, ...]:
        """The settings of an entry that staff ask for first."""
        members = self.entries[entry_id].headline_members
        return tuple(s for s in self.settings_of(entry_id) if s.member in members)

    def other_settings(self, entry_id: str) -> tuple[Setting, ...]:
        """The other settings of an entry that are changed one by one.

        Schedules and the shares of a role, which must add up to 1, are changed as a whole.
        """
        entry = self.entries[entry_id]
        if entry.kind == "schedule" or entry.by == "occupation":
            return ()
        members = entry.headline_members
        return tuple(s for s in self.settings_of(entry_id) if s.member not in members)
