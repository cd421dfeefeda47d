"""Frames -> plotly figures as plain dicts. The frames come from `model.findings.side_by_side`.

In every chart the study is a thin muted bar or line, the scenario a thick strong one, the interim
point a tick, the fee schedule rate a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.findings.summary import FeeCounts, Summary
from model.study.assumptions import BOUNDS
from reporting.charts.style import COLORS, PLAIN, SMALL, base_layout

HIGHEST_SHARE = 2.2  # of the fee; beyond it a range is clipped and its numbers tell it
LOWEST_SHARE = 0.4
ARROW = 0.04  # of the fee: the room that it takes beyond the highest share
MINUS = "\u2212"
ONE_RATE = 0.001  # of the fee; bounds that lie closer are drawn as one mark
ROW, DOLLAR_ROW = 20, 50  # pixels, in the two charts of ranges
LABELS = 268
NUMBERS = 92
RANGE_CHART_IN_WORDS = (
    "For each service, the range of the study as a thin bar and of the scenario as a thick bar, "
    "in percent of the fee schedule rate, which is the line at 100 percent."
)
STUDY_WIDTH, SCENARIO_WIDTH = 4, 9
STUDY_OFFSET, SCENARIO_OFFSET = -0.3, 0.13  # of a row, downwards


def fees_below_title(here: FeeCounts, study: FeeCounts) -> str:
    """The message of a range chart: "19 of 28 fees lie below the lower bound; in the study 17"."""
    lies = "fee lies" if here.total == 1 else "fees lie"
    beside = "" if here.below == study.below else f"; in the study {study.below}"
    return f"{here.below} of {here.total} {lies} below the lower bound{beside}"


def one_fee_title(row: Mapping[str, Any]) -> str:
    """The message of the chart of one service: where its fee lies, in its scenario's range."""
    rates = [float(row[f"scenario_{bound}_usd"]) for bound in BOUNDS]
    fee = float(row["fee_schedule_rate_usd"])
    where = "below" if fee < min(rates) else "above" if fee > max(rates) else "within"
    return f"{row['service']}: the fee of ${fee:,.2f} lies {where} the range"


def over_time_title(label: str, changes: Mapping[str, float]) -> str:
    """The message of a chart over time: by how much the lower bound rises in all."""
    study, scenario = (_rise(changes[name]) for name in ("study", "scenario"))
    beside = "" if study == scenario else f"; in the study {study}"
    return f"{label}: lower bound {scenario} over the phase-in{beside}"


def _rise(change: float) -> str:
    text = f"{100 * change:+.1f} %"
    return "unchanged" if text in ("+0.0 %", "-0.0 %") else text.replace("-", MINUS)


def interim_above_title(found: Summary) -> str:
    """The message of the overview: "The interim rate lies above the fee for 22 of 28 services"."""
    return (
        f"The interim rate lies above the fee for {found.interim_above_fee} "
        f"of {found.scenario.total} services"
    )


def range_chart(
    shares: pd.DataFrame, title: str, source: str, *, colors: Mapping[str, str] = COLORS
) -> dict[str, Any]:
    """All ranges on one axis, as percent of each service's fee: a row of `shares` each, by group.

    shares: `ranges_as_shares_of_fee`. What lies beyond 220 % is clipped with an arrow
    and told by its numbers at the right; a range of one rate is a diamond.
    """
    places, headings = _places(shares["service_group"])
    rows = records(shares)
    study, held = (
        [tuple(float(row[f"{name}_{bound}"]) for bound in BOUNDS) for row in rows]
        for name in ("study", "scenario")
    )
    lowest = min([LOWEST_SHARE, *(min(values) - 0.05 for values in [*study, *held])])
    bottom = (places[-1] if places else 0) + 0.8
    notes = ["Services of one group with the same unit, fee and range share a row."]
    if any(_is_one_rate(values) for values in held):
        notes.append("◆ All three bounds are the same.")
    layout = base_layout(
        title,
        "",
        f"{' '.join(notes)}<br>{source}",
        height=int(124 + ROW * bottom),
        colors=colors,
        left=LABELS,
        right=NUMBERS,
        top=104,
        bottom=6,
    )
    layout["xaxis"] |= {
        "range": [lowest, HIGHEST_SHARE + ARROW],
        "side": "top",
        "tickvals": [0, 0.5, 1, 1.5, 2],
        "ticktext": ["0 %", "50 %", "100 %", "150 %", "200 %"],
    }
    layout["showlegend"] = False
    layout["annotations"] += [
        _above(_key(colors), -LABELS, 60, "left", PLAIN, colors),
        _above("Percent of the fee schedule rate", 0, 22, "left", SMALL, colors),
    ]
    layout["yaxis"] |= {
        "range": [bottom, -0.9],
        "showgrid": False,
        "anchor": "free",
        "side": "right",
        "position": 0,
        "ticklabelstandoff": -LABELS,  # not `shift`, for which plotly draws everything twice
        "tickvals": [*headings.values(), *places],
        "ticktext": [*(f"<b>{group}</b>" for group in headings), *shares["label"]],
        "tickfont": {"size": SMALL + 0.5, "color": colors["text"]},
    }
    layout["yaxis2"] = {
        "overlaying": "y",
        "ticklabeloverflow": "allow",
        "range": [bottom, -0.9],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "side": "right",
        "tickvals": [0, *places],
        "ticktext": ["<b>Scenario</b>", *(_range_text(values) for values in held)],
        "tickfont": {"size": SMALL, "color": colors["quiet"]},
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
    }
    drawn = [_drawn(study, places, "study"), _drawn(held, places, "scenario")]
    fees = [(1.0, place - 9 / ROW, 1.0, place + 9 / ROW) for place in places]
    # As shapes: each trace takes plotly some two milliseconds, whatever is in it.
    layout["shapes"] = [
        _fee_line(1.0, colors),
        *(shape for held in drawn for shape in _shapes(held, colors)),
        _path(fees, "Fee schedule rate", {"color": colors["fee"], "width": 2}),
    ]
    layout["hovermode"] = "y"
    marks = [(mark, colors[held.name]) for held in drawn for mark in held.marks]
    return {
        "data": [
            *([_marks(marks)] if marks else []),
            _hover(places, _range_words(rows)),
            _of_axis("y"),
        ],
        "layout": layout,
    }


def dollar_range_chart(
    row: Mapping[str, Any], title: str, source: str, *, colors: Mapping[str, str] = COLORS
) -> dict[str, Any]:
    """The range of one service in dollars: study, scenario and fee.

    row: one row of `rate_ranges`, as a mapping.
    """
    study, held = (
        tuple(float(row[f"{name}_{bound}_usd"]) for bound in BOUNDS)
        for name in ("study", "scenario")
    )
    fee = float(row["fee_schedule_rate_usd"])
    lowest, highest = min(*study, *held, fee), max(*study, *held, fee)
    room = 0.12 * (highest - lowest or highest or 1)
    layout = base_layout(
        title, per_unit(str(row["unit"])), source, 236, colors=colors, left=72, top=76
    )
    layout["xaxis"] |= {
        "range": [lowest - room, highest + room],
        "tickprefix": "$",
        "tickformat": ",.2f",
    }
    layout["yaxis"] |= {
        "range": [1.6, -0.7],
        "showgrid": False,
        "tickvals": [0, 1],
        "ticktext": ["Study", "Scenario"],
        "tickfont": {"size": PLAIN, "color": colors["text"]},
    }
    layout["shapes"] = [_fee_line(fee, colors)]
    numbers = {
        "type": "scatter",
        "mode": "text",
        "x": [*study, *held],
        "y": [0.28] * 3 + [1.34] * 3,
        "text": _apart(study, room) + _apart(held, room),
        "textfont": {"size": SMALL, "color": colors["quiet"]},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return {
        "data": [
            *_traces(_drawn([study], [0 - STUDY_OFFSET], "study", DOLLAR_ROW), colors),
            *_traces(_drawn([held], [1 - SCENARIO_OFFSET], "scenario", DOLLAR_ROW), colors),
            _fee_mark(fee, -0.35, f"Fee schedule rate, ${fee:,.2f}", colors),
            numbers,
        ],
        "layout": layout,
    }


def rate_over_time_chart(
    rates: pd.DataFrame, title: str, unit: str, source: str, *, colors: Mapping[str, str] = COLORS
) -> dict[str, Any]:
    """The rate of one line of Table 9 at each step of the minimum wage, study and scenario.

    rates: `rates_over_time`; unit: what the rate is paid for, such as "15 min.".
    """
    layout = base_layout(
        title, "", source, 390, colors=colors, left=64, right=100, top=100, bottom=56
    )
    last = rates["effective_date"].max()
    end = last + pd.DateOffset(months=9)
    scenario = rates[rates["held"] == "scenario"]
    layout["xaxis"] |= {
        "type": "date",
        "ticks": "",
        "range": [f"{rates['effective_date'].min() - pd.DateOffset(months=2):%Y-%m-%d}",
                  f"{end:%Y-%m-%d}"],
        "tickvals": [f"{date:%Y-%m-%d}" for date in scenario["effective_date"]],
        "ticktext": [
            f"{row['effective_date']:%b %Y}<br>${row['minimum_wage_usd_per_hour']:,.2f}"
            for row in records(scenario)
        ],
        "showgrid": False,
        "title": {**layout["xaxis"]["title"],
                  "text": "Step of the minimum wage, dollars per hour", "standoff": 4},
    }  # fmt: skip
    layout["yaxis"] |= {
        "tickprefix": "$",
        "tickformat": ",.2f",
    }
    layout["annotations"].append(_above(per_unit(unit), -64, 10, "left", SMALL, colors))
    low, high = rates["rate_usd"].min(), rates["rate_usd"].max()
    room = 0.15 * (high - low) or 0.05 * high
    layout["yaxis"]["range"] = [low - room, high + room]
    looks = {
        "scenario": {"color": colors["scenario"], "width": 4},
        "study": {"color": colors["study_mark"], "width": 2, "dash": "dot"},
    }
    symbols = {"scenario": "circle", "study": "square-open"}
    data, ends = [], []
    for name, look in looks.items():
        own = rates[rates["held"] == name]
        dates = [f"{date:%Y-%m-%d}" for date in own["effective_date"]]
        values = own["rate_usd"].tolist()
        data.append({
            "type": "scatter",
            "mode": "lines+markers",
            "name": name.capitalize(),
            "x": [*dates, f"{end:%Y-%m-%d}"],
            "y": [*values, values[-1]],
            "line": {**look, "shape": "hv"},
            "marker": {"symbol": symbols[name], "size": [9] * len(dates) + [0],
                       "color": look["color"]},
            "hovertemplate": f"{name.capitalize()} %{{x|%b %Y}}: $%{{y:,.2f}}<extra></extra>",
        })  # fmt: skip
        ends.append((name, values[-1]))
    layout["annotations"] += _end_labels(ends, f"{end:%Y-%m-%d}", high - low, colors)
    return {"data": data, "layout": layout}


def per_unit(unit: str) -> str:
    """The unit of a rate: "Dollars per 15 min." from "15 min.", "Dollars per visit"."""
    return f"Dollars per {unit.lower().removeprefix('per ')}"


def _end_labels(
    ends: list[tuple[str, float]], x: str, spread: float, colors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Names and values at the ends of the lines; one label where the lines end together."""
    (_, scenario), (_, study) = ends
    close = abs(scenario - study) <= 0.06 * spread
    texts = {"scenario": f"<b>Scenario</b><br>${scenario:,.2f}", "study": f"Study<br>${study:,.2f}"}
    if abs(scenario - study) < 0.005:
        texts = {"scenario": f"<b>Scenario</b> and<br>study ${scenario:,.2f}"}
    apart = {"scenario": 18, "study": -18} if scenario >= study else {"scenario": -18, "study": 18}
    return [
        {
            "x": x,
            "y": value,
            "text": texts[name],
            "xanchor": "left",
            "xshift": 6,
            "yshift": apart[name] if close and len(texts) > 1 else 0,
            "align": "left",
            "showarrow": False,
            "font": {
                "size": SMALL,
                "color": colors["scenario"] if name == "scenario" else colors["quiet"],
            },
        }
        for name, value in ends
        if name in texts
    ]


def _above(
    text: str, shift: int, height: int, anchor: str, size: float, colors: Mapping[str, str]
) -> dict[str, Any]:
    """A line of words above the plot, `height` pixels up, `shift` pixels from its left edge."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": anchor,
        "xshift": shift,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": height,
        "showarrow": False,
        "font": {"size": size, "color": colors["quiet"]},
    }


def _key(colors: Mapping[str, str]) -> str:
    """What the shapes mean; a legend of plotly's would break into rows on a narrow screen."""
    gap = "&nbsp;" * 5
    return (
        f'<span style="color:{colors["study"]}"><b>━━</b></span> study{gap}'
        f'<span style="color:{colors["scenario"]}">▇▇▇</span> scenario, tick at interim{gap}'
        f'<span style="color:{colors["fee"]}"><b>┃</b></span> fee schedule rate'
    )


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings from column to value."""
    names = [str(name) for name in frame.columns]
    rows = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _places(groups: Iterable[str]) -> tuple[list[float], dict[str, float]]:
    """Heights of the rows from the top, and of the headings of their groups."""
    places: list[float] = []
    headings: dict[str, float] = {}
    height = 0.0
    for group in groups:
        if group not in headings:
            height += 0.35 if headings else 0.0
            headings[group] = height
            height += 1
        places.append(height)
        height += 1
    return places, headings


Segment = tuple[float, float, float, float]  # x and y of its one end, and of the other
Mark = tuple[float, float, str, float]  # x, y, symbol, size


@dataclass(frozen=True)
class _Drawn:
    """What is drawn of some ranges: bars, ticks at interim, marks of one rates, clipped ends."""

    name: str
    bars: list[Segment]
    ticks: list[Segment]
    marks: list[Mark]
    clipped: list[float]  # heights of the bars that go on beyond the chart


def _drawn(
    ranges: list[tuple[float, ...]], places: list[float], name: str, row: float = ROW
) -> _Drawn:
    """Bars from lower to upper bound; row: height of a row in pixels."""
    is_study = name == "study"
    bars: list[Segment] = []
    ticks: list[Segment] = []
    marks: list[Mark] = []
    arrows: list[float] = []
    reach = (_width(name) + 2) * 0.7 / row
    clipped = len(places) > 1
    for (low, interim, high), place in zip(ranges, places, strict=True):
        y = place + (STUDY_OFFSET if is_study else SCENARIO_OFFSET)
        low, high = min(low, interim, high), max(low, interim, high)
        if clipped and high > HIGHEST_SHARE:
            arrows.append(y)
        end = min(high, HIGHEST_SHARE) if clipped else high
        if low < end and not _is_one_rate((low, interim, high)):
            bars.append((low, y, end, y))
            if interim <= end:
                ticks.append((interim, y - reach, interim, y + reach))
        elif low <= end:
            marks.append((interim, y, "diamond", 7 if is_study else 10))
    return _Drawn(name, bars, ticks, marks, arrows)


def _width(name: str) -> int:
    return STUDY_WIDTH if name == "study" else SCENARIO_WIDTH


def _lines_of(drawn: _Drawn, colors: Mapping[str, str]) -> list[tuple[list[Segment], str, Any]]:
    """Bars and ticks, each with its name and the look of its line."""
    bar = {"color": colors[drawn.name], "width": _width(drawn.name)}
    tick = {"color": colors[f"{drawn.name}_mark"], "width": 2}
    name = drawn.name.capitalize()
    return [(drawn.bars, f"{name}, tick at interim", bar), (drawn.ticks, "", tick)]


def _shapes(drawn: _Drawn, colors: Mapping[str, str]) -> list[dict[str, Any]]:
    lines = [_path(*line) for line in _lines_of(drawn, colors) if line[0]]
    return [*lines, *([_arrows(drawn, colors)] if drawn.clipped else [])]


def _arrows(drawn: _Drawn, colors: Mapping[str, str]) -> dict[str, Any]:
    """Arrows at the right end of bars that go on, as one shape."""
    half = (_width(drawn.name) + 2) * 0.55 / ROW
    path = "".join(
        f"M{HIGHEST_SHARE},{y - half}L{HIGHEST_SHARE + ARROW},{y}L{HIGHEST_SHARE},{y + half}Z"
        for y in drawn.clipped
    )
    color = colors[drawn.name]
    return {"type": "path", "path": path, "fillcolor": color, "line": {"width": 0}}


def _path(segments: list[Segment], name: str, line: Mapping[str, Any]) -> dict[str, Any]:
    """Segments as one shape: one line for the browser to draw."""
    path = "".join(f"M{x},{y}L{to_x},{to_y}" for x, y, to_x, to_y in segments)
    return {"type": "path", "path": path or "M0,0", "name": name, "line": dict(line)}


def _traces(drawn: _Drawn, colors: Mapping[str, str]) -> list[dict[str, Any]]:
    """Bars and ticks as lines that a legend can name, and the marks."""
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": [end for x, _, to_x, _ in segments for end in (x, to_x, None)] or [None],
            "y": [end for _, y, _, to_y in segments for end in (y, to_y, None)] or [None],
            "line": line,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": bool(name),
        }
        for segments, name, line in _lines_of(drawn, colors)
    ]
    marks = [(mark, colors[drawn.name]) for mark in drawn.marks]
    return [*lines, *([_marks(marks)] if marks else [])]


def _marks(marks: list[tuple[Mark, str]]) -> dict[str, Any]:
    """Marks, each with its colour."""
    looks = [color for _, color in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for (x, _, _, _), _ in marks],
        "y": [y for (_, y, _, _), _ in marks],
        "marker": {
            "symbol": [symbol for (_, _, symbol, _), _ in marks],
            "size": [size for (_, _, _, size), _ in marks],
            "color": looks,
            "opacity": 1,
            "line": {"width": 2, "color": looks},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _fee_line(x: float, colors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": colors["fee"], "width": 1.5},
    }


def _fee_mark(fee: float, place: float, name: str, colors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [fee],
        "y": [place],
        "marker": {
            "symbol": "line-ns",
            "size": 15,
            "color": colors["fee"],
            "line": {"width": 2, "color": colors["fee"]},
        },
        "hoverinfo": "skip",
    }


def _hover(places: list[float], words: list[str]) -> dict[str, Any]:
    """What the pointer tells of each row; it also carries the numbers' axis at the right."""
    return {
        "type": "scatter",
        "mode": "none",
        "x": [1.0] * len(places),
        "y": places,
        "yaxis": "y2",
        "text": words,
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _of_axis(axis: str) -> dict[str, Any]:
    """Nothing to see; plotly draws an axis only where a trace belongs to it."""
    return {
        "type": "scatter",
        "mode": "none",
        "x": [1.0],
        "y": [0.0],
        "yaxis": axis,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _range_words(rows: list[dict[str, Any]]) -> list[str]:
    return [
        "<br>".join([
            *(f"<b>{name}</b>" for name in row["services"].split("\n")),
            f"Fee schedule rate ${row['fee_schedule_rate_usd']:,.2f}",
            f"Study {_three(row, 'study')}",
            f"Scenario {_three(row, 'scenario')}",
        ])
        for row in rows
    ]  # fmt: skip


def _three(row: Mapping[str, Any], held: str) -> str:
    numbers = " · ".join(f"{100 * row[f'{held}_{bound}']:,.1f}" for bound in BOUNDS)
    return f"{numbers} % of the fee"


def _range_text(values: tuple[float, ...]) -> str:
    low, high = 100 * min(values), 100 * max(values)
    if _is_one_rate(values):
        return f"{high:,.1f} % ◆"
    text = f"{low:,.0f} – {high:,.0f} %"
    return f"{text} ▸" if high > 100 * HIGHEST_SHARE else text


def _is_one_rate(values: tuple[float, ...]) -> bool:
    return max(values) - min(values) < ONE_RATE * abs(max(values))


def _apart(values: tuple[float, ...], room: float) -> list[str]:
    """Dollar amounts of the bounds; one where they would stand on each other."""
    low, interim, high = values
    if high - low < room:
        return ["", f"${low:,.2f} – ${high:,.2f}" if high - low >= 0.005 else f"${low:,.2f}", ""]
    return [f"${value:,.2f}" for value in (low, interim, high)]
