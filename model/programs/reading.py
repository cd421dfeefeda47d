"""The programs' YAML files, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.programs.program import Fact, Program, Standard
from model.study.assumptions import FOLDER, AssumptionsError
from model.study.entries import entry_of
from model.study.settings import Assumption
from model.study.yaml_files import parts_of_own_file

PROGRAMS_FOLDER = FOLDER / "programs"
WORDS = ("title", "document", "period", "what_this_is", "disclaimer")


def content_of(key: str, folder: Path = PROGRAMS_FOLDER) -> Mapping[str, Any]:
    """The parts of one file of the folder. Errors: those of `parts_of_own_file`."""
    return parts_of_own_file(folder / f"{key}.yaml")


def load_program(key: str, folder: Path = PROGRAMS_FOLDER) -> Program:
    """The program of a file. Errors: AssumptionsError with every fault of the file."""
    content, name = content_of(key, folder), f"{key}.yaml"
    about = content.get("program")
    if not isinstance(about, dict) or not all(isinstance(about.get(each), str) for each in WORDS):
        raise AssumptionsError([f"{name}: program must have the texts {', '.join(WORDS)}"])
    faults: list[str] = []
    members = {name: dict(labels) for name, labels in (content.get("members") or {}).items()}
    entries: dict[str, Assumption | None] = {
        entry_id: entry_of(entry_id, raw, name, members, faults)
        for entry_id, raw in (content.get("assumptions") or {}).items()
    }
    facts = [_fact(raw, name, faults) for raw in content.get("facts") or []]
    standards = [_standard(raw, name, faults) for raw in content.get("standards") or []]
    if faults:
        raise AssumptionsError(faults)
    return Program(
        key=key,
        **{each: about[each] for each in WORDS},
        entries=MappingProxyType({k: entry for k, entry in entries.items() if entry is not None}),
        facts=tuple(facts),
        standards=tuple(standards),
    )


def _fact(raw: Any, file: str, faults: list[str]) -> Fact:
    if isinstance(raw, dict) and set(raw) == {"fact", "value", "where"}:
        return Fact(**{name: str(text) for name, text in raw.items()})
    faults.append(f"{file}: facts: a fact must have fact, value and where")
    return Fact("", "", "")


def _standard(raw: Any, file: str, faults: list[str]) -> Standard:
    try:
        fields = {("only_from" if name == "from" else name): part for name, part in raw.items()}
        return Standard(**fields)
    except (AttributeError, TypeError) as error:
        faults.append(f"{file}: standards: {error}")
        return Standard("", "", "", "")
