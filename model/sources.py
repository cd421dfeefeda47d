"""Where each cell of the calculation comes from: three tables of names, to be printed and read.

The calculation is three tables. A row of `positions` is an occupation in a role, a row of `roles` a
role behind a rate line, a row of `lines` a rate line; each stands at a bound. A table of sources
has the same rows, and a column for each input of its steps. A cell is

- the id of a setting (`overtime_share.care`), whose value in force is taken,
- a plain number, where the study has nothing to set (NaN where there is nothing at all), or
- a value that is computed before: `minimum_wage_in_force`, or the sum of an earlier table's rows
  (`market_wage.basic_care.supervisor.lower`). The column `adds_to` names that sum in their rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from model.study.assumptions import BOUNDS, Assumptions
from model.study.files.needed import DIRECT_CARE, OF_A_POSITION, OF_A_RATE_LINE
from model.study.parts import RateLine
from model.study.settings import setting_id

Names = Any  # a categorical column; its stubs cannot say "of text"
ADDS_TO = "adds_to"
MINIMUM_WAGE = "minimum_wage_in_force"
SETTINGS_OF_MINIMUM_WAGE = ("minimum_wage_schedule", "rates_as_of_date")
# The columns that a role takes from its rate line.
OF_THE_LINE = (
    "pay_rounding_usd", "fica_share", "futa_usd_per_year", "suta_share_of_wage_base",
    "suta_wage_base_usd_per_year", "health_insurance_usd_per_year",
    "retirement_and_other_benefits_share", "hours_per_year", "spillover_reach_ratio",
    "spillover_gap_share", "wage_floor_ratio", "lower_bound_direct_care_market_wage",
    "minimum_wage_usd_per_hour", "minimum_wage_rule",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Sources:
    """Three tables of sources that go together."""

    positions: pd.DataFrame
    roles: pd.DataFrame
    lines: pd.DataFrame

    def named(self, table: str) -> pd.DataFrame:
        """One of the three by its name. A cache can have a name in its key, but not a frame."""
        return {"positions": self.positions, "roles": self.roles, "lines": self.lines}[table]


@lru_cache(maxsize=8)
def known_percentiles(assumptions: Assumptions) -> dict[str, int]:
    """Columns of the known wages -> their percentiles, rising: `percentile_25` -> 25."""
    entries = (assumptions.entries[job.wage] for job in assumptions.occupations.values())
    numbers = {name: int(name.removeprefix("percentile_")) for e in entries for name in e.values}
    return dict(sorted(numbers.items(), key=lambda item: item[1]))


@lru_cache(maxsize=8)
def position_sources(assumptions: Assumptions) -> pd.DataFrame:
    """The positions of Appendix B: index staffing, role, bound, occupation."""
    rows = {
        (staffing.key, role, bound, occupation): {
            "position_weight": f"{staffed.position_weights}.{occupation}",
            **_wages_of(assumptions, occupation, bound),
            ADDS_TO: market_wage(staffing.key, role, bound),
        }
        for staffing in assumptions.staffing.values()
        for role, staffed in staffing.roles.items()
        for bound in BOUNDS
        for occupation in assumptions.entries[staffed.position_weights].values
    }
    return _table(rows, ["staffing", "role", "bound", "occupation"])


@lru_cache(maxsize=8)
def role_sources(assumptions: Assumptions) -> pd.DataFrame:
    """The roles behind each rate line: index rate_line, bound, role."""
    of_lines = line_sources(assumptions)[[*OF_THE_LINE]].to_dict("index")
    rows = {
        (line.key, bound, role): {
            **_of_role(assumptions, line, role, bound),
            **of_lines[line.key, bound],
            ADDS_TO: staffing_cost(line.key, bound),
        }
        for line in assumptions.rate_lines.values()
        for bound in BOUNDS
        for role in assumptions.staffing[line.staffing].roles
    }
    return _table(rows, ["rate_line", "bound", "role"])


@lru_cache(maxsize=8)
def line_sources(assumptions: Assumptions) -> pd.DataFrame:
    """The rate lines: index rate_line, bound."""
    rows = {
        (line.key, bound): {
            **{name: source(assumptions, name, line, bound) for name in OF_A_RATE_LINE},
            **_of_unit(assumptions, line, bound),
            "lower_bound_direct_care_market_wage": market_wage(line.staffing, DIRECT_CARE, "lower"),
            "minimum_wage_usd_per_hour": MINIMUM_WAGE,
            "minimum_wage_rule": "minimum_wage_rule",
            "direct_care_full_time_share": source(
                assumptions, assumptions.roles[DIRECT_CARE].full_time_share, line, bound
            ),
            "staffing_cost": staffing_cost(line.key, bound),
        }
        for line in assumptions.rate_lines.values()
        for bound in BOUNDS
    }
    return _table(rows, ["rate_line", "bound"])


def market_wage(staffing: str, role: str, bound: str) -> str:
    """The name of the wage of a role before any minimum wage: its positions added up."""
    return f"market_wage.{staffing}.{role}.{bound}"


def staffing_cost(rate_line: str, bound: str) -> str:
    """The name of the cost of a paid hour of a rate line: its roles added up."""
    return f"staffing_cost.{rate_line}.{bound}"


def source(assumptions: Assumptions, entry_id: str, line: RateLine, bound: str) -> str:
    """The setting that a rate line takes at a bound: the member of the bound or of its class."""
    by = assumptions.entries[entry_id].by
    return setting_id(entry_id, bound if by == "bound" else line.classes[by] if by else "")


def settings_behind(assumptions: Assumptions, cell: object) -> tuple[str, ...]:
    """The ids of the settings that a cell names itself; () for a number and for a sum."""
    if cell == MINIMUM_WAGE:
        return SETTINGS_OF_MINIMUM_WAGE
    return (str(cell),) if cell in assumptions.settings else ()


@lru_cache(maxsize=8)
def sources_of_all(assumptions: Assumptions) -> Sources:
    """The three tables of sources."""
    return Sources(
        position_sources(assumptions), role_sources(assumptions), line_sources(assumptions)
    )


@lru_cache(maxsize=128)
def sources_of_line(assumptions: Assumptions, rate_line: str) -> Sources:
    """The rows of the three tables of sources that stand behind one rate line.

    Errors: KeyError for a rate line that is not there.
    """
    return Sources(
        position_sources(assumptions).loc[[assumptions.rate_lines[rate_line].staffing]],
        role_sources(assumptions).loc[[rate_line]],
        line_sources(assumptions).loc[[rate_line]],
    )


def _wages_of(assumptions: Assumptions, occupation: str, bound: str) -> dict[str, Any]:
    job = assumptions.occupations[occupation]
    known = assumptions.entries[job.wage].values
    return {
        "percentile": f"{job.percentile}.{bound}",
        **{
            name: f"{job.wage}.{name}" if name in known else float("nan")
            for name in known_percentiles(assumptions)
        },
        **{name: name for name in OF_A_POSITION},
    }


def _of_role(assumptions: Assumptions, line: RateLine, role: str, bound: str) -> dict[str, Any]:
    entries, staffed = assumptions.roles[role], assumptions.staffing[line.staffing].roles[role]
    supported = entries.staff_supported
    return {
        "full_time_share": source(assumptions, entries.full_time_share, line, bound),
        "overtime_share": source(assumptions, entries.overtime_share, line, bound),
        "staff_supported": source(assumptions, supported, line, bound) if supported else 1,
        "workers_compensation_share": f"workers_compensation_share.{staffed.workers_compensation}",
        "market_wage": market_wage(line.staffing, role, bound),
    }


def _of_unit(assumptions: Assumptions, line: RateLine, bound: str) -> dict[str, Any]:
    """What a rate line names itself: hours and units of the unit that is billed, further costs."""
    unit = assumptions.units[line.unit]
    named: dict[str, tuple[str, int]] = {  # column -> entry, or the number where there is none
        "hours_of_service": (unit.hours, 1),
        "units_of_service": (unit.units, 1),
        "cost_inside_loads": (line.cost_inside_loads, 0),
        "cost_after_loads": (line.cost_after_loads, 0),
    }
    return {
        name: source(assumptions, entry_id, line, bound) if entry_id else number
        for name, (entry_id, number) in named.items()
    }


def _table(rows: dict[Any, dict[str, Any]], names: list[str]) -> pd.DataFrame:
    levels = [in_order(level) for level in zip(*rows, strict=True)]
    index = pd.MultiIndex.from_arrays(levels, names=names)
    cells = [[*row.values()] for row in rows.values()]
    columns = pd.Index([*next(iter(rows.values()))], dtype=object)
    return pd.DataFrame(cells, index=index, columns=columns, dtype=object)


def in_order(names: Sequence[str]) -> Names:
    """A column of names that sorts in the order in which the names first stand."""
    return pd.Categorical(list(names), categories=[*dict.fromkeys(names)])
