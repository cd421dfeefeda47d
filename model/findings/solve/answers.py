"""The answer to a question: which values of one number bring a service to a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.compute import tables
from model.errors import ScenarioError
from model.findings.one_value_varied import tables_at_wages, values_in_force, values_varied
from model.findings.solve.inputs_for_target import Inputs, Measure, inputs_for_target, is_target
from model.findings.solve.targets import TARGETS, Question
from model.findings.solve.unknowns import Unknown, changes_for, column_of, unknown_of, unknowns
from model.results import Results, compute
from model.sources import sources_of_line
from model.steps.wages import Floats
from model.study.assumptions import Assumptions
from model.study.settings import Limits

# What kind of an answer there is.
MET = "met"  # the value in force gives the target already
REACHED = "reached"  # other values do
OUT_OF_REACH = "out_of_reach"  # the target lies beyond what any value gives
PASSED = "passed"  # the result goes past the target in one step
FLAT = "flat"  # the result is the same whatever the value, as where a minimum wage binds
NOT_BEHIND = "not_behind"  # the result is not computed from it
MOST_DECIMALS = 6  # of a proposed value, so that its control can show all of it


@dataclass(frozen=True)
class Answer:
    """What a question comes to, in the units of the unknown and of the target.

    in_force, result: the value now and what comes of it. inputs: all that give the target.
    nearest: of their intervals the one nearest to the value in force. proposal: the value in it
    that is nearest and can be written in few digits; None where no value gives the target. gives:
    the result at the proposal, NaN without one. enters: whether the unknown stands behind this
    result. changes: what puts the proposal in force; empty where nothing does.
    """

    question: Question
    unknown: Unknown
    in_force: float
    result: float
    inputs: Inputs
    nearest: Limits | None
    proposal: float | None
    gives: float
    enters: bool
    changes: Mapping[str, Any]

    @property
    def is_met(self) -> bool:
        """Whether the value in force gives the target already."""
        return self.nearest is not None and self.nearest.admits(self.in_force)

    @property
    def status(self) -> str:
        """One of the words above: what kind of an answer it is."""
        if self.inputs.is_flat:
            return FLAT if self.enters else NOT_BEHIND
        if self.nearest is not None:
            return MET if self.is_met else REACHED
        return PASSED if self.inputs.passed else OUT_OF_REACH


@lru_cache(maxsize=256)
def answer(results: Results, question: Question) -> Answer:
    """The answer for the (first) scenario of some results.

    Errors: ScenarioError where the unknown is none; KeyError for a service, bound or target that is
    not there.
    """
    assumptions, target = results.assumptions, TARGETS[question.target]
    unknown = unknown_of(assumptions, question.service_key, question.bound, question.unknown)
    measure = measure_of(results, question, unknown)
    solved = answer_of_measure(results, question, unknown, measure, target.decimals)
    if solved.proposal is None:
        return solved
    changes = changes_for(results, unknown, solved.proposal)
    return replace(solved, changes=changes) if _gives(results, question, changes) else solved


def answer_of_measure(
    results: Results, question: Question, unknown: Unknown, measure: Measure, decimals: int
) -> Answer:
    """The answer by what comes of each value, without the changes that put one in force.

    decimals: those in which the target counts as met.
    """
    value = _value_in_force(results, question, unknown)
    limits = unknown.limits
    inputs = inputs_for_target(
        measure, limits.minimum, limits.maximum, question.wanted, decimals, value
    )
    interval = inputs.nearest(value)
    nearest = Limits(*interval) if interval else None

    def gives_it(values: Floats) -> NDArray[np.bool_]:
        return is_target(measure(values), question.wanted, decimals)

    proposal = _in_few_digits(nearest, value, unknown, gives_it) if nearest else None
    is_behind = unknown.id in unknowns(results.assumptions, question.service_key, question.bound)
    now, then = measure(np.array([value, value if proposal is None else proposal])).tolist()
    return Answer(
        question,
        unknown,
        value,
        now,
        inputs,
        nearest,
        proposal,
        float("nan") if proposal is None else then,
        is_behind or not inputs.is_flat,
        {},
    )


def measure_of(results: Results, question: Question, unknown: Unknown) -> Measure:
    """What comes of each value of the unknown, all else as in the (first) scenario."""
    assumptions = results.assumptions
    rate_line = assumptions.services[question.service_key].rate_line

    def measure(inputs: Floats) -> Floats:
        values = values_varied(results, column_of(unknown), inputs)
        if not unknown.role:
            return _result(assumptions, question, values)
        computed = tables_at_wages(results, rate_line, unknown.role, inputs)
        return TARGETS[question.target].result_of(assumptions, computed, values, question)

    return measure


def _result(assumptions: Assumptions, question: Question, values: pd.DataFrame) -> Floats:
    """The result that is aimed at, of each row of values in force."""
    behind = sources_of_line(assumptions, assumptions.services[question.service_key].rate_line)
    computed = tables(assumptions, values, behind)
    return TARGETS[question.target].result_of(assumptions, computed, values, question)


def _value_in_force(results: Results, question: Question, unknown: Unknown) -> float:
    assumptions = results.assumptions
    if unknown.role:
        line = assumptions.services[question.service_key].rate_line
        scenario = results.scenarios[0].name
        return float(results.roles["wage"].loc[scenario, line, question.bound, unknown.role])
    return float(values_in_force(results)[column_of(unknown)].iloc[0])


def _in_few_digits(
    nearest: Limits, value: float, unknown: Unknown, gives_it: Callable[[Floats], NDArray[np.bool_]]
) -> float:
    """The value of an interval that is nearest to another and can be written in few digits.

    gives_it: whether values give the target. Both ends of the interval do.
    """
    if nearest.admits(value):
        return value
    end = float(nearest.maximum if value > nearest.maximum else nearest.minimum)
    inward = np.floor if value > nearest.maximum else np.ceil
    is_share = unknown.entry.unit.startswith("share")
    fewest = _decimals(unknown.entry.step or 1)
    shorter = np.array([
        round(float(inward(end * 10**decimals)) / 10**decimals, decimals)
        for decimals in range(fewest, MOST_DECIMALS + 2 * is_share + 1)
    ])  # fmt: skip
    give_it = shorter[gives_it(shorter)].tolist()
    return next((short for short in give_it if nearest.admits(short)), end)


def _decimals(number: float) -> int:
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _gives(results: Results, question: Question, changes: Mapping[str, Any]) -> bool:
    """Whether the (first) scenario with further changes meets the target."""
    try:
        changed = compute(results.assumptions, results.scenarios[0].with_changes(changes))
    except ScenarioError:
        return False
    result = _result(results.assumptions, question, values_in_force(changed))
    return bool(is_target(result, question.wanted, TARGETS[question.target].decimals)[0])
