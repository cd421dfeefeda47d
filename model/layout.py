"""Where each value of a build-up stands: worked out once for an assumptions object.

A table of values has a row a scenario and a column a setting, then the constants 1, 0 and NaN. The
layout says which of its columns each row of a case, a rate line at a bound, takes. Only looking up
happens here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions, RateLine

# Assumptions that stand in a row under their own name.
LINE_COLUMNS = (
    "pay_rounding_usd", "fica_share",
    "futa_usd_per_year", "suta_share_of_wage_base", "suta_wage_base_usd_per_year",
    "health_insurance_usd_per_year", "retirement_and_other_benefits_share",
    "hours_per_year", "hours_per_day", "paid_time_off_included", "paid_time_off_days_full_time",
    "paid_time_off_days_part_time", "turnover_share", "training_days_new",
    "training_days_experienced", "billable_share", "program_share", "admin_share",
    "electronic_visit_verification_usd_per_hour",
    "spillover_reach_ratio", "spillover_gap_share", "wage_floor_ratio",
)  # fmt: skip
NEEDED = (
    *LINE_COLUMNS, "wage_percentile", "wage_percentile_licensed_nurses",
    "wage_trend_share_per_year", "wage_trend_months", "full_time_share", "overtime_share",
    "full_time_share_program_staff", "overtime_share_program_staff", "workers_compensation_share",
    "fee_schedule_rate_usd", "minimum_wage_schedule", "minimum_wage_before_schedule",
    "rates_as_of_date", "minimum_wage_rule",
)  # fmt: skip
DIRECT_CARE = "direct_care"

Places = NDArray[np.intp]  # (lines x bounds): a column of the table of values for each row


@dataclass(frozen=True, eq=False)
class Layout:
    """Where each value stands for these assumptions."""

    assumptions: Assumptions

    @cached_property
    def setting_ids(self) -> tuple[str, ...]:
        """The numeric settings, in the order of the columns of the table of values."""
        settings = self.assumptions.settings.values()
        return tuple(setting.id for setting in settings if setting.entry.kind == "number")

    @cached_property
    def place(self) -> dict[str, int]:
        """Setting id -> its column of the table of values."""
        return {key: number for number, key in enumerate(self.setting_ids)}

    @cached_property
    def study_values(self) -> Floats:
        """The study's row of the table of values: (settings + 3)."""
        settings = self.assumptions.settings
        return np.array(
            [*(settings[key].study_value for key in self.setting_ids), 1.0, 0.0, np.nan]
        )

    @property
    def one(self) -> int:
        """The column of the constant 1."""
        return len(self.setting_ids)

    @property
    def zero(self) -> int:
        """The column of the constant 0."""
        return len(self.setting_ids) + 1

    @property
    def none(self) -> int:
        """The column of NaN: what is not there, such as a role that a line does not have."""
        return len(self.setting_ids) + 2

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Keys of the rate lines."""
        return tuple(self.assumptions.rate_lines)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Keys of the roles."""
        return tuple(self.assumptions.roles)

    @cached_property
    def staffed_roles(self) -> tuple[tuple[str, str], ...]:
        """(staffing, role) of every table of Appendix B."""
        staffing = self.assumptions.staffing.values()
        return tuple((held.key, role) for held in staffing for role in held.roles)

    @property
    def rows(self) -> int:
        """Rows of one case: rate lines x bounds."""
        return len(self.lines) * len(BOUNDS)

    @cached_property
    def fees(self) -> Places:
        """The columns of the fees, in the order of the services."""
        services = self.assumptions.services
        return np.array([self.place[f"fee_schedule_rate_usd.{key}"] for key in services])

    @cached_property
    def line_columns(self) -> dict[str, Places]:
        """Column of a build-up that belongs to the line -> where its values stand."""
        return {
            **{name: self._of_lines([name] * len(self.lines), self.zero) for name in LINE_COLUMNS},
            "hours_of_service": self._of_lines(self._of_units("hours"), self.one),
            "units_of_service": self._of_lines(self._of_units("units"), self.one),
            "cost_inside_loads": self._of_lines(self._named("cost_inside_loads"), self.zero),
            "cost_after_loads": self._of_lines(self._named("cost_after_loads"), self.zero),
        }

    @cached_property
    def role_columns(self) -> dict[str, Places]:
        """Column of a build-up that belongs to a role -> where its values stand."""
        return {
            f"{role}_{name}": np.where(self._has(role), places, self.none)
            for role in self.roles
            for name, places in self._columns_of(role).items()
        }

    @cached_property
    def market_wage_places(self) -> dict[str, tuple[Places, Places]]:
        """Role -> bound and staffed role of each row; one past the last where it has none."""
        bounds = np.tile(np.arange(len(BOUNDS)), len(self.lines))
        return {role: (bounds, self._staffed(role)) for role in self.roles}

    def _columns_of(self, role: str) -> dict[str, Places]:
        whose = "" if role == DIRECT_CARE else "_program_staff"
        count = len(self.lines)
        supported = self.assumptions.roles[role].staff_supported
        return {
            "full_time_share": self._of_lines([f"full_time_share{whose}"] * count, self.one),
            "overtime_share": self._of_lines([f"overtime_share{whose}"] * count, self.one),
            "staff_supported": self._of_lines([supported] * count, self.one),
            "workers_compensation_share": self._risks(role),
        }

    def _rate_lines(self) -> list[RateLine]:
        return list(self.assumptions.rate_lines.values())

    def _of_units(self, attribute: str) -> list[str]:
        units = self.assumptions.units
        return [getattr(units[line.unit], attribute) for line in self._rate_lines()]

    def _named(self, attribute: str) -> list[str]:
        return [getattr(line, attribute) for line in self._rate_lines()]

    def _of_lines(self, entry_ids: list[str], otherwise: int) -> Places:
        """Where the value of each line's entry stands, by its class or its bound."""
        return np.array(
            [
                self._of_line(entry_id, line, bound) if entry_id else otherwise
                for entry_id, line in zip(entry_ids, self._rate_lines(), strict=True)
                for bound in BOUNDS
            ]
        )

    def _of_line(self, entry_id: str, line: RateLine, bound: str) -> int:
        by = self.assumptions.entries[entry_id].by
        member = bound if by == "bound" else line.classes[by] if by else ""
        return self.place[f"{entry_id}.{member}" if member else entry_id]

    def _has(self, role: str) -> NDArray[np.bool_]:
        staffing = self.assumptions.staffing
        has = [role in staffing[line.staffing].roles for line in self._rate_lines()]
        return np.repeat(np.array(has), len(BOUNDS))

    def _risks(self, role: str) -> Places:
        """Where the role's share of workers' compensation stands in each row that has the role."""
        places = []
        for line in self._rate_lines():
            held = self.assumptions.staffing[line.staffing].roles.get(role)
            member = f"workers_compensation_share.{held.workers_compensation}" if held else ""
            places.append(self.place[member] if held else self.none)
        return np.repeat(np.array(places), len(BOUNDS))

    def _staffed(self, role: str) -> Places:
        number = {key: place for place, key in enumerate(self.staffed_roles)}
        absent = len(self.staffed_roles)
        places = [number.get((line.staffing, role), absent) for line in self._rate_lines()]
        return np.repeat(np.array(places), len(BOUNDS))


@lru_cache(maxsize=8)
def layout(assumptions: Assumptions) -> Layout:
    """The layout of these assumptions, worked out once."""
    return Layout(assumptions)
