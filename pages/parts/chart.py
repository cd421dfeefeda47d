"""A chart on the page, drawn by plotly in the browser, and what can be opened beneath it.

`st.plotly_chart` leaves its place empty for a moment at each new figure, and draws it twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import picture
from pages.shell import widgets
from reporting.charts import on_a_phone
from reporting.charts.on_a_page import words_as_html
from reporting.charts.pictures.enlarged import enlarged
from reporting.charts.plot import Plot
from reporting.charts.style import in_dark

# Where app.py has plotly's script, seen from the address of any page.
PLOTLY = "plotly/plotly.min.js"
PRESENTED = 1.5  # times as large on a projector: the smallest type of a chart is then 18 pixels

_component = st.components.v2.component(
    "chart", js=Path(__file__).with_name("chart.js").read_text("utf-8"), isolate_styles=False
)


def in_theme(part: Any) -> Any:
    """A figure or a color as the theme in force has it; light where it is not known."""
    return in_dark(part) if st.context.theme.type == "dark" else part


def draw(
    plot: Plot,
    key: str,
    draw_table: Callable[[], Any] | None = None,
    choose: Callable[[str], None] | None = None,
) -> None:
    """A chart; beneath it, closed at first, its picture to save and its numbers as a table.

    choose: is given the name of a row that is clicked, where its hover trace has names.
    """
    _draw_among_words(plot, key, f"<p>{words_as_html(plot.words).title}</p>", choose=choose)
    icon = ":material/image:"
    with st.expander(
        "Download image: PNG, SVG", key=f"picture-{key}", icon=icon, on_change="rerun"
    ) as expander:
        if expander.open:
            picture.draw(plot, key, PLOTLY)
    if draw_table is None:
        return
    with st.expander("View as table", key=f"numbers-{key}", on_change="rerun") as below:
        if below.open:
            draw_table()


def draw_on_a_screen(plot: Plot) -> None:
    """A chart in presentation mode: its message is the heading, and it fills the screen."""
    heading = f"<h1>{words_as_html(plot.words).title}</h1>"
    _draw_among_words(plot, "screen", heading, PRESENTED)


def _draw_among_words(
    plot: Plot,
    key: str,
    heading: str,
    factor: float = 1,
    choose: Callable[[str], None] | None = None,
) -> None:
    words, chart_key = words_as_html(plot.words), f"chart-{key}"
    figure, narrow = (_sized(in_theme(each), factor) for each in (plot.figure, plot.narrow or {}))
    _component(
        key=chart_key,
        data={
            "figure": figure,
            "phone": {
                "width": on_a_phone.WIDTH,
                "layout": narrow.get("layout") or on_a_phone.phone_layout(figure),
                "data": narrow.get("data"),
            },
            "words": [heading, in_theme(" <br>".join(words.below)), in_theme(words.source)],
            "alt": plot.alt,
            "plotly_address": PLOTLY,
            "chooses": choose is not None,
        },
        on_chosen_change=partial(_hear, chart_key, choose),
    )


def _hear(chart_key: str, choose: Callable[[str], None] | None) -> None:
    chosen = st.session_state[chart_key].chosen
    if choose and isinstance(chosen, str):
        widgets.answer(choose, (chosen,))


def _sized(figure: Mapping[str, Any], factor: float) -> dict[str, Any]:
    return dict(figure) if factor == 1 else enlarged(figure, factor)
