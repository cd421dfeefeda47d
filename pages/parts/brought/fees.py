"""Load a fee schedule: the current rates of a date, from a file that a person brings."""

from __future__ import annotations

import datetime

import streamlit as st

from model import ScenarioError
from model.scenario.loaded_rates import FEE
from model.tables.columns import FEE_SCHEDULE
from model.tables.fee_schedule import DATES, fee_schedule
from model.tables.files import ENDINGS, LARGEST, sheets_of_file
from model.tables.sheets import source_name
from pages.parts import clock
from pages.parts.brought import report
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.session_value import SessionValue
from pages.shell.widgets import file_heard, heard
from reporting.files.table_words import TableReport, fee_report

ABOUT = (
    "A CSV or .xlsx with procedure code, modifier, rate and effective date, such as a fee schedule "
    "of MO HealthNet. For each service, the newest rate in force on the date becomes the "
    "scenario's current rate, with its source. A service is taken whole or not at all, and every "
    "row is listed with what became of it. The file stays in this session."
)
# The date of the rates, the person's own day at first.
date_of_rates = SessionValue[datetime.date | None]("fees_date", None)
# Name and content of the file that was brought last, and what became of it.
last_file = SessionValue[tuple[str, bytes] | None]("fees_brought", None)
last_report = SessionValue[TableReport | None]("fees_report", None)


def draw() -> None:
    """The date, the uploader, the template, and what became of the file that was brought last."""
    with st.expander("Load a fee schedule", key="fee-schedule", on_change="rerun") as box:
        if not box.open:
            return
        st.caption(plain(ABOUT))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                "Rates in force on",
                value=_date(),
                min_value=DATES.minimum,
                max_value=DATES.maximum,
                format="MM/DD/YYYY",
                width=160,
                **heard("fees-date", _choose_date),
            )
            report.draw_template(FEE_SCHEDULE, "fee-schedule")
        st.file_uploader(
            "Fee schedule (.csv, .xlsx)",
            type=ENDINGS,
            max_upload_size=LARGEST // 1_000_000,
            **file_heard("load-fees", _load),
        )
        with st.container(key="fees-told"):
            if of_file := last_report():
                report.draw(of_file, "fees")


def _date() -> datetime.date:
    return date_of_rates() or clock.persons_day()


def _choose_date(date: datetime.date | None) -> None:
    """Note the date; the file that was brought last is read again for it."""
    date_of_rates.put(date)
    if file := last_file():
        _load(*file)


def _load(file_name: str, content: bytes) -> None:
    """Put the rates of a file in force, or say all its faults and leave all as it is."""
    source, scenario = source_name(file_name), session.scenario()
    last_file.put((file_name, content))
    before = {
        service: scenario.value(assumptions(), f"{FEE}.{service}")
        for service in assumptions().services
    }
    try:
        schedule = fee_schedule(sheets_of_file(content), assumptions(), _date(), before)
    except ScenarioError as error:
        last_report.put(TableReport(source, faults=tuple(error.faults)))
    else:
        last_report.put(fee_report(schedule, source, assumptions()))
        session.put_loaded_rates(schedule.loaded(source))
    session.begin_generation()
