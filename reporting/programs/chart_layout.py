"""What the charts of programs have alike: dollars upwards from zero, people to the right."""

from __future__ import annotations

from typing import Any

from reporting.charts.layout import base_layout, line_above
from reporting.charts.style import SMALL

LEFT = 72  # pixels


def layout_of_dollars(people: str, dollars: str, height: int, highest: float) -> dict[str, Any]:
    """A layout without a legend; the x axis has no range yet.

    people, dollars: what the axes count. height: see `base_layout`. highest: the largest amount
    that is drawn, in dollars.
    """
    layout = base_layout(people, height, left=LEFT, right=24, top=32, bottom=52)
    layout["yaxis"] |= {"range": [0, 1.12 * highest], "tickprefix": "$", "tickformat": ","}
    layout["annotations"] = [line_above(dollars, -LEFT, 8, SMALL)]
    return layout
