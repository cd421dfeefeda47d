"""Other bases than the study: what their files lay over the study's files.

A file has only what differs from the study. Of an assumption it has the values, or the rise of
prices that brings the study's values forward, and their source; all else stays the study's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model.errors import AssumptionsError
from model.study.files.forms import NO_LINE, kind_faults
from model.study.files.yaml_files import parts_of_own_file
from model.study.values import given_text

FOLDER_OF_BASES = "bases"
NEEDED_PARTS = ("base", "study", "versions", "assumptions")
# Parts whose lines lie over those of the study, and parts that take the place of the study's.
MERGED_PARTS = ("study", "terms", "occupations", "marks", "alternatives")
REPLACED_PARTS = ("base", "sections", "later_law", "versions", "scenarios")
ON_EVERY_BASE = "on_every_base"  # field of a preset of the study that other bases have, too

Raw = Mapping[str, Any]  # what stands in a file


def read_base(path: Path) -> tuple[Raw, list[str]]:
    """What the file of a base holds, and what is wrong with it."""
    try:
        content = parts_of_own_file(path)
    except AssumptionsError as error:
        return {}, error.faults
    allowed = (*REPLACED_PARTS, *MERGED_PARTS, "assumptions")
    faults = [
        *(f"the part {part} is missing" for part in NEEDED_PARTS if part not in content),
        *(
            f"{part}: is not a part of a base; allowed are {', '.join(allowed)}"
            for part in content
            if part not in allowed
        ),
        *(
            f"{part}: {NO_LINE}"
            for part in (*NEEDED_PARTS, *MERGED_PARTS)
            if part in content and not (isinstance(content[part], dict) and content[part])
        ),
        *(kind_faults("scenarios", content["scenarios"], list) if "scenarios" in content else []),
    ]
    return content, [f"{path.name}: {fault}" for fault in faults]


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
    """The lines of a part with those of a base over them, field by field."""
    over = {
        key: {**lines[key], **line}
        if isinstance(line, dict) and isinstance(lines.get(key), dict)
        else line
        for key, line in of_base.items()
    }
    return {**lines, **over}


def entries_over(entries: Raw, base: Raw, file: str) -> tuple[dict[str, Any], list[str]]:
    """The assumptions of a base, each with all of its fields, without those that have faults.

    And the faults, each with the file and the assumption.
    """
    of_base = base["assumptions"]
    rises = {
        key: fields["values"]
        for key, fields in of_base.items()
        if isinstance(fields, dict) and isinstance(fields.get("values"), int | float)
    }
    faults = {key: _faults_over(entries.get(key), fields, rises) for key, fields in of_base.items()}
    complete = {
        key: _entry_over(entries.get(key, {}), fields, rises)
        for key, fields in of_base.items()
        if not faults[key]
    }
    return complete, [f"{file}: {key}: {fault}" for key, of in faults.items() for fault in of]


def _faults_over(entry: Any, fields: Any, rises: Raw) -> list[str]:
    """What is wrong with the fields of a base over an entry of the study (None: it has none)."""
    if not isinstance(fields, dict):
        return [f"must be a mapping of fields, not {given_text(fields)}"]
    faults = []
    rise = fields.get("brought_forward_by")
    if (rise is None) == ("values" not in fields):
        faults.append("values or brought_forward_by must be given, and not both")
    if rise is not None and not (isinstance(rise, str) and rise in rises):
        faults.append(f"brought_forward_by is {given_text(rise)}; it must be a number of this base")
    if rise is not None and not (entry and entry.get("kind", "number") == "number"):
        faults.append("brought_forward_by is for numbers of the study; this is none")
    if "source" not in fields:
        faults.append("source is missing; a base says where each of its values comes from")
    return faults


def _entry_over(entry: Raw, fields: Raw, rises: Raw) -> Raw:
    """An assumption of the study with the fields of a base over it.

    Where the base has values by member, the others stay. Its range is that of its values.
    """
    if "brought_forward_by" in fields:
        rise = rises[fields["brought_forward_by"]]
        earlier = entry["values"]
        values = (
            {member: brought_forward(amount, rise) for member, amount in earlier.items()}
            if isinstance(earlier, dict)
            else brought_forward(earlier, rise)
        )
    elif isinstance(fields["values"], dict) and isinstance(entry.get("values"), dict):
        has_all = entry["values"].keys() <= fields["values"].keys()  # then in its own order
        values = fields["values"] if has_all else {**entry["values"], **fields["values"]}
    else:
        values = fields["values"]
    return {**entry, **_range(values), **fields, "values": values}


def brought_forward(amount: float, rise_of_prices: float) -> float:
    """An amount at later prices; rise_of_prices: since its own time, as a fraction."""
    return amount * (1 + rise_of_prices)


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
