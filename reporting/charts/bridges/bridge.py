"""The bridge between two scenarios: what explains the difference of one rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from model import Assumptions, Scenario
from model.findings.compare import bridge, bridge_of, is_part_of
from reporting.charts.layout import (
    base_layout,
    column_at_the_right,
    ends_around,
    key_line,
    labels_at_the_left,
    line_of_axis,
    marked,
    ticks_in_short,
    ticks_of_rates,
    unit_of_axis,
)
from reporting.charts.lines import in_lines, width_of
from reporting.charts.pictures.captions import caption_of_two
from reporting.charts.plot import Plot, Words
from reporting.charts.shapes import axis_break, trace_of_axis, upright_mark
from reporting.charts.style import COLORS, PLAIN, source_lines
from reporting.formats import counted, dollars, signed_dollars
from reporting.wording.names import subtitle, unit_of_service

ROW = 38  # pixels: two lines of a label
LABELS = 262  # pixels, left of the plot
NUMBERS = 84  # pixels, right of the plot, at least
ROOM = 0.06  # left and right of the bars, of what lies between the rates
AVERAGED = "Each change's share is averaged over all orders (Shapley values)."
NOTHING_DIFFERS = "Same assumptions, same rates. Change one to see what drives it."


@dataclass(frozen=True)
class Money:
    """How a bridge writes amounts: its ends, a part with its sign, either of them in full.

    is_in_short: whether the axis writes "$490K" for its amounts.
    """

    end: Callable[[float], str]
    part: Callable[[float], str]
    end_in_full: Callable[[float], str]
    part_in_full: Callable[[float], str]
    is_in_short: bool = False


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
) -> Plot | None:
    """The chart from one scenario to another, by name; None where nothing differs."""
    steps = bridge_steps(assumptions, scenario_from, scenario_to, service_key, bound)
    if steps.empty:
        return None
    title, below = bridge_title(steps), subtitle(assumptions, service_key, bound)
    unit, money = unit_of_service(assumptions, service_key), money_of_a_rate(steps)
    source = source_lines(assumptions, "Table 7")
    of_two = caption_of_two(assumptions, (scenario_from, scenario_to), names)
    return Plot(
        bridge_figure(steps, names, unit, money),
        bridge_words(steps, title, below, source, money),
        f"{title}. {below}.",
        service_key,
        of_two,
        names,
    )


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
    if is_part_of(usd, change):
        part, whole = (dollars(abs(each), _decimals(steps)) for each in (usd, change))
        return f"{label} explains {part} of the {whole} {'increase' if change > 0 else 'decrease'}"
    return f"{label} has the largest effect: {moved}"


def _decimals(steps: pd.DataFrame) -> int:
    """Parts of a small difference are written to a tenth of a cent, to be seen to add up."""
    return 3 if steps["contribution_usd"].abs().max() < 1 else 2


def money_of_a_rate(steps: pd.DataFrame) -> Money:
    """How the bridge of a rate writes its amounts; steps: `bridge_steps`."""
    decimals = _decimals(steps)
    return Money(
        dollars,
        lambda usd: signed_dollars(usd, decimals),
        lambda usd: dollars(usd, 4),
        lambda usd: signed_dollars(usd, 4),
    )


def bridge_words(
    steps: pd.DataFrame, title: str, subtitle: str, source: str, money: Money
) -> Words:
    """What stands around a bridge; arguments as of `bridge_figure`."""
    start, end = float(steps["from_rate_usd"].iloc[0]), float(steps["to_rate_usd"].iloc[0])
    key = _key(int((~_has_bar(steps, money)).sum()))
    below = f"{subtitle}; all together {money.part(end - start)}", key
    return Words(title, below, f"{AVERAGED}<br>{source}")


def bridge_figure(
    steps: pd.DataFrame, names: tuple[str, str], unit: str, money: Money
) -> dict[str, Any]:
    """From one rate or cost to another, a bar for each part of their difference.

    steps: `bridge_steps`, at least one row; names: of the two ends, as typed. money: how amounts
    are written. A bar to the left is hatched. What is written as zero has no bar. Where the axis
    does not begin at zero, its break is drawn.
    """
    start, end = float(steps["from_rate_usd"].iloc[0]), float(steps["to_rate_usd"].iloc[0])
    ends = ends_around([start, end, *steps["start_usd"], *steps["end_usd"]], ROOM)
    steps = steps[_has_bar(steps, money)]
    numbers = _numbers(start, steps["contribution_usd"], end, money)
    last, right = len(numbers) - 1, _room_for(numbers)
    unit = unit_of_axis(f"Dollars {unit}", ends)
    layout = base_layout(unit, 68 + ROW * len(numbers), left=LABELS, right=right, top=8)
    ticks = ticks_in_short(*ends) if money.is_in_short else ticks_of_rates(*ends)
    layout["xaxis"] |= {**ticks, **line_of_axis(ends)}
    labels = [_bold(names[0]), *map(_label, steps["label"]), _bold(names[1])]
    heights, color = [last + 0.6, -0.6], COLORS["text"]
    layout["yaxis"] |= labels_at_the_left(dict(enumerate(labels)), heights, LABELS, PLAIN, color)
    layout["yaxis2"] = column_at_the_right(
        dict(enumerate(numbers)), heights, right - 8, color, PLAIN
    )
    leads = enumerate([start, *steps["end_usd"]])
    layout["shapes"] = [*axis_break(ends), *(_line(usd, row) for row, usd in leads)]
    first = _end(start, 0, names[0], money, COLORS["base_mark"], 3)
    other = _end(end, last, names[1], money, COLORS["scenario"], 5)
    data = [_bars(steps, money), first, other, trace_of_axis("y2", start)]
    return {"data": data, "layout": layout}


def _has_bar(steps: pd.DataFrame, money: Money) -> pd.Series[bool]:
    return steps["contribution_usd"].map(money.part) != money.part(0.0)


def _key(left_out: int) -> str:
    """What the bars are, told without color, and how many are not drawn."""
    rest = [f"{counted(left_out, 'change')} without effect not drawn"] if left_out else []
    ways = marked("■", "increase", "scenario"), marked("□", "decrease, hatched", "scenario")
    return key_line([*ways, *rest])


def _label(text: str) -> str:
    return in_lines(text, LABELS - 12, PLAIN)


def _bold(name: str) -> str:
    return f"<b>{in_lines(name, LABELS - 12, PLAIN, is_bold=True)}</b>"


def _numbers(start: float, steps: Iterable[float], end: float, money: Money) -> list[str]:
    """The numbers right of the bars."""
    parts = [money.part(usd) for usd in steps]
    return [f"<b>{money.end(start)}</b>", *parts, f"<b>{money.end(end)}</b>"]


def _room_for(numbers: Iterable[str]) -> int:
    """The pixels that numbers take right of the plot, in the typeface that is widest."""
    widest = max(width_of(text, PLAIN, is_bold=True) for text in numbers)
    return round(max(NUMBERS, 8 + widest))


def _bars(steps: pd.DataFrame, money: Money) -> dict[str, Any]:
    amounts = steps["contribution_usd"].tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(steps) + 1)),
        "x": amounts,
        "base": steps["start_usd"].tolist(),
        "width": 0.5,
        "marker": {
            "color": COLORS["scenario"],
            "line": {"width": 1, "color": COLORS["scenario"]},
            "pattern": {
                "shape": ["" if usd >= 0 else "/" for usd in amounts],
                "bgcolor": COLORS["background"],
                "fgcolor": COLORS["scenario"],
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
        **upright_mark(usd, row, 24, width, color),
        "cliponaxis": False,
        "text": [f"{escape(name)}: {money.end_in_full(usd)}"],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _line(usd: float, row: int) -> dict[str, Any]:
    """A thin line that leads from one row to the next; from the first, in its color."""
    return {
        "type": "line",
        "x0": usd,
        "x1": usd,
        "y0": row,
        "y1": row + 1,
        "layer": "below",
        "line": {"color": COLORS["quiet" if row else "base_mark"], "width": 1, "dash": "dot"},
    }
