"""Where the minimum wage, not the market, sets what direct care is paid."""

from __future__ import annotations

from functools import lru_cache

from model import Results
from model.study.assumptions import BOUNDS
from model.study.labels import in_a_sentence
from model.study.needed import DIRECT_CARE
from model.study.words import amount
from reporting.formats import dollars


@lru_cache(maxsize=64)
def minimum_sets_wage(results: Results, service_key: str) -> str:
    """The bounds at which the direct care wage of a service is the minimum wage; "" for none.

    "At the lower bound the minimum wage, not the market, sets the direct care wage: the 25th
    percentile of Home Health and Personal Care Aides is $13.75 in May 2025, $14.18 with the wage
    trend, below the $15.00 minimum."
    """
    line = results.assumptions.rate_lines[results.assumptions.services[service_key].rate_line]
    name = results.scenarios[0].name
    of_line = results.roles.xs(
        (name, line.key, DIRECT_CARE), level=("scenario", "rate_line", "role")
    )
    said = []
    for bound in BOUNDS:
        market, least = (
            float(of_line[column].to_dict()[bound])
            for column in ("market_wage", "minimum_wage_usd_per_hour")
        )
        if market < least:
            minimum = f"below the {dollars(least)} minimum"
            wage = _wage_in_words(results, line.staffing, bound, market)
            label = in_a_sentence(results.assumptions.bounds[bound])
            said.append(
                f"At the {label} the minimum wage, not the market, sets the direct care wage: "
                f"{wage}, {minimum}."
            )
    return " ".join(said)


def _wage_in_words(results: Results, staffing: str, bound: str, blended: float) -> str:
    """The wage that lies below: of an occupation as surveyed and as trended, or a blend of some."""
    assumptions, name = results.assumptions, results.scenarios[0].name
    jobs = results.positions.xs(
        (name, staffing, DIRECT_CARE, bound), level=("scenario", "staffing", "role", "bound")
    )
    if len(jobs) > 1:
        return f"the blended wage is {dollars(blended)}"
    job = jobs.iloc[0]
    title = assumptions.occupations[str(jobs.index[0])].title
    percentile = f"the {amount(float(job['percentile']), 'percentile')} percentile of {title}"
    surveyed = f"{dollars(float(job['wage_at_percentile']))} in {assumptions.base.surveyed}"
    return f"{percentile} is {surveyed}, {dollars(blended)} with the wage trend"
