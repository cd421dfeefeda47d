"""The day of the person at the screen: the server may stand where it is another."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import streamlit as st


def day_in(time_zone: str | None, moment: datetime.datetime) -> datetime.date:
    """The day of a moment in a time zone, such as "America/Chicago".

    moment: aware of its own zone. Where the zone is not told or not known here, the day is the
    server's own.
    """
    try:
        return moment.astimezone(ZoneInfo(time_zone) if time_zone else None).date()
    except (KeyError, ValueError, OSError):  # not listed; not a name of a zone; a folder of zones
        return moment.astimezone().date()


def persons_day() -> datetime.date:
    """The day on which a person takes a file away, by the time zone that the browser tells."""
    return day_in(st.context.timezone, datetime.datetime.now(datetime.UTC))
