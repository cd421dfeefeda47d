"""A budget in sentences: what changes, what it costs, who pays, and what that rests on."""

from __future__ import annotations

import datetime

import numpy as np

from model.findings.budget.appropriation import Reach
from model.findings.budget.cost import Budget
from model.findings.budget.fees import FeeRule
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.volumes import UndividedCode
from model.keys import texts
from model.study.assumptions import BOUNDS
from reporting.formats import (
    between,
    counted,
    date_in_words,
    dollars,
    dollars_in_words,
    month_in_words,
    number,
    percent,
)
from reporting.wording.values import value_in_words

FUND_NAMES = {
    GENERAL_REVENUE: "General Revenue",
    OTHER_STATE: "Other State Funds",
    FEDERAL: "Federal Funds",
    TOTAL: "Total",
}
BOUND_NAMES = {"lower": "lower bound", "interim": "interim point", "upper": "upper bound"}
ILLUSTRATIVE = "Illustrative"


def cost_sentence(made: Budget) -> str:
    """What the policy costs, of which General Revenue: one sentence.

    "Raising 17 fees to the lower bound from July 1, 2027 costs $94.1 million a year, $33.4 million
    of it General Revenue."
    """
    increments = made.fees.increments[0, -1]
    if not np.abs(made.fees.increments).max():
        return "No fee changes under this policy, so it costs nothing."
    low, high = (float(usd.sum()) for usd in made.annualized_usd[TOTAL][:, 0, 0])
    of_state = [float(usd.sum()) for usd in made.annualized_usd[GENERAL_REVENUE][:, 0, 0]]
    costs = "saves" if high <= 0 and low < 0 else "costs"
    sign = -1 if costs == "saves" else 1
    total = _between(sign * low, sign * high)
    general_revenue = _between(sign * of_state[0], sign * of_state[1])
    return (
        f"{_what_moves(made, increments)} {when_in_words(made)} {costs} {total} a year, "
        f"{general_revenue} of it General Revenue{mark(made)}."
    )


def mark(made: Budget) -> str:
    """What stands behind a figure that is made of the default volumes: " (illustrative)"."""
    return f" ({ILLUSTRATIVE.lower()})" if made.is_illustrative else ""


def _between(one: float, other: float) -> str:
    return between(min(one, other), max(one, other), dollars_in_words)


def _what_moves(made: Budget, increments: np.ndarray) -> str:
    up, down = int((increments > 0).sum()), int((increments < 0).sum())
    verb = "Raising" if not down else "Lowering" if not up else "Moving"
    count = counted(up + down, "fee")
    return f"{verb} {count} {rule_in_words(made.plan.policy.rule, bool(made.plan.policy.rules))}"


def rule_in_words(rule: FeeRule, has_others: bool = False) -> str:
    """Where a rule takes fees, behind a verb: "to the lower bound", "by 3%"."""
    bound = BOUND_NAMES[rule.bound]
    words = {
        "none": "as the groups and services say" if has_others else "nowhere",
        "to": f"to the {bound}"
        if rule.amount == 1
        else f"{_percent(rule.amount)} of the way to the {bound}",
        "percent_of": f"to {_percent(rule.amount)} of the modeled rate at the {bound}",
        "by": f"by {_percent(abs(rule.amount))}",
        "fee": f"to {dollars(rule.amount)}",
        "minimum_wage": "to the lower bound, step by step with the minimum wage,",
        "minimum_wage_rise": "by what each step of the minimum wage adds (Table 9),",
    }[rule.kind]
    return f"{words}, with exceptions," if has_others and rule.kind != "none" else words


def _percent(fraction: float) -> str:
    digits = percent(fraction, 4).rstrip("%").rstrip("0").rstrip(".")
    return f"{digits}%"


def day_in_full(date: datetime.date) -> str:
    """A day in a sentence: "July 1, 2027"."""
    return f"{date:%B} {date.day}, {date.year}"


def when_in_words(made: Budget) -> str:
    """When fees move: "from July 1, 2027", "in 2 steps from July 1, 2027 to July 1, 2028"."""
    days = made.fees.dates
    if len(days) == 1:
        return f"from {day_in_full(days[0])}"
    return f"in {len(days)} steps from {day_in_full(days[0])} to {day_in_full(days[-1])}"


def basis_in_short(made: Budget) -> str:
    """Whether the figures can be used, in one line under them; "" where units are entered."""
    parts = []
    if made.is_illustrative:
        parts.append(f"{ILLUSTRATIVE}: units are estimated from dollars paid")
    if made.is_range:
        several = counted(len(_undivided(made)), "code")
        verb = "holds" if len(_undivided(made)) == 1 else "hold"
        parts.append(
            f"the cost is a range, as {several} {verb} several services and the division is not "
            "known"
        )
    return f"{'; '.join(parts)}. What this rests on stands below." if parts else ""


def basis_sentences(made: Budget, inputs: BudgetInputs) -> list[str]:
    """What the cost rests on and a reader must know before using it, the weightiest first."""
    sentences = []
    if made.is_illustrative:
        sentences.append(
            f"{ILLUSTRATIVE}: units are not known here. They are made of the dollars that Medicaid "
            f"paid by procedure code in state fiscal year {inputs.paid_year}, divided by the fees "
            "of that year. Enter or load units for a cost to use."
        )
    if made.is_range:
        codes = [f"{code.code} ({len(code.places)} services)" for code in _undivided(made)]
        sentences.append(
            "Nobody here knows how the dollars of these codes divide among their services: "
            f"{', '.join(codes)}. At the ends of the range all dollars of a code are for the one "
            "service that costs least, or most. Enter a division, and the cost is one number."
        )
    if unknown := unknown_services(made):
        sentences.append(
            f"No units are known of {' and '.join(unknown)}, whose fee changes; they count as none."
        )
    if left_out := services_left_out(made):
        sentences.append(
            f"No units in {made.plan.volumes.file} of {', '.join(left_out)}, whose fees change; "
            "they count as none."
        )
    kept = int(made.fees.would_fall[0].sum())
    if kept and not made.plan.policy.may_fall:
        stay = "stays as it is" if kept == 1 else "stay as they are"
        sentences.append(f"{counted(kept, 'fee')} would fall and {stay}.")
    sentences += _marks(made)
    assumed = made.match[made.match["basis"] == "assumed"]
    if len(assumed):
        last = max(inputs.regular_match)
        sentences.append(
            f"The federal match after federal fiscal year {last} is not known here; that of "
            f"{last}, {percent(inputs.regular_match[last], 2)}, is taken until another is entered."
        )
    return sentences


def _undivided(made: Budget) -> list[UndividedCode]:
    """The codes whose division is not known and makes a difference: a fee of theirs changes."""
    moves = _moves(made)
    return [code for code in made.units.undivided if moves[list(code.places)].any()]


def _moves(made: Budget) -> np.ndarray:
    """Whether the fee of each service changes at any date."""
    return np.asarray(np.abs(made.fees.increments[0]).max(axis=0) > 0)


def _marks(made: Budget) -> list[str]:
    """What must be said of the current rates that change, with how many it is said of."""
    moves = _moves(made)
    marks = texts(made.results.rates["fee_schedule_mark"])[:: len(BOUNDS)][: len(moves)]
    said = [mark for mark, moved in zip(marks, moves, strict=True) if moved and mark]
    return [
        f"Of the current rates that change, {said.count(mark)} of {int(moves.sum())}: {mark}."
        for mark in dict.fromkeys(said)
    ]


def unknown_services(made: Budget) -> list[str]:
    """Names of services whose fee changes and of whose units nothing is known."""
    moves = _moves(made)
    services = made.results.assumptions.services.values()
    unknown = zip(services, made.units.unknown & moves, strict=True)
    return [f"{each.name} ({each.procedure_code})" for each, is_so in unknown if is_so]


def services_left_out(made: Budget) -> list[str]:
    """Codes of services whose fee changes and that the file of the units leaves out."""
    if not made.plan.volumes.file:
        return []
    moves = _moves(made)
    entered = {key for key, _, _ in made.plan.volumes.units}
    services = made.results.assumptions.services.values()
    return [
        service.procedure_code
        for service, is_moved in zip(services, moves, strict=True)
        if is_moved and service.key not in entered
    ]


def units_from(made: Budget) -> str:
    """Where units come from that are no illustration: "loaded from volumes.csv", "entered"."""
    return f"loaded from {made.plan.volumes.file}" if made.plan.volumes.file else "entered"


def year_name(year: int) -> str:
    """A state fiscal year at the head of a column: "SFY 2028"."""
    return f"SFY {year}"


def reach_sentence(low: Reach, high: Reach, usd: float, fund: str, when: str) -> str:
    """How far an amount goes. low, high: where it goes furthest, and least.

    "$10.0 million of General Revenue a year pays for 31.9% to 100% of the way from the current
    rates to the lower bound."
    """
    of_fund = "in all" if fund == TOTAL else f"of {FUND_NAMES[fund]}"
    least, most = sorted((low.share, high.share))
    rule = high.rule
    if rule.kind == "to":
        reach = between(least, most, _share) + (
            f" of the way from the current rates to the {BOUND_NAMES[rule.bound]}"
        )
    elif rule.kind == "percent_of":
        reach = f"{between(least, most, _share)} of the modeled rate at the interim point"
    else:
        reach = f"{between(least, most, _share)} more for all of these fees"
    costs = between(min(low.usd, high.usd), max(low.usd, high.usd), lambda usd: dollars(usd, 0))
    everything = " It pays for all of it." if low.pays_all and high.pays_all else ""
    is_illustrative = low.is_illustrative or high.is_illustrative
    illustrative = f" ({ILLUSTRATIVE.lower()})" if is_illustrative else ""
    return (
        f"{dollars_in_words(usd)} {of_fund} {when} pays for {reach}; the cost is {costs}"
        f"{illustrative}.{everything}"
    )


def _share(fraction: float) -> str:
    """A share cut, not rounded, to a hundredth of a percent: more could cost too much."""
    return percent(np.floor(fraction * 10_000 + 1e-6) / 10_000, 2)


def assumptions_in_words(made: Budget, inputs: BudgetInputs) -> list[tuple[str, str, str]]:
    """What the cost assumes: (what, value, source), the person's own named as entered."""
    plan = made.plan
    funding, volumes = plan.funding, plan.volumes
    entered = {
        "payment_lag_months": plan.timing.lag,
        "use_growth": volumes.use_growth,
        "caseload_growth": volumes.caseload_growth,
        "expansion_share": funding.expansion_share,
        "other_state_funds_share": funding.other_state_share,
    }
    rows = [
        _date_row(made, inputs),
        ("Units", _units_in_words(made, inputs), _units_source(made, inputs)),
    ]
    for key, value in entered.items():
        entry = inputs.entries[key]
        is_default = value == entry.values[""]
        source = entry.source.where if is_default else "Entered"
        rows.append((entry.label, value_in_words(entry, value), source))
    first, last = made.match.iloc[0], made.match.iloc[-1]
    shares = between(made.match["match"].min(), made.match["match"].max(), lambda m: percent(m, 2))
    when = f"quarters from {first['quarter']:%b %Y} to {last['quarter']:%b %Y}"
    entered_quarters = int((made.match["basis"] == "entered").sum())
    source = inputs.match_source + (
        f"; {counted(entered_quarters, 'quarter')} entered" if entered_quarters else ""
    )
    return [*rows, ("Federal match", f"{shares}, {when}", source)]


def _date_row(made: Budget, inputs: BudgetInputs) -> tuple[str, str, str]:
    """When the new rates are paid, and how much of the way from each date on."""
    phases, entry = made.plan.timing.phases, inputs.entries["effective_date"]
    if len(phases) == 1:
        [(day, _)] = phases
        source = entry.source.where if day == inputs.value("effective_date") else "Entered"
        return entry.label, date_in_words(day), source
    days = [month_in_words(day) if day.day == 1 else date_in_words(day) for day, _ in phases]
    parts = [f"{_percent(share)} from {day}" for (_, share), day in zip(phases, days, strict=True)]
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
