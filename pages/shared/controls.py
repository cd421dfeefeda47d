"""Assumption -> widget. Everything a widget needs to know is read from the assumption's entry.

A widget is seeded from the scenario before it is drawn and hands its value to `session.change`;
it never holds the only copy of anything.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from model.study.assumptions import Assumption, Setting
from pages.shared import session
from pages.shared.results import assumptions
from reporting import wording as words

IN_A_ROW = ("bound", "percentile")
FIELD = 72  # pixels: three of them in a row of the sidebar


def draw_assumption(
    entry: Assumption, *, slider: bool, settings: Sequence[Setting] | None = None
) -> None:
    """Draw the controls of one assumption: a row for values by bound, else one a member.

    `slider` asks for sliders where there is one value a control; number inputs else; `settings`
    for some of its members only. Schedules are edited on the page Minimum wage.
    """
    settings = assumptions().settings_of(entry.id) if settings is None else settings
    if entry.kind == "schedule" or not settings:
        return
    if entry.kind == "date":
        draw_date_of_schedule(settings[0])
    elif entry.kind == "choice":
        draw_choice(settings[0])
    elif entry.by in IN_A_ROW:
        draw_bounds(*settings)
    else:
        for setting in settings:
            draw_number(setting, slider=slider)


def alone(draw: Callable[..., None]) -> Callable[..., None]:
    """A control in a fragment of its own, so that it is drawn anew and its neighbours stay."""

    @functools.wraps(draw)
    def drawn(first: Setting, *others: Setting, **options: Any) -> None:
        st.fragment(key=fragment_key(first.id))(draw)(first, *others, **options)

    return drawn


def fragment_key(setting_id: str) -> str:
    """The fragment of a control; for controls in a row it is that of the first."""
    return f"control:{setting_id}"


def headline_settings(entry: Assumption) -> list[Setting]:
    """The settings of an entry that stand among the headline controls."""
    return [s for s in assumptions().settings_of(entry.id) if s.member in entry.headline_members]


def other_settings(entry: Assumption) -> list[Setting]:
    """The settings of an entry that stand under "More assumptions".

    Schedules and the shares of a role, which must add up to one, are edited in tables.
    """
    if entry.kind == "schedule" or entry.by == "occupation":
        return []
    settings = assumptions().settings_of(entry.id)
    return [setting for setting in settings if setting.member not in entry.headline_members]


@alone
def draw_number(setting: Setting, *, slider: bool) -> None:
    """One number: a slider, or a number input for what needs finer steps or cannot move."""
    scale = _range(setting)
    slides = slider and scale["min_value"] < scale["max_value"]
    widget: Callable[..., Any] = st.slider if slides else st.number_input
    if slides and words.is_share(setting.entry):
        scale = {**scale, "format": f"{scale['format']} %%"}
    label = setting.label if slides else f"{setting.label}, {words.screen_unit(setting.entry)}"
    widget(
        words.plain(label),
        key=_seeded(setting),
        on_change=take,
        args=(setting.id,),
        help=words.plain(setting.entry.description),
        **scale,
    )
    draw_way_back([setting])


@alone
def draw_bounds(*settings: Setting) -> None:
    """Number inputs in a row, such as lower bound, interim point, upper bound."""
    entry = settings[0].entry
    names = " · ".join(words.member_in_a_row(setting) for setting in settings)
    unit = words.screen_unit(entry)
    ending = "" if unit in entry.label.lower() else f", {unit}"
    st.markdown(
        f":small[{words.plain(f'{entry.label}: {names}{ending}')}]",
        help=words.plain(entry.description),
    )
    # A horizontal container and not columns, which the browser draws as three more containers each.
    row = st.container(horizontal=True, gap="xsmall")
    for setting in settings:
        # The line above is read with the eyes; the label says the same to a screen reader.
        row.number_input(
            words.plain(f"{entry.label}, {words.member_in_a_row(setting)}"),
            label_visibility="collapsed",
            width=FIELD,
            key=_seeded(setting),
            on_change=take,
            args=(setting.id, settings[0].id),
            **_range(setting),
        )
    draw_way_back(settings)


@alone
def draw_choice(setting: Setting) -> None:
    """One of the entry's choices."""
    st.selectbox(
        words.plain(setting.label),
        list(setting.entry.choices),
        format_func=lambda choice: words.value_in_words(setting.entry, choice),
        key=_seeded(setting),
        on_change=take,
        args=(setting.id,),
        help=words.plain(setting.entry.description),
    )
    draw_way_back([setting])


@alone
def draw_date_of_schedule(setting: Setting) -> None:
    """A date among the steps of the minimum wage in force: "Jan 2019 $8.60"."""
    steps = words.minimum_wage_steps(assumptions(), session.current_scenario())
    in_force = session.current_scenario().value(assumptions(), setting.id)
    st.select_slider(
        words.plain(setting.label),
        sorted({*steps, in_force}),
        format_func=lambda date: words.date_and_wage(date, steps),
        key=_seeded(setting),
        on_change=take,
        args=(setting.id,),
        help=words.plain(setting.entry.description),
    )
    draw_way_back([setting])


def draw_way_back(settings: Sequence[Setting]) -> None:
    """Under a changed control: what the study has, as the button that goes back to it."""
    scenario = session.current_scenario()
    changed = [setting for setting in settings if setting.id in scenario.changes]
    if not changed:
        return
    entry = settings[0].entry
    study = words.values_in_words(entry, [setting.study_value for setting in settings])
    st.button(
        words.plain(f"study: {study}"),
        key=f"back:{settings[0].id}",
        type="tertiary",
        icon=":material/undo:",
        on_click=go_back,
        args=tuple(setting.id for setting in changed),
        help=words.plain(f"{entry.label}: back to the study"),
    )


def take(setting_id: str, first_id: str = "") -> None:
    """A widget's value becomes the scenario's; an emptied field goes back to the study.

    `first_id` is the first setting of the row that the widget stands in.
    """
    if session.put_back_if_late(widget_key(setting_id)):
        return
    entry = assumptions().settings[setting_id].entry
    shown = st.session_state[widget_key(setting_id)]
    before = session.current_scenario()
    if shown is None:
        session.reset(setting_id)
        session.redraw()
    value = words.from_screen(entry, shown) if entry.kind == "number" else shown
    if value == before.value(assumptions(), setting_id):
        return  # a section that was drawn anew says what it has; notices stay
    session.change(setting_id, value)
    after = session.current_scenario()
    says_the_same = (setting_id in before.changes) == (setting_id in after.changes)
    stays = says_the_same and after.value(assumptions(), setting_id) == value
    own = () if stays else (fragment_key(first_id or setting_id),)
    session.redraw_at_once(sidebar=own)


def go_back(*setting_ids: str) -> None:
    """Take settings back to the study."""
    session.reset(*setting_ids)
    session.redraw()


def widget_key(setting_id: str) -> str:
    """The widget's key; Streamlit makes the class `st-key-...` from it."""
    return "control-" + setting_id.replace(".", "-")


def _seeded(setting: Setting) -> str:
    """The widget's key, its state set to the value in force."""
    value = session.current_scenario().value(assumptions(), setting.id)
    shown = words.on_screen(setting.entry, value) if setting.entry.kind == "number" else value
    return seeded(widget_key(setting.id), shown)


def seeded(key: str, shown: Any) -> str:
    """The key, the state of its widget set to what shall be shown, where it is not already.

    It is set only then: a value sent while a person drags would take the slider back.
    """
    if not session.is_told(key, shown):
        session.seed(key, shown)
    return key


def _range(setting: Setting) -> dict[str, Any]:
    """Limits, step and number format of a numeric widget, in screen units."""
    entry = setting.entry
    if entry.limits is None or entry.step is None:
        raise ValueError(f"{entry.id}: a number needs limits and a step")
    return {
        "min_value": words.on_screen(entry, entry.limits.minimum),
        "max_value": words.on_screen(entry, entry.limits.maximum),
        "step": words.on_screen(entry, entry.step),
        "format": f"%.{words.decimals(entry)}f",
    }
