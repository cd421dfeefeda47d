"""What a cost assumes, as rows: each input with its value and its source."""

from __future__ import annotations

from model.findings.budget.cost import Budget
from model.findings.budget.inputs import BudgetInputs
from reporting.budget.words import ILLUSTRATIVE, year_name
from reporting.formats import (
    between,
    counted,
    date_in_words,
    month_in_words,
    number,
    percent,
    trimmed_percent,
)
from reporting.wording.values import value_in_words

Row = tuple[str, str, str]  # what, value, source


def assumptions_in_words(made: Budget, inputs: BudgetInputs) -> list[Row]:
    """What the cost assumes: (what, value, source), the person's own named as entered."""
    plan = made.plan
    of_entries = {
        "payment_lag_months": plan.timing.lag,
        "use_growth": plan.volumes.use_growth,
        "caseload_growth": plan.volumes.caseload_growth,
        "expansion_share": plan.funding.expansion_share,
        "other_state_funds_share": plan.funding.other_state_share,
    }
    if plan.funding.expansion_share:
        of_entries["expansion_match"] = plan.funding.expansion_match
    return [
        _date_row(made, inputs),
        ("Units", _units_in_words(made, inputs), _units_source(made, inputs)),
        *(_entry_row(inputs, key, value) for key, value in of_entries.items()),
        _match_row(made, inputs),
    ]


def _entry_row(inputs: BudgetInputs, key: str, value: float) -> Row:
    entry = inputs.entries[key]
    source = entry.source.where if value == entry.values[""] else "Entered"
    return entry.label, value_in_words(entry, value), source


def _match_row(made: Budget, inputs: BudgetInputs) -> Row:
    """The federal match in the quarters of payment, and how many of them were entered."""
    match = made.match
    shares = between(match["match"].min(), match["match"].max(), lambda share: percent(share, 2))
    first, last = (month_in_words(match["quarter"].iloc[place]) for place in (0, -1))
    entered = int((match["basis"] == "entered").sum())
    source = f"; {counted(entered, 'quarter')} entered" if entered else ""
    return (
        "Federal match",
        f"{shares}, quarters from {first} to {last}",
        f"{inputs.match_source}{source}",
    )


def _date_row(made: Budget, inputs: BudgetInputs) -> Row:
    """When the new rates are paid, and how much of the way from each date on."""
    phases, entry = made.plan.timing.phases, inputs.entries["effective_date"]
    if len(phases) == 1:
        [(day, _)] = phases
        source = entry.source.where if day == inputs.value("effective_date") else "Entered"
        return entry.label, date_in_words(day), source
    days = [month_in_words(day) if day.day == 1 else date_in_words(day) for day, _ in phases]
    parts = [
        f"{trimmed_percent(share)} from {day}" for (_, share), day in zip(phases, days, strict=True)
    ]
    return "Share of the way", "; ".join(parts), "Entered"


def _units_in_words(made: Budget, inputs: BudgetInputs) -> str:
    count = len(made.plan.volumes.units)
    if not count:
        return f"{ILLUSTRATIVE}: dollars paid in state fiscal year {inputs.paid_year} / fee"
    others = "the others have none" if made.plan.volumes.is_complete else "the others illustrative"
    how = "Loaded" if made.plan.volumes.file else "Entered"
    return f"{how} for {number(count)} of {len(made.units.illustrative)} services; {others}"


def _units_source(made: Budget, inputs: BudgetInputs) -> str:
    if not made.plan.volumes.is_complete:
        return inputs.paid_source
    if not made.plan.volumes.file:
        return "Entered"
    years = {year for _, _, year in made.plan.volumes.units}
    return f"{made.plan.volumes.file}, {', '.join(map(year_name, sorted(years)))}"
