"""The names in the YAML files: every one must lead to something that stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from model.layout import DIRECT_CARE, NEEDED
from model.study.assumptions import Assumption
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
# What an assumption of a rate line is by, other than a class of the line.
NOT_CLASSES = frozenset({"bound", "percentile", "occupation", "service", "workers_compensation"})


def reference_faults(parts: Mapping[str, Any], entries: Mapping[str, Assumption]) -> list[str]:
    """One sentence for each name in the files that leads nowhere; [] where all lead somewhere."""
    found = _References(parts, entries)
    found.check_needed_entries()
    found.check_occupations()
    found.check_roles_and_units()
    found.check_staffing()
    found.check_rate_lines()
    found.check_services()
    found.check_minimum_wage_lines()
    found.check_study()
    return found.faults


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
        for place, held in self._each("occupations"):
            if self._has(place, held, {"soc_code", "title", "licensed_nurse", "wage"}):
                self._leads_to_entry(f"{place}: wage", held["wage"], by="percentile")

    def check_roles_and_units(self) -> None:
        for place, held in self._each("roles"):
            if self._has(place, held, {"label", "note"}, {"staff_supported"}):
                self._may_lead_to_entry(place, held, "staff_supported")
        for place, held in self._each("units"):
            if self._has(place, held, {"label"}, {"hours", "units"}):
                self._may_lead_to_entry(place, held, "hours", "units")

    def check_staffing(self) -> None:
        classes = self.parts["classifications"].get("workers_compensation", ())
        for place, held in self._each("staffing"):
            if not self._has(place, held, {"label", "roles"}):
                continue
            if DIRECT_CARE not in held["roles"]:
                self.faults.append(f"{place}: the role {DIRECT_CARE} is missing")
            for role, staffed in held["roles"].items():
                here = f"{place}: {role}"
                self._leads(here, role, self.parts["roles"], "a role")
                if self._has(here, staffed, {"position_weights", "workers_compensation"}):
                    weights, risk = staffed["position_weights"], staffed["workers_compensation"]
                    self._leads_to_entry(f"{here}: position_weights", weights, by="occupation")
                    self._leads(f"{here}: workers_compensation", risk, classes, "a member")

    def check_rate_lines(self) -> None:
        classes = {self.entries[key].by for key in NEEDED if key in self.entries} - NOT_CLASSES
        needed, may = {"label", "staffing", "unit", "classes"}, ("cost_inside_loads",
                                                                 "cost_after_loads")  # fmt: skip
        for place, held in self._each("rate_lines"):
            if not self._has(place, held, needed, set(may)):
                continue
            self._leads(
                f"{place}: staffing", held["staffing"], self.parts["staffing"], "a staffing"
            )
            self._leads(f"{place}: unit", held["unit"], self.parts["units"], "a unit")
            self._may_lead_to_entry(place, held, *may)
            for name in sorted(classes - {""}):
                members = self.parts["classifications"][name]
                given = held["classes"].get(name)
                self._leads(f"{place}: classes.{name}", given, members, "a member")

    def check_services(self) -> None:
        needed = {"name", "procedure_code", "group", "rate_line", "programs"}
        groups, lines = self.parts["service_groups"], self.parts["rate_lines"]
        for place, held in self._each("services"):
            if self._has(place, held, needed):
                self._leads(f"{place}: group", held["group"], groups, "a group")
                self._leads(f"{place}: rate_line", held["rate_line"], lines, "a line")
                for program in held["programs"]:
                    self._leads(f"{place}: programs", program, self.parts["programs"], "a program")

    def check_minimum_wage_lines(self) -> None:
        for place, held in self._each("minimum_wage_lines"):
            if self._has(place, held, {"services", "service_group", "rate_lines"}):
                for line in held["rate_lines"]:
                    self._leads(place, line, self.parts["rate_lines"], "a rate line")

    def check_study(self) -> None:
        study, versions = self.parts["study"], map(str, self.parts["versions"])
        if self._has("study", study, STUDY_FIELDS):
            version = str(study["version"])
            self._leads("study: version", version, versions, "a version of history.yaml")

    def _each(self, part: str) -> list[tuple[str, Any]]:
        return [(f"{part}: {key}", held) for key, held in self.parts[part].items()]

    def _leads(self, place: str, name: Any, allowed: Iterable[str], what: str) -> None:
        names = list(map(str, allowed))
        if name not in names:
            shown = ", ".join(names[:MOST_SHOWN]) + (", ..." if len(names) > MOST_SHOWN else "")
            self.faults.append(f"{place} is {given_text(name)}; it must be {what}: {shown}")

    def _leads_to_entry(self, place: str, name: Any, by: str) -> None:
        named = [entry.id for entry in self.entries.values() if entry.by == by]
        self._leads(place, name, named, f"an assumption by {by}")

    def _may_lead_to_entry(self, place: str, held: Mapping[str, Any], *names: str) -> None:
        for name in names:
            if name in held:
                self._leads(f"{place}: {name}", held[name], self.entries, "an assumption")

    def _has(self, place: str, held: Any, needed: Set[str], may: Set[str] = NOTHING) -> bool:
        if isinstance(held, dict) and needed <= set(held) <= needed | may:
            return True
        allowed = ", ".join(sorted(needed))
        allowed += f" (and may have {', '.join(sorted(may))})" if may else ""
        self.faults.append(f"{place}: must have {allowed}; given: {given_text(held)}")
        return False
