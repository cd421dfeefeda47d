"""What can be compared has names and keys of its own; a link's scenarios take their places."""

from __future__ import annotations

from model import Scenario
from model.scenario.scenario import LONGEST_NAME
from reporting.screen.comparable import (
    added_with_those_of_a_link,
    comparable,
    free_name,
    presets_lost,
)
from tests.study import ASSUMPTIONS as STUDY

PLAN, HERS = (Scenario(name, {"turnover_share": 0.6}) for name in ("Plan", "Hers"))


def test_the_base_in_force_is_first_and_no_name_stands_twice() -> None:
    shown = comparable(STUDY.of_base("today"), PLAN, {"c1": PLAN, "c2": PLAN.named("Today")})
    assert list(shown)[:2] == ["today", "current"]
    names = [each.name for each in shown.values()]
    assert len(set(names)) == len(names)
    assert shown["c1"].name == "Plan (Study)"


def test_who_is_here_already_stays_at_the_place_of_the_link() -> None:
    with_note = Scenario("Hers", {"turnover_share": 0.6}, note="kept")
    added, left_out = added_with_those_of_a_link({"c2": HERS}, {"c1": with_note, "c2": PLAN})
    assert added == {"c2": with_note, "c1": PLAN}
    assert left_out == []


def test_who_finds_no_place_is_named() -> None:
    of_link = {f"c{n}": PLAN.named(f"Plan {n}") for n in range(1, 5)}
    added, [said] = added_with_those_of_a_link(of_link, {"c1": HERS})
    assert added == of_link
    assert said.startswith("Hers is no longer in Compare")


def test_a_preset_of_one_base_alone_is_lost_on_the_other() -> None:
    keys = ["study", "current", "c1", "minimum-wage-9-45-2020", "overtime-8", "nothing"]
    [lost] = presets_lost(keys, STUDY, STUDY.of_base("today"))
    assert lost.startswith("Minimum wage $9.45 (2020): a preset of Study, SFY 2019 only")


def test_a_free_name_is_no_longer_than_a_name_may_be() -> None:
    longest = "x" * LONGEST_NAME
    assert free_name("Plan", ["Plan", "Plan (2)"]) == "Plan (3)"
    assert len(free_name(longest, [longest])) <= LONGEST_NAME
