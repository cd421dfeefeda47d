"""Scenarios that are added to Compare: they outlive a reload, and a link adds to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.scenario.texts.link_text import link_parameters
from pages.shell import session
from pages.shell.results import assumptions
from reporting.screen.comparable import preset_scenarios
from tests.pages.screen import (
    changes_of,
    control,
    gone_to,
    link_of,
    opened,
    run,
    scenario_of,
    value_in,
    warning,
    widget,
    with_open,
)

OVERTIME = "overtime_share.care"
PLAN = Scenario("Plan A", {OVERTIME: 0.05}, author="A. B.").checked(assumptions())
HERS = Scenario("Hers", {"turnover_share": 0.6}).checked(assumptions())


def added_under(page: AppTest, name: str) -> AppTest:
    """The page after the scenario in force was named and added to Compare."""
    with_open(page, "files", "description")
    run(widget(page, "scenario-name").set_value(name))
    return run(page.button(key="keep").click())


def added_in(page: AppTest) -> dict[str, tuple[str, dict[str, Any]]]:
    """What was added, by place: name and changes."""
    by_place = value_in(page, session.added)
    return {place: (each.name, dict(each.changes)) for place, each in by_place.items()}


def names_in(page: AppTest) -> list[str]:
    return [name for name, _ in added_in(page).values()]


def reloaded(page: AppTest, page_key: str = "compare") -> AppTest:
    """A new session at the address that the bar has."""
    return opened(page_key, **page.query_params)


def with_added(*added: Scenario, **besides: str) -> dict[str, str]:
    """A link to the study that carries these scenarios."""
    places = dict(zip(("c1", "c2", "c3", "c4"), added, strict=False))
    return link_parameters(Scenario(), assumptions(), places, besides)


def test_an_added_scenario_stays_while_the_one_in_force_changes_and_is_compared() -> None:
    page = added_under(opened("compare", **link_of({OVERTIME: 0.05})), "Plan A")
    assert "Added to Compare: Plan A" in warning(page)
    run(control(page, OVERTIME).set_value(8.0))
    assert added_in(page) == {"c1": ("Plan A", {OVERTIME: 0.05})}
    assert widget(page, "compare-scenarios").value == ["study", "current", "c1"]


def test_what_is_compared_outlives_a_reload() -> None:
    page = added_under(opened("compare", **link_of({OVERTIME: 0.05}, author="A. B.")), "Plan A")
    run(control(page, OVERTIME).set_value(8.0))
    added_under(page, "Plan B")
    run(widget(page, "compare-scenarios").set_value(["c1", "c2", "overtime-8"]))
    run(widget(page, "compare-From").set_value("c1"))
    run(page.button(key="remove-c2").click())
    again = reloaded(page)
    assert value_in(again, session.added) == value_in(page, session.added)
    assert value_in(again, session.added)["c1"].author == "A. B."
    assert widget(again, "compare-scenarios").value == ["c1", "overtime-8"]
    assert widget(again, "compare-From").value == "c1"
    assert scenario_of(again) == scenario_of(page)
    assert again.query_params == page.query_params
    assert not again.warning


def test_a_link_to_share_has_what_is_compared() -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05})), "Plan A & <b>: 50%")
    page.context = {"url": "https://example.invalid/"}
    [address] = [code.value for code in run(page).code]
    assert names_in(opened(**dict(parse_qsl(urlsplit(address).query)))) == ["Plan A & <b>: 50%"]


def test_a_link_adds_its_scenarios_and_takes_none_away() -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05}, author="A. B.")), "Plan A")
    here = dict(page.query_params)
    page.query_params = with_added(HERS, PLAN)  # Back or Forward leads there
    run(page)
    assert names_in(page) == ["Hers", "Plan A"]
    page.query_params = {}
    run(page)
    assert names_in(page) == ["Hers", "Plan A"]
    page.query_params = here
    run(page)
    assert names_in(page) == ["Plan A", "Hers"], "what a link says stands where it says"


def test_a_link_says_for_which_scenario_there_is_no_place() -> None:
    many = [Scenario(f"Plan {n}", {"turnover_share": 0.5 + n / 100}) for n in range(4)]
    page = added_under(opened(**link_of({OVERTIME: 0.05})), "Plan A")
    page.query_params = with_added(*many)
    run(page)
    assert names_in(page) == [each.name for each in many]
    assert "Plan A is no longer in Compare" in warning(page)


@pytest.mark.parametrize("was", ["c1.turnover_share", "compared", "service", "from"])
def test_a_link_of_which_any_part_was_cut_says_so(was: str) -> None:
    choices = {"compared": "study.c1", "from": "c1", "service": "homemaker"}
    link = with_added(HERS, **choices)
    assert not opened(**link).warning
    page = opened(**{**link, was: link[was][:-1]})
    assert "was cut or changed on its way" in warning(page)
    assert not value_in(page, session.added)


def test_a_scenario_of_a_link_that_cannot_be_used_is_named_and_the_rest_kept() -> None:
    link = {"v": "1.0", "c1.name": "Hers", "c1.turnover_share": "7", "c2.turnover_share": "0.5"}
    page = opened("compare", **link, **{OVERTIME: "0.08"})
    assert changes_of(page) == {OVERTIME: 0.08}
    assert added_in(page) == {"c2": ("From a link", {"turnover_share": 0.5})}
    assert "The link's scenario 'Hers' cannot be compared: Turnover" in warning(page)


def test_what_makes_the_link_too_long_is_left_out_of_it_and_that_is_said() -> None:
    note = "x" * 3_920
    page = added_under(opened(**link_of({OVERTIME: 0.05}, note=note)), "Plan A")
    assert "Plan A makes the link too long and is left out of it" in warning(page)
    assert not any(name.startswith("c1.") for name in page.query_params)
    assert any("left out of it" in caption.value for caption in page.sidebar.caption)
    run(widget(page, "scenario-note").set_value("short"))
    assert page.query_params["c1.name"] == "Plan A"


def test_the_same_name_asks_and_replaces() -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05})), "Plan A")
    run(control(page, OVERTIME).set_value(8.0))
    added_under(page, "Plan A")
    assert "Compare has another scenario named Plan A" in page.warning[-1].value
    assert added_in(page) == {"c1": ("Plan A", {OVERTIME: 0.05})}, "nothing before the answer"
    run(page.button(key="replace").click())
    assert added_in(page) == {"c1": ("Plan A", {OVERTIME: 0.08})}
    assert "Added to Compare" in warning(page)


def test_the_same_name_asks_and_renames_or_leaves_out() -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05})), "Plan A")
    run(control(page, OVERTIME).set_value(8.0))
    added_under(page, "Plan A")
    run(page.button(key="leave-out").click())
    assert names_in(page) == ["Plan A"]
    run(page.button(key="keep").click())
    run(page.button(key="rename").click())
    assert names_in(page) == ["Plan A", "Plan A (2)"]
    assert "Added to Compare: Plan A (2)" in warning(page)


@pytest.mark.parametrize("name", ["Study", "Current scenario", "Overtime 8%"])
def test_a_name_that_compare_has_already_asks_and_cannot_replace(name: str) -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05})), name)
    assert not [button for button in page.button if button.key == "replace"]
    run(page.button(key="rename").click())
    assert names_in(page) == [f"{name} (2)"]


def test_the_same_scenario_is_added_once_and_a_preset_not_at_all() -> None:
    page = added_under(opened(**link_of({OVERTIME: 0.05})), "Plan A")
    run(page.button(key="keep").click())
    assert "already" in warning(page)
    run(widget(page, "preset").select("Overtime 8%"))
    run(page.button(key="keep").click())
    assert "already" in warning(page)
    assert names_in(page) == ["Plan A"]
    gone_to(page, "compare")
    keys = ["study", "current", "c1", "overtime-8"]
    assert widget(page, "compare-scenarios").value == keys


def test_a_fifth_scenario_is_refused_until_one_is_removed() -> None:
    page = opened("compare", **with_added(*[PLAN.named(f"Plan {n}") for n in range(1, 5)]))
    run(control(page, OVERTIME).set_value(8.0))
    added_under(page, "Plan 5")
    assert len(added_in(page)) == 4
    assert "Remove one there" in warning(page)
    run(page.button(key="remove-c2").click())
    assert not page.warning
    added_under(page, "Plan 5")
    assert names_in(page) == ["Plan 1", "Plan 3", "Plan 4", "Plan 5"]


def test_a_pasted_link_adds_what_it_compares_too() -> None:
    page = opened("compare", **link_of({OVERTIME: 0.08}))
    link = link_parameters(HERS, assumptions(), {"c3": PLAN}, {"service": "homemaker"})
    run(widget(page, "paste-link").set_value(f"https://example.invalid/?{urlencode(link)}"))
    assert names_in(page) == ["Hers", "Plan A"]
    assert "Added to Compare: Hers" in warning(page)
    assert "Added to Compare: Plan A" in warning(page)


def test_keys_of_presets_are_as_many_as_presets() -> None:
    assert len(preset_scenarios(assumptions())) == 15
