"""The assumptions of all bases, built of the contents of the files once these are checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from model.errors import AssumptionsError
from model.study.assumptions import STUDY, Assumptions
from model.study.files.bases import entries_over, parts_over
from model.study.files.entries import entries_of
from model.study.files.forms import form_faults
from model.study.files.reading import Contents
from model.study.files.references import reference_faults
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
from model.study.settings import Assumption, Choice
from model.study.values import schedule_of


def assumptions_of(contents: Contents) -> Assumptions:
    """Assumptions of the study built from the contents of the files; they know the other bases'.

    Errors: AssumptionsError with every fault at once; those of other bases where the study has
    none.
    """
    study, faults = _entries(contents.parts, contents.entries, contents.files)
    if faults:
        raise AssumptionsError(faults)
    bases: dict[str, Assumptions] = {}
    bases[STUDY] = _built(STUDY, contents.parts, study, bases)
    for key, of_base in contents.bases.items():
        parts = parts_over(contents.parts, of_base)
        raw, faults_over = entries_over(contents.entries, of_base, f"{key}.yaml")
        entries, faults_of_entries = _entries(parts, raw, dict.fromkeys(raw, f"{key}.yaml"), study)
        if of_this_base := [*faults_over, *faults_of_entries]:
            faults += of_this_base
        else:
            bases[key] = _built(key, parts, entries, bases)
    if faults:
        raise AssumptionsError(faults)
    return bases[STUDY]


def _entries(
    parts: Mapping[str, Any],
    raw: Mapping[str, Any],
    files: Mapping[str, str],
    below: Mapping[str, Assumption] = MappingProxyType({}),
) -> tuple[dict[str, Assumption], list[str]]:
    """The entries, over those that lie below them; and all faults of parts, entries and names."""
    if faults := form_faults(parts):
        return {}, faults
    over, faults = entries_of(raw, files, _members(parts))
    entries = {**below, **over}
    return entries, faults or reference_faults(parts, entries)


def _members(parts: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Member -> label for everything that an assumption can be "by"."""
    return {
        "bound": _labels(parts["bounds"]),
        "service": {
            str(key): f"{fields['name']} ({fields['procedure_code']})"
            for key, fields in parts["services"].items()
        },
        "occupation": {str(key): fields["title"] for key, fields in parts["occupations"].items()},
        **{str(name): _labels(members) for name, members in parts["classifications"].items()},
    }


def _labels(labels: Mapping[Any, Any]) -> dict[str, str]:
    return {str(key): str(label) for key, label in labels.items()}


def _built(
    base: str,
    parts: Mapping[str, Any],
    entries: Mapping[str, Assumption],
    bases: Mapping[str, Assumptions],
) -> Assumptions:
    """Assumptions of checked parts. bases: of all bases; those built later stand in it, too."""
    later_law, versions = parts["later_law"], parts["versions"]
    made_of_lines: dict[str, Any] = {
        part: MappingProxyType(
            {str(key): made(str(key), **_frozen(fields)) for key, fields in parts[part].items()}
        )
        for part, made in MADE_OF_LINES.items()
    }
    return Assumptions(
        base=Base(base, **parts["base"]),
        bases=MappingProxyType(bases),
        entries=MappingProxyType(dict(entries)),
        **{part: _frozen(parts[part]) for part in AS_WRITTEN},
        **made_of_lines,
        later_law=LaterLaw(**{**later_law, "steps": schedule_of(later_law["steps"])}),
        history=MappingProxyType({
            str(version): MappingProxyType(dict(values))
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
    changes = {each: a["changes"] for each, a in answers.items()}
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
