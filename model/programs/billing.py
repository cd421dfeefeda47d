"""Who pays for what of an employment team: one payer for each activity, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from model.errors import AssumptionsError
from model.programs.reading import PROGRAMS_FOLDER, content_of
from model.study.files.yaml_files import read_in_form

MEDICAID, PROSPECTIVE, NOBODY = "medicaid", "prospective", "none"


@dataclass(frozen=True)
class Activity:
    """What a team does, and who pays for it where all that is asked holds."""

    key: str
    activity: str
    payer: str
    part: str
    why: str
    where: str


@dataclass(frozen=True)
class Condition:
    """What Medicaid asks, and what is to be said where it does not hold."""

    key: str
    label: str
    otherwise: str
    where: str


@dataclass(frozen=True, eq=False)
class Billing:
    """The guidance: payers, activities, and what Medicaid asks."""

    document: str
    payers: Mapping[str, str]
    activities: Mapping[str, Activity]
    conditions: Mapping[str, Condition]
    clinic_label: str
    clinic_changes: str
    clinic_where: str
    never_both: str
    documented: str


@dataclass(frozen=True)
class Payment:
    """The one payer of an activity, with reasons and where the guidance has them."""

    activity: Activity
    payer: str
    reasons: tuple[str, ...]
    where: tuple[str, ...]


def load_billing(folder: Path = PROGRAMS_FOLDER) -> Billing:
    """The guidance of the file billing.yaml. Errors: AssumptionsError."""
    content = content_of("billing", folder)
    with read_in_form("billing.yaml"):
        clinic = content["clinic"]
        billing = Billing(
            document=content["document"],
            payers=dict(content["payers"]),
            activities={key: Activity(key, **raw) for key, raw in content["activities"].items()},
            conditions={key: Condition(key, **raw) for key, raw in content["conditions"].items()},
            clinic_label=clinic["label"],
            clinic_changes=clinic["changes"],
            clinic_where=clinic["where"],
            never_both=content["never_both"],
            documented=content["documented"],
        )
    faults = [
        f"billing.yaml: {each.key}: {each.payer} is not a payer"
        for each in billing.activities.values()
        if each.payer not in billing.payers
    ]
    if faults:
        raise AssumptionsError(faults)
    return billing


def payment(
    billing: Billing, activity_key: str, holds: Mapping[str, bool], *, is_clinic: bool
) -> Payment:
    """Who pays for an activity.

    holds: condition -> whether it does; they are asked of Medicaid only. is_clinic: whether the
    agency is a certified community behavioral health clinic. Errors: KeyError for an activity or a
    condition that is not there.
    """
    activity = billing.activities[activity_key]
    if activity.payer != MEDICAID:
        return Payment(activity, activity.payer, (activity.why,), (activity.where,))
    missing = [each for each in billing.conditions.values() if not holds[each.key]]
    if missing:
        return Payment(
            activity,
            NOBODY,
            tuple(each.otherwise for each in missing),
            tuple(each.where for each in missing),
        )
    if is_clinic:
        return Payment(
            activity,
            PROSPECTIVE,
            (activity.why, billing.clinic_changes),
            (activity.where, billing.clinic_where),
        )
    return Payment(activity, MEDICAID, (activity.why,), (activity.where,))
