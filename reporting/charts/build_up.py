"""The waterfall from the direct care wage to the rate: frame -> plotly figure as a plain dict.

The frame comes from `components_beside`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from reporting.charts.bridge import with_lines_below
from reporting.charts.style import COLORS, PLAIN, SMALL, base_layout

ROW = 29
LABELS = 262
COLUMN = 66  # of numbers at the right
SCENARIO_WIDTH, STUDY_WIDTH = 0.46, 0.16  # of a row
SCENARIO_OFFSET, STUDY_OFFSET = -0.18, -0.40


def build_up_title(parts: pd.DataFrame) -> str:
    """The message: "Direct care wage: 46.3 % of the rate of $4.96"."""
    first, rate = parts.iloc[0], parts.iloc[-1]
    share = f"{first['scenario_share']:.1%}".replace("%", " %")
    return f"{first['label']}: {share} of the rate of ${rate['scenario_usd']:,.2f}"


def build_up_chart(
    parts: pd.DataFrame,
    title: str,
    subtitle: str,
    unit: str,
    source: str,
    fee_usd: float,
    *,
    changed: bool,
    colors: Mapping[str, str] = COLORS,
) -> dict[str, Any]:
    """The components of one rate, each bar beginning where the one before ends; the rate last.

    parts: `components_beside`. Where the scenario is not changed there is one bar a
    row. unit: what the rate is paid for ("per 15 min."). The numbers stand at the right.
    """
    columns = _columns(parts, changed)
    rows = list(range(len(parts)))
    layout = base_layout(
        title, f"Dollars {unit}", source, 150 + ROW * (len(parts) + 1),
        colors=colors, left=LABELS, right=COLUMN * len(columns) + 8, top=112,
    )  # fmt: skip
    names = {"scenario": "Scenario", "study": "Study"} if changed else {"scenario": "Study"}
    layout["title"] |= with_lines_below(
        title, [subtitle, _key_of_colors(names, fee_usd, colors)], colors
    )
    layout["showlegend"] = False
    highest = max(parts["study_usd"].max(), parts["scenario_usd"].max(), fee_usd)
    layout["xaxis"] |= {"range": [0, 1.03 * highest], "tickprefix": "$", "nticks": 6}
    layout["yaxis"] |= {
        "range": [len(parts) - 0.4, -1.3],
        "showgrid": False,
        "anchor": "free",
        "side": "right",
        "position": 0,
        "ticklabelstandoff": -LABELS,  # not `shift`, for which plotly draws everything twice
        "tickvals": rows,
        "ticktext": [*parts["label"].iloc[:-1], f"<b>{parts['label'].iloc[-1]}</b>"],
        "tickfont": {"size": PLAIN, "color": colors["text"]},
    }
    layout["barmode"] = "overlay"
    layout["hovermode"] = "closest"
    layout["annotations"] += _numbers(columns, colors)
    scenario = _bars(parts, "scenario", "Scenario" if changed else "Study", colors)
    study = [_bars(parts, "study", "Study", colors)] if changed else []
    return {"data": [scenario, *study, _fee(fee_usd, len(parts) - 1, colors)], "layout": layout}


def _key_of_colors(names: Mapping[str, str], fee_usd: float, colors: Mapping[str, str]) -> str:
    """What each colour is, in a line of text: a legend would wrap on a narrow screen."""
    widths = {"scenario": " (thick)", "study": " (thin)"} if len(names) > 1 else {"scenario": ""}
    said = [
        f"<span style='color:{colors[held]}'>■</span> {name}{widths[held]}"
        for held, name in names.items()
    ]
    return "   ".join([*said, f"<b>|</b> Fee schedule rate ${fee_usd:,.2f}"])


def _bars(parts: pd.DataFrame, held: str, name: str, colors: Mapping[str, str]) -> dict[str, Any]:
    is_scenario = held == "scenario"
    width, offset = (
        (SCENARIO_WIDTH, SCENARIO_OFFSET) if is_scenario else (STUDY_WIDTH, STUDY_OFFSET)
    )
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(parts))),
        "x": parts[f"{held}_usd"].tolist(),
        "base": parts[f"{held}_start_usd"].tolist(),
        "width": width,
        "offset": offset,
        "marker": {"color": colors[held], "line": {"width": 0}},
        "customdata": list(zip(parts["label"], parts[f"{held}_usd"].tolist(), strict=True)),
        "hovertemplate": f"{name}: %{{customdata[0]}} $%{{customdata[1]:,.4f}}<extra></extra>",
    }


def _fee(fee_usd: float, row: int, colors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": f"Fee schedule rate ${fee_usd:,.2f}",
        "x": [fee_usd],
        "y": [row],
        "marker": {
            "symbol": "line-ns",
            "size": 22,
            "color": colors["fee"],
            "line": {"width": 3, "color": colors["fee"]},
        },
        "hovertemplate": "Fee schedule rate $%{x:,.2f}<extra></extra>",
    }


def _columns(parts: pd.DataFrame, changed: bool) -> dict[str, list[str]]:
    study, scenario = (
        [f"${usd:,.2f}" for usd in parts[name]] for name in ("study_usd", "scenario_usd")
    )
    shares = [f"{share:.1%}".replace("%", " %") for share in parts["scenario_share"]]
    held = {"Study": study, "Scenario": scenario} if changed else {"Study": scenario}
    return {**held, "Share": shares}


def _numbers(columns: Mapping[str, list[str]], colors: Mapping[str, str]) -> list[dict[str, Any]]:
    """Columns of numbers right of the bars, each under its name, right-aligned."""
    notes = []
    for place, (name, texts) in enumerate(columns.items(), start=1):
        for row, text in enumerate([name, *texts], start=-1):
            is_last = row == len(texts) - 1
            notes.append({
                "text": f"<b>{text}</b>" if row < 0 or is_last else text,
                "x": 1,
                "xref": "paper",
                "xanchor": "right",
                "xshift": COLUMN * place,
                "y": row if row >= 0 else -0.95,
                "yanchor": "middle",
                "showarrow": False,
                "font": {
                    "size": SMALL,
                    "color": colors["quiet" if name == "Study" and len(columns) > 2 else "text"],
                },
            })  # fmt: skip
    return notes
