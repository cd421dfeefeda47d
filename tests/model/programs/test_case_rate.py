"""The case rate: every figure of its document is in the YAML and honoured; no cent is lost."""

from __future__ import annotations

import math
from statistics import NormalDist, fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.programs.case_rate import CaseRate, case_rate, costliest_ratio
from model.programs.program import checked_values, value_faults
from model.programs.reading import load_program
from model.steps.cents import divided

PROGRAM = load_program("case_rate")
SHARES = (0.57, 1.72, 12, 7.22, 17.51, 60.99)

# Every figure of the document, and the setting or the fact that has it.
FIGURES: list[tuple[str, Any]] = [
    ("children", 250.0),
    ("planned_children", 1000.0),
    ("children_per_organization", 250.0),
    ("case_rate_usd_per_month", 3329.0),
    ("case_management_usd_per_month", 226.0),
    ("risk_set_aside_share", 0.03),
    ("enrollment_months", 6.0),
    ("extension_months", 3.0),
    ("division_share.alcohol_and_drug_abuse", 0.0057),
    ("division_share.developmental_disabilities", 0.0172),
    ("division_share.comprehensive_psychiatric", 0.12),
    ("division_share.youth_services", 0.0722),
    ("division_share.medical_services", 0.1751),
    ("division_share.family_services", 0.6099),
    ("referral_share.child_welfare", 0.6),
    ("referral_share.juvenile_corrections", 0.2),
    ("referral_share.mental_health", 0.2),
]
FACTS = [
    "March 1, 1999", "4 to 18 years", "two: St. Louis", "about two weeks", "7 days", "14 days",
    "no referral may be refused", "at least 4", "1 bid", "covered a part of the loss", "9: eight",
    "instead of a cross-section", "physical health (Medicaid)",
]  # fmt: skip
OURS = ["months_funded", "average_cost_usd_per_month", "cost_spread"]


def answer(**values: float) -> CaseRate:
    return case_rate(PROGRAM, values)


@pytest.mark.parametrize(("setting_id", "value"), FIGURES)
def test_every_figure_of_the_document_is_a_value(setting_id: str, value: Any) -> None:
    setting = PROGRAM.settings[setting_id]
    assert setting.base_value == value
    assert setting.entry.source.kind == "published"


@pytest.mark.parametrize("words", FACTS)
def test_every_other_figure_and_rule_is_a_fact(words: str) -> None:
    assert [fact for fact in PROGRAM.facts if words in fact.value]


def test_what_the_document_does_not_say_is_marked_as_ours() -> None:
    assumed = [s.id for s in PROGRAM.settings.values() if s.entry.source.kind == "assumed"]
    assert assumed == OURS
    assert {*assumed, *(figure for figure, _ in FIGURES)} == set(PROGRAM.settings)


def test_a_year_of_the_document_worked_by_hand() -> None:
    year, planned = answer().cross_section, answer().planned
    assert year.funding == 250 * 12 * (3329 + 226) * 100 == 1_066_500_000
    assert planned.funding == 4 * year.funding
    assert (year.set_aside, year.paid_out) == (31_995_000, 1_034_505_000)
    assert (year.balance, year.covered, year.uncovered) == (-31_995_000, 31_995_000, 0)
    assert (year.break_even, year.break_even_with_set_aside) == (3448.35, 3555.0)
    assert answer().enrollment_usd == (21_330, 31_995)
    assert answer().enrollments_a_year == pytest.approx((500, 1000 / 3))
    assert (answer().organizations, answer().organizations_planned) == (1, 4)
    assert answer().referred == {
        "child_welfare": 150, "juvenile_corrections": 50, "mental_health": 50
    }  # fmt: skip


@pytest.mark.parametrize(
    ("children", "most", "organizations"),
    [(250, 250, 1), (251, 250, 2), (260, 250, 2), (500, 250, 2), (501, 250, 3), (1, 250, 1)],
)
def test_organizations_are_whole_and_enough_for_every_child(children, most, organizations) -> None:
    of = answer(children=children, planned_children=children, children_per_organization=most)
    assert (of.organizations, of.organizations_planned) == (organizations, organizations)


def test_what_the_set_aside_covers_of_a_loss_and_what_is_left() -> None:
    small = answer(average_cost_usd_per_month=3500).cross_section
    assert (small.balance, small.covered, small.uncovered) == (-15_495_000, 15_495_000, 0)
    large = answer(average_cost_usd_per_month=4000).cross_section
    assert large.balance == 1_034_505_000 - 1_200_000_000
    assert (large.covered, large.uncovered) == (31_995_000, 133_500_000)
    gain = answer(average_cost_usd_per_month=3000).cross_section
    assert (gain.balance, gain.covered, gain.uncovered) == (134_505_000, 0, 0)


@pytest.mark.parametrize("out_of_reach", [True, False])
def test_at_the_break_even_cost_there_is_neither_gain_nor_loss(out_of_reach: bool) -> None:
    year = answer().cross_section
    cost = year.break_even if out_of_reach else year.break_even_with_set_aside
    at_it = answer(average_cost_usd_per_month=cost).cross_section
    assert at_it.balance + (0 if out_of_reach else at_it.set_aside) == 0


@pytest.mark.parametrize("children", [1, 250, 1000, 333, 7, 4999])
@pytest.mark.parametrize("rate", [3329, 3329.01, 0.01])
def test_funding_by_division_adds_up_to_the_cent(children: int, rate: float) -> None:
    of = answer(children=children, case_rate_usd_per_month=rate)
    assert of.share_total == pytest.approx(1.0001)
    assert of.by_division is not None
    assert sum(of.by_division.values()) == of.cross_section.funding
    exact = [of.cross_section.funding * share / 100.01 for share in SHARES]
    assert all(abs(p - e) < 1 for p, e in zip(of.by_division.values(), exact, strict=True))


@settings(max_examples=50, deadline=None)
@given(
    st.integers(0, 10**12),
    st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(lambda shares: sum(shares) > 1e-6),
)
def test_parts_add_up_and_are_within_one_of_their_share(whole: int, shares: list[float]) -> None:
    parts = divided(whole, shares)
    assert sum(parts) == whole
    total = sum(shares)
    assert all(
        abs(part - whole * share / total) < 1.001 for part, share in zip(parts, shares, strict=True)
    )


@pytest.mark.parametrize(
    ("whole", "shares", "parts"),
    [
        (10, [0.49, 0.36, 0.15], [5, 4, 1]),  # 4.9, 3.6 and 1.5: two are left
        (10, [1, 1, 1], [4, 3, 3]),  # the first of equal remainders
        (2, [1, 1, 1, 1], [1, 1, 0, 0]),
        (7, [0.2, 0, 0.8], [1, 0, 6]),  # 1.4 and 5.6
        (0, [0.5, 0.5], [0, 0]),
    ],
)
def test_what_is_left_goes_to_the_largest_remainders(whole, shares, parts) -> None:
    assert divided(whole, shares) == parts


def test_shares_that_are_none_cannot_divide() -> None:
    for shares in ([0.0, 0.0], [0.5, -0.1]):
        with pytest.raises(ValueError, match="shares must not be negative"):
            divided(100, shares)


def test_shares_that_do_not_total_100_percent_divide_nothing() -> None:
    of = answer(**{"division_share.family_services": 0.5098})
    assert of.share_total == pytest.approx(0.9)
    assert of.by_division is None
    assert of.cross_section == answer().cross_section
    assert answer(**{"division_share.family_services": 0.6101}).by_division is not None  # 100.03%
    assert answer(**{"division_share.family_services": 0.6102}).by_division is None
    assert answer(**{"referral_share.child_welfare": 0.5}).referred is None


def test_the_costliest_cost_what_quantiles_of_many_children_say() -> None:
    spread, children = 0.5, 200_000
    sigma = math.sqrt(math.log(1 + spread**2))
    normal = NormalDist(-(sigma**2) / 2, sigma)  # of costs whose mean is 1
    costs = [math.exp(normal.inv_cdf((n + 0.5) / children)) for n in range(children)]
    assert fmean(costs) == pytest.approx(1, abs=1e-3)
    assert costliest_ratio(0.25, spread) == pytest.approx(fmean(costs[-children // 4 :]), rel=1e-3)


def test_all_children_and_children_alike_cost_the_average() -> None:
    assert costliest_ratio(1, 0.5) == costliest_ratio(1.2, 0.5) == costliest_ratio(0.25, 0) == 1
    ratios = [costliest_ratio(share, 0.5) for share in (0.01, 0.25, 0.5, 0.99)]
    assert ratios == sorted(ratios, reverse=True)
    assert answer(children=2000).costliest == answer(children=2000).cross_section


@pytest.mark.parametrize(
    ("given_value", "fault"),
    [
        ({"children": "0"}, "Children served: '0' was given; allowed is 1 to 5,000 children"),
        ({"planned_children": "999.5"}, "Children planned: '999.5' was given; allowed is 1 to 5,0"),
        ({"cost_spread": "400%"}, "Spread of costs: '400%' was given; allowed is 0% to 300% of"),
        ({"months_funded": "9,5"}, "Months funded: '9,5' was given, which could be read in two"),
        ({"case_rate_usd_per_month": None}, "Case rate: nothing was given; allowed is $0 to"),
    ],
)
def test_a_value_that_cannot_be_is_answered_in_a_sentence(
    given_value: dict[str, Any], fault: str
) -> None:
    [said] = value_faults(given_value, PROGRAM.settings)
    assert said.startswith(fault)
    assert checked_values(given_value, PROGRAM.settings) == {}


def test_a_value_of_the_document_is_no_change() -> None:
    texts = {"children": "250", "cost_spread": "60%", "elsewhere": "1"}
    assert checked_values(texts, PROGRAM.settings) == {"cost_spread": 0.6}
