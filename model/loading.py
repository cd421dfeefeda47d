"""The assumptions of a folder, read and checked together with the scenarios that come with them."""

from __future__ import annotations

from pathlib import Path

from model.errors import AssumptionsError, ScenarioError
from model.scenario.presets import presets
from model.scenario.scenario import Scenario
from model.study.assumptions import FOLDER, STUDY, Assumptions
from model.study.files.building import assumptions_of
from model.study.files.reading import read_folder


def load_assumptions(folder: Path | str = FOLDER, base: str = STUDY) -> Assumptions:
    """Assumptions of one folder of YAML files, all of them checked.

    base: key of the base that they are to be of; they know those of all others.
    Errors: AssumptionsError with every fault at once: file, entry, what is wrong, what is allowed.
    """
    study = assumptions_of(read_folder(Path(folder)))
    # A folder with a preset or an answer that cannot be used does not load.
    faults = [fault for each in study.bases.values() for fault in _faults_of_scenarios(each)]
    if base not in study.bases:
        allowed = ", ".join(study.bases)
        faults.append(f"the base '{base}' is not known; allowed are {allowed}")
    if faults:
        raise AssumptionsError(faults)
    return study.of_base(base)


def _faults_of_scenarios(assumptions: Assumptions) -> list[str]:
    """What is wrong with the presets of a base, and with the answers to its questions."""
    faults: list[str] = []
    try:
        presets(assumptions)
    except AssumptionsError as error:
        faults += error.faults
    for alternative in assumptions.alternatives.values():
        for key, answer in alternative.answers.items():
            try:
                Scenario(key, answer.changes, base=assumptions.base.key).checked(assumptions)
            except ScenarioError as error:
                place = f"{assumptions.base.key}.yaml: {alternative.key}: {key}"
                faults += [f"{place}: {fault}" for fault in error.faults]
    return faults
