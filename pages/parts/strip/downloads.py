"""What a person takes away: slides, workbook and data of the scenario that the page shows."""

from __future__ import annotations

import streamlit as st

from model.programs.loaded import employment_plan, programs, waiver_finder
from pages.parts import clock
from pages.parts.budget import plan
from pages.parts.compare import compared
from pages.parts.compensation.switches import counted
from pages.parts.sensitivity.asked import asked_of_sensitivity
from pages.shell import session
from pages.shell.results import assumptions, results, side_by_side
from reporting.chosen import Chosen
from reporting.files.program_files import finder_files, plan_files, program_files
from reporting.files.take_away import TakeAway, take_aways
from reporting.page_list import PAGES

RATE_STUDY = {entry.key for entry in PAGES}


def draw(page_key: str) -> None:
    """The popover with a button for each file, which is made when its button is pressed."""
    with st.popover("Download", key="take-away", on_change="rerun") as popover:
        if not popover.open:
            return
        carries = " and carries this scenario" if page_key in RATE_STUDY else ""
        st.caption(f"Each file is made when you press its button{carries}.")
        for number, file in enumerate(_files(page_key)):
            st.download_button(
                file.label,
                data=file.content,
                file_name=file.file_name,
                mime=file.mime,
                on_click="ignore",
                key=f"take-away-{number}",
                width="stretch",
            )


def _files(page_key: str) -> list[TakeAway]:
    if page_key in programs():
        in_force = results(session.scenario())
        of_program = program_files(programs()[page_key], session.program_values(), in_force)
        is_planned = page_key == "employment_team"
        of_plan = plan_files(employment_plan(), session.filled_plan()) if is_planned else []
        return [*of_program, *of_plan]
    if page_key == "waiver_finder":
        return finder_files(waiver_finder())
    others = [results(scenario) for scenario in compared.compared_with_current()]
    of_both = side_by_side(session.scenario())
    return take_aways(page_key, of_both, others, _chosen(page_key), clock.persons_day())


def _chosen(page_key: str) -> Chosen:
    own = assumptions()
    return Chosen(
        session.choice("service", own.services),
        session.choice("bound", own.bounds),
        session.choice("group", ["", *own.service_groups.values()]),
        asked_of_sensitivity(),
        counted(),
        plan.plan() if plan.texts() or page_key == "budget" else None,
        plan.texts(),
    )
