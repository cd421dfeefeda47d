"""Assumptions and results, computed once and kept for all sessions. Read them, never change them.

Streamlit's own caches hash every argument at each call; a scenario knows its hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from model import Results, Scenario, compute
from model.findings.side_by_side import SideBySide
from model.programs.billing import Billing, load_billing
from model.programs.finder import Finder
from model.programs.finder_file import load_finder
from model.programs.plan import Plan, load_plan
from model.programs.program import Program
from model.programs.reading import load_program
from model.scenario.scenario import base_scenario
from model.study.settings import Setting
from pages.shell import session
from pages.shell.loaded import study_assumptions

assumptions = session.assumptions  # those of the base of the scenario in force

SCENARIOS_KEPT = 200
# The programs with a what-if, by the key of their page and of their file.
PROGRAMS = ("case_rate", "employment_team")


@lru_cache(maxsize=SCENARIOS_KEPT)
def results(scenario: Scenario) -> Results:
    """The results of one scenario, on its base."""
    return compute(study_assumptions(), scenario)


@lru_cache(maxsize=SCENARIOS_KEPT)
def side_by_side(scenario: Scenario) -> SideBySide:
    """The results of a scenario beside those of its base."""
    base = base_scenario(study_assumptions().of_base(scenario.base))
    return SideBySide(base=results(base), scenario=results(scenario))


@lru_cache(maxsize=1)
def programs() -> Mapping[str, Program]:
    """The programs beside the rate study, by the key of their page. Errors: AssumptionsError."""
    return MappingProxyType({key: load_program(key) for key in PROGRAMS})


@lru_cache(maxsize=1)
def billing() -> Billing:
    """Who pays for what of an employment team. Errors: AssumptionsError."""
    return load_billing()


@lru_cache(maxsize=1)
def employment_plan() -> Plan:
    """The plan of an agency for an employment team. Errors: AssumptionsError."""
    return load_plan()


@lru_cache(maxsize=1)
def waiver_finder() -> Finder:
    """The finder of waivers and health homes. Errors: AssumptionsError."""
    return load_finder("waiver_finder")


@lru_cache(maxsize=1)
def program_settings() -> Mapping[str, Setting]:
    """Every value of these programs that a person can change, by setting id."""
    of_all = (program.settings.items() for program in programs().values())
    return MappingProxyType({key: setting for settings in of_all for key, setting in settings})
