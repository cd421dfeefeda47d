"""What the files of the other programs hold, each read once and shared: never change it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from model.programs.billing import Billing, load_billing
from model.programs.finder import Finder, load_finder
from model.programs.plan import Plan, load_plan
from model.programs.program import Program
from model.programs.reading import load_program
from model.study.settings import Setting

# The programs with a what-if, by the key of their page and of their file.
PROGRAMS = ("case_rate", "employment_team")


@lru_cache(maxsize=1)
def programs() -> Mapping[str, Program]:
    """The programs beside the rate study, by the key of their page. Errors: AssumptionsError."""
    return MappingProxyType({key: load_program(key) for key in PROGRAMS})


@lru_cache(maxsize=1)
def program_settings() -> Mapping[str, Setting]:
    """Every value of these programs that a person can change, by setting id."""
    of_all = (program.settings.items() for program in programs().values())
    return MappingProxyType({key: setting for settings in of_all for key, setting in settings})


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
