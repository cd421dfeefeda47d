"""A chart on the page, drawn by plotly in the browser; what can be opened beneath it.

`st.plotly_chart` would leave its place empty for a moment at each new figure, and draw it twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shell import changes, session
from reporting.charts import picture
from reporting.charts.plot import Plot
from reporting.charts.style import COLORS, DARK_COLORS, enlarged
from reporting.provenance import file_stem

# Where app.py has plotly.min.js, seen from the address of any page.
PLOTLY = "plotly/plotly.min.js"
BRIEFING = 1.4  # times as large on a projector, as the type of the page is

_component = st.components.v2.component(
    "chart", js=Path(__file__).with_name("chart.js").read_text("utf-8"), isolate_styles=False
)


def colors() -> Mapping[str, str]:
    """The chart colors that go with the theme in force; the light ones where it is not known."""
    return DARK_COLORS if st.context.theme.type == "dark" else COLORS


def draw(plot: Plot, key: str, table: Callable[[], Any] | None = None) -> None:
    """A chart; beneath it, closed at first, its picture to save and its numbers as a table.

    table: draws the numbers of the chart.
    """
    figure = enlarged(plot.figure, BRIEFING) if changes.is_briefing() else plot.figure
    _draw_by_plotly(key, {"figure": figure, "alt": plot.alt})
    with st.expander(
        "Picture", key=f"picture-{key}", icon=":material/image:", on_change="rerun"
    ) as opened:
        if opened.open:
            _draw_picture(plot, key)
    if table and not changes.is_briefing():
        with st.expander(
            "The numbers of this chart", key=f"numbers-{key}", on_change="rerun"
        ) as opened:
            if opened.open:
                table()


def _draw_picture(plot: Plot, key: str) -> None:
    """The chart as it will be saved, 16:9 and in light colors, and a link for each format."""
    st.caption("PNG for slides and documents, SVG to edit and to print.")
    options = {
        "name": f"{file_stem(session.scenario().name)}-{key}",
        "width": picture.WIDTH,
        "height": picture.HEIGHT,
        "formats": [
            {"format": "png", "label": "Save PNG", "scale": picture.SCALE},
            {"format": "svg", "label": "Save SVG", "scale": 1},
        ],
    }
    _draw_by_plotly(f"{key}-saved", {"figure": picture.picture(plot.figure), "picture": options})


def _draw_by_plotly(key: str, data: Mapping[str, Any]) -> None:
    _component(key=key, data={**data, "plotly_address": PLOTLY})
