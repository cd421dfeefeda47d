"""The check: every figure that the study prints beside the model's, at the printed precision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from model.results import Results, compute
from model.scenario.scenario import Scenario
from model.steps.rates import change_from
from model.study.assumptions import BOUNDS, FOLDER, STUDY, Assumptions

PUBLISHED = FOLDER / "published"
# Table of the study, its CSV file, and the role whose wages it prints.
WAGE_TABLES = (
    ("Table 2", "table_2_direct_care_wages", "direct_care"),
    ("Table 3", "table_3_supervisor_wages", "supervisor"),
    ("Table 4", "table_4_nursing_oversight_wages", "nursing_oversight"),
    ("Table 5", "table_5_other_staff_wages", "nutritionist"),
    ("Table 5", "table_5_other_staff_wages", "driver"),
)
Row = Mapping[str, Any]  # a line of a printed table


class Figure(NamedTuple):
    """One printed figure (NaN for N/A) and the model's, in the unit and to the places printed."""

    table: str
    line: str
    column: str
    unit: str
    decimals: int
    printed: float
    model: float


def printed_table(name: str) -> pd.DataFrame:
    """One printed table of the study as it stands in its CSV file."""
    return pd.read_csv(PUBLISHED / f"{name}.csv")


def check(assumptions: Assumptions) -> pd.DataFrame:
    """Every printed figure beside the model's for the study, whichever base the assumptions are of.

    matches = |model - printed| <= half of the last printed digit; N/A matches N/A.

    Columns: table, line, column, unit, decimals (that are printed), printed and model (NaN for
    N/A; model at full precision, percentages in percent), difference, matches.
    """
    assumptions = assumptions.of_base(STUDY)
    results = compute(assumptions, Scenario())
    figures = (
        *_wage_tables(results),
        *_occupations(results),
        *_annual_salaries(results),
        *_billable_shares(assumptions),
        *_rates(results),
        *_minimum_wages(assumptions),
        *_impacts(results),
    )
    cells = pd.DataFrame(figures)
    difference = cells["model"] - cells["printed"]
    is_near = difference.abs() <= 0.5 * 10.0 ** -cells["decimals"] + 1e-9
    neither = cells["model"].isna() & cells["printed"].isna()
    return cells.assign(difference=difference, matches=is_near | neither)


def score(cells: pd.DataFrame) -> pd.DataFrame:
    """Hits and cells of each table: a row a table and unit, in the order of the study."""
    grouped = cells.groupby(["table", "unit"], sort=False, observed=True)["matches"]
    return grouped.agg(hits="sum", cells="count").reset_index()


def rate_distance(cells: pd.DataFrame) -> pd.Series:
    """How far each rate of Table 7 lies outside what its printed digits allow, as a fraction.

    max(0, |model - printed| - 0.005) / printed
    """
    rates = cells[(cells["table"] == "Table 7") & (cells["unit"] == "dollars per unit")]
    outside = (rates["difference"].abs() - 0.005).clip(lower=0) / rates["printed"]
    return outside.rename("distance")


def _rows(name: str) -> list[dict[Any, Any]]:
    return printed_table(name).to_dict("records")


def _wage_tables(results: Results) -> Iterator[Figure]:
    assumptions = results.assumptions
    wages = results.role_wages.set_index(["staffing", "role", "bound"])["wage_usd_per_hour"]
    for table, file, role in WAGE_TABLES:
        staffing_of = assumptions.published_lines[role]
        for row in _rows(file):
            line = row["service_group"]
            if line not in staffing_of:
                continue  # the two lines of Table 5 are two roles
            for bound in BOUNDS:
                key = (staffing_of[line], role, bound)
                yield Figure(
                    table, line, assumptions.bounds[bound], "dollars per hour", 2,
                    row[f"{bound}_usd_per_hour"], float(wages.get(key, np.nan)),
                )  # fmt: skip


def _occupations(results: Results) -> Iterator[Figure]:
    assumptions = results.assumptions
    staffing_named = {table.label: table for table in assumptions.staffing.values()}
    of_code = {job.soc_code: job for job in assumptions.occupations.values()}
    wages = results.occupation_wages.set_index(["occupation", "bound"])["wage_usd_per_hour"]
    for row in _rows("appendix_b_occupations"):
        occupation = of_code[row["soc_code"]]
        role = staffing_named[row["service_table"]].roles[row["role"]]
        weight = assumptions.entries[role.position_weights].values[occupation.key]
        line = f"{_staffed_role(assumptions, row)}: {occupation.title}"
        yield Figure(
            "Appendix B", line, "Job position weighting", "percent", 0,
            float(row["weight_percent"]), 100 * float(weight),
        )  # fmt: skip
        for bound in BOUNDS:
            yield Figure(
                "Appendix B", line, assumptions.bounds[bound], "dollars per hour", 2,
                row[f"{bound}_usd_per_hour"], float(wages[occupation.key, bound]),
            )  # fmt: skip


def _annual_salaries(results: Results) -> Iterator[Figure]:
    assumptions = results.assumptions
    staffing_named = {table.label: table for table in assumptions.staffing.values()}
    salaries = results.role_wages.set_index(["staffing", "role", "bound"])["annual_salary_usd"]
    for row in _rows("appendix_b_annual_salaries"):
        staffing = staffing_named[row["service_table"]].key
        for bound in BOUNDS:
            printed = row[f"{bound}_usd_per_year"]
            if np.isnan(printed):
                continue  # the text of the study that we have lost these totals
            yield Figure(
                "Appendix B", f"{_staffed_role(assumptions, row)}: annual salary",
                assumptions.bounds[bound], "dollars per year", 0,
                printed, float(salaries[staffing, row["role"], bound]),
            )  # fmt: skip


def _staffed_role(assumptions: Assumptions, row: Row) -> str:
    return f"{row['service_table']}, {assumptions.roles[row['role']].label.lower()}"


def _billable_shares(assumptions: Assumptions) -> Iterator[Figure]:
    for row in _rows("table_6_billable_share"):
        setting = assumptions.published_lines["setting"][row["setting"]]
        share = float(assumptions.entries["billable_share"].values[setting])
        yield Figure(
            "Table 6", f"{row['service_group']}: {row['service_names']}", row["setting"],
            "percent", 0, float(row["billable_percent_of_workday"]), 100 * share,
        )  # fmt: skip


def _rates(results: Results) -> Iterator[Figure]:
    bounds = results.assumptions.bounds
    model = results.rates.set_index(["procedure_code", "bound"])
    rows = _rows("table_7_rates")
    line_of = {row["procedure_code"]: f"{row['service']} ({row['procedure_code']})" for row in rows}
    measures = (
        ("usd", "rate_usd", "dollars per unit", 2, 1),
        ("percent_change", "change_from_fee_schedule", "percent change", 1, 100),
    )
    for printed, column, unit, decimals, factor in measures:
        for row in rows:
            for bound in BOUNDS:
                value = factor * float(model.loc[(row["procedure_code"], bound), column])
                yield Figure(
                    "Table 7", line_of[row["procedure_code"]], bounds[bound], unit, decimals,
                    row[f"{bound}_{printed}"], value,
                )  # fmt: skip
    for row in rows:
        fee = model.loc[(row["procedure_code"], "lower"), "fee_schedule_rate_usd"]
        yield Figure(
            "Table 7", line_of[row["procedure_code"]], "Fee schedule rate",
            "dollars per unit, fee schedule", 2, row["fee_schedule_rate_usd"], float(fee),
        )  # fmt: skip


def _minimum_wages(assumptions: Assumptions) -> Iterator[Figure]:
    """Table 8: the minimum wage before the schedule, then each step with its increase."""
    wage_before = np.nan
    before = float(assumptions.entries["minimum_wage_before_schedule"].values[""])
    steps = [wage for _, wage in assumptions.entries["minimum_wage_schedule"].values[""]]
    for row, wage in zip(_rows("table_8_minimum_wage"), [before, *steps], strict=True):
        line = row["state_fiscal_year"]
        change = float(change_from(wage, wage_before))
        figures = (
            ("Minimum wage", "dollars per hour", 2, row["minimum_wage_usd_per_hour"], wage),
            ("Increase", "dollars per hour", 2, row["increase_usd"], wage - wage_before),
            ("Increase", "percent change", 1, row["increase_percent"], 100 * change),
        )
        for column, unit, decimals, printed, model in figures:
            yield Figure("Table 8", line, column, unit, decimals, printed, model)
        wage_before = wage


def _impacts(results: Results) -> Iterator[Figure]:
    lines = results.assumptions.minimum_wage_lines.values()
    key_of = {line.services: line.key for line in lines}
    impacts = results.minimum_wage_impacts
    dates = impacts["effective_date"].dt.strftime("%Y-%m-%d")
    keys = ["minimum_wage_line_key", "bound", "effective_date"]
    changes = impacts.assign(effective_date=dates).set_index(keys)["change"].to_dict()
    for row in _rows("table_9_minimum_wage_impacts"):
        for column, printed in row.items():
            if column.endswith("_percent"):
                date = column.removesuffix("_percent")
                yield Figure(
                    "Table 9", f"{row['service_group']}: {row['service_names']}", date,
                    "percent change", 1, printed,
                    100 * float(changes[key_of[row["service_names"]], "lower", date]),
                )  # fmt: skip
