"""The share of a rate that is pay: the figures worked out apart, each choice, each service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import Assumptions, AssumptionsError, Results, Scenario, compute
from model.findings.compensation.rule import FILE, Counted, federal_rule
from model.findings.compensation.shares import compensation_shares, effects_of_choices
from model.study.assumptions import BOUNDS

OVERSIGHT = {"nursing_oversight": "counted"}
CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"excluded_costs": "program_costs"},
    {"excluded_costs": "program_costs", **OVERSIGHT},
    {"excluded_costs": "program_costs", **OVERSIGHT, "supervision": "licensed"},
    {"excluded_costs": "program_costs", **OVERSIGHT, "supervision": "counted"},
)


def share(
    results: Results, service: str, bound: str, counted: dict[str, str], of: str = "rate"
) -> float:
    shares = compensation_shares(results, Counted(**counted)).set_index(["service_key", "bound"])
    return float(shares.loc[(service, bound), f"share_of_{of}"])


@pytest.mark.parametrize(
    ("service", "bound", "percents"),
    [
        ("homemaker", "lower", (66.2, 69.6, 76.7, 82.3, 87.8)),
        ("homemaker", "interim", (65.3, 68.7, 76.2, 82.1, 88.0)),
        ("homemaker", "upper", (62.8, 66.1, 75.1, 81.7, 88.2)),
        ("state_plan_personal_care_rcf_alf", "interim", (66.3, 69.8, 77.4, 83.5, 89.5)),
        ("advanced_state_plan_personal_care", "interim", (66.5, 69.9, 77.0, 82.6, 88.1)),
    ],
)
def test_the_shares_of_agency_services_under_each_choice(
    study: Results, service: str, bound: str, percents: tuple[float, ...]
) -> None:
    """Worked out apart from this code, by the formula at its head.

    The direct care worker's part of the rate; of the rate less program costs; then with the nurse,
    with half of the supervisor, with all staff. One of them, 82.245%, was written as 82.3 there.
    """
    shares = [100 * share(study, service, bound, counted) for counted in CHOICES]
    assert shares == pytest.approx(percents, abs=0.056)


def test_the_shares_of_consumer_directed_care(study: Results) -> None:
    state_plan, waiver = (
        [round(100 * share(study, f"consumer_directed_{name}_personal_care", bound, {}), 1)
         for bound in BOUNDS]
        for name in ("state_plan", "waiver")
    )  # fmt: skip
    assert state_plan == [87.5, 87.8, 88.0]
    assert waiver == [100.0] * 3


def test_the_share_of_the_fee_that_is_paid(study: Results) -> None:
    """As worked out apart, for $4.53; less the program costs where they are excluded."""
    assert round(100 * share(study, "homemaker", "lower", {}, "fee")) == 73
    for counted in CHOICES:
        shares = compensation_shares(study, Counted(**counted))
        paid = shares["fee_usd"] - shares["excluded_usd"]
        np.testing.assert_allclose(shares["share_of_fee"], shares["compensation_usd"] / paid)
    lines = study.lines.droplevel("scenario")
    program = lines["program_costs_per_unit"].xs("lower", level="bound")
    excluded = shares[shares["bound"] == "lower"].set_index("rate_line")["excluded_usd"]
    assert (program > 0).any()
    for line, usd in excluded.items():
        assert usd == pytest.approx(program[line])


def test_workers_compensation_is_one_to_three_points(study: Results) -> None:
    without = {"workers_compensation": "not_counted"}
    for service in ("homemaker", "consumer_directed_waiver_personal_care"):
        points = 100 * (
            share(study, service, "lower", {}) - share(study, service, "lower", without)
        )
        assert 1.5 < points < 2.8


@pytest.mark.parametrize("changes", [{}, {"full_time_share.home_care": 1.0, "admin_share": 0.2}])
def test_a_share_is_that_of_the_build_up(assumptions: Assumptions, changes: dict[str, Any]) -> None:
    results = compute(assumptions, Scenario("x", changes))
    lines = results.lines.droplevel("scenario")
    pay = results.roles["staffing_cost"].droplevel("scenario").xs("direct_care", level="role")
    productive = lines["productivity"] * lines["billable_share"]
    expected = pay / productive * lines["hours_per_unit"] / lines["rate_per_unit"]
    shares = compensation_shares(results, Counted())
    assert len(shares) == 84
    for row in shares.itertuples():
        assert row.share_of_rate == pytest.approx(expected[row.rate_line, row.bound], abs=1e-12)


def test_who_is_counted_more_never_lowers_a_share(study: Results) -> None:
    least = compensation_shares(study, Counted(workers_compensation="not_counted"))
    most = compensation_shares(study, Counted("counted", "counted", "counted", "program_costs"))
    assert np.all(most["share_of_rate"] >= least["share_of_rate"])
    assert np.all(most["share_of_rate"] <= 1 + 1e-12)


def test_the_effect_of_an_option_is_the_share_with_it(study: Results) -> None:
    effects = effects_of_choices(study, "homemaker", "lower", Counted()).set_index(
        ["choice", "option"]
    )
    assert effects.loc[("workers_compensation", "counted"), "difference"] == 0
    with_nurse = share(study, "homemaker", "lower", OVERSIGHT)
    assert effects.loc[("nursing_oversight", "counted"), "share_of_rate"] == with_nurse
    assert len(effects) == 9


def test_nothing_is_left_of_a_fee_below_the_costs_that_are_excluded(
    assumptions: Assumptions,
) -> None:
    results = compute(assumptions, Scenario("x", {"fee_schedule_rate_usd.homemaker": 0.01}))
    assert np.isnan(share(results, "homemaker", "lower", CHOICES[1], "fee"))


def test_every_service_has_a_scope_with_its_reason(assumptions: Assumptions) -> None:
    rule = federal_rule(assumptions)
    assert list(rule.scopes) == list(assumptions.services)
    assert rule.scopes["homemaker"].key == "in_scope"
    assert {scope.key for scope in rule.scopes.values()} == {
        "in_scope", "benchmark_only", "not_in_scope",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("homemaker: {scope: in_scope", "homemaker: {scope: in_scop", "homemaker: scope must be"),
        ("  chore:", "  shore:", "chore is missing"),
        ("smallest_share: 0.80", "smallest_share: 80", "between 0 and 1"),
        (
            "options: {counted: Counted, not",
            "options: {not",
            "options must be counted, not_counted",
        ),
        ("registered_nurses]", "nurses]", "nurses is not an occupation"),
        ("elsewhere:", "anywhere:", "must have the parts"),
    ],
)
def test_a_fault_in_the_file_is_named(
    assumptions: Assumptions, tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "federal_rule.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(AssumptionsError, match=said):
        federal_rule(assumptions, file)
