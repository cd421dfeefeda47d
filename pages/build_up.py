"""Build-up: one service at one bound, from the direct care wage to the rate."""

from __future__ import annotations

import streamlit as st

from model.findings.components import parts_of_rate
from model.findings.side_by_side import SideBySide
from model.findings.trace import trace
from pages.parts import chart, choices, numbers, terms
from pages.parts.bases import base_words
from pages.parts.compensation import pay
from pages.parts.solve import solver
from pages.parts.tables.rates import draw_components
from pages.parts.trace_table import draw_table, parts_table, trace_table
from pages.shell import link
from pages.shell.markdown import plain
from reporting import large_numbers
from reporting.charts import build_up
from reporting.charts.plot import Plot
from reporting.pay.supported_wage import supported_wage_in_words
from reporting.step_words import parts_of_trace
from reporting.wording.names import unit_of_service

TERMS = (
    "overtime", "productivity", "billable_share", "program_share", "admin_share",
    "electronic_visit_verification", "employee_related_expenses", "blended_wage",
)  # fmt: skip


def opening(side_by_side: SideBySide) -> None:
    """The service, the bound and its rate."""
    st.title("Build-up")
    service, bound = choices.service_and_bound()
    numbers.draw(large_numbers.of_rate(side_by_side, service, bound))


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    service, bound = choices.chosen_service(), choices.chosen_bound()
    st.markdown(plain(supported_wage_in_words(side_by_side, service, bound)))
    base_words.draw_wage(side_by_side, service)
    shown = plot(side_by_side)
    parts = parts_of_rate(side_by_side, service, bound)
    unit = unit_of_service(side_by_side.assumptions, service)
    is_changed = side_by_side.is_changed
    base_name = side_by_side.assumptions.base.name
    draw_table(
        "on-phone-parts", parts_table(parts, unit, is_changed=is_changed, base_name=base_name)
    )
    chart.draw(
        shown,
        "build-up",
        lambda: draw_components(parts, unit, shown.alt, is_changed=is_changed),
    )
    pay.draw(side_by_side, service, bound)
    solver.draw(side_by_side, service, bound)
    _draw_steps(side_by_side, service, bound)
    terms.draw(*TERMS)


def plot(side_by_side: SideBySide) -> Plot:
    """The build-up of the chosen service at the chosen bound."""
    chosen = choices.chosen_service(), choices.chosen_bound()
    return build_up.build_up(side_by_side, *chosen)


def _draw_steps(side_by_side: SideBySide, service: str, bound: str) -> None:
    assumptions = side_by_side.assumptions
    line = assumptions.rate_lines[assumptions.services[service].rate_line]
    base, scenario = (
        trace(results, line.key, bound) for results in (side_by_side.base, side_by_side.scenario)
    )
    with st.expander("Step by step", expanded=True):
        st.caption("A number with a link opens its assumption in a new tab.")
        parts = parts_of_trace(assumptions, scenario)
        part = st.segmented_control(
            "Part of the build-up",
            list(parts),
            format_func=lambda key: parts[key],
            default=next(iter(parts)),
            required=True,
            key=f"build-up-part-{line.staffing}",
        )
        draw_table("trace", trace_table(assumptions, base, scenario, str(part), link.parameters()))
