"""The programs' YAML files, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.errors import AssumptionsError
from model.programs.program import Fact, Program, Standard
from model.study.assumptions import FOLDER
from model.study.files.entries import entries_of
from model.study.files.yaml_files import parts_of_own_file, read_in_form

PROGRAMS_FOLDER = FOLDER / "programs"
WORDS = ("title", "document", "period", "what_this_is", "disclaimer")


def content_of(key: str, folder: Path = PROGRAMS_FOLDER) -> Mapping[str, Any]:
    """The parts of one file of the folder. Errors: those of `parts_of_own_file`."""
    return parts_of_own_file(folder / f"{key}.yaml")


def load_program(key: str) -> Program:
    """The program of a file. Errors: AssumptionsError with every fault of the file."""
    content, name = content_of(key), f"{key}.yaml"
    about = content.get("program")
    if not isinstance(about, dict) or not all(isinstance(about.get(each), str) for each in WORDS):
        raise AssumptionsError([f"{name}: program must have the texts {', '.join(WORDS)}"])
    members = {part: dict(labels) for part, labels in (content.get("members") or {}).items()}
    raw_entries = content.get("assumptions") or {}
    entries, faults = entries_of(raw_entries, dict.fromkeys(raw_entries, name), members)
    if faults:
        raise AssumptionsError(faults)
    with read_in_form(name):
        facts = tuple(
            Fact(**{field: str(text) for field, text in raw.items()})
            for raw in content.get("facts") or ()
        )
        standards = tuple(
            Standard(
                **{"only_from" if name == "from" else name: part for name, part in raw.items()}
            )
            for raw in content.get("standards") or ()
        )
    return Program(
        key=key,
        **{each: about[each] for each in WORDS},
        entries=MappingProxyType(entries),
        facts=facts,
        standards=standards,
    )
