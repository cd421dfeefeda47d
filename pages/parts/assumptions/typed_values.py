"""What is typed into the table of assumptions: a value, or a sentence that says why it is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model import Assumptions, Scenario
from model.scenario.changes import SUM_TOLERANCE
from model.study.numbers_and_dates import is_bare_number
from model.study.parts import Base
from model.study.settings import Assumption, Setting, Value
from model.study.values import value_fault, value_of
from model.study.words import amount
from reporting.tables import assumption_rows
from reporting.wording.values import is_share, value_in_words

FAR = 100  # times the base's amount, or a hundredth of it: typed in cents, or a slip


def typed_texts(edits: Mapping[str, Any], ids: Sequence[str]) -> dict[str, str]:
    """Setting id -> the text typed for it; "" where the cell was emptied.

    edits: as `st.data_editor` keeps them. ids: of the settings, in the order of the rows.
    """
    rows: Mapping[int, Mapping[str, Any]] = edits.get("edited_rows", {})
    return {ids[int(row)]: cells["scenario"] or "" for row, cells in rows.items() if cells}


def read(
    assumptions: Assumptions, scenario: Scenario, texts: Mapping[str, str]
) -> tuple[dict[str, Value], list[str]]:
    """The values of texts by setting id, and a sentence for each that cannot be one.

    scenario: in force, which stays where a text cannot be read. An emptied cell is the base's
    value.
    """
    values: dict[str, Value] = {}
    faults = []
    for setting_id, text in texts.items():
        setting = assumptions.settings[setting_id]
        typed = in_screen_unit(setting.entry, text) if text.strip() else setting.base_value
        fault = value_fault(typed, setting.entry) or doubt(setting, text, assumptions.base)
        if fault:
            stays = value_in_words(setting.entry, scenario.value(assumptions, setting_id))
            faults.append(f"{setting.label}: {fault}; it stays at {stays}")
        else:
            values[setting_id] = value_of(typed, setting.entry)
    return values, faults


def in_screen_unit(entry: Assumption, text: str) -> str:
    """What was typed, with the percent sign that stands beside the cell of a share."""
    return f"{text.strip()}%" if is_share(entry) and is_bare_number(text) else text


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
    if is_share(entry):
        fraction = 100 * typed
        is_nearer = 0 < fraction < 10 * of_base and not value_fault(fraction, entry)
        other = amount(fraction, entry.unit)
        return f"is {meant} or {other} meant? Type it with the % sign; {has}" if is_nearer else ""
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
