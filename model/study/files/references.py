"""The names in the YAML files: every one must lead to something that stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from model.study.files.needed import DIRECT_CARE, NEEDED
from model.study.settings import Assumption
from model.study.values import given_text

MOST_SHOWN = 12  # names in a message
# What an assumption can be by that no rate line has a class of.
NO_CLASS_OF_A_RATE_LINE = frozenset({"percentile", "occupation", "service", "workers_compensation"})

Parts = Mapping[str, Any]  # as in the files, each in its form
Entries = Mapping[str, Assumption]


class Reference(NamedTuple):
    """A name in the files, and the names of which it must be one; what: what these are."""

    place: str
    name: Any
    allowed: Iterable[str]
    what: str


def reference_faults(parts: Parts, entries: Entries) -> list[str]:
    """One sentence for each name in the files that leads nowhere; [] where all lead somewhere."""
    references = (
        *_of_occupations(parts, entries),
        *_of_rate_lines(parts, entries),
        *_of_staffing(parts, entries),
        *_of_services(parts),
        *_of_the_rest(parts, entries),
    )
    faults = _missing(parts, entries)
    for place, name, allowed, what in references:
        names = list(map(str, allowed))
        if name not in names:
            shown = ", ".join(names[:MOST_SHOWN]) + (", ..." if len(names) > MOST_SHOWN else "")
            faults.append(f"{place} is {given_text(name)}; it must be {what}: {shown}")
    return faults


def _missing(parts: Parts, entries: Entries) -> list[str]:
    """What the calculation needs and the files do not have; and services of one name."""
    names = [service["name"] for service in parts["services"].values()]
    return [
        *(f"the entry {key}, which the calculation needs, is missing"
          for key in NEEDED if key not in entries),
        *(f"staffing: {key}: the role {DIRECT_CARE} is missing"
          for key, staffing in parts["staffing"].items() if DIRECT_CARE not in staffing["roles"]),
        *(f"services: {key}: another service has the name {name!r}"
          for number, (key, name) in enumerate(zip(parts["services"], names, strict=True))
          if name in names[:number]),
    ]  # fmt: skip


def _of_occupations(parts: Parts, entries: Entries) -> Iterator[Reference]:
    for key, occupation in parts["occupations"].items():
        for field, by in (("percentile", "bound"), ("wage", "percentile")):
            place = f"occupations: {key}: {field}"
            yield _to_entry(place, occupation[field], by, entries)


def _of_rate_lines(parts: Parts, entries: Entries) -> Iterator[Reference]:
    """Of rate lines, their units and roles: fields that name an assumption, and others."""
    for part, fields in (
        ("roles", ("full_time_share", "overtime_share", "staff_supported")),
        ("units", ("hours", "units")),
        ("rate_lines", ("cost_inside_loads", "cost_after_loads")),
    ):
        for key, line in parts[part].items():
            for field in fields:
                if field in line:
                    place = f"{part}: {key}: {field}"
                    yield _to_entry_of_a_rate_line(place, line[field], entries)
    classifications = sorted(_classifications_of_rate_lines(parts, entries))
    for key, line in parts["rate_lines"].items():
        place = f"rate_lines: {key}"
        yield Reference(f"{place}: staffing", line["staffing"], parts["staffing"], "a staffing")
        yield Reference(f"{place}: unit", line["unit"], parts["units"], "a unit")
        for name in classifications:
            members = parts["classifications"][name]
            member = line["classes"].get(name)
            yield Reference(f"{place}: classes.{name}", member, members, "a member")


def _of_staffing(parts: Parts, entries: Entries) -> Iterator[Reference]:
    classes = parts["classifications"].get("workers_compensation", ())
    for key, staffing in parts["staffing"].items():
        for role, staffed in staffing["roles"].items():
            place, weights = f"staffing: {key}: {role}", staffed["position_weights"]
            risk = staffed["workers_compensation"]
            yield Reference(place, role, parts["roles"], "a role")
            yield _to_entry(f"{place}: position_weights", weights, "occupation", entries)
            yield Reference(f"{place}: workers_compensation", risk, classes, "a member")


def _of_services(parts: Parts) -> Iterator[Reference]:
    for key, service in parts["services"].items():
        place, lines = f"services: {key}", parts["rate_lines"]
        yield Reference(f"{place}: group", service["group"], parts["service_groups"], "a group")
        yield Reference(f"{place}: rate_line", service["rate_line"], lines, "a line")
        for program in service["programs"]:
            yield Reference(f"{place}: programs", program, parts["programs"], "a program")
    for key, line in parts["minimum_wage_lines"].items():
        for rate_line in line["rate_lines"]:
            place = f"minimum_wage_lines: {key}"
            yield Reference(place, rate_line, parts["rate_lines"], "a rate line")


def _of_the_rest(parts: Parts, entries: Entries) -> Iterator[Reference]:
    """Of the version, of assumptions that were renamed, and of each assumption."""
    version = str(parts["study"]["version"])
    yield Reference("study: version", version, parts["versions"], "a version of history.yaml")
    for old, new in parts["renamed"].items():
        yield Reference(f"renamed: {old}", new, entries, "an assumption")
    for entry in entries.values():
        place, marks = f"{entry.id}: source.mark", dict.fromkeys(entry.source.marks.values())
        yield Reference(f"{entry.id}: section", entry.section, parts["sections"], "one of sections")
        for mark in marks:
            yield Reference(place, mark, parts["marks"], "a mark")


def _to_entry(place: str, name: Any, by: str, entries: Entries) -> Reference:
    allowed = [entry.id for entry in entries.values() if entry.by == by]
    return Reference(place, name, allowed, f"an assumption by {by}")


def _to_entry_of_a_rate_line(place: str, name: Any, entries: Entries) -> Reference:
    """To an assumption of which a rate line has one value."""
    allowed = [
        entry.id
        for entry in entries.values()
        if entry.kind == "number" and entry.by not in NO_CLASS_OF_A_RATE_LINE
    ]
    what = "an assumption with one value, by bound or by a class of the rate lines"
    return Reference(place, name, allowed, what)


def _classifications_of_rate_lines(parts: Parts, entries: Entries) -> set[str]:
    """What the assumptions of a rate line and of its roles are by, other than the bound."""
    lines = [line for part in ("roles", "units", "rate_lines") for line in parts[part].values()]
    named = {name for line in lines for name in line.values() if isinstance(name, str)}
    by = {entries[name].by for name in {*NEEDED, *named} if name in entries}
    return by - NO_CLASS_OF_A_RATE_LINE - {"", "bound"}
