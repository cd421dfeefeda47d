"""The share of a rate that is compensation of direct care workers, and what decides it.

compensation = staffing cost of who is counted / (productivity * billable_share) * hours_per_unit
share = compensation / (rate - excluded costs)

A test of a modeled rate, not of any provider's books, which are what the rule is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.compute import Tables, tables
from model.findings.compensation.rule import CHOICES, Counted, Rule, federal_rule
from model.findings.one_value_varied import values_in_force
from model.keys import lines_of_services
from model.results import Results
from model.sources import Sources, sources_of_all
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions
from model.study.files.needed import DIRECT_CARE

SUPERVISOR, NURSE = "supervisor", "nursing_oversight"


def compensation_per_unit(
    assumptions: Assumptions,
    computed: Tables,
    values: pd.DataFrame,
    sources: Sources,
    counted: Counted,
) -> Floats:
    """Compensation of who is counted: (cases, rows of `lines`), dollars per unit."""
    roles = computed.roles
    cost = roles["staffing_cost"]
    if counted.workers_compensation == "not_counted":
        cost = cost - roles["workers_compensation"]
    parts = _parts_counted(assumptions, values, sources, counted)
    # The roles of a line stand together, in the order of the lines.
    a_paid_hour = np.add.reduceat(cost * parts, _first_roles(sources), axis=1)
    lines = computed.lines
    billable_hour = a_paid_hour / (lines["productivity"] * lines["billable_share"])
    return billable_hour * lines["hours_per_unit"]


def payment_per_unit(payment: Floats, computed: Tables, counted: Counted) -> Floats:
    """What the share is formed of: a payment less the costs that are excluded, dollars per unit."""
    if counted.excluded_costs == "nothing":
        return payment
    return payment - computed.lines["program_costs_per_unit"]


def share_of_rate(
    assumptions: Assumptions,
    computed: Tables,
    values: pd.DataFrame,
    sources: Sources,
    counted: Counted,
) -> Floats:
    """Compensation as a share of the modeled rate: (cases, rows of `lines`), a fraction."""
    compensation = compensation_per_unit(assumptions, computed, values, sources, counted)
    return compensation / payment_per_unit(computed.lines["rate_per_unit"], computed, counted)


@lru_cache(maxsize=64)
def compensation_shares(results: Results, counted: Counted) -> pd.DataFrame:
    """Every service at every bound: a row each (84), of the (first) scenario.

    Columns: service_key, rate_line, bound, scope (key), compensation_usd, excluded_usd, rate_usd,
    fee_usd (dollars per unit), share_of_rate, share_of_fee (fractions; of the fee less the costs
    excluded; NaN where nothing is left of it).
    """
    assumptions, sources = results.assumptions, sources_of_all(results.assumptions)
    rule, values = federal_rule(assumptions), values_in_force(results)
    computed = _computed(results)
    pay = compensation_per_unit(assumptions, computed, values, sources, counted)[0]
    rate = computed.lines["rate_per_unit"]
    payment = payment_per_unit(rate, computed, counted)
    excluded = (rate - payment)[0]
    services = list(assumptions.services.values())
    first_rows = lines_of_services(assumptions) * len(BOUNDS)
    rows = np.add.outer(first_rows, range(len(BOUNDS))).ravel()
    fee = results.fee_array[0].repeat(len(BOUNDS))
    left = fee - excluded[rows]
    return pd.DataFrame({
        "service_key": [each.key for each in services for _ in BOUNDS],
        "rate_line": [each.rate_line for each in services for _ in BOUNDS],
        "bound": [*BOUNDS] * len(services),
        "scope": [rule.scopes[each.key].key for each in services for _ in BOUNDS],
        "compensation_usd": pay[rows],
        "excluded_usd": excluded[rows],
        "rate_usd": rate[0][rows],
        "fee_usd": fee,
        "share_of_rate": (pay / payment[0])[rows],
        "share_of_fee": np.where(left > 0, pay[rows] / np.where(left > 0, left, 1), np.nan),
    })  # fmt: skip


def effects_of_choices(
    results: Results, service_key: str, bound: str, counted: Counted
) -> pd.DataFrame:
    """What each option of each open choice would make of one share, the others as they are.

    Columns: choice, option (keys), share_of_rate, difference (from the share in force), fractions.
    """
    assumptions, sources = results.assumptions, sources_of_all(results.assumptions)
    rule, values = federal_rule(assumptions), values_in_force(results)
    line = sources.lines.index.get_loc((assumptions.services[service_key].rate_line, bound))

    def share(of: Counted) -> float:
        shares = share_of_rate(assumptions, _computed(results), values, sources, of)
        return float(shares[0, line])

    in_force = share(counted)
    rows = [
        {"choice": key, "option": option, "share_of_rate": share(replace(counted, **{key: option}))}
        for key in CHOICES
        for option in rule.open_choices[key].options
    ]
    return pd.DataFrame(rows).assign(difference=lambda frame: frame["share_of_rate"] - in_force)


def _parts_counted(
    assumptions: Assumptions, values: pd.DataFrame, sources: Sources, counted: Counted
) -> Floats:
    """What part of each role counts: (cases, rows of `roles`), from 0 to 1."""
    rule = federal_rule(assumptions)
    of_roles = {
        DIRECT_CARE: 1.0,
        NURSE: float(counted.nursing_oversight == "counted"),
        SUPERVISOR: float(counted.supervision == "counted"),
    }
    roles = sources.roles.index.get_level_values("role")
    parts = np.tile([of_roles.get(role, 0.0) for role in roles], (len(values), 1))
    if counted.supervision == "licensed":
        for weights, rows in _supervisors(assumptions, sources).items():
            parts[:, rows] = _licensed_part(assumptions, rule, values, weights)[:, np.newaxis]
    return parts


def _supervisors(assumptions: Assumptions, sources: Sources) -> dict[str, list[int]]:
    """Id of the position weights of supervisors -> the rows of `roles` that take them."""
    rows: dict[str, list[int]] = {}
    for row, (line, _, role) in enumerate(sources.roles.index):
        if role == SUPERVISOR:
            staffing = assumptions.staffing[assumptions.rate_lines[line].staffing]
            rows.setdefault(staffing.roles[role].position_weights, []).append(row)
    return rows


@lru_cache(maxsize=64)
def _computed(results: Results) -> Tables:
    return tables(
        results.assumptions, values_in_force(results), sources_of_all(results.assumptions)
    )


@lru_cache(maxsize=128)
def _first_roles(sources: Sources) -> NDArray[np.intp]:
    """The first row of `roles` of each row of `lines`."""
    lines_of_roles = sources.roles.reset_index("role").index
    line_of_role = sources.lines.index.get_indexer(lines_of_roles)
    return np.flatnonzero(np.append(True, line_of_role[1:] != line_of_role[:-1]))


def _licensed_part(
    assumptions: Assumptions, rule: Rule, values: pd.DataFrame, weights: str
) -> Floats:
    """The share of a role's positions that licensed occupations fill, of each case."""
    licensed: Iterable[str] = [
        setting.id
        for setting in assumptions.settings_of(weights)
        if setting.member in rule.licensed_occupations
    ]
    return values[list(licensed)].to_numpy().sum(axis=1)
