"""The waterfall from the direct care wage to the rate, of one service at one bound."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from model.findings.components import paid_wage_usd, parts_of_rate
from model.findings.rate_ranges import rate_range
from model.findings.side_by_side import SideBySide
from reporting.charts.layout import (
    NEAREST_ROW,
    base_layout,
    column_at_the_right,
    key_line,
    labels_at_the_left,
    marked,
)
from reporting.charts.on_a_phone import with_labels_above
from reporting.charts.plot import Plot, Words
from reporting.charts.shapes import Bar, Segment, filled_bars, hover_trace, lines, trace_of_axis
from reporting.charts.style import COLORS, PLAIN, names_drawn, source_lines, with_fee_source
from reporting.formats import dollars, percent
from reporting.wording.current_rates import beside_fees
from reporting.wording.names import subtitle, unit_of_service

ROW = 29  # pixels
# On a phone a label stands above its bars, and nearer to them than to those above.
APART = 1.6  # from one row to the next, in units of ROW
RAISED = 21  # pixels from the middle of the bars to that of their label
LABELS = 262  # pixels, left of the plot
COLUMN = 70  # pixels, of numbers at the right
HEADING = -0.95  # height of the names of the columns
TOPS = {"scenario": -0.18, "base": -0.40}  # of a bar, in rows from its label
THICKNESS = {"scenario": 0.46, "base": 0.16}  # of a row
FEE_REACH = 15 / ROW  # of the fee's mark, up and down


def build_up(side_by_side: SideBySide, service_key: str, bound: str) -> Plot:
    """The chart of one rate. Errors: KeyError for a service or bound that is not there."""
    assumptions, names = side_by_side.assumptions, names_drawn(side_by_side)
    parts = parts_of_rate(side_by_side, service_key, bound)
    fee = float(rate_range(side_by_side, service_key)["fee_schedule_rate_usd"])
    title, below = build_up_title(parts), subtitle(assumptions, service_key, bound)
    source = source_lines(assumptions, "Appendix B and Table 7")
    unit = f"Dollars {unit_of_service(assumptions, service_key)}"
    words = Words(
        title,
        (below, _key_of_colors(fee, names)),
        with_fee_source(beside_fees(side_by_side, service_key), source),
    )
    figure, on_a_phone = (_figure(parts, unit, fee, names, apart) for apart in (1, APART))
    narrow = with_labels_above(on_a_phone, ROW, RAISED)
    return Plot(figure, words, f"{title}. {below}, by part.", service_key, narrow=narrow)


def build_up_title(parts: pd.DataFrame) -> str:
    """The message: "Direct care wages are 47.1% of the $5.02 rate", as paid.

    parts: `parts_of_rate`.
    """
    usd = float(parts.iloc[-1]["scenario_usd"])
    return f"Direct care wages are {percent(paid_wage_usd(parts) / usd)} of the {dollars(usd)} rate"


def _figure(
    parts: pd.DataFrame, unit: str, fee_usd: float, names: Mapping[str, str], apart: float
) -> dict[str, Any]:
    """The components of one rate, each bar beginning where the one before ends; the rate last.

    names: `names_drawn`; apart: from one row to the next, in units of ROW. The numbers stand at
    the right. A moved control changes nothing but shapes, title and words of labels, unless the
    axis or the rows become others.
    """
    places = [apart * row for row in range(len(parts))]
    columns, ends = _columns(parts, names), [places[-1] + 0.6, -1.3]
    right = COLUMN * len(columns) + 8
    layout = base_layout(unit, 46 + ROW * (len(parts) + 1), left=LABELS, right=right, top=8)
    highest = max(parts["base_usd"].max(), parts["scenario_usd"].max(), fee_usd)
    dollars_axis = {"range": [0, end_of_axis(highest)], "tickprefix": "$", "nticks": 6}
    labels = dict(zip(places, _last_bold(parts["label"]), strict=True))
    rows_axis = labels_at_the_left(labels, ends, LABELS, PLAIN, COLORS["text"])
    hover = hover_trace(0.0, places, _hover_words(parts, fee_usd, names), "y")
    axes = [trace_of_axis(f"y{place}", 0.0) for place in range(2, 2 + len(columns))]
    drawn = {
        "xaxis": layout["xaxis"] | dollars_axis,
        "yaxis": layout["yaxis"] | rows_axis,
        "shapes": _shapes(parts, places, fee_usd, names),
    }
    numbers = _axes_of_numbers(columns, places, ends, names)
    return {"data": [hover, *axes], "layout": layout | NEAREST_ROW | drawn | numbers}


def _last_bold(texts: Iterable[str]) -> list[str]:
    *others, last = texts
    return [*others, f"<b>{last}</b>"]


def end_of_axis(highest: float) -> float:
    """Where the axis ends: a round number, so that it stays while a control is moved a little.

    The next half of the highest number's own power of ten, with some room: 5.5 for 4.96.
    """
    step = 10.0 ** math.floor(math.log10(highest)) / 2 if highest > 0 else 1.0
    return step * math.ceil(1.03 * highest / step)


def _key_of_colors(fee_usd: float, names: Mapping[str, str]) -> str:
    """What each color is."""
    how = {"scenario": " (thick)", "base": " (thin)"} if "base" in names else {"scenario": ""}
    squares = [marked("■", f"{names[whose]}{bar}", whose) for whose, bar in how.items()]
    return key_line([*squares, marked("<b>|</b>", f"Current rate {dollars(fee_usd)}")])


def _columns(parts: pd.DataFrame, names: Mapping[str, str]) -> dict[str, list[str]]:
    """The numbers at the right: name of the column -> a text a row.

    Where base and scenario need no column each, an hour stands beside the unit.
    """
    amounts = {whose: list(map(dollars, parts[f"{whose}_usd"])) for whose in names}
    shares = {"Share": list(map(percent, parts["scenario_share"]))}
    if "base" in names:
        return {names[whose]: texts for whose, texts in amounts.items()} | shares
    hourly = list(map(dollars, parts["scenario_usd_per_hour"]))
    per_hour = {} if hourly == amounts["scenario"] else {"Per hour": hourly}
    return {**per_hour, "Per unit": amounts["scenario"], **shares}


def _axes_of_numbers(
    columns: Mapping[str, list[str]],
    places: Sequence[float],
    ends: list[float],
    names: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """An axis a column: its name above its numbers, right-aligned right of the plot."""
    axes = {}
    for place, (name, texts) in enumerate(columns.items(), start=1):
        rows: dict[float, str] = {HEADING: f"<b>{name}</b>"}
        rows |= zip(places, _last_bold(texts), strict=True)
        is_quiet = name in (names.get("base"), "Per hour")
        color = COLORS["quiet" if is_quiet else "text"]
        axes[f"yaxis{place + 1}"] = column_at_the_right(rows, ends, COLUMN * place, color)
    return axes


def _shapes(
    parts: pd.DataFrame, places: Sequence[float], fee_usd: float, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Thick bars of the scenario, thin ones of the base, and the fee's mark at the rate."""
    last = places[-1]
    fee = Segment(fee_usd, last - FEE_REACH, fee_usd, last + FEE_REACH)
    return [
        *(
            filled_bars(_bars(parts, places, whose), COLORS[whose], names[whose])
            for whose in TOPS
            if whose in names
        ),
        lines([fee], {"color": COLORS["fee"], "width": 3}, "Current rate"),
    ]


def _bars(parts: pd.DataFrame, places: Sequence[float], whose: str) -> list[Bar]:
    starts, amounts = parts[f"{whose}_start_usd"].tolist(), parts[f"{whose}_usd"].tolist()
    return [
        Bar(start, start + usd, place + TOPS[whose], place + TOPS[whose] + THICKNESS[whose])
        for place, start, usd in zip(places, starts, amounts, strict=True)
    ]


def _hover_words(parts: pd.DataFrame, fee_usd: float, names: Mapping[str, str]) -> list[str]:
    words = [
        "<br>".join([
            f"<b>{part['label']}</b>",
            *(f"{name} {dollars(part[f'{whose}_usd'], 4)}" for whose, name in names.items()),
        ])
        for part in parts.to_dict("records")
    ]  # fmt: skip
    return [*words[:-1], f"{words[-1]}<br>Current rate {dollars(fee_usd)}"]
