"""What a person takes away: slides, workbook and data of the scenario in force.

Files are made when a button is pressed, from the same scenario that the page shows. The content of
the popover is drawn anew each time it is opened, so what its buttons hold is never out of date.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model import Scenario, compute
from pages.shared import filters, link, session
from pages.shared.results import assumptions
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


@st.fragment(key="take-away")
def draw() -> None:
    """The popover with a button for each file."""
    with st.popover("Take away", key="take-away", on_change="rerun") as popover:
        if not popover.open:
            return
        scenario, others = session.current_scenario(), compared_scenarios()
        title = session.page_title()
        st.caption("Each file is made when you press its button and carries this scenario.")
        _button("Slide of this page (.pptx)", slides(scenario, others, title), "pptx", "slide")
        _button("All slides (.pptx)", slides(scenario, others), "pptx", "slides")
        _button("Workbook with live formulas (.xlsx)", book(scenario, others), "xlsx")
        _button("Data of all tables (.zip)", tables(scenario, others), "zip")
        _button("Data for programs (.json)", json(scenario), "json")
        _button("The same numbers in Python (.py)", program(scenario), "py")


def compared_scenarios() -> list[Scenario]:
    """The scenarios chosen on the page Compare besides the one in force and the study."""
    known = session.comparable_scenarios()
    left_out = {session.CURRENT, Scenario().name, session.current_scenario().name}
    chosen = [known[name] for name in session.compared_names() if name not in left_out]
    return chosen[: deck.MOST_OTHERS]


def slides(scenario: Scenario, others: list[Scenario], title: str = "") -> Callable[[], bytes]:
    """What makes the full deck, or a deck of what the page with this title shows."""
    held = assumptions()
    service = held.services[link.page_parameter("service", held.services)]
    line, bound = service.rate_line, link.page_parameter("bound", held.bounds)
    group = filters.chosen("group")

    def file() -> bytes:
        own, study, *compared = (compute(held, each) for each in (scenario, Scenario(), *others))
        if title:
            page = page_key(title)
            return deck.slide_deck(
                page, own, study, compared, service_group=group, rate_line=line, bound=bound
            )
        return deck.deck(own, study, compared, rate_line=line, bound=bound)

    return file


def page_key(title: str) -> str:
    """The name of a page among `deck.PAGES`: "Build-up" -> build_up."""
    return title.lower().replace(" ", "_").replace("-", "_")


def book(scenario: Scenario, others: list[Scenario]) -> Callable[[], bytes]:
    """What makes the workbook."""
    held = assumptions()
    return lambda: workbook.workbook(held, scenario, others)


def tables(scenario: Scenario, others: list[Scenario]) -> Callable[[], bytes]:
    """What makes the zip of all tables, of the scenario and of those it is compared with."""
    held = assumptions()
    return lambda: data_files.tables_zip(compute(held, [scenario, *others]))


def json(scenario: Scenario) -> Callable[[], str]:
    """What makes the JSON file."""
    held = assumptions()
    return lambda: data_files.json_text(compute(held, scenario))


def program(scenario: Scenario) -> Callable[[], str]:
    """What makes the Python program."""
    held = assumptions()
    return lambda: data_files.python_text(compute(held, scenario))


def _button(label: str, file: Callable[[], bytes | str], ending: str, kind: str = "") -> None:
    stem = file_stem(session.current_scenario().name)
    st.download_button(
        label,
        data=file,
        file_name="-".join(filter(None, (stem, kind))) + f".{ending}",
        mime=MIME[ending],
        on_click="ignore",
        key=f"take-away-{kind or ending}",
        width="stretch",
    )
