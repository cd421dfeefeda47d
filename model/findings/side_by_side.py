"""Results side by side with the study's: the frames that tables and charts are drawn from."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from model.findings.summary import FeeCounts, counts_of
from model.keys import service_keys, texts
from model.results import Results
from model.study.assumptions import BOUNDS, Assumptions

BLEND = "All, by position weight"


@lru_cache(maxsize=64)
def rate_ranges(results: Results, study_results: Results) -> pd.DataFrame:
    """Table 7 with the scenario beside the study: a row for each service (28).

    Columns: service_key, service_group, service, procedure_code, programs, setting, unit,
    rate_line, fee_schedule_rate_usd (the scenario's), study_fee_usd, and for each bound
    study_{bound}_usd, scenario_{bound}_usd, change_from_fee_{bound} (scenario / fee - 1) and
    change_from_study_{bound} (scenario / study - 1). Changes are fractions.
    """
    scenario, study = (held.service_rate_array[0] for held in (results, study_results))
    fee, study_fee = (held.fee_array[0] for held in (results, study_results))
    columns: dict[str, object] = {
        **_names_of_services(results.assumptions),
        "fee_schedule_rate_usd": fee,
        "study_fee_usd": study_fee,
    }
    for number, bound in enumerate(BOUNDS):
        columns[f"study_{bound}_usd"] = study[:, number]
        columns[f"scenario_{bound}_usd"] = scenario[:, number]
        columns[f"change_from_fee_{bound}"] = scenario[:, number] / fee - 1
        columns[f"change_from_study_{bound}"] = scenario[:, number] / study[:, number] - 1
    return pd.DataFrame(columns, copy=False)


@lru_cache(maxsize=8)
def _names_of_services(assumptions: Assumptions) -> dict[str, object]:
    """What no scenario changes: columns of names, a row a service."""
    each = service_keys(assumptions)
    names = {name: column[:: len(BOUNDS)] for name, column in each.items() if name != "bound"}
    return {**names, "service_key": np.array(list(assumptions.services), dtype=object)}


def in_group_and_program(ranges: pd.DataFrame, group: str, program: str) -> pd.DataFrame:
    """The rows of `rate_ranges` of one group and of one program, such as "AD"; "" is all."""
    if not group and not program:
        return ranges
    kept = [
        (not group or held == group) and (not program or program in names.split(", "))
        for held, names in zip(
            texts(ranges["service_group"]), texts(ranges["programs"]), strict=True
        )
    ]
    return ranges[np.array(kept, dtype=bool)].reset_index(drop=True)


def fee_counts_of(ranges: pd.DataFrame, held: str) -> FeeCounts:
    """Fees below, within and above the range, of rows of `rate_ranges`; held: study or scenario."""
    rate = ranges[[f"{held}_{bound}_usd" for bound in BOUNDS]].to_numpy()
    fee = ranges["study_fee_usd" if held == "study" else "fee_schedule_rate_usd"].to_numpy()
    return counts_of(rate, fee)


def ranges_as_shares_of_fee(ranges: pd.DataFrame) -> pd.DataFrame:
    """Rows of `rate_ranges` as shares of the fee; services alike in all of it share a row.

    Services share a row where group, unit, fee and all six rates are the same. Columns:
    service_group, label ("Homemaker and 6 others", or the service), services (all names with their
    codes, a line each), procedure_code (of the first), fee_schedule_rate_usd, count, and
    study_{bound}, scenario_{bound} as shares of the fee.
    """
    groups, units, services, codes = (
        texts(ranges[name]) for name in ("service_group", "unit", "service", "procedure_code")
    )
    names = [f"{held}_{bound}" for held in ("study", "scenario") for bound in BOUNDS]
    fee = ranges["fee_schedule_rate_usd"].to_numpy()
    values = [ranges[f"{name}_usd"].to_numpy() for name in names]
    alike = zip(groups, units, *(held.tolist() for held in (fee, *values)), strict=True)
    rows: dict[tuple[object, ...], list[int]] = {}
    for place, key in enumerate(alike):
        rows.setdefault(key, []).append(place)
    firsts = [places[0] for places in rows.values()]
    named = {
        "service_group": [groups[place] for place in firsts],
        "label": _labels_of_rows(groups, services, units, list(rows.values())),
        "services": [
            "\n".join(f"{services[place]} ({codes[place]})" for place in places)
            for places in rows.values()
        ],
        "procedure_code": [codes[place] for place in firsts],
    }
    return pd.DataFrame({
        **{name: np.array(held, dtype=object) for name, held in named.items()},
        "fee_schedule_rate_usd": fee[firsts],
        "count": [len(places) for places in rows.values()],
        **{name: held[firsts] / fee[firsts] for name, held in zip(names, values, strict=True)},
    })  # fmt: skip


def _labels_of_rows(
    groups: list[str], services: list[str], units: list[str], rows: list[list[int]]
) -> list[str]:
    """Names of rows; the unit tells services of one name in one group apart."""
    named = list(zip(groups, services, strict=True))
    labels = []
    for first, *others in rows:
        service = services[first]
        if others:
            labels.append(f"{service} and {len(others)} other{'s' if len(others) > 1 else ''}")
        else:
            is_told_apart = named.count(named[first]) > 1
            labels.append(f"{service}, {units[first].lower()}" if is_told_apart else service)
    return labels


def minimum_wage_steps(results: Results, study_results: Results, bound: str) -> pd.DataFrame:
    """Table 9 at one bound: a row for each of its lines (10), a column for each date.

    Columns: service_group, services, rate_line, then the change at each date (its name the ISO
    date), `cumulative_` with each date, and `study_total`, the study's change over its whole
    phase-in; fractions, NaN where N/A.
    """
    impacts, study = results.minimum_wage_impacts, study_results.minimum_wage_impacts
    own, study_own = (held[held["bound"] == bound] for held in (impacts, study))
    dates = own["effective_date"].drop_duplicates()
    each, study_each = (max(1, held["effective_date"].nunique()) for held in (own, study_own))
    first = own.iloc[::each].reset_index(drop=True)
    columns: dict[str, object] = {
        name: first[name].astype(str) for name in ("service_group", "services", "rate_line")
    }
    for prefix, name in (("", "change"), ("cumulative_", "cumulative_change")):
        values = own[name].to_numpy().reshape(-1, each)
        for number, date in enumerate(dates):
            columns[f"{prefix}{date:%Y-%m-%d}"] = values[:, number]
    total = study_own["cumulative_change"].to_numpy()[study_each - 1 :: study_each]
    return pd.DataFrame({**columns, "study_total": total[: len(first)]})


def rates_over_time(
    results: Results, study_results: Results, services: str, bound: str = "lower"
) -> pd.DataFrame:
    """The rate of one line of Table 9 at each step of the minimum wage, study and scenario.

    Columns: held ("study" or "scenario"), rate_line, effective_date, minimum_wage_usd_per_hour,
    rate_usd. Where the line covers several rate lines, the scenario's that rises most is shown for
    both, so that they compare; the first one named where they rise alike.
    """
    line = _rate_line_of(results, services, bound)
    columns = ["rate_line", "effective_date", "minimum_wage_usd_per_hour", "rate_usd"]
    parts = []
    for held, source in (("study", study_results), ("scenario", results)):
        impact = source.rate_line_impacts
        chosen = (impact["rate_line"] == line) & (impact["bound"] == bound)
        parts.append(impact.loc[chosen, columns].assign(held=held))
    return pd.concat(parts, ignore_index=True)[["held", *columns]]


def _rate_line_of(results: Results, services: str, bound: str) -> str:
    standing = results.minimum_wage_rate_lines
    chosen = (standing["services"] == services) & (standing["bound"] == bound)
    return str(standing.loc[chosen, "rate_line"].iloc[0])


def total_changes(rates: pd.DataFrame) -> dict[str, float]:
    """From the first date of `rates_over_time` to its last, for study and scenario: fractions.

    rate at the last date / rate at the first date - 1
    """
    return {
        held: float(own["rate_usd"].iloc[-1] / own["rate_usd"].iloc[0] - 1)
        for held, own in ((name, rates[rates["held"] == name]) for name in ("study", "scenario"))
    }


def wages_below_minimum(results: Results) -> pd.DataFrame:
    """The calendar in words: a row for each assumed wage, those below the minimum first.

    Columns: staffing, role, occupation (`BLEND` for the blend), bound (labels),
    wage_usd_per_hour, first_date_below, minimum_wage_usd_per_hour, cents_below, interpolated (the
    occupation's percentile is not published; for a blend, that of any of its occupations).
    """
    assumptions, calendar = results.assumptions, results.minimum_wage_calendar
    names = calendar[["staffing", "role", "occupation", "bound"]].astype(str)
    frame = pd.DataFrame({
        "staffing": names["staffing"].map(_labels(assumptions, "staffing")),
        "role": names["role"].map(_labels(assumptions, "roles")),
        "occupation": names["occupation"].map(_labels(assumptions, "occupations")),
        "bound": names["bound"].map(dict(assumptions.bounds)),
        "wage_usd_per_hour": calendar["wage_usd_per_hour"],
        "first_date_below": calendar["first_date_below"],
        "minimum_wage_usd_per_hour": calendar["minimum_wage_usd_per_hour"],
        "cents_below": calendar["cents_below"],
        "interpolated": _interpolated(results, names),
    })  # fmt: skip
    order = frame.assign(place=np.arange(len(frame)))
    return order.sort_values(["first_date_below", "place"]).drop(columns="place")


def _labels(assumptions: Assumptions, what: str) -> dict[str, str]:
    if what == "occupations":
        titles = {key: held.title for key, held in assumptions.occupations.items()}
        return {"": BLEND, **titles}
    return {key: held.label for key, held in getattr(assumptions, what).items()}


def _interpolated(results: Results, names: pd.DataFrame) -> list[bool]:
    wages = results.occupation_wages
    found = wages.loc[wages["interpolated"], ["occupation", "bound"]].astype(str)
    marked = set(found.itertuples(index=False, name=None))
    rows = list(names.itertuples(index=False, name=None))
    of_role = {
        (staffing, role, bound)
        for staffing, role, occupation, bound in rows
        if (occupation, bound) in marked
    }
    return [
        (occupation, bound) in marked or (not occupation and (staffing, role, bound) in of_role)
        for staffing, role, occupation, bound in rows
    ]
