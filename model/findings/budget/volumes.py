"""Units a year: entered, or an illustration made of dollars paid by procedure code.

A code that holds several services gives one number of dollars. How it divides among them is not
known, so until a person enters it each result is a range over the possible divisions: at its ends
all dollars of the code are for one service.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    whether nothing is known of them, so that they count as none: no dollars are, or what is entered
    of their code comes to more than its dollars.
    """

    of_services: Floats
    undivided: tuple[UndividedCode, ...]
    illustrative: NDArray[np.bool_]
    unknown: NDArray[np.bool_]

    @property
    def highest(self) -> Floats:
        """As of_services, and of undivided codes as if all dollars were for each service."""
        highest = self.of_services.copy()
        for code in self.undivided:
            highest[:, list(code.places)] = code.units
        return highest

    @property
    def undivided_codes(self) -> list[str]:
        """The undivided code of each service; "" for none."""
        codes = {place: code.code for code in self.undivided for place in code.places}
        return [codes.get(place, "") for place in range(len(self.unknown))]


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
    keys, fees = list(assumptions.services), fees_of_paid_year(assumptions)
    growth = (1 + volumes.use_growth) * (1 + volumes.caseload_growth)
    units = {
        key: entered * growth ** (np.array(years) - year) for key, entered, year in volumes.units
    }
    codes = [] if volumes.is_complete else _codes_not_entered(assumptions, inputs, volumes, fees)
    paid_codes = [code for code in codes if code.usd_left >= NO_DOLLARS]
    unknown = [code for code in codes if code.usd < NO_DOLLARS or code.usd_left <= -NO_DOLLARS]
    grown = growth ** (np.array(years) - inputs.paid_year)
    undivided = []
    for code in paid_codes:
        of_each = grown[:, None] * np.array([code.usd_left / fees[key] for key in code.services])
        shares = _shares(code.services, volumes)
        if shares is None:
            places = tuple(keys.index(key) for key in code.services)
            undivided.append(UndividedCode(code.code, places, of_each))
        else:
            units = {**units, **dict(zip(code.services, (of_each * shares).T, strict=True))}
    none = np.zeros(len(years))
    return Units(
        np.column_stack([units.get(key, none) for key in keys]),
        tuple(undivided),
        np.isin(keys, [key for code in paid_codes for key in code.services]),
        np.isin(keys, [key for code in unknown for key in code.services]),
    )


@dataclass(frozen=True)
class _CodeNotEntered:
    """The services of a code whose units are not entered, and the dollars paid for the code.

    usd: for all services of the code. usd_left: without those for services that are entered.
    """

    code: str
    services: tuple[str, ...]
    usd: float
    usd_left: float


def _codes_not_entered(
    assumptions: Assumptions,
    inputs: BudgetInputs,
    volumes: EnteredVolumes,
    fees: Mapping[str, float],
) -> list[_CodeNotEntered]:
    """The codes with services whose units are not entered."""
    entered = {key: units for key, units, _ in volumes.units}
    codes = []
    for code, services in services_by_code(assumptions).items():
        usd = inputs.paid_usd.get(code, 0.0)
        usd_entered = sum(entered[key] * fees[key] for key in services if key in entered)
        others = tuple(key for key in services if key not in entered)
        codes.append(_CodeNotEntered(code, others, usd, usd - usd_entered))
    return [code for code in codes if code.services]


def _shares(services: Sequence[str], volumes: EnteredVolumes) -> Floats | None:
    """The shares of these services in their dollars; None where they are not known."""
    if len(services) == 1:
        return np.ones(1)
    entered = dict(volumes.shares)
    shares = np.array([entered.get(key, 0.0) for key in services])
    return shares / sum(shares.tolist()) if shares.any() else None


def fees_of_paid_year(assumptions: Assumptions) -> dict[str, float]:
    """Service -> the study's fee, of the year in which the dollars were paid, dollars a unit."""
    study = assumptions.of_base(STUDY)
    return {
        key: float(study.settings[f"fee_schedule_rate_usd.{key}"].base_value)
        for key in study.services
    }
