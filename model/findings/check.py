"""Fidelity: every figure that the study prints beside the model's, at the printed precision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from model.compute import Results, compute
from model.scenario.scenario import Scenario
from model.steps.rates import change_from
from model.study.assumptions import BOUNDS, FOLDER, Assumptions

PUBLISHED = FOLDER / "published"
NOT_APPLICABLE = "N/A"
COLUMNS = ("table", "line", "column", "unit", "decimals", "printed", "model", "difference", "hit")

# Table, line, column, unit, what is printed (NaN for N/A), what the model has, printed decimals.
Cell = tuple[str, str, str, str, float, float, int]


def printed_table(name: str, folder: Path = PUBLISHED) -> pd.DataFrame:
    """One printed table of the study as it stands in its CSV file."""
    return pd.read_csv(folder / f"{name}.csv")


def fidelity(assumptions: Assumptions, folder: Path = PUBLISHED) -> pd.DataFrame:
    """Every printed figure beside the model's.

    hit = |model - printed| <= half of the last printed digit; N/A is hit by N/A.

    Columns: table, line, column, unit, decimals (that are printed), printed and model (NaN for
    N/A; model at full precision, percentages in percent), difference, hit.
    """
    results = compute(assumptions, Scenario())
    cells = [
        *_wage_tables(assumptions, results, folder),
        *_appendix_b(assumptions, results, folder),
        *_billable_shares(assumptions, folder),
        *_rates(results, folder),
        *_minimum_wages(assumptions, folder),
        *_impacts(results, folder),
    ]
    rows = [
        (table, line, column, unit, decimals, printed, model, model - printed,
         _agrees(printed, model, decimals))
        for table, line, column, unit, printed, model, decimals in cells
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _agrees(printed: float, model: float, decimals: int) -> bool:
    if np.isnan(printed) or np.isnan(model):
        return bool(np.isnan(printed) and np.isnan(model))
    return bool(abs(model - printed) <= 0.5 * 10**-decimals + 1e-9)


def score(cells: pd.DataFrame) -> pd.DataFrame:
    """Hits and cells of each table: a row a table and unit, in the order of the study."""
    grouped = cells.groupby(["table", "unit"], sort=False, observed=True)["hit"]
    return grouped.agg(hits="sum", cells="count").reset_index()


def rate_distance(cells: pd.DataFrame) -> pd.Series:
    """How far each rate of Table 7 lies outside what its printed digits allow, as a fraction.

    max(0, |model - printed| - 0.005) / printed
    """
    own = cells[(cells["table"] == "Table 7") & (cells["unit"] == "dollars per unit")]
    outside = ((own["model"] - own["printed"]).abs() - 0.005).clip(lower=0) / own["printed"]
    return outside.rename("distance")


def _wage_tables(assumptions: Assumptions, results: Results, folder: Path) -> Iterator[Cell]:
    tables = (
        ("Table 2", "table_2_direct_care_wages", "direct_care"),
        ("Table 3", "table_3_supervisor_wages", "supervisor"),
        ("Table 4", "table_4_nursing_oversight_wages", "nursing_oversight"),
        ("Table 5", "table_5_other_staff_wages", "nutritionist"),
        ("Table 5", "table_5_other_staff_wages", "driver"),
    )
    wages = _by_key(results.role_wages, ["staffing", "role", "bound"], "wage_usd_per_hour")
    for table, name, role in tables:
        lines = assumptions.published_lines[role]
        for row in printed_table(name, folder).to_dict("records"):
            staffing = lines.get(str(row["service_group"]))
            if staffing is None:
                continue
            for bound in BOUNDS:
                model = wages.get((staffing, role, bound), np.nan)
                printed = row[f"{bound}_usd_per_hour"]
                yield (
                    table,
                    row["service_group"],
                    assumptions.bounds[bound],
                    "dollars per hour",
                    printed,
                    model,
                    2,
                )


def _by_key(frame: pd.DataFrame, keys: list[str], value: str) -> dict[tuple[str, ...], float]:
    columns = [frame[key].astype(str) for key in keys]
    return dict(zip(zip(*columns, strict=True), frame[value].astype(float), strict=True))


def _appendix_b(assumptions: Assumptions, results: Results, folder: Path) -> Iterator[Cell]:
    by_label = {held.label: held.key for held in assumptions.staffing.values()}
    by_code = {held.soc_code: held for held in assumptions.occupations.values()}
    wages = _by_key(results.occupation_wages, ["occupation", "bound"], "wage_usd_per_hour")
    for row in printed_table("appendix_b_occupations", folder).to_dict("records"):
        occupation = by_code[row["soc_code"]]
        role = assumptions.staffing[by_label[row["service_table"]]].roles[row["role"]]
        weight = assumptions.entries[role.position_weights].values[occupation.key]
        role_label = assumptions.roles[row["role"]].label.lower()
        line = f"{row['service_table']}, {role_label}: {occupation.title}"
        yield (
            "Appendix B",
            line,
            "Job position weighting",
            "percent",
            float(row["weight_percent"]),
            100 * float(weight),
            0,
        )
        for bound in BOUNDS:
            yield (
                "Appendix B",
                line,
                assumptions.bounds[bound],
                "dollars per hour",
                row[f"{bound}_usd_per_hour"],
                wages[(occupation.key, bound)],
                2,
            )
    salaries = _by_key(results.role_wages, ["staffing", "role", "bound"], "annual_salary_usd")
    for row in printed_table("appendix_b_annual_salaries", folder).to_dict("records"):
        role_label = assumptions.roles[row["role"]].label.lower()
        for bound in BOUNDS:
            printed = row[f"{bound}_usd_per_year"]
            if np.isnan(printed):
                continue  # the text of the study that we have lost these totals
            yield (
                "Appendix B",
                f"{row['service_table']}, {role_label}: annual salary",
                assumptions.bounds[bound],
                "dollars per year",
                printed,
                salaries[(by_label[row["service_table"]], row["role"], bound)],
                0,
            )


def _billable_shares(assumptions: Assumptions, folder: Path) -> Iterator[Cell]:
    for row in printed_table("table_6_billable_share", folder).to_dict("records"):
        setting = assumptions.published_lines["setting"][row["setting"]]
        share = float(assumptions.entries["billable_share"].values[setting])
        line = f"{row['service_group']}: {row['service_names']}"
        yield (
            "Table 6",
            line,
            row["setting"],
            "percent",
            float(row["billable_percent_of_workday"]),
            100 * share,
            0,
        )


def _rates(results: Results, folder: Path) -> Iterator[Cell]:
    assumptions = results.assumptions
    model = results.rates.set_index(["procedure_code", "bound"])
    printed_rows = printed_table("table_7_rates", folder).to_dict("records")
    for row in printed_rows:
        line = f"{row['service']} ({row['procedure_code']})"
        for bound in BOUNDS:
            own = model.loc[(row["procedure_code"], bound)]
            yield (
                "Table 7",
                line,
                assumptions.bounds[bound],
                "dollars per unit",
                row[f"{bound}_usd"],
                float(own["rate_usd"]),
                2,
            )
    for row in printed_rows:
        line = f"{row['service']} ({row['procedure_code']})"
        for bound in BOUNDS:
            own = model.loc[(row["procedure_code"], bound)]
            yield (
                "Table 7",
                line,
                assumptions.bounds[bound],
                "percent change",
                row[f"{bound}_percent_change"],
                100 * float(own["change_from_fee_schedule"]),
                1,
            )
    for row in printed_rows:
        line = f"{row['service']} ({row['procedure_code']})"
        fee = float(model.loc[(row["procedure_code"], "lower")]["fee_schedule_rate_usd"])
        yield (
            "Table 7",
            line,
            "Fee schedule rate",
            "dollars per unit, fee schedule",
            row["fee_schedule_rate_usd"],
            fee,
            2,
        )


def _minimum_wages(assumptions: Assumptions, folder: Path) -> Iterator[Cell]:
    before = float(assumptions.entries["minimum_wage_before_schedule"].values[""])
    schedule = assumptions.entries["minimum_wage_schedule"].values[""]
    wages = [before, *(wage for _, wage in schedule)]
    rows = printed_table("table_8_minimum_wage", folder).to_dict("records")
    for number, (row, wage) in enumerate(zip(rows, wages, strict=True)):
        line = row["state_fiscal_year"]
        yield (
            "Table 8",
            line,
            "Minimum wage",
            "dollars per hour",
            row["minimum_wage_usd_per_hour"],
            wage,
            2,
        )
        increase = wage - wages[number - 1] if number else np.nan
        share = change_from(wage, wages[number - 1]) if number else np.nan
        yield ("Table 8", line, "Increase", "dollars per hour", row["increase_usd"], increase, 2)
        yield (
            "Table 8",
            line,
            "Increase",
            "percent change",
            row["increase_percent"],
            100 * float(share),
            1,
        )


def _impacts(results: Results, folder: Path) -> Iterator[Cell]:
    model = results.minimum_wage_impacts
    lower = model[model["bound"] == "lower"]
    dates = lower["effective_date"].dt.strftime("%Y-%m-%d")
    changes = dict(
        zip(zip(lower["services"].astype(str), dates, strict=True), lower["change"], strict=True)
    )
    for row in printed_table("table_9_minimum_wage_impacts", folder).to_dict("records"):
        for column, printed in row.items():
            if str(column).endswith("_percent"):
                date = str(column).removesuffix("_percent")
                yield (
                    "Table 9",
                    f"{row['service_group']}: {row['service_names']}",
                    date,
                    "percent change",
                    printed,
                    100 * changes[(row["service_names"], date)],
                    1,
                )
