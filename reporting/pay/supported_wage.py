"""The wage that a current rate supports, in words."""

from __future__ import annotations

import math

from model.findings.rate_ranges import rate_range
from model.findings.side_by_side import SideBySide
from model.findings.supported_wage import supported_wages
from model.study.assumptions import BOUNDS
from reporting.formats import dollars
from reporting.wording.minimum_wage import minimum_wage
from reporting.wording.names import bound_in_words, unit_of_service


def supported_wage_in_words(side_by_side: SideBySide, service_key: str, bound: str) -> str:
    """What direct care can be paid at the current rate, and how that stands to the minimum wage.

    "The current rate, $4.53 per 15 min., supports a direct care wage of $8.15 an hour with the
    other assumptions of the lower bound, below the minimum wage of $8.60."
    """
    assumptions, results = side_by_side.assumptions, side_by_side.scenario
    fee = float(rate_range(side_by_side, service_key)["fee_schedule_rate_usd"])
    unit = unit_of_service(assumptions, service_key)
    wage = supported_wages(results, service_key)[BOUNDS.index(bound)]
    rate = f"The current rate, {dollars(fee)} {unit},"
    others = f"other assumptions of the {bound_in_words(assumptions, bound)}"
    if math.isnan(wage):
        return f"{rate} does not cover the {others}, whatever the wage."
    minimum = minimum_wage(assumptions, results.scenarios[0])
    where = "below" if wage < minimum else "at" if wage == minimum else "above"
    return (
        f"{rate} supports a direct care wage of {dollars(wage)} an hour with the {others}, "
        f"{where} the minimum wage of {dollars(minimum)}."
    )
