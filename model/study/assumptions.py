"""The assumptions: YAML -> validated, frozen Assumptions.

Every number of the study that the calculation uses stands in `assumptions/*.yaml` with its label,
unit, limits and source. Another study that takes the same steps loads from another folder. Each
file of `assumptions/bases/` lies over the study's values and makes another base of them, such as
today's.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.study.labels import in_a_sentence

BOUNDS = ("lower", "interim", "upper")
FOLDER = Path(__file__).resolve().parents[2] / "assumptions"
STUDY = "study"  # the key of the base that all others lie over

# A schedule is a tuple of (effective date, minimum wage in dollars per hour).
Schedule = tuple[tuple[datetime.date, float], ...]
# What a value is depends on the kind of its entry: float, date, key of a choice, or Schedule.
Value = Any


class AssumptionsError(ValueError):
    """The assumptions cannot be used; `faults` has one sentence for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Limits:
    """The lowest and the highest value; numbers, or dates for a date."""

    minimum: Any
    maximum: Any

    def admits(self, value: Any) -> bool:
        return bool(self.minimum <= value <= self.maximum)


@dataclass(frozen=True)
class Source:
    """Where a value comes from.

    kind: published (printed in the study), external (another named source), recovered (follows
    exactly from printed figures), calibrated (the study does not print it) or assumed (ours, in a
    what-if of another program). `how` says how, and `band` (member -> Limits) is what the printed
    tables allow of a calibrated value. `marks` (member -> key of `Assumptions.marks`) is what must
    stand beside a value wherever it is shown.
    """

    kind: str
    where: str
    how: str = ""
    band: Mapping[str, Limits] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One choice of an assumption that is chosen, not measured."""

    key: str
    label: str
    description: str


@dataclass(frozen=True)
class Assumption:
    """One entry of the YAML files: values by member, with all that is to be said of them.

    `values` has the one member "" where there is one value. `by` names what tells the members
    apart: "" (one value), "bound", "percentile", "occupation", "service" or a classification.
    """

    id: str
    label: str
    description: str
    unit: str
    section: str
    values: Mapping[str, Value]
    source: Source
    by: str = ""
    member_labels: Mapping[str, str] = field(default_factory=dict)
    kind: str = "number"
    limits: Limits | None = None
    date_limits: Limits | None = None  # of the dates of a schedule
    base_range: Limits | None = None
    step: float | None = None
    stands_for: tuple[str, ...] = ()
    headline_place: int = 0
    headline_members: tuple[str, ...] = ()
    rest_label: str = ""  # what the rest to 100% is called, of a share
    remark: str = ""
    fixed_by_law: bool = False
    choices: Mapping[str, Choice] = field(default_factory=dict)
    file: str = ""
    topic: str = ""  # under which its difference from another base is told
    brought_forward_by: str = ""  # the assumption with the rise of prices that is in the values


@dataclass(frozen=True)
class Setting:
    """One single value that a scenario can change: an assumption, or one member of it."""

    id: str
    entry: Assumption
    member: str

    @property
    def base_value(self) -> Value:
        """The value of its base, in the unit of the entry (shares as fractions)."""
        return self.entry.values[self.member]

    @property
    def label(self) -> str:
        """Label of the entry, with the member's behind a comma."""
        member = self.entry.member_labels.get(self.member, "")
        return f"{self.entry.label}, {in_a_sentence(member)}" if member else self.entry.label

    @property
    def band(self) -> Limits | None:
        """The band that the printed tables allow; None where the value is not calibrated."""
        return self.entry.source.band.get(self.member)


@dataclass(frozen=True)
class Abbreviation:
    """An abbreviation of the field, and the words of the assumptions that it stands for."""

    key: str
    meaning: str
    finds: str


@dataclass(frozen=True)
class Occupation:
    """A BLS occupation, and two assumptions: its known wages, and which percentile it is paid."""

    key: str
    soc_code: str
    title: str
    percentile: str
    wage: str


@dataclass(frozen=True)
class Role:
    """A role of the staff, and the assumptions that hold for it.

    `staff_supported` names the one with its staffing ratio; "" is one for each direct care worker.
    """

    key: str
    label: str
    note: str
    full_time_share: str
    overtime_share: str
    staff_supported: str = ""


@dataclass(frozen=True)
class StaffedRole:
    """A role in one table of Appendix B: its position weights and its class of risk."""

    role: str
    position_weights: str
    workers_compensation: str


@dataclass(frozen=True)
class Staffing:
    """The roles behind an hour of service: one table of Appendix B."""

    key: str
    label: str
    roles: Mapping[str, StaffedRole]


@dataclass(frozen=True)
class Unit:
    """A unit that is billed: `units` of it for `hours` of service (assumption ids, or 1)."""

    key: str
    label: str
    hours: str = ""
    units: str = ""


@dataclass(frozen=True)
class RateLine:
    """One rate build-up. `classes` says which member of each classification is meant for it."""

    key: str
    label: str
    staffing: str
    unit: str
    classes: Mapping[str, str]
    cost_inside_loads: str = ""
    cost_after_loads: str = ""


@dataclass(frozen=True)
class Service:
    """One line of Table 7."""

    key: str
    name: str
    procedure_code: str
    group: str
    rate_line: str
    programs: tuple[str, ...]


@dataclass(frozen=True)
class MinimumWageLine:
    """One line of Table 9."""

    key: str
    services: str
    service_group: str
    rate_lines: tuple[str, ...]


@dataclass(frozen=True)
class LaterLaw:
    """Steps of the minimum wage that came after the study."""

    label: str
    steps: Schedule
    source: str


@dataclass(frozen=True)
class Base:
    """A whole set of values that scenarios stand on.

    name: in legends and headings ("Study"); in_words and possessive: in sentences ("the study",
    "the study's"); surveyed: when its wages were surveyed ("May 2017"); checked, not_checked: by
    what its rates were judged, and what could not be.
    """

    key: str
    name: str
    label: str
    in_words: str
    possessive: str
    surveyed: str
    sentence: str
    checked: str
    not_checked: str

    @property
    def survey_year(self) -> int:
        """The year of its wages."""
        return int(self.surveyed.split()[-1])

    @property
    def short(self) -> str:
        """The name where it stands behind a word: "vs. study"."""
        return self.name.lower()


@dataclass(frozen=True)
class Alternative:
    """A question with several answers, each a set of changes: setting id -> value.

    reason: why the first answer, which changes nothing, is the one of the base.
    """

    key: str
    label: str
    reason: str
    answers: Mapping[str, Choice]
    changes: Mapping[str, Mapping[str, Value]]


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
        return MappingProxyType(
            {
                setting_id(entry.id, member): Setting(setting_id(entry.id, member), entry, member)
                for entry in self.entries.values()
                for member in entry.values
            }
        )

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


def setting_id(entry_id: str, member: str) -> str:
    """Id of a setting: `entry` or `entry.member`."""
    return f"{entry_id}.{member}" if member else entry_id
