"""One entry of the YAML files: checked field by field, and built where it has no fault."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from model.study.settings import Assumption, Choice, Limits, Source
from model.study.values import given_text, value_fault, value_of

KINDS = ("number", "choice", "date", "schedule")
SOURCE_KINDS = ("published", "external", "recovered", "calibrated", "assumed")
REQUIRED = ("label", "description", "unit", "section", "values", "source")
TEXTS = (
    "label", "description", "unit", "section", "rest_label", "remark", "topic",
    "brought_forward_by",
)  # fmt: skip
LIMITS = ("limits", "date_limits", "base_range")
AS_WRITTEN = (*TEXTS, "by", "kind", "step", "headline_place", "fixed_by_law", "counts_from")
# What no entry says of itself, because it follows from where the entry stands.
FROM_ITS_PLACE = ("id", "member_labels", "file")
FIELDS = tuple(f.name for f in fields(Assumption) if f.name not in FROM_ITS_PLACE)

# Member -> label for everything that an assumption can be "by".
Members = Mapping[str, Mapping[str, str]]


def _member_faults(by: str, given: Iterable[str], members: Members) -> list[str]:
    given = list(given)
    if by == "percentile":
        wrong = [name for name in given if not re.fullmatch(r"percentile_[1-9]\d?", name)]
        allowed = "percentile_1 to percentile_99"
        missing = [] if len(given) >= 2 else ["at least two percentiles"]
    elif by == "occupation":
        wrong = [name for name in given if name not in members[by]]
        allowed, missing = "the occupations", []
    else:
        wrong = [name for name in given if name not in members[by]]
        allowed = ", ".join(members[by])
        missing = [name for name in members[by] if name not in given]
    return [f"values: {name} is not a member; allowed are {allowed}" for name in wrong] + [
        f"values: {name} is missing" for name in missing
    ]


def _limits(raw: Any, place: str, faults: list[str]) -> Limits | None:
    if not isinstance(raw, dict) or set(raw) != {"minimum", "maximum"}:
        faults.append(f"{place} must be {{minimum: ..., maximum: ...}}, not {given_text(raw)}")
        return None
    low, high = raw["minimum"], raw["maximum"]
    dates = isinstance(low, datetime.date) and isinstance(high, datetime.date)
    numbers = _is_number(low) and _is_number(high)
    if not (dates or numbers) or high < low:
        faults.append(f"{place} must be two numbers or dates in order, not {given_text(raw)}")
        return None
    return Limits(low, high)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _source(raw: Any, members: Iterable[str], faults: list[str]) -> Source | None:
    if not isinstance(raw, dict):
        faults.append(f"source must be a mapping with kind and where, not {given_text(raw)}")
        return None
    unknown = set(raw) - {"kind", "where", "how", "band", "mark"}
    faults += [
        f"source.{name} is unknown; allowed are kind, where, how, band, mark" for name in unknown
    ]
    kind, where, how = raw.get("kind"), raw.get("where"), raw.get("how", "")
    if kind not in SOURCE_KINDS:
        faults.append(f"source.kind is {given_text(kind)}; allowed are {', '.join(SOURCE_KINDS)}")
    if not isinstance(where, str) or not where.strip():
        faults.append("source.where must name the table, section or source")
    if kind in ("recovered", "calibrated", "assumed") and not (
        isinstance(how, str) and how.strip()
    ):
        faults.append(f"source.how must say how a {kind} value was found")
    raw_band = raw.get("band")
    band: dict[str, Limits] = {}
    if kind == "calibrated" and raw_band is None:
        faults.append("source.band must give the values that the printed tables allow")
    if isinstance(raw_band, dict):
        by_member = raw_band if "minimum" not in raw_band else dict.fromkeys(members, raw_band)
        for member, limits in by_member.items():
            admitted = _limits(limits, f"source.band {member}".strip(), faults)
            if admitted is not None:
                band[str(member)] = admitted
    marks = _marks(raw.get("mark"), list(members), faults)
    return Source(str(kind), str(where), str(how), MappingProxyType(band), MappingProxyType(marks))


def _marks(raw: Any, members: list[str], faults: list[str]) -> dict[str, str]:
    """Member -> its mark, of one mark for all, or of marks with the members of each.

    The members of one mark may be the word `others`: all that no other mark names.
    """
    if raw is None:
        return {}
    if isinstance(raw, str):
        return dict.fromkeys(members, raw)
    if not isinstance(raw, dict):
        faults.append(f"source.mark must be a mark or a mapping of marks, not {given_text(raw)}")
        return {}
    listed = {mark: names for mark, names in raw.items() if isinstance(names, list)}
    marks = {str(name): str(mark) for mark, names in listed.items() for name in names}
    faults += [f"source.mark: {name} is not a member of values" for name in marks.keys() - members]
    for mark, names in raw.items():
        if names == "others":
            marks |= {name: str(mark) for name in members if name not in marks}
        elif mark not in listed:
            faults.append(f"source.mark: {mark} must be a list of members, or the word others")
    return marks


def entry_of(
    key: Any, raw: Any, file: str, members: Members, faults: list[str]
) -> Assumption | None:
    """One entry of the files; None where it has faults, which are added to the list.

    raw: what stands in the file under the key. members: for everything that an entry can be `by`,
    member -> label. Each fault begins with the file and the key.
    """
    of_entry = _field_faults(raw, members)
    entry = None if of_entry else _entry(str(key), raw, file, members, of_entry)
    if entry is not None:
        of_entry += _value_faults(entry)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", str(key)):
        of_entry.append("an id is made of small letters, digits and underscores")
    faults += [f"{file}: {key}: {fault}" for fault in of_entry]
    return None if of_entry or entry is None else _with_python_values(entry)


def _field_faults(raw: Any, members: Members) -> list[str]:
    """What is missing of an entry, is no field of one, or is not of the kind that a field needs."""
    if not isinstance(raw, dict):
        return [f"must be a mapping of fields, not {given_text(raw)}"]
    kind, by = raw.get("kind", "number"), raw.get("by", "")
    required = REQUIRED if kind == "choice" else (*REQUIRED, "limits", "base_range", "step")
    required = (*required, "date_limits") if kind == "schedule" else required
    faults = [f"{name} is missing" for name in required if raw.get(name) in (None, "")]
    faults += [
        f"{name} is not a field; allowed are {', '.join(FIELDS)}"
        for name in raw
        if name not in FIELDS
    ]
    if kind not in KINDS:
        faults.append(f"kind is {given_text(kind)}; allowed are {', '.join(KINDS)}")
    faults += [
        f"{name} must be text, not {given_text(raw[name])}"
        for name in TEXTS
        if name in raw and not isinstance(raw[name], str)
    ]
    if by not in ("", "percentile", *members):
        faults.append(f"by is {given_text(by)}; allowed are percentile, {', '.join(members)}")
    return faults


def _entry(
    key: str, raw: Mapping[str, Any], file: str, members: Members, faults: list[str]
) -> Assumption | None:
    """The entry with its values as they are written; None where that cannot be."""
    limits: dict[str, Any] = {
        name: _limits(raw[name], name, faults) for name in LIMITS if name in raw
    }
    faults += _number_faults(raw)
    choices = _choices(raw.get("choices"), faults) if raw.get("kind") == "choice" else {}
    by, values = raw.get("by", ""), raw["values"]
    if by and not isinstance(values, dict):
        faults.append(f"values must be a mapping by {by}, not {given_text(values)}")
        return None
    by_member = {str(member): value for member, value in values.items()} if by else {"": values}
    if by:
        faults += _member_faults(by, by_member, members)
    source = _source(raw["source"], by_member, faults)
    if faults or source is None:
        return None
    most_asked_for = by_member if "headline_place" in raw else ()
    return Assumption(
        id=key,
        file=file,
        **{name: raw[name] for name in AS_WRITTEN if name in raw},
        **limits,
        values=MappingProxyType(by_member),
        member_labels=MappingProxyType(_member_labels(by, by_member, members)),
        source=source,
        stands_for=tuple(raw.get("stands_for", ())),
        headline_members=tuple(raw.get("headline_members", most_asked_for)),
        choices=MappingProxyType(choices),
    )


def _number_faults(raw: Mapping[str, Any]) -> list[str]:
    """What is wrong with the fields that are one number, a date, or true or false."""
    step, place, is_law = raw.get("step"), raw.get("headline_place"), raw.get("fixed_by_law", False)
    faults = []
    if step is not None and not (_is_number(step) and step > 0):
        faults.append(f"step must be a number above 0, not {given_text(step)}")
    if "headline_place" in raw and not (type(place) is int and place > 0):
        faults.append(f"headline_place must be a whole number above 0, not {given_text(place)}")
    if not isinstance(is_law, bool):
        faults.append(f"fixed_by_law must be true or false, not {given_text(is_law)}")
    if not isinstance(raw.get("counts_from"), datetime.date | None):
        faults.append(f"counts_from must be a date, not {given_text(raw['counts_from'])}")
    return faults


def _member_labels(by: str, values: Mapping[str, Any], members: Members) -> dict[str, str]:
    if by == "percentile":
        return {name: f"percentile {name.removeprefix('percentile_')}" for name in values}
    return {name: members[by].get(name, name) for name in values} if by else {}


def _choices(raw: Any, faults: list[str]) -> dict[str, Choice]:
    if not isinstance(raw, dict) or not raw:
        faults.append("choices must be a mapping of choices, each with label and description")
        return {}
    for key, choice in raw.items():
        if not isinstance(choice, dict) or set(choice) != {"label", "description"}:
            faults.append(f"choices: {key} must have label and description")
    if faults:
        return {}
    return {
        str(k): Choice(str(k), choice["label"], choice["description"]) for k, choice in raw.items()
    }


def _value_faults(entry: Assumption) -> list[str]:
    faults = []
    for member, given in entry.values.items():
        place = f"values.{member}" if member else "values"
        fault, value = value_fault(given, entry), value_of(given, entry)
        if fault:
            faults.append(f"{place}: {fault}")
        elif entry.kind in ("number", "date"):
            band = entry.source.band.get(member)
            if entry.base_range is not None and not entry.base_range.admits(value):
                faults.append(f"{place} is {value}; outside base_range")
            if entry.source.kind == "calibrated" and (band is None or not band.admits(value)):
                faults.append(f"{place} is {value}; outside source.band or the band is missing")
    named = {
        "stands_for": entry.stands_for,
        "headline_members": entry.headline_members,
        "source.band": entry.source.band,
    }
    faults += [
        f"{field}: {name} is not a member of values"
        for field, names in named.items()
        for name in names
        if name not in entry.values
    ]
    if entry.by == "occupation" and not any(value_fault(v, entry) for v in entry.values.values()):
        total = sum(value_of(given, entry) for given in entry.values.values())
        if abs(total - 1) > 1e-9:
            faults.append(f"values add up to {total:g}; the shares of a role must add up to 1")
    return faults


def _with_python_values(entry: Assumption) -> Assumption:
    values = {member: value_of(given, entry) for member, given in entry.values.items()}
    return replace(entry, values=MappingProxyType(values))
