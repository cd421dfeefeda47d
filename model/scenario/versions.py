"""Scenarios that were shared under an earlier version of the assumptions.

Such a scenario keeps its meaning: a value that it does not change itself is that of its time,
so each value that differs by now becomes a change of the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.scenario.changes import settings_named
from model.study.assumptions import Assumptions
from model.study.settings import Value
from model.study.values import value_of
from model.study.words import given_in_words, with_unit

NO_BASE = "The file names no base, as files of earlier versions do not; it is read on the study."


def values_of_version(
    version: object, changes: Mapping[str, Any], assumptions: Assumptions
) -> dict[str, Value]:
    """The values, by setting id, that a version had otherwise and that `changes` leaves alone.

    {} for the version in force, for none (None) and for one that is not known.
    """
    if version is None or str(version) == assumptions.version:
        return {}
    changed = {
        setting.id for change_id in changes for setting in settings_named(assumptions, change_id)
    }
    return {
        setting_id: value_of(value, assumptions.settings[setting_id].entry)
        for setting_id, value in assumptions.history.get(str(version), {}).items()
        if setting_id in assumptions.settings and setting_id not in changed
    }


def version_messages(
    version: object, changes: Mapping[str, Any], assumptions: Assumptions
) -> list[str]:
    """What is to be said of a scenario that was made with another version; [] if with this one."""
    if version is None or str(version) == assumptions.version:
        return []
    made_with = given_in_words(version)
    if str(version) not in assumptions.history:
        return [
            f"This was made with version {made_with} of the assumptions, which is not known "
            f"here. Its changes are shown on version {assumptions.version}; numbers may differ "
            "from those that were shared."
        ]
    older_values = values_of_version(version, changes, assumptions)
    settings = [assumptions.settings[setting_id] for setting_id in older_values]
    differences = ", ".join(
        f"{setting.label} {with_unit(older_values[setting.id], setting.entry)} "
        f"(now {with_unit(setting.base_value, setting.entry)})"
        for setting in settings
    )
    return [
        f"This was made with version {made_with} of the assumptions; the version here is "
        f"{assumptions.version}. "
        + (
            f"It is shown with the values of its time: {differences}."
            if differences
            else "No value that it uses differs."
        )
    ]
