"""What would it take: the answer put into `rates` gives the target, just outside of it not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, ScenarioError, compute
from model.findings.solve.answers import REACHED, Answer, answer
from model.findings.solve.targets import Question
from model.findings.solve.unknowns import changes_for, unknown_of, unknowns
from model.steps.cents import in_cents, rounded
from model.study.assumptions import BOUNDS

JUST_OUTSIDE = 1e-9  # of all that is allowed
SEED = 16


def asked(results: Results, unknown: str, wanted: float, **other: str) -> Answer:
    fields = {"service_key": "homemaker", "bound": "lower", "target": "rate", **other}
    return answer(results, Question(unknown=unknown, wanted=wanted, **fields))


def rates_at(study: Results, changes: list[dict[str, Any]]) -> np.ndarray:
    """The rates of the base with these changes, as printed: (changes, services, bounds)."""
    base = study.scenarios[0]
    scenarios = [base.with_changes(each).named(f"{number}") for number, each in enumerate(changes)]
    return in_cents(compute(study.assumptions, scenarios).service_rate_array)


def ends_of_random_questions(study: Results, count: int) -> None:
    """Random services, bounds and assumptions, each with a target that one of its values gives."""
    draw, assumptions = np.random.default_rng(SEED), study.assumptions
    services = draw.choice(list(assumptions.services), count)
    bounds = draw.choice(BOUNDS, count)
    drawn, changes = [], []
    for service, bound in zip(services, bounds, strict=True):
        ids = [each for each in unknowns(assumptions, service, bound) if not each.endswith("_wage")
               or each == "minimum_wage"]  # fmt: skip
        unknown = unknown_of(assumptions, service, bound, draw.choice(ids))
        value = draw.uniform(unknown.limits.minimum, unknown.limits.maximum)
        drawn.append((service, bound, unknown))
        changes.append(changes_for(study, unknown, value))
    places = [
        (list(assumptions.services).index(service), BOUNDS.index(bound))
        for service, bound, _ in drawn
    ]
    targets = [rates[place] for rates, place in zip(rates_at(study, changes), places, strict=True)]
    inside, outside = [], []
    for number, ((service, bound, unknown), target) in enumerate(zip(drawn, targets, strict=True)):
        given = answer(study, Question(service, bound, unknown.id, "rate", float(target)))
        assert given.nearest is not None, (service, bound, unknown.id, target)
        assert given.proposal is not None
        assert given.nearest.admits(given.proposal)
        limits = unknown.limits
        beside = JUST_OUTSIDE * (limits.maximum - limits.minimum)
        ends = (given.nearest.minimum, given.nearest.maximum)
        inside += [
            (number, changes_for(study, unknown, value)) for value in (*ends, given.proposal)
        ]
        outside += [
            (number, changes_for(study, unknown, value))
            for value in (ends[0] - beside, ends[1] + beside)
            if limits.admits(value)
        ]
        if unknown.id in assumptions.settings:
            assert given.changes == {unknown.id: given.proposal}
    for some, is_target in ((inside, True), (outside, False)):
        rates = rates_at(study, [changes for _, changes in some])
        for of_change, (number, _) in zip(rates, some, strict=True):
            assert (of_change[places[number]] == targets[number]) == is_target, drawn[number]


def test_the_ends_of_random_answers_give_the_cent_and_just_outside_does_not(
    study: Results,
) -> None:
    ends_of_random_questions(study, 30)


def test_they_do_on_another_base(assumptions: Assumptions) -> None:
    ends_of_random_questions(compute(assumptions, Scenario("Today", base="today")), 12)


@pytest.mark.parametrize("changes", [{}, {"health_insurance_usd_per_year.agency": 8000.0}])
def test_a_rise_of_prices_takes_along_what_it_brings_forward_and_the_scenario_leaves_alone(
    assumptions: Assumptions, changes: dict[str, Any]
) -> None:
    today = compute(assumptions, Scenario("Today", changes, base="today"))
    [rise] = today.assumptions.brought_forward
    place = list(today.assumptions.services).index("homemaker")
    wanted = float(rates_at(today, [{rise: 0.6}])[0, place, 0])
    given = asked(today, rise, wanted)
    assert given.status == REACHED
    assert given.nearest is not None
    ends = [{rise: end} for end in (given.nearest.minimum, given.nearest.maximum, given.proposal)]
    assert set(rates_at(today, ends)[:, place, 0]) == {wanted}


@pytest.mark.parametrize(
    ("service", "bound", "unknown", "changes", "wanted"),
    [
        ("hcy_authorized_nurse_visits", "lower", "wage_percentile_licensed_nurses",
         {"minimum_wage_rule": "keep_differentials"}, 0.761),
        ("attendant_care", "upper", "wage_trend_months", {}, 0.655),
    ],
)  # fmt: skip
def test_what_is_proposed_for_a_share_of_pay_gives_it_though_shares_go_up_and_down(
    assumptions: Assumptions,
    service: str,
    bound: str,
    unknown: str,
    changes: dict[str, Any],
    wanted: float,
) -> None:
    today = compute(assumptions, Scenario("Today", changes, base="today"))
    given = asked(
        today, unknown, wanted, target="compensation_share", service_key=service, bound=bound
    )
    assert rounded(given.gives, 3) == wanted
    assert given.changes == {given.unknown.id: given.proposal}


@pytest.mark.long
def test_the_ends_of_500_random_answers_give_the_cent_and_just_outside_does_not(
    study: Results,
) -> None:
    ends_of_random_questions(study, 500)


def test_a_wage_of_a_role_is_scaled_into_its_occupations_where_that_gives_the_target(
    study: Results,
) -> None:
    given = asked(study, "direct_care_wage", 5.10)
    assert given.proposal == 9.65
    assert given.changes == {
        f"bls_wage_personal_care_aides.percentile_{at}": pytest.approx(known * 1.02237, abs=1e-3)
        for at, known in ((25, 9.15), (50, 10.31), (75, 11.45))
    }
    [rates] = rates_at(study, [dict(given.changes)])
    assert rates[list(study.assumptions.services).index("homemaker"), 0] == 5.10


def test_a_wage_below_the_minimum_wage_is_answered_and_cannot_be_put_in_force(
    study: Results,
) -> None:
    given = asked(study, "direct_care_wage", 4.53)
    assert given.proposal == 8.15
    assert given.nearest is not None
    assert given.nearest.maximum < 8.60
    assert given.changes == {}


def test_a_minimum_wage_that_binds_nowhere_leaves_the_rate_as_it_is(study: Results) -> None:
    """Any minimum wage up to the market wage gives the study's rate: the answer is all of them."""
    given = asked(study, "minimum_wage", 5.02)
    assert given.nearest is not None
    assert given.nearest.minimum == 0.0
    assert 9.43 < given.nearest.maximum < 9.47
    assert given.is_met
    assert given.proposal == 8.6


def test_a_percentile_that_the_minimum_wage_covers_moves_nothing(assumptions: Assumptions) -> None:
    later = compute(assumptions, Scenario("2023", {"rates_as_of_date": "2023-01-01"}))
    given = asked(later, "bls_wage_personal_care_aides.percentile_25", 5.10)
    assert given.enters
    assert given.nearest is None
    flat = asked(later, "bls_wage_personal_care_aides.percentile_25", given.result)
    assert flat.nearest is not None
    assert flat.nearest.minimum == 5.0
    assert flat.nearest.maximum > 11.0


def test_what_is_not_behind_the_service_says_so(study: Results) -> None:
    given = asked(study, "meals_per_hour", 5.10)
    assert not given.enters
    assert given.inputs.is_flat
    assert given.nearest is None


def test_the_id_of_an_entry_stands_for_the_member_that_the_service_takes(study: Results) -> None:
    for name, member in (
        ("wage_percentile", "wage_percentile.lower"),
        ("full_time_share", "full_time_share.home_care"),
        ("fee_schedule_rate_usd", "fee_schedule_rate_usd.homemaker"),
        (
            "may_2017_wage_personal_care_aides.percentile_25",
            "bls_wage_personal_care_aides.percentile_25",
        ),
    ):
        assert unknown_of(study.assumptions, "homemaker", "lower", name).id == member


def test_a_percent_of_the_fee_is_met_in_its_printed_tenth(study: Results) -> None:
    given = asked(study, "admin_share", 1.15, target="percent_of_fee")
    assert given.proposal is not None
    [rates] = rates_at(study, [{"admin_share.agency": given.proposal}])
    rate = rates[list(study.assumptions.services).index("homemaker"), 0]
    assert rate / 4.53 == pytest.approx(1.15, abs=0.0015)
    fee = asked(study, "fee_schedule_rate_usd", 1.0, target="percent_of_fee")
    assert fee.proposal == pytest.approx(5.02, abs=0.01)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wage_percentil", "wage_percentile or"),
        ("rates_as_of_date", "is not a number"),
        ("position_weight_basic_care_supervisor.licensed_practical_nurses", "add up to 100%"),
        ("quarter_hours_per_hour", "only one value is allowed"),
        ("pay_rounding_usd", "goes up and down"),
        ("bls_wage_personal_care_aides", "percentile_25"),
    ],
)
def test_what_cannot_be_solved_for_says_why(study: Results, name: str, said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        asked(study, name, 5.10)
