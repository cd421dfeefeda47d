"""The case rate: what a year of the program costs, who pays it, and what the organization loses.

Amounts of money are whole cents, so that nothing is lost where they are divided.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from model.programs.program import Program, Values
from model.steps.cents import divided, in_cents

PLACES = 4  # of a share's total: printed shares are hundredths of a percent
ROUNDING = 0.00005  # by which a share may be off that is printed in hundredths of a percent


@dataclass(frozen=True)
class Year:
    """A year of the organization with so many children, at an average cost of a child.

    children: in their places at any time; months: paid for each; the amounts are cents.
    """

    children: float
    months: float
    funding: int
    set_aside: int
    average_cost: float  # dollars a child and month
    cost: int

    @property
    def paid_out(self) -> int:
        """What the organization receives while the set-aside is out of reach."""
        return self.funding - self.set_aside

    @property
    def balance(self) -> int:
        """Gain (above 0) or loss of the organization while the set-aside is out of reach."""
        return self.paid_out - self.cost

    @property
    def covered(self) -> int:
        """What the set-aside would cover of a loss, if there were a way to draw on it."""
        return min(max(-self.balance, 0), self.set_aside)

    @property
    def uncovered(self) -> int:
        """What is left of a loss even then."""
        return max(-self.balance, 0) - self.covered

    @property
    def break_even(self) -> float:
        """The average cost, in dollars a child and month, at which there is no gain or loss."""
        return self.paid_out / 100 / (self.children * self.months)

    @property
    def break_even_with_set_aside(self) -> float:
        """The same where the whole set-aside can be drawn on."""
        return self.funding / 100 / (self.children * self.months)


@dataclass(frozen=True)
class CaseRate:
    """The answers to a what-if.

    cross_section, costliest: a year of the children served, if they are like all planned ones, or
    the costliest of them. planned: a year of all planned children. by_division: cents of the
    funding of the children served, None where the shares do not total 100%.
    """

    cross_section: Year
    costliest: Year
    planned: Year
    share_total: float
    by_division: dict[str, int] | None
    referred: dict[str, int] | None
    referral_total: float
    cost_ratio: float
    organizations: int
    organizations_planned: int
    enrollment_usd: tuple[float, float]  # of one child, without and with the extension
    enrollments_a_year: tuple[float, float]  # in the places served, without and with it


def case_rate(program: Program, values: Values) -> CaseRate:
    """The answers for the values in force."""
    in_force = program.in_force(values)
    children, planned = in_force["children"], in_force["planned_children"]
    average, per_organization = (
        in_force["average_cost_usd_per_month"],
        in_force["children_per_organization"],
    )
    ratio = costliest_ratio(children / planned, in_force["cost_spread"])
    cross_section = _year(in_force, children, average)
    shares = program.by_member(values, "division_share")
    referrals = program.by_member(values, "referral_share")
    months, extension = in_force["enrollment_months"], in_force["extension_months"]
    lengths, usd_per_month = (months, months + extension), _usd_per_month(in_force)
    places_months = children * in_force["months_funded"]
    return CaseRate(
        cross_section=cross_section,
        costliest=_year(in_force, children, average * ratio),
        planned=_year(in_force, planned, average),
        share_total=sum(shares.values()),
        by_division=_divided(cross_section.funding, shares),
        referred=_divided(round(children), referrals),
        referral_total=sum(referrals.values()),
        cost_ratio=ratio,
        organizations=math.ceil(children / per_organization),
        organizations_planned=math.ceil(planned / per_organization),
        enrollment_usd=(lengths[0] * usd_per_month, lengths[1] * usd_per_month),
        enrollments_a_year=(places_months / lengths[0], places_months / lengths[1]),
    )  # fmt: skip


def _year(in_force: Mapping[str, Any], children: float, average_cost: float) -> Year:
    """A year of so many children; in_force: the values in force by setting id."""
    months = in_force["months_funded"]
    funding = _cents(children * months * _usd_per_month(in_force))
    return Year(
        children=children,
        months=months,
        funding=funding,
        set_aside=_cents(funding / 100 * in_force["risk_set_aside_share"]),
        average_cost=average_cost,
        cost=_cents(children * months * average_cost),
    )


def _usd_per_month(in_force: Mapping[str, Any]) -> float:
    """What is paid for a child and month: the case rate and case management, dollars."""
    return in_force["case_rate_usd_per_month"] + in_force["case_management_usd_per_month"]


def is_whole(shares: Sequence[float]) -> bool:
    """Whether printed shares total 100%, as far as the rounding of each lets them."""
    return round(abs(sum(shares) - 1), PLACES + 2) <= ROUNDING * len(shares)


def costliest_ratio(share: float, spread: float) -> float:
    """Average cost of the costliest `share` of children over the average cost of all.

    Costs are log-normal; spread: their standard deviation over their mean. With
    sigma² = ln(1 + spread²) and z the quantile of 1 - share of the standard normal distribution F,
    the ratio is F(sigma - z) / share.
    """
    if share >= 1 or spread == 0:
        return 1.0
    normal = NormalDist()
    sigma = math.sqrt(math.log1p(spread**2))
    return normal.cdf(sigma - normal.inv_cdf(1 - share)) / share


def _divided(whole: int, shares: dict[str, float]) -> dict[str, int] | None:
    if not is_whole(list(shares.values())):
        return None
    return dict(zip(shares, divided(whole, list(shares.values())), strict=True))


def _cents(usd: float) -> int:
    return round(100 * in_cents(usd))
