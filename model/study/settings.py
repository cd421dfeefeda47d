"""An assumption: its values with all that is said of them, and the settings that can be changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from model.study.labels import in_a_sentence

# A schedule is a tuple of (effective date, minimum wage in dollars per hour).
Schedule = tuple[tuple[datetime.date, float], ...]
# What a value is depends on the kind of its entry: float, date, key of a choice, or Schedule.
Value = Any


@dataclass(frozen=True)
class Limits:
    """The lowest and the highest value; numbers, or dates for a date. whole: no fractions."""

    minimum: Any
    maximum: Any
    whole: bool = False

    def admits(self, value: Any) -> bool:
        """Whether a value lies between them or is one of them, and is whole where it must be."""
        return bool(self.minimum <= value <= self.maximum) and not (self.whole and value % 1)


@dataclass(frozen=True)
class Source:
    """Where a value comes from.

    kind: published (printed in the study), external (another named source), recovered (follows
    exactly from printed figures), calibrated (the study does not print it) or assumed (ours, in a
    what-if of another program). `how` says how, and `band` (member -> Limits) is what the printed
    tables allow of a calibrated value; a member without one is published. `marks` (member -> key of
    `Assumptions.marks`) is what must stand beside a value wherever it is shown.
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
    topic: str = ""  # under which Compare counts a change between bases, such as prices
    counts_from: datetime.date | None = None  # the month in which a number of months begins
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
    def source_kind(self) -> str:
        """The kind of its source; a member may be published where others are calibrated."""
        kind = self.entry.source.kind
        return "published" if kind == "calibrated" and self.band is None else kind

    @property
    def band(self) -> Limits | None:
        """The band that the printed tables allow; None where the value is not calibrated."""
        return self.entry.source.band.get(self.member)


def setting_id(entry_id: str, member: str) -> str:
    """Id of a setting: `entry` or `entry.member`."""
    return f"{entry_id}.{member}" if member else entry_id


def settings_of_entries(entries: Mapping[str, Assumption]) -> Mapping[str, Setting]:
    """Every single value that can be changed, by id, in the order of the entries."""
    settings = (
        Setting(setting_id(entry.id, member), entry, member)
        for entry in entries.values()
        for member in entry.values
    )
    return MappingProxyType({setting.id: setting for setting in settings})
