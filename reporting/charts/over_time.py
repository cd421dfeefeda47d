"""The rate of one line of Table 9 at each step of the minimum wage."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.findings.minimum_wage.minimum_wage_steps import rates_over_time, total_changes
from model.findings.side_by_side import SideBySide
from reporting.charts.layout import (
    base_layout,
    ends_around,
    line_above,
    note,
    ticks_of_rates,
    unit_of_axis,
)
from reporting.charts.plot import Plot, Words
from reporting.charts.style import COLORS, SMALL, names_of, source_lines
from reporting.formats import dollars, month_in_words, percent
from reporting.wording.names import dollars_per_unit

MONTHS_BEFORE, MONTHS_AFTER = 2, 9  # of the dates, so that the last step is seen as one
LEFT = 64  # pixels
LEAST_HEIGHT = 115  # pixels between the lowest and the highest rate, in the smallest picture
TWO_LINES = 34  # pixels
MOST_LABELS = 7  # that stand beside each other under a chart of usual width
MODES = {"scenario": "lines+markers", "base": "lines"}
LINES: Mapping[str, Mapping[str, Any]] = {
    "scenario": {"width": 4},
    "base": {"width": 2, "dash": "dot"},
}
COLOR_OF = {"scenario": "scenario", "base": "base_mark"}


def over_time(side_by_side: SideBySide, minimum_wage_line_key: str) -> Plot:
    """The lower bound over time, of base and scenario. Errors: KeyError for an unknown line."""
    rates = rates_over_time(side_by_side, minimum_wage_line_key)
    assumptions = side_by_side.assumptions
    line = assumptions.rate_lines[str(rates["rate_line"].iloc[0])]
    names, last = names_of(assumptions), rates["effective_date"].max()
    title = over_time_title(line.label, total_changes(rates), last, names)
    words = Words(title, (), source_lines(assumptions, "Tables 8 and 9"))
    figure = _figure(rates, assumptions.units[line.unit].label, names)
    alt = f"{title}. {names['base']} and scenario as steps over the dates."
    return Plot(figure, words, alt, minimum_wage_line_key)


def over_time_title(
    label: str, changes: Mapping[str, float], last: datetime.date, names: Mapping[str, str]
) -> str:
    """The message: by how much the lower bound rises by the last date; changes: `total_changes`."""
    base, scenario = (_rise(changes[whose]) for whose in ("base", "scenario"))
    beside = "" if base == scenario else f" ({names['base'].lower()}: {base})"
    return f"{label}: lower bound {scenario} by {month_in_words(last)}{beside}"


def _rise(change: float) -> str:
    text = percent(abs(change))
    if text == percent(0):
        return "is unchanged"
    return f"{'rises' if change > 0 else 'falls'} {text}"


def _figure(rates: pd.DataFrame, unit: str, names: Mapping[str, str]) -> dict[str, Any]:
    """The figure of `rates_over_time`; unit: what the rate is paid for, such as "15 min."."""
    layout = base_layout("", 358, left=LEFT, right=100, top=68, bottom=56, has_legend=True)
    end = rates["effective_date"].max() + pd.DateOffset(months=MONTHS_AFTER)
    layout["xaxis"] |= _axis_of_dates(rates, end, layout["xaxis"]["title"])
    low, high = float(rates["rate_usd"].min()), float(rates["rate_usd"].max())
    ends = ends_around([low, high], 0.15)
    layout["yaxis"] |= {"range": ends, **ticks_of_rates(*ends)}
    layout["annotations"] = [
        line_above(unit_of_axis(dollars_per_unit(unit), ends), -LEFT, 10, SMALL),
        *_end_labels(rates, _iso(end), high - low, names),
    ]
    return {
        "data": [_steps(rates, whose, _iso(end), names) for whose in ("scenario", "base")],
        "layout": layout,
    }


def _iso(date: pd.Timestamp) -> str:
    return str(date.date())


def _axis_of_dates(
    rates: pd.DataFrame, end: pd.Timestamp, title: Mapping[str, Any]
) -> dict[str, Any]:
    """The steps of the scenario's minimum wage under their dates, as many as have room."""
    start = rates["effective_date"].min() - pd.DateOffset(months=MONTHS_BEFORE)
    scenario = rates[rates["whose"] == "scenario"]
    steps = list(
        zip(scenario["effective_date"], scenario["minimum_wage_usd_per_hour"], strict=True)
    )
    named = _far_enough_apart(steps, (end - start) / MOST_LABELS)
    some = f" ({len(named)} of {len(steps)} steps named)" if len(named) < len(steps) else ""
    return {
        "type": "date",
        "ticks": "",
        "range": [_iso(start), _iso(end)],
        "tickvals": [_iso(date) for date, _ in named],
        "ticktext": [f"{month_in_words(date)}<br>{dollars(wage)}" for date, wage in named],
        "showgrid": False,
        "title": {**title, "text": f"Effective date and minimum wage{some}", "standoff": 4},
    }


def _far_enough_apart(
    steps: list[tuple[pd.Timestamp, float]], least: pd.Timedelta
) -> list[tuple[pd.Timestamp, float]]:
    """The steps of which each is at least so long after the one before; the last one always."""
    named: list[tuple[pd.Timestamp, float]] = []
    for step in reversed(steps):
        if not named or named[-1][0] - step[0] >= least:
            named.append(step)
    return named[::-1]


def _steps(rates: pd.DataFrame, whose: str, end: str, names: Mapping[str, str]) -> dict[str, Any]:
    """A line that goes on from each step to the next one, the last one to the end.

    Only the scenario's steps are marked: two marks in one place cannot be told apart.
    """
    of_whose = rates[rates["whose"] == whose]
    dates, usd = list(of_whose["effective_date"]), of_whose["rate_usd"].tolist()
    color = COLORS[COLOR_OF[whose]]
    words = [
        f"{names[whose]} {month_in_words(date)}: {dollars(rate)}"
        for date, rate in zip(dates, usd, strict=True)
    ]
    # Marks of several sizes are translucent unless one says otherwise.
    return {
        "type": "scatter",
        "mode": MODES[whose],
        "name": names[whose],
        "x": [*map(_iso, dates), end],
        "y": [*usd, usd[-1]],
        "line": {"color": color, **LINES[whose], "shape": "hv"},
        "marker": {"size": [9] * len(dates) + [0], "color": color, "opacity": 1},
        "text": [*words, words[-1]],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _end_labels(
    rates: pd.DataFrame, end: str, spread: float, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Names and values at the ends of the lines; one label where the lines end together."""
    last = rates.groupby("whose")["rate_usd"].last()
    base, scenario = float(last["base"]), float(last["scenario"])
    if dollars(scenario) == dollars(base):
        both = f"<b>Scenario</b> and<br>{names['base'].lower()} {dollars(scenario)}"
        return [_end_label(both, end, scenario, 0, COLORS["scenario"])]
    between = abs(scenario - base) / spread * LEAST_HEIGHT
    shift = max(0, round((TWO_LINES - between) / 2))
    apart = shift if scenario >= base else -shift
    return [
        _end_label(f"<b>Scenario</b><br>{dollars(scenario)}", end, scenario, apart,
                   COLORS["scenario"]),
        _end_label(f"{names['base']}<br>{dollars(base)}", end, base, -apart, COLORS["quiet"]),
    ]  # fmt: skip


def _end_label(text: str, x: str, y: float, shift: int, color: str) -> dict[str, Any]:
    place = {"x": x, "y": y, "xanchor": "left", "align": "left"}
    return note(text, SMALL, color, **place, xshift=6, yshift=shift)
