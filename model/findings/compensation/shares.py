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

from model.compute import Tables, tables
from model.findings.compensation.rule import CHOICES, Counted, Rule, federal_rule
from model.findings.one_value_varied import values_in_force
from model.results import Results
from model.sources import Sources, sources_of_all
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions
from model.study.needed import DIRECT_CARE

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
    lines_of_roles = sources.roles.reset_index("role").index
    line_of_role = sources.lines.index.get_indexer(lines_of_roles)
    a_paid_hour = np.zeros_like(computed.lines["rate_per_unit"])
    for row, line in enumerate(line_of_role):
        a_paid_hour[:, line] += cost[:, row] * parts[:, row]
    lines = computed.lines
    billable_hour = a_paid_hour / (lines["productivity"] * lines["billable_share"])
    compensation: Floats = billable_hour * lines["hours_per_unit"]
    return compensation


def payment_per_unit(payment: Floats, computed: Tables, counted: Counted) -> Floats:
    """What the share is formed of: a payment less the costs that are excluded, dollars per unit."""
    if counted.excluded_costs == "nothing":
        return payment
    left: Floats = payment - computed.lines["program_costs_per_unit"]
    return left


def share_of_rate(
    assumptions: Assumptions,
    computed: Tables,
    values: pd.DataFrame,
    sources: Sources,
    counted: Counted,
) -> Floats:
    """Compensation as a share of the modeled rate: (cases, rows of `lines`), a fraction."""
    compensation = compensation_per_unit(assumptions, computed, values, sources, counted)
    share: Floats = compensation / payment_per_unit(
        computed.lines["rate_per_unit"], computed, counted
    )
    return share


@lru_cache(maxsize=64)
def compensation_shares(results: Results, counted: Counted) -> pd.DataFrame:
    """Every service at every bound: a row each (84), of the (first) scenario.

    Columns: service_key, rate_line, bound, scope (key), compensation_usd, excluded_usd, rate_usd,
    fee_usd (dollars per unit), share_of_rate, share_of_fee (fractions; of the fee less the costs
    excluded; NaN where nothing is left of it).
    """
    assumptions = results.assumptions
    rule, values = federal_rule(assumptions), values_in_force(results)
    sources = sources_of_all(assumptions)
    computed = tables(assumptions, values, sources)
    compensation = compensation_per_unit(assumptions, computed, values, sources, counted)[0]
    rate = computed.lines["rate_per_unit"][0]
    excluded = rate - payment_per_unit(computed.lines["rate_per_unit"], computed, counted)[0]
    place = {line: number * len(BOUNDS) for number, line in enumerate(assumptions.rate_lines)}
    rows = []
    for number, service in enumerate(assumptions.services.values()):
        fee = float(results.fee_array[0, number])
        for bound_number, bound in enumerate(BOUNDS):
            row = place[service.rate_line] + bound_number
            left = fee - excluded[row]
            rows.append({
                "service_key": service.key,
                "rate_line": service.rate_line,
                "bound": bound,
                "scope": rule.scopes[service.key].key,
                "compensation_usd": compensation[row],
                "excluded_usd": excluded[row],
                "rate_usd": rate[row],
                "fee_usd": fee,
                "share_of_rate": compensation[row] / (rate[row] - excluded[row]),
                "share_of_fee": compensation[row] / left if left > 0 else np.nan,
            })  # fmt: skip
    return pd.DataFrame(rows)


def effects_of_choices(
    results: Results, service_key: str, bound: str, counted: Counted
) -> pd.DataFrame:
    """What each option of each open choice would make of one share, the others as they are.

    Columns: choice, option (keys), share_of_rate, difference (from the share in force), fractions.
    """
    rule = federal_rule(results.assumptions)

    def share(of: Counted) -> float:
        shares = compensation_shares(results, of)
        is_row = (shares["service_key"] == service_key) & (shares["bound"] == bound)
        return float(shares.loc[is_row, "share_of_rate"].iloc[0])

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
    parts = np.zeros((len(values), len(sources.roles)))
    whole = {
        DIRECT_CARE: True,
        NURSE: counted.nursing_oversight == "counted",
        SUPERVISOR: counted.supervision == "counted",
    }
    for row, (line, _, role) in enumerate(sources.roles.index):
        staffing = assumptions.staffing[assumptions.rate_lines[line].staffing]
        if whole.get(role):
            parts[:, row] = 1.0
        elif role == SUPERVISOR and counted.supervision == "licensed":
            weights = staffing.roles[role].position_weights
            parts[:, row] = _licensed_part(assumptions, rule, values, weights)
    return parts


def _licensed_part(
    assumptions: Assumptions, rule: Rule, values: pd.DataFrame, weights: str
) -> Floats:
    """The share of a role's positions that licensed occupations fill, of each case."""
    licensed: Iterable[str] = [
        setting.id
        for setting in assumptions.settings_of(weights)
        if setting.member in rule.licensed_occupations
    ]
    part: Floats = values[list(licensed)].to_numpy().sum(axis=1)
    return part
