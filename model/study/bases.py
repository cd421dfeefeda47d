"""Other bases than the study: what their files lay over the study's files.

A file says only what is otherwise than in the study. Of an assumption it gives the values, or what
brings the study's forward, and their source; whatever else it does not give stays the study's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from model.study.assumptions import AssumptionsError
from model.study.values import given_text
from model.study.yaml_files import parts_of_own_file

FOLDER_OF_BASES = "bases"
NEEDED_PARTS = ("base", "study", "versions", "assumptions")
# Parts of which a base gives some lines; of the others that it gives, all.
MERGED_PARTS = ("study", "terms", "occupations", "marks", "alternatives")
ON_EVERY_BASE = "on_every_base"  # of a preset of the study
REPLACED_PARTS = ("base", "sections", "later_law", "versions", "scenarios")

Raw = Mapping[str, Any]  # what stands in a file


def read_base(path: Path, faults: list[str]) -> Raw:
    """What the file of a base holds; {} where it cannot be used, with its faults."""
    try:
        content = parts_of_own_file(path)
    except AssumptionsError as error:
        faults += error.faults
        return {}
    allowed = (*REPLACED_PARTS, *MERGED_PARTS, "assumptions")
    of_file = [
        *(f"the part {part} is missing" for part in NEEDED_PARTS if part not in content),
        *(
            f"{part}: is not a part of a base; allowed are {', '.join(allowed)}"
            for part in content
            if part not in allowed
        ),
        *(
            f"{part}: must be a mapping with at least one line"
            for part in (*NEEDED_PARTS, *MERGED_PARTS)
            if part in content and not (isinstance(content[part], dict) and content[part])
        ),
    ]
    faults += [f"{path.name}: {fault}" for fault in of_file]
    return {} if of_file else content


def parts_over(parts: Raw, base: Raw) -> Raw:
    """The study's parts with those of a base over them.

    Behind its own presets stand those of the study that are on every base.
    """
    merged = {part: _lines_over(parts[part], base[part]) for part in MERGED_PARTS if part in base}
    replaced = {part: base[part] for part in REPLACED_PARTS if part in base}
    shared = [preset for preset in parts["scenarios"] if preset.get(ON_EVERY_BASE)]
    presets = [*base.get("scenarios", []), *shared]
    return {**parts, **merged, **replaced, "scenarios": presets}


def _lines_over(lines: Raw, of_base: Raw) -> Raw:
    """Lines of a part, each with the fields that the base gives over those that it has."""
    return {
        **lines,
        **{
            key: {**lines[key], **given}
            if isinstance(given, dict) and isinstance(lines.get(key), dict)
            else given
            for key, given in of_base.items()
        },
    }


def entries_over(entries: Raw, base: Raw, file: str, faults: list[str]) -> Raw:
    """The assumptions of a base, each with all of its fields; those with faults are left out."""
    rises = {key: entry.get("values") for key, entry in base["assumptions"].items()
             if isinstance(entry, dict)}  # fmt: skip
    complete = {}
    for key, given in base["assumptions"].items():
        of_entry = _faults_of(given, rises)
        faults += [f"{file}: {key}: {fault}" for fault in of_entry]
        if not of_entry:
            complete[key] = _entry_over(entries.get(key, {}), given, rises)
    return complete


def _faults_of(given: Any, rises: Raw) -> list[str]:
    """What is wrong with what a base gives of an assumption, beside what is checked of every."""
    if not isinstance(given, dict):
        return [f"must be a mapping of fields, not {given_text(given)}"]
    faults = []
    rise = given.get("brought_forward_by")
    if (rise is None) == ("values" not in given):
        faults.append("values or brought_forward_by must be given, and not both")
    if rise is not None and not isinstance(rises.get(rise), int | float):
        faults.append(f"brought_forward_by is {given_text(rise)}; it must be a number of this base")
    if "source" not in given:
        faults.append("source is missing; a base says where each of its values comes from")
    return faults


def _entry_over(entry: Raw, given: Raw, rises: Raw) -> Raw:
    """An assumption of the study with what a base gives of it.

    Where the base gives values by member, the others stay. Its range is that of its values.
    """
    if "brought_forward_by" in given:
        rise = rises[given["brought_forward_by"]]
        values = _each(entry["values"], lambda amount: brought_forward(amount, rise))
    elif isinstance(given["values"], dict) and isinstance(entry.get("values"), dict):
        has_all = entry["values"].keys() <= given["values"].keys()  # then in its own order
        values = given["values"] if has_all else {**entry["values"], **given["values"]}
    else:
        values = given["values"]
    return {**entry, **_range(values), **given, "values": values}


def brought_forward(amount: float, rise_of_prices: float) -> float:
    """An amount at later prices; rise_of_prices: since its own time, as a fraction."""
    return amount * (1 + rise_of_prices)


def _each(values: Any, of: Callable[[Any], Any]) -> Any:
    if isinstance(values, dict):
        return {key: of(value) for key, value in values.items()}
    return of(values)


def _range(values: Any) -> Raw:
    """The smallest and the largest value as the range; {} of a choice or of what is no value."""
    listed: list[Any] = (
        [*values.values()]
        if isinstance(values, dict)
        else [step.get("minimum_wage_usd_per_hour") for step in values if isinstance(step, dict)]
        if isinstance(values, list)
        else [values]
    )
    try:
        ends = {"minimum": min(listed), "maximum": max(listed)}
    except (TypeError, ValueError):
        return {}
    return {} if isinstance(listed[0], str) else {"base_range": ends}
