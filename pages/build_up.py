"""Build-up: one service at one bound, from the direct care wage to the rate."""

import streamlit as st

from model.trace import build_up_row, components_beside, trace, unit_in_words
from pages.shared import frame, link, plots
from pages.shared.build_up_words import numbers_of_rate, parts_columns, subtitle
from pages.shared.charts_build_up import build_up_chart, build_up_title
from pages.shared.service_choice import chosen_bound, chosen_service, draw_bound, draw_service
from pages.shared.trace_table import parts_of, trace_table

view = frame.page("Build-up", ("build-up-numbers", "build-up-chart", "build-up-trace"))
a = view.assumptions


@st.fragment(key="build-up-numbers")
def numbers() -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    draw_service(a, left, "build-up")
    draw_bound(a, right, "build-up")
    found = numbers_of_rate(view.study_results, view.results, chosen_service(a), chosen_bound(a))
    for column, (label, value, beside) in zip(st.columns(4), found, strict=False):
        column.metric(label, value, beside, delta_color="off", delta_arrow="off")


@st.fragment(key="build-up-chart")
def chart() -> None:
    service, bound = chosen_service(a), chosen_bound(a)
    line = a.services[service].rate_line
    rows = [build_up_row(held, line, bound) for held in (view.study_results, view.results)]
    parts = components_beside(*rows)
    title, said = build_up_title(parts), subtitle(a, service, bound)
    figure = build_up_chart(
        parts,
        title,
        said,
        unit_in_words(a, line),
        f"Source: {a.study['source_line']}; modeled.",
        float(view.scenario.value(a, f"fee_schedule_rate_usd.{service}")),
        changed=bool(view.scenario.changes),
        colors=plots.colors(),
    )
    plots.draw(plots.Plot(figure, f"{title}. {said}, by part."), "build-up-waterfall")
    with st.expander("The chart as a table"):
        columns = parts_columns()
        st.dataframe(parts[list(columns)], hide_index=True, column_config=columns, alt=title)


@st.fragment(key="build-up-trace")
def steps() -> None:
    line = a.rate_lines[a.services[chosen_service(a)].rate_line]
    study, scenario = (
        trace(held, line.key, chosen_bound(a)) for held in (view.study_results, view.results)
    )
    named = parts_of(a, scenario)
    with st.expander("Step by step", expanded=not view.briefing):
        st.caption("A number with a link opens its assumption in a new tab.")
        part = st.segmented_control(
            "Part of the build-up",
            list(named),
            format_func=lambda key: named[key],
            default=next(iter(named)),
            required=True,
            key=f"build-up-part-{line.staffing}",
        )
        st.markdown(trace_table(a, study, scenario, str(part), link.parameters(view.scenario, a)))


numbers()
chart()
steps()
view.footer()
