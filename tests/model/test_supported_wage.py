"""The wage that a fee supports: paid, it gives the fee; a cent more does not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, compute
from model.findings.one_value_varied import tables_at_wages
from model.findings.supported_wage import supported_wages
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE

CHANGES = [{}, {"rates_as_of_date": "2023-01-01"}, {"pay_rounding_usd": 0, "admin_share": 0.12}]


@pytest.mark.parametrize("changes", CHANGES)
def test_a_wage_that_is_paid_already_gives_the_rate_that_is_in_force(
    assumptions: Assumptions, changes: dict[str, object]
) -> None:
    results = compute(assumptions, Scenario("x", changes))
    for number, rate_line in enumerate(assumptions.rate_lines):
        wages = results.direct_care_wage_array[0, number]
        rates = tables_at_wages(results, rate_line, DIRECT_CARE, wages).lines["rate_per_unit"]
        assert np.diagonal(rates) == pytest.approx(results.rate_array[0, number], abs=1e-9)


@pytest.mark.parametrize("changes", CHANGES)
def test_a_cent_more_than_the_supported_wage_costs_more_than_the_fee(
    assumptions: Assumptions, changes: dict[str, object]
) -> None:
    results = compute(assumptions, Scenario("x", changes))
    for number, (key, service) in enumerate(assumptions.services.items()):
        wages = np.array(supported_wages(results, key))
        assert np.all(np.round(100 * wages, 6) == np.rint(100 * wages))
        fee = results.fee_array[0, number]
        for more, is_paid in ((0.0, True), (0.01, False)):
            at = tables_at_wages(results, service.rate_line, DIRECT_CARE, wages + more)
            rates = np.diagonal(at.lines["rate_per_unit"])
            assert np.all((np.round(rates, 2) <= fee) == is_paid)


def test_homemaker_at_4_53(study: Results) -> None:
    """By hand at the lower bound, from the printed build-up: of $4.53 the workday leaves
    (4.53 - 0.0875) * 0.85 * 4 * 0.9375 * 0.9695 = $13.73 a paid hour; less $3.17 for other staff
    and $1.18 for unemployment tax and health insurance it is $9.38; a dollar of wage costs
    1.03 * 1.1065 + 0.0136 = $1.1533: $8.13. A rate up to $4.535 is paid as $4.53, too: $8.15.
    """
    assert supported_wages(study, "homemaker") == (8.15, 7.43, 6.22)


def test_a_fee_that_does_not_cover_the_other_staff_supports_no_wage(
    assumptions: Assumptions,
) -> None:
    fee = {"fee_schedule_rate_usd.case_management": 20.0}
    wages = supported_wages(compute(assumptions, Scenario("x", fee)), "case_management")
    assert len(wages) == len(BOUNDS)
    assert all(map(math.isnan, wages))
