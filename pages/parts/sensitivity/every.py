"""All assumptions at once: how they are drawn, and the band of each rate."""

from __future__ import annotations

import streamlit as st

from model.findings.sensitivity.all_at_once import LARGEST_SEED, AllAtOnce, all_at_once
from model.findings.side_by_side import SideBySide
from pages.parts import chart, choices, numbers, plain_table
from pages.parts.sensitivity.asked import asked_seed
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import heard
from reporting.charts.plot import Plot
from reporting.charts.sensitivity.bands import bands
from reporting.sensitivity import band_words
from reporting.sensitivity.tables import bands_in_words


def opening(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> None:
    """How values are drawn, and one rate in numbers."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="draws"):
        choices.buttons("Within each range", "distribution", band_words.DISTRIBUTIONS)
        st.number_input(
            "Seed",
            value=asked_seed(),
            min_value=0,
            max_value=LARGEST_SEED,
            step=1,
            help="The same seed gives the same draws; it stands in the link.",
            width=140,
            **heard("seed", _take_seed),
        )
    made = _draws(side_by_side, ranges)
    numbers.draw(band_words.of_all_at_once(side_by_side, made, service, bound))


def draw(side_by_side: SideBySide, _: str, bound: str, ranges: str) -> None:
    """The band of each rate."""
    made = _draws(side_by_side, ranges)
    st.caption(plain(band_words.what_is_drawn(made, ranges)))
    shown = bands(side_by_side, made, bound)
    rows = band_words.band_rows(side_by_side, made, bound)
    chart.draw(shown, "draws", lambda: plain_table.draw(bands_in_words(rows), shown.alt))


def plot(side_by_side: SideBySide, _: str, bound: str, ranges: str) -> Plot:
    """The band of each rate at a bound."""
    return bands(side_by_side, _draws(side_by_side, ranges), bound)


def _draws(side_by_side: SideBySide, ranges: str) -> AllAtOnce:
    """The draws that are asked for of the scenario in force."""
    assumptions, scenario = side_by_side.assumptions, side_by_side.scenario.scenarios[0]
    distribution = session.choice("distribution", band_words.DISTRIBUTIONS)
    return all_at_once(assumptions, scenario, ranges, distribution, asked_seed())


def _take_seed(shown: int | None) -> None:
    """Take over a seed; an emptied field goes back to the one in force."""
    if shown is None:
        session.begin_generation()
    else:
        session.choose("seed", str(shown))
