"""One assumption at a time: the tornado, what moves a bar, and what the chart leaves out."""

from __future__ import annotations

import streamlit as st

from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from model.findings.side_by_side import SideBySide
from pages.parts import chart, numbers, plain_table
from pages.parts.sensitivity import move
from pages.parts.sensitivity.asked import asked_result
from pages.shell import link
from pages.shell.markdown import plain
from reporting.charts.plot import Plot
from reporting.charts.sensitivity.tornado import tornado
from reporting.sensitivity import words
from reporting.sensitivity.result import Result
from reporting.sensitivity.tables import bars_in_words


def opening(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> None:
    """The numbers of all together."""
    result = asked_result(service, bound)
    numbers.draw(words.of_one_at_a_time(_moved(side_by_side, result, ranges), result))


def draw(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> None:
    """The tornado, and what moves the assumption of a bar."""
    result = asked_result(service, bound)
    moved = _moved(side_by_side, result, ranges)
    scenario = side_by_side.scenario.scenarios[0]
    st.caption(plain(words.RANGES_IN_WORDS[ranges]))
    shown = tornado(side_by_side, moved, result)
    if shown is None:
        st.info(plain(words.effect_in_words(moved, result)))
    else:
        chart.draw(
            shown,
            "tornado",
            lambda: plain_table.draw(
                bars_in_words(result, scenario, moved),
                f"{result.subtitle}: at the low and at the high value of each assumption",
            ),
            move.choose,
        )
        move.draw(moved, result)
    _draw_what_is_left_out(side_by_side, moved, result)


def plot(side_by_side: SideBySide, service: str, bound: str, ranges: str) -> Plot | None:
    """The tornado; None where no assumption moves the rate."""
    result = asked_result(service, bound)
    moved = _moved(side_by_side, result, ranges)
    return tornado(side_by_side, moved, result)


def _moved(side_by_side: SideBySide, result: Result, ranges: str) -> OneAtATime:
    scenario = side_by_side.scenario.scenarios[0]
    return one_at_a_time(side_by_side.assumptions, scenario, result.computed, ranges)


def _draw_what_is_left_out(side_by_side: SideBySide, moved: OneAtATime, result: Result) -> None:
    st.caption("  \n".join(map(plain, words.sentences(moved, result))))
    if side_by_side.is_changed:
        st.page_link(
            link.file("compare"),
            label="Which of my changes matters: the bridge on Compare",
            icon=":material/arrow_forward:",
            query_params=link.parameters(),
        )
