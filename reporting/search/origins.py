"""Where a number comes from: wages, figures that the study prints, parts of a rate."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from model import Assumptions, Results, Scenario
from model.findings.check import check
from model.findings.components import build_up_row, components
from model.findings.minimum_wage.wages_below_minimum import BLEND
from model.steps.cents import in_cents
from model.study.labels import in_a_sentence
from model.study.settings import Setting
from reporting.formats import dollars, first_of, number, percent
from reporting.search.settings import PrintedNumber, printed_number, searched_words
from reporting.search.wages import wage_rows
from reporting.wording.names import bound_in_words
from reporting.wording.values import value_in_words

TREND = ("wage_trend_share_per_year", "wage_trend_months")
MOST_NAMED = 3  # figures of one table, and parts of rates


@dataclass(frozen=True)
class Origin:
    """Where a number comes from: a sentence, and the settings that go into it."""

    sentence: str
    settings: tuple[str, ...] = ()


def origins(results: Results, search: str) -> list[Origin]:
    """All that is known of a number that is searched for; [] where it is no number alone.

    results: of one scenario.
    """
    words = searched_words(search)
    searched = printed_number(words[0]) if len(words) == 1 else None
    if searched is None:
        return []
    return [
        *_wage_origins(results, searched),
        *_printed(results.assumptions, searched),
        *_parts_of_rates(results, searched),
    ]


def _printed(assumptions: Assumptions, searched: PrintedNumber) -> Iterator[Origin]:
    """Where the study prints a number, a sentence a table."""
    cells = _cells(assumptions)
    by_table: dict[str, list[str]] = {}
    for table, line, column, unit, decimals, printed in cells:
        shown_unit = "percent" if unit.startswith("percent") else unit
        if searched.is_shown(printed, shown_unit):
            said = number(printed, decimals) + ("%" if shown_unit == "percent" else "")
            text = f"{line}, {in_a_sentence(column)} ({said})"
            by_table.setdefault(table, []).append(text)
    for table, figures in by_table.items():
        yield Origin(f"Printed in {table}: {first_of(figures, MOST_NAMED)}.")


@lru_cache(maxsize=1)
def _cells(assumptions: Assumptions) -> list[tuple[str, str, str, str, int, float]]:
    columns = ["table", "line", "column", "unit", "decimals", "printed"]
    return list(check(assumptions)[columns].itertuples(index=False, name=None))


def _parts_of_rates(results: Results, searched: PrintedNumber) -> Iterator[Origin]:
    """Parts of rates whose share, to a tenth of a percent, is the number."""
    if searched.sign != "%":
        return
    parts = [
        f"{label} of {line}, {at_bound}"
        for label, line, at_bound, share in _shares(results)
        if abs(round(100 * share, 1) - searched.value) < 1e-9
    ]
    if parts:
        share, named = percent(searched.value / 100), first_of(parts, MOST_NAMED)
        yield Origin(f"{share} is this part of a rate (Build-up): {named}.")


@lru_cache(maxsize=8)
def _shares(results: Results) -> list[tuple[str, str, str, float]]:
    """Every part of every rate: its label, the rate line, the bound, its share of the rate."""
    assumptions = results.assumptions
    return [
        (label, line.label, in_a_sentence(at_bound), share)
        for line in assumptions.rate_lines.values()
        for bound, at_bound in assumptions.bounds.items()
        for label, share in components(build_up_row(results, line.key, bound))[
            ["label", "share_of_rate"]
        ].itertuples(index=False, name=None)
    ]


def _wage_origins(results: Results, searched: PrintedNumber) -> list[Origin]:
    """Where the wages that are printed as a number come from; [] for a number that is no wage."""
    assumptions = results.assumptions
    origins = []
    for row in wage_rows(results).to_dict("records"):
        for bound in assumptions.bounds:
            if searched.is_shown(float(in_cents(row[bound])), "dollars"):
                origins.append(_origin(results, row, bound))
    return origins


def _origin(results: Results, row: Mapping[Hashable, Any], bound: str) -> Origin:
    assumptions = results.assumptions
    at_bound = bound_in_words(assumptions, bound)
    wage, source = dollars(float(str(row[bound]))), row["source"]
    if row["occupation"] == BLEND:
        parts = list(_blended(results, str(row["staffing"]), str(row["role"]), bound))
        blend = ", ".join(text for text, _ in parts)
        ids = dict.fromkeys(key for _, of_part in parts for key in of_part)
        said = f"{wage} is the blended wage of {row['staffing']}, {in_a_sentence(str(row['role']))}"
        return Origin(f"{said}, at the {at_bound}: {blend} ({source}).", tuple(ids))
    [job] = [each for each in assumptions.occupations.values() if each.title == row["occupation"]]
    said, ids_of_wage = _grown(results, job.key, bound)
    text = f"{wage} is the wage of {job.title} at the {at_bound}: {said} ({source})."
    return Origin(text, ids_of_wage)


def _grown(results: Results, occupation: str, bound: str) -> tuple[str, tuple[str, ...]]:
    """How the wage of an occupation at a bound is made, and the settings that go into it."""
    assumptions, scenario = results.assumptions, results.scenarios[0]
    job = assumptions.occupations[occupation]
    [percentile] = [s for s in assumptions.settings_of(job.percentile) if s.member == bound]
    at = scenario.value(assumptions, percentile.id)
    known = assumptions.settings_of(job.wage)
    exact = [setting for setting in known if setting.member == f"percentile_{at:g}"]
    trend, months = (assumptions.settings[key] for key in TREND)
    surveyed = assumptions.base.surveyed
    start = (
        f"{_said(scenario, assumptions, exact[0])} in {surveyed}" if exact
        else f"a wage read between the known percentiles of {surveyed}"
    )  # fmt: skip
    said = (
        f"{start}, at the {_said(scenario, assumptions, percentile)}, grown by "
        f"{_said(scenario, assumptions, trend)} a year for {_said(scenario, assumptions, months)}"
    )
    settings = (*(exact or known), percentile, trend, months)
    return said.replace(" per year a year", " a year"), tuple(each.id for each in settings)


def _said(scenario: Scenario, assumptions: Assumptions, setting: Setting) -> str:
    return value_in_words(setting.entry, scenario.value(assumptions, setting.id))


def _blended(
    results: Results, staffing: str, role: str, bound: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each occupation of a role with its weight and wage, and the settings behind them."""
    assumptions, scenario = results.assumptions, results.scenarios[0]
    [table] = [each for each in assumptions.staffing.values() if each.label == staffing]
    [key] = [each.key for each in assumptions.roles.values() if each.label == role]
    wages = results.occupation_wages.set_index(["occupation", "bound"])["wage_usd_per_hour"]
    for weight in assumptions.settings_of(table.roles[key].position_weights):
        title = assumptions.occupations[weight.member].title
        wage = dollars(float(wages[weight.member, bound]))
        _, ids = _grown(results, weight.member, bound)
        yield f"{_said(scenario, assumptions, weight)} {title} at {wage}", (weight.id, *ids)
