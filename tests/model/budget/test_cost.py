"""The cost of a fee: cases of others, a calculation by hand, and what must always hold."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, compute
from model.findings.budget.appropriation import ANNUALIZED, WAYS, reaches
from model.findings.budget.bridge import cost_bridge
from model.findings.budget.cost import Plan, budget
from model.findings.budget.fees import FeePolicy, FeeRule, fee_steps, in_cents
from model.findings.budget.frames import budget_frame, by_service, by_year
from model.findings.budget.funds import FUNDS, Funding, match_by_quarter, whole_dollars
from model.findings.budget.months import Timing, share_of_year
from model.findings.budget.volumes import EnteredVolumes, units_of
from tests.model.independent_calculation import FOLDER, printed_table_7
from tests.study import ASSUMPTIONS, INPUTS

PAID = yaml.safe_load((FOLDER / "budget/paid.yaml").read_text())["paid_usd"]
TABLE_7 = printed_table_7()
STUDY = compute(ASSUMPTIONS, Scenario())
SERVICES = list(ASSUMPTIONS.services)
JULY, JANUARY = datetime.date(2027, 7, 1), datetime.date(2028, 1, 1)
TO_LOWER = FeePolicy(FeeRule("to"))
HOMEMAKER = "homemaker"


def timing(day: datetime.date = JULY, lag: float = 0) -> Timing:
    return Timing(((day, 1.0),), lag, 2028)


def one_service(units: float, new_fee: float, **funding) -> Plan:
    """A fee for the homemaker alone, whose present fee is $4.53."""
    rules = ((HOMEMAKER, FeeRule("fee", new_fee)),)
    volumes = EnteredVolumes(units=((HOMEMAKER, units, 2028),), is_complete=True)
    return Plan(FeePolicy(rules=rules), timing(), volumes, Funding(**funding))


def cost_of(plan: Plan) -> dict[str, list[float]]:
    """Dollars of the three years by amount, where there is no range."""
    frame = by_year(budget(STUDY, plan, INPUTS))
    low, high = (
        frame[frame["end"] == end].set_index("amount").drop(columns="end")
        for end in ("low", "high")
    )
    assert low.equals(high)
    return {str(name): row.tolist() for name, row in low.iterrows()}


# By hand: 1,000,000 units a year, $4.53 to $5.03, so $500,000 a year.
# The match is 64% in the quarter from July and 66% from October on.
MATCHES = ((datetime.date(2027, 7, 1), 0.64), *(
    (datetime.date(y, m, 1), 0.66)
    for y, m in ((2027, 10), (2028, 1), (2028, 4))
))  # fmt: skip


@pytest.mark.parametrize(
    ("day", "lag", "total", "federal"),
    [
        (JULY, 0, 500_000, 125_000 * (0.64 + 3 * 0.66)),
        (JULY, 1, 458_333, 2 / 12 * 500_000 * 0.64 + 9 / 12 * 500_000 * 0.66),
        (JANUARY, 0, 250_000, 250_000 * 0.66),
        (JANUARY, 1, 208_333, 5 / 12 * 500_000 * 0.66),
        (datetime.date(2027, 9, 16), 0, 395_833, (0.5 / 12 * 0.64 + 9 / 12 * 0.66) * 500_000),
    ],
)
def test_the_first_year_of_one_service_as_worked_by_hand(day, lag, total, federal) -> None:
    plan = replace(one_service(1_000_000, 5.03, match_of_quarters=MATCHES), timing=timing(day, lag))
    cost = cost_of(plan)
    assert cost["total"][0] == total
    assert cost["federal_funds"][0] == pytest.approx(federal, abs=0.5)
    assert cost["general_revenue"][0] == total - cost["federal_funds"][0]
    # The second year has twelve months; so has the annualized cost, which the first goes on to.
    assert cost["total"][1:4] == [500_000, 500_000, 500_000]
    assert cost["total"][4] == 500_000 - total
    # Twelve months have the match of all four quarters, (64% + 3 * 66%) / 4 = 65.5%.
    assert cost["federal_funds"][3] == 327_500
    assert cost["general_revenue"][3] == 172_500


def test_expansion_adults_have_their_own_match_and_other_state_funds_a_share_of_the_state() -> None:
    funding = Funding(((2028, 0.64),), (), 0.25, 0.9, 0.1)
    match = match_by_quarter(INPUTS, funding, [2028])
    assert match["match"].iloc[1] == pytest.approx(0.75 * 0.64 + 0.25 * 0.9)  # 70.5%
    amounts = whole_dollars(np.array([1000.0]), np.array([705.0]), 0.1)
    assert {name: usd[0] for name, usd in amounts.items()} == {
        "general_revenue": 265, "other_state_funds": 30, "federal_funds": 705, "total": 1000,
    }  # fmt: skip


def test_a_match_with_its_increase_is_never_more_than_all() -> None:
    """6.2 points on top, January 2020 to March 2023; 5 points in the quarter after."""
    funding = Funding(match_of_years=((2022, 0.93), (2023, 0.94)), expansion_share=0.5)
    match = match_by_quarter(INPUTS, funding, [2022, 2023])["match"].tolist()
    # Half of each is of the expansion, 90%: 99.2% and 90%; then 100% and 90%, and 99% and 90%.
    assert match[1:5] == pytest.approx([0.946, 0.946, 0.946, 0.946])
    assert match[5:8] == pytest.approx([0.95, 0.95, 0.945])
    # A match that is entered for a quarter has the increase in it; its neighbours do not change.
    entered = replace(funding, match_of_quarters=((datetime.date(2022, 1, 1), 0.7),))
    with_one = match_by_quarter(INPUTS, entered, [2022, 2023])
    assert with_one["match"].tolist() == pytest.approx([*match[:2], 0.5 * (0.7 + 0.9), *match[3:]])
    assert with_one.loc[2, ["increase", "basis"]].tolist() == [0, "entered"]


@pytest.mark.parametrize(
    ("usd", "rounded"), [(0.4, 0), (0.5, 1), (1.5, 2), (2.5, 3), (2.49, 2), (1e9 + 0.5, 1e9 + 1)]
)
def test_a_half_dollar_goes_away_from_zero_in_a_cost_and_in_a_saving(usd, rounded) -> None:
    amounts = whole_dollars(np.array([usd, -usd]), np.zeros(2), 0.0)
    assert amounts["total"].tolist() == [rounded, -rounded]
    assert amounts["general_revenue"].tolist() == [rounded, -rounded]


# The published blends of the state's years (computed in percent from the federal years).
@pytest.mark.parametrize(
    ("year", "percent"),
    [(2019, 65.2025), (2022, 72.2100), (2021, 71.3325), (2024, 67.0050), (2026, 64.6575)],
)
def test_the_match_of_a_state_year_is_one_quarter_of_a_federal_year_and_three(year, percent):
    match = match_by_quarter(INPUTS, Funding(), [year])
    assert 100 * match["match"].mean() == pytest.approx(percent, abs=1e-9)


def test_a_year_that_is_not_known_takes_the_last_known_one_and_says_so() -> None:
    match = match_by_quarter(INPUTS, Funding(match_of_years=((2028, 0.65),)), [2026, 2027, 2028])
    by_year_of_federal = match.drop_duplicates("federal_fiscal_year").set_index(
        "federal_fiscal_year"
    )
    assert by_year_of_federal["basis"].to_dict() == {
        2025: "known", 2026: "known", 2027: "assumed", 2028: "entered",
    }  # fmt: skip
    assert by_year_of_federal["match"].tolist() == [0.6531, 0.6444, 0.6444, 0.65]


def test_a_year_before_the_first_known_one_takes_the_first() -> None:
    """The list begins with 64.61% of federal year 2018, which began in October 2017."""
    match = match_by_quarter(INPUTS, Funding(), [2016, 2018])
    assert match["match"].tolist() == [0.6461] * 8
    assert match["basis"].tolist() == ["assumed"] * 5 + ["known"] * 3


# Cases of other states.


def test_maine_ld_1991_a_dollar_an_hour() -> None:
    """$9.00 to $10.00: as many dollars as hours, which grow 8% a year; Maine cuts to the dollar."""
    volumes = EnteredVolumes(((HOMEMAKER, 1_866_432, 2028),), (), True, use_growth=0.08)
    rise = FeePolicy(rules=((HOMEMAKER, FeeRule("fee", 10.0)),))
    scenario = Scenario(changes={f"fee_schedule_rate_usd.{HOMEMAKER}": 9.0})
    plan = Plan(rise, timing(), volumes)
    frame = by_year(budget(compute(ASSUMPTIONS, scenario), plan, INPUTS)).set_index("amount")
    total = frame.loc["total"].iloc[0]
    assert [total["2028"], total["2029"], total["2030"]] == pytest.approx(
        [1_866_432, 2_015_746, 2_177_005], abs=1
    )
    assert total["annualized"] == total["2028"]  # of the first year's units
    assert total["cost_to_continue"] == 0


def test_maine_ld_2137_only_the_match_moves() -> None:
    match = ((2028, 20_758_908 / 38_489_480), (2029, 20_749_212 / 38_489_480))
    quarters = tuple(
        (datetime.date(year, month, 1), match[n][1])
        for n, days in enumerate((((2027, 7), (2027, 10), (2028, 1), (2028, 4)),
                                  ((2028, 7), (2028, 10), (2029, 1), (2029, 4))))
        for year, month in days
    )  # fmt: skip
    cost = cost_of(one_service(38_489_480, 5.53, match_of_quarters=quarters))
    assert cost["total"][:2] == [38_489_480, 38_489_480]
    assert cost["general_revenue"][:2] == [17_730_572, 17_740_268]
    assert cost["federal_funds"][:2] == [20_758_908, 20_749_212]


@pytest.mark.parametrize(("millions", "state_millions"), [(17.5, 6.2), (61.7, 21.9), (80.7, 28.6)])
def test_missouri_dmh_shares_of_the_state(millions, state_millions) -> None:
    """Cuts of the Governor's budget of FY 2027, in millions with one decimal."""
    units = millions * 1e6 / 0.5
    cost = cost_of(
        replace(
            one_service(units, 4.03, match_of_years=((2027, 0.6453), (2028, 0.6453))),
            policy=FeePolicy(rules=((HOMEMAKER, FeeRule("fee", 4.03)),), may_fall=True),
        )
    )
    assert cost["total"][0] == pytest.approx(-millions * 1e6, abs=1)
    assert round(-cost["general_revenue"][0] / 1e6, 1) == pytest.approx(state_millions, abs=0.1)


def test_wisconsin_two_rises_compound() -> None:
    """9% to about $18.23, then 3% to about $18.77: 12.27% in all."""
    fee = np.array([16.72])
    first = in_cents(1.09 * fee)
    second = in_cents(1.03 * first)
    assert (first.round(2).item(), second.round(2).item()) == (18.22, 18.77)
    assert in_cents(1.1227 * fee).round(2).item() == 18.77
    assert in_cents(np.array([6.795, 1.005])).tolist() == pytest.approx([6.80, 1.01])


@pytest.mark.parametrize(
    ("service", "fee"),
    [("state_plan_personal_care", 4.53), ("consumer_directed_state_plan_personal_care", 3.94)],
)
def test_one_cent_on_a_quarter_hour_of_personal_care(service, fee) -> None:
    """$1.6 to $1.8 million a year: all dollars of T1019 at the fee of Table 7, a cent a unit."""
    plan = Plan(
        FeePolicy(rules=((service, FeeRule("fee", fee + 0.01)),)),
        timing(),
        EnteredVolumes(shares=((service, 1.0),)),
    )
    assert cost_of(plan)["total"][0] == round(0.01 * PAID["T1019"] / fee)


def test_units_are_dollars_paid_over_the_fee_of_table_7() -> None:
    units = units_of(ASSUMPTIONS, INPUTS, EnteredVolumes(), [2028])
    known = dict(zip(SERVICES, units.of_services[0], strict=True))
    assert known["homemaker"] == pytest.approx(PAID["S5130"] / 4.53)
    assert known["attendant_care_day"] == pytest.approx(PAID["S5126"] / 201)
    assert known["home_delivered_meals"] == pytest.approx(PAID["S5170"] / 5.82)
    assert known["financial_management_services"] == pytest.approx(PAID["T2040"] / 110)
    [personal_care] = [code for code in units.undivided if code.code == "T1019"]
    assert personal_care.units.min() == pytest.approx(PAID["T1019"] / 5.61)
    assert personal_care.units.max() == pytest.approx(PAID["T1019"] / 3.62)
    unknown = [key for key, is_so in zip(SERVICES, units.unknown, strict=True) if is_so]
    assert unknown == ["chore", "case_management"]


def test_what_the_lower_bound_costs_is_what_the_printed_rates_and_dollars_paid_give() -> None:
    """Of each code the least and the most of its services, each to the dollar, from July 2027.

    dollars paid / fee * (printed lower bound - fee), 0 where it would fall; the match is 64.44%.
    """
    of_codes: dict[str, list[tuple[int, int]]] = {}
    for row in TABLE_7:
        code, fee = row["procedure_code"].split()[0], float(row["fee_schedule_rate_usd"])
        usd = PAID[code] / fee * max(0.0, round(float(row["lower_usd"]) - fee, 2))
        of_codes.setdefault(code, []).append((round(usd), round(usd) - round(0.6444 * usd)))
    made = budget(STUDY, Plan(TO_LOWER, timing()), INPUTS)
    for place, amount in enumerate(("total", "general_revenue")):
        ends = [
            sum(choose(services)[place] for services in of_codes.values()) for choose in (min, max)
        ]
        assert made.usd[amount][:, 0, 0].sum(axis=-1).tolist() == ends
    assert max(of_codes["T1019"])[0] == 77_804_599  # all of it at $4.53: 49 cents more a unit


def test_a_division_is_within_the_range_over_all_divisions() -> None:
    made = budget(STUDY, Plan(TO_LOWER, timing()), INPUTS)
    assert made.is_range
    assert made.is_illustrative
    total = made.usd["total"][:, 0, 0].sum(axis=-1)
    generator = np.random.default_rng(15)
    for _ in range(20):
        shares = []
        for code in {code.code: code for code in made.units.undivided}.values():
            of_code = generator.dirichlet(np.ones(len(code.places)))
            shares += [(SERVICES[place], s) for place, s in zip(code.places, of_code, strict=True)]
        divided = budget(
            STUDY, Plan(TO_LOWER, timing(), EnteredVolumes(shares=tuple(shares))), INPUTS
        )
        assert not divided.is_range
        of_division = divided.usd["total"][0, 0, 0].sum()
        assert total[0] - 28 <= of_division <= total[1] + 28  # each service is a whole dollar


def test_units_entered_for_one_service_are_taken_off_the_dollars_of_its_code() -> None:
    volumes = EnteredVolumes(units=(("basic_in_home_respite", 6_000_000, 2019),))
    units = units_of(ASSUMPTIONS, INPUTS, volumes, [2019])
    other = units.of_services[0, SERVICES.index("advanced_respite")]
    assert other == pytest.approx((PAID["S5150"] - 6_000_000 * 4.03) / 4.84)
    # The one service that is left has all of the rest, whatever share it was given.
    for shares in (
        (("advanced_respite", 0.25),),
        (("basic_in_home_respite", 0.75), ("advanced_respite", 0.25)),
    ):
        divided = units_of(ASSUMPTIONS, INPUTS, replace(volumes, shares=shares), [2019])
        np.testing.assert_allclose(divided.of_services, units.of_services)


@pytest.mark.parametrize("services", [
    ("basic_in_home_respite",), ("basic_in_home_respite", "advanced_respite"),
])  # fmt: skip
def test_shares_of_nothing_leave_a_code_undivided(services: tuple[str, ...]) -> None:
    of_nothing = EnteredVolumes(shares=tuple((key, 0.0) for key in services))
    units = units_of(ASSUMPTIONS, INPUTS, of_nothing, [2019])
    assert [code.code for code in units.undivided if code.code == "S5150"] == ["S5150"]
    assert units.of_services[0, SERVICES.index("basic_in_home_respite")] == 0


def test_one_share_of_a_code_gives_its_others_none() -> None:
    all_for_one = EnteredVolumes(shares=(("advanced_respite", 1.0),))
    units = units_of(ASSUMPTIONS, INPUTS, all_for_one, [2019])
    assert units.of_services[0, SERVICES.index("basic_in_home_respite")] == 0
    assert units.of_services[0, SERVICES.index("advanced_respite")] == pytest.approx(
        PAID["S5150"] / 4.84
    )


def test_more_units_than_the_dollars_of_a_code_leave_nothing_for_its_others() -> None:
    volumes = EnteredVolumes(units=(("basic_in_home_respite", 7_000_000, 2019),))  # $28.2 million
    units = units_of(ASSUMPTIONS, INPUTS, volumes, [2019])
    assert units.of_services[0, SERVICES.index("advanced_respite")] == 0
    assert "S5150" not in [code.code for code in units.undivided]


def test_fees_follow_the_lower_bound_at_each_step_of_the_minimum_wage() -> None:
    """From Jan 1, 2020: $9.45, then each January; the new fee is the lower bound of its date."""
    start = datetime.date(2020, 1, 1)
    fees = fee_steps(STUDY, FeePolicy(FeeRule("minimum_wage")), Timing(((start, 1.0),), 0, 2020))
    place = SERVICES.index(HOMEMAKER)
    assert [date.year for date in fees.dates] == [2020, 2021, 2022, 2023]
    for number, date in enumerate(fees.dates):
        at_date = compute(ASSUMPTIONS, Scenario(changes={"rates_as_of_date": date}))
        lower = at_date.service_rate_array[0, place, 0]
        assert fees.new[0, number, place] == pytest.approx(round(lower, 2))


def test_fees_rise_by_what_table_9_prints_for_each_step() -> None:
    """Basic care (Homemaker): the lower bound rises as Table 9 has it; so does the fee of $4.53."""
    start = datetime.date(2020, 1, 1)
    policy = FeePolicy(FeeRule("minimum_wage_rise"))
    fees = fee_steps(STUDY, policy, Timing(((start, 1.0),), 0, 2020))
    impacts = STUDY.minimum_wage_impacts
    of_basic_care = impacts[
        (impacts["minimum_wage_line_key"] == "basic_care")
        & (impacts["bound"] == "lower")
        & (impacts["rate_line"] == "basic_care")
    ]
    rises = 1 + of_basic_care["cumulative_change"].fillna(0).to_numpy()
    new = fees.new[0, :, SERVICES.index(HOMEMAKER)]
    assert len(new) == len(rises) == 4
    np.testing.assert_allclose(new, np.round(4.53 * rises, 2), atol=1e-9)
    assert new[-1] > 5


def test_a_fee_that_would_fall_stays_unless_it_may_fall() -> None:
    stays = fee_steps(STUDY, TO_LOWER, timing())
    falls = fee_steps(STUDY, replace(TO_LOWER, may_fall=True), timing())
    meals = SERVICES.index("home_delivered_meals")
    assert stays.new[0, -1, meals] == 5.82
    assert falls.new[0, -1, meals] == pytest.approx(4.49)
    below = [float(row["lower_usd"]) < float(row["fee_schedule_rate_usd"]) for row in TABLE_7]
    assert sum(below) == 11
    # What counts is the last fee: the first step of this phase-in moves none by a cent.
    slowly = fee_steps(STUDY, TO_LOWER, Timing(((JULY, 1e-6), (JANUARY, 1.0)), 0, 2028))
    for fees in (stays, falls, slowly):
        assert fees.would_fall.tolist() == [below]


def test_phases_share_the_way_and_round_each_fee_to_the_cent() -> None:
    phases = ((JULY, 1 / 3), (JANUARY, 1.0))
    fees = fee_steps(STUDY, TO_LOWER, Timing(phases, 0, 2028))
    place = SERVICES.index(HOMEMAKER)  # $4.53 to $5.016
    assert fees.new[0, :, place] == pytest.approx([4.69, 5.02])
    shares = share_of_year(fees.dates, [2028, 2029], 0).sum(axis=1)
    assert shares.tolist() == [[0.5, 0.5], [0, 1]]


def test_the_sums_of_a_service_are_those_of_the_table_by_service() -> None:
    plan = one_service(1_000_000, 5.03, match_of_quarters=MATCHES)
    made = budget(STUDY, plan, INPUTS)
    row = by_service(made).set_index("service_key").loc[HOMEMAKER]
    assert row["increment_usd"] == pytest.approx(0.5)
    assert row["total_usd_low"] == row["total_usd_high"] == 500_000
    assert row["general_revenue_usd_low"] == row["general_revenue_usd_high"] == 172_500  # 34.5%
    assert not made.is_illustrative


# What must always hold.

RULES = st.one_of(
    st.builds(FeeRule, st.just("to"), st.floats(0, 1), st.sampled_from(("lower", "upper"))),
    st.builds(FeeRule, st.just("percent_of"), st.floats(0.5, 1.5), st.just("interim")),
    st.builds(FeeRule, st.just("by"), st.floats(-0.2, 0.4)),
    st.just(FeeRule("minimum_wage")),
)
FUNDINGS = st.builds(
    Funding,
    st.just(()),
    st.just(()),
    st.floats(0, 1),
    st.just(0.9),
    st.floats(0, 1),
)
TIMINGS = st.builds(
    lambda days, lag: Timing(
        tuple((day, (n + 1) / len(days)) for n, day in enumerate(sorted(days))), lag, 2028
    ),
    st.sets(st.dates(JULY, datetime.date(2030, 6, 30)), min_size=1, max_size=3),
    st.integers(0, 3),
)
PLANS = st.builds(
    Plan, st.builds(FeePolicy, RULES, may_fall=st.booleans()), TIMINGS, funding=FUNDINGS
)


@given(PLANS, FUNDINGS)
@settings(max_examples=25, deadline=None)
def test_parts_are_whole_dollars_that_sum_and_a_match_moves_no_total(plan, other) -> None:
    made = budget(STUDY, plan, INPUTS)
    for usd in (made.usd, made.annualized_usd):
        np.testing.assert_array_equal(sum(usd[fund] for fund in FUNDS), usd["total"])
        assert all((amount == np.rint(amount)).all() for amount in usd.values())
    with_other_match = budget(STUDY, replace(plan, funding=other), INPUTS)
    np.testing.assert_array_equal(made.usd["total"], with_other_match.usd["total"])


@given(RULES, FUNDINGS)
@settings(max_examples=15, deadline=None)
def test_twelve_months_from_july_are_the_annualized_cost(rule, funding) -> None:
    made = budget(STUDY, Plan(FeePolicy(rule), timing(), funding=funding), INPUTS)
    for amount, usd in made.usd.items():
        np.testing.assert_array_equal(usd[:, :, 0], made.annualized_usd[amount][:, :, 0])


@pytest.mark.parametrize(
    "rule", [FeeRule("none"), FeeRule("by", 0.0), FeeRule("to", 0.0), FeeRule("fee", 0.01)]
)
def test_no_change_costs_nothing(rule) -> None:
    made = budget(STUDY, Plan(FeePolicy(rule), timing()), INPUTS)
    assert all((usd == 0).all() for usd in made.usd.values())
    assert not made.is_illustrative


@given(st.sampled_from(sorted(WAYS)), st.floats(0.01, 1), st.sampled_from(("total",
       "general_revenue")), st.sampled_from((2028, ANNUALIZED)))  # fmt: skip
@settings(max_examples=20, deadline=None)
def test_the_inverse_of_the_cost_is_the_policy(way, part, amount, year) -> None:
    """The cost of a policy buys the same fees again, and no cent more can be had for it."""
    rule = replace(WAYS[way][0], amount=round(part * WAYS[way][1], 6))
    plan = Plan(FeePolicy(rule), timing(JANUARY, 1))
    made = budget(STUDY, plan, INPUTS)
    for end, name in enumerate(("low", "high")):
        usd = made.annualized_usd if year == ANNUALIZED else made.usd
        cost = usd[amount][end, 0, 0].sum()
        reach = reaches(STUDY, plan, INPUTS, cost, amount=amount, year=year, way=way)[name]
        assert reach.usd == cost
        again = budget(STUDY, replace(plan, policy=FeePolicy(reach.rule)), INPUTS)
        usd = again.annualized_usd if year == ANNUALIZED else again.usd
        assert usd[amount][end, 0, 0].sum() == cost
        assert reach.share >= rule.amount - 1e-6


def test_an_amount_below_the_first_cent_buys_nothing_and_a_large_one_all() -> None:
    plan = Plan(TO_LOWER, timing())
    asked = {"amount": "general_revenue", "year": 2028, "way": "lower"}
    nothing = reaches(STUDY, plan, INPUTS, 0.0, **asked)["high"]
    assert nothing.usd == 0
    assert not nothing.pays_all
    needed = budget(STUDY, plan, INPUTS).usd["general_revenue"][1, 0, 0].sum()
    for usd in (1e9, needed):
        everything = reaches(STUDY, plan, INPUTS, usd, **asked)["high"]
        assert everything.pays_all
        assert everything.share == 1
        assert everything.usd == needed
    assert not reaches(STUDY, plan, INPUTS, needed - 1, **asked)["high"].pays_all


def test_an_amount_that_moves_fees_of_illustrative_units_is_an_illustration() -> None:
    """The policy moves no such fee, the way to spend does."""
    volumes = EnteredVolumes(units=((HOMEMAKER, 1_000_000, 2028),))
    moved = FeePolicy(FeeRule("fee", 0.01), ((HOMEMAKER, FeeRule("to")),))
    plan = Plan(moved, timing(), volumes)
    assert not budget(STUDY, plan, INPUTS).is_illustrative
    asked = {"amount": "total", "year": 2028}
    assert reaches(STUDY, plan, INPUTS, 1e6, way="by", **asked)["high"].is_illustrative
    alone = replace(plan, policy=FeePolicy(rules=((HOMEMAKER, FeeRule("to")),)))
    assert not reaches(STUDY, alone, INPUTS, 1e6, way="by", **asked)["high"].is_illustrative


def test_a_bridge_between_two_costs_adds_up_and_blames_what_moved() -> None:
    start = Plan(TO_LOWER, timing(JANUARY))
    end = Plan(FeePolicy(FeeRule("to", 1.0, "interim")), timing(), EnteredVolumes(use_growth=0.01),
               Funding(match_of_years=((2028, 0.6),)))  # fmt: skip
    higher = compute(ASSUMPTIONS, Scenario("higher", {"overtime_share.care": 0.1}))
    asked = {"amount": "general_revenue", "year": 2028}
    bridge = cost_bridge((STUDY, start), (higher, end), INPUTS, **asked)
    costs = [budget(*each, INPUTS).usd["general_revenue"][:, 0, 0].sum(axis=-1)
             for each in ((STUDY, start), (higher, end))]  # fmt: skip
    assert bridge["low_usd"].sum() == pytest.approx(costs[1][0] - costs[0][0], abs=1e-6)
    assert bridge["high_usd"].sum() == pytest.approx(costs[1][1] - costs[0][1], abs=1e-6)
    assert (bridge["high_usd"] > 0).all()
    later = replace(start, timing=timing())
    moved = cost_bridge((STUDY, start), (STUDY, later), INPUTS, **asked).set_index("driver")
    assert moved["high_usd"].drop("months").abs().max() == 0
    assert moved["high_usd"]["months"] > 0


def test_one_of_a_thousand_scenarios_costs_what_it_costs_alone() -> None:
    scenarios = [Scenario(f"{n}", {"overtime_share.care": n / 10_000}) for n in range(1000)]
    results = compute(ASSUMPTIONS, scenarios)
    frame = budget_frame(budget(results, Plan(TO_LOWER, timing()), INPUTS))
    assert len(frame) == 2 * 1000 * 3 * 28
    np.testing.assert_array_equal(frame[[f"{fund}_usd" for fund in FUNDS]].sum(axis=1),
                                  frame["total_usd"])  # fmt: skip
    alone = budget(compute(ASSUMPTIONS, scenarios[800]), Plan(TO_LOWER, timing()), INPUTS)
    of_one = frame.loc[frame["scenario"] == "800", "total_usd"].to_numpy()
    np.testing.assert_array_equal(of_one, alone.usd["total"].ravel())
