"""The changes of a scenario: what their ids stand for, their values, and what is wrong with them.

A change is an assumption id and a value. The id names an entry of the assumptions or one member of
it, so it stands for one setting or for several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from model.study.assumptions import Assumption, Assumptions, Setting, Value
from model.study.values import shown, value_fault, value_from_text, value_of

MOST_MEMBERS_NAMED = 12  # of an entry, where a message lists the ids that are allowed
SUM_TOLERANCE = 1e-6  # of position weights, which must add up to 1


def settings_named(assumptions: Assumptions, change_id: object) -> tuple[Setting, ...]:
    """The settings that an id stands for; () where it stands for none."""
    return assumptions.named.get(change_id, ()) if isinstance(change_id, str) else ()


def changes_of_texts(texts: Mapping[str, str], assumptions: Assumptions) -> dict[str, Any]:
    """Changes from texts by id, as a link or a CSV row has them.

    A text that cannot be read as its setting's value stays text, and an unknown id stays too:
    `checked` names the faults.
    """
    changes: dict[str, Any] = {}
    for change_id, text in texts.items():
        settings = settings_named(assumptions, change_id)
        changes[change_id] = value_from_text(text, settings[0].entry) if settings else text
    return changes


def changes_by_setting(
    changes: Mapping[str, Any], assumptions: Assumptions
) -> tuple[dict[str, Value], list[str]]:
    """The changes by setting id, values in the form that the model keeps; and all their faults.

    A fault is a sentence that says what is allowed; [] where all changes are possible.
    """
    faults: list[str] = []
    by_setting: dict[str, Value] = {}
    weights: dict[str, Assumption] = {}
    for change_id, raw_value in changes.items():
        settings = settings_named(assumptions, change_id)
        if not settings:
            faults.append(_unknown_id(assumptions, change_id))
            continue
        entry = settings[0].entry
        if entry.by == "occupation":
            weights[entry.id] = entry
        value = value_of(raw_value, entry)
        fault = value_fault(value, entry)
        if fault:
            faults.append(f"{change_id} ({entry.label}) {fault}")
        for setting in settings:
            if setting.id in by_setting:
                faults.append(f"{setting.id} is given twice, the second time by {change_id}")
            by_setting[setting.id] = value
    # Weights that are no numbers cannot be added up, so their sums come after all other faults.
    return by_setting, faults or _weight_faults(assumptions, weights.values(), by_setting)


def _unknown_id(assumptions: Assumptions, change_id: object) -> str:
    entry_id = str(change_id).split(".")[0]
    if entry_id in assumptions.entries:
        members = [setting.id for setting in assumptions.settings_of(entry_id)]
        allowed = f"allowed are {', '.join(members[:MOST_MEMBERS_NAMED])}"
    else:
        allowed = "`python -m model assumptions` lists the ids that are allowed"
    return f"{shown(str(change_id))} is not an assumption; {allowed}"


def _weight_faults(
    assumptions: Assumptions, entries: Iterable[Assumption], by_setting: Mapping[str, Value]
) -> list[str]:
    """Position weights of a role that, changed and unchanged together, do not add up to 1."""
    faults = []
    for entry in entries:
        total = sum(
            by_setting.get(setting.id, setting.study_value)
            for setting in assumptions.settings_of(entry.id)
        )
        if abs(total - 1) > SUM_TOLERANCE:
            faults.append(
                f"{entry.id} ({entry.label}) adds up to {total:g}; "
                "the shares of a role must add up to 1"
            )
    return faults
