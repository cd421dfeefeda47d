"""The assumptions of a folder, read and checked together with the scenarios that come with them."""

from __future__ import annotations

from pathlib import Path

from model.scenario.presets import presets
from model.study.assumptions import FOLDER, Assumptions
from model.study.reading import assumptions_of, read_folder


def load_assumptions(folder: Path | str = FOLDER) -> Assumptions:
    """Assumptions of one folder of YAML files, all of them checked.

    Errors: AssumptionsError with every fault at once: file, entry, what is wrong, what is allowed.
    """
    assumptions = assumptions_of(read_folder(Path(folder)))
    presets(assumptions)  # a folder with a preset that cannot be used does not load
    return assumptions
