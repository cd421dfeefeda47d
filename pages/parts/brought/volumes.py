"""Load volumes: the units of each service from a file that a person brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from model import ScenarioError
from model.tables import volumes
from model.tables.columns import VOLUMES
from model.tables.files import ENDINGS, LARGEST, sheets_of_file
from model.tables.sheets import source_name
from model.tables.volumes import Volumes
from pages.parts.brought import report
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.session_value import SessionValue
from pages.shell.widgets import file_heard, heard
from reporting.files.table_words import TableReport, volume_report

ABOUT = (
    "A CSV or .xlsx with procedure code, modifier, state fiscal year, and units or paid amount; "
    "units = paid / current rate where only dollars are given. A service is taken whole or not at "
    "all, and every row is listed with what became of it. The file stays in this session."
)
# Puts the volumes of a state fiscal year in force; the text is the name of their file. Returns why
# that cannot be, a sentence each; nothing where it can.
Take = Callable[[Volumes, int, str], Sequence[str]]
# The file that was brought last, its year in force, and what became of it.
last_volumes = SessionValue[Volumes | None]("volumes_brought", None)
year_in_force = SessionValue("volumes_year", 0)
last_report = SessionValue[TableReport | None]("volumes_report", None)


def draw(fees_usd: Mapping[str, float], take: Take) -> None:
    """The uploader, the template, and what became of the file that was brought last.

    fees_usd: service key -> current rate in dollars per unit.
    """
    st.caption(plain(ABOUT))
    st.file_uploader(
        "Load volumes (.csv, .xlsx)",
        type=ENDINGS,
        max_upload_size=LARGEST // 1_000_000,
        **file_heard("load-volumes", lambda name, content: load(name, content, fees_usd, take)),
    )
    report.draw_template(VOLUMES, "volumes")
    with st.container(key="volumes-told"):
        if report_of_file := last_report():
            volumes_of_file = last_volumes()
            if volumes_of_file and not report_of_file.faults:
                _draw_year(volumes_of_file, report_of_file.source, take)
            report.draw(report_of_file, "volumes")


def load(file_name: str, content: bytes, fees_usd: Mapping[str, float], take: Take) -> None:
    """Put the newest year of a file in force, or say all its faults and leave all as it is."""
    source = source_name(file_name)
    try:
        loaded = volumes.volumes(sheets_of_file(content), assumptions(), fees_usd)
    except ScenarioError as error:
        last_report.put(TableReport(source, faults=tuple(error.faults)))
    else:
        last_report.put(volume_report(loaded, source, assumptions()))
        last_volumes.put(loaded)
        if loaded.fiscal_years:
            _take_year(loaded, loaded.fiscal_years[-1], source, take)
    session.begin_generation()


def _draw_year(volumes_of_file: Volumes, source: str, take: Take) -> None:
    """Which year of the file is in force, where it has several."""
    years = volumes_of_file.fiscal_years
    if len(years) > 1:
        st.selectbox(
            "State fiscal year of the file to use",
            years,
            index=years.index(year_in_force()),
            **heard("volumes-year", lambda year: _take_year(volumes_of_file, year, source, take)),
        )


def _take_year(volumes_of_file: Volumes, fiscal_year: int, source: str, take: Take) -> None:
    """Put a year in force; where that cannot be, say why."""
    year_in_force.put(fiscal_year)
    if faults := take(volumes_of_file, fiscal_year, source):
        last_report.put(TableReport(source, faults=tuple(faults)))
