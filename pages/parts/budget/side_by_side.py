"""What scenarios and policies cost side by side, and what drives the difference of two."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pandas as pd
import streamlit as st

from model import Scenario
from model.findings.budget.bridge import cost_bridge
from model.findings.budget.cost import Budget, budget_of
from model.findings.budget.funds import GENERAL_REVENUE
from model.findings.budget.texts.plan_texts import plan_and_faults
from pages.parts import chart, plain_table
from pages.parts.budget import plan
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import results
from pages.shell.widgets import clicked
from reporting.budget.compared_rows import (
    BY_DRIVER,
    bridge_rows,
    bridge_sentence,
    costs_side_by_side,
    fees_behind,
)
from reporting.budget.words import mark, year_name
from reporting.charts.bridges.cost_bridge import cost_bridge_plot
from reporting.screen.choices import ASIDE

SET_ASIDE, IN_FORCE = "Policy set aside", "Policy in force"


def draw_set_aside() -> None:
    """The way to set the policy in force aside, so that another can be compared with it."""
    with st.container(horizontal=True, key="set-aside"):
        st.button(
            "Set this policy aside to compare",
            key="put-aside",
            help="Compare then shows it beside the policy in force, and what drives the difference",
            **clicked(_put_aside),
        )
        if ASIDE in session.choices():
            st.button("Forget the policy set aside", key="forget-aside", **clicked(_forget))
        if plan.texts():
            st.button("Reset the budget", key="reset-budget", **clicked(_reset))


def draw(compared: dict[str, Scenario], start: Scenario, end: Scenario) -> None:
    """A cost a row: each scenario under the policy in force, then the policy that was set aside.

    start, end: between which the bridge stands; the start takes the policy set aside, if any.
    """
    st.subheader("Cost side by side", anchor=False)
    budgets = {name: _budget(scenario, plan.texts()) for name, scenario in compared.items()}
    is_aside = ASIDE in session.choices()
    if is_aside:
        budgets[SET_ASIDE] = _budget(end, _aside())
    costs = costs_side_by_side(budgets)
    plain_table.draw(costs, "Dollars, under the policy of the page Budget", words=["Fees"])
    with st.container(key="fees-behind-costs"):
        for said in fees_behind(budgets):
            st.caption(plain(said))
    before = _budget(start, _aside() if is_aside else plan.texts())
    after = _budget(end, plan.texts())
    year = after.plan.timing.first_year
    bridge = cost_bridge(
        (before.results, before.plan),
        (after.results, after.plan),
        plan.inputs(),
        amount=GENERAL_REVENUE,
        year=year,
    )
    ends = "the policy set aside to the one in force" if is_aside else f"{start.name} to {end.name}"
    # What comes and goes stands in a place of its own, so that all else keeps its place.
    with st.container(key="cost-bridge"):
        if is_aside:  # two scenarios under one policy differ by their fees alone
            _draw_chart(bridge, before, after)
    which = f"From {ends}, {year_name(year)}{mark(before) or mark(after)}"
    sentence = f"{which}. {bridge_sentence(bridge)}."
    plain_table.draw(bridge_rows(bridge), sentence)
    st.caption(plain(BY_DRIVER))


def _draw_chart(bridge: pd.DataFrame, before: Budget, after: Budget) -> None:
    """The bridge from the policy set aside to the one in force; none where they cost the same."""
    names, year = (SET_ASIDE, IN_FORCE), after.plan.timing.first_year
    plot = cost_bridge_plot(bridge, before, after, names, year, plan.inputs())
    if plot:
        chart.draw(plot, "cost-bridge")


def _budget(scenario: Scenario, texts: dict[str, str]) -> Budget:
    of_scenario = results(scenario)
    asked = plan_and_faults(texts, of_scenario.assumptions, plan.inputs())[0]
    return budget_of(of_scenario, asked, plan.inputs())


def _put_aside() -> None:
    # Where nothing is entered, a lag of none says the same in words that a link can carry.
    session.choose(ASIDE, urlencode(plan.texts()) or "lag=0")
    session.put_notices("The policy is set aside. Change it here, and see both on Compare.")
    session.begin_generation()


def _reset() -> None:
    """Take back everything that is asked of the budget."""
    session.put_choices(plan.texts(), {})
    session.begin_generation()


def _forget() -> None:
    session.choose(ASIDE, "")
    session.begin_generation()


def _aside() -> dict[str, str]:
    return dict(parse_qsl(session.choices().get(ASIDE, "")))
