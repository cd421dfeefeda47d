"""python -m model sensitivity SERVICE: how far each assumption moves one rate."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.command_line import Command, Parser
from model.findings.listings import rate_line_of
from model.findings.sensitivity.inputs import ALL_LINES, RANGES, STUDY_RANGE
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions, Setting
from model.study.values import value_text

ALL = "all"
ALL_INPUTS = "every assumption with a range"


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("service", help=f'procedure code, key or name; "{ALL}": the median of all')
    parser.add_argument("--bound", choices=BOUNDS, default="interim")
    parser.add_argument(
        "--ranges",
        choices=RANGES,
        default=STUDY_RANGE,
        help="study: from the study's lower to its upper bound; tenth: plus or minus 10%% of the "
        "value in force; band: what the printed tables allow of values that are not printed",
    )


def sensitivity_listing(
    assumptions: Assumptions, scenario: Scenario, service: str, bound: str, ranges: str
) -> pd.DataFrame:
    """How far each assumption moves one result: a row an assumption, the largest first.

    Columns: id, label, unit, low, value, high (in that unit, shares as fractions), low_result,
    result, high_result, total_range. Results are dollars per unit; for the service "all" the median
    of all rates as shares of their current rates. Then the assumptions that move nothing, and last
    all of them together, each at its low and each at its high value. service: as in
    `rate_line_of`. Errors: ScenarioError where it is none or several.
    """
    is_all = service.strip().casefold() == ALL
    line = ALL_LINES if is_all else rate_line_of(assumptions, service).key
    moved = one_at_a_time(assumptions, scenario, line, bound, ranges)
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
        **{end: _listed(bar[end]) for end in ("low", "value", "high")},
        "low_result": bar["low_result"],
        "result": result,
        "high_result": bar["high_result"],
        "total_range": bar["total_range"],
    }


def _listed(value: Any) -> float | str:
    return value if isinstance(value, float) else value_text(value)


COMMANDS = (
    Command(
        "sensitivity",
        "how far each assumption moves one rate, one at a time",
        lambda given, assumptions, scenario: sensitivity_listing(
            assumptions, scenario, given.service, given.bound, given.ranges
        ),
        _add_arguments,
    ),
)
