"""Compare: up to four scenarios side by side, and what drives the difference between two."""

import streamlit as st

from model.compare import bridge, bridge_of, comparison
from model.trace import unit_in_words
from pages.shared import controls, frame, plots, session
from pages.shared.build_up_words import subtitle
from pages.shared.charts_compare import bridge_chart, bridge_title
from pages.shared.comparison_table import bridge_columns, comparison_table
from pages.shared.service_choice import chosen_bound, chosen_service, draw_bound, draw_service
from pages.shared.words import plain

view = frame.page("Compare", ("compare-table", "compare-bridge"))
a = view.assumptions


def take_scenarios() -> None:
    """The chosen scenarios are the compared ones."""
    session.put_compared_names(st.session_state["compare-scenarios"])
    session.redraw(sidebar=())


def take_bridge() -> None:
    """The bridge leads between the two chosen scenarios."""
    session.put_bridge_names(st.session_state["compare-From"], st.session_state["compare-To"])


@st.fragment(key="compare-table")
def table() -> None:
    known, chosen = session.comparable_scenarios(), session.compared_names()
    st.multiselect(
        "Scenarios, at most four; the others are compared with the first",
        list(known),
        key=controls.seeded("compare-scenarios", list(chosen)),
        max_selections=session.COMPARED_AT_MOST,
        on_change=take_scenarios,
    )
    draw_bound(a, st.container(), "compare")
    if chosen:
        rates = comparison(a, [known[name] for name in chosen])
        shown = comparison_table(rates, chosen_bound(a))
        alt = "Rates of the compared scenarios by service, and their differences"
        st.dataframe(**shown, hide_index=True, key="compare-rates", alt=alt)
    else:
        st.info("Choose a scenario to see its rates.")


@st.fragment(key="compare-bridge")
def difference() -> None:
    st.subheader("What drives the difference", help=plain(a.terms["bridge"]))
    known = session.comparable_scenarios()
    names = session.bridge_names()
    boxes = st.columns(3)
    draw_service(a, boxes[0], "compare")
    for box, label, name in zip(boxes[1:], ("From", "To"), names, strict=True):
        key = controls.seeded(f"compare-{label}", name)
        box.selectbox(label, list(known), key=key, on_change=take_bridge)
    service, bound = a.services[chosen_service(a)], chosen_bound(a)
    steps = bridge_of(bridge(a, *(known[name] for name in names)), service, bound)
    title, said = bridge_title(steps), subtitle(a, service.key, bound)
    unit = unit_in_words(a, service.rate_line)
    if steps.empty:
        st.info(f"{title}, so that no rate differs.")
        return
    source = f"Source: {a.study['source_line']}; modeled. Parts are Shapley values (1953)."
    figure = bridge_chart(steps, names, title, said, unit, source, colors=plots.colors())
    plots.draw(plots.Plot(figure, f"{title}. {said}."), "compare-bridge-chart")
    with st.expander("The chart as a table"):
        columns = bridge_columns()
        st.dataframe(steps[list(columns)], hide_index=True, column_config=columns, alt=title)


table()
difference()
view.footer()
