"""The question turned around: what an amount of money buys."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model import Results
from model.findings.budget.appropriation import ANNUALIZED, Reach, policy_at, reaches
from model.findings.budget.cost import Budget
from model.findings.budget.fees import FeePolicy
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.budget.texts.fields import dollars_of_text
from model.findings.budget.texts.plan_texts import texts_of_policy
from pages.parts import choices
from pages.parts.budget import plan
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.budget.reach import reach_sentence
from reporting.budget.words import rule_in_words, year_name
from reporting.formats import dollars
from reporting.screen.choices import LONGEST_CHOICE

AMOUNT = "appropriation"
DEFAULT = 10_000_000.0
WAYS = {
    "lower": "Toward the lower bound",
    "interim": "Toward the interim point",
    "upper": "Toward the upper bound",
    "percent_of": "A percent of the interim rate",
    "by": "The same percent for all",
}


def draw(results: Results, made: Budget) -> None:
    """The amount, of which fund, in which year, spent how; then what it buys."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        usd = _draw_amount()
        fund = choices.select(
            "Of", "fund", {GENERAL_REVENUE: "General Revenue", TOTAL: "All funds together"}
        )
        years = {
            f"{ANNUALIZED}": "a full year",
            **{f"{year}": year_name(year) for year in made.years},
        }
        year = choices.select("In", "spent_in", years)
        way = choices.select("Spent", "way", WAYS)
    if usd is None:
        return
    reached = reaches(results, made.plan, plan.inputs(), usd, amount=fund, year=int(year), way=way)
    when = "a year" if int(year) == ANNUALIZED else f"in {years[year]}"
    low, high = reached["low"], reached["high"]
    sentence = reach_sentence(results.assumptions, low, high, usd, fund, when)
    st.markdown(f"**{plain(sentence)}**")
    if high.usd:
        _draw_take(made.plan.policy, high)


def _draw_amount() -> float | None:
    """The field of the amount; None where it cannot be read, which it says."""
    typed = session.choices().get(AMOUNT, "")
    text = typed or dollars(DEFAULT, 0)
    st.text_input(
        "Amount",
        value=text,
        max_chars=LONGEST_CHOICE,
        width=150,
        **heard(AMOUNT, partial(session.choose, AMOUNT)),
    )
    try:
        return dollars_of_text(text)
    except ValueError as error:
        st.error(plain(f"Amount: {error}"))
        return None


def draw_amount_if_any(without: str) -> None:
    """The field of the amount where none is needed; without: what holds then."""
    typed = session.choices().get(AMOUNT, "")
    st.text_input(
        "Appropriation, dollars",
        value=typed,
        max_chars=LONGEST_CHOICE,
        placeholder=without,
        width=220,
        **heard(f"{AMOUNT}-if-any", partial(session.choose, AMOUNT)),
    )
    try:
        if typed:
            dollars_of_text(typed)
    except ValueError as error:
        st.error(plain(f"Appropriation: {error} Until then, {without} is taken."))


def typed_amount() -> float | None:
    """The amount that is typed; None without one, and where it cannot be read."""
    try:
        return dollars_of_text(session.choices().get(AMOUNT, ""))
    except ValueError:
        return None


def _draw_take(policy: FeePolicy, reach: Reach) -> None:
    """The way to put in force what the amount buys with every division of the codes."""
    label = f"Move fees {rule_in_words(assumptions(), reach.rule)}"
    st.button(
        plain(label),
        key="take-reach",
        help="Puts this policy in force, with which the amount is enough for every division; what "
        "stays as it is stays so",
        **clicked(plan.put_all, texts_of_policy(policy_at(policy, reach.rule))),
    )
