"""Employment team: its staff and cost, what its guides ask of it, and who pays for what."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from model.programs.employment_team import EmploymentTeam, employment_team
from model.programs.loaded import programs
from model.programs.program import Program, Values
from pages.parts import chart, numbers, plain_table
from pages.parts.programs import about, billing, plan
from pages.shell import session
from pages.shell.markdown import plain
from reporting.charts.plot import Plot
from reporting.programs import employment_words as words
from reporting.programs.employment_chart import caseload_cost


def opening(side_by_side: SideBySide) -> None:
    """The staff of the team and what it costs."""
    program, _, answer = _answered(side_by_side)
    st.title(program.title)
    numbers.draw(words.large_numbers(answer), words.headline(answer), level=2)


def page(side_by_side: SideBySide) -> None:
    """Draw the page. Wages and expenses are those of the scenario in force, which it names."""
    program, values, answer = _answered(side_by_side)
    st.caption(plain(program.what_this_is))
    plain_table.draw(words.standards(answer), "What the guides ask of a team", "of-words")
    chart.draw(caseload_cost(program, values, answer), "employment-team")
    whose = words.costs_sentence(side_by_side.scenario.scenarios[0].name)
    plain_table.draw(words.costs(answer), whose)
    now, months = (program.value(values, name) for name in ("authorizations", "growth_months"))
    st.caption(plain(words.growth_sentence(answer, now, months)))
    billing.draw()
    plan.draw()
    about.draw(program)


def plot(side_by_side: SideBySide) -> Plot:
    """What a person served costs, by the caseload of a specialist."""
    return caseload_cost(*_answered(side_by_side))


def _answered(side_by_side: SideBySide) -> tuple[Program, Values, EmploymentTeam]:
    program, values = programs()["employment_team"], session.program_values()
    return program, values, employment_team(program, values, side_by_side.scenario)
