"""The frames that leave the model: the columns and units that a reader of a file expects.

Changes are in percent here, as the study prints them; inside the model they are fractions.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.errors import ScenarioError
from model.results import compute
from model.scenario.loaded_rates import FEE, marks
from model.scenario.scenario import Scenario
from model.sources import sources_of_line
from model.study.assumptions import Assumptions
from model.study.parts import RateLine, Service
from model.study.values import value_text


def rate_listing(assumptions: Assumptions, scenario: Scenario) -> pd.DataFrame:
    """Table 7 as rows: service, procedure_code, unit, bound, fee, rate, percent_change and more.

    The last columns name the base, and say what must be said beside the fee.
    """
    rates = compute(assumptions, scenario).rates
    columns = [
        "service_group", "service", "procedure_code", "programs", "unit", "rate_line", "bound",
        "fee_schedule_rate_usd", "rate_usd",
    ]  # fmt: skip
    return rates[columns].assign(
        percent_change=100 * rates["change_from_fee_schedule"],
        base=scenario.base,
        fee_schedule_mark=rates["fee_schedule_mark"],
    )


def minimum_wage_listing(assumptions: Assumptions, scenario: Scenario) -> pd.DataFrame:
    """Table 9 as rows: service_group, services, bound, effective_date, percent_change and more."""
    impacts = compute(assumptions, scenario).minimum_wage_impacts
    columns = ["service_group", "services", "rate_line", "bound"]
    return impacts[columns].assign(
        effective_date=impacts["effective_date"].dt.strftime("%Y-%m-%d"),
        minimum_wage_usd_per_hour=impacts["minimum_wage_usd_per_hour"],
        rate_usd=impacts["rate_usd"],
        percent_change=100 * impacts["change"],
        cumulative_percent_change=100 * impacts["cumulative_change"],
        base=scenario.base,
    )


def assumption_listing(assumptions: Assumptions, scenario: Scenario) -> pd.DataFrame:
    """Every setting: base and scenario value, unit, limits, the base's range, step and source."""
    rows, assumptions = [], assumptions.of_base(scenario.base)
    loaded = {f"{FEE}.{key}": mark for key, mark in marks(scenario.loaded_rates).items()}
    for setting in assumptions.settings.values():
        entry, band = setting.entry, setting.band
        limits, base_range = entry.limits, entry.base_range
        rows.append({
            "id": setting.id,
            "label": setting.label,
            "section": entry.section,
            "unit": entry.unit,
            "base_value": number_or_text(setting.base_value),
            "scenario_value": number_or_text(scenario.value(assumptions, setting.id)),
            "minimum": number_or_text(limits.minimum) if limits else ", ".join(entry.choices),
            "maximum": number_or_text(limits.maximum) if limits else "",
            "base_minimum": number_or_text(base_range.minimum) if base_range else "",
            "base_maximum": number_or_text(base_range.maximum) if base_range else "",
            "step": entry.step,
            "source_kind": setting.source_kind,
            "source": entry.source.where,
            "how": entry.source.how,
            "mark": assumptions.mark(setting.id),
            "scenario_mark": loaded.get(setting.id, ""),
            "band_minimum": band.minimum if band else None,
            "band_maximum": band.maximum if band else None,
            "description": entry.description,
            "remark": entry.remark,
        })  # fmt: skip
    return pd.DataFrame(rows)


def number_or_text(value: Any) -> float | str:
    """A value of an assumption in a cell of a listing: numbers as they are, others in words."""
    return float(value) if isinstance(value, int | float) else value_text(value)


def build_up_listing(assumptions: Assumptions, scenario: Scenario, service: str) -> pd.DataFrame:
    """Every column of one service's build-up: a row a column, the three bounds beside it.

    service: key, procedure code or name. Errors: ScenarioError where it is none or several.
    """
    line = rate_line_named(assumptions, service)
    build_ups = compute(assumptions, scenario).build_ups
    of_line = build_ups[build_ups["rate_line"] == line.key]
    columns = of_line.drop(columns=["scenario", "rate_line"]).set_index("bound")
    by_bound = columns.T.dropna(how="all").astype(float)
    by_bound.columns = [str(name) for name in by_bound.columns]
    return by_bound.rename_axis("column").reset_index()


def source_listing(assumptions: Assumptions, service: str) -> pd.DataFrame:
    """Where each cell behind one service's rate comes from: a row a cell, a column a bound.

    Columns: table, role, occupation ("" where the table has none), column, then the three bounds:
    the id of a setting, a number, or the name of a value that is computed before. service: as in
    `build_up_listing`.
    """
    behind_the_rate = sources_of_line(assumptions, rate_line_named(assumptions, service).key)
    cells: dict[tuple[str, ...], dict[str, object]] = {}
    for table, sources in vars(behind_the_rate).items():
        for key, row in zip(sources.index, sources.to_dict("records"), strict=True):
            named = dict(zip(sources.index.names, key, strict=True))
            for column, cell in row.items():
                place = (table, named.get("role", ""), named.get("occupation", ""), str(column))
                if pd.notna(cell):
                    cells.setdefault(place, {})[named["bound"]] = cell
    names = ("table", "role", "occupation", "column")
    return pd.DataFrame(
        [dict(zip(names, place, strict=True)) | by_bound for place, by_bound in cells.items()]
    )


def rate_line_named(assumptions: Assumptions, service: str) -> RateLine:
    """The rate line of a service by its key, procedure code or name, or by its own key.

    Errors: ScenarioError where it is the name of none, or of several.
    """
    lines = {each.rate_line for each in _services_named(assumptions, service)}
    if len(lines) != 1:
        codes = ", ".join(each.procedure_code for each in assumptions.services.values())
        reason = "is not a service" if not lines else "is the name of several services"
        raise ScenarioError([f"{service!r} {reason}; allowed are the procedure codes {codes}"])
    return assumptions.rate_lines[lines.pop()]


def service_named(assumptions: Assumptions, service: str) -> str:
    """The key of a service by its key, procedure code or name, or the first of a rate line's.

    Errors: ScenarioError where it is the name of none, or of several that differ in their rate.
    """
    rate_line_named(assumptions, service)
    return _services_named(assumptions, service)[0].key


def _services_named(assumptions: Assumptions, service: str) -> list[Service]:
    wanted = service.strip().casefold()
    return [
        each
        for each in assumptions.services.values()
        if wanted in (each.key, each.procedure_code.casefold(), each.rate_line)
        # With and, as Table 7 has it, without what tells a name apart.
        or wanted in (each.name.casefold(), each.name.casefold().rpartition(" (")[0])
    ]


def sweep_listing(assumptions: Assumptions, scenarios: list[Scenario]) -> pd.DataFrame:
    """A rate a row: scenario, base, service, procedure_code, bound, rate_usd."""
    of_bases = [
        compute(assumptions, of_base).rates.assign(base=base)
        for base in assumptions.bases
        if (of_base := [scenario for scenario in scenarios if scenario.base == base])
    ]
    rates = pd.concat(of_bases, ignore_index=True)
    return rates[["scenario", "base", "service", "procedure_code", "bound", "rate_usd"]]
