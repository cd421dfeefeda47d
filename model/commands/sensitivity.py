"""python -m model sensitivity: how far each assumption moves one result, one at a time."""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd

from model.command_line import Command
from model.commands.moved_result import add_result, moved_result
from model.findings.listings import number_or_text
from model.findings.sensitivity.moved_results import MovedResult
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions
from model.study.settings import Setting

ALL_INPUTS = "every assumption with a range"


def sensitivity_listing(
    assumptions: Assumptions, scenario: Scenario, result: MovedResult, ranges: str
) -> pd.DataFrame:
    """How far each assumption moves one result: a row an assumption, the largest first.

    Columns: id, label, unit, low, value, high (in that unit, shares as fractions), low_result,
    result, high_result, total_range (in the unit of the result). Then the assumptions that move
    nothing, and last all of them together, each at its low and each at its high value.
    """
    assumptions = assumptions.of_base(scenario.base)
    moved = one_at_a_time(assumptions, scenario, result, ranges)
    bars: list[dict[Any, Any]] = moved.bars.to_dict("records")
    nothing = {"low_result": moved.in_force, "high_result": moved.in_force, "total_range": 0.0}
    for one in moved.flat:
        bars.append({"setting_id": one.setting.id, **vars(one), **nothing})
    rows = [_row(assumptions.settings[bar["setting_id"]], bar, moved.in_force) for bar in bars]
    together = {"label": ALL_INPUTS, "low_result": moved.all_low, "result": moved.in_force,
                "high_result": moved.all_high}  # fmt: skip
    return pd.DataFrame([*rows, together])


def _row(setting: Setting, bar: dict[Any, Any], result: float) -> dict[str, Any]:
    return {
        "id": setting.id,
        "label": setting.label,
        "unit": setting.entry.unit,
        **{end: number_or_text(bar[end]) for end in ("low", "value", "high")},
        "low_result": bar["low_result"],
        "result": result,
        "high_result": bar["high_result"],
        "total_range": bar["total_range"],
    }


def _sensitivity(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    assumptions = assumptions.of_base(scenario.base)
    result = moved_result(options, assumptions, scenario)
    return sensitivity_listing(assumptions, scenario, result, options.ranges)


COMMAND = Command(
    "sensitivity",
    "how far each assumption moves one rate, one at a time",
    _sensitivity,
    add_result,
)
