"""What a person takes away: slides, workbook and data of the scenario in force.

Files are made when a button is pressed, from the scenario that the page shows.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model import Scenario, compute
from pages.shell import session
from pages.shell.results import assumptions, results, side_by_side
from reporting import data_files, workbook
from reporting.provenance import file_stem
from reporting.slides import deck

MIME = {
    "pptx": deck.MIME,
    "xlsx": workbook.MIME,
    "zip": "application/zip",
    "json": "application/json",
    "py": "text/x-python",
}


def draw(page_key: str) -> None:
    """The popover with a button for each file."""
    with st.popover("Take away", key="take-away", on_change="rerun") as popover:
        if not popover.open:
            return
        scenario, others = session.scenario(), compared_scenarios()
        study, every = assumptions(), [scenario, *others]
        st.caption("Each file is made when you press its button and carries this scenario.")
        _draw_button("Slide of this page (.pptx)", slides(page_key), "pptx", "slide")
        _draw_button("All slides (.pptx)", slides(), "pptx", "slides")
        _draw_button(
            "Workbook with live formulas (.xlsx)",
            lambda: workbook.workbook(study, scenario, others),
            "xlsx",
        )
        _draw_button(
            "Data of all tables (.zip)", lambda: data_files.tables_zip(compute(study, every)), "zip"
        )
        _draw_button(
            "Data for programs (.json)", lambda: data_files.json_text(results(scenario)), "json"
        )
        _draw_button(
            "The same numbers in Python (.py)",
            lambda: data_files.python_text(results(scenario)),
            "py",
        )


def compared_scenarios() -> list[Scenario]:
    """The scenarios chosen on the page Compare besides the one in force and the study."""
    comparable = session.comparable_scenarios()
    left_out = {session.CURRENT, session.STUDY.name, session.scenario().name}
    chosen = [comparable[name] for name in session.compared_names() if name not in left_out]
    return chosen[: deck.MOST_OTHERS]


def slides(page_key: str = "") -> Callable[[], bytes]:
    """What makes the full deck, or the slides of what one page shows.

    A file is made after the page was drawn, and then there is no session to ask.
    """
    study, beside = assumptions(), side_by_side(session.scenario())
    others = [results(scenario) for scenario in compared_scenarios()]
    service = study.services[session.choice("service", study.services)]
    line, bound = service.rate_line, session.choice("bound", study.bounds)
    group = session.choice("group", ["", *study.service_groups.values()])
    if not page_key:
        return lambda: deck.deck(beside, others, rate_line=line, bound=bound)
    return lambda: deck.slide_deck(
        page_key, beside, others, service_group=group, rate_line=line, bound=bound
    )


def _draw_button(label: str, file: Callable[[], bytes | str], ending: str, kind: str = "") -> None:
    stem = file_stem(session.scenario().name)
    st.download_button(
        label,
        data=file,
        file_name="-".join(filter(None, (stem, kind))) + f".{ending}",
        mime=MIME[ending],
        on_click="ignore",
        key=f"take-away-{kind or ending}",
        width="stretch",
    )
