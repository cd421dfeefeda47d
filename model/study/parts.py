"""What the files say besides the assumptions: services, rate lines, staff, bases and their like.

Each class is one line of the part of the YAML files that has its name: `key` is what the line
stands under, a field with a default may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.study.settings import Schedule, Value


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

    key: str
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
class Answer:
    """One answer to a question: a set of changes, setting id -> value."""

    key: str
    label: str
    description: str
    changes: Mapping[str, Value]


@dataclass(frozen=True)
class Alternative:
    """A question with several answers.

    reason: why the first answer, which changes nothing, is the one of the base.
    """

    key: str
    label: str
    reason: str
    answers: Mapping[str, Answer]


# Part of the files -> what each of its lines is; and the field of a line that holds lines as well.
LINES = MappingProxyType({
    "abbreviations": Abbreviation,
    "occupations": Occupation,
    "roles": Role,
    "staffing": Staffing,
    "units": Unit,
    "rate_lines": RateLine,
    "services": Service,
    "minimum_wage_lines": MinimumWageLine,
    "alternatives": Alternative,
})  # fmt: skip
LINES_WITHIN = MappingProxyType({
    "staffing": ("roles", StaffedRole), "alternatives": ("answers", Answer),
})  # fmt: skip
