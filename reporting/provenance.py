"""What every file says of itself: scenario, study, versions, date, sources, and what it is not."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import lru_cache
from pathlib import Path

from model import Assumptions, Scenario
from model.scenario.warnings import warnings
from reporting.wording.changes import loaded_in_words

PROJECT_FILE = Path(__file__).resolve().parent.parent / "pyproject.toml"
LONGEST_STEM = 60  # of a file name, without its ending


@lru_cache(maxsize=1)
def model_version() -> str:
    """Version of the model, as the project file has it; "unknown" where there is none."""
    try:
        project = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return "unknown"
    return str(project.get("project", {}).get("version", "unknown"))


def provenance(
    assumptions: Assumptions, scenario: Scenario, written_on: datetime.date
) -> dict[str, str]:
    """Label -> text, in the order in which a file says it; empty texts are left out."""
    assumptions = assumptions.of_base(scenario.base)
    study = assumptions.study
    count = len(scenario.checked(assumptions).changes)
    lines = {
        "Scenario": scenario.name,
        "Note": scenario.note,
        "Author of the scenario": scenario.author,
        "Date of the scenario": scenario.date,
        "Changes": f"{count} of {len(assumptions.settings)} values differ from "
        f"{assumptions.base.in_words}",
        "Current rates": "\n".join(loaded_in_words(scenario)),
        "Warnings": "\n".join(warnings(scenario, assumptions)),
        "Base": f"{assumptions.base.label}. {assumptions.base.sentence}",
        "Study": f"{study['title']}, {study['author']} for {study['client']}, {study['date']}",
        "Period": str(study["period"]),
        "Model": f"version {model_version()}",
        "Assumptions": f"version {assumptions.version}",
        "Written on": written_on.isoformat(),
        "Sources": f"{study['source_line']}; each assumption names its own source",
        "What this is not": str(study["disclaimer"]),
    }
    return {label: text for label, text in lines.items() if text}


def dated(scenario: Scenario, written_on: datetime.date) -> datetime.datetime:
    """The date of a file's properties: the scenario's own where it is one, else the day given."""
    try:
        day = datetime.date.fromisoformat(scenario.date.strip())
    except ValueError:
        day = written_on
    return datetime.datetime.combine(day, datetime.time())


def file_stem(name: str, otherwise: str = "scenario") -> str:
    """A file name without its ending: letters, digits and hyphens only.

    "Part-time 70%" -> "part-time-70"; `otherwise` where nothing is left.
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST_STEM].strip("-") or otherwise
