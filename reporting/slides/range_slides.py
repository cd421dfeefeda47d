"""Slides of the ranges against the fee schedule: by service group, a group at a time, in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.findings.rate_ranges import FeeCounts, fee_counts_of, ranges_as_shares_of_fee
from model.study.assumptions import BOUNDS
from reporting.formats import dollars
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import Bars
from reporting.slides.design.charts.columns import CountBars
from reporting.slides.design.charts.ranges import RangeChart, RangeRow
from reporting.slides.design.slide import Slide, in_parts, numbered, pages
from reporting.slides.design.tables import Column, Content, Table, Words
from reporting.slides.words import group_message, range_in_words, two_rates
from reporting.wording.current_rates import fees_in_words

MOST_ROWS = 6  # of bars; each has two lines beside it
PLACES = {"below": "scenario", "within": "grid", "above": "base"}  # and their colors
ALL_SERVICES = "All services"

Counts = Mapping[str, FeeCounts]  # name of a service group -> where its current rates lie


def groups_slide(briefing: Briefing, title: str = "") -> Slide:
    """Where all current rates lie, a bar for each service group.

    title: the slide's message; how the current rates lie where none is given.
    """
    counts, before = (_counts_of_groups(briefing, whose) for whose in ("scenario", "base"))
    message = title or _groups_message(briefing, counts, before)
    fees = fees_in_words(briefing.side_by_side.scenario)
    series = [
        Bars(place.capitalize(), [getattr(each, place) for each in counts.values()], shade)
        for place, shade in PLACES.items()
    ]
    return Slide(
        message,
        briefing.source("Table 7"),
        [f"{message}.", fees, *_groups_notes(briefing, counts, before)],
        "Number of current rates below, within and above their modeled range",
        table=_groups_table(briefing, counts, before),
        chart=CountBars(list(counts), series),
        remark=fees,
    )


def _counts_of_groups(briefing: Briefing, whose: str) -> Counts:
    names = dict.fromkeys(briefing.ranges["service_group"].astype(str))
    return {name: fee_counts_of(_of_group(briefing, name), whose) for name in names}


def _groups_table(briefing: Briefing, counts: Counts, before: Counts) -> Table:
    base, is_changed = briefing.stands_on, briefing.side_by_side.is_changed
    of_base = [Column(f"Below in {base.in_words}", right=True, shade="quiet")] * is_changed
    columns = [Column("Service group", 2.8), Column("Services", right=True), *of_base]
    rows = [
        [name, str(each.total), *([str(before[name].below)] if is_changed else [])]
        for name, each in counts.items()
    ]
    return Table(columns, rows)


def _groups_notes(briefing: Briefing, counts: Counts, before: Counts) -> list[str]:
    base = briefing.stands_on.in_words
    return [
        f"{name}: {each.below} below, {each.within} within and {each.above} above the range; "
        f"in {base} {before[name].below}, {before[name].within} and {before[name].above}."
        for name, each in counts.items()
    ]


def _groups_message(briefing: Briefing, counts: Counts, before: Counts) -> str:
    """How many current rates are below, and in which group most of them are."""
    below, of_base = (sum(each.below for each in whose.values()) for whose in (counts, before))
    if not below:
        return _message(ALL_SERVICES, briefing.ranges, briefing)
    group = max(counts, key=lambda name: counts[name].below)
    most = counts[group].below
    beside = "" if below == of_base else f"; in {briefing.stands_on.in_words}, {of_base} are"
    are = "is" if below == 1 else "are"
    return (
        f"{below} of {len(briefing.ranges)} current rates {are} below their range, "
        f"{'all' if most == below else most} of them in "
        f"{group.replace(' Services', '').lower()}{beside}"
    )


def _of_group(briefing: Briefing, group: str) -> pd.DataFrame:
    ranges = briefing.ranges
    chosen = ranges if group == ALL_SERVICES else ranges[ranges["service_group"] == group]
    return chosen.reset_index(drop=True)


def _message(group: str, ranges: pd.DataFrame, briefing: Briefing) -> str:
    scenario, base = (fee_counts_of(ranges, whose) for whose in ("scenario", "base"))
    return group_message(group, scenario, base, briefing.stands_on.in_words)


def range_slides(briefing: Briefing, group: str = ALL_SERVICES) -> list[Slide]:
    """The ranges of one service group, or of all services, against their current rates."""
    ranges = _of_group(briefing, group)
    shares, title = ranges_as_shares_of_fee(ranges), _message(group, ranges, briefing)
    parts = in_parts(range(len(shares)), MOST_ROWS)
    return [
        _range_slide(
            briefing,
            numbered(title, number, len(parts)),
            shares.iloc[list(rows)].reset_index(drop=True),
        )
        for number, rows in enumerate(parts, start=1)
    ]


def _range_slide(briefing: Briefing, title: str, shares: pd.DataFrame) -> Slide:
    by_key = {row["service_key"]: row for row in briefing.ranges.to_dict("records")}
    rows = [by_key[keys[0]] for keys in shares["service_keys"]]
    base, is_changed = briefing.stands_on.short, briefing.side_by_side.is_changed
    # Where no range differs there is one bar: the base's, or the scenario's that is alike.
    names = {"scenario": "scenario" if is_changed else base}
    which = f"; all as in {briefing.stands_on.in_words}" if is_changed else ""
    if any(two_rates(row, "base") != two_rates(row, "scenario") for row in rows):
        names = {"base": base, "scenario": "scenario"}
        which = f"; {base} above (gray), scenario beneath (blue)"
    shared = "Services with identical rates share a row; the appendix names them. "
    how_new = fees_in_words(briefing.side_by_side.scenario)
    labelled = zip(map(str, shares["label"]), rows, strict=True)
    columns = [
        Column("Service", 3.7),
        Column("Current rate", right=True),
        Column("Modeled range", right=True),
    ]
    return Slide(
        title,
        briefing.source("Table 7"),
        [
            f"{title}.",
            how_new,
            *(
                range_in_words(briefing.assumptions, row, ", ".join(services))
                for row, services in zip(rows, shares["services"], strict=True)
            ),
        ],
        "Dollars per unit; bars: the range in percent of the current rate, which is the line; "
        f"white tick: interim rate{which}",
        table=Table(columns, [_row(label, row, names) for label, row in labelled]),
        chart=RangeChart(range_rows(shares, names), names),
        remark=f"{shared * bool(max(shares['count']) > 1)}{how_new}",
    )


def _row(label: str, row: Mapping[Any, Any], names: Mapping[str, str]) -> list[Content]:
    """The cells of one row: its current rate and, above each other, the ranges that are drawn."""
    fee = [
        Words(dollars(row["fee_schedule_rate_usd"]), bold=True),
        Words(str(row["unit"]).lower(), "quiet"),
    ]
    ranges = [
        Words(
            two_rates(row, whose),
            "quiet" if whose == "base" else "scenario",
            whose == "scenario",
        )
        for whose in names
    ]
    return [label, fee, ranges]


def range_rows(shares: pd.DataFrame, names: Mapping[str, str]) -> list[RangeRow]:
    """Bars for each row of `ranges_as_shares_of_fee`, as high up as its words beside them.

    names: "base" or "scenario" -> how the bar is called.
    """
    rows = []
    for share in shares.to_dict("records"):
        bars = []
        for whose, name in names.items():
            rates = [float(share[f"{whose}_{bound}"]) for bound in BOUNDS]
            interim = float(share[f"{whose}_interim"])
            label = f"{share['label']}, {name}"
            bars.append(RangeRow(label, whose, min(rates), interim, max(rates)))
        air = [RangeRow("")] if len(bars) > 1 else []
        rows += [*air, *bars, *air]
    return rows


def rates_slides(briefing: Briefing) -> list[Slide]:
    """Every service by its full name, code and unit, with its current rate and all three rates."""
    base, is_changed = briefing.stands_on.in_words, briefing.side_by_side.is_changed
    columns = [
        Column("Service", 4.6),
        Column("Code"),
        Column("Unit", shade="quiet"),
        Column("Current rate", right=True),
        *(Column(briefing.assumptions.bounds[bound], right=True) for bound in BOUNDS),
    ]
    rows: list[list[Content]] = []
    for row in briefing.ranges.to_dict("records"):
        service = briefing.assumptions.services[str(row["service_key"])]
        cells = [service.name, service.procedure_code, str(row["unit"]).lower()]
        rates = [_rate_at(row, bound, is_changed) for bound in BOUNDS]
        rows.append([*cells, dollars(row["fee_schedule_rate_usd"]), *rates])
    title = f"All {len(rows)} services, with their codes and rates"
    return pages(Slide(
        title,
        briefing.source("Table 7"),
        [f"{title}."],
        f"Dollars per unit{f'; scenario in bold, {base} beneath it' if is_changed else ''}",
        table=Table(columns, rows),
        remark=fees_in_words(briefing.side_by_side.scenario),
        layout="Appendix",
    ))  # fmt: skip


def _rate_at(row: Mapping[Any, Any], bound: str, is_changed: bool) -> list[Words]:
    """The rate at a bound; of a changed scenario with the base's beneath."""
    base = [Words(dollars(row[f"base_{bound}_usd"]), "quiet")] if is_changed else []
    return [Words(dollars(row[f"scenario_{bound}_usd"]), bold=True), *base]
