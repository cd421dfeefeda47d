"""The comparison and the bridge: exact, order independent, never more than 256 coalitions."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, ScenarioError, compute
from model.findings.compare import bridge, bridge_of, changed_groups, comparison
from model.findings.shapley import shapley_values
from model.scenario.presets import presets
from tests.study import ASSUMPTIONS as A

SERVICE = ["service", "procedure_code", "bound"]

VALUES = {
    "turnover_share": st.floats(0.1, 0.9),
    "full_time_share.home_care": st.floats(0, 1),
    "full_time_share.nursing": st.floats(0, 1),
    "overtime_share.care": st.floats(0, 0.2),
    "billable_share.in_home": st.floats(0.6, 1),
    "admin_share.agency": st.floats(0, 0.3),
    "wage_percentile.lower": st.floats(10, 60),
    "rates_as_of_date": st.sampled_from([datetime.date(2019, 1, 1), datetime.date(2023, 1, 1)]),
    "minimum_wage_rule": st.sampled_from(["raise_to_minimum", "keep_differentials", "spillover"]),
    "food_usd_per_meal": st.floats(0, 10),
}
some_changes = st.fixed_dictionaries({}, optional=VALUES)


def contributions(frame):
    return frame.groupby(SERVICE, observed=True, sort=False)["contribution_usd"].sum().to_numpy()


def differences(start, end):
    rates = [compute(A, scenario).rates["rate_usd"].to_numpy() for scenario in (start, end)]
    return rates[1] - rates[0]


@settings(max_examples=20, deadline=None)
@given(some_changes, some_changes)
def test_a_bridge_sums_to_the_difference_and_backwards_is_the_same_with_the_sign_turned(
    before, after
):
    start, end = Scenario("a", before), Scenario("b", after)
    there, back = bridge(A, start, end), bridge(A, end, start)
    if there.empty:
        assert np.abs(differences(start, end)).max() < 1e-12
    else:
        assert np.abs(contributions(there) - differences(start, end)).max() < 1e-9
    assert np.allclose(there["contribution_usd"], -back["contribution_usd"], atol=1e-12)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_bridge_does_not_depend_on_the_order_of_the_changes(data):
    changes = data.draw(some_changes)
    shuffled = dict(data.draw(st.permutations(list(changes.items()))))
    one = bridge(A, Scenario("a"), Scenario("b", changes))
    other = bridge(A, Scenario("a"), Scenario("b", shuffled))
    assert one.equals(other)


def test_one_change_explains_all_of_its_difference():
    end = Scenario("b", {"overtime_share.care": 0.08})
    frame = bridge(A, Scenario(), end)
    assert set(frame["group"]) == {"overtime_share"}
    assert np.allclose(frame["contribution_usd"], differences(Scenario(), end), atol=1e-12)


def test_the_members_of_an_assumption_stand_together():
    richer = {preset.scenario.name: preset.scenario for preset in presets(A)}["Higher benefits"]
    assert list(dict.fromkeys(bridge(A, Scenario(), richer)["group"])) == [
        key
        for key in A.entries
        if key
        in {
            "health_insurance_usd_per_year",
            "retirement_and_other_benefits_share",
            "paid_time_off_days_full_time",
        }
    ]


def test_position_weights_change_together():
    weights = {
        "position_weight_basic_care_supervisor.licensed_practical_nurses": 0.2,
        "position_weight_basic_care_supervisor.first_line_supervisors_of_personal_service_workers": 0.8,  # noqa: E501
    }
    end = Scenario("b", {**weights, "turnover_share": 0.7})
    assert np.allclose(contributions(bridge(A, Scenario(), end)), differences(Scenario(), end))


def test_more_than_eight_assumptions_are_grouped_by_section_and_never_more_than_eight():
    changes = {
        entry.id if not entry.by else A.settings_of(entry.id)[0].id: entry.limits.minimum
        for entry in A.entries.values()
        if entry.kind == "number" and entry.by != "occupation" and entry.limits.minimum is not None
    }
    end = Scenario("b", changes).checked(A)
    groups = changed_groups(A, Scenario(), end)
    assert len(groups) <= 8
    assert sorted(setting.id for group in groups.values() for setting in group) == sorted(
        end.changes
    )
    few = Scenario("c", dict(list(end.changes.items())[:9])).checked(A)
    assert set(changed_groups(A, Scenario(), few)) <= set(A.sections)


def test_groups_beyond_the_eighth_section_stand_together_and_the_bridge_still_sums():
    of_section = {}
    for setting in A.settings.values():
        if setting.entry.kind == "number" and setting.entry.by != "occupation":
            of_section.setdefault(setting.entry.section, []).append(setting)
    chosen = [setting for group in of_section.values() for setting in group[:2]]
    changes = {
        setting.id: min(setting.base_value * 1.01, setting.entry.limits.maximum) or 0.001
        for setting in chosen
    }
    end = Scenario("b", changes).checked(A)
    frame = bridge(A, Scenario(), end)
    assert frame["group"].nunique() <= 8
    assert np.allclose(contributions(frame), differences(Scenario(), end), atol=1e-9)


def test_nothing_changed_has_no_bridge():
    assert bridge(A, Scenario("a"), Scenario("b")).empty


def test_shapley_values_of_a_game_worked_by_hand():
    # Two players: alone 1 and 2, together 6: each gets its own and half of the rest.
    assert shapley_values(np.array([[0.0], [1.0], [2.0], [6.0]])).ravel().tolist() == [2.5, 3.5]


def test_a_comparison_has_a_column_a_scenario_against_the_first():
    scenarios = [Scenario("low", {"overtime_share.care": 0}), Scenario()]
    frame = comparison([compute(A, each) for each in scenarios])
    assert len(frame) == 28 * 3
    assert frame.index.is_unique
    assert list(frame["rate_usd"].columns) == ["low", "Study"]
    assert (frame["difference_usd"]["low"] == 0).all()
    rates = compute(A, scenarios).rates
    study = rates.loc[rates["scenario"] == "Study", "rate_usd"].to_numpy()
    low = rates.loc[rates["scenario"] == "low", "rate_usd"].to_numpy()
    assert np.array_equal(frame[("difference", "Study")], study / low - 1)
    for difference, rate, first in zip(
        frame[("difference_usd", "Study")], study, low, strict=True
    ):  # in whole cents, as both rates are written
        assert f"{difference:.2f}" == f"{float(f'{rate:.2f}') - float(f'{first:.2f}'):.2f}"
        assert abs(100 * difference - round(100 * difference)) < 1e-9


def test_a_comparison_of_nothing_or_of_one_name_twice_says_so():
    with pytest.raises(ScenarioError, match="at least one"):
        comparison([])
    with pytest.raises(ScenarioError, match="stands twice"):
        comparison([compute(A, Scenario("a")), compute(A, Scenario("a", {"turnover_share": 0.6}))])


def test_the_bridge_of_a_service_leads_from_one_rate_to_the_other():
    end = Scenario("b", {"overtime_share.care": 0.08, "turnover_share": 0.9})
    steps = bridge_of(bridge(A, Scenario(), end), "homemaker", "lower")
    rates = compute(A, [Scenario(), end]).rates
    here = rates[(rates["service"] == "Homemaker") & (rates["bound"] == "lower")]["rate_usd"]
    assert steps["start_usd"].iloc[0] == pytest.approx(here.iloc[0], abs=1e-9)
    assert steps["end_usd"].iloc[-1] == pytest.approx(here.iloc[1], abs=1e-9)
    assert list(steps["group"]) == ["overtime_share", "turnover_share"]
