"""A scenario side by side with its base: the frames that tables and charts are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from model.findings.components import build_up_row, components
from model.keys import service_keys, texts
from model.results import Results
from model.steps.rates import paid_difference
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

WHOSE = ("base", "scenario")
BLEND = "Blended wage"
NO_AMOUNT = 1e-9  # dollars; less is what rounding in the machine leaves
LONGEST_LABEL = 45  # letters of a row that names its services


@dataclass(frozen=True)
class SideBySide:
    """The results of a scenario and of the base that it is set beside, each of one scenario.

    Two are equal where their results are the same objects, so that frames are computed once.
    """

    base: Results
    scenario: Results

    @property
    def assumptions(self) -> Assumptions:
        """The assumptions that both are computed from."""
        return self.scenario.assumptions

    @property
    def is_changed(self) -> bool:
        """Whether the scenario changes anything of the study."""
        return bool(self.scenario.scenarios[0].changes)


@dataclass(frozen=True)
class FeeCounts:
    """How many fees of the fee schedule lie below, within and above their modeled range."""

    below: int
    within: int
    above: int

    @property
    def total(self) -> int:
        """All services."""
        return self.below + self.within + self.above


@lru_cache(maxsize=64)
def rate_ranges(side_by_side: SideBySide) -> pd.DataFrame:
    """Table 7 with the scenario beside its base: a row for each service (28).

    Columns: service_key, service_group, service, procedure_code, programs, setting, unit,
    rate_line, fee_schedule_rate_usd (the scenario's), base_fee_schedule_rate_usd,
    fee_schedule_mark (what must be said beside the fee; "" for nothing), and for each bound
    base_{bound}_usd, scenario_{bound}_usd, change_from_fee_{bound} (scenario / fee - 1) and
    change_from_base_{bound} (scenario / base - 1). Changes are fractions.
    """
    base, scenario = side_by_side.base, side_by_side.scenario
    rate, base_rate = scenario.service_rate_array[0], base.service_rate_array[0]
    fee = scenario.fee_array[0]
    columns: dict[str, object] = {
        **_names_of_services(side_by_side.assumptions),
        "fee_schedule_rate_usd": fee,
        "base_fee_schedule_rate_usd": base.fee_array[0],
        "fee_schedule_mark": scenario.fee_marks[0],
    }
    for number, bound in enumerate(BOUNDS):
        columns[f"base_{bound}_usd"] = base_rate[:, number]
        columns[f"scenario_{bound}_usd"] = rate[:, number]
        columns[f"change_from_fee_{bound}"] = rate[:, number] / fee - 1
        columns[f"change_from_base_{bound}"] = rate[:, number] / base_rate[:, number] - 1
    return pd.DataFrame(columns, copy=False)


def rate_range(side_by_side: SideBySide, service_key: str) -> dict[str, Any]:
    """The row of `rate_ranges` of one service: column -> value.

    Errors: KeyError for a service that is not there.
    """
    rows = rate_ranges(side_by_side).set_index("service_key", drop=False)
    return {str(name): value for name, value in rows.loc[service_key].items()}


@lru_cache(maxsize=8)
def _names_of_services(assumptions: Assumptions) -> dict[str, object]:
    """What no scenario changes: columns of names, a row a service."""
    of_each_bound = service_keys(assumptions)
    return {
        name: column[:: len(BOUNDS)] for name, column in of_each_bound.items() if name != "bound"
    }


def in_group_and_program(ranges: pd.DataFrame, group: str, program: str) -> pd.DataFrame:
    """The rows of `rate_ranges` of one group and of one program, such as "AD"; "" is all."""
    if not group and not program:
        return ranges
    kept = [
        (not group or group_of_service == group) and (not program or program in names.split(", "))
        for group_of_service, names in zip(
            texts(ranges["service_group"]), texts(ranges["programs"]), strict=True
        )
    ]
    return ranges[np.array(kept, dtype=bool)].reset_index(drop=True)


def fee_counts_of(ranges: pd.DataFrame, whose: str) -> FeeCounts:
    """Fees below, within and above the range, of rows of `rate_ranges`; whose: one of WHOSE.

    below: fee < lower end; above: fee > upper end; a fee at an end is within. The ends are the
    smallest and the largest of the three bounds.
    """
    rate = ranges[[f"{whose}_{bound}_usd" for bound in BOUNDS]].to_numpy()
    fee = "base_fee_schedule_rate_usd" if whose == "base" else "fee_schedule_rate_usd"
    return counts_of(rate, ranges[fee].to_numpy())


def counts_of(rate: Floats, fee: Floats) -> FeeCounts:
    """Fees below, within and above their range; rate: (services, bounds), fee: (services)."""
    below = int((fee < rate.min(axis=1)).sum())
    above = int((fee > rate.max(axis=1)).sum())
    return FeeCounts(below, len(fee) - below - above, above)


def ranges_as_shares_of_fee(ranges: pd.DataFrame) -> pd.DataFrame:
    """Rows of `rate_ranges` as shares of the fee; services alike in all of it share a row.

    Services share a row where group, unit, fee and all six rates are the same. Columns:
    service_group, label (the services by name; where they are many the first of them and their
    count: "Homemaker, Chore, Attendant Care (6 services)"), service_keys and services (a tuple
    each: the keys, and the names with their codes), fee_schedule_rate_usd, count, and
    base_{bound}, scenario_{bound} as shares of the scenario's fee.
    """
    groups, units, keys, services, codes = (
        texts(ranges[name])
        for name in ("service_group", "unit", "service_key", "service", "procedure_code")
    )
    names = [f"{whose}_{bound}" for whose in WHOSE for bound in BOUNDS]
    fee = ranges["fee_schedule_rate_usd"].to_numpy()
    rates = [ranges[f"{name}_usd"].to_numpy() for name in names]
    alike = zip(groups, units, *(column.tolist() for column in (fee, *rates)), strict=True)
    rows: dict[tuple[object, ...], list[int]] = {}
    for place, what_is_alike in enumerate(alike):
        rows.setdefault(what_is_alike, []).append(place)
    firsts = [places[0] for places in rows.values()]
    words = {
        "service_group": [groups[place] for place in firsts],
        "label": [_label_of([services[place] for place in places]) for places in rows.values()],
        "service_keys": [tuple(keys[place] for place in places) for places in rows.values()],
        "services": [
            tuple(f"{services[place]} ({codes[place]})" for place in places)
            for places in rows.values()
        ],
    }
    return pd.DataFrame({
        **{name: pd.Series(column, dtype=object) for name, column in words.items()},
        "fee_schedule_rate_usd": fee[firsts],
        "count": [len(places) for places in rows.values()],
        **{name: rate[firsts] / fee[firsts] for name, rate in zip(names, rates, strict=True)},
    })  # fmt: skip


def _label_of(services: list[str]) -> str:
    """The services by name; where that is too long, as many as fit and the count of all."""
    label = ", ".join(services)
    for named in range(len(services) - 1, 0, -1):
        if len(label) > LONGEST_LABEL:
            label = f"{', '.join(services[:named])} ({len(services)} services)"
    return label


def parts_of_rate(side_by_side: SideBySide, service_key: str, bound: str) -> pd.DataFrame:
    """What makes up one rate in the base and in the scenario, and the rate itself as the last row.

    Columns: label, base_usd, scenario_usd, difference_usd (dollars per unit), scenario_share (of
    the scenario's rate, a fraction), scenario_usd_per_hour (of service), base_start_usd and
    scenario_start_usd (dollars per unit so far, without it; 0 for the rate). Components that
    neither has are left out. Errors: KeyError for a service or bound that is not there.
    """
    rate_line = side_by_side.assumptions.services[service_key].rate_line
    rows = [
        build_up_row(results, rate_line, bound)
        for results in (side_by_side.base, side_by_side.scenario)
    ]
    base, scenario = (components(row) for row in rows)
    usd = [[*part["usd_per_unit"], part["usd_per_unit"].sum()] for part in (base, scenario)]
    frame = pd.DataFrame({
        "label": [*base["label"], "Rate"],
        "base_usd": usd[0],
        "scenario_usd": usd[1],
        "difference_usd": np.subtract(usd[1], usd[0]),
        "scenario_share": [*scenario["share_of_rate"], 1.0],
        "scenario_usd_per_hour": np.divide(usd[1], rows[1]["hours_per_unit"]),
        "base_start_usd": [*base["start_usd"], 0.0],
        "scenario_start_usd": [*scenario["start_usd"], 0.0],
    })  # fmt: skip
    is_there = (frame["base_usd"].abs() > NO_AMOUNT) | (frame["scenario_usd"].abs() > NO_AMOUNT)
    return frame[is_there].reset_index(drop=True)


def minimum_wage_steps(side_by_side: SideBySide, bound: str) -> pd.DataFrame:
    """Table 9 at one bound: a row for each of its lines (10), a column for each date.

    Columns: minimum_wage_line_key, service_group, services, rate_line, first_rate_usd and
    last_rate_usd (dollars per unit at the first and the last date), change_usd (of what is paid
    then, in cents), then the change at each date (its name the ISO date), `cumulative_` with each
    date, and `base_total`, the base's change over its whole phase-in; fractions, NaN where N/A. No
    rows where the scenario has one step.
    """
    impacts, base_impacts = (
        frame[frame["bound"] == bound]
        for frame in (
            side_by_side.scenario.minimum_wage_impacts,
            side_by_side.base.minimum_wage_impacts,
        )
    )
    # A row a line and date, in this order.
    dates = [f"{date:%Y-%m-%d}" for date in impacts["effective_date"].drop_duplicates()]
    first_rows = impacts.iloc[:: max(1, len(dates))]
    columns: dict[str, Any] = {
        name: texts(first_rows[name])
        for name in ("minimum_wage_line_key", "service_group", "services", "rate_line")
    }
    columns["first_rate_usd"] = _first_rates(side_by_side.scenario, bound, columns["rate_line"])
    columns["last_rate_usd"] = impacts["rate_usd"].to_numpy()[len(dates) - 1 :: max(1, len(dates))]
    columns["change_usd"] = paid_difference(columns["last_rate_usd"], columns["first_rate_usd"])
    for prefix, name in (("", "change"), ("cumulative_", "cumulative_change")):
        of_dates = impacts[name].to_numpy().reshape(-1, max(1, len(dates))).T
        columns |= {prefix + date: change for date, change in zip(dates, of_dates, strict=False)}
    keys = texts(base_impacts["minimum_wage_line_key"])
    last_changes = dict(zip(keys, base_impacts["cumulative_change"], strict=True))
    columns["base_total"] = [
        last_changes.get(key, np.nan) for key in texts(first_rows["minimum_wage_line_key"])
    ]
    return pd.DataFrame(columns)


def _first_rates(results: Results, bound: str, rate_lines: Iterable[str]) -> list[float]:
    """The rates of some rate lines at the first step of the minimum wage, dollars per unit."""
    impacts = results.rate_line_impacts
    first = impacts[impacts["bound"] == bound].drop_duplicates("rate_line")
    by_line = dict(zip(texts(first["rate_line"]), first["rate_usd"], strict=True))
    return [float(by_line[rate_line]) for rate_line in rate_lines]


def rates_over_time(
    side_by_side: SideBySide, minimum_wage_line_key: str, bound: str = "lower"
) -> pd.DataFrame:
    """The rate of one line of Table 9 at each step of the minimum wage, base and scenario.

    Columns: whose ("base" or "scenario"), rate_line, effective_date, minimum_wage_usd_per_hour,
    rate_usd. Where the line covers several rate lines, the one that stands for it in the
    scenario's `Results.minimum_wage_impacts` is shown for both, so that they compare. Errors:
    KeyError for a line that is not there.
    """
    rate_line = _rate_line_of(side_by_side.scenario, minimum_wage_line_key, bound)
    columns = ["rate_line", "effective_date", "minimum_wage_usd_per_hour", "rate_usd"]
    parts = []
    for whose, results in (("base", side_by_side.base), ("scenario", side_by_side.scenario)):
        impacts = results.rate_line_impacts
        chosen = (impacts["rate_line"] == rate_line) & (impacts["bound"] == bound)
        parts.append(impacts.loc[chosen, columns].assign(whose=whose))
    return pd.concat(parts, ignore_index=True)[["whose", *columns]]


def _rate_line_of(results: Results, minimum_wage_line_key: str, bound: str) -> str:
    """The rate line that stands for a line of Table 9. Errors: KeyError for none such."""
    standing = results.minimum_wage_rate_lines
    of_line = standing["minimum_wage_line_key"] == minimum_wage_line_key
    rate_lines = standing.loc[of_line & (standing["bound"] == bound), "rate_line"]
    if rate_lines.empty:
        raise KeyError(minimum_wage_line_key)
    return str(rate_lines.iloc[0])


def total_changes(rates: pd.DataFrame) -> dict[str, float]:
    """From the first date of `rates_over_time` to its last, for base and scenario: fractions.

    rate at the last date / rate at the first date - 1
    """
    return {
        whose: float(rate_usd.iloc[-1] / rate_usd.iloc[0] - 1)
        for whose, rate_usd in ((name, rates.loc[rates["whose"] == name, "rate_usd"])
                                for name in WHOSE)
    }  # fmt: skip


@lru_cache(maxsize=8)
def wages_below_minimum(results: Results) -> pd.DataFrame:
    """The calendar in words: each assumed wage once, those below the minimum first.

    A row for each occupation and bound, and for each role that several occupations fill and bound;
    the blend of a role that one occupation fills is that occupation's wage. Columns: staffing and
    role (labels of all that the occupation works in), occupation (`BLEND` for the blend), bound
    (labels), wage_usd_per_hour, first_date_below, minimum_wage_usd_per_hour, cents_below,
    wage_is_interpolated (the occupation's percentile is not published; for a blend, that of any of
    its occupations).
    """
    assumptions, whole = results.assumptions, results.minimum_wage_calendar
    calendar = whole[~_repeats_a_wage(whole)]
    names = calendar[["staffing", "role", "occupation", "bound"]].astype(str)
    frame = pd.DataFrame({
        "staffing": names["staffing"].map(
            {key: staffing.label for key, staffing in assumptions.staffing.items()}
        ),
        "role": names["role"].map({key: role.label for key, role in assumptions.roles.items()}),
        "occupation": names["occupation"].map({
            "": BLEND, **{key: each.title for key, each in assumptions.occupations.items()}
        }),
        "bound": names["bound"].map(dict(assumptions.bounds)),
        **{
            name: calendar[name]
            for name in ("wage_usd_per_hour", "first_date_below", "minimum_wage_usd_per_hour",
                         "cents_below")
        },
        "wage_is_interpolated": _interpolated(results, names),
    })  # fmt: skip
    return _each_wage_once(frame).sort_values("first_date_below", kind="stable")


def _each_wage_once(wages: pd.DataFrame) -> pd.DataFrame:
    """One row for an occupation at a bound, with all staffing and roles that it works in."""
    places: dict[tuple[str, ...], list[int]] = {}
    staffing, roles = wages["staffing"].tolist(), wages["role"].tolist()
    named = zip(wages["occupation"], wages["bound"], strict=True)
    for place, (occupation, bound) in enumerate(named):
        alone = (staffing[place], roles[place]) if occupation == BLEND else ()
        places.setdefault((occupation, bound, *alone), []).append(place)
    return wages.iloc[[first for first, *_ in places.values()]].assign(
        staffing=[_listed(staffing, alike) for alike in places.values()],
        role=[_listed(roles, alike) for alike in places.values()],
    )


def _listed(labels: Sequence[str], places: Iterable[int]) -> str:
    return "; ".join(dict.fromkeys(labels[place] for place in places))


def _repeats_a_wage(calendar: pd.DataFrame) -> pd.Series:
    """For each row of the calendar, whether it is the blend of one occupation alone."""
    of_role = calendar.groupby(["staffing", "role", "bound"], observed=True)["occupation"]
    return (calendar["occupation"].astype(str) == "") & (of_role.transform("size") == 2)


def _interpolated(results: Results, names: pd.DataFrame) -> list[bool]:
    """For each row of names, whether its wage, or one in its blend, is interpolated."""
    wages = results.occupation_wages
    marked_rows = wages.loc[wages["interpolated"], ["occupation", "bound"]].astype(str)
    marked = set(marked_rows.itertuples(index=False, name=None))
    rows = list(names.itertuples(index=False, name=None))
    blends = {
        (staffing, role, bound)
        for staffing, role, occupation, bound in rows
        if (occupation, bound) in marked
    }
    return [
        (occupation, bound) in marked or (not occupation and (staffing, role, bound) in blends)
        for staffing, role, occupation, bound in rows
    ]
