"""Load volumes: the units of each service from a file that a person brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from model import ScenarioError
from model.tables import volumes
from model.tables.columns import VOLUMES, template
from model.tables.files import ENDINGS, LARGEST, sheets_of_file
from model.tables.sheets import source_name
from model.tables.volumes import Volumes
from pages.parts.brought import report
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import file_heard, heard
from reporting.data_files import CSV_MIME, csv_file
from reporting.files.table_words import Told, told_volumes

NAME = "volumes"
ABOUT = (
    "A CSV or .xlsx with procedure code, modifier, state fiscal year, and units or paid amount; "
    "units = paid / current rate where only dollars are given. A service is taken whole or not at "
    "all, and every row is listed with what became of it. The file stays in this session."
)
# Puts the volumes of a state fiscal year in force; the third is the file's name. Gives faults.
Take = Callable[[Volumes, int, str], Sequence[str]]


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
    st.download_button(
        "Download a template (.csv)",
        data=lambda: csv_file(template(VOLUMES, assumptions())),
        file_name="volumes-template.csv",
        mime=CSV_MIME,
        on_click="ignore",
        key="volumes-template",
    )
    with st.container(key="volumes-told"):
        if told := _told():
            if not told.faults:
                _draw_year(take)
            report.draw(told, NAME)


def load(file_name: str, content: bytes, fees_usd: Mapping[str, float], take: Take) -> None:
    """Put the newest year of a file in force, or say all its faults and leave all as it is."""
    source = source_name(file_name)
    try:
        brought = volumes.volumes(sheets_of_file(content), assumptions(), fees_usd)
    except ScenarioError as error:
        st.session_state["volumes_told"] = Told(source, faults=tuple(error.faults))
    else:
        st.session_state["volumes_told"] = told_volumes(brought, source, assumptions())
        st.session_state["volumes_brought"] = brought
        if brought.fiscal_years:
            _take_year(brought.fiscal_years[-1], take)
    session.begin_generation()


def _draw_year(take: Take) -> None:
    """Which year of the file is in force, where it has several."""
    brought: Volumes | None = st.session_state.get("volumes_brought")
    if brought is None or len(brought.fiscal_years) < 2:
        return
    st.selectbox(
        "State fiscal year of the file to use",
        brought.fiscal_years,
        index=brought.fiscal_years.index(st.session_state["volumes_year"]),
        **heard("volumes-year", lambda year: _take_year(year, take)),
    )


def _take_year(fiscal_year: int, take: Take) -> None:
    """Put a year in force; where that cannot be, say why."""
    told, brought = _told(), st.session_state["volumes_brought"]
    st.session_state["volumes_year"] = fiscal_year
    if told and (faults := take(brought, fiscal_year, told.source)):
        st.session_state["volumes_told"] = Told(told.source, faults=tuple(faults))


def _told() -> Told | None:
    told: Told | None = st.session_state.get("volumes_told")
    return told
