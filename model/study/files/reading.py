"""The YAML files of a folder, read: their parts and entries as they stand, not yet checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from model.errors import AssumptionsError
from model.study.files.bases import FOLDER_OF_BASES, read_base
from model.study.files.forms import NO_LINE
from model.study.files.yaml_files import parts_of_own_file

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
            of_file = parts_of_own_file(path)
        except AssumptionsError as error:
            faults += error.faults
        else:
            faults += _file_faults(contents, path.name, of_file)
            contents = _with_file(contents, path.name, of_file)
    if not faults:
        faults = [
            f"{folder.name}: the part {part} stands in no file"
            for part in PARTS
            if part not in contents.parts
        ]
    if not contents.entries and not faults:
        faults.append(f"{folder.name}: there are no assumptions in these files")
    of_bases = {p.stem: read_base(p) for p in sorted((folder / FOLDER_OF_BASES).glob("*.yaml"))}
    faults += [fault for _, of_base in of_bases.values() for fault in of_base]
    if faults:
        raise AssumptionsError(faults)
    return replace(contents, bases={key: content for key, (content, _) in of_bases.items()})


def _file_faults(contents: Contents, file: str, of_file: Mapping[str, Any]) -> list[str]:
    """What is wrong with the parts of one more file, beside those that are read before."""
    allowed = ("assumptions", *PARTS)
    entries = _entries_of_file(of_file)
    faults = [
        *(f"{file}: {part}: is not a part; allowed are {', '.join(allowed)}"
          for part in of_file if part not in allowed),
        *(f"{file}: {part}: stands in another file too"
          for part in of_file if part in PARTS and part in contents.parts),
    ]  # fmt: skip
    if "assumptions" in of_file and not entries:
        faults.append(f"{file}: assumptions: {NO_LINE}")
    twice = [key for key in entries if key in contents.files]
    return [*faults, *(f"{file}: {key}: stands in {contents.files[key]} too" for key in twice)]


def _with_file(contents: Contents, file: str, of_file: Mapping[str, Any]) -> Contents:
    entries = _entries_of_file(of_file)
    parts = {part: content for part, content in of_file.items() if part != "assumptions"}
    return Contents(
        {**contents.parts, **parts},
        {**contents.entries, **entries},
        {**contents.files, **dict.fromkeys(entries, file)},
    )


def _entries_of_file(of_file: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entries of a file; {} where there is no mapping of them."""
    entries = of_file.get("assumptions")
    return entries if isinstance(entries, dict) else {}
