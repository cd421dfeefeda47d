"""What budget staff change in a journey, on the screen and in a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.browser.screen import Screen


@dataclass(frozen=True)
class Move:
    """A headline control, where a person moves it, and what that makes of the assumption."""

    setting_id: str
    value: object
    shown: str

    def make(self, screen: Screen) -> None:
        """Move the control and wait until the address bar says so."""
        if self.shown.isdigit():
            screen.type_number(self.setting_id, self.shown)
        else:
            screen.move_slider(self.setting_id, self.shown)
        screen.wait_for_link(**{self.setting_id: str(self.value)})


MOVES = (
    Move("wage_percentile.lower", 40, "40"),
    Move("full_time_share.home_care", 0.6, "60%"),
    Move("paid_time_off_days_full_time.lower", 20, "20"),
    Move("overtime_share.care", 0.08, "8.0%"),
    Move("rates_as_of_date", date(2023, 1, 1), "Jan 2023 $12.00"),
)
BOUND_LABELS = {"lower": "Lower bound", "interim": "Interim point", "upper": "Upper bound"}
LATER_LAW = [
    {"effective_date": date(year, 1, 1), "minimum_wage_usd_per_hour": wage}
    for year, wage in (
        (2019, 8.60), (2020, 9.45), (2021, 10.30), (2022, 11.15), (2023, 12.00),
        (2024, 12.30), (2025, 13.75), (2026, 15.00),
    )
]  # fmt: skip
