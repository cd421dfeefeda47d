"""What every column of every table means: unit and meaning, for the files that carry the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from model import Assumptions
from reporting.tables.columns import column_words

TABLES = {
    "rates": "Table 7: a row for each scenario, service and bound.",
    "build_ups": "Every step of the calculation: a row for each scenario, rate line and bound.",
    "minimum_wage_impacts": "Table 9: a row for each scenario, line of the table, bound and date.",
    "rate_line_impacts": "The same for every rate line, with the first date as the base.",
    "minimum_wage_calendar": "When each assumed wage first lies below the minimum wage.",
    "occupation_wages": "Appendix B: the wage of each occupation at each bound.",
    "role_wages": "Tables 2 to 5: the blended wage of each role, before any minimum wage.",
    "assumptions": "Every value: the base's, the scenario's, its limits and its source.",
}
NOT_AVAILABLE = "empty where no wage increase is required (N/A)"
COLUMNS: Mapping[str, tuple[str, str]] = {
    "scenario": ("text", "Name of the scenario."),
    "service_key": ("key", "Key of the service (28), as in the files of assumptions."),
    "minimum_wage_line_key": (
        "key",
        "Key of the line of Table 9 (10), as in the files of assumptions.",
    ),
    "service_group": ("text", "The study's group of services."),
    "service": (
        "text",
        "Service, as Table 7 names it; words in parentheses tell apart services of one name.",
    ),
    "services": ("text", "Services of a line of Table 9."),
    "procedure_code": ("code", "Procedure code with its modifiers."),
    "programs": ("text", "Programs that offer the service, separated by commas."),
    "setting": ("text", "Where the service is delivered."),
    "rate_line": ("key", "The rate build-up (16) behind the service."),
    "bound": ("key", "lower, interim or upper: the end of the rate range."),
    "fee_schedule_rate_usd": ("dollars per unit", "What Medicaid paid: the fee schedule rate."),
    "fee_schedule_mark": ("text", "What must be said beside the fee; empty for nothing."),
    "rate_usd": ("dollars per unit", "The modeled rate, not rounded."),
    "change_from_fee_schedule": ("fraction", "rate_usd / fee_schedule_rate_usd - 1."),
    "effective_date": ("date", "First day of the step of the minimum wage."),
    "minimum_wage_usd_per_hour": ("dollars per hour", "The minimum wage from that day on."),
    "change": ("fraction", f"Change of the rate from the step before; {NOT_AVAILABLE}."),
    "cumulative_change": ("fraction", f"Change over all steps so far; {NOT_AVAILABLE}."),
    "staffing": ("key", "Table of Appendix B: the staff behind the service."),
    "role": ("key", "Role of the staff."),
    "occupation": ("key", "BLS occupation; empty for the role's blended wage."),
    "wage_usd_per_hour": ("dollars per hour", "Wage with the trend, before any minimum wage."),
    "first_date_below": (
        "date",
        "First date on which the wage is below the minimum; empty if never.",
    ),
    "cents_below": ("cents per hour", "By how much it is below the minimum on that date."),
    "soc_code": (
        "code",
        "Code of the occupation (SOC). Excel takes some, such as 11-9151, for dates when it opens "
        "a CSV file; import the column as text.",
    ),
    "title": ("text", "Title of the occupation."),
    "percentile": ("percentile", "Percentile of the BLS wage that stands for the bound."),
    "interpolated": ("true or false", "True where BLS's wage at the percentile is not known."),
    "annual_salary_usd": ("dollars per year", "The wage over the paid hours of a year."),
    "id": ("key", "Id of the value, as in a scenario file and in a link."),
    "label": ("text", "What the value is."),
    "section": ("text", "Part of the study in which it stands."),
    "base_value": ("see unit", "The value of the base, such as the study; shares are fractions."),
    "scenario_value": ("see unit", "The scenario's value."),
    "minimum": ("see unit", "Lowest value allowed, or the choices."),
    "maximum": ("see unit", "Highest value allowed."),
    "base_minimum": ("see unit", "Lowest value in the base."),
    "base_maximum": ("see unit", "Highest value in the base."),
    "step": ("see unit", "Step of the control on the dashboard."),
    "source_kind": ("key", "published, external, recovered or calibrated."),
    "source": ("text", "Where the value comes from."),
    "how": ("text", "How it was obtained, where it is not printed."),
    "mark": ("text", "What must be said beside the base's value; empty for nothing."),
    "scenario_mark": ("text", "The file a scenario's current rate was loaded from; else empty."),
    "band_minimum": ("see unit", "Lowest value that the printed tables allow."),
    "band_maximum": ("see unit", "Highest value that the printed tables allow."),
    "description": ("text", "The value in a sentence."),
    "remark": ("text", "What else is to be said of it."),
}
OF_ONE_TABLE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("rates", "unit"): ("text", "The unit that is billed."),
    ("assumptions", "unit"): ("text", "Unit of the value; shares are fractions."),
    ("minimum_wage_calendar", "minimum_wage_usd_per_hour"): (
        "dollars per hour",
        "The minimum wage on that date.",
    ),
    ("build_ups", "minimum_wage_rule"): (
        "number",
        "Wage response: 0 raise only wages below the minimum, 1 preserve wage differentials, "
        "2 spillover, 3 floor above the minimum.",
    ),
}


def meaning(assumptions: Assumptions, table: str, column: str) -> tuple[str, str]:
    """Unit and meaning of a column. Errors: KeyError where there is no such column."""
    if (table, column) in OF_ONE_TABLE:
        return OF_ONE_TABLE[table, column]
    if table != "build_ups":
        return COLUMNS[column]
    words = column_words(assumptions, column)
    formula = f" Formula: {words.formula}" if words.formula else ""
    return words.unit, f"{words.meaning}{formula}"


def data_dictionary(
    tables: Mapping[str, pd.DataFrame], meaning: Callable[[str, str], tuple[str, str]]
) -> pd.DataFrame:
    """A row for each column of each table: table, column, unit, meaning.

    meaning: of a table and a column of it, unit and meaning.
    """
    return pd.DataFrame(
        [
            (table, column, *meaning(table, column))
            for table, frame in tables.items()
            for column in map(str, frame.columns)
        ],
        columns=["table", "column", "unit", "meaning"],
    )
