"""A budget as data: its tables as CSV, all of them as JSON, and what each column means."""

from __future__ import annotations

import datetime
import json

import pandas as pd

from model.findings.budget.cost import Budget
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.listing import TABLES, budget_listing
from reporting.budget.assumed import assumptions_in_words
from reporting.budget.basis import basis_sentences
from reporting.budget.words import cost_sentence
from reporting.provenance import provenance
from reporting.tables.as_files import csv_file, packed, records
from reporting.tables.data_dictionary import data_dictionary

FILE_NAMES = {
    "years": "years_by_fund",
    "services": "services",
    "quarters": "federal_match_by_quarter",
    "all": "services_by_year",
}
# What the ends of a range are, by the ending of a column.
OF_A_YEAR = {
    "low": "Where the codes divide so that the year costs least.",
    "high": "Where the codes divide so that the year costs most.",
}
OF_A_SERVICE = {
    "low": "Of a code that is not divided: with none of its dollars.",
    "high": "Of a code that is not divided: with all of its dollars.",
}
# Beginning of the name of a column -> unit and meaning.
COLUMNS = {
    "amount": ("key", "The fund, or the total of the funds."),
    "end": ("key", "low or high: the end of the range over the divisions of codes."),
    "20": ("dollars", "Cost in the state fiscal year that the column names; costs are positive."),
    "annualized": ("dollars", "Cost of twelve months at the last fee."),
    "cost_to_continue": ("dollars", "Annualized cost less the cost of the first year."),
    "illustrative": ("true or false", "True where units are made of dollars paid."),
    "unknown": ("true or false", "True where nothing is known of the units, which count as none."),
    "undivided_code": ("code", "The code that the service shares with others; empty for none."),
    "scenario": ("text", "Name of the scenario."),
    "fiscal_year": ("year", "State fiscal year, July to June, named after its end."),
    "federal_fiscal_year": ("year", "October to September, named after its end."),
    "quarter": ("date", "First day of the quarter of payment."),
    "basis": ("key", "known, assumed (the last known match) or entered."),
    "percent": ("percent", "Federal share of the cost; match is with increase and expansion."),
    "service": ("text", "Service, by its key or as Table 7 names it."),
    "procedure_code": ("code", "Procedure code with its modifiers."),
    "unit": ("text", "What is billed."),
    "units": ("units a year", "Units of the service in a year."),
    "present_fee_usd": ("dollars per unit", "Current rate, in cents."),
    "new_fee_usd": ("dollars per unit", "Last new rate, in cents."),
    "increment_usd": ("dollars per unit", "Last new rate less current rate."),
    "months": ("months", "Months of the year in which a new rate is paid."),
    "total": ("dollars", "Cost, whole dollars; the funds add up to it."),
    "general_revenue": ("dollars", "Cost to General Revenue."),
    "other_state_funds": ("dollars", "Cost to other state funds."),
    "federal_funds": ("dollars", "Federal share of the cost."),
}


def budget_tables(made: Budget) -> dict[str, pd.DataFrame]:
    """Name of the file -> frame."""
    frames = {FILE_NAMES[table]: budget_listing(made, table) for table in TABLES}
    quarters = frames[FILE_NAMES["quarters"]]
    dates = pd.to_datetime(quarters["quarter"])
    return {**frames, FILE_NAMES["quarters"]: quarters.assign(quarter=dates)}


def budget_zip(made: Budget, inputs: BudgetInputs, written_on: datetime.date) -> bytes:
    """All of it in one file."""
    frames = budget_tables(made)
    files: dict[str, str | bytes] = {
        "README.txt": _read_me(made, inputs, written_on),
        "data_dictionary.csv": csv_file(data_dictionary(frames, _meaning)),
        "assumptions.csv": csv_file(_assumptions(made, inputs)),
        **{f"{name}.csv": csv_file(frame) for name, frame in frames.items()},
        "budget.json": budget_json(made, inputs, written_on),
    }
    return packed(files, written_on)


def budget_json(made: Budget, inputs: BudgetInputs, written_on: datetime.date) -> str:
    """The sentence, what it rests on, the assumptions and all tables; null where nothing is."""
    content = {
        "sentence": cost_sentence(made),
        "written_on": written_on.isoformat(),
        "illustrative": made.is_illustrative,
        "range": made.is_range,
        "rests_on": basis_sentences(made, inputs),
        "assumptions": records(_assumptions(made, inputs)),
        "tables": {name: records(frame) for name, frame in budget_tables(made).items()},
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)


def _assumptions(made: Budget, inputs: BudgetInputs) -> pd.DataFrame:
    return pd.DataFrame(assumptions_in_words(made, inputs), columns=["what", "value", "source"])


def _meaning(table: str, column: str) -> tuple[str, str]:
    """Unit and meaning of a column, by the longest of the beginnings in `COLUMNS`."""
    beginnings = [name for name in COLUMNS if column.startswith(name)]
    unit, meaning = COLUMNS[max(beginnings, key=len)]
    end = column.rpartition("_")[2]
    ends = OF_A_SERVICE if table == FILE_NAMES["services"] else OF_A_YEAR
    return unit, f"{meaning} {ends.get(end, '')}".strip()


def _read_me(made: Budget, inputs: BudgetInputs, day: datetime.date) -> str:
    lines = provenance(made.results.assumptions, made.results.scenarios[0], day)
    return "\n".join([
        cost_sentence(made),
        "",
        *basis_sentences(made, inputs),
        "",
        *(f"{label}: {text}" for label, text in lines.items()),
        "",
        "Costs are positive, savings negative, in whole dollars. Text is UTF-8.",
        "",
    ])  # fmt: skip
