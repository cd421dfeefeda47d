"""The bridge between two scenarios: what explains the difference of one rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from model import Assumptions, Scenario
from model.findings.compare import bridge, bridge_of
from model.findings.trace import unit_in_words
from reporting.charts.pictures.captions import caption_of_two
from reporting.charts.plot import Plot
from reporting.charts.style import (
    COLORS,
    PLAIN,
    base_layout,
    labels_at_the_left,
    source_lines,
    with_lines_below,
)
from reporting.formats import dollars, signed_dollars
from reporting.wording import subtitle

ROW = 34  # pixels
LABELS = 262  # pixels, left of the plot
NUMBERS = 84  # pixels, right of the plot
LONGEST = 36  # letters of a label
AVERAGED = "Each change's share is averaged over all orders (Shapley values)."
NOTHING_DIFFERS = "Same assumptions, same rates. Change one to see what drives it."


@dataclass(frozen=True)
class Money:
    """How a bridge writes amounts: its ends, a part with its sign, either of them in full.

    tick_format: plotly's, of the axis; "" for one by the size of the differences.
    """

    end: Callable[[float], str]
    part: Callable[[float], str]
    end_in_full: Callable[[float], str]
    part_in_full: Callable[[float], str]
    tick_format: str = ""


def bridge_steps(
    assumptions: Assumptions,
    scenario_from: Scenario,
    scenario_to: Scenario,
    service_key: str,
    bound: str,
) -> pd.DataFrame:
    """The rows of the chart: `bridge_of` one service and bound; empty where nothing differs."""
    return bridge_of(bridge(assumptions, scenario_from, scenario_to), service_key, bound)


def bridge_plot(
    assumptions: Assumptions,
    scenario_from: Scenario,
    scenario_to: Scenario,
    names: tuple[str, str],
    service_key: str,
    bound: str,
    *,
    colors: Mapping[str, str] = COLORS,
) -> Plot | None:
    """The chart from one scenario to another, by name; None where nothing differs."""
    steps = bridge_steps(assumptions, scenario_from, scenario_to, service_key, bound)
    if steps.empty:
        return None
    title, below = bridge_title(steps), subtitle(assumptions, service_key, bound)
    figure = bridge_chart(
        steps,
        names,
        title,
        below,
        unit_in_words(assumptions, assumptions.services[service_key].rate_line),
        f"{AVERAGED}<br>{source_lines(assumptions, 'Table 7')}",
        colors=colors,
    )
    of_two = caption_of_two(assumptions, (scenario_from, scenario_to), names)
    return Plot(figure, f"{title}. {below}.", service_key, of_two, names)


def bridge_title(steps: pd.DataFrame) -> str:
    """The message: "Overtime explains $0.068 of the $0.108 increase"; or that nothing does."""
    if steps.empty:
        return NOTHING_DIFFERS.removesuffix(".")
    first = steps.iloc[0]
    label, usd = escape(first["label"]), float(first["contribution_usd"])
    if dollars(abs(usd), 4) == dollars(0, 4):
        return "What differs does not move this rate"
    moved = signed_dollars(usd, _decimals(steps))
    if len(steps) == 1:
        return f"{label} explains all of the difference: {moved}"
    change = float(steps["contribution_usd"].sum())
    if 0 < usd / (change or -usd) <= 1:
        part, whole = (dollars(abs(each), _decimals(steps)) for each in (usd, change))
        return f"{label} explains {part} of the {whole} {'increase' if change > 0 else 'decrease'}"
    return f"{label} has the largest effect: {moved}"


def _decimals(steps: pd.DataFrame) -> int:
    """Parts of a small difference are told to a tenth of a cent, to be seen to add up."""
    return 3 if steps["contribution_usd"].abs().max() < 1 else 2


def _money_of_a_rate(steps: pd.DataFrame) -> Money:
    decimals = _decimals(steps)
    return Money(
        dollars,
        lambda usd: signed_dollars(usd, decimals),
        lambda usd: dollars(usd, 4),
        lambda usd: signed_dollars(usd, 4),
    )


def bridge_chart(
    steps: pd.DataFrame,
    names: tuple[str, str],
    title: str,
    subtitle: str,
    unit: str,
    source: str,
    *,
    money: Money | None = None,
    colors: Mapping[str, str] = COLORS,
) -> dict[str, Any]:
    """From the rate of one scenario to the rate of another, a bar for each changed assumption.

    steps: `bridge_steps`, at least one row; names: of the two scenarios, as typed. money: how
    amounts are written; as those of a rate where it is not given. A bar to the left is hatched.
    The axis does not begin at zero and says so.
    """
    money = money or _money_of_a_rate(steps)
    start, end = float(steps["from_rate_usd"].iloc[0]), float(steps["to_rate_usd"].iloc[0])
    labels = [_bold(names[0]), *map(_short, steps["label"]), _bold(names[1])]
    last = len(labels) - 1
    layout = base_layout(
        title, f"Dollars {unit}; the axis does not begin at zero", source,
        132 + ROW * len(labels), colors=colors, left=LABELS, right=NUMBERS, top=72,
    )  # fmt: skip
    difference = f"{subtitle}; all together {money.part(end - start)}"
    layout["title"] |= with_lines_below(title, [difference], colors)
    layout["showlegend"] = False
    layout["xaxis"] |= _axis_of_dollars(
        [start, end, *steps["start_usd"], *steps["end_usd"]], money.tick_format
    )
    layout["yaxis"] |= labels_at_the_left(
        dict(enumerate(labels)), [last + 0.6, -0.6], LABELS, PLAIN, colors["text"]
    )
    layout["shapes"] = [
        _line(start, 0, colors["base_mark"]),
        *(_line(usd, row, colors["quiet"]) for row, usd in enumerate(steps["end_usd"], start=1)),
    ]
    layout["annotations"] += _numbers(start, steps["contribution_usd"], end, money, colors)
    return {
        "data": [
            _bars(steps, money, colors),
            _end(start, 0, names[0], money, colors["base_mark"], 3),
            _end(end, last, names[1], money, colors["scenario"], 5),
        ],
        "layout": layout,
    }


def _axis_of_dollars(amounts: list[float], tick_format: str) -> dict[str, Any]:
    low, high = min(amounts), max(amounts)
    room = 0.06 * (high - low) or 0.02 * high
    return {
        "range": [low - room, high + room],
        "tickprefix": "$",
        "nticks": 6,
        "tickformat": tick_format or (",.2f" if high - low > 0.05 else ",.3f"),
    }


def _short(text: str) -> str:
    return escape(text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…")


def _bold(name: str) -> str:
    return f"<b>{_short(name)}</b>"


def _numbers(
    start: float, steps: Iterable[float], end: float, money: Money, colors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The numbers right of the bars, right-aligned."""
    parts = [money.part(usd) for usd in steps]
    texts = [f"<b>{money.end(start)}</b>", *parts, f"<b>{money.end(end)}</b>"]
    return [
        {
            "text": text,
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "xshift": NUMBERS - 8,
            "y": row,
            "yanchor": "middle",
            "showarrow": False,
            "font": {"size": PLAIN, "color": colors["text"]},
        }
        for row, text in enumerate(texts)
    ]


def _bars(steps: pd.DataFrame, money: Money, colors: Mapping[str, str]) -> dict[str, Any]:
    amounts = steps["contribution_usd"].tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(steps) + 1)),
        "x": amounts,
        "base": steps["start_usd"].tolist(),
        "width": 0.5,
        "marker": {
            "color": colors["scenario"],
            "line": {"width": 1, "color": colors["scenario"]},
            "pattern": {
                "shape": ["" if usd >= 0 else "/" for usd in amounts],
                "bgcolor": colors["background"],
                "fgcolor": colors["scenario"],
                "size": 7,
            },
        },
        "hovertext": [
            f"{escape(label)}: {money.part_in_full(usd)}"
            for label, usd in zip(steps["label"], amounts, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _end(usd: float, row: int, name: str, money: Money, color: str, width: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [usd],
        "y": [row],
        "marker": {
            "symbol": "line-ns",
            "size": 24,
            "color": color,
            "line": {"width": width, "color": color},
        },
        "cliponaxis": False,
        "text": [f"{escape(name)}: {money.end_in_full(usd)}"],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _line(usd: float, row: int, color: str) -> dict[str, Any]:
    """A thin line that leads from one row to the next."""
    return {
        "type": "line",
        "x0": usd,
        "x1": usd,
        "y0": row,
        "y1": row + 1,
        "layer": "below",
        "line": {"color": color, "width": 1, "dash": "dot"},
    }
