"""The names in the YAML files: every one must lead to something that stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from model.study.needed import DIRECT_CARE, NEEDED
from model.study.settings import Assumption
from model.study.values import given_text

MOST_SHOWN = 12  # names in a message
NOTHING: frozenset[str] = frozenset()
STUDY_FIELDS = frozenset(
    [
        "version",
        "title",
        "author",
        "client",
        "date",
        "period",
        "short_title",
        "source_line",
        "disclaimer",
    ]
)
BASE_FIELDS = frozenset(
    [
        "name", "label", "in_words", "possessive", "surveyed", "sentence", "checked", "not_checked",
    ]
)  # fmt: skip
ABBREVIATION_FIELDS = frozenset(["meaning", "finds"])
# What an assumption can be by that no rate line has a class of.
NO_CLASS_OF_A_RATE_LINE = frozenset({"percentile", "occupation", "service", "workers_compensation"})


def reference_faults(parts: Mapping[str, Any], entries: Mapping[str, Assumption]) -> list[str]:
    """One sentence for each name in the files that leads nowhere; [] where all lead somewhere."""
    references = _References(parts, entries)
    references.check_needed_entries()
    references.check_occupations()
    references.check_roles_and_units()
    references.check_staffing()
    references.check_rate_lines()
    references.check_services()
    references.check_minimum_wage_lines()
    references.check_study()
    references.check_sections()
    references.check_abbreviations()
    references.check_renamed()
    references.check_base()
    references.check_marks()
    references.check_alternatives()
    return references.faults


@dataclass(frozen=True)
class _References:
    parts: Mapping[str, Any]
    entries: Mapping[str, Assumption]
    faults: list[str] = field(default_factory=list)

    def check_needed_entries(self) -> None:
        self.faults.extend(
            f"the entry {key}, which the calculation needs, is missing"
            for key in NEEDED
            if key not in self.entries
        )

    def check_occupations(self) -> None:
        for place, occupation in self._each("occupations"):
            if self._has(place, occupation, {"soc_code", "title", "percentile", "wage"}):
                self._leads_to_entry(f"{place}: percentile", occupation["percentile"], by="bound")
                self._leads_to_entry(f"{place}: wage", occupation["wage"], by="percentile")

    def check_roles_and_units(self) -> None:
        shares = ("full_time_share", "overtime_share")
        for place, role in self._each("roles"):
            if self._has(place, role, {"label", "note", *shares}, {"staff_supported"}):
                self._lead_to_entries_of_a_rate_line(place, role, *shares, "staff_supported")
        for place, unit in self._each("units"):
            if self._has(place, unit, {"label"}, {"hours", "units"}):
                self._lead_to_entries_of_a_rate_line(place, unit, "hours", "units")

    def check_staffing(self) -> None:
        classes = self.parts["classifications"].get("workers_compensation", ())
        for place, staffing in self._each("staffing"):
            if not self._has(place, staffing, {"label", "roles"}):
                continue
            if DIRECT_CARE not in staffing["roles"]:
                self.faults.append(f"{place}: the role {DIRECT_CARE} is missing")
            for role, staffed in staffing["roles"].items():
                place_of_role = f"{place}: {role}"
                self._leads(place_of_role, role, self.parts["roles"], "a role")
                if self._has(place_of_role, staffed, {"position_weights", "workers_compensation"}):
                    weights, risk = staffed["position_weights"], staffed["workers_compensation"]
                    self._leads_to_entry(
                        f"{place_of_role}: position_weights", weights, by="occupation"
                    )
                    self._leads(f"{place_of_role}: workers_compensation", risk, classes, "a member")

    def check_rate_lines(self) -> None:
        costs = ("cost_inside_loads", "cost_after_loads")
        classifications = sorted(self._classifications_of_rate_lines())
        for place, line in self._each("rate_lines"):
            if not self._has(place, line, {"label", "staffing", "unit", "classes"}, set(costs)):
                continue
            self._leads(
                f"{place}: staffing", line["staffing"], self.parts["staffing"], "a staffing"
            )
            self._leads(f"{place}: unit", line["unit"], self.parts["units"], "a unit")
            self._lead_to_entries_of_a_rate_line(place, line, *costs)
            for name in classifications:
                members = self.parts["classifications"][name]
                given = line["classes"].get(name)
                self._leads(f"{place}: classes.{name}", given, members, "a member")

    def check_services(self) -> None:
        needed = {"name", "procedure_code", "group", "rate_line", "programs"}
        groups, lines = self.parts["service_groups"], self.parts["rate_lines"]
        names: set[str] = set()
        for place, service in self._each("services"):
            if self._has(place, service, needed):
                if service["name"] in names:
                    self.faults.append(f"{place}: another service has the name {service['name']!r}")
                names.add(service["name"])
                self._leads(f"{place}: group", service["group"], groups, "a group")
                self._leads(f"{place}: rate_line", service["rate_line"], lines, "a line")
                for program in service["programs"]:
                    self._leads(f"{place}: programs", program, self.parts["programs"], "a program")

    def check_minimum_wage_lines(self) -> None:
        for place, line in self._each("minimum_wage_lines"):
            if self._has(place, line, {"services", "service_group", "rate_lines"}):
                for rate_line in line["rate_lines"]:
                    self._leads(place, rate_line, self.parts["rate_lines"], "a rate line")

    def check_study(self) -> None:
        study, versions = self.parts["study"], map(str, self.parts["versions"])
        if self._has("study", study, STUDY_FIELDS):
            version = str(study["version"])
            self._leads("study: version", version, versions, "a version of history.yaml")

    def check_sections(self) -> None:
        sections = self.parts["sections"]
        if not isinstance(sections, list):
            self.faults.append(f"sections must be a list, not {given_text(sections)}")
            return
        for entry in self.entries.values():
            self._leads(f"{entry.id}: section", entry.section, sections, "one of sections")

    def check_abbreviations(self) -> None:
        for place, fields in self._each("abbreviations"):
            self._has(place, fields, ABBREVIATION_FIELDS)

    def check_renamed(self) -> None:
        for place, new in self._each("renamed"):
            self._leads(place, new, self.entries, "an assumption")

    def check_base(self) -> None:
        self._has("base", self.parts["base"], BASE_FIELDS)

    def check_marks(self) -> None:
        for entry in self.entries.values():
            for mark in dict.fromkeys(entry.source.marks.values()):
                self._leads(f"{entry.id}: source.mark", mark, self.parts["marks"], "a mark")

    def check_alternatives(self) -> None:
        for place, alternative in self._each("alternatives"):
            if self._has(place, alternative, {"label", "reason", "answers"}):
                for key, answer in alternative["answers"].items():
                    self._has(f"{place}: {key}", answer, {"label", "description", "changes"})

    def _classifications_of_rate_lines(self) -> set[str]:
        """What the assumptions of a rate line and of its roles are by, other than the bound."""
        named = set(NEEDED)
        for part in ("roles", "units", "rate_lines"):
            for _, fields in self._each(part):
                if isinstance(fields, dict):
                    named |= {name for name in fields.values() if isinstance(name, str)}
        by = {self.entries[name].by for name in named if name in self.entries}
        return by - NO_CLASS_OF_A_RATE_LINE - {"", "bound"}

    def _each(self, part: str) -> list[tuple[str, Any]]:
        return [(f"{part}: {key}", fields) for key, fields in self.parts[part].items()]

    def _leads(self, place: str, name: Any, allowed: Iterable[str], what: str) -> None:
        names = list(map(str, allowed))
        if name not in names:
            shown = ", ".join(names[:MOST_SHOWN]) + (", ..." if len(names) > MOST_SHOWN else "")
            self.faults.append(f"{place} is {given_text(name)}; it must be {what}: {shown}")

    def _leads_to_entry(self, place: str, name: Any, by: str) -> None:
        allowed = [entry.id for entry in self.entries.values() if entry.by == by]
        self._leads(place, name, allowed, f"an assumption by {by}")

    def _lead_to_entries_of_a_rate_line(
        self, place: str, fields: Mapping[str, Any], *names: str
    ) -> None:
        """Each field that is there must name an assumption of which a rate line has one value."""
        allowed = [
            entry.id
            for entry in self.entries.values()
            if entry.kind == "number" and entry.by not in NO_CLASS_OF_A_RATE_LINE
        ]
        what = "an assumption with one value, by bound or by a class of the rate lines"
        for name in names:
            if name in fields:
                self._leads(f"{place}: {name}", fields[name], allowed, what)

    def _has(self, place: str, fields: Any, needed: Set[str], may: Set[str] = NOTHING) -> bool:
        if isinstance(fields, dict) and needed <= set(fields) <= needed | may:
            return True
        allowed = ", ".join(sorted(needed))
        allowed += f" (and may have {', '.join(sorted(may))})" if may else ""
        self.faults.append(f"{place}: must have {allowed}; given: {given_text(fields)}")
        return False
