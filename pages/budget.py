"""Budget: what a change of fees costs, by state fiscal year and fund; then all that is asked."""

from __future__ import annotations

import streamlit as st

from model.findings.budget.cost import Budget
from model.findings.side_by_side import SideBySide
from pages.parts import chart, numbers, plain_table
from pages.parts.budget import (
    appropriation,
    funding,
    months,
    plan,
    policy,
    side_by_side,
    units,
)
from pages.shell.markdown import plain
from reporting.budget import rows
from reporting.budget.basis import basis_in_short, basis_sentences
from reporting.budget.words import cost_sentence, mark
from reporting.charts.budget_bars import budget_bars
from reporting.charts.plot import Plot


def opening(shown: SideBySide) -> None:
    """What the policy costs."""
    st.title("Budget")
    made = plan.budget_in_force(shown.scenario)
    with st.container(key="budget-notices"):
        if faults := plan.faults():
            heading = "A part of the budget cannot be read; what holds without it is shown."
            st.warning("\n".join([heading, "", *(f"- {plain(fault)}" for fault in faults)]))
    numbers.draw([], cost_sentence(made), level=2)


def page(shown: SideBySide) -> None:
    """Draw the page."""
    made = plan.budget_in_force(shown.scenario)
    st.caption(plain(basis_in_short(made)))
    plain_table.draw(rows.year_table(made), f"Cost by fund, dollars{mark(made)}")
    answer, asked = st.columns([2, 1], gap="large")
    with answer:
        _draw_answer(shown, made)
    with asked:
        st.subheader("What is asked", anchor=False)
        policy.draw()
        months.draw()
        side_by_side.draw_set_aside()
    _draw_services(made)
    _draw_more_inputs(made)


def _draw_answer(shown: SideBySide, made: Budget) -> None:
    """The question turned around, and the chart."""
    with st.expander("What does an amount buy?", key="appropriation", on_change="rerun") as box:
        if box.open:
            appropriation.draw(shown.scenario, made)
    _draw_chart(made)


def _draw_services(made: Budget) -> None:
    """The services, whose table needs the width of the page, and what the cost rests on."""
    with st.container(key="budget-services"):
        services = rows.service_table(made)
        if len(services):
            plain_table.draw(services, f"By service, a full year{mark(made)}")
    st.caption("\n".join(f"- {plain(each)}" for each in basis_sentences(made, plan.inputs())))


def _draw_chart(made: Budget) -> None:
    with st.container(key="budget-chart"):
        if shown := budget_bars(made, plan.inputs()):
            chart.draw(shown, "budget")


def plot(shown: SideBySide) -> Plot | None:
    """The cost by year and fund; None where there is none."""
    return budget_bars(plan.budget_in_force(shown.scenario), plan.inputs())


def _draw_more_inputs(made: Budget) -> None:
    """Units and funds, whose tables need that width too."""
    with st.expander(
        "Units: type, load, divide a code, growth", key="budget-units", on_change="rerun"
    ) as box:
        if box.open:
            units.draw(made)
    with st.expander("Federal match and funds", key="budget-funding", on_change="rerun") as box:
        if box.open:
            funding.draw(made)
