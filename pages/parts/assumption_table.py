"""The table of assumptions: what a person types into it becomes a change, or a message.

The table is fed from the scenario, never from its own output, and made anew for each set of values
in force and each refusal, so that an edit is never laid over the values that it made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from model import Assumptions, Scenario
from model.scenario.changes import SUM_TOLERANCE
from model.scenario.scenario import base_scenario
from model.study.numbers_and_dates import is_bare_number
from model.study.parts import Base
from model.study.settings import Assumption, Setting, Value
from model.study.values import value_fault, value_of
from model.study.words import amount
from pages.parts import plain_table
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting import wording
from reporting.tables import assumption_rows

LETTER, MARGIN, WIDEST = 6, 24, 460  # pixels
ICON_LETTERS = 4  # room for the sign of an editable column beside its heading
REFUSED = "Change not applied."
FAR = 100  # times the base's amount, or a hundredth of it: typed in cents, or a slip
EDITED_HERE = "Double-click or press Enter to edit; an emptied cell goes back to {}"
ON_A_PHONE = "A phone shows the values; change them in the sidebar, under More assumptions."
BAND_MEANS = "For calibrated values: values consistent with the tables"


def draw(section: str, settings: Sequence[Setting]) -> None:
    """The table of one section: the column Scenario can be edited, the others cannot.

    Position weights wait for a button, because those of a role must total 100% together. A phone
    has no room for the table and shows its values; it keeps that of the weights, which no field of
    the sidebar can change.
    """
    frame = assumption_rows.table(assumptions(), session.scenario(), settings)
    ids = tuple(frame.index)
    together = any(setting.entry.by == "occupation" for setting in settings)
    name = _name("weights" if together else "assumptions", section, settings)
    wired = heard(name, partial(_take, ids))
    _draw_values_on_a_phone(frame, name)
    edits = st.session_state.get(wired["key"], {})
    st.data_editor(
        frame,
        column_config=assumption_columns(frame, assumptions().base),
        column_order=[name for name in frame.columns if frame[name].any()],
        disabled=[name for name in frame.columns if name != "scenario"],
        hide_index=True,
        height="content",
        alt=f"{section}: scenario values, can be edited, beside {assumptions().base.in_words}",
        **({"key": wired["key"]} if together else wired),
    )
    if together:
        _draw_weights(ids, edits, wired["key"])


def _draw_values_on_a_phone(frame: pd.DataFrame, name: str) -> None:
    base = assumptions().base
    headings = {"label": "Assumption", "scenario": "Scenario", "base": base.name, "unit": "Unit"}
    columns = {each: ("", heading, str) for each, heading in headings.items()}
    plain_table.draw_on_a_phone(frame, columns, f"values-{name}", ON_A_PHONE)


def draw_for_paper(settings: Sequence[Setting]) -> None:
    """All rows that are shown, whether their sections are open or not."""
    scenario = session.scenario()
    values = [scenario.value(assumptions(), setting.id) for setting in settings]
    every = _rows_of_base(base_scenario(assumptions()))
    rows = every.loc[[setting.id for setting in settings]].assign(
        scenario=[
            assumption_rows.cell(setting.entry, value)
            for setting, value in zip(settings, values, strict=True)
        ],
        source=[assumption_rows.source(assumptions(), scenario, setting) for setting in settings],
    )
    headings = {"label": "Assumption", "scenario": "Scenario", "base": assumptions().base.name,
                "unit": "Unit", "source": "Source", "kind": "Kind"}  # fmt: skip
    columns = {name: ("", heading, str) for name, heading in headings.items()}
    plain_table.draw_for_paper(rows, columns, "assumptions")


@lru_cache(maxsize=2)
def _rows_of_base(base: Scenario) -> pd.DataFrame:
    """All rows where nothing is changed: to write 181 takes longer than all else of the page."""
    return assumption_rows.table(assumptions(), base, assumptions().settings.values())


def _draw_weights(ids: Sequence[str], edits: Mapping[str, Any], key: str) -> None:
    """The button that applies the weights, and what those typed so far add up to."""
    values, _ = read(assumptions(), typed(edits, ids))
    totals = assumption_rows.weight_totals(assumptions(), session.scenario(), values)
    st.button(
        "Apply weights", key=f"apply-{key}", disabled=not totals, **clicked(_take, ids, edits)
    )
    faults = weight_faults(assumptions(), session.scenario(), values)
    for said in faults or ["Ready to apply"] * bool(totals):
        st.caption(plain(said))


def _name(kind: str, section: str, settings: Sequence[Setting]) -> str:
    """A name that is another one as soon as a value in force or the rows are."""
    scenario = session.scenario()
    state = tuple((s.id, scenario.value(assumptions(), s.id)) for s in settings)
    return f"{kind}-{re.sub(r'[^a-z]+', '-', section.casefold())}-{abs(hash(state))}"


def _take(ids: Sequence[str], edits: Mapping[str, Any]) -> None:
    """Apply all that was typed into one table, or nothing of it, with a message that says why."""
    values, faults = read(assumptions(), typed(edits, ids))
    faults = faults or weight_faults(assumptions(), session.scenario(), values)
    if not faults:
        session.take(values)
        session.begin_generation()
        return
    session.put_notices(REFUSED, *faults)
    # The notice stands at the top of the page, which may be out of sight.
    st.toast(plain(f"{REFUSED} {faults[0]}"))
    if not assumption_rows.weight_totals(assumptions(), session.scenario(), values):
        session.begin_generation()


def typed(edits: Mapping[str, Any], ids: Sequence[str]) -> dict[str, str]:
    """Setting id -> the text typed for it; "" where the cell was emptied."""
    rows: Mapping[int, Mapping[str, Any]] = edits.get("edited_rows", {})
    return {ids[int(row)]: cells["scenario"] or "" for row, cells in rows.items() if cells}


def read(assumptions: Assumptions, texts: Mapping[str, str]) -> tuple[dict[str, Value], list[str]]:
    """The values of texts by setting id, and a sentence for each that cannot be one.

    An emptied cell is the base's value.
    """
    values: dict[str, Value] = {}
    faults = []
    for setting_id, text in texts.items():
        setting = assumptions.settings[setting_id]
        given = in_screen_unit(setting.entry, text) if text.strip() else setting.base_value
        fault = value_fault(given, setting.entry) or doubt(setting, text, assumptions.base)
        if fault:
            in_force = session.scenario().value(assumptions, setting_id)
            stays = wording.value_in_words(setting.entry, in_force)
            faults.append(f"{setting.label}: {fault}; it stays at {stays}")
        else:
            values[setting_id] = value_of(given, setting.entry)
    return values, faults


def in_screen_unit(entry: Assumption, text: str) -> str:
    """What was typed, with the percent sign that stands beside the cell of a share."""
    return f"{text.strip()}%" if wording.is_share(entry) and is_bare_number(text) else text


def doubt(setting: Setting, text: str, base: Base) -> str:
    """A question about a number without a sign that is far from the base's; "" if there is none.

    A share of 0.05 is 0.05% on the screen, but 5% may be meant: the fraction is nearer to the
    base's. An amount 100 times the base's may be cents. The number is refused, and typed again
    with its sign it is taken: nothing is in force that was not meant, and there is no state
    between.
    """
    entry, of_base = setting.entry, setting.base_value
    if entry.kind != "number" or not is_bare_number(text) or not of_base:
        return ""
    typed = value_of(in_screen_unit(entry, text), entry)
    meant, has = amount(typed, entry.unit), f"{base.possessive} is {amount(of_base, entry.unit)}"
    if wording.is_share(entry):
        fraction = 100 * typed
        is_nearer = 0 < fraction < 10 * of_base and not value_fault(fraction, entry)
        asked = (
            f"is {meant} or {amount(fraction, entry.unit)} meant? Type it with the % sign; {has}"
        )
        return asked if is_nearer else ""
    is_far = typed and not of_base / FAR < typed < of_base * FAR
    is_amount = entry.unit.startswith("dollars")
    return f"is {meant} meant? Type it with the $ sign; {has}" if is_amount and is_far else ""


def weight_faults(
    assumptions: Assumptions, scenario: Scenario, values: Mapping[str, Value]
) -> list[str]:
    """A sentence for each role whose position weights would not total 100%."""
    totals = assumption_rows.weight_totals(assumptions, scenario, values)
    return [
        f"{label} total {amount(total, 'share')}; they must total 100%"
        for label, total in totals.items()
        if abs(total - 1) > SUM_TOLERANCE
    ]


def assumption_columns(frame: pd.DataFrame, base: Base) -> dict[str, Any]:
    """The columns of `assumption_rows.table` as they are headed, wide enough for their texts."""
    headed: dict[str, tuple[str, dict[str, Any]]] = {
        "label": ("Assumption", {"pinned": True}),
        "scenario": ("Scenario", {"alignment": "right", "help": EDITED_HERE.format(base.in_words)}),
        "base": (base.name, {"alignment": "right"}),
        "unit": ("Unit", {}),
        "limits": ("Limits", {"help": "What a scenario may set"}),
        "base_range": (
            f"Range in {base.in_words}",
            {"help": "The lowest and the highest value that it uses or prints"},
        ),
        "band": ("Consistent with the tables", {"help": BAND_MEANS}),
        "kind": ("Kind", {}),
        "source": ("Source", {"help": "Section or table of the study, or another source"}),
    }
    return {
        name: st.column_config.TextColumn(head, width=_width(head, frame[name]), **options)
        for name, (head, options) in headed.items()
    }


def _width(heading: str, texts: pd.Series) -> int:
    longest = max(len(heading) + ICON_LETTERS, int(texts.str.len().max()))
    return min(LETTER * longest + MARGIN, WIDEST)
