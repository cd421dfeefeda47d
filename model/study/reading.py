"""The YAML files read and checked: every fault is found before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.study.assumptions import (
    BOUNDS,
    Assumption,
    Assumptions,
    AssumptionsError,
    LaterLaw,
    MinimumWageLine,
    Occupation,
    RateLine,
    Role,
    Schedule,
    Service,
    StaffedRole,
    Staffing,
    Unit,
)
from model.study.entries import entry_of
from model.study.references import reference_faults
from model.study.values import given_text, schedule_of
from model.study.yaml_files import own_content

PARTS = (
    "study", "bounds", "terms", "occupations", "roles", "staffing", "classifications",
    "service_groups", "programs", "units", "rate_lines", "services", "minimum_wage_lines",
    "later_law", "versions", "scenarios", "published_lines",
)  # fmt: skip


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
            faults.append(f"{path.name}: must be a mapping of parts, not {given_text(content)}")
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
        key: entry_of(key, raw, contents.files[key], members, faults)
        for key, raw in contents.entries.items()
    }
    known = {key: entry for key, entry in entries.items() if entry is not None}
    if not faults:
        faults += reference_faults(parts, known)
    if faults:
        raise AssumptionsError(faults)
    try:
        return _built(parts, known)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise AssumptionsError([f"a part of the files is not in its form: {error!r}"]) from None


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
