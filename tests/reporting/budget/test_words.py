"""A budget in words, rows and bars."""

from __future__ import annotations

import re

import pytest

from model import Scenario, compute
from model.findings.budget.cost import Budget, budget
from model.findings.budget.fees import KINDS, FeeRule
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.budget.assumed import assumptions_in_words
from reporting.budget.basis import basis_in_short, basis_sentences
from reporting.budget.rows import amounts_by_year, service_table, year_table
from reporting.budget.words import cost_sentence, rule_in_words
from reporting.charts.budget_bars import budget_bars, chart_title
from reporting.formats import dollars_in_words
from tests.study import ASSUMPTIONS, INPUTS

STUDY = compute(ASSUMPTIONS, Scenario())
UNITS = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}


def cost(**texts: str) -> Budget:
    return budget(STUDY, plan_of_texts(texts, ASSUMPTIONS, INPUTS), INPUTS)


@pytest.mark.parametrize(
    ("usd", "words"),
    [(0, "$0"), (850_123.4, "$850,123"), (999_400, "$999,400"), (999_600, "$1.00 million"),
     (9_996_000, "$10.0 million"), (94_149_000, "$94.1 million"), (1_237_000_000, "$1.24 billion"),
     (-94_149_000, "−$94.1 million")],
)  # fmt: skip
def test_large_amounts_have_three_digits(usd: float, words: str) -> None:
    assert dollars_in_words(usd) == words


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({}, "Raising 17 fees to the lower bound from July 1, 2027 costs $490,000 a year, $174,244 "
             "of it General Revenue."),
        ({"fees": "50% to upper", "phases": "2027-10-01=50%; 2028-10-01=100%"},
         "Raising 25 fees 50% of the way to the upper bound in 2 steps from October 1, 2027 to "
         "October 1, 2028 costs $1.08 million a year, $384,048 of it General Revenue."),
        ({"fees": "by -10%", "may_fall": "yes"},
         "Lowering 28 fees by 10% from July 1, 2027 saves $450,000 a year, $160,020 of it General "
         "Revenue."),
        ({"fees": "by -10%", "fees_of": "S5150=by 1%", "may_fall": "yes"},
         "Moving 28 fees by −10%, with exceptions, from July 1, 2027 saves $450,000 a year, "
         "$160,020 of it General Revenue."),
        ({"fees": "minimum wage", "fees_of": "S5150=by 1%"},
         "Raising 19 fees to the lower bound, step by step with the minimum wage, with exceptions, "
         "from July 1, 2027 costs $1.44 million a year, $512,064 of it General Revenue."),
        ({"fees": "by -10%"}, "No fee changes under this policy, so it costs nothing."),
        ({"fees": "none", "fees_of": "S5130=$5.53"},
         "Raising 1 fee as the groups and services say from July 1, 2027 costs $1.00 million a "
         "year, $355,600 of it General Revenue."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_moves_when_and_what_it_costs(texts, sentence) -> None:
    assert cost_sentence(cost(**UNITS, **texts)) == sentence


@pytest.mark.parametrize("has_others", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_words_of_a_rule_can_end_a_sentence(kind: str, has_others: bool) -> None:
    words = rule_in_words(ASSUMPTIONS, FeeRule(kind, 0.5), has_others)
    assert not words.endswith(",")
    assert ",," not in words


def test_the_rows_of_the_funds_add_up_to_the_total() -> None:
    amounts = amounts_by_year(cost(other_funds="13%", expansion="7%"))
    for head, total in amounts["total"].items():
        for end in (0, 1):
            parts = [by_head[head][end] for fund, by_head in amounts.items() if fund != "total"]
            assert sum(parts) == total[end]


def test_a_code_that_holds_several_services_has_a_row_before_them() -> None:
    table = service_table(cost())
    assert table.index[0] == "T1019, 9 services together"
    assert table.iloc[0]["Cost a year"] == "$0 to $77,804,599"
    assert table.loc["State Plan Personal Care (T1019)", "Cost a year"] == "up to $77,804,599"
    assert table.loc["Homemaker (S5130)"].tolist() == [
        "761,934", "$4.53", "$5.02", "$0.49", "$373,348", "$132,763",
    ]  # fmt: skip
    unknown = ["not known", "$4.53", "$5.02", "$0.49", "not known", "not known"]
    assert table.loc["Chore (S5120)"].tolist() == unknown
    # More of a code than its dollars: what the others have is not known, and it is said.
    beyond = cost(units="T1019=200000000; T1019-U4=1")
    assert service_table(beyond).loc["HCY Personal Care (T1019 EP)", "Cost a year"] == "not known"
    [said] = [each for each in basis_sentences(beyond, INPUTS) if "No units are known" in each]
    assert "HCY Personal Care (T1019 EP), Advanced State Plan" in said
    assert said.count(" and ") == 1
    assert service_table(cost(units="S5120=10")).loc["Chore (S5120)", "Cost a year"] == "$5"
    assert list(year_table(cost()).index) == ["General Revenue", "Federal Funds", "Total"]


def test_what_the_cost_rests_on_is_said_and_falls_away_with_what_is_entered() -> None:
    said = " ".join(basis_sentences(cost(), INPUTS))
    for part in (
        "Illustrative: units are not known",
        "T1019 (9 services)",
        "Chore (S5120)",
        "11 fees would fall and stay as they are",
        "after federal fiscal year 2026",
    ):
        assert part in said  # fmt: skip
    matches = {"match": "; ".join(f"{year}=65%" for year in range(2027, 2031))}
    own = " ".join(basis_sentences(cost(**UNITS, **matches, may_fall="yes"), INPUTS))
    assert own == ""
    assert ["Units", "Entered for 1 of 28 services; the others have none", "Entered"] in [
        list(row) for row in assumptions_in_words(cost(**UNITS), INPUTS)
    ]


def test_only_codes_whose_fees_change_are_said_to_be_divided() -> None:
    said = " ".join(basis_sentences(cost(fees_of="nursing=none"), INPUTS))
    assert "S5150 (2 services), T1019 (9 services). At the ends" in said
    assert "as 2 codes hold several services" in basis_in_short(cost(fees_of="nursing=none"))
    one = cost(fees="none", fees_of="S5150=upper")
    assert "as 1 code holds several services" in basis_in_short(one)


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        ({}, ["Effective date", "Jul 1, 2027"]),
        ({"effective": "2028-01-01"}, ["Effective date", "Jan 1, 2028", "Entered"]),
        ({"phases": "2027-07-01=33.5%; 2028-01-16=100%"},
         ["Share of the way", "33.5% from Jul 2027; 100% from Jan 16, 2028", "Entered"]),
        ({"lag": "1"}, ["Payment lag", "1 month", "Entered"]),
        ({"lag": "2"}, ["Payment lag", "2 months", "Entered"]),
        ({"expansion": "5%"}, ["Federal match for expansion adults", "90%", "42 USC 1396d(y)"]),
    ],
)  # fmt: skip
def test_what_is_assumed_names_the_dates_and_the_share_of_the_way(texts, row) -> None:
    rows = [list(each) for each in assumptions_in_words(cost(**UNITS, **texts), INPUTS)]
    assert row in [each[: len(row)] for each in rows]


def test_units_of_a_file_are_said_to_be_of_it_everywhere() -> None:
    made = cost(**UNITS, units_from="a<b>.csv")
    [left_out] = [each for each in basis_sentences(made, INPUTS) if "No units" in each]
    assert left_out.startswith("No units in a<b>.csv of ")
    assert "T1019 U3" in left_out
    assert "S5130" not in left_out
    assert ["Units", "Loaded for 1 of 28 services; the others have none", "a<b>.csv, SFY 2028"] in [
        list(row) for row in assumptions_in_words(made, INPUTS)
    ]
    plot = budget_bars(made, INPUTS)
    assert plot is not None
    assert "Units: loaded from a&lt;b&gt;.csv." in plot.words.source


def test_current_rates_that_are_not_known_are_counted_on_another_base() -> None:
    today = Scenario("Today", base="today")
    results = compute(ASSUMPTIONS, today)
    made = budget(results, plan_of_texts({}, results.assumptions, INPUTS), INPUTS)
    said = " ".join(basis_sentences(made, INPUTS))
    assert re.search(r"Of the current rates that change, \d+ of \d+: fee of SFY 2019", said)


def test_each_bar_has_its_dollars_and_a_range_has_two_bars_a_year() -> None:
    plot = budget_bars(cost(), INPUTS)
    assert plot is not None
    amounts = amounts_by_year(cost())
    general_revenue = plot.figure["data"][0]
    expected = [usd for pair in amounts["general_revenue"].values() for usd in pair]
    assert general_revenue["y"] == expected
    assert general_revenue["hovertext"][1] == "SFY 2028, General Revenue: $32,162,778"
    assert plot.words.title == "Costs $4.9M to $90.4M a year (illustrative)"
    labels = [note["text"] for note in plot.figure["layout"]["annotations"]]
    assert labels == ["<b>$4.9M to<br>$90.4M</b>"] * 4
    single = budget_bars(cost(**UNITS), INPUTS)
    assert single is not None
    assert len(single.figure["data"][0]["y"]) == 4
    assert budget_bars(cost(fees="none"), INPUTS) is None


@pytest.mark.parametrize(
    ("fee", "title"),
    [("$4.43", "Saves $0 to $15.9M"), ("$4.63", "Costs $0 to $15.9M")],
)
def test_a_range_that_begins_at_nothing_is_a_cost_or_a_saving(fee: str, title: str) -> None:
    """Ten cents on none or all of what T1019 was paid: 719,295,575 / 4.53 * 0.10 dollars."""
    made = cost(fees="none", fees_of=f"T1019={fee}", may_fall="yes")
    assert chart_title(made) == f"{title} a year (illustrative)"


def test_a_saving_goes_from_the_least_to_the_most() -> None:
    """Ten cents less on all of the basic respite, or fifty on all of the advanced."""
    made = cost(fees="none", fees_of="S5150=$3.93; S5150-TF=$4.34", may_fall="yes")
    # 26,551,524 / 4.03 * 0.10 = 658,847; 26,551,524 / 4.84 * 0.50 = 2,742,926
    assert chart_title(made) == "Saves $659K to $2.7M a year (illustrative)"


@pytest.mark.parametrize(
    ("fees_of", "ends"),
    [
        ("S5150=by 10%; S5150-TF=by 30%", "least · most"),
        ("S5150=by -10%; S5150-TF=by -30%", "most · least"),  # of a saving
        ("S5150=by 10%; S5150-TF=by -30%", "least · most"),
    ],
)
def test_the_axis_has_room_for_both_ends_and_says_which_is_which(fees_of: str, ends: str) -> None:
    made = cost(fees="none", fees_of=fees_of, may_fall="yes")
    plot = budget_bars(made, INPUTS)
    assert plot is not None
    layout, low_and_high = plot.figure["layout"], amounts_by_year(made)["total"]["Full year"]
    low, high = layout["yaxis"]["range"]
    assert low <= min(low_and_high)
    assert high >= max(0, *low_and_high)
    assert {text.partition("<br>")[2] for text in layout["xaxis"]["ticktext"]} == {ends}


def test_bars_of_other_state_funds_are_hatched_on_their_color() -> None:
    plot = budget_bars(cost(other_funds="10%"), INPUTS)
    assert plot is not None
    [marker] = [
        bars["marker"] for bars in plot.figure["data"] if bars["name"] == "Other State Funds"
    ]
    assert marker["pattern"]["shape"] == "/"
    assert marker["pattern"]["bgcolor"] == marker["color"] != marker["pattern"]["fgcolor"]


@pytest.mark.parametrize(
    ("rules", "verb", "ends"),
    [
        ("by 10%; advanced_respite=by -10%", "may save up to", r"\$[^−]* or cost up to \$"),
        ("by 10%; advanced_respite=by 30%", "costs", r"\$[^−]* to \$"),
        ("by -10%; advanced_respite=by -30%", "saves", r"\$[^−]* to \$"),
        ("by -10%; advanced_respite=none", "saves", r"\$0 to \$"),
    ],
)
def test_the_chart_says_as_the_sentence_whether_a_range_costs_or_saves(
    rules: str, verb: str, ends: str
) -> None:
    """Both services are of one code, whose dollars may all be for either of them."""
    made = cost(fees="none", fees_of=f"basic_in_home_respite={rules}", may_fall="yes")
    assert re.search(f"{verb} {ends}", cost_sentence(made))
    assert re.match(f"{verb.capitalize()} {ends}", chart_title(made))
    assert "−" not in cost_sentence(made).split(" from ")[-1]  # behind the policy itself
