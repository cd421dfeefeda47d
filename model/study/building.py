"""Assumptions built of the contents of the files: all checked before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from model.study.assumptions import BOUNDS, STUDY, Assumptions, AssumptionsError
from model.study.bases import entries_over, parts_over
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
from model.study.reading import NO_LINE, Contents
from model.study.references import reference_faults
from model.study.settings import Assumption, Choice
from model.study.values import schedule_of


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


def _mapping(part: str, content: Any, faults: list[str]) -> Mapping[Any, Any]:
    """A part that must be a mapping; {} where it is none, which is added to the faults."""
    if isinstance(content, dict) and content:
        return content
    faults.append(f"{part}: {part}: {NO_LINE}")
    return {}


def _members(parts: Mapping[str, Any], faults: list[str]) -> dict[str, dict[str, str]]:
    """Member -> label for everything that an assumption can be "by"."""
    bounds, occupations, services, classifications = (
        _mapping(part, parts[part], faults)
        for part in ("bounds", "occupations", "services", "classifications")
    )
    if tuple(bounds) != BOUNDS:
        faults.append(f"bounds: must be {', '.join(BOUNDS)} in this order")
    return {
        "bound": _labels(bounds, "label"),
        "service": {
            str(key): f"{fields.get('name')} ({fields.get('procedure_code')})"
            for key, fields in services.items()
            if isinstance(fields, dict)
        },
        "occupation": _labels(occupations, "title"),
        **{
            str(name): _labels(members, "label")
            for name, members in classifications.items()
            if isinstance(members, dict)
        },
    }


def _labels(lines: Mapping[Any, Any], name: str) -> dict[str, str]:
    """Key -> label of the lines of a part: the field of that name, or all that the line says."""
    return {
        str(key): str(fields.get(name, key) if isinstance(fields, dict) else fields)
        for key, fields in lines.items()
    }


def _built(
    base: str,
    parts: Mapping[str, Any],
    entries: Mapping[str, Assumption],
    bases: Mapping[str, Assumptions],
) -> Assumptions:
    """Assumptions of checked parts. Errors: whatever comes of a part that is not in its form."""
    later_law, versions = parts["later_law"], parts["versions"]
    made_of_lines: dict[str, Any] = {
        part: MappingProxyType(
            {str(key): made(str(key), **_frozen(fields)) for key, fields in parts[part].items()}
        )
        for part, made in MADE_OF_LINES.items()
    }
    return Assumptions(
        base=Base(base, **parts["base"]),
        bases=MappingProxyType(bases),  # a view, in which those stand too that are built later
        entries=MappingProxyType(dict(entries)),
        **{part: _frozen(parts[part]) for part in AS_WRITTEN},
        **made_of_lines,
        later_law=LaterLaw(**{**later_law, "steps": schedule_of(later_law["steps"])}),
        history=MappingProxyType({
            str(version): MappingProxyType(dict(values or {}))
            for version, values in versions.items()
        }),
        preset_entries=tuple(MappingProxyType(dict(preset)) for preset in parts["scenarios"]),
    )  # fmt: skip


def _frozen(content: Any) -> Any:
    """What stands in a file, so that nothing can change it: lists are tuples."""
    if isinstance(content, dict):
        return MappingProxyType({str(key): _frozen(value) for key, value in content.items()})
    return tuple(map(_frozen, content)) if isinstance(content, list) else content


def _staffing(key: str, label: str, roles: Mapping[str, Mapping[str, str]]) -> Staffing:
    staffed = {role: StaffedRole(role, **fields) for role, fields in roles.items()}
    return Staffing(key, label, MappingProxyType(staffed))


def _alternative(
    key: str, label: str, reason: str, answers: Mapping[str, Mapping[str, Any]]
) -> Alternative:
    choices = {each: Choice(each, a["label"], a["description"]) for each, a in answers.items()}
    changes = {each: a["changes"] or MappingProxyType({}) for each, a in answers.items()}
    return Alternative(key, label, reason, MappingProxyType(choices), MappingProxyType(changes))


# Parts that are taken as they are written, and parts of which each line, by its key and fields,
# makes an object.
AS_WRITTEN = (
    "marks", "study", "bounds", "terms", "sections", "classifications", "service_groups",
    "programs", "renamed", "published_lines",
)  # fmt: skip
MADE_OF_LINES: Mapping[str, Callable[..., Any]] = MappingProxyType({
    "abbreviations": Abbreviation,
    "occupations": Occupation,
    "roles": Role,
    "staffing": _staffing,
    "units": Unit,
    "rate_lines": RateLine,
    "services": Service,
    "minimum_wage_lines": MinimumWageLine,
    "alternatives": _alternative,
})  # fmt: skip
