"""The page "Budget": what it says first, what can be asked, and the question turned around."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import pytest
import streamlit as st
from docx import Document
from streamlit.testing.v1 import AppTest

from model import Scenario, compute
from model.findings.budget.cost import budget
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from pages.shell import session
from pages.shell.results import assumptions
from reporting.screen.choices import LONGEST_CHOICE
from tests.pages.conftest import Edit
from tests.pages.screen import (
    drawn,
    gone_to,
    headline,
    html_of,
    link_of,
    opened,
    run,
    value_in,
    warning,
    widget,
    with_open,
)

WHOLE_UNITS = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}


def total_of(texts: dict[str, str], changes: dict[str, float] | None = None) -> int:
    """Dollars of a full year at the upper end."""
    plan = plan_of_texts(texts, assumptions(), budget_inputs())
    results = compute(assumptions(), Scenario("Expected", changes or {}))
    made = budget(results, plan, budget_inputs())
    return int(made.annualized_usd["total"][1, 0, 0].sum())


def shown_totals(page: AppTest) -> list[str]:
    """The row of the totals by year."""
    [row] = re.findall(r"<tr><th>Total</th>(.*?)</tr>", html_of(page))
    return re.findall(r"<td>(.*?)</td>", row)


def texts_of(page: AppTest) -> dict[str, str]:
    return dict(value_in(page, session.choices))


def test_the_first_thing_said_is_the_cost_and_its_general_revenue() -> None:
    page = opened("budget")
    sentence = headline(page)
    assert sentence == (
        "Raising 17 fees to the lower bound from July 1, 2027 costs $4.92 million to $90.4 million "
        "a year, $1.75 million to $32.2 million of it General Revenue (illustrative)."
    )
    assert shown_totals(page) == ["$4,922,677 to $90,446,503"] * 4
    assert html_of(page).count("illustrative") >= 3
    assert len(drawn(page)) == 1


def test_units_of_ones_own_are_one_number_and_no_illustration() -> None:
    page = opened("budget", **WHOLE_UNITS, phases="2028-01-01=50%; 2029-01-01=100%", lag="1")
    # $4.53 to $4.77, then to $5.02: 5 months of 24 cents; then 7 and 5; then 12 of 49 cents.
    assert shown_totals(page) == ["$100,000", "$344,167", "$490,000", "$490,000"]
    assert "llustrative" not in html_of(page)
    assert headline(page).startswith("Raising 17 fees to the lower bound in 2 steps from January 1")


def test_units_grow_from_the_year_that_is_named_and_a_lag_may_be_half_a_month() -> None:
    page = opened("budget", unfolded=("budget-units",), units="S5130=1000000", all_units="yes")
    assert widget(page, "budget-units-year").value == 2028  # the first year, until it is named
    run(widget(page, "budget-use_growth").set_value(10.0))
    assert shown_totals(page)[:2] == ["$490,000", "$539,000"]
    run(widget(page, "budget-units-year").set_value(2027))
    assert shown_totals(page)[:2] == ["$539,000", "$592,900"]
    half = opened("budget", **WHOLE_UNITS, lag="1.5")
    assert widget(half, "budget-lag").value == 1.5
    assert shown_totals(half)[0] == "$428,750"  # 10.5 months


def test_what_happens_to_fees_is_chosen_by_group_too_and_stands_in_the_link() -> None:
    page = opened("budget")
    run(widget(page, "budget-rule-").set_value("percent_of"))
    run(widget(page, "budget-amount--percent_of").set_value(90.0))
    run(widget(page, "choice-scope").set_value("nursing"))
    run(widget(page, "budget-rule-nursing").set_value("none"))
    texts = {"fees": "90% of interim", "fees_of": "nursing=none"}
    assert {name: texts_of(page)[name] for name in texts} == texts
    assert page.query_params["fees"] == "90% of interim"
    assert shown_totals(page)[3].endswith(f"${total_of(texts):,}")
    again = opened("budget", **page.query_params)
    assert headline(again) == headline(page)
    run(page.button(key="rule-nursing").click())
    assert "fees_of" not in texts_of(page)


def test_an_assumption_of_the_sidebar_moves_the_cost() -> None:
    changes = {"overtime_share.care": 0.08}
    page = opened("budget", **link_of(changes))
    assert shown_totals(page)[3].endswith(f"${total_of({}, changes):,}")


def test_the_match_of_a_quarter_is_edited_and_taken_back() -> None:
    page = opened("budget", unfolded=("budget-funding",), **WHOLE_UNITS)
    field = widget(page, "budget-match-2027-10-01")
    assert field.value == 64.44
    run(field.set_value(60.0))
    assert texts_of(page)["match"] == "2027-10=60%"
    assert "Federal Funds</th><td>$310,317</td>" in html_of(page)  # 490,000 * (3 * .6444 + .6) / 4
    run(page.button(key="known-match").click())
    assert "match" not in texts_of(page)


def test_the_match_of_a_federal_year_is_edited_and_its_quarters_follow() -> None:
    page = opened("budget", unfolded=("budget-funding",), **WHOLE_UNITS, expansion="25%")
    run(widget(page, "budget-match-2028").set_value(60.0))
    run(widget(page, "budget-match-2028-04-01").set_value(50.0))
    assert texts_of(page)["match"] == "2028=60%; 2028-04=50%"
    shown = {
        day: widget(page, f"budget-match-{day}").value
        for day in ("2027-07-01", "2027-10-01", "2028-04-01", "2028-07-01", "2028-10-01")
    }
    # A field shows what was typed; expansion adults, at 90%, stand below it.
    assert list(shown.values()) == [64.44, 60.0, 50.0, 60.0, 64.44]
    federal = 490_000 * (0.75 * (0.6444 + 0.60 + 0.60 + 0.50) / 4 + 0.25 * 0.90)
    assert f"Federal Funds</th><td>${federal:,.0f}</td>" in html_of(page)
    assert "60.00% with expansion" in [each.value for each in page.main.caption]


def test_the_increase_of_the_match_stands_in_its_quarters() -> None:
    page = opened("budget", unfolded=("budget-funding",), effective="2019-07-01")
    assert widget(page, "budget-match-2020").value == 65.65
    assert widget(page, "budget-match-2019-10-01").value == 65.65
    assert widget(page, "budget-match-2020-01-01").value == 71.85


def test_ten_million_of_general_revenue_buys_part_of_the_way() -> None:
    page = opened("budget", unfolded=("appropriation",))
    # What is typed stands in the link, which holds no more than this of it.
    assert widget(page, "appropriation").proto.max_chars == LONGEST_CHOICE
    said = [markdown.value.replace("\\", "") for markdown in page.main.markdown]
    assert (
        "**$10.0 million of General Revenue a year pays for 31.91% to 100.00% of the way from the "
        "current rates to the lower bound; that costs $1,750,504 to $9,898,963 (illustrative).**"
    ) in said
    run(page.button(key="take-reach").click())
    assert texts_of(page)["fees"] == "31.9137% to lower"
    assert "31.9137% of the way to the lower bound" in headline(page)
    run(widget(page, "appropriation").set_value("ten"))
    assert "'ten' was given" in page.main.error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("fees", "fees_of", "taken"),
    [
        ("none", "nursing=by 3%", {"fees": "none", "fees_of": "nursing=lower"}),
        (
            "lower",
            "nursing=none; S5130=$9",
            {"fees": "33.9727% to lower", "fees_of": "nursing=none; homemaker=33.9727% to lower"},
        ),
    ],
)
def test_what_an_amount_buys_is_taken_with_the_rules_of_groups_and_services(
    fees: str, fees_of: str, taken: dict[str, str]
) -> None:
    """So the cost is the one that was said, and what stays as it is does."""
    page = opened("budget", unfolded=("appropriation",), fees=fees, fees_of=fees_of)
    [said] = [each.value for each in page.main.markdown if "pays for" in each.value]
    run(page.button(key="take-reach").click())
    assert texts_of(page) == taken
    [general_revenue] = re.findall(r"<tr><th>General Revenue</th>(.*?)</tr>", html_of(page))
    most = re.findall(r"\$[\d,]+", general_revenue)[-1]
    assert f"{most} (illustrative)" in said.replace("\\", "")


def test_an_amount_with_which_no_fee_rises_buys_nothing() -> None:
    page = opened("budget", unfolded=("appropriation",), fees="none")
    [said] = [each.value for each in page.main.markdown if "costs nothing" in each.value]
    assert "That way no fee rises whose units are known" in said
    assert not [button for button in page.button if button.key == "take-reach"]


def test_units_typed_into_the_table_are_taken_or_refused_whole(edit: Edit) -> None:
    page = opened("budget", unfolded=("budget-units",))
    edit(page, {1: {"units": "1,000,000"}, 0: {"share": "75%"}, 9: {"share": "25%"}})
    assert texts_of(page)["units"] == "S5130=1,000,000"
    assert texts_of(page)["division"] == "S5150=75%; S5150-TF=25%"
    edit(page, {2: {"units": "-5"}})
    assert "Units a year, Chore: '-5' was given; allowed is 0 to" in warning(page)
    assert "S5120" not in texts_of(page)["units"]


def test_fields_and_cells_show_the_digits_in_force_and_keep_them(edit: Edit) -> None:
    """A new fee of half a cent, shares of more than hundredths of a percent, parts of a unit."""
    texts = {"units": "S5130=1000.25", "division": "S5150=66.666667%; S5150-TF=33.333333%"}
    shares = {"expansion": "1.2345%", "match": "2028=64.125%"}
    folds = ("budget-units", "budget-funding")
    page = opened("budget", unfolded=folds, fees="$4.6755", **shares, **texts)
    written = {
        name: widget(page, f"budget-{name}").proto.format
        for name in ("amount--fee", "expansion", "match-2028", "use_growth")
    }
    assert list(written.values()) == ["%.4f", "%.4f", "%.3f", "%.2f"]
    edit(page, {2: {"units": "7"}})
    assert texts_of(page)["units"] == "S5130=1,000.25; S5120=7"
    assert texts_of(page)["division"] == texts["division"]


def test_a_link_with_faults_says_them_and_shows_what_can_be_read() -> None:
    page = opened("budget", fees="upper", lag="99", units="S5130=many")
    assert "Payment lag: '99' was given; allowed is 0 to 12 months" in warning(page)
    assert "'many' was given" in warning(page)
    assert "to the upper bound" in headline(page)


def test_a_presentation_shows_the_sentence_and_the_chart_alone() -> None:
    page = opened("budget", briefing="on")
    assert len(drawn(page)) == 1
    assert "<table" not in html_of(page)
    gone_to(page, "overview")


def test_a_volume_file_takes_the_place_of_the_illustration() -> None:
    page = opened("budget", unfolded=("budget-units",))
    content = b"procedure_code,modifier,fiscal_year,units\nS5130,,2028,1000000\nS5150,,2028,-1\n"
    run(widget(page, "load-volumes").set_value(("units.csv", content, "text/csv")))
    assert shown_totals(page)[0] == "$490,000"
    assert texts_of(page)["all_units"] == "yes"
    assert "illustrative" not in headline(page)


def test_a_saved_scenario_brings_its_policy_to_a_colleague(monkeypatch: pytest.MonkeyPatch) -> None:
    saved: dict[str, Any] = {}
    button = st.download_button

    def download_button(label: str, **how: Any) -> Any:
        saved[how.get("key", label)] = how["data"]
        return button(label, **how)

    monkeypatch.setattr(st, "download_button", download_button)
    page = with_open(
        opened("budget", **WHOLE_UNITS, lag="1", **link_of({"overtime_share.care": 0.08})), "files"
    )
    file = saved["save-file"]
    with_open(page, "take-away")
    note = Document(io.BytesIO(saved["take-away-6"]()))
    assert "FISCAL NOTE (worksheet)" in note.paragraphs[0].text
    other = opened("budget", unfolded=("files",), fees="upper")
    run(widget(other, "load-file").set_value(("plan.yaml", file.encode(), "application/yaml")))
    assert headline(other) == headline(page)
    assert shown_totals(other) == shown_totals(page)
    faulty = file.replace("lag: '1'", "lag: '99'")
    run(widget(other, "load-file").set_value(("plan.yaml", faulty.encode(), "application/yaml")))
    assert "Payment lag: '99' was given" in warning(other)
    assert headline(other) == headline(page)


def test_a_policy_set_aside_is_compared_in_dollars_with_the_one_in_force() -> None:
    page = opened("budget", **WHOLE_UNITS, effective="2028-01-01")
    run(page.button(key="put-aside").click())
    page = opened("compare", **page.query_params)
    rows = re.findall(r"<tr><th>(.*?)</th>(.*?)</tr>", html_of(page))
    costs = {name: re.findall(r"<td.*?>(.*?)</td>", cells) for name, cells in rows}
    # Six months of $490,000 in the first year, of which 35.56% General Revenue.
    assert costs["Policy set aside"][1:] == ["$245,000", "$87,122", "$490,000", "$174,244"]
    assert costs["Current scenario"] == costs["Policy set aside"]
    assert costs["Difference"] == ["$0"]
    earlier = {**page.query_params, "effective": "2027-07-01"}
    other = opened("compare", **earlier)
    rows = re.findall(r"<tr><th>(.*?)</th>(.*?)</tr>", html_of(other))
    costs = {name: re.findall(r"<td.*?>(.*?)</td>", cells) for name, cells in rows}
    assert costs["Dates and payment lag"] == costs["Difference"] == ["+$87,122"]
    assert "the difference in cost comes from dates and payment lag" in html_of(other)
    assert not drawn(page)  # the two cost the same, and the scenario is that of the study
    [bridge] = drawn(other)
    assert bridge["alt"].startswith("All of the difference in cost comes from dates and payment")


@pytest.mark.parametrize(
    "begun", [{"date": "Jul 1, 2030"}, {"share": "60%"}, {"date": "Jul 1, 2030", "share": None}]
)
def test_a_row_of_the_phase_in_that_is_begun_is_answered_in_a_sentence(
    begun: dict[str, Any], edit: Edit
) -> None:
    phases = "2028-01-01=50%; 2029-01-01=100%"
    page = opened("budget", **WHOLE_UNITS, phases=phases)
    edit(page, added=(begun,))  # a browser tells a row as soon as one of its cells is typed
    assert "Change not applied." in warning(page)
    assert re.search(r"Phase-in(, Jul 1, 2030)?: nothing was given", warning(page))
    assert texts_of(page)["phases"] == phases


@pytest.mark.parametrize(
    ("day", "phases"),
    [("2027-07-31", "2027-07-31=50%; 2028-07-31=100%"),
     ("2028-02-29", "2028-02-29=50%; 2029-02-28=100%"), ("2045-06-30", "")],
)  # fmt: skip
def test_a_phase_in_begins_with_dates_that_are_possible(day: str, phases: str) -> None:
    page = opened("budget", effective=day)
    button = page.button(key="budget-phase-in")
    assert button.disabled == (not phases)
    if phases:
        run(button.click())
        assert texts_of(page)["phases"] == phases
    assert not page.warning


@pytest.mark.parametrize(
    ("second", "effective"), [("2031-01-01", "2031-01-01"), ("2050-01-01", "")]
)
def test_fees_that_follow_the_minimum_wage_begin_with_its_second_step_where_they_can(
    second: str, effective: str
) -> None:
    steps = ((datetime.date(2019, 1, 1), 8.6), (datetime.date.fromisoformat(second), 20.0))
    page = opened("budget", **link_of({"minimum_wage_schedule": steps}))
    run(widget(page, "budget-rule-").set_value("minimum_wage"))
    assert texts_of(page).get("effective", "") == effective
    assert texts_of(page)["fees"] == "minimum wage"
    assert "Effective date" not in "".join(each.value for each in page.warning)


def test_an_empty_row_of_the_phase_in_is_left_out(edit: Edit) -> None:
    page = opened("budget", **WHOLE_UNITS, phases="2028-01-01=50%; 2029-01-01=100%")
    edit(page, added=({},))
    assert not page.warning
