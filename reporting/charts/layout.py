"""The layout of a chart: margins, legend, axes, and the notes in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.charts.style import (
    COLORS,
    FONT,
    NOT_DRAWN,
    PLAIN,
    SMALL,
)
from reporting.formats import percent, round_dollars_in_short

# The pointer tells of the nearest row, however far that is.
NEAREST_ROW: dict[str, Any] = {"hovermode": "closest", "hoverdistance": -1}
# Of the current rate: what lies beyond the highest is told by its numbers.
LOWEST_SHARE, HIGHEST_SHARE = 0.4, 2.2
SHARES = (0.0, 0.5, 1.0, 1.5, 2.0)
# What keeps the numbers of an axis so many pixels from the plot: ticks that are not drawn.
BESIDE_THE_PLOT: dict[str, Any] = {"ticks": "outside", "ticklen": 6, "tickcolor": NOT_DRAWN}
LEGEND_TOP = 2  # pixels from the top
TEXT = {"family": FONT, "size": PLAIN, "color": COLORS["text"]}
QUIET = {"size": SMALL, "color": COLORS["quiet"]}
LEGEND: Mapping[str, Any] = {
    "orientation": "h",
    "x": 0,
    "xref": "container",
    "xanchor": "left",
    "yref": "container",
    "yanchor": "top",
    "font": QUIET,
    "bgcolor": NOT_DRAWN,
    "itemclick": False,
    "itemdoubleclick": False,
}
HOVER_LABEL: Mapping[str, Any] = {
    "font": TEXT,
    "bgcolor": COLORS["background"],
    "bordercolor": COLORS["quiet"],
    "align": "left",
}


def base_layout(
    unit: str,
    height: int,
    *,
    top: int,
    bottom: int = 44,
    left: int = 8,
    right: int = 16,
    has_legend: bool = False,
) -> dict[str, Any]:
    """A layout with the unit on the x axis; height, top, ...: of all and of the margins, in pixels.

    Give the y axis its own title where it carries the unit and pass an empty `unit`.
    """
    return {
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "paper_bgcolor": COLORS["background"],
        "plot_bgcolor": COLORS["background"],
        "font": TEXT,
        "legend": {**LEGEND, "y": 1 - LEGEND_TOP / height},
        "showlegend": has_legend,
        "xaxis": _axis(unit),
        "yaxis": _axis(""),
        "hoverlabel": HOVER_LABEL,
        "annotations": [],
    }


def _axis(title: str) -> dict[str, Any]:
    return {
        "gridcolor": COLORS["grid"],
        "zeroline": False,
        "showline": False,
        "tickfont": QUIET,
        "title": {"font": QUIET, "text": title},
        "fixedrange": True,
        "automargin": False,
        # The default hides labels outside of the picture, and measures each label thrice for it.
        "ticklabeloverflow": "allow",
    }


def ends_around(amounts: Sequence[float], room: float) -> list[float]:
    """The ends of an axis with room at both, as a share of what lies between the amounts.

    The room goes below zero only where an amount does.
    """
    low, high = min(amounts), max(amounts)
    beyond = room * (high - low) or 0.02 * abs(high) or 1.0
    return [low - beyond if low < 0 else max(0.0, low - beyond), high + beyond]


def is_broken(ends: Sequence[float]) -> bool:
    """Whether zero is not on an axis with these ends."""
    return not ends[0] <= 0 <= ends[1]


def unit_of_axis(unit: str, ends: Sequence[float]) -> str:
    """What an axis counts, and that it does not begin at zero where that is so."""
    return f"{unit}; the axis does not begin at zero" if is_broken(ends) else unit


def line_of_axis(ends: Sequence[float]) -> dict[str, Any]:
    """The line of an x axis that has a break, as a change to it: see `shapes.axis_break`."""
    line = {"showline": True, "linecolor": COLORS["quiet"], "linewidth": 1}
    return {"range": list(ends), **(line if is_broken(ends) else {})}


def ticks_in_short(low: float, high: float) -> dict[str, Any]:
    """Some six round amounts of dollars from low to high, as a change to an axis.

    Each is told in full, and so as no other.
    """
    step = _round_up((high - low) / 6)
    places = [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return {"tickvals": places, "ticktext": [round_dollars_in_short(usd) for usd in places]}


def ticks_of_rates(low: float, high: float) -> dict[str, Any]:
    """Some six rates from low to high, to a tenth of a cent where cents do not tell them apart."""
    is_wide = high - low > 0.055
    return {"tickprefix": "$", "nticks": 6, "tickformat": ",.2f" if is_wide else ",.3f"}


def axis_of_shares(lows: Iterable[float], highest: float) -> dict[str, Any]:
    """An axis in percent of the current rate, as a change to an axis; lows: where bars begin."""
    return {
        "range": [min([LOWEST_SHARE, *(low - 0.05 for low in lows)]), highest],
        "tickvals": list(SHARES),
        "ticktext": [percent(share, 0) for share in SHARES],
    }


def _round_up(amount: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, ... dollars."""
    power = 10.0 ** math.floor(math.log10(max(amount, 1)))
    return next(power * of_power for of_power in (1, 2, 5, 10) if power * of_power >= amount)


def labels_at_the_left(
    labels: Mapping[float, str], ends: Sequence[float], width: int, size: float, color: str
) -> dict[str, Any]:
    """The y axis of a chart with a row of words a bar, as a change to a layout's y axis.

    labels: height of a row -> its words, which begin `width` pixels left of the plot. ends: of the
    axis, the lower one first.
    """
    return {
        "range": list(ends),
        "showgrid": False,
        "anchor": "free",
        "side": "right",
        "position": 0,
        "ticklabelstandoff": -width,  # not `shift`, for which plotly draws everything twice
        "tickvals": list(labels),
        "ticktext": list(labels.values()),
        "tickfont": {"size": size, "color": color},
    }


def numbers_at_the_right(
    texts: Mapping[float, str], ends: Sequence[float], color: str = COLORS["quiet"]
) -> dict[str, Any]:
    """A further y axis whose labels are numbers right of the bars.

    texts: height -> number; ends: as of the first y axis.
    """
    return {
        "overlaying": "y",
        "ticklabeloverflow": "allow",
        "range": list(ends),
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "side": "right",
        "tickvals": list(texts),
        "ticktext": list(texts.values()),
        "tickfont": {"size": SMALL, "color": color},
    }


def column_at_the_right(
    texts: Mapping[float, str], ends: Sequence[float], shift: int, color: str, size: int = SMALL
) -> dict[str, Any]:
    """`numbers_at_the_right` that end so many pixels right of the plot."""
    return {
        **numbers_at_the_right(texts, ends, color),
        "tickfont": {"size": size, "color": color},
        "ticklabelposition": "inside",  # right-aligned at the axis
        "ticklabelstandoff": -shift,  # and from there to the right
    }


def marked(mark: str, meaning: str, color: str = "text") -> str:
    """A mark and what it means, which no end of a line parts; color: one of COLORS."""
    shown = f"<span style='color:{COLORS[color]}'>{mark}</span>" if color != "text" else mark
    return f"{shown}\u00a0{meaning}"


def key_line(parts: Iterable[str]) -> str:
    """What the marks of a chart mean, in a line: a legend of plotly's would break into rows."""
    return " \u2003 ".join(parts)


def note(text: str, size: float, color: str, **place: Any) -> dict[str, Any]:
    """Words in a picture; place: where, by plotly's names for it, such as x and yanchor."""
    return {"text": text, "showarrow": False, "font": {"size": size, "color": color}, **place}


def line_above(text: str, shift: int, height: int, size: float) -> dict[str, Any]:
    """A line of words above the plot, `height` pixels up, `shift` pixels from its left edge."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", "yanchor": "bottom"}
    return note(text, size, COLORS["quiet"], **place, y=1, xshift=shift, yshift=height)
