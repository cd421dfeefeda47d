"""The changes of a scenario: what their ids stand for, their values, and what is wrong with them.

A change is an assumption id and a value. The id names an entry of the assumptions or one member of
it, so it stands for one setting or for several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from model.study.assumptions import Assumptions
from model.study.settings import Assumption, Setting, Value
from model.study.values import value_fault, value_of
from model.study.words import amount, given_in_words

MOST_MEMBERS_NAMED = 12  # of an entry, where a message lists the ids that are allowed
MOST_IDS_OFFERED = 3  # in place of an unknown one
SUM_TOLERANCE = 1e-6  # of position weights, which must add up to 1


def settings_named(assumptions: Assumptions, change_id: object) -> tuple[Setting, ...]:
    """The settings that an id stands for; () where it stands for none."""
    return assumptions.named.get(change_id, ()) if isinstance(change_id, str) else ()


def changes_by_setting(
    changes: Mapping[str, Any], assumptions: Assumptions
) -> tuple[dict[str, Value], list[str]]:
    """The changes by setting id, values in the form that the model keeps; and all their faults.

    A value may be the text of a link or a file. A fault is a sentence that names the assumption by
    its label and says what was given and what is allowed; [] where all changes are possible.
    """
    faults: list[str] = []
    by_setting: dict[str, Value] = {}
    weights: dict[str, Assumption] = {}
    for change_id, written in changes.items():
        settings = settings_named(assumptions, change_id)
        if not settings:
            faults.append(unknown_id(assumptions, change_id))
            continue
        entry = settings[0].entry
        if entry.by == "occupation":
            weights[entry.id] = entry
        fault = value_fault(written, entry)
        if fault:
            label = settings[0].label if len(settings) == 1 else entry.label
            faults.append(f"{label}: {fault}")
        value = value_of(written, entry)
        for setting in settings:
            if setting.id in by_setting:
                faults.append(f"{setting.label} is given twice")
            by_setting[setting.id] = value
    # Weights that are no numbers cannot be added up, so their sums come after all other faults.
    return by_setting, faults or _weight_faults(assumptions, weights.values(), by_setting)


def unknown_id(assumptions: Assumptions, change_id: object) -> str:
    """That an id stands for nothing, and which ids were perhaps meant."""
    entry_id, _, member = str(change_id).partition(".")
    if member and entry_id in assumptions.entries:
        members = [setting.id for setting in assumptions.settings_of(entry_id)]
        offered = f"; allowed are {', '.join(members[:MOST_MEMBERS_NAMED])}"
    else:
        alike = [known for known in assumptions.entries if entry_id and entry_id in known]
        names = " or ".join(alike[:MOST_IDS_OFFERED])
        offered = f"; {names} may be meant" if alike else ""
    return f"{given_in_words(change_id)} is not an assumption of this study{offered}"


def _weight_faults(
    assumptions: Assumptions, entries: Iterable[Assumption], by_setting: Mapping[str, Value]
) -> list[str]:
    """Position weights of a role that, changed and unchanged together, do not add up to 1."""
    faults = []
    for entry in entries:
        total = sum(
            by_setting.get(setting.id, setting.base_value)
            for setting in assumptions.settings_of(entry.id)
        )
        if abs(total - 1) > SUM_TOLERANCE:
            faults.append(f"{entry.label} total {amount(total, entry.unit)}; they must total 100%")
    return faults
