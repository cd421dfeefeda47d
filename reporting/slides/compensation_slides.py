"""Slides of pay: how much of each rate is compensation of direct care workers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.findings.compensation.rule import federal_rule
from model.findings.compensation.shares import compensation_shares
from model.study.assumptions import BOUNDS
from model.study.labels import in_a_sentence
from reporting.formats import date_in_words, percent, percent_beside
from reporting.pay.compensation_words import WHAT_IT_IS, counted_briefly, counted_in_words
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import BarChart, Bars
from reporting.slides.design.charts.chart import AXIS_LABELS
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Table

LABELS = {"in_scope": "Yes", "benchmark_only": "Benchmark", "not_in_scope": "No"}
WHAT_THE_RULE_COVERS = (
    "Federal rule: whether it covers the services of the rate; in part: some of them; benchmark: "
    "that is not verified."
)
MOST_BARS = 10


def compensation_slide(briefing: Briefing) -> Slide:
    """The rate lines with the smallest shares of pay at one bound, and the rule's line."""
    assumptions, rule = briefing.assumptions, federal_rule(briefing.assumptions)
    bound, of_lines, lines = briefing.chosen.bound, _shares(briefing), assumptions.rate_lines
    below = sum(of_lines[key, bound] < rule.smallest_share for key in lines)
    title = (
        f"Direct care pay is below {percent(rule.smallest_share, 0)} of the rate in {below} of "
        f"{len(lines)} modeled rates"
    )
    shown = sorted(lines, key=lambda key: of_lines[key, bound])[:MOST_BARS]
    columns = [
        Column("Pay as a share of the rate", 4.4),
        Column("Federal rule", shade="quiet"),
        Column("Share", right=True, bold=True),
    ]
    return Slide(
        title,
        briefing.source(f"all tables; {rule.texts['citation']}"),
        _notes(briefing, title),
        f"{assumptions.bounds[bound]}, the {len(shown)} smallest shares; counted: "
        f"{counted_briefly(briefing.chosen.counted)}; a test of the model, not of a provider",
        table=Table(columns, _rows(briefing, shown, [bound])),
        chart=BarChart(
            [lines[key].label for key in shown],
            [Bars(assumptions.bounds[bound], [of_lines[key, bound] for key in shown])],
            "0%",
            longest_label="",
            line=rule.smallest_share,
            head=AXIS_LABELS,
        ),
        remark=WHAT_THE_RULE_COVERS,
    )


def _notes(briefing: Briefing, title: str) -> list[str]:
    """What the rule asks, what is counted, and the shares of every rate line."""
    rule, lines = federal_rule(briefing.assumptions), briefing.assumptions.rate_lines
    at_bound = in_a_sentence(briefing.assumptions.bounds[briefing.chosen.bound])
    return [
        f"{title}, at the {at_bound}. {WHAT_IT_IS}",
        f"The rule asks {percent(rule.smallest_share, 0)} of providers from "
        f"{date_in_words(rule.in_force_from)}. {rule.texts['status']}",
        f"{counted_in_words(rule, briefing.chosen.counted)}.",
        *(
            f"{name}: {lower}, {interim}, {upper} ({scope})."
            for name, scope, lower, interim, upper in _rows(briefing, lines, BOUNDS)
        ),
    ]


def shares_slides(briefing: Briefing) -> list[Slide]:
    """Every rate line with its shares at all three bounds."""
    title = "Direct care pay as a share of every rate"
    bounds = briefing.assumptions.bounds
    columns = [
        Column("Rate", 5.0),
        Column("Federal rule", shade="quiet"),
        *(Column(bounds[each], right=True) for each in BOUNDS),
    ]
    return pages(Slide(
        title,
        briefing.source("all tables"),
        [f"{title}."],
        f"Percent of the rate; counted: {counted_briefly(briefing.chosen.counted)}",
        table=Table(columns, _rows(briefing, briefing.assumptions.rate_lines, BOUNDS)),
        remark=WHAT_THE_RULE_COVERS,
        layout="Appendix",
    ))  # fmt: skip


def _shares(briefing: Briefing) -> dict[Any, float]:
    """(rate line, bound) -> pay as a share of the rate."""
    shares = compensation_shares(briefing.side_by_side.scenario, briefing.chosen.counted)
    share = shares.drop_duplicates(["rate_line", "bound"]).set_index(["rate_line", "bound"])
    of_lines: dict[Any, float] = share["share_of_rate"].to_dict()
    return of_lines


def _rows(briefing: Briefing, keys: Iterable[str], bounds: Iterable[str]) -> list[list[str]]:
    """Rate lines, what they are to the rule, and their shares at the bounds."""
    lines, of_lines = briefing.assumptions.rate_lines, _shares(briefing)
    asked = federal_rule(briefing.assumptions).smallest_share
    return [
        [
            lines[key].label,
            _scopes(briefing, key),
            *(percent_beside(of_lines[key, each], asked) for each in bounds),
        ]
        for key in keys
    ]


def _scopes(briefing: Briefing, rate_line: str) -> str:
    """What the services of a rate line are to the rule; "In part" where they differ."""
    rule, services = federal_rule(briefing.assumptions), briefing.assumptions.services.values()
    keys = {rule.scopes[each.key].key for each in services if each.rate_line == rate_line}
    return LABELS[keys.pop()] if len(keys) == 1 else "In part"
