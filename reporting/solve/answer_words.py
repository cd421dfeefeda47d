"""The answer to "What would it take", in words."""

from __future__ import annotations

import math

from model.findings.budget.cost import Budget
from model.findings.budget.full_year import COSTS
from model.findings.side_by_side import SideBySide
from model.findings.solve.answers import (
    FLAT,
    MET,
    OUT_OF_REACH,
    PASSED,
    REACHED,
    Answer,
)
from model.findings.solve.targets import TARGETS
from model.study.assumptions import Assumptions
from reporting.formats import counted, dollars, percent_beside
from reporting.large_numbers import LargeNumber
from reporting.wording.minimum_wage import minimum_wage
from reporting.wording.names import unit_of_service
from reporting.wording.values import MOST_DECIMALS, decimals, from_screen, on_screen, value_in_words

TARGET_LABELS = {
    **{key: target.label for key, target in TARGETS.items()},
    "cost": "Cost of the policy",
    "general_revenue": "General Revenue of the policy",
}
EXPLAINED = (
    "Pay is rounded to cents, so several values give the same cent of a rate; the one nearest to "
    "the value in force is proposed. Nothing changes until it is applied."
)
COST_EXPLAINED = (
    "The policy is that of Budget, and its cost that of a full year, of all services that it "
    "moves. Fees are in whole cents, so a cost moves in steps; the value proposed costs the most "
    "that the amount covers. Nothing changes until it is applied."
)
WHY_FLAT = (
    "Another value decides, such as a minimum wage, the rule for it, or a percentile that is "
    "published."
)
WHY_COST_IS_FLAT = "Another value decides, or the policy moves no fee that it is behind."


def target_label(assumptions: Assumptions, target: str, service_key: str) -> str:
    """What is aimed at: "Rate, dollars per 15 min.", "Cost of the policy, dollars a full year"."""
    if target in COSTS:
        return f"{TARGET_LABELS[target]}, dollars a full year"
    if is_share(target):
        return f"{TARGET_LABELS[target]}, %"
    unit = unit_of_service(assumptions, service_key)
    return f"{TARGET_LABELS[target]}, dollars {unit}"


def is_share(target: str) -> bool:
    """Whether a target is a fraction, in percent on the screen."""
    return target not in COSTS and TARGETS[target].unit.startswith("share")


def result_in_words(target: str, result: float, wanted: float = math.nan) -> str:
    """A result as its target is printed: "$4.53", "115.0%", "$90,446,503" of a cost.

    wanted: what it is set against.
    """
    if is_share(target):
        return percent_beside(result, wanted)
    return dollars(result, 0 if target in COSTS else 2)


def cost_explained(made: Budget) -> str:
    """What is to be known of an answer for a cost; made: the cost in force."""
    holds = {
        COST_EXPLAINED: True,
        "The cost is illustrative, as its units are estimated from dollars paid.":
            made.is_illustrative,
        "It is a range, as codes hold several services; its high end is taken.": made.is_range,
    }  # fmt: skip
    return " ".join(sentence for sentence, is_so in holds.items() if is_so)


def large_numbers_of(answer: Answer) -> list[LargeNumber]:
    """The value that is proposed and what it gives, beside those of now; none without a value."""
    if answer.proposal is None:
        return []
    low, high = ends_in_words(answer)
    between = f"; {low} to {high} give it" if low != high else ""
    return [
        LargeNumber(
            _value(answer, answer.proposal),
            answer.unknown.label,
            f"now {_value(answer, answer.in_force)}{between}",
        ),
        LargeNumber(
            _result(answer, answer.gives),
            TARGET_LABELS[answer.question.target],
            f"now {_result(answer, answer.result)}",
        ),
    ]


def sentences(side_by_side: SideBySide, answer: Answer) -> list[str]:
    """What there is to say of an answer, the answer itself first."""
    return [_answer_itself(answer), *_remarks(side_by_side, answer)]


def _answer_itself(answer: Answer) -> str:
    label, now = answer.unknown.label, _result(answer, answer.result)
    wanted, is_cost = _result(answer, answer.question.wanted), answer.question.target in COSTS
    if answer.status == MET:
        return f"The value in force gives {_gives(answer)} already."
    if answer.status == REACHED:
        return f"{label}: {_change(answer)} gives {_gives(answer)}; all else stays as it is."
    if answer.status == PASSED:
        return f"No value of it gives exactly {wanted}: {_step_past(answer)}"
    if answer.status == OUT_OF_REACH:
        return f"{label} alone does not give {wanted}: {_reach(answer)}"
    if answer.status == FLAT:
        return (
            f"{label} moves nothing here: whatever its value, the result is {now}. "
            f"{WHY_COST_IS_FLAT if is_cost else WHY_FLAT}"
        )
    thing = "cost" if is_cost else "rate"
    return f"{label} does not enter this {thing}, which is {now} whatever its value."


def _gives(answer: Answer) -> str:
    """What the proposal gives; of a cost that the amount is more than: the most within it."""
    wanted, gives = _result(answer, answer.question.wanted), _result(answer, answer.gives)
    if gives == wanted:
        return wanted
    if answer.question.target in COSTS:
        return f"{gives}, the most that {wanted} covers"
    return f"{gives}, which rounds to {wanted}"


def _reach(answer: Answer) -> str:
    entry, limits = answer.unknown.entry, answer.unknown.limits
    first, last = (value_in_words(entry, end) for end in (limits.minimum, limits.maximum))
    lowest, highest = (
        _result(answer, end) for end in (answer.inputs.lowest, answer.inputs.highest)
    )
    return f"from {first} to {last}, which is what is allowed, it reaches {lowest} to {highest}."


def _remarks(side_by_side: SideBySide, answer: Answer) -> list[str]:
    minimum = minimum_wage(side_by_side.assumptions, side_by_side.scenario.scenarios[0])
    remarks = []
    if answer.unknown.role and answer.proposal is not None and answer.proposal < minimum:
        remarks.append(f"That is below the minimum wage of {dollars(minimum)}.")
    elif answer.status == REACHED and not answer.changes:
        remarks.append(
            "It cannot be put in force by itself: other roles employ the same occupations."
        )
    if answer.inputs.rises and answer.inputs.falls:
        ranges = counted(len(answer.inputs.intervals), "range")
        remarks.append(
            f"The result rises with it in part and falls in part: {ranges} of values give the "
            "target, and the nearest to the value in force is shown."
        )
    return remarks


def ends_in_words(answer: Answer) -> tuple[str, str]:
    """The first and the last value that give the target, each rounded so that it still does."""
    entry, nearest = answer.unknown.entry, answer.nearest
    assert nearest is not None
    low, high = on_screen(entry, nearest.minimum), on_screen(entry, nearest.maximum)
    for places in range(decimals(entry), MOST_DECIMALS + 1):
        scale = 10**places
        ends = math.ceil(low * scale - 1e-6) / scale, math.floor(high * scale + 1e-6) / scale
        if ends[0] <= ends[1]:
            low, high = ends
            break
    return (
        value_in_words(entry, from_screen(entry, low)),
        value_in_words(entry, from_screen(entry, high)),
    )


def _change(answer: Answer) -> str:
    assert answer.proposal is not None
    return f"{_value(answer, answer.proposal)} instead of {_value(answer, answer.in_force)}"


def _step_past(answer: Answer) -> str:
    assert answer.inputs.passed is not None
    below, above = (_result(answer, result) for result in answer.inputs.passed)
    return f"pay is in whole cents, and one cent more leads from {below} to {above}."


def _result(answer: Answer, result: float) -> str:
    """A result as the target of the question is printed."""
    return result_in_words(answer.question.target, result, answer.question.wanted)


def _value(answer: Answer, value: float) -> str:
    """A value of what is to be changed; a wage in the decimals of its assumption."""
    entry = answer.unknown.entry
    if not answer.unknown.role:
        return value_in_words(entry, value)
    return value_in_words(
        entry, from_screen(entry, round(on_screen(entry, value), decimals(entry)))
    )
