"""Case rate: what a year costs, who pays, and what the costliest children do to it."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from model.programs.case_rate import CaseRate, case_rate
from model.programs.loaded import programs
from model.programs.program import Program, Values
from pages.parts import chart, numbers, plain_table
from pages.parts.programs import about
from pages.shell import session
from pages.shell.markdown import plain
from reporting.charts.plot import Plot
from reporting.programs import case_rate_words as words
from reporting.programs.case_rate_chart import costliest_first


def opening(_: SideBySide) -> None:
    """What a year costs, and who pays."""
    program, _values, answer = _answered()
    st.title(program.title)
    numbers.draw(words.large_numbers(answer), words.headline(answer), level=2)


def page(_: SideBySide) -> None:
    """Draw the page."""
    program, values, answer = _answered()
    st.caption(plain(program.what_this_is))
    chart.draw(costliest_first(program, values, answer), "case-rate")
    plain_table.draw(words.years(answer), "A year of the program")
    st.caption(plain(words.enrollment_sentence(answer)))
    left, right = st.columns([3, 2], gap="large")
    with left:
        shares = program.by_member(values, "division_share")
        plain_table.draw(words.divisions(program, answer, shares), words.divisions_sentence(answer))
    with right:
        shares = program.by_member(values, "referral_share")
        plain_table.draw(words.referrals(program, answer, shares), words.referrals_sentence(answer))
    about.draw(program)


def plot(_: SideBySide) -> Plot:
    """What the costliest children cost, by how many of them there are."""
    return costliest_first(*_answered())


def _answered() -> tuple[Program, Values, CaseRate]:
    program, values = programs()["case_rate"], session.program_values()
    return program, values, case_rate(program, values)
