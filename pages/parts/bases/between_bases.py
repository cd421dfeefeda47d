"""What changed between the study and today: the bridge of one rate, and the surveyed wages."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model import Assumptions
from model.findings.between_bases import surveyed_wages
from model.scenario.scenario import base_scenario
from pages.parts import chart, choices
from pages.parts.tables.columns import (
    dollar_column,
    in_percent,
    percent_column,
    text_column,
)
from pages.parts.tables.comparison import draw_bridge
from pages.shell.loaded import study_assumptions
from pages.shell.markdown import plain
from reporting.charts.bridges import bridge

NO_TIME_SERIES = (
    "Two surveys are no time series: occupations were classified anew in between, so percent a "
    "year is arithmetic, not a trend. A wage at the minimum says what the law is, not the market."
)


def draw() -> None:
    """A section that is made when it is opened, for each base that lies over the study."""
    study = study_assumptions()
    for base in study.bases.values():
        st.markdown(
            f"**{plain(base.base.label)}**. Checked: {plain(base.base.checked)} "
            f"Not checked: {plain(base.base.not_checked)}"
        )
    for base in study.bases.values():
        if base is not study:
            title = f"What changed between {study.base.in_words} and {base.base.short}"
            key = f"between-{base.base.key}"
            with st.expander(plain(title), key=key, on_change="rerun") as opened:
                if opened.open:
                    _draw_bridge(study, base)
                    _draw_wages(study, base)


def _draw_bridge(study: Assumptions, base: Assumptions) -> None:
    """What explains the difference of one rate, whatever the order of the changes."""
    service, bound = choices.service_and_bound()
    ends = (base_scenario(study), base_scenario(base))
    names = (study.base.name, base.base.name)
    plot = bridge.bridge_plot(base, *ends, names, service, bound)
    if plot:
        steps = bridge.bridge_steps(base, *ends, service, bound)
        chart.draw(plot, "between-bases", lambda: draw_bridge(steps, plot.alt))


def _draw_wages(study: Assumptions, base: Assumptions) -> None:
    """Each occupation's wages as BLS published them for both."""
    then, now = study.base.surveyed, base.base.surveyed
    columns: dict[str, Any] = {
        "title": text_column("Occupation", width=270),
        "soc_code": text_column("Code", width=124),
    }
    for which, label in (("lower", "25th"), ("median", "Median")):
        columns |= {
            f"{which}_before": dollar_column(f"{label} {then}", width=112),
            f"{which}_after": dollar_column(f"{label} {now}", width=112),
            f"{which}_per_year": percent_column("% a year", width=74),
        }
    columns["remark"] = text_column("What to know", width=420)
    wages = surveyed_wages(study, base)
    shares = [name for name in columns if name.endswith("_per_year")]
    st.dataframe(
        in_percent(wages, shares)[list(columns)],
        column_config=columns,
        hide_index=True,
        height="content",
        alt=f"Wages by occupation in dollars per hour, {then} and {now}, and percent a year",
    )
    st.caption(NO_TIME_SERIES)
