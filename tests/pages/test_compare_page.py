"""Scenarios side by side on the page, and the bridge between two of them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shell import session
from pages.shell.results import assumptions
from reporting.formats import dollars, signed_dollars, signed_percent
from reporting.screen.comparable import CURRENT_NAME, preset_scenarios
from tests.pages.screen import (
    control,
    drawn,
    gone_to,
    html_of,
    labels_of,
    link_of,
    opened,
    plain_table,
    plain_table_called,
    rates_of,
    run,
    value_in,
    warning,
    widget,
    with_open,
)
from tests.reporting.written import as_number

OVERTIME = {"overtime_share.care": 0.08}
HIGHER_BENEFITS, OVERTIME_8 = "higher-benefits", "overtime-8"
CHANGES = {
    "study": {},
    **{key: each.changes for key, each in preset_scenarios(assumptions()).items()},
}
LOWER, UPPER = 0, 2


def rates(name: str, bound: int = LOWER) -> np.ndarray:
    of_preset: np.ndarray = rates_of(CHANGES[name])[:, bound]
    return of_preset


def comparison_on(page: AppTest) -> pd.DataFrame:
    return plain_table_called(page, "Rates of the compared scenarios")


def rates_on(page: AppTest, name: str) -> list[str]:
    shown: pd.DataFrame = comparison_on(page)["Rate"]
    return list(shown[name])


def in_dollars(rates: np.ndarray) -> list[str]:
    return [dollars(each) for each in rates]


def compared(page: AppTest) -> Any:
    return widget(page, "compare-scenarios")


def test_without_changes_no_rate_differs() -> None:
    page = opened("compare")
    assert compared(page).value == ["study", "current"]
    table = comparison_on(page)["Rate"]
    assert list(table.columns) == ["Study", CURRENT_NAME]
    assert list(table["Study"]) == list(table[CURRENT_NAME]) == in_dollars(rates("study"))
    assert "Same assumptions, same rates" in page.info[0].value
    assert drawn(page) == []
    assert labels_of(page, "expander") == []


def test_a_moved_control_is_compared_with_the_study() -> None:
    page = opened("compare")
    run(control(page, "overtime_share.care").set_value(8.0))
    assert compared(page).value == ["study", "current"]
    assert rates_on(page, CURRENT_NAME) == in_dollars(rates(OVERTIME_8))
    assert len(drawn(page)) == 1
    assert labels_of(page, "expander") == ["Download image: PNG, SVG", "View as table"]


def test_the_page_is_drawn_again_and_again() -> None:
    page = opened("compare", **link_of(OVERTIME))
    for overtime in (9.0, 10.0):
        run(control(page, "overtime_share.care").set_value(overtime))
        assert widget(page, "compare-From").value == "study"
        assert widget(page, "compare-To").value == "current"
        assert len(drawn(page)) == 1


def test_chosen_scenarios_are_columns_against_the_first() -> None:
    page = opened("compare")
    run(compared(page).set_value(["study", HIGHER_BENEFITS, OVERTIME_8]))
    table = comparison_on(page)
    assert list(table["Rate"].columns) == ["Study", "Higher benefits", "Overtime 8%"]
    assert list(table["Rate"]["Higher benefits"]) == in_dollars(rates(HIGHER_BENEFITS))
    difference = rates(HIGHER_BENEFITS).round(2) - rates("study").round(2)  # of what is paid
    in_words = [signed_dollars(each) for each in difference]
    assert list(table["Change vs. Study ($)"]["Higher benefits"]) == in_words
    percent = [signed_percent(each) for each in rates(HIGHER_BENEFITS) / rates("study") - 1]
    assert list(table["Change vs. Study (%)"]["Higher benefits"]) == percent


def test_the_bound_is_that_of_all_rates() -> None:
    page = opened("compare", bound="upper")
    run(compared(page).set_value(["study", HIGHER_BENEFITS]))
    assert rates_on(page, "Higher benefits") == in_dollars(rates(HIGHER_BENEFITS, UPPER))


def test_more_than_four_scenarios_cannot_be_chosen() -> None:
    assert compared(opened("compare")).proto.max_selections == 4


def test_no_scenario_chosen_says_what_to_do() -> None:
    page = opened("compare")
    run(compared(page).set_value([]))
    assert "Choose a scenario" in page.info[-1].value


def test_what_is_compared_outlives_a_page_switch_and_a_preset() -> None:
    page = opened("compare")
    run(compared(page).set_value(["study", HIGHER_BENEFITS]))
    gone_to(page, "overview")
    run(widget(page, "preset").select("Overtime 8%"))
    gone_to(page, "compare")
    assert compared(page).value == ["study", HIGHER_BENEFITS]


def test_study_current_kept_and_presets_can_be_compared_in_this_order() -> None:
    page = opened(
        "compare",
        unfolded=("files", "description"),
        **link_of(OVERTIME),
    )
    run(widget(page, "scenario-name").set_value("Plan"))
    run(page.button(key="keep").click())
    assert compared(page).options[:3] == ["Study", CURRENT_NAME, "Plan"]
    others = [each.name for each in preset_scenarios(assumptions()).values()]
    assert compared(page).options[3:] == ["Today", *others]
    assert compared(page).value == ["study", "current", "c1"]
    assert rates_on(page, "Plan") == in_dollars(rates_of(OVERTIME)[:, LOWER])


LINK = urlencode(link_of({"turnover_share": 0.6}, name="Hers", author="A. B."))


@pytest.mark.parametrize(
    "pasted",
    [
        f"https://rates.example.org/compare?{LINK}",
        f"<https://rates.example.org/?{LINK}>.",
        f"https://rates.example.org/?{LINK}&service=homemaker&utm_source=x".replace("&", "&amp;"),
    ],
)
def test_a_pasted_link_adds_the_scenario_of_a_colleague(pasted: str) -> None:
    page = opened("compare", **link_of(OVERTIME))
    run(widget(page, "paste-link").set_value(pasted))
    [added] = value_in(page, session.added).values()
    assert (added.name, added.author, dict(added.changes)) == (
        "Hers",
        "A. B.",
        {"turnover_share": 0.6},
    )
    assert "Added to Compare: Hers" in warning(page)
    assert widget(page, "paste-link").value == ""
    run(compared(page).set_value(["current", "c1"]))
    assert rates_on(page, "Hers") == in_dollars(rates_of({"turnover_share": 0.6})[:, LOWER])


def test_an_empty_field_asks_for_nothing() -> None:
    """As does one that is emptied while its page goes away, whatever is clicked meanwhile."""
    page = opened("compare")
    generation = value_in(page, session.generation)
    run(widget(page, "paste-link").set_value("  "))
    assert not page.warning
    assert value_in(page, session.generation) == generation


@pytest.mark.parametrize(
    "pasted",
    ["no link", "https://rates.example.org/", f"https://x.org/?{LINK[:-1]}", "?turnover_share=9"],
)
def test_a_pasted_link_without_a_scenario_adds_nothing_and_says_why(pasted: str) -> None:
    page = opened("compare", **link_of(OVERTIME))
    run(widget(page, "paste-link").set_value(pasted))
    assert not value_in(page, session.added)
    assert "Nothing was added to Compare" in warning(page)


def test_a_preset_is_compared_with_the_study_at_one_click() -> None:
    page = opened("compare")
    run(widget(page, "compare-preset").set_value(HIGHER_BENEFITS))
    assert compared(page).value == ["study", HIGHER_BENEFITS]
    assert widget(page, "compare-To").value == HIGHER_BENEFITS
    assert len(drawn(page)) == 1
    assert not page.info


def test_every_row_has_its_group() -> None:
    [table] = re.findall(r'label="Rates of the compared.*?</table>', html_of(opened("compare")))
    first_cells = re.findall(r"<tr><t[hd] class=\"(group|words)\".*?>(.*?)</t[hd]>", table)[1:]
    expected: list[tuple[str, str]] = []
    for group, name in assumptions().service_groups.items():
        of_group = [each for each in assumptions().services.values() if each.group == group]
        expected += [("group", name), *(("words", each.name) for each in of_group)]
    assert first_cells == expected


def test_the_bridge_leads_between_any_two() -> None:
    page = opened("compare", service="homemaker", bound="upper")
    run(widget(page, "compare-From").set_value(OVERTIME_8))
    run(widget(page, "compare-To").set_value(HIGHER_BENEFITS))
    assert len(drawn(page)) == 1
    with_open(page, "numbers-bridge")
    steps = plain_table(page, "Changed assumption")
    place = list(assumptions().services).index("homemaker")
    difference = rates(HIGHER_BENEFITS, UPPER)[place] - rates(OVERTIME_8, UPPER)[place]
    changes = steps["Change"].map(as_number)
    assert changes.sum() == pytest.approx(difference, abs=1e-4 * len(steps))
    assert len(steps) == 4


def test_both_ends_of_the_bridge_chosen_in_turn_stay() -> None:
    page = opened("compare")
    run(widget(page, "compare-To").set_value(HIGHER_BENEFITS))
    run(widget(page, "compare-From").set_value(OVERTIME_8))
    run(widget(page, "preset").select("Full-time 60%"))  # every widget is made anew
    assert widget(page, "compare-From").value == OVERTIME_8
    assert widget(page, "compare-To").value == HIGHER_BENEFITS


def test_the_scenario_of_the_link_is_compared_with_the_study() -> None:
    page = opened("compare", **link_of(OVERTIME, name="More <b>overtime</b>"))
    assert rates_on(page, CURRENT_NAME) == in_dollars(rates(OVERTIME_8))
    [chart] = drawn(page)
    assert "<b>overtime" not in str(chart["figure"])
    assert f"From Study to {CURRENT_NAME}, SFY 2028 (illustrative). " in html_of(page)


def test_a_kept_scenario_of_a_hostile_name_is_text_in_the_chart() -> None:
    page = opened("compare", unfolded=("files",), **link_of(OVERTIME, name="<a href='x'>y</a>"))
    run(page.button(key="keep").click())
    run(widget(page, "compare-To").set_value("c1"))
    [chart] = drawn(page)
    assert "<a" not in str(chart["figure"])
    assert "&lt;a" in str(chart["figure"])
