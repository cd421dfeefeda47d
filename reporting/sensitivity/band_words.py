"""All assumptions at once, in words: the rows of the bands, their message, and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from model.findings.rate_ranges import ranges_as_shares_of_fee, rate_ranges
from model.findings.sensitivity.all_at_once import TRIANGULAR, UNIFORM, AllAtOnce
from model.findings.sensitivity.inputs import BAND, STUDY_RANGE
from model.findings.side_by_side import SideBySide
from model.study.assumptions import BOUNDS
from reporting.formats import counted, dollars, number, percent
from reporting.large_numbers import LargeNumber
from reporting.wording.names import unit_of_service

DISTRIBUTIONS = {UNIFORM: "All values alike", TRIANGULAR: "Nearer the value in force"}


@dataclass(frozen=True)
class BandRow:
    """The draws of one service, or of services alike; shares are of the current rate.

    low, median, high: 5, 50 and 95% of the draws lie below. fee_below: the share of draws in which
    the current rate lies below the range.
    """

    label: str
    services: tuple[str, ...]
    fee_usd: float
    in_force_usd: float
    low: float
    median: float
    high: float
    fee_below: float


def band_rows(side_by_side: SideBySide, draws: AllAtOnce, bound: str) -> list[BandRow]:
    """A row for each service at a bound, in the order of Table 7; services alike share one."""
    services = list(side_by_side.assumptions.services)
    column = BOUNDS.index(bound)
    rows = []
    for row in ranges_as_shares_of_fee(rate_ranges(side_by_side)).to_dict("records"):
        place, fee = services.index(row["service_keys"][0]), float(row["fee_schedule_rate_usd"])
        low, median, high = (float(each[place, column]) / fee
                             for each in (draws.low, draws.median, draws.high))  # fmt: skip
        rows.append(
            BandRow(
                row["label"],
                row["services"],
                fee,
                float(draws.in_force[place, column]),
                low,
                median,
                high,
                float(draws.fee_below[place]),
            )
        )
    return rows


def bands_title(draws: AllAtOnce) -> str:
    """The message: "17 of 28 current rates below in most draws"."""
    most = int((draws.fee_below > 0.5).sum())
    return f"{most} of {len(draws.fee_below)} current rates below in most draws"


def draws_in_words(draws: AllAtOnce) -> str:
    """How many draws of how many assumptions: "10,000 draws of 18 assumptions"."""
    return f"{number(draws.count)} draws of {counted(len(draws.drawn), 'assumption')}"


def what_is_drawn(draws: AllAtOnce, ranges: str) -> str:
    """What is drawn and what is not, in plain sentences."""
    text = (
        f"{draws_in_words(draws)}, each apart from the others, except that the three bounds of an "
        "assumption move together. The minimum wage and what is fixed by law stay as they are."
    )
    if ranges == STUDY_RANGE:
        return f"{text} As each goes through the study's whole range, the bounds have one band."
    if ranges != BAND:
        return text
    return (
        f"{text} Each value that the study does not publish lies in the band in which every "
        "published figure can still be reproduced; together they may lie where some figure "
        f"differs by a cent. For no rate are 90% of the draws further apart than "
        f"{percent(widest_band(draws))}."
    )


def widest_band(draws: AllAtOnce) -> float:
    """How far apart 90% of the draws of a rate lie at most, as a share of the lower of the two."""
    return float((draws.high / draws.low - 1).max())


def of_all_at_once(
    side_by_side: SideBySide, draws: AllAtOnce, service_key: str, bound: str
) -> list[LargeNumber]:
    """One rate: in force, the median of the draws, nine of ten of them, and the fee below."""
    assumptions = side_by_side.assumptions
    place, column = list(assumptions.services).index(service_key), BOUNDS.index(bound)
    fee = float(side_by_side.scenario.fee_array[0, place])
    low, median, high = (
        float(each[place, column]) for each in (draws.low, draws.median, draws.high)
    )
    unit = unit_of_service(assumptions, service_key)
    return [
        LargeNumber(dollars(draws.in_force[place, column]), "rate in force", unit),
        LargeNumber(dollars(median), "median of the draws", "half lie below, half above"),
        LargeNumber(
            f"{dollars(low)} – {dollars(high)}", "90% of the draws", "5% lie below, 5% above"
        ),
        LargeNumber(
            percent(draws.fee_below[place]),
            "of draws leave the current rate below the range",
            f"current rate {dollars(fee)}",
        ),
    ]
