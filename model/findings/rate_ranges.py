"""Table 7 of a scenario beside its base: the ranges, and where the fees lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.findings.side_by_side import WHOSE, SideBySide
from model.keys import service_keys, texts
from model.steps.cents import in_cents
from model.steps.rates import change_from
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

LONGEST_LABEL = 45  # letters of a row that names its services
PLACES = ("below", "within", "above")


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
        columns[f"change_from_fee_{bound}"] = change_from(rate[:, number], fee)
        columns[f"change_from_base_{bound}"] = change_from(rate[:, number], base_rate[:, number])
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

    The ends of a range are the smallest and the largest of its three bounds; see `places_of_fees`.
    """
    rate = ranges[[f"{whose}_{bound}_usd" for bound in BOUNDS]].to_numpy()
    fee = "base_fee_schedule_rate_usd" if whose == "base" else "fee_schedule_rate_usd"
    return counts_of(rate, ranges[fee].to_numpy())


def counts_of(rate: Floats, fee: Floats) -> FeeCounts:
    """Fees below, within and above their range; rate: (services, bounds), fee: (services)."""
    places = places_of_fees(fee, rate)
    return FeeCounts(*(int((places == number).sum()) for number in range(len(PLACES))))


def places_of_fees(fee: Floats, rates: Floats) -> NDArray[np.int_]:
    """Where fees lie, a number of PLACES each; a fee at an end of its range is within.

    fee: any shape; rates: the same, then the bounds. Both are compared in cents, as they are shown:
    a fee of $3.94 is not above a rate that is shown as $3.94.
    """
    low, high = in_cents(rates.min(axis=-1)), in_cents(rates.max(axis=-1))
    shown = in_cents(fee)
    places: NDArray[np.int_] = 1 + (shown > high).astype(int) - (shown < low).astype(int)
    return places


def place_of_fee(fee: float, rates: Sequence[float]) -> str:
    """Where one fee lies, one of PLACES."""
    return PLACES[int(places_of_fees(np.array(fee), np.array(rates)))]


def ranges_as_shares_of_fee(ranges: pd.DataFrame) -> pd.DataFrame:
    """Rows of `rate_ranges` as shares of the fee; services alike in all of it share a row.

    Services share a row where group, unit, fee and all six rates are the same. Columns:
    service_group, label (the services by name; where they are many the first of them and their
    count: "Homemaker, Chore, Attendant Care (6 services)"), service_keys and services (a tuple
    each: the keys, and the names with their codes), fee_schedule_rate_usd, count, and
    base_{bound}, scenario_{bound} as shares of the scenario's fee; place, of the fee in the
    scenario's range.
    """
    groups, units, keys, services, codes = (
        texts(ranges[name])
        for name in ("service_group", "unit", "service_key", "service", "procedure_code")
    )
    names = [f"{whose}_{bound}" for whose in WHOSE for bound in BOUNDS]
    fee = ranges["fee_schedule_rate_usd"].to_numpy()
    rates = [ranges[f"{name}_usd"].to_numpy() for name in names]
    alike = zip(groups, units, *(column.tolist() for column in (fee, *rates)), strict=True)
    scenario = np.stack(rates[len(BOUNDS) :], axis=1)
    rows: dict[tuple[object, ...], list[int]] = {}
    for place, of_service in enumerate(alike):
        rows.setdefault(of_service, []).append(place)
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
        "place": [PLACES[number] for number in places_of_fees(fee, scenario)[firsts]],
        **{name: rate[firsts] / fee[firsts] for name, rate in zip(names, rates, strict=True)},
    })  # fmt: skip


def _label_of(services: list[str]) -> str:
    """The services by name; where that is too long, as many as fit and the count of all."""
    label = ", ".join(services)
    for named in range(len(services) - 1, 0, -1):
        if len(label) > LONGEST_LABEL:
            label = f"{', '.join(services[:named])} ({len(services)} services)"
    return label
