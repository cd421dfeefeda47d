"""The entries of the YAML files: each checked field by field, and built where it has no fault."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from model.study.settings import Assumption, Choice, Limits, Source
from model.study.values import given_text, value_fault, value_of

KINDS = ("number", "choice", "date", "schedule")
SOURCE_KINDS = ("published", "external", "recovered", "calibrated", "assumed")
KINDS_THAT_SAY_HOW = ("recovered", "calibrated", "assumed")
SOURCE_FIELDS = ("kind", "where", "how", "band", "mark")
REQUIRED = ("label", "description", "unit", "section", "values", "source")
TEXTS = (
    "label", "description", "unit", "section", "rest_label", "remark", "topic",
    "brought_forward_by",
)  # fmt: skip
LIMITS = ("limits", "date_limits", "base_range")
AS_WRITTEN = (*TEXTS, "by", "kind", "step", "headline_place", "fixed_by_law", "counts_from")
# Fields of an Assumption that no entry writes: they follow from its id, its members and its file.
FROM_ITS_PLACE = ("id", "member_labels", "file")
FIELDS = tuple(f.name for f in fields(Assumption) if f.name not in FROM_ITS_PLACE)
PUBLISHED = "published"  # in place of the band of a member that the study prints
OTHERS = "others"  # in place of the members of a mark: all that no other mark names
SUM_TOLERANCE = 1e-9  # of the shares of a role, which must add up to 1

Raw = Mapping[str, Any]  # an entry as it stands in its file
# Member -> label for everything that an entry can be "by".
Members = Mapping[str, Mapping[str, str]]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_filled(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


# Field -> what it must be where an entry has it, and whether a value is such.
MUST_BE: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(TEXTS, ("text", lambda value: isinstance(value, str))),
    "stands_for": ("a list of members", _are_texts),
    "headline_members": ("a list of members", _are_texts),
    "step": ("a number above 0", lambda value: _is_number(value) and value > 0),
    "headline_place": ("a whole number above 0", lambda value: type(value) is int and value > 0),
    "fixed_by_law": ("true or false", lambda value: isinstance(value, bool)),
    "counts_from": ("a date", lambda value: isinstance(value, datetime.date)),
}


def entries_of(
    raw_entries: Mapping[Any, Any], files: Mapping[Any, str], members: Members
) -> tuple[dict[str, Assumption], list[str]]:
    """The entries without fault, by id, and the faults of the others.

    raw_entries: id -> what stands in the file under it. files: id -> name of its file. members: for
    everything that an entry can be `by`, member -> label. Each fault begins with the file and id.
    """
    entries: dict[str, Assumption] = {}
    faults: list[str] = []
    for key, raw in raw_entries.items():
        entry, of_entry = _entry_and_faults(str(key), raw, files[key], members)
        faults += [f"{files[key]}: {key}: {fault}" for fault in of_entry]
        if entry is not None:
            entries[entry.id] = entry
    return entries, faults


def _entry_and_faults(
    key: str, raw: Any, file: str, members: Members
) -> tuple[Assumption | None, list[str]]:
    """An entry without faults; None and all faults where there are some."""
    is_id = re.fullmatch(r"[a-z][a-z0-9_]*", key)
    id_faults = [] if is_id else ["an id is made of small letters, digits and underscores"]
    if faults := _field_faults(raw, members) or _part_faults(raw, members):
        return None, [*faults, *id_faults]
    entry = _entry(key, raw, file, members)
    if faults := [*_value_faults(entry), *id_faults]:
        return None, faults
    values = {member: value_of(value, entry) for member, value in entry.values.items()}
    return replace(entry, values=MappingProxyType(values)), []


def _field_faults(raw: Any, members: Members) -> list[str]:
    """What is missing of an entry, is no field of one, or is not of the kind that a field needs."""
    if not isinstance(raw, dict):
        return [f"must be a mapping of fields, not {given_text(raw)}"]
    kind, by = raw.get("kind", "number"), raw.get("by", "")
    required = REQUIRED if kind == "choice" else (*REQUIRED, "limits", "base_range", "step")
    required = (*required, "date_limits") if kind == "schedule" else required
    return [
        *(f"{name} is missing" for name in required if raw.get(name) in (None, "")),
        *(f"{name} is not a field; allowed are {', '.join(FIELDS)}"
          for name in raw if name not in FIELDS),
        *([] if kind in KINDS else
          [f"kind is {given_text(kind)}; allowed are {', '.join(KINDS)}"]),
        *(f"{name} must be {what}, not {given_text(raw[name])}"
          for name, (what, is_such) in MUST_BE.items() if name in raw and not is_such(raw[name])),
        *([] if by in ("", "percentile", *members) else
          [f"by is {given_text(by)}; allowed are percentile, {', '.join(members)}"]),
    ]  # fmt: skip


def _part_faults(raw: Raw, members: Members) -> list[str]:
    """What is wrong within the fields of an entry, its values apart."""
    by, values = raw.get("by", ""), raw["values"]
    faults = [
        *(fault for name in LIMITS if name in raw for fault in _limit_faults(name, raw[name])),
        *(_choice_faults(raw.get("choices")) if raw.get("kind") == "choice" else []),
    ]
    if by and not isinstance(values, dict):
        return [*faults, f"values must be a mapping by {by}, not {given_text(values)}"]
    names = list(_by_member(raw))
    of_members = _member_faults(by, names, members) if by else []
    return [*faults, *of_members, *_source_faults(raw["source"], names)]


def _limit_faults(place: str, raw: Any) -> list[str]:
    """whole: true may stand beside two numbers."""
    if not isinstance(raw, dict) or set(raw) - {"whole"} != {"minimum", "maximum"}:
        return [f"{place} must be {{minimum: ..., maximum: ...}}, not {given_text(raw)}"]
    low, high = raw["minimum"], raw["maximum"]
    dates = isinstance(low, datetime.date) and isinstance(high, datetime.date)
    numbers = _is_number(low) and _is_number(high)
    if not (dates or numbers) or high < low:
        return [f"{place} must be two numbers or dates in order, not {given_text(raw)}"]
    if "whole" in raw and not (numbers and raw["whole"] is True):
        return [f"{place}: whole must be true, and stand beside two numbers"]
    return []


def _choice_faults(raw: Any) -> list[str]:
    if not isinstance(raw, dict) or not raw:
        return ["choices must be a mapping of choices, each with label and description"]
    return [
        f"choices: {key} must have label and description"
        for key, choice in raw.items()
        if not isinstance(choice, dict)
        or set(choice) != {"label", "description"}
        or not all(isinstance(text, str) for text in choice.values())
    ]


def _member_faults(by: str, names: Collection[str], members: Members) -> list[str]:
    if by == "percentile":
        wrong = [name for name in names if not re.fullmatch(r"percentile_[1-9]\d?", name)]
        allowed = "percentile_1 to percentile_99"
        missing = [] if len(names) >= 2 else ["at least two percentiles"]
    else:
        wrong = [name for name in names if name not in members[by]]
        needs_all = by != "occupation"
        allowed = ", ".join(members[by]) if needs_all else "the occupations"
        missing = [name for name in members[by] if needs_all and name not in names]
    return [
        *(f"values: {name} is not a member; allowed are {allowed}" for name in wrong),
        *(f"values: {name} is missing" for name in missing),
    ]


def _source_faults(raw: Any, members: Collection[str]) -> list[str]:
    if not isinstance(raw, dict):
        return [f"source must be a mapping with kind and where, not {given_text(raw)}"]
    kind, band = raw.get("kind"), raw.get("band")
    faults = [
        f"source.{name} is unknown; allowed are {', '.join(SOURCE_FIELDS)}"
        for name in raw
        if name not in SOURCE_FIELDS
    ]
    if kind not in SOURCE_KINDS:
        faults.append(f"source.kind is {given_text(kind)}; allowed are {', '.join(SOURCE_KINDS)}")
    if not _is_filled(raw.get("where")):
        faults.append("source.where must name the table, section or source")
    if kind in KINDS_THAT_SAY_HOW and not _is_filled(raw.get("how")):
        faults.append(f"source.how must say how a {kind} value was found")
    if kind == "calibrated" and band is None:
        faults.append("source.band must give the values that the printed tables allow")
    bands = _bands(band, members)
    return [
        *faults,
        *(f"source.band: {name} is missing" for name in members if band and name not in bands),
        *(fault for name, of_member in bands.items() if of_member != PUBLISHED
          for fault in _limit_faults(f"source.band {name}".strip(), of_member)),
        *_mark_faults(raw.get("mark"), members),
    ]  # fmt: skip


def _bands(raw: Any, members: Collection[str]) -> Mapping[Any, Any]:
    """Member -> its band as written, or PUBLISHED, of one band for all or of one for each."""
    if not isinstance(raw, dict):
        return {}
    return dict.fromkeys(members, raw) if "minimum" in raw else raw


def _mark_faults(raw: Any, members: Collection[str]) -> list[str]:
    if raw is None or isinstance(raw, str):
        return []
    if not isinstance(raw, dict):
        return [f"source.mark must be a mark or a mapping of marks, not {given_text(raw)}"]
    listed = [name for names in raw.values() if isinstance(names, list) for name in names]
    return [
        *(f"source.mark: {name} is not a member of values"
          for name in listed if name not in members),
        *(f"source.mark: {mark} must be a list of members, or the word {OTHERS}"
          for mark, names in raw.items() if not isinstance(names, list) and names != OTHERS),
    ]  # fmt: skip


def _marks(raw: Any, members: Collection[str]) -> dict[str, str]:
    """Member -> its mark, of one mark for all, or of marks with the members of each."""
    if not isinstance(raw, dict):
        return {} if raw is None else dict.fromkeys(members, raw)
    named = {str(name): str(m) for m, names in raw.items() if names != OTHERS for name in names}
    of_others = [str(mark) for mark, names in raw.items() if names == OTHERS]
    others = [name for name in members if name not in named]
    return {**named, **{name: mark for mark in of_others for name in others}}


def _entry(key: str, raw: Raw, file: str, members: Members) -> Assumption:
    """The entry of sound fields, with its values as they are written."""
    by_member = _by_member(raw)
    choices = raw["choices"] if raw.get("kind") == "choice" else {}
    limits: dict[str, Any] = {name: Limits(**raw[name]) for name in LIMITS if name in raw}
    most_asked_for = by_member if "headline_place" in raw else ()
    return Assumption(
        id=key,
        file=file,
        **{name: raw[name] for name in AS_WRITTEN if name in raw},
        **limits,
        values=MappingProxyType(by_member),
        member_labels=MappingProxyType(_member_labels(raw.get("by", ""), by_member, members)),
        source=_source(raw["source"], by_member),
        stands_for=tuple(raw.get("stands_for", ())),
        headline_members=tuple(raw.get("headline_members", most_asked_for)),
        choices=MappingProxyType({str(k): Choice(str(k), **texts) for k, texts in choices.items()}),
    )


def _by_member(raw: Raw) -> dict[str, Any]:
    """Member -> its value as written; the one member "" where there is one value."""
    if not raw.get("by"):
        return {"": raw["values"]}
    return {str(member): value for member, value in raw["values"].items()}


def _source(raw: Raw, members: Collection[str]) -> Source:
    written = _bands(raw.get("band"), members)
    bands = {str(name): Limits(**band) for name, band in written.items() if band != PUBLISHED}
    marks = _marks(raw.get("mark"), members)
    texts = raw["kind"], raw["where"], str(raw.get("how", ""))
    return Source(*texts, MappingProxyType(bands), MappingProxyType(marks))


def _member_labels(by: str, names: Collection[str], members: Members) -> dict[str, str]:
    if by == "percentile":
        return {name: f"percentile {name.removeprefix('percentile_')}" for name in names}
    return {name: members[by][name] for name in names} if by else {}


def _value_faults(entry: Assumption) -> list[str]:
    """What is wrong with the values, and with the fields that name members of them."""
    named = {
        "stands_for": entry.stands_for,
        "headline_members": entry.headline_members,
        "source.band": entry.source.band,
    }
    return [
        *(fault for member in entry.values for fault in _faults_of_value(entry, member)),
        *(
            f"{field}: {name} is not a member of values"
            for field, names in named.items()
            for name in names
            if name not in entry.values
        ),
        *_sum_faults(entry),
    ]


def _faults_of_value(entry: Assumption, member: str) -> list[str]:
    place, written = f"values.{member}" if member else "values", entry.values[member]
    if fault := value_fault(written, entry):
        return [f"{place}: {fault}"]
    if entry.kind not in ("number", "date"):
        return []
    value, band = value_of(written, entry), entry.source.band.get(member)
    faults = []
    if entry.base_range is not None and not entry.base_range.admits(value):
        faults.append(f"{place} is {value}; outside base_range")
    if band is not None and not band.admits(value):
        faults.append(f"{place} is {value}; outside source.band")
    return faults


def _sum_faults(entry: Assumption) -> list[str]:
    """Of the shares of a role that can all be read, that they do not add up to 1."""
    written = entry.values.values()
    if entry.by != "occupation" or any(value_fault(each, entry) for each in written):
        return []
    total = sum(value_of(each, entry) for each in written)
    if abs(total - 1) <= SUM_TOLERANCE:
        return []
    return [f"values add up to {total:g}; the shares of a role must add up to 1"]
