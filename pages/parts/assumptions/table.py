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

from model import Assumptions
from model.scenario.scenario import base_scenario
from model.study.parts import Base
from model.study.settings import Setting
from pages.parts import plain_table
from pages.parts.assumptions.typed_values import read, typed_texts, weight_faults
from pages.parts.typed_rows import refuse
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.tables import assumption_rows

LETTER, MARGIN, WIDEST = 6, 24, 460  # pixels
ICON_LETTERS = 4  # room for the sign of an editable column beside its heading
EDITED_HERE = "Double-click or press Enter to edit; an emptied cell goes back to {}"
ON_A_PHONE = "A phone shows the values; change them in the sidebar, under More assumptions."


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
        column_config=_column_config(frame, assumptions().base),
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
    columns = _plain_columns("label", "scenario", "base", "unit")
    plain_table.draw_on_a_phone(frame, columns, f"values-{name}", ON_A_PHONE)


def draw_for_paper(settings: Sequence[Setting]) -> None:
    """All rows that are shown, whether their sections are open or not."""
    own, scenario = assumptions(), session.scenario()
    rows = (
        _rows_of_base(own)
        .loc[[each.id for each in settings]]
        .assign(
            scenario=[
                assumption_rows.cell(each.entry, scenario.value(own, each.id)) for each in settings
            ],
            source=[assumption_rows.source(own, scenario, each) for each in settings],
        )
    )
    columns = _plain_columns("label", "scenario", "base", "unit", "source", "kind")
    plain_table.draw_for_paper(rows, columns, "assumptions")


def _plain_columns(*names: str) -> dict[str, plain_table.PlainColumn]:
    headings = _headings(assumptions().base)
    writers = dict.fromkeys(("scenario", "base"), plain_table.number_as_text)
    return {name: ("", headings[name], writers.get(name, str)) for name in names}


@lru_cache(maxsize=2)
def _rows_of_base(own: Assumptions) -> pd.DataFrame:
    """All rows where nothing is changed: to write 181 takes longer than all else of the page."""
    return assumption_rows.table(own, base_scenario(own), own.settings.values())


def _draw_weights(ids: Sequence[str], edits: Mapping[str, Any], key: str) -> None:
    """The button that applies the weights, and what those typed so far add up to."""
    values, _ = read(assumptions(), session.scenario(), typed_texts(edits, ids))
    totals = assumption_rows.weight_totals(assumptions(), session.scenario(), values)
    st.button(
        "Apply weights", key=f"apply-{key}", disabled=not totals, **clicked(_take, ids, edits)
    )
    faults = weight_faults(assumptions(), session.scenario(), values)
    for said in faults or ["Ready to apply"] * bool(totals):
        st.caption(plain(said))


def _name(kind: str, section: str, settings: Sequence[Setting]) -> str:
    """A name that is another one as soon as a value in force or the rows are."""
    own, scenario = assumptions(), session.scenario()
    state = tuple((each.id, scenario.value(own, each.id)) for each in settings)
    return f"{kind}-{re.sub(r'[^a-z]+', '-', section.casefold())}-{abs(hash(state))}"


def _take(ids: Sequence[str], edits: Mapping[str, Any]) -> None:
    """Apply all that was typed into one table, or nothing of it, with a message that says why."""
    values, faults = read(assumptions(), session.scenario(), typed_texts(edits, ids))
    faults = faults or weight_faults(assumptions(), session.scenario(), values)
    if not faults:
        session.take(values)
        session.begin_generation()
        return
    refuse(faults)
    if not assumption_rows.weight_totals(assumptions(), session.scenario(), values):
        session.begin_generation()


def _headings(base: Base) -> dict[str, str]:
    """What each column of `assumption_rows.table` is called."""
    return {
        "label": "Assumption",
        "scenario": "Scenario",
        "base": base.name,
        "unit": "Unit",
        "source": "Source",
        "kind": "Kind",
        "limits": "Limits",
        "base_range": f"Range in {base.in_words}",
        "band": "Consistent with the tables",
    }


def _column_config(frame: pd.DataFrame, base: Base) -> dict[str, Any]:
    """How the columns of `assumption_rows.table` look, each wide enough for its texts."""
    options: dict[str, dict[str, Any]] = {
        "label": {"pinned": True},
        "scenario": {"alignment": "right", "help": EDITED_HERE.format(base.in_words)},
        "base": {"alignment": "right"},
        "source": {"help": "Section or table of the study, or another source"},
        "limits": {"help": "What a scenario may set"},
        "base_range": {"help": "The lowest and the highest value that it uses or prints"},
        "band": {"help": "For calibrated values: values consistent with the tables"},
    }
    return {
        name: st.column_config.TextColumn(
            heading, width=_width(heading, frame[name]), **options.get(name, {})
        )
        for name, heading in _headings(base).items()
    }


def _width(heading: str, texts: pd.Series) -> int:
    longest = max(len(heading) + ICON_LETTERS, *map(len, texts))
    return min(LETTER * longest + MARGIN, WIDEST)
