"""The cost again, day by day and in fractions, by nothing of the product but fees and rates."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction

import pytest

from model import Scenario, compute
from model.findings.budget.cost import budget
from model.findings.budget.texts.plan_texts import plan_of_texts
from tests.study import ASSUMPTIONS, INPUTS

STUDY = compute(ASSUMPTIONS, Scenario())
SERVICES = list(ASSUMPTIONS.services)
HOMEMAKER, PRIVATE_DUTY = "homemaker", "private_duty_nursing_aids"
UNITS = {HOMEMAKER: 1_234_567, PRIVATE_DUTY: 54_321}
DAY = datetime.date
# The match of a month of payment, as the lists of fiscal_note.md have it.
KNOWN = {2019: "65.40", 2020: "65.65", 2021: "64.96", 2022: "66.36", 2023: "65.81", 2024: "66.07",
         2025: "65.31", 2026: "64.44"}  # fmt: skip
INCREASES = [(DAY(2020, 1, 1), "6.2"), (DAY(2023, 4, 1), "5"), (DAY(2023, 7, 1), "2.5"),
             (DAY(2023, 10, 1), "1.5"), (DAY(2024, 1, 1), "0")]  # fmt: skip
Fees = dict[str, list[tuple[datetime.date, Fraction]]]


def rates(service: str, as_of: datetime.date | None = None) -> dict[str, Fraction]:
    """Present fee and modeled rates of a service."""
    changes = {"rates_as_of_date": as_of} if as_of else {}
    results = compute(ASSUMPTIONS, Scenario("At a date", changes)) if changes else STUDY
    place = SERVICES.index(service)
    modeled = map(Fraction, results.service_rate_array[0, place].tolist())
    fee = Fraction(str(round(float(results.fee_array[0, place]), 4)))
    return {"fee": fee, **dict(zip(("lower", "interim", "upper"), modeled, strict=True))}


def cent(usd: Fraction) -> Fraction:
    return Fraction(int(usd * 100 + Fraction(1, 2)), 100)


def match(month: datetime.date, entered: dict[int, str], expansion: Fraction) -> Fraction:
    year = month.year + (month.month >= 10)
    percent = Fraction(entered.get(year) or KNOWN[min(year, max(KNOWN))])
    percent += Fraction(next((up for day, up in reversed(INCREASES) if day <= month), "0"))
    return ((1 - expansion) * percent + expansion * 90) / 100


def cost(
    fees: Fees,
    first_year: int,
    *,
    lag: int = 0,
    entered: dict[int, str] | None = None,
    expansion: Fraction = Fraction(0),
) -> list[tuple[int, int]]:
    """Total and federal dollars of three state fiscal years, one day of service at a time."""
    years = []
    for year in range(first_year, first_year + 3):
        total = federal = 0
        for service, steps in fees.items():
            present, paid, matched = rates(service)["fee"], Fraction(0), Fraction(0)
            for number in range(12):
                july = 12 * (year - 1) + 6 + number
                paid_in, served = DAY(july // 12, july % 12 + 1, 1), july - lag
                days = calendar.monthrange(served // 12, served % 12 + 1)[1]
                for day in range(1, days + 1):
                    date = DAY(served // 12, served % 12 + 1, day)
                    fee = next((new for since, new in reversed(steps) if since <= date), present)
                    usd = Fraction(UNITS[service], 12 * days) * (fee - present)
                    paid += usd
                    matched += usd * match(paid_in, entered or {}, expansion)
            total += int(paid + Fraction(1, 2))
            federal += int(matched + Fraction(1, 2))
        years.append((total, federal))
    return years


def of_both(bound: str, since: datetime.date) -> Fees:
    """The fees of both services at a bound from a day on, no lower than the present ones."""
    return {each: [(since, max(rates(each)["fee"], cent(rates(each)[bound])))] for each in UNITS}


def phased() -> Fees:
    """A fifth of the way to the interim point with each of five dates."""
    days = [DAY(2027, 7, 1), DAY(2028, 1, 1), DAY(2028, 10, 1), DAY(2029, 4, 15), DAY(2030, 1, 1)]
    fees = {}
    for each in UNITS:
        present, to = rates(each)["fee"], rates(each)["interim"]
        fees[each] = [
            (day, cent(present + Fraction(n + 1, 5) * (to - present))) for n, day in enumerate(days)
        ]
    return fees


def following() -> Fees:
    """The lower bound at each step of the minimum wage."""
    return {
        each: [
            (day, max(rates(each)["fee"], cent(rates(each, day)["lower"])))
            for day in (DAY(year, 1, 1) for year in range(2020, 2024))
        ]
        for each in UNITS
    }


PHASES = "2027-07-01=20%; 2028-01-01=40%; 2028-10-01=60%; 2029-04-15=80%; 2030-01-01=100%"
CASES = {
    "January, three months late": (
        {"effective": "2028-01-01", "lag": "3"},
        lambda: cost(of_both("lower", DAY(2028, 1, 1)), 2028, lag=3),
    ),
    "October, when the match changes, two months late": (
        {"fees": "upper", "effective": "2027-10-01", "lag": "2",
         "match": "2028=64.37%; 2029=63.9%"},
        lambda: cost(of_both("upper", DAY(2027, 10, 1)), 2028, lag=2,
                     entered={2028: "64.37", 2029: "63.9"}),
    ),
    "five dates, one of them within a month": (
        {"fees": "interim", "phases": PHASES, "lag": "1"},
        lambda: cost(phased(), 2028, lag=1),
    ),
    "while the match was increased": (
        {"effective": "2019-10-16", "lag": "1"},
        lambda: cost(of_both("lower", DAY(2019, 10, 16)), 2020, lag=1),
    ),
    "while the increase ended, with expansion adults": (
        {"fees": "interim", "effective": "2022-07-01", "lag": "2", "expansion": "30%"},
        lambda: cost(of_both("interim", DAY(2022, 7, 1)), 2023, lag=2, expansion=Fraction(3, 10)),
    ),
    "the steps of the minimum wage": (
        {"fees": "minimum wage", "effective": "2020-01-01", "lag": "1"},
        lambda: cost(following(), 2020, lag=1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_cost_is_that_of_every_day_added_up(case: str) -> None:
    texts, by_day = CASES[case]
    units = "; ".join(f"{service}={number}" for service, number in UNITS.items())
    plan = plan_of_texts({**texts, "units": units, "all_units": "yes"}, ASSUMPTIONS, INPUTS)
    made = budget(STUDY, plan, INPUTS)
    assert not made.is_range
    usd = {name: made.usd[name][0, 0].sum(axis=-1).tolist() for name in ("total", "federal_funds")}
    assert list(zip(usd["total"], usd["federal_funds"], strict=True)) == by_day()
