"""Which service and bound a page shows: chosen here or by the link (`service`, `bound`)."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model import Assumptions
from pages.shared import controls, link, session
from pages.shared.build_up_words import service_label


def chosen_service(assumptions: Assumptions) -> str:
    """Key of the service that the address bar says; the first one if it says none."""
    return link.page_parameter("service", assumptions.services)


def chosen_bound(assumptions: Assumptions) -> str:
    """The bound that the address bar says; the lower one if it says none."""
    return link.page_parameter("bound", assumptions.bounds)


def draw_service(assumptions: Assumptions, place: DeltaGenerator, page: str) -> None:
    """The box to choose a service."""
    place.selectbox(
        "Service",
        list(assumptions.services),
        format_func=lambda key: service_label(assumptions, key),
        key=controls.seeded(f"{page}-service", chosen_service(assumptions)),
        on_change=_take,
        args=("service", f"{page}-service"),
    )


def draw_bound(assumptions: Assumptions, place: DeltaGenerator, page: str) -> None:
    """The buttons to choose a bound."""
    place.segmented_control(
        "Bound",
        list(assumptions.bounds),
        format_func=lambda bound: assumptions.bounds[bound],
        required=True,
        key=controls.seeded(f"{page}-bound", chosen_bound(assumptions)),
        on_change=_take,
        args=("bound", f"{page}-bound"),
    )


def _take(name: str, key: str) -> None:
    link.put_page_parameter(name, st.session_state[key])
    session.redraw(sidebar=())
