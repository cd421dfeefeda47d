"""The YAML files read and checked: every fault is found before anything is built."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.assumptions import (
    BOUNDS,
    Assumption,
    Assumptions,
    AssumptionsError,
    Choice,
    LaterLaw,
    Limits,
    MinimumWageLine,
    Occupation,
    RateLine,
    Role,
    Schedule,
    Service,
    Source,
    StaffedRole,
    Staffing,
    Unit,
)
from model.values import schedule_faults, schedule_of, value_fault
from model.yaml_files import own_content

PARTS = (
    "study", "bounds", "terms", "occupations", "roles", "staffing", "classifications",
    "service_groups", "programs", "units", "rate_lines", "services", "minimum_wage_lines",
    "later_law", "versions", "scenarios", "published_lines",
)  # fmt: skip
KINDS = ("number", "choice", "date", "schedule")
SOURCE_KINDS = ("published", "external", "recovered", "calibrated")
REQUIRED = ("label", "description", "unit", "section", "values", "source")
FIELDS = (
    *REQUIRED,
    "limits",
    "study_range",
    "step",
    "by",
    "kind",
    "stands_for",
    "headline",
    "headline_members",
    "remark",
    "choices",
)


@dataclass(frozen=True)
class Contents:
    """What the files hold: the parts, the entries, and the file that each entry stands in."""

    parts: Mapping[str, Any]
    entries: Mapping[str, Any]
    files: Mapping[str, str]


def read_folder(folder: Path) -> Contents:
    """Contents of the YAML files of a folder.

    Errors: AssumptionsError that lists each file that is missing, empty, not YAML, or holds a
    part that is unknown or stands in two files.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise AssumptionsError([f"{folder.name}: there is no .yaml file in this folder"])
    faults: list[str] = []
    parts: dict[str, Any] = {}
    entries: dict[str, Any] = {}
    files: dict[str, str] = {}
    for path in paths:
        try:
            content = own_content(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            faults.append(f"{path.name}: {error}")
            continue
        if content is None:
            faults.append(f"{path.name}: is empty; it must hold at least one part")
            continue
        if not isinstance(content, dict):
            faults.append(f"{path.name}: must be a mapping of parts, not {_given(content)}")
            continue
        for part, held in content.items():
            if part == "assumptions":
                for key, entry in _mapping(held, path.name, "assumptions", faults).items():
                    if key in entries:
                        faults.append(f"{path.name}: {key}: stands in {files[key]} too")
                    entries[key], files[key] = entry, path.name
            elif part not in PARTS:
                allowed = ", ".join(("assumptions", *PARTS))
                faults.append(f"{path.name}: {part}: is not a part; allowed are {allowed}")
            elif part in parts:
                faults.append(f"{path.name}: {part}: stands in another file too")
            else:
                parts[part] = held
    faults += [
        f"{folder.name}: the part {part} stands in no file"
        for part in PARTS
        if part not in parts and not faults
    ]
    if not entries and not faults:
        faults.append(f"{folder.name}: there are no assumptions in these files")
    if faults:
        raise AssumptionsError(faults)
    return Contents(parts, entries, files)


def assumptions_of(contents: Contents) -> Assumptions:
    """Assumptions built from the contents of the files.

    Errors: AssumptionsError with every fault at once.
    """
    faults: list[str] = []
    parts = contents.parts
    members = _members(parts, faults)
    entries = {
        key: _entry(key, raw, contents.files[key], members, faults)
        for key, raw in contents.entries.items()
    }
    known = {key: entry for key, entry in entries.items() if entry is not None}
    if not faults:
        faults += _reference_faults(parts, known)
    if faults:
        raise AssumptionsError(faults)
    try:
        return _built(parts, known)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise AssumptionsError([f"a part of the files is not in its form: {error!r}"]) from None


def _given(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _mapping(held: Any, file: str, place: str, faults: list[str]) -> Mapping[Any, Any]:
    if isinstance(held, dict) and held:
        return held
    faults.append(f"{file}: {place}: must be a mapping with at least one line")
    return {}


def _members(parts: Mapping[str, Any], faults: list[str]) -> dict[str, dict[str, str]]:
    """Member -> label for everything that an assumption can be "by"."""

    def labels(part: str, name: str) -> dict[str, str]:
        return {
            str(key): str(held.get(name, key)) if isinstance(held, dict) else str(held)
            for key, held in _mapping(parts[part], part, part, faults).items()
        }

    bounds = labels("bounds", "label")
    if tuple(bounds) != BOUNDS:
        faults.append(f"bounds: must be {', '.join(BOUNDS)} in this order")
    services = {
        str(key): f"{held.get('name')} ({held.get('procedure_code')})"
        for key, held in _mapping(parts["services"], "services", "services", faults).items()
        if isinstance(held, dict)
    }
    classes = {
        str(name): {str(key): str(label) for key, label in held.items()}
        for name, held in _mapping(
            parts["classifications"], "classifications", "classifications", faults
        ).items()
        if isinstance(held, dict)
    }
    occupations = labels("occupations", "title")
    return {"bound": bounds, "service": services, "occupation": occupations, **classes}


def _member_faults(by: str, given: Iterable[str], members: dict[str, dict[str, str]]) -> list[str]:
    given = list(given)
    if by == "percentile":
        wrong = [name for name in given if not re.fullmatch(r"percentile_[1-9]\d?", name)]
        allowed = "percentile_1 to percentile_99"
        missing = [] if len(given) >= 2 else ["at least two percentiles"]
    elif by == "occupation":
        wrong = [name for name in given if name not in members[by]]
        allowed, missing = "the occupations", []
    else:
        wrong = [name for name in given if name not in members[by]]
        allowed = ", ".join(members[by])
        missing = [name for name in members[by] if name not in given]
    return [f"values: {name} is not a member; allowed are {allowed}" for name in wrong] + [
        f"values: {name} is missing" for name in missing
    ]


def _limits(raw: Any, place: str, faults: list[str]) -> Limits | None:
    if not isinstance(raw, dict) or set(raw) != {"minimum", "maximum"}:
        faults.append(f"{place} must be {{minimum: ..., maximum: ...}}, not {_given(raw)}")
        return None
    low, high = raw["minimum"], raw["maximum"]
    dates = isinstance(low, datetime.date) and isinstance(high, datetime.date)
    numbers = _is_number(low) and _is_number(high)
    if not (dates or numbers) or high < low:
        faults.append(f"{place} must be two numbers or dates in order, not {_given(raw)}")
        return None
    return Limits(low, high)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _source(raw: Any, members: Iterable[str], faults: list[str]) -> Source | None:
    if not isinstance(raw, dict):
        faults.append(f"source must be a mapping with kind and where, not {_given(raw)}")
        return None
    unknown = set(raw) - {"kind", "where", "how", "band"}
    faults += [f"source.{name} is unknown; allowed are kind, where, how, band" for name in unknown]
    kind, where, how = raw.get("kind"), raw.get("where"), raw.get("how", "")
    if kind not in SOURCE_KINDS:
        faults.append(f"source.kind is {_given(kind)}; allowed are {', '.join(SOURCE_KINDS)}")
    if not isinstance(where, str) or not where.strip():
        faults.append("source.where must name the table, section or source")
    if kind in ("recovered", "calibrated") and not (isinstance(how, str) and how.strip()):
        faults.append(f"source.how must say how a {kind} value was found")
    raw_band = raw.get("band")
    band: dict[str, Limits] = {}
    if kind == "calibrated" and raw_band is None:
        faults.append("source.band must give the values that the printed tables allow")
    if isinstance(raw_band, dict):
        by_member = raw_band if "minimum" not in raw_band else dict.fromkeys(members, raw_band)
        for member, limits in by_member.items():
            found = _limits(limits, f"source.band {member}".strip(), faults)
            if found is not None:
                band[str(member)] = found
    return Source(str(kind), str(where), str(how), MappingProxyType(band))


def _entry(
    key: Any, raw: Any, file: str, members: dict[str, dict[str, str]], faults: list[str]
) -> Assumption | None:
    """One entry of the files; None where it has faults, which are added to the list."""
    own: list[str] = []
    entry = _checked_entry(str(key), raw, file, members, own)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", str(key)):
        own.append("an id is made of small letters, digits and underscores")
    faults += [f"{file}: {key}: {fault}" for fault in own]
    return None if own else entry


def _checked_entry(
    key: str, raw: Any, file: str, members: dict[str, dict[str, str]], faults: list[str]
) -> Assumption | None:
    if not isinstance(raw, dict):
        faults.append(f"must be a mapping of fields, not {_given(raw)}")
        return None
    kind = raw.get("kind", "number")
    required = REQUIRED if kind == "choice" else (*REQUIRED, "limits", "study_range", "step")
    faults += [f"{name} is missing" for name in required if raw.get(name) in (None, "")]
    faults += [
        f"{name} is not a field; allowed are {', '.join(FIELDS)}"
        for name in raw
        if name not in FIELDS
    ]
    if kind not in KINDS:
        faults.append(f"kind is {_given(kind)}; allowed are {', '.join(KINDS)}")
    faults += [
        f"{name} must be text, not {_given(raw[name])}"
        for name in ("label", "description", "unit", "section", "headline", "remark")
        if name in raw and not isinstance(raw[name], str)
    ]
    by = raw.get("by", "")
    if by not in ("", "percentile", *members):
        faults.append(f"by is {_given(by)}; allowed are percentile, {', '.join(members)}")
    if faults:
        return None
    limits = _limits(raw["limits"], "limits", faults) if "limits" in raw else None
    study_range = (
        _limits(raw["study_range"], "study_range", faults) if "study_range" in raw else None
    )
    step = raw.get("step")
    if step is not None and not (_is_number(step) and step > 0):
        faults.append(f"step must be a number above 0, not {_given(step)}")
    choices = _choices(raw.get("choices"), faults) if kind == "choice" else {}
    values = raw["values"]
    if by:
        if not isinstance(values, dict):
            faults.append(f"values must be a mapping by {by}, not {_given(values)}")
            return None
        faults += _member_faults(by, map(str, values), members)
        by_member = {str(member): value for member, value in values.items()}
    else:
        by_member = {"": values}
    labels = _member_labels(by, by_member, members)
    source = _source(raw["source"], by_member, faults)
    if faults or source is None:
        return None
    entry = Assumption(
        id=key,
        label=raw["label"],
        description=raw["description"],
        unit=raw["unit"],
        section=raw["section"],
        values=MappingProxyType(by_member),
        source=source,
        by=by,
        member_labels=MappingProxyType(labels),
        kind=kind,
        limits=limits,
        study_range=study_range,
        step=step,
        stands_for=tuple(raw.get("stands_for", ())),
        headline=raw.get("headline", ""),
        headline_members=tuple(raw.get("headline_members", by_member if "headline" in raw else ())),
        remark=raw.get("remark", ""),
        choices=MappingProxyType(choices),
        file=file,
    )
    faults += _value_faults(entry)
    if faults:
        return None
    return entry if kind == "choice" else _with_python_values(entry)


def _member_labels(
    by: str, values: Mapping[str, Any], members: dict[str, dict[str, str]]
) -> dict[str, str]:
    if by == "percentile":
        return {name: f"percentile {name.removeprefix('percentile_')}" for name in values}
    return {name: members[by].get(name, name) for name in values} if by else {}


def _choices(raw: Any, faults: list[str]) -> dict[str, Choice]:
    if not isinstance(raw, dict) or not raw:
        faults.append("choices must be a mapping of choices, each with label and description")
        return {}
    for key, held in raw.items():
        if not isinstance(held, dict) or set(held) != {"label", "description"}:
            faults.append(f"choices: {key} must have label and description")
    if faults:
        return {}
    return {str(k): Choice(str(k), held["label"], held["description"]) for k, held in raw.items()}


def _value_faults(entry: Assumption) -> list[str]:
    if entry.kind == "schedule":
        return [f"values: {fault}" for fault in schedule_faults(entry.values[""], entry)]
    faults = []
    for member, value in entry.values.items():
        place = f"values.{member}" if member else "values"
        fault = value_fault(value, entry)
        if fault:
            faults.append(f"{place} {fault}")
        elif entry.kind != "choice":
            band = entry.source.band.get(member)
            if entry.study_range is not None and not entry.study_range.admits(value):
                faults.append(f"{place} is {value}; outside study_range")
            if entry.source.kind == "calibrated" and (band is None or not band.admits(value)):
                faults.append(f"{place} is {value}; outside source.band or the band is missing")
    faults += [
        f"stands_for: {name} is not a member of values"
        for name in entry.stands_for
        if name not in entry.values
    ]
    faults += [
        f"headline_members: {name} is not a member of values"
        for name in entry.headline_members
        if name not in entry.values
    ]
    faults += [
        f"source.band: {name} is not a member of values"
        for name in entry.source.band
        if name not in entry.values
    ]
    if entry.by == "occupation":
        total = sum(entry.values.values())
        if abs(total - 1) > 1e-9:
            faults.append(f"values add up to {total:g}; the shares of a role must add up to 1")
    return faults


def _with_python_values(entry: Assumption) -> Assumption:
    if entry.kind == "schedule":
        values: dict[str, Any] = {"": schedule_of(entry.values[""])}
    elif entry.kind == "number":
        values = {member: float(value) for member, value in entry.values.items()}
    else:
        values = dict(entry.values)
    return Assumption(**{**entry.__dict__, "values": MappingProxyType(values)})


def _reference_faults(parts: Mapping[str, Any], entries: Mapping[str, Assumption]) -> list[str]:
    """One sentence for each name in the files that leads nowhere."""
    from model.inputs import NEEDED

    faults = [
        f"the entry {key}, which the calculation needs, is missing"
        for key in NEEDED
        if key not in entries
    ]

    def leads(place: str, name: Any, allowed: Iterable[str], what: str) -> None:
        allowed = list(allowed)
        if name not in allowed:
            shown = ", ".join(map(str, allowed[:12])) + (", ..." if len(allowed) > 12 else "")
            faults.append(f"{place} is {_given(name)}; it must be {what}: {shown}")

    def fields(place: str, held: Any, needed: Set[str], may: Set[str] = frozenset()) -> bool:
        if isinstance(held, dict) and needed <= set(held) <= needed | may:
            return True
        allowed = ", ".join(sorted(needed)) + (
            f" (and may have {', '.join(sorted(may))})" if may else ""
        )
        faults.append(f"{place}: must have {allowed}; given: {_given(held)}")
        return False

    for key, held in parts["occupations"].items():
        place = f"occupations: {key}"
        if fields(place, held, {"soc_code", "title", "licensed_nurse", "wage"}):
            by = [e.id for e in entries.values() if e.by == "percentile"]
            leads(f"{place}: wage", held["wage"], by, "an assumption by percentile")
    for key, held in parts["roles"].items():
        fits = fields(f"roles: {key}", held, {"label", "note"}, {"staff_supported"})
        if fits and "staff_supported" in held:
            leads(
                f"roles: {key}: staff_supported", held["staff_supported"], entries, "an assumption"
            )
    for key, held in parts["units"].items():
        if fields(f"units: {key}", held, {"label"}, {"hours", "units"}):
            for name in ("hours", "units"):
                if name in held:
                    leads(f"units: {key}: {name}", held[name], entries, "an assumption")
    for key, held in parts["staffing"].items():
        if fields(f"staffing: {key}", held, {"label", "roles"}):
            if "direct_care" not in held["roles"]:
                faults.append(f"staffing: {key}: the role direct_care is missing")
            for role, staffed in held["roles"].items():
                place = f"staffing: {key}: {role}"
                leads(place, role, parts["roles"], "a role")
                if fields(place, staffed, {"position_weights", "workers_compensation"}):
                    by = [e.id for e in entries.values() if e.by == "occupation"]
                    leads(
                        f"{place}: position_weights",
                        staffed["position_weights"],
                        by,
                        "an assumption by occupation",
                    )
                    leads(
                        f"{place}: workers_compensation",
                        staffed["workers_compensation"],
                        parts["classifications"].get("workers_compensation", ()),
                        "a member",
                    )
    needed_classes = {
        entry.by for key in NEEDED if (entry := entries.get(key)) is not None and entry.by
    } - {"bound", "percentile", "occupation", "service", "workers_compensation"}
    for key, held in parts["rate_lines"].items():
        place = f"rate_lines: {key}"
        if not fields(
            place,
            held,
            {"label", "staffing", "unit", "classes"},
            {"cost_inside_loads", "cost_after_loads"},
        ):
            continue
        leads(f"{place}: staffing", held["staffing"], parts["staffing"], "a staffing")
        leads(f"{place}: unit", held["unit"], parts["units"], "a unit")
        for name in ("cost_inside_loads", "cost_after_loads"):
            if name in held:
                leads(f"{place}: {name}", held[name], entries, "an assumption")
        for name in sorted(needed_classes):
            leads(
                f"{place}: classes.{name}",
                held["classes"].get(name),
                parts["classifications"][name],
                "a member",
            )
    for key, held in parts["services"].items():
        if fields(
            f"services: {key}", held, {"name", "procedure_code", "group", "rate_line", "programs"}
        ):
            leads(f"services: {key}: group", held["group"], parts["service_groups"], "a group")
            leads(f"services: {key}: rate_line", held["rate_line"], parts["rate_lines"], "a line")
            for program in held["programs"]:
                leads(f"services: {key}: programs", program, parts["programs"], "a program")
    for key, held in parts["minimum_wage_lines"].items():
        if fields(f"minimum_wage_lines: {key}", held, {"services", "service_group", "rate_lines"}):
            for line in held["rate_lines"]:
                leads(f"minimum_wage_lines: {key}", line, parts["rate_lines"], "a rate line")
    if fields(
        "study",
        parts["study"],
        {
            "version",
            "title",
            "author",
            "client",
            "date",
            "period",
            "short_title",
            "source_line",
            "disclaimer",
        },
    ):
        leads(
            "study: version",
            str(parts["study"]["version"]),
            map(str, parts["versions"]),
            "a version of history.yaml",
        )
    return faults


def _built(parts: Mapping[str, Any], entries: Mapping[str, Assumption]) -> Assumptions:
    def each(part: str, made: Any) -> Mapping[str, Any]:
        return MappingProxyType(
            {str(key): made(str(key), held) for key, held in parts[part].items()}
        )

    later = parts["later_law"]
    steps: Schedule = schedule_of(later["steps"])
    return Assumptions(
        study=MappingProxyType(dict(parts["study"])),
        bounds=MappingProxyType(dict(parts["bounds"])),
        terms=MappingProxyType(dict(parts["terms"])),
        entries=MappingProxyType(dict(entries)),
        occupations=each("occupations", lambda k, held: Occupation(k, **held)),
        roles=each("roles", lambda k, held: Role(k, **held)),
        staffing=each(
            "staffing",
            lambda k, held: Staffing(
                k,
                held["label"],
                MappingProxyType({r: StaffedRole(r, **made) for r, made in held["roles"].items()}),
            ),
        ),
        classifications=each("classifications", lambda _, held: MappingProxyType(dict(held))),
        service_groups=each("service_groups", lambda _, held: held),
        programs=each("programs", lambda _, held: held),
        units=each("units", lambda k, held: Unit(k, **held)),
        rate_lines=each(
            "rate_lines",
            lambda k, held: RateLine(
                k, **{**held, "classes": MappingProxyType(dict(held["classes"]))}
            ),
        ),
        services=each(
            "services", lambda k, held: Service(k, **{**held, "programs": tuple(held["programs"])})
        ),
        minimum_wage_lines=each(
            "minimum_wage_lines",
            lambda k, held: MinimumWageLine(k, **{**held, "rate_lines": tuple(held["rate_lines"])}),
        ),
        later_law=LaterLaw(later["label"], steps, later["source"]),
        history=each("versions", lambda _, held: MappingProxyType(dict(held or {}))),
        published_lines=each("published_lines", lambda _, held: MappingProxyType(dict(held))),
        preset_entries=tuple(MappingProxyType(dict(preset)) for preset in parts["scenarios"]),
    )
