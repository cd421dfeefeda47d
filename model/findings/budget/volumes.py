"""Units a year: entered, or an illustration made of dollars paid by procedure code.

A code that holds several services gives one number of dollars. How it divides among them is not
known, so until a person enters it each result is a range over the possible divisions: at its ends
all dollars of the code are for one service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.findings.budget.inputs import BudgetInputs
from model.steps.wages import Floats
from model.study.assumptions import STUDY, Assumptions

NO_DOLLARS = 0.005


@dataclass(frozen=True)
class EnteredVolumes:
    """What a person enters about units.

    units: service -> (units a year, the state fiscal year that they are of). shares: service ->
    its share of the dollars of its code. is_complete: whether services without units have none,
    as in a file, instead of the illustration. Growth: fractions a year. file: name of the file that
    the units are from, "" where they were typed.
    """

    units: tuple[tuple[str, float, int], ...] = ()
    shares: tuple[tuple[str, float], ...] = ()
    is_complete: bool = False
    use_growth: float = 0.0
    caseload_growth: float = 0.0
    file: str = ""


@dataclass(frozen=True, eq=False)
class UndividedCode:
    """A code whose dollars may be for any of some services.

    places: of these services among all. units: (years, these services), the units of each if all
    dollars of the code were for it.
    """

    code: str
    places: tuple[int, ...]
    units: Floats


@dataclass(frozen=True, eq=False)
class Units:
    """Units of each service: (years, services); of those of undivided codes 0.

    illustrative: (services), whether the units are made of dollars paid. unknown: (services),
    whether nothing is known of them, so that they count as none.
    """

    of_services: Floats
    undivided: tuple[UndividedCode, ...]
    illustrative: NDArray[np.bool_]
    unknown: NDArray[np.bool_]


def base_code(procedure_code: str) -> str:
    """A procedure code without its modifiers: "T1019" of "T1019 U2"."""
    return procedure_code.split()[0]


def services_by_code(assumptions: Assumptions) -> dict[str, list[str]]:
    """Procedure code without modifiers -> keys of its services."""
    by_code: dict[str, list[str]] = {}
    for service in assumptions.services.values():
        by_code.setdefault(base_code(service.procedure_code), []).append(service.key)
    return by_code


def units_of(
    assumptions: Assumptions, inputs: BudgetInputs, volumes: EnteredVolumes, years: Sequence[int]
) -> Units:
    """Units of each state fiscal year.

    units(year) = units * ((1 + growth of use) * (1 + growth of caseload)) ** (year - base year)

    What a person enters of a code's services is taken off its dollars first; the rest divides among
    the others by the shares that are entered.
    """
    keys = list(assumptions.services)
    fees = fees_of_paid_year(assumptions)
    entered = {key: (units, year) for key, units, year in volumes.units}
    shares = dict(volumes.shares)
    growth = (1 + volumes.use_growth) * (1 + volumes.caseload_growth)
    grown = growth ** (np.array(years) - inputs.paid_year)
    of_services = np.zeros((len(years), len(keys)))
    illustrative = np.zeros(len(keys), dtype=bool)
    unknown = np.zeros(len(keys), dtype=bool)
    undivided = []
    for key, (units, year) in entered.items():
        of_services[:, keys.index(key)] = units * growth ** (np.array(years) - year)
    by_code = {} if volumes.is_complete else services_by_code(assumptions)
    for code, services in by_code.items():
        others = [key for key in services if key not in entered]
        left = inputs.paid_usd.get(code, 0.0) - sum(
            entered[key][0] * fees[key] for key in services if key in entered
        )
        places = [keys.index(key) for key in others]
        if not others:
            continue
        if inputs.paid_usd.get(code, 0.0) < NO_DOLLARS:
            unknown[places] = True
            continue
        if left < NO_DOLLARS:
            continue
        illustrative[places] = True
        each = np.array([left / fees[key] for key in others])
        if len(others) > 1 and not any(key in shares for key in others):
            undivided.append(UndividedCode(code, tuple(places), grown[:, None] * each))
            continue
        total = sum(shares.get(key, 0.0) for key in others)
        of_code = np.array([shares.get(key, 0.0) / total if total else 1.0 for key in others])
        of_services[:, places] = grown[:, None] * each * of_code
    return Units(of_services, tuple(undivided), illustrative, unknown)


def fees_of_paid_year(assumptions: Assumptions) -> dict[str, float]:
    """Service -> the study's fee, of the year in which the dollars were paid, dollars a unit."""
    study = assumptions.of_base(STUDY)
    return {
        key: float(study.settings[f"fee_schedule_rate_usd.{key}"].base_value)
        for key in study.services
    }
