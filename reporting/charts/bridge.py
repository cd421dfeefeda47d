"""The bridge between two scenarios: frame -> plotly figure as a plain dict.

The frame comes from `bridge_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from reporting.charts.style import COLORS, PLAIN, base_layout

ROW = 34
LABELS = 262
NUMBERS = 84
LONGEST = 36  # letters of a label
SMALLER = 0.76  # of a title, for the lines under it
NOTHING = 0.00005  # dollars


def bridge_title(steps: pd.DataFrame) -> str:
    """The message: "Overtime moves this rate most: +$0.120"; or that nothing does."""
    if steps.empty:
        return "The two scenarios have the same assumptions"
    first = steps.iloc[0]
    if abs(first["contribution_usd"]) < NOTHING:
        return "What differs does not move this rate"
    moved = signed_dollars(first["contribution_usd"], _decimals(steps))
    if len(steps) == 1:
        return f"{escape(first['label'])} explains all of the difference: {moved}"
    return f"{escape(first['label'])} moves this rate most: {moved}"


def signed_dollars(usd: float, decimals: int = 2) -> str:
    """A difference with its sign: "+$0.12"."""
    number = f"{abs(usd):,.{decimals}f}"
    if not number.strip("0.,"):
        return f"${number}"
    return f"{'+' if usd > 0 else '−'}${number}"


def _decimals(steps: pd.DataFrame) -> int:
    """Parts of a small difference are told to a tenth of a cent, to be seen to add up."""
    return 3 if steps["contribution_usd"].abs().max() < 1 else 2


def bridge_chart(
    steps: pd.DataFrame,
    names: tuple[str, str],
    title: str,
    subtitle: str,
    unit: str,
    source: str,
    *,
    colors: Mapping[str, str] = COLORS,
) -> dict[str, Any]:
    """From the rate of one scenario to the rate of another, a bar for each changed assumption.

    steps: `bridge_of`, at least one row; names: of the two scenarios, as typed. A bar
    to the left is hatched. The axis does not begin at zero and says so.
    """
    start, end = float(steps["from_rate_usd"].iloc[0]), float(steps["to_rate_usd"].iloc[0])
    last = len(steps) + 1
    decimals = _decimals(steps)
    labels = [names[0], *steps["label"], names[1]]
    numbers = [
        f"<b>${start:,.2f}</b>",
        *(signed_dollars(usd, decimals) for usd in steps["contribution_usd"]),
        f"<b>${end:,.2f}</b>",
    ]
    layout = base_layout(
        title, f"Dollars {unit}; the axis does not begin at zero", source,
        132 + ROW * len(labels), colors=colors, left=LABELS, right=NUMBERS, top=72,
    )  # fmt: skip
    layout["title"] |= with_lines_below(
        title, [f"{subtitle}; all together {signed_dollars(end - start, decimals)}"], colors
    )
    low = min(start, end, steps["start_usd"].min(), steps["end_usd"].min())
    high = max(start, end, steps["start_usd"].max(), steps["end_usd"].max())
    room = 0.06 * (high - low) or 0.02 * high
    layout["xaxis"] |= {"range": [low - room, high + room], "tickprefix": "$", "nticks": 6,
                        "tickformat": ",.2f" if high - low > 0.05 else ",.3f"}  # fmt: skip
    layout["yaxis"] |= {
        "range": [last + 0.6, -0.6],
        "showgrid": False,
        "anchor": "free",
        "side": "right",
        "position": 0,
        "ticklabelstandoff": -LABELS,  # not `shift`, for which plotly draws everything twice
        "tickvals": list(range(len(labels))),
        "ticktext": [_label(text, place in (0, last)) for place, text in enumerate(labels)],
        "tickfont": {"size": PLAIN, "color": colors["text"]},
    }
    layout["showlegend"] = False
    layout["shapes"] = [
        _line(start, 0, 1, colors["study_mark"]),
        *(
            _line(usd, row, row + 1, colors["quiet"])
            for row, usd in enumerate(steps["end_usd"], start=1)
        ),
    ]  # fmt: skip
    layout["annotations"] += [
        {"text": text, "x": 1, "xref": "paper", "xanchor": "right", "xshift": NUMBERS - 8,
         "y": row, "yanchor": "middle", "showarrow": False,
         "font": {"size": PLAIN, "color": colors["text"]}}
        for row, text in enumerate(numbers)
    ]  # fmt: skip
    return {
        "data": [
            _bars(steps, colors),
            _end(start, 0, escape(names[0]), colors["study_mark"], 3),
            _end(end, last, escape(names[1]), colors["scenario"], 5),
        ],
        "layout": layout,
    }


def with_lines_below(title: str, lines: list[str], colors: Mapping[str, str]) -> dict[str, Any]:
    """A title with smaller lines under it, as a change to a layout's title.

    Plotly hangs a title of several lines by its first; the room above is for the others.
    """
    small = "".join(
        f"<br><span style='font-size:{SMALLER}em;color:{colors['quiet']}'>{line}</span>"
        for line in lines
    )
    return {"text": f"<b>{title}</b>{small}", "pad": {"t": 6 + 22 * len(lines), "l": 0}}


def _label(text: str, is_end: bool) -> str:
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return f"<b>{escape(short)}</b>" if is_end else escape(short)


def _bars(steps: pd.DataFrame, colors: Mapping[str, str]) -> dict[str, Any]:
    rises = [usd >= 0 for usd in steps["contribution_usd"]]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(steps) + 1)),
        "x": steps["contribution_usd"].tolist(),
        "base": steps["start_usd"].tolist(),
        "width": 0.5,
        "marker": {
            "color": colors["scenario"],
            "line": {"width": 1, "color": colors["scenario"]},
            "pattern": {
                "shape": ["" if rise else "/" for rise in rises],
                "bgcolor": colors["background"],
                "fgcolor": colors["scenario"],
                "size": 7,
            },
        },
        "customdata": [
            [escape(label), signed_dollars(usd, 4)]
            for label, usd in zip(steps["label"], steps["contribution_usd"], strict=True)
        ],
        "hovertemplate": "%{customdata[0]}: %{customdata[1]}<extra></extra>",
    }


def _end(usd: float, row: int, name: str, color: str, width: int) -> dict[str, Any]:
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
        "hovertemplate": f"{name}: $%{{x:,.4f}}<extra></extra>",
    }


def _line(usd: float, top: int, bottom: int, color: str) -> dict[str, Any]:
    """A thin line that leads from one row to the next."""
    return {
        "type": "line",
        "x0": usd,
        "x1": usd,
        "y0": top,
        "y1": bottom,
        "layer": "below",
        "line": {"color": color, "width": 1, "dash": "dot"},
    }
