"""The YAML files read and checked: every fault is found before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.study.assumptions import BOUNDS, STUDY, Assumptions, AssumptionsError
from model.study.bases import FOLDER_OF_BASES, entries_over, parts_over, read_base
from model.study.entries import entry_of
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
    StaffedRole,
    Staffing,
    Unit,
)
from model.study.references import reference_faults
from model.study.settings import Assumption, Choice, Schedule
from model.study.values import given_text, schedule_of
from model.study.yaml_files import own_content

PARTS = (
    "study", "base", "marks", "alternatives", "sections", "abbreviations", "bounds", "terms",
    "occupations", "roles", "staffing", "classifications", "service_groups", "programs", "units",
    "rate_lines", "services", "minimum_wage_lines", "later_law", "versions", "renamed", "scenarios",
    "published_lines",
)  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """What the files hold: the parts, the entries, the file of each entry, and the other bases.

    bases: key of a base, which is the name of its file -> what it lays over the study.
    """

    parts: Mapping[str, Any]
    entries: Mapping[str, Any]
    files: Mapping[str, str]
    bases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


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
        for part, of_part in content.items():
            if part == "assumptions":
                for key, entry in _mapping(of_part, path.name, "assumptions", faults).items():
                    if key in entries:
                        faults.append(f"{path.name}: {key}: stands in {files[key]} too")
                    entries[key], files[key] = entry, path.name
            elif part not in PARTS:
                allowed = ", ".join(("assumptions", *PARTS))
                faults.append(f"{path.name}: {part}: is not a part; allowed are {allowed}")
            elif part in parts:
                faults.append(f"{path.name}: {part}: stands in another file too")
            else:
                parts[part] = of_part
    faults += [
        f"{folder.name}: the part {part} stands in no file"
        for part in PARTS
        if part not in parts and not faults
    ]
    if not entries and not faults:
        faults.append(f"{folder.name}: there are no assumptions in these files")
    bases = {
        path.stem: read_base(path, faults)
        for path in sorted((folder / FOLDER_OF_BASES).glob("*.yaml"))
    }
    if faults:
        raise AssumptionsError(faults)
    return Contents(parts, entries, files, bases)


def assumptions_of(contents: Contents) -> Assumptions:
    """Assumptions of the study built from the contents of the files; they know the other bases'.

    Errors: AssumptionsError with every fault at once; those of other bases where the study has
    none.
    """
    bases: dict[str, Assumptions] = {}
    faults: list[str] = []
    study = _entries(contents.parts, contents.entries, contents.files, faults)
    bases[STUDY] = _checked(STUDY, contents.parts, study, faults, bases)
    for key, of_base in contents.bases.items():
        file, of_file = f"{key}.yaml", list[str]()
        parts = parts_over(contents.parts, of_base)
        raw = entries_over(contents.entries, of_base, file, of_file)
        own = _entries(parts, raw, dict.fromkeys(raw, file), of_file)
        try:
            bases[key] = _checked(key, parts, {**study, **own}, of_file, bases)
        except AssumptionsError as error:
            faults += error.faults
    if faults:
        raise AssumptionsError(faults)
    return bases[STUDY]


def _entries(
    parts: Mapping[str, Any],
    raw: Mapping[str, Any],
    files: Mapping[str, str],
    faults: list[str],
) -> dict[str, Assumption]:
    """The entries without fault; the faults of the others are added to the list."""
    members = _members(parts, faults)
    entries = {
        key: entry_of(key, fields, files[key], members, faults) for key, fields in raw.items()
    }
    return {key: entry for key, entry in entries.items() if entry is not None}


def _checked(
    key: str,
    parts: Mapping[str, Any],
    entries: Mapping[str, Assumption],
    faults: list[str],
    bases: Mapping[str, Assumptions],
) -> Assumptions:
    """The assumptions of one base. Errors: AssumptionsError with all faults."""
    faults = faults or reference_faults(parts, entries)
    if faults:
        raise AssumptionsError(faults)
    try:
        return _built(key, parts, entries, bases)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise AssumptionsError([f"a part of the files is not in its form: {error!r}"]) from None


def _mapping(content: Any, file: str, place: str, faults: list[str]) -> Mapping[Any, Any]:
    if isinstance(content, dict) and content:
        return content
    faults.append(f"{file}: {place}: must be a mapping with at least one line")
    return {}


def _members(parts: Mapping[str, Any], faults: list[str]) -> dict[str, dict[str, str]]:
    """Member -> label for everything that an assumption can be "by"."""

    def labels(part: str, name: str) -> dict[str, str]:
        return {
            str(key): str(fields.get(name, key)) if isinstance(fields, dict) else str(fields)
            for key, fields in _mapping(parts[part], part, part, faults).items()
        }

    bounds = labels("bounds", "label")
    if tuple(bounds) != BOUNDS:
        faults.append(f"bounds: must be {', '.join(BOUNDS)} in this order")
    services = {
        str(key): f"{fields.get('name')} ({fields.get('procedure_code')})"
        for key, fields in _mapping(parts["services"], "services", "services", faults).items()
        if isinstance(fields, dict)
    }
    classes = {
        str(name): {str(key): str(label) for key, label in fields.items()}
        for name, fields in _mapping(
            parts["classifications"], "classifications", "classifications", faults
        ).items()
        if isinstance(fields, dict)
    }
    occupations = labels("occupations", "title")
    return {"bound": bounds, "service": services, "occupation": occupations, **classes}


def _built(
    base: str,
    parts: Mapping[str, Any],
    entries: Mapping[str, Assumption],
    bases: Mapping[str, Assumptions],
) -> Assumptions:
    def each(part: str, made: Any) -> Mapping[str, Any]:
        return MappingProxyType(
            {str(key): made(str(key), fields) for key, fields in parts[part].items()}
        )

    later = parts["later_law"]
    steps: Schedule = schedule_of(later["steps"])
    return Assumptions(
        base=Base(base, **parts["base"]),
        bases=MappingProxyType(bases),
        marks=MappingProxyType(dict(parts["marks"])),
        alternatives=each("alternatives", _alternative),
        study=MappingProxyType(dict(parts["study"])),
        bounds=MappingProxyType(dict(parts["bounds"])),
        terms=MappingProxyType(dict(parts["terms"])),
        sections=tuple(parts["sections"]),
        abbreviations=each("abbreviations", lambda key, fields: Abbreviation(key, **fields)),
        entries=MappingProxyType(dict(entries)),
        occupations=each("occupations", lambda key, fields: Occupation(key, **fields)),
        roles=each("roles", lambda key, fields: Role(key, **fields)),
        staffing=each(
            "staffing",
            lambda key, fields: Staffing(
                key,
                fields["label"],
                MappingProxyType(
                    {r: StaffedRole(r, **made) for r, made in fields["roles"].items()}
                ),
            ),
        ),
        classifications=each("classifications", lambda _, labels: MappingProxyType(dict(labels))),
        service_groups=each("service_groups", lambda _, label: label),
        programs=each("programs", lambda _, label: label),
        units=each("units", lambda key, fields: Unit(key, **fields)),
        rate_lines=each(
            "rate_lines",
            lambda key, fields: RateLine(
                key, **{**fields, "classes": MappingProxyType(dict(fields["classes"]))}
            ),
        ),
        services=each(
            "services",
            lambda key, fields: Service(key, **{**fields, "programs": tuple(fields["programs"])}),
        ),
        minimum_wage_lines=each(
            "minimum_wage_lines",
            lambda key, fields: MinimumWageLine(
                key, **{**fields, "rate_lines": tuple(fields["rate_lines"])}
            ),
        ),
        later_law=LaterLaw(later["label"], steps, later["source"]),
        history=each("versions", lambda _, values: MappingProxyType(dict(values or {}))),
        renamed=MappingProxyType(dict(parts["renamed"])),
        published_lines=each("published_lines", lambda _, lines: MappingProxyType(dict(lines))),
        preset_entries=tuple(MappingProxyType(dict(preset)) for preset in parts["scenarios"]),
    )


def _alternative(key: str, fields: Mapping[str, Any]) -> Alternative:
    answers = fields["answers"]
    return Alternative(
        key,
        fields["label"],
        fields["reason"],
        MappingProxyType(
            {each: Choice(each, a["label"], a["description"]) for each, a in answers.items()}
        ),
        MappingProxyType(
            {each: MappingProxyType(dict(a["changes"] or {})) for each, a in answers.items()}
        ),
    )
