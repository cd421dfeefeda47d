"""What the page Compare draws of the scenarios that are chosen there: their rates, the bridge."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from model.findings.compare import bridge, bridge_of, comparison
from model.findings.trace import unit_in_words
from pages.shared import plots, session
from pages.shared.build_up_words import subtitle
from pages.shared.comparison_table import comparison_table
from pages.shared.frame import View
from pages.shared.live import Draw
from pages.shared.service_choice import chosen_bound, chosen_service
from reporting.charts.bridge import bridge_chart, bridge_title


def rates(view: View) -> Draw:
    """The table of the compared scenarios, at the chosen bound."""
    known, chosen = session.comparable_scenarios(), session.compared_names()
    if not chosen:
        return functools.partial(st.info, "Choose a scenario to see its rates.")
    compared = comparison(view.assumptions, [known[name] for name in chosen])
    shown = comparison_table(compared, chosen_bound(view.assumptions))
    alt = "Rates of the compared scenarios by service, and their differences"
    return functools.partial(st.dataframe, **shown, hide_index=True, key="compare-rates", alt=alt)


def steps(view: View) -> pd.DataFrame:
    """The bridge between the two chosen scenarios, of the chosen service and bound."""
    known, held = session.comparable_scenarios(), view.assumptions
    between = bridge(held, *(known[name] for name in session.bridge_names()))
    return bridge_of(between, held.services[chosen_service(held)], chosen_bound(held))


def difference(view: View, key: str) -> Draw:
    """The chart of the bridge; words where nothing differs."""
    between = steps(view)
    if between.empty:
        return functools.partial(st.info, f"{bridge_title(between)}, so that no rate differs.")
    return plots.chart(lambda: _chart(view, between), key)


def chart(view: View) -> plots.Plot | None:
    """The chart of the bridge; None where nothing differs."""
    between = steps(view)
    return None if between.empty else _chart(view, between)


def _chart(view: View, between: pd.DataFrame) -> plots.Plot:
    held = view.assumptions
    service, bound = held.services[chosen_service(held)], chosen_bound(held)
    title, said = bridge_title(between), subtitle(held, service.key, bound)
    unit = unit_in_words(held, service.rate_line)
    source = f"Source: {held.study['source_line']}; modeled. Parts are Shapley values (1953)."
    names = session.bridge_names()
    figure = bridge_chart(between, names, title, said, unit, source, colors=plots.colors())
    return plots.Plot(figure, f"{title}. {said}.")
