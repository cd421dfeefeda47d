"""The assumptions of all bases, built of the contents of the files once these are checked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from model.errors import AssumptionsError
from model.study.assumptions import STUDY, Assumptions
from model.study.files.bases import entries_over, parts_over
from model.study.files.entries import entries_of
from model.study.files.forms import form_faults
from model.study.files.reading import Contents
from model.study.files.references import reference_faults
from model.study.parts import LINES, LINES_WITHIN, Base, LaterLaw
from model.study.settings import Assumption
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
    made_of_lines: dict[str, Any] = {part: _made(part, parts[part]) for part in LINES}
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


def _made(part: str, lines: Mapping[Any, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The objects that the lines of a part make, by key."""
    made = {}
    for key, fields in _frozen(lines).items():
        if part in LINES_WITHIN:
            name, made_within = LINES_WITHIN[part]
            within = {each: made_within(each, **line) for each, line in fields[name].items()}
            fields = {**fields, name: MappingProxyType(within)}
        made[key] = LINES[part](key, **fields)
    return MappingProxyType(made)


# Parts that are taken as they are written.
AS_WRITTEN = (
    "marks", "study", "bounds", "terms", "sections", "classifications", "service_groups",
    "programs", "renamed", "published_lines",
)  # fmt: skip
