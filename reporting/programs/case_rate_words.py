"""The case rate's answers in words, large numbers and tables."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from model.programs.case_rate import ROUNDING, CaseRate, Year
from model.programs.program import Program
from reporting.formats import (
    counted,
    dollars,
    dollars_in_short,
    number,
    percent,
    signed_dollars,
)
from reporting.large_numbers import LargeNumber
from reporting.tables.headed_rows import headed_rows

WHOLE_DOLLARS = 0
ROWS: dict[str, Callable[[Year], str]] = {
    "Average cost of a child, a month": lambda year: dollars(year.average_cost),
    "Funding a year": lambda year: _usd(year.funding),
    "Of it set aside for high-cost children": lambda year: _usd(year.set_aside),
    "Paid to the organization": lambda year: _usd(year.paid_out),
    "Cost of the children": lambda year: _usd(year.cost),
    "Gain or loss, set-aside out of reach": lambda year: signed_dollars(
        year.balance / 100, WHOLE_DOLLARS
    ),
    "The set-aside would cover": lambda year: _usd(year.covered),
    "Loss left uncovered even then": lambda year: _usd(year.uncovered),
    "Break-even cost a month, set-aside out of reach": lambda year: dollars(year.break_even),
    "Break-even cost a month, all of it in reach": lambda year: dollars(
        year.break_even_with_set_aside
    ),
}


def headline(answer: CaseRate) -> str:
    """What happens to the organization in a year, by who is referred."""
    costliest, cross_section = answer.costliest, answer.cross_section
    return (
        f"With the costliest {number(costliest.children)} children the organization "
        f"{_result(costliest)}; with a cross-section it {_result(cross_section)}."
    )


def _result(year: Year) -> str:
    if not year.balance:
        return "breaks even"
    verb = "gains" if year.balance > 0 else "loses"
    return f"{verb} {_usd(abs(year.balance))} a year"


def large_numbers(answer: CaseRate) -> list[LargeNumber]:
    """Funding, what is set aside of it, the break-even cost, and the loss that is left."""
    year, costliest = answer.cross_section, answer.costliest
    return [
        LargeNumber(
            dollars_in_short(year.funding / 100),
            "Funding a year",
            f"{_children(year.children)}, {number(year.months)} months",
        ),
        LargeNumber(
            dollars_in_short(year.set_aside / 100),
            "Set aside for high-cost children",
            "no procedure to draw on it",
        ),
        LargeNumber(
            dollars(year.break_even, WHOLE_DOLLARS),
            "Break-even cost of a child, a month",
            f"{dollars(year.break_even_with_set_aside, WHOLE_DOLLARS)} with the set-aside",
        ),
        LargeNumber(
            dollars_in_short(abs(costliest.balance) / 100),
            f"{'Gain' if costliest.balance > 0 else 'Loss'} with the costliest children",
            f"{dollars_in_short(costliest.uncovered / 100)} where the set-aside covers its part",
        ),
    ]


def years(answer: CaseRate) -> pd.DataFrame:
    """Texts: a row a result, a column a year of the program."""
    served = number(answer.cross_section.children)
    columns = {
        f"{served}, a cross-section": answer.cross_section,
        f"{served}, the costliest": answer.costliest,
        f"All {number(answer.planned.children)} planned": answer.planned,
    }
    return pd.DataFrame(
        {name: [write(year) for write in ROWS.values()] for name, year in columns.items()},
        index=list(ROWS),
    )


def divisions(program: Program, answer: CaseRate, shares: dict[str, float]) -> pd.DataFrame:
    """Texts: what each division contributes to the funding, to the cent, and all of them."""
    labels = program.entries["division_share"].member_labels
    by_division = answer.by_division or {}
    rows = [
        (labels[key], percent(share, 2), _cents(by_division.get(key)))
        for key, share in shares.items()
    ]
    funding = answer.cross_section.funding if answer.by_division else None
    rows.append(("All divisions", percent(answer.share_total, 2), _cents(funding)))
    return headed_rows(rows, "Share", "Funding a year")


def divisions_sentence(answer: CaseRate) -> str:
    """What stands over the divisions: how they pay, or why their amounts cannot be given."""
    if answer.by_division is None:
        return f"Funding by division: {shares_fault(answer.share_total, 6)}"
    off = "" if percent(answer.share_total, 2) == "100.00%" else (
        f"; the shares total {percent(answer.share_total, 2)} and are divided in proportion"
    )  # fmt: skip
    return f"Funding of {_children(answer.cross_section.children)} by division{off}"


def shares_fault(total: float, count: int) -> str:
    """That shares do not total 100%, and what happens now."""
    room = percent(ROUNDING * count, 2)
    return (
        f"the shares total {percent(total, 2)}; they must total 100%, give or take the {room} "
        "that rounding can leave. Amounts are shown again once they do."
    )


def referrals(program: Program, answer: CaseRate, shares: dict[str, float]) -> pd.DataFrame:
    """Texts: who refers the children served."""
    labels = program.entries["referral_share"].member_labels
    rows = [
        (labels[key], percent(share, 0), number(answer.referred[key]) if answer.referred else "-")
        for key, share in shares.items()
    ]
    return headed_rows(rows, "Share", "Children")


def referrals_sentence(answer: CaseRate) -> str:
    """What stands over the referrals."""
    if answer.referred is None:
        return f"Referrals: {shares_fault(answer.referral_total, 3)}"
    return f"Who refers {_children(answer.cross_section.children)}"


def enrollment_sentence(answer: CaseRate) -> str:
    """What one enrollment is paid, how many fit into a year, and the organizations needed."""
    (short_usd, long_usd), (many, few) = answer.enrollment_usd, answer.enrollments_a_year
    return (
        f"One enrollment is paid {dollars(short_usd)}, with the extension {dollars(long_usd)}. "
        f"The places take {number(few)} to {number(many)} enrollments a year. They need "
        f"{counted(answer.organizations, 'organization')}; all planned children need "
        f"{number(answer.organizations_planned)}."
    )


def _children(count: float) -> str:
    return "1 child" if count == 1 else f"{number(count)} children"


def _usd(cents: int) -> str:
    return dollars(cents / 100, WHOLE_DOLLARS)


def _cents(cents: int | None) -> str:
    return "-" if cents is None else dollars(cents / 100)
