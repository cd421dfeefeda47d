"""The results as frames: arrays in, one DataFrame out, with the names that people read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.inputs import Cases, Columns
from model.layout import Layout
from model.scenario.scenario import Scenario
from model.steps.minimum_wage import first_date_below, step_changes
from model.steps.rates import change_from
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

ALIKE = 12  # places: rates that rise alike differ by the last digits of the processor
Names = Any  # a categorical; its stubs cannot say "of text"


def _names(values: Sequence[str], repeats: int, times: int) -> Names:
    """A column of names in blocks: each name `repeats` times, the whole `times` times."""
    categories = list(dict.fromkeys(values))
    code = {name: number for number, name in enumerate(categories)}
    codes = np.array([code[name] for name in values], dtype=np.int32)
    return pd.Categorical.from_codes(
        np.tile(np.repeat(codes, repeats), times),
        dtype=pd.CategoricalDtype(categories, ordered=False),
    )


def texts(column: pd.Series[Any]) -> list[str]:
    """A column of names as a list; where it is categorical, in a third of the time of pandas'."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return [str(name) for name in column.tolist()]
    categories = column.dtype.categories.tolist()
    return [categories[code] for code in column.array.codes.tolist()]


@lru_cache(maxsize=32)
def service_columns(assumptions: Assumptions, scenarios: int) -> dict[str, Names]:
    """Names of the services, in the order of `Results.rates`: a row a scenario, service, bound."""
    services = list(assumptions.services.values())
    lines = [assumptions.rate_lines[service.rate_line] for service in services]
    settings = assumptions.classifications["setting"]
    bounds = len(BOUNDS)
    columns = {
        "service_key": [service.key for service in services],
        "service_group": [assumptions.service_groups[service.group] for service in services],
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        "programs": [", ".join(service.programs) for service in services],
        "setting": [settings[line.classes["setting"]] for line in lines],
        "unit": [assumptions.units[line.unit].label for line in lines],
        "rate_line": [service.rate_line for service in services],
    }
    named = {name: _names(held, bounds, scenarios) for name, held in columns.items()}
    return {**named, "bound": _names(BOUNDS, 1, len(services) * scenarios)}


def _coded(numbers: NDArray[np.intp], values: Sequence[str]) -> Names:
    """A column of names by their number in `values`, in which a name may stand twice."""
    categories = list(dict.fromkeys(values))
    code = np.array([categories.index(name) for name in values], dtype=np.int32)
    return pd.Categorical.from_codes(code[numbers], dtype=pd.CategoricalDtype(categories))


def _scenario_column(scenarios: Sequence[Scenario], repeats: Sequence[int] | int) -> Names:
    names = [scenario.name for scenario in scenarios]
    codes = np.arange(len(names), dtype=np.int32)
    return pd.Categorical.from_codes(np.repeat(codes, repeats), dtype=pd.CategoricalDtype(names))


def rates(
    assumptions: Assumptions, scenarios: Sequence[Scenario], rate: Floats, fees: Floats
) -> pd.DataFrame:
    """Table 7 (see `Results.rates`).

    rate: (scenarios, services, bounds); fees: (scenarios, services); dollars per unit.
    """
    rate_usd = rate.ravel()
    fee_usd = np.repeat(fees.ravel(), len(BOUNDS))
    return pd.DataFrame(
        {
            "scenario": _scenario_column(scenarios, rate[0].size),
            **service_columns(assumptions, len(scenarios)),
            "fee_schedule_rate_usd": fee_usd,
            "rate_usd": rate_usd,
            "change_from_fee_schedule": change_from(rate_usd, fee_usd),
        },
        copy=False,
    )


def build_ups(plan: Layout, scenarios: Sequence[Scenario], columns: Columns) -> pd.DataFrame:
    """Every step as a column (see `Results.build_ups`)."""
    return pd.DataFrame(
        {
            "scenario": _scenario_column(scenarios, plan.rows),
            "rate_line": _names(plan.lines, len(BOUNDS), len(scenarios)),
            "bound": _names(BOUNDS, 1, len(plan.lines) * len(scenarios)),
            **columns,
        },
        copy=False,
    )


def phase_in_arrays(
    plan: Layout, scenarios: Sequence[Scenario], cases: Cases, columns: Columns
) -> dict[str, Floats]:
    """Rate and its changes at each step of the phase-in: each (cases, rate lines, bounds)."""
    shape = (len(cases), len(plan.lines), len(BOUNDS))
    rate = columns["rate_per_unit"].reshape(shape)
    wages = np.stack([columns[f"{role}_wage"].reshape(shape) for role in plan.roles], axis=-1)
    change = np.full(shape, np.nan)
    cumulative = np.full(shape, np.nan)
    for number in range(len(scenarios)):
        own = np.flatnonzero(cases.scenario == number)
        change[own[1:]], cumulative[own[1:]] = step_changes(rate[own], wages[own])
    return {"rate_usd": rate, "change": change, "cumulative_change": cumulative}


def rate_line_impacts(
    plan: Layout, scenarios: Sequence[Scenario], cases: Cases, arrays: dict[str, Floats]
) -> pd.DataFrame:
    """Each step of the minimum wage for each rate line (see `Results.rate_line_impacts`)."""
    steps = np.bincount(cases.scenario, minlength=len(scenarios))
    return pd.DataFrame(
        {
            "scenario": _scenario_column(scenarios, (steps * plan.rows).tolist()),
            "rate_line": _names(plan.lines, len(BOUNDS), len(cases)),
            "bound": _names(BOUNDS, 1, len(plan.lines) * len(cases)),
            "effective_date": np.repeat(np.array(cases.dates, dtype="datetime64[s]"), plan.rows),
            "minimum_wage_usd_per_hour": np.repeat(cases.minimum_wage, plan.rows),
            **{name: held.ravel() for name, held in arrays.items()},
        },
        copy=False,
    )


def minimum_wage_impacts(
    plan: Layout, scenarios: Sequence[Scenario], cases: Cases, arrays: dict[str, Floats]
) -> pd.DataFrame:
    """Table 9 (see `Results.minimum_wage_impacts`).

    Where a line of the table covers several rate lines, the one whose rate at the bound rises most
    over the whole phase-in stands for it; the first one named where they rise alike.
    """
    table = list(plan.assumptions.minimum_wage_lines.values())
    rows: list[tuple[int, int, int, int, int]] = []  # scenario, table line, rate line, bound, case
    for number in range(len(scenarios)):
        own = np.flatnonzero(cases.scenario == number)
        total = np.nan_to_num(arrays["cumulative_change"][own[-1]], nan=-np.inf)
        for line_number, line in enumerate(table):
            places = [plan.lines.index(key) for key in line.rate_lines]
            for bound in range(len(BOUNDS)):
                largest = places[int(np.argmax(np.round(total[places, bound], ALIKE)))]
                rows += [(number, line_number, largest, bound, case) for case in own[1:].tolist()]
    columns = np.array(rows, dtype=np.intp).reshape(-1, 5).T
    scenario, line_of_table, place, bound_number, case = columns
    dates = np.array(cases.dates, dtype="datetime64[s]")
    return pd.DataFrame(
        {
            "scenario": _coded(scenario, [held.name for held in scenarios]),
            "minimum_wage_line_key": _coded(line_of_table, [line.key for line in table]),
            "service_group": _coded(line_of_table, [line.service_group for line in table]),
            "services": _coded(line_of_table, [line.services for line in table]),
            "rate_line": _coded(place, plan.lines),
            "bound": _coded(bound_number, BOUNDS),
            "effective_date": dates[case],
            "minimum_wage_usd_per_hour": cases.minimum_wage[case],
            **{name: held[case, place, bound_number] for name, held in arrays.items()},
        },
        copy=False,
    )


def occupation_wages(
    plan: Layout, scenarios: Sequence[Scenario], values: Floats, wages: Floats
) -> pd.DataFrame:
    """Wage of each occupation (see `Results.occupation_wages`); wages: (scenarios, bounds, n)."""
    assumptions = plan.assumptions
    occupations = list(assumptions.occupations.values())
    at_bound = {
        nurse: values[:, [plan.setting_ids.index(f"{entry_id}.{bound}") for bound in BOUNDS]]
        for nurse, entry_id in (
            (False, "wage_percentile"),
            (True, "wage_percentile_licensed_nurses"),
        )
    }
    percentile = np.stack([at_bound[held.licensed_nurse] for held in occupations], axis=1)
    known = np.stack(
        [
            np.isin(percentile[:, number], _known_percentiles(assumptions, held.wage))
            for number, held in enumerate(occupations)
        ],
        axis=1,
    )
    bounds, count = len(BOUNDS), len(scenarios)
    return pd.DataFrame(
        {
            "scenario": _scenario_column(scenarios, len(occupations) * bounds),
            "occupation": _names([held.key for held in occupations], bounds, count),
            "soc_code": _names([held.soc_code for held in occupations], bounds, count),
            "title": _names([held.title for held in occupations], bounds, count),
            "bound": _names(BOUNDS, 1, len(occupations) * count),
            "percentile": percentile.ravel(),
            "wage_usd_per_hour": wages.transpose(0, 2, 1).ravel(),
            "interpolated": ~known.ravel(),
        }
    )


def _known_percentiles(assumptions: Assumptions, entry_id: str) -> list[int]:
    return [int(name.removeprefix("percentile_")) for name in assumptions.entries[entry_id].values]


def role_wages(
    plan: Layout, scenarios: Sequence[Scenario], values: Floats, wages: Floats
) -> pd.DataFrame:
    """Blended wage of each role (see `Results.role_wages`); wages: (scenarios, bounds, roles)."""
    bounds, count = len(BOUNDS), len(scenarios)
    hours_per_year = values[:, plan.setting_ids.index("hours_per_year")]
    wage = wages.transpose(0, 2, 1).ravel()
    return pd.DataFrame(
        {
            "scenario": _scenario_column(scenarios, len(plan.staffed_roles) * bounds),
            "staffing": _names([staffing for staffing, _ in plan.staffed_roles], bounds, count),
            "role": _names([role for _, role in plan.staffed_roles], bounds, count),
            "bound": _names(BOUNDS, 1, len(plan.staffed_roles) * count),
            "wage_usd_per_hour": wage,
            "annual_salary_usd": wage * np.repeat(hours_per_year, len(plan.staffed_roles) * bounds),
        }
    )


def minimum_wage_calendar(
    assumptions: Assumptions,
    scenarios: Sequence[Scenario],
    occupations: pd.DataFrame,
    roles: pd.DataFrame,
) -> pd.DataFrame:
    """When each wage first lies below the minimum wage (see `Results.minimum_wage_calendar`)."""
    schedules = {
        scenario.name: scenario.value(assumptions, "minimum_wage_schedule")
        for scenario in scenarios
    }
    of_role = {
        (staffing.key, role.role): list(assumptions.entries[role.position_weights].values)
        for staffing in assumptions.staffing.values()
        for role in staffing.roles.values()
    }
    of_occupation = {
        (held["scenario"], held["occupation"], held["bound"]): float(held["wage_usd_per_hour"])
        for held in occupations.to_dict("records")
    }
    rows = []
    for held in roles.to_dict("records"):
        wages = [("", float(held["wage_usd_per_hour"]))] + [
            (occupation, of_occupation[(held["scenario"], occupation, held["bound"])])
            for occupation in of_role[(held["staffing"], held["role"])]
        ]
        for occupation, wage in wages:
            found = first_date_below(wage, schedules[held["scenario"]])
            rows.append({
                "scenario": held["scenario"],
                "staffing": held["staffing"],
                "role": held["role"],
                "occupation": occupation,
                "bound": held["bound"],
                "wage_usd_per_hour": wage,
                "first_date_below": np.datetime64(found[0] if found else "NaT", "s"),
                "minimum_wage_usd_per_hour": wage + found[1] if found else np.nan,
                "cents_below": 100 * found[1] if found else np.nan,
            })  # fmt: skip
    return pd.DataFrame(rows)
