"""How every chart looks: its colors and its type, and what it says of its source.

Figures are plain dicts: making a plotly object costs many times what the figure costs itself. They
are made in the colors of the light theme; a page in the dark theme shows them `in_dark`.
The base is muted, the scenario strong, the fee schedule a mark; so in every chart.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from html import escape
from typing import Any

from model import Assumptions
from model.findings.side_by_side import SideBySide

LONGEST_LINE = 110  # letters of a line under a chart
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", Arial, sans-serif'

# Told apart by lightness as well as by hue, in gray and by the color-blind.
COLORS: Mapping[str, str] = {
    "background": "#ffffff",
    "text": "#1b1f24",
    "quiet": "#57606a",
    "grid": "#e6e9ee",
    "base": "#9aa4b1",
    "base_mark": "#4f5a67",
    "scenario": "#1f5fbf",
    "scenario_mark": "#ffffff",
    "fee": "#1b1f24",
    "low": "#b45309",
}
DARK_COLORS: Mapping[str, str] = {
    "background": "#14171c",
    "text": "#e9edf2",
    "quiet": "#adb6c2",
    "grid": "#2b323c",
    "base": "#6f7b8a",
    "base_mark": "#c3ccd7",
    "scenario": "#7ab0ff",
    "scenario_mark": "#14171c",
    "fee": "#e9edf2",
    "low": "#f2a65a",
}
DARK_OF = {light: DARK_COLORS[name] for name, light in COLORS.items()}
# A color by itself, or in a tag; a text that was typed may have one in it.
LIGHT = re.compile("|".join(f"^{light}$|(?<=color:){light}" for light in DARK_OF))

SMALL = 12
PLAIN = 13
LARGE = 17
NOT_DRAWN = "rgba(0,0,0,0)"


def in_dark(part: Any) -> Any:
    """A figure, or a part of it, with the color of the dark theme for each of the light one."""
    if isinstance(part, Mapping):
        return {name: in_dark(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [in_dark(value) for value in part]
    if isinstance(part, str) and "#" in part:
        return LIGHT.sub(lambda light: DARK_OF[light[0]], part)
    return part


def names_of(assumptions: Assumptions) -> Mapping[str, str]:
    """What base and scenario are called in a chart of results on these assumptions."""
    return {"base": assumptions.base.name, "scenario": "Scenario"}


def names_drawn(side_by_side: SideBySide) -> Mapping[str, str]:
    """Whose results a chart draws, and their names; the base alone where nothing is changed.

    It then stands in the place of the scenario, whose numbers are the same.
    """
    names = names_of(side_by_side.assumptions)
    return names if side_by_side.is_changed else {"scenario": names["base"]}


def source_lines(assumptions: Assumptions, where: str) -> str:
    """The source of a chart: who printed the study's values, and whose the scenario's are."""
    return (
        f"Source: {assumptions.study['source_line']}, {where}.<br>"
        "Scenario modeled; not a publication of the State of Missouri or of Mercer."
    )


def with_fee_source(said: str, source: str) -> str:
    """The source of a chart that shows current rates, after what must be said of these, if any.

    said: plain text, which may name a file; source: as `source_lines` writes it.
    """
    return "<br>".join([*fee_lines(said), source])


def fee_lines(said: str) -> list[str]:
    """What must be said of current rates as lines under a chart; said: plain text, or ""."""
    return [escape(line) for line in textwrap.wrap(said, LONGEST_LINE)]
