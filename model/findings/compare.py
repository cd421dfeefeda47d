"""Scenario against scenario: rates side by side, and what explains the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from model.errors import ScenarioError
from model.findings.shapley import shapley_values
from model.keys import service_keys
from model.results import Results, compute
from model.scenario.moving import with_the_same_values
from model.scenario.scenario import Scenario, names_given_twice
from model.steps.cents import paid_difference
from model.study.assumptions import Assumptions
from model.study.settings import Setting

MOST_GROUPS = 8  # 2 ** 8 coalitions are computed at once
REST = "other"
OF_A_SERVICE = [
    "service_key", "service_group", "service", "procedure_code", "unit", "rate_line", "bound",
]  # fmt: skip


def comparison(results: Sequence[Results]) -> pd.DataFrame:
    """The rates of several scenarios side by side, each against the first.

    results: each of one scenario, because each may stand on a base of its own.

    difference_usd: of the rates as they are paid, in cents; difference = rate / rate of the
    first - 1, before rounding.

    One row for each service and bound: index service_key, service_group, service, procedure_code,
    unit, rate_line, bound. Columns in two levels: measure (rate_usd, difference_usd, difference as
    a fraction) and name of the scenario. Errors: ScenarioError for none, or for a name that stands
    twice.
    """
    if not results:
        raise ScenarioError(["no scenario is given; a comparison needs at least one"])
    scenarios = [scenario for each in results for scenario in each.scenarios]
    if faults := names_given_twice(scenarios):
        raise ScenarioError(faults)
    table = np.stack([each.rates["rate_usd"].to_numpy() for each in results])
    measures = {
        "rate_usd": table,
        "difference_usd": paid_difference(table, table[0]),
        "difference": table / table[0] - 1,
    }
    columns = {
        (measure, scenario.name): of_scenarios[place]
        for measure, of_scenarios in measures.items()
        for place, scenario in enumerate(scenarios)
    }
    index = pd.MultiIndex.from_frame(results[0].rates[OF_A_SERVICE].astype(str))
    return pd.DataFrame(columns, index=index).rename_axis(columns=["measure", "scenario"])


@lru_cache(maxsize=16)
def bridge(
    assumptions: Assumptions, scenario_from: Scenario, scenario_to: Scenario
) -> pd.DataFrame:
    """How much of the difference between two scenarios each changed assumption explains.

    The contribution of a group is its Shapley value (`shapley_values`). A group is one assumption
    that differs, with all its members; a section where more than eight differ, and the sections
    after the seventh together where there are more than eight of them. Scenarios of two bases are
    set on the one that has a place for all their values; a group is then a topic, such as prices,
    or a section.
    All 2 ** n coalitions are computed, so the parts are exact, sum to the difference, and do not
    depend on the order of the changes. Rows: service (28) x bound x group in the order of the
    assumptions; no rows where nothing differs. Columns: those of a service, bound, group (an id),
    label, from_rate_usd, to_rate_usd, contribution_usd. Shared between callers: take a copy before
    changing it.
    """
    start, end, assumptions = _on_one_base(assumptions, scenario_from, scenario_to)
    are_of_one_base = scenario_from.base == scenario_to.base
    groups = (changed_groups if are_of_one_base else changed_topics)(assumptions, start, end)
    rates = compute(assumptions, coalitions(start, end, list(groups.values()))).service_rate_array
    # A row for each service and bound, as `Results.rates` has them.
    services = pd.DataFrame(service_keys(assumptions))[OF_A_SERVICE]
    of_services = rates.reshape(len(rates), -1)
    parts = shapley_values(of_services)
    rows = len(services)
    each = np.repeat(np.arange(rows), len(groups))
    of_group = {
        "group": list(groups) * rows,
        "label": [group_label(assumptions, group) for group in groups] * rows,
        "from_rate_usd": of_services[0, each],
        "to_rate_usd": of_services[-1, each],
        "contribution_usd": parts.T.ravel(),
    }
    return services.iloc[each].reset_index(drop=True).assign(**of_group)


def bridge_of(frame: pd.DataFrame, service_key: str, bound: str) -> pd.DataFrame:
    """The bridge of one service and bound: what explains most first.

    frame: of `bridge`. Columns: group, label, contribution_usd, start_usd and end_usd (the rate so
    far, without and with it), from_rate_usd, to_rate_usd; all in dollars per unit.
    """
    is_chosen = (frame["service_key"] == service_key) & (frame["bound"] == bound)
    ordered = (
        frame[is_chosen]
        .drop(columns=OF_A_SERVICE)
        .sort_values("contribution_usd", key=lambda usd: -usd.abs(), kind="stable")
        .reset_index(drop=True)
    )
    end = ordered["from_rate_usd"] + ordered["contribution_usd"].cumsum()
    return ordered.assign(start_usd=end - ordered["contribution_usd"], end_usd=end)


def is_part_of(part: float, whole: float) -> bool:
    """Whether a part of a difference goes the way of the whole, and no further."""
    return part * whole > 0 and abs(part) <= abs(whole)


def changed_groups(
    assumptions: Assumptions, start: Scenario, end: Scenario
) -> Mapping[str, tuple[Setting, ...]]:
    """The settings that differ between two checked scenarios of a base: at most eight groups."""
    changed = _changed(assumptions, start, end)
    by_entry = _grouped(changed, [setting.entry.id for setting in changed])
    if len(by_entry) <= MOST_GROUPS:
        return by_entry
    return _at_most(MOST_GROUPS, changed, [setting.entry.section for setting in changed])


def changed_topics(
    assumptions: Assumptions, start: Scenario, end: Scenario
) -> Mapping[str, tuple[Setting, ...]]:
    """The same between the values of two bases, by topic or section; fees move no rate."""
    changed = [each for each in _changed(assumptions, start, end) if each.entry.by != "service"]
    return _at_most(MOST_GROUPS, changed, [s.entry.topic or s.entry.section for s in changed])


def _changed(assumptions: Assumptions, start: Scenario, end: Scenario) -> list[Setting]:
    """What one of two checked scenarios changes otherwise than the other."""
    return [
        setting
        for key, setting in assumptions.settings.items()
        if start.changes.get(key) != end.changes.get(key)
    ]


def _on_one_base(
    assumptions: Assumptions, start: Scenario, end: Scenario
) -> tuple[Scenario, Scenario, Assumptions]:
    """Both scenarios, checked, on the base of one of them that has a place for all their values."""
    bases = (assumptions.of_base(each.base) for each in (start, end))
    wider = max(bases, key=lambda each: len(each.settings))
    start_there, end_there = (
        each.checked(assumptions)
        if each.base == wider.base.key
        else with_the_same_values(each, assumptions, wider.base.key)
        for each in (start, end)
    )
    return start_there, end_there, wider


def _at_most(
    most: int, settings: Sequence[Setting], names: Sequence[str]
) -> dict[str, tuple[Setting, ...]]:
    """The settings by name; where there are more names, the last of them are one group."""
    distinct = list(dict.fromkeys(names))
    kept = distinct if len(distinct) <= most else distinct[: most - 1]
    return _grouped(settings, [name if name in kept else REST for name in names])


def _grouped(settings: Sequence[Setting], names: Sequence[str]) -> dict[str, tuple[Setting, ...]]:
    return {
        group: tuple(
            setting for setting, name in zip(settings, names, strict=True) if name == group
        )
        for group in dict.fromkeys(names)
    }


def group_label(assumptions: Assumptions, group: str) -> str:
    """What a group is called: the label of its assumption, section or topic, or "Other changes"."""
    if group == REST:
        return "Other changes"
    return assumptions.entries[group].label if group in assumptions.entries else group


def coalitions(
    start: Scenario, end: Scenario, groups: Sequence[Sequence[Setting]]
) -> list[Scenario]:
    """The first scenario with each subset of the groups as in the second: 2 ** n scenarios.

    Coalition k has group g where bit g of k is set; it is named by its number.
    """
    scenarios = []
    for number in range(2 ** len(groups)):
        taken = (group for place, group in enumerate(groups) if number >> place & 1)
        ids = [setting.id for group in taken for setting in group]
        of_end = {key: end.changes[key] for key in ids if key in end.changes}
        scenarios.append(start.without(*ids).with_changes(of_end).named(str(number)))
    return scenarios
