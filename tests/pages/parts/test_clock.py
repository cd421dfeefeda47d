"""A file names the day of the person who takes it away, not the server's."""

from __future__ import annotations

import datetime

import pytest

from pages.parts.clock import day_in

LATE = datetime.datetime(2026, 11, 26, 23, 30, tzinfo=datetime.UTC)
EARLY = LATE.replace(hour=0)


@pytest.mark.parametrize(
    ("time_zone", "moment", "day"),
    [
        ("America/Chicago", LATE, "2026-11-26"),
        ("America/Chicago", EARLY, "2026-11-25"),
        ("Pacific/Kiritimati", LATE, "2026-11-27"),
        ("Pacific/Kiritimati", LATE.replace(month=12, day=31), "2027-01-01"),
        ("Etc/UTC", LATE, "2026-11-26"),
    ],
)
def test_the_day_is_that_of_the_time_zone(
    time_zone: str, moment: datetime.datetime, day: str
) -> None:
    assert day_in(time_zone, moment).isoformat() == day


@pytest.mark.parametrize("told", [None, "", "Mars/Phobos", "America", "../../etc/passwd", "\0"])
def test_without_a_zone_that_is_known_it_is_the_servers(told: str | None) -> None:
    assert day_in(told, LATE) == LATE.astimezone().date()
