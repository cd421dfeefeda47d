"""The share of a rate that is pay of direct care workers, in words and tables."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.findings.compensation.rule import CHOICES, Counted, Rule, federal_rule
from model.findings.compensation.shares import compensation_shares, effects_of_choices
from model.findings.side_by_side import SideBySide
from model.study.assumptions import BOUNDS, Assumptions
from model.study.labels import in_a_sentence
from reporting.formats import date_in_words, dollars, percent, percent_beside, signed_points
from reporting.tables.headed_rows import headed_rows
from reporting.wording.names import bound_in_words, service_with_code

WHAT_IT_IS = (
    "This is a test of the model's rates, not of any provider: the federal rule asks what a "
    "provider's books show."
)


@dataclass(frozen=True)
class Meter:
    """One share on a line with a mark: what it is of, the share (a fraction), and both in words."""

    label: str
    share: float
    text: str


def meters(side_by_side: SideBySide, service_key: str, bound: str, counted: Counted) -> list[Meter]:
    """The share of the modeled rate and of the current rate that is pay of direct care workers."""
    row = _row(side_by_side, service_key, bound, counted)
    asked = federal_rule(side_by_side.assumptions).smallest_share
    at_bound = bound_in_words(side_by_side.assumptions, bound)
    return [
        Meter(
            f"Direct care pay in the {at_bound} rate, {dollars(row['rate_usd'])}",
            row["share_of_rate"],
            percent_beside(row["share_of_rate"], asked),
        ),
        Meter(
            f"The same pay in the current rate, {dollars(row['fee_usd'])}",
            row["share_of_fee"],
            percent_beside(row["share_of_fee"], asked),
        ),
    ]


def mark_in_words(assumptions: Assumptions) -> str:
    """What the mark is: "The mark is at 80%, which a federal rule asks of providers from ..."."""
    rule = federal_rule(assumptions)
    return (
        f"The mark is at {percent(rule.smallest_share, 0)}, which a federal rule asks of "
        f"providers from {date_in_words(rule.in_force_from)}; this tests a model, not a provider."
    )


def headline(side_by_side: SideBySide, service_key: str, bound: str, counted: Counted) -> str:
    """How the share of one service compares with the rule's, and whether the rule is about it."""
    assumptions = side_by_side.assumptions
    asked = federal_rule(assumptions).smallest_share
    share = _row(side_by_side, service_key, bound, counted)["share_of_rate"]
    where = "below" if share < asked else "not below"
    at_bound = bound_in_words(assumptions, bound)
    return (
        f"{service_with_code(assumptions, service_key)}: {percent_beside(share, asked)} of the "
        f"{at_bound} rate is pay of direct care workers, {where} {percent(asked, 0)}"
    )


def scope_in_words(assumptions: Assumptions, service_key: str) -> str:
    """What a service is to the rule: "In scope: Homemaker under the Aged and Disabled Waiver."."""
    scope = federal_rule(assumptions).scopes[service_key]
    return f"{scope.label}: {scope.reason}"


def effects_table(
    side_by_side: SideBySide, service_key: str, bound: str, counted: Counted
) -> pd.DataFrame:
    """What each option makes of one share, the others as they are: a row an option, texts."""
    rule = federal_rule(side_by_side.assumptions)
    effects = effects_of_choices(side_by_side.scenario, service_key, bound, counted)
    rows = []
    for effect in effects.to_dict("records"):
        choice = rule.open_choices[effect["choice"]]
        label = f"{choice.label}: {in_a_sentence(choice.options[effect['option']])}"
        is_chosen = getattr(counted, choice.key) == effect["option"]
        difference = "as chosen" if is_chosen else signed_points(effect["difference"])
        share = percent_beside(effect["share_of_rate"], rule.smallest_share)
        rows.append((label, share, difference))
    return headed_rows(rows, "Share of the rate", "Difference")


def services_table(side_by_side: SideBySide, counted: Counted, bound: str) -> pd.DataFrame:
    """Every service: what it is to the rule, its three shares, and that of the current rate."""
    assumptions = side_by_side.assumptions
    rule = federal_rule(assumptions)
    shares = compensation_shares(side_by_side.scenario, counted)
    by_service = shares.set_index(["service_key", "bound"])
    of_rate, of_fee = (by_service[name].to_dict() for name in ("share_of_rate", "share_of_fee"))
    rows = {
        service_with_code(assumptions, key): [
            rule.scopes[key].label,
            *(
                percent_beside(share, rule.smallest_share)
                for share in (*(of_rate[key, each] for each in BOUNDS), of_fee[key, bound])
            ),
        ]
        for key in assumptions.services
    }
    columns = ["Federal rule", *assumptions.bounds.values(), "Current rate"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def services_heading(assumptions: Assumptions, bound: str) -> str:
    """What stands above `services_table`."""
    at_bound = bound_in_words(assumptions, bound)
    return (
        f"All services: direct care pay as a share of the rate, and that of the {at_bound} as a "
        "share of the current rate"
    )


def rule_in_words(assumptions: Assumptions) -> list[tuple[str, str]]:
    """The rule: headings and texts, its own words first."""
    rule = federal_rule(assumptions)
    texts = rule.texts
    return [
        (f"{texts['name']} ({texts['citation']})", f'"{texts["text"]}"'),
        ("Compensation", texts["compensation"]),
        ("Costs that are excluded", texts["excluded_costs"]),
        ("Direct care workers", texts["direct_care_workers"]),
        ("Exceptions", texts["exceptions"]),
        ("Dates", _dates(rule)),
        ("Status", texts["status"]),
        ("Elsewhere", rule.elsewhere),
        ("Source", texts["source"]),
    ]


def counted_in_words(rule: Rule, counted: Counted) -> str:
    """What is counted: "Nurse who oversees: not counted; supervisors: licensed part; ..."."""
    said = [
        f"{rule.open_choices[key].label}: "
        f"{in_a_sentence(rule.open_choices[key].options[getattr(counted, key)])}"
        for key in CHOICES
    ]
    return "; ".join([said[0], *map(in_a_sentence, said[1:])])


def counted_briefly(counted: Counted) -> str:
    """Who and what is counted, in one line: "direct care workers, licensed supervisors"."""
    named = {
        "direct care workers": True,
        "overseeing nurses": counted.nursing_oversight == "counted",
        "licensed supervisors": counted.supervision == "licensed",
        "supervisors": counted.supervision == "counted",
        "workers' compensation": counted.workers_compensation == "counted",
    }
    said = ", ".join(name for name, is_counted in named.items() if is_counted)
    return said + ("; rate less program costs" if counted.excluded_costs != "nothing" else "")


def _dates(rule: Rule) -> str:
    return (
        f"States report the share from {date_in_words(rule.reported_from)}; providers have to "
        f"reach {percent(rule.smallest_share, 0)} from {date_in_words(rule.in_force_from)}."
    )


def _row(
    side_by_side: SideBySide, service_key: str, bound: str, counted: Counted
) -> dict[Hashable, Any]:
    shares = compensation_shares(side_by_side.scenario, counted)
    is_row = (shares["service_key"] == service_key) & (shares["bound"] == bound)
    return shares[is_row].iloc[0].to_dict()
