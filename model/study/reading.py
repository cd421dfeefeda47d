"""The YAML files of a folder, read: their parts and entries as they stand, not yet checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from model.study.assumptions import AssumptionsError
from model.study.bases import FOLDER_OF_BASES, read_base
from model.study.yaml_files import parts_of_own_file

NO_LINE = "must be a mapping with at least one line"
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
    contents = Contents({}, {}, {})
    for path in paths:
        try:
            contents = _with_file(contents, path.name, parts_of_own_file(path), faults)
        except AssumptionsError as error:
            faults += error.faults
    if not faults:
        faults += [
            f"{folder.name}: the part {part} stands in no file"
            for part in PARTS
            if part not in contents.parts
        ]
    if not contents.entries and not faults:
        faults.append(f"{folder.name}: there are no assumptions in these files")
    paths_of_bases = sorted((folder / FOLDER_OF_BASES).glob("*.yaml"))
    bases = {path.stem: read_base(path, faults) for path in paths_of_bases}
    if faults:
        raise AssumptionsError(faults)
    return replace(contents, bases=bases)


def _with_file(
    contents: Contents, file: str, of_file: Mapping[str, Any], faults: list[str]
) -> Contents:
    """Contents with those of one more file; what is wrong with it is added to the faults."""
    parts = {part: content for part, content in of_file.items() if part != "assumptions"}
    for part in parts:
        if part not in PARTS:
            allowed = ", ".join(("assumptions", *PARTS))
            faults.append(f"{file}: {part}: is not a part; allowed are {allowed}")
        elif part in contents.parts:
            faults.append(f"{file}: {part}: stands in another file too")
    entries = of_file.get("assumptions", {})
    if "assumptions" in of_file and not (isinstance(entries, dict) and entries):
        faults.append(f"{file}: assumptions: {NO_LINE}")
        entries = {}
    faults += [
        f"{file}: {key}: stands in {contents.files[key]} too"
        for key in entries
        if key in contents.files
    ]
    return Contents(
        {**contents.parts, **parts},
        {**contents.entries, **entries},
        {**contents.files, **dict.fromkeys(entries, file)},
    )
