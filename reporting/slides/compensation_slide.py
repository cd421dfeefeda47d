"""The slide of pay: how much of each rate is compensation of direct care workers."""

from __future__ import annotations

from typing import Any

from model.findings.compensation.rule import Counted, federal_rule
from model.findings.compensation.shares import compensation_shares
from model.study.assumptions import BOUNDS
from model.study.labels import in_a_sentence
from reporting.formats import date_in_words, percent
from reporting.pay.compensation_words import WHAT_IT_IS, counted_briefly, counted_in_words
from reporting.slides.briefing import Briefing
from reporting.slides.charts import add_bar_chart
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, add_table, new_slide

LABELS = {"in_scope": "Yes", "benchmark_only": "Benchmark", "not_in_scope": "No"}


def add_compensation_slide(deck: Any, briefing: Briefing, bound: str, counted: Counted) -> None:
    """A row for each rate line: whether the rule is about it, its shares, and bars of one bound."""
    study, rule = briefing.assumptions, federal_rule(briefing.assumptions)
    shares = compensation_shares(briefing.side_by_side.scenario, counted)
    share = shares.drop_duplicates(["rate_line", "bound"]).set_index(["rate_line", "bound"])
    of_lines: dict[Any, float] = share["share_of_rate"].to_dict()
    below = sum(of_lines[key, bound] < rule.smallest_share for key in study.rate_lines)
    at_bound = in_a_sentence(study.bounds[bound])
    asked = percent(rule.smallest_share, 0)
    lines = f"{below} of {len(study.rate_lines)} build-ups"
    title = f"Direct care pay is below {asked} of the {at_bound} rate in {lines}"
    rows = [
        [
            line.label,
            _scopes(briefing, key),
            *(percent(of_lines[key, each]) for each in BOUNDS),
        ]
        for key, line in study.rate_lines.items()
    ]
    said = counted_in_words(rule, counted)
    slide = new_slide(
        deck,
        title,
        briefing.source(f"all tables; {rule.texts['citation']}"),
        "\n".join([
            f"{title}. {WHAT_IT_IS}",
            f"The rule asks {asked} of providers from {date_in_words(rule.in_force_from)}. "
            f"{rule.texts['status']}",
            f"{said}.",
            *(f"{row[0]}: {row[2]}, {row[3]}, {row[4]} ({row[1]})." for row in rows),
        ]),
        f"A test of the model, not of a provider; counted: {counted_briefly(counted)}",
    )  # fmt: skip
    columns = [
        Column("Pay as a share of the rate", 4.15),
        Column("Federal rule", 1.45, shade="quiet"),
        *(Column(study.bounds[each].split()[0], 0.75, right=True, bold=each == bound)
          for each in BOUNDS),
    ]  # fmt: skip
    head, height = 0.34, min(0.34, 4.75 / len(rows))
    add_table(slide, LEFT, TOP, columns, rows, size=10, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.15
    add_bar_chart(
        slide,
        Box(left, TOP + head, RIGHT - left, height * len(rows)),
        [line.label for line in study.rate_lines.values()],
        [(study.bounds[bound], [of_lines[key, bound] for key in study.rate_lines],
          "scenario")],
        "0%",
    )  # fmt: skip


def _scopes(briefing: Briefing, rate_line: str) -> str:
    """What the services of a rate line are to the rule; "In part" where they differ."""
    rule, services = federal_rule(briefing.assumptions), briefing.assumptions.services.values()
    keys = {rule.scopes[each.key].key for each in services if each.rate_line == rate_line}
    return LABELS[keys.pop()] if len(keys) == 1 else "In part"
