"""Where the minimum wage, not the market, sets what direct care is paid."""

from __future__ import annotations

import numpy as np

from model import Results
from model.steps.wages import trended_wage
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE, OF_A_POSITION
from model.study.labels import in_a_sentence
from model.study.words import amount
from reporting.formats import dollars
from reporting.wording.minimum_wage import minimum_wage


def minimum_sets_wage(results: Results, service_key: str) -> str:
    """The bounds at which the direct care wage of a service is the minimum wage; "" for none.

    "At the lower bound the minimum wage, not the market, sets the direct care wage: the 25th
    percentile of Home Health and Personal Care Aides is $13.75 in May 2025, $14.18 with the wage
    trend, below the $15.00 minimum."
    """
    assumptions = results.assumptions
    staffing = assumptions.rate_lines[assumptions.services[service_key].rate_line].staffing
    place = results.staffed_roles.index((staffing, DIRECT_CARE))
    least = minimum_wage(assumptions, results.scenarios[0])
    said = []
    for bound, market in zip(BOUNDS, results.role_wage_array[0, :, place].tolist(), strict=True):
        if market < least:
            wage = _wage_in_words(results, staffing, bound, market)
            label = in_a_sentence(assumptions.bounds[bound])
            said.append(
                f"At the {label} the minimum wage, not the market, sets the direct care wage: "
                f"{wage}, below the {dollars(least)} minimum."
            )
    return " ".join(said)


def _wage_in_words(results: Results, staffing: str, bound: str, market: float) -> str:
    """The wage that lies below: of an occupation as surveyed and as trended, or a blend of some."""
    assumptions, scenario = results.assumptions, results.scenarios[0]
    weights = assumptions.staffing[staffing].roles[DIRECT_CARE].position_weights
    occupations = [*assumptions.entries[weights].values]
    if len(occupations) > 1:
        return f"the blended wage is {dollars(market)}"
    job = assumptions.occupations[occupations[0]]
    at = scenario.value(assumptions, f"{job.percentile}.{bound}")
    trend, months = (scenario.value(assumptions, name) for name in OF_A_POSITION)
    surveyed = market / float(trended_wage(np.array(1.0), np.array(trend), np.array(months)))
    return (
        f"the {amount(at, 'percentile')} percentile of {job.title} is {dollars(surveyed)} in "
        f"{assumptions.base.surveyed}, {dollars(market)} with the wage trend"
    )
