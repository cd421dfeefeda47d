"""The scenarios of the other tests have in them what these are about."""

from __future__ import annotations

from model.findings.rate_ranges import rate_ranges
from model.study.assumptions import BOUNDS
from tests.reporting.cases import case


def test_the_extreme_case_is_one() -> None:
    ranges = rate_ranges(case("extreme"))
    low, interim, high = (ranges[f"scenario_{bound}_usd"] for bound in BOUNDS)
    assert (low > high).any()
    assert (interim > high).any()
    assert (high - low).abs().lt(1e-9).any()
    assert (high / ranges["fee_schedule_rate_usd"]).gt(2.2).any()
    assert (high < ranges["base_upper_usd"]).any()
