"""What a page shows besides the scenario: a service, a bound, a group. It stands in the link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages.shell import session
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.charts import ranges
from reporting.wording.names import service_label


def select(label: str, name: str, options: Mapping[str, str]) -> str:
    """A list to choose one of `options` (key -> text) from; the chosen key."""
    keys = list(options)
    chosen = session.choice(name, keys)
    st.selectbox(
        label,
        keys,
        index=keys.index(chosen),
        format_func=lambda key: options[key],
        **heard(f"choice-{name}", partial(session.choose, name)),
    )
    return chosen


def buttons(label: str, name: str, options: Mapping[str, str], **how: Any) -> str:
    """Buttons to choose one of `options` (key -> text) with; the chosen key."""
    chosen = session.choice(name, options)
    st.segmented_control(
        label,
        list(options),
        default=chosen,
        format_func=lambda key: options[key],
        required=True,
        **how,
        **heard(f"choice-{name}", partial(session.choose, name)),
    )
    return chosen


def service(keys: Iterable[str] = ()) -> str:
    """The list of the services, or of those with the given keys; the key of the chosen one."""
    listed = list(keys) or list(assumptions().services)
    return select("Service", "service", {key: service_label(assumptions(), key) for key in listed})


def chosen_service() -> str:
    """The key of the chosen service, without a list to choose it from."""
    return session.choice("service", assumptions().services)


def bound() -> str:
    """The buttons of the bounds; the chosen one."""
    return buttons("Bound", "bound", assumptions().bounds)


def service_and_bound() -> tuple[str, str]:
    """Both beside each other; the chosen ones."""
    left, right = st.columns(2)
    with left:
        chosen = service()
    with right:
        return chosen, bound()


def order_of_services() -> str:
    """The buttons of the orders in which a chart shows all services; the chosen one."""
    return buttons("Order", "order", ranges.ORDERS, label_visibility="collapsed")


def chosen_bound() -> str:
    """The bound that was chosen with the buttons, which may stand elsewhere on the page."""
    return session.choice("bound", assumptions().bounds)


def chosen_order() -> str:
    """The chosen order of the services, without its buttons."""
    return session.choice("order", ranges.ORDERS)
