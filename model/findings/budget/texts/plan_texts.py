"""A plan as texts by short names: one form for links, scenario files and policy files.

A list is "what=value; what=value", or in a file a mapping. What has no text holds as it stands in
`assumptions/budget/inputs.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from model.errors import ScenarioError
from model.findings.budget.cost import Plan
from model.findings.budget.fees import FeePolicy, FeeRule
from model.findings.budget.funds import Funding
from model.findings.budget.inputs import BudgetInputs, budget_inputs
from model.findings.budget.months import Timing, first_year_of
from model.findings.budget.texts.fields import (
    groups_by_name,
    keys_by_name,
    known_key,
    phase_faults,
    share_of_text,
    units_of_text,
    year_of_text,
    year_or_quarter,
    yes_or_no,
)
from model.findings.budget.texts.rule_text import rule_of_text, text_of_rule
from model.findings.budget.volumes import EnteredVolumes, services_by_code
from model.scenario.texts.brought import mapping_of_yaml
from model.study.assumptions import Assumptions
from model.study.settings import Assumption
from model.study.values import value_fault, value_of
from model.study.words import amount, given_in_words
from model.tables.sheets import source_name

# Short name -> what the screen calls it.
NAMES: Mapping[str, str] = {
    "fees": "What happens to fees",
    "fees_of": "Groups and services with a rule of their own",
    "may_fall": "Fees may fall",
    "effective": "Effective date",
    "phases": "Phase-in",
    "first_year": "First state fiscal year",
    "lag": "Payment lag",
    "units": "Units a year",
    "units_year": "State fiscal year of the units",
    "units_from": "File of the units",
    "all_units": "Services without units have none",
    "division": "Share of the code's dollars",
    "use_growth": "Growth of use a year",
    "caseload_growth": "Growth of caseload a year",
    "match": "Federal match",
    "expansion": "Share for expansion adults",
    "other_funds": "Other state funds",
}
ENTRY_OF = {
    "effective": "effective_date",
    "lag": "payment_lag_months",
    "use_growth": "use_growth",
    "caseload_growth": "caseload_growth",
    "expansion": "expansion_share",
    "other_funds": "other_state_funds_share",
}
DEFAULT_RULE = FeeRule("to", 1.0, "lower")
SUM_TOLERANCE = 5e-4  # shares as people round them: 33.3% three times
LONGEST_NAME = 60  # characters of a name that a message repeats
# Label and text of a field -> its value, and its faults in sentences that begin with the label.
Reader = Callable[[str, str], tuple[Any, list[str]]]


def plan_of_texts(texts: Mapping[str, Any], assumptions: Assumptions, inputs: BudgetInputs) -> Plan:
    """The plan of texts by short name; values may be mappings and numbers as a file has them.

    Errors: ScenarioError with a sentence for each fault: the field as the screen names it, what was
    given, what is allowed.
    """
    plan, faults = plan_and_faults(texts, assumptions, inputs)
    if faults:
        raise ScenarioError(faults)
    return plan


def plan_if_asked(texts: Mapping[str, Any], assumptions: Assumptions) -> Plan | None:
    """The plan of texts by short name; None where there are none. Errors: as `plan_of_texts`."""
    return plan_of_texts(texts, assumptions, budget_inputs()) if texts else None


def plan_and_faults(
    texts: Mapping[str, Any], assumptions: Assumptions, inputs: BudgetInputs
) -> tuple[Plan, list[str]]:
    """The plan of texts, in which a field with a fault holds as without a text; and the faults."""
    entered = texts_of_content(texts)
    unknown = [
        f"{given_in_words(name)} is not a field of a budget; allowed are {', '.join(NAMES)}"
        for name in entered
        if name not in NAMES
    ]
    readers = _readers(assumptions, inputs)
    read = {
        name: readers[name](label, entered[name])
        for name, label in NAMES.items()
        if name in entered
    }
    values = {name: value for name, (value, _) in read.items() if value is not None}
    plan = _plan({**_otherwise(inputs), **values}, inputs)
    faults = [fault for _, of_field in read.values() for fault in of_field]
    phases = [f"{NAMES['phases']}: {fault}" for fault in phase_faults(plan.timing.phases)]
    return plan, [*unknown, *faults, *phases, *_division_faults(plan.volumes, assumptions)]


def texts_of_policy(policy: FeePolicy) -> dict[str, str]:
    """A policy as texts by short name, "" for what holds without one."""
    return {
        "fees": "" if policy.rule == DEFAULT_RULE else text_of_rule(policy.rule),
        "fees_of": "; ".join(f"{key}={text_of_rule(rule)}" for key, rule in policy.rules),
        "may_fall": "yes" if policy.may_fall else "",
    }


def policy_of_file(text: str) -> dict[str, str]:
    """The texts of a policy file (YAML): a mapping of the short names.

    Errors: ScenarioError where it is no YAML, too large, no mapping, or has two answers to one
    question.
    """
    texts = texts_of_content(mapping_of_yaml(text, f"some of {', '.join(NAMES)}"))
    if {"effective", "phases"} <= texts.keys():
        raise ScenarioError([
            f"{NAMES['effective']}: {given_in_words(texts['effective'])} was given beside a "
            f"{NAMES['phases']}, {given_in_words(texts['phases'])}, which has dates of its own; "
            "give one of the two"
        ])  # fmt: skip
    return texts


def with_policy(texts: Mapping[str, str], policy: Mapping[str, str]) -> dict[str, str]:
    """The texts with those of a policy in their place; its one date ends a phase-in of theirs."""
    overruled = {"phases"} if "effective" in policy else set()
    return {**{name: text for name, text in texts.items() if name not in overruled}, **policy}


def texts_of_content(content: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a mapping as a file has it, by name; what is empty is left out."""
    return {str(name): text for name, value in content.items() if (text := _text(value))}


def _text(value: Any) -> str:
    """A value of a file as one text: lists and mappings with semicolons."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}={_text(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_text(each) for each in value)
    return "" if value is None else " ".join(str(value).split())


def _readers(assumptions: Assumptions, inputs: BudgetInputs) -> dict[str, Reader]:
    """What reads the text of each field."""
    services = keys_by_name(assumptions)
    services_and_groups = {**services, **groups_by_name(assumptions)}
    effective = inputs.entries["effective_date"]
    names = {
        **assumptions.service_groups,
        **{key: service.name for key, service in assumptions.services.items()},
    }

    def service(name: str) -> str:
        return known_key(name, services, "a service")

    def service_or_group(name: str) -> str:
        return known_key(name, services_and_groups, "a group or a service")

    return {
        "fees": _one(rule_of_text),
        "fees_of": _pairs(service_or_group, rule_of_text, names),
        "may_fall": _one(yes_or_no),
        "phases": _pairs(lambda text: _value_in(effective, text), share_of_text),
        "first_year": _one(year_of_text),
        "units": _pairs(service, units_of_text, names),
        "units_year": _one(year_of_text),
        "units_from": _one(source_name),
        "all_units": _one(yes_or_no),
        "division": _pairs(service, share_of_text, names),
        "match": _pairs(year_or_quarter, share_of_text),
        **{name: _one(partial(_value_in, inputs.entries[key])) for name, key in ENTRY_OF.items()},
    }


def _otherwise(inputs: BudgetInputs) -> dict[str, Any]:
    """What holds of each field without a text; years follow from the phases."""
    return {
        "fees": DEFAULT_RULE,
        "may_fall": False,
        "all_units": False,
        "units_from": "",
        **dict.fromkeys(("fees_of", "phases", "units", "division", "match"), ()),
        **{name: inputs.value(key) for name, key in ENTRY_OF.items()},
    }


def _plan(values: Mapping[str, Any], inputs: BudgetInputs) -> Plan:
    """The plan of the values of all fields, by short name."""
    phases = values["phases"] or ((values["effective"], 1.0),)
    first_year = values.get("first_year", first_year_of(phases))
    units_year = values.get("units_year", first_year)
    return Plan(
        FeePolicy(values["fees"], values["fees_of"], values["may_fall"]),
        Timing(phases, values["lag"], first_year),
        EnteredVolumes(
            tuple((key, units, units_year) for key, units in values["units"]),
            values["division"],
            values["all_units"],
            values["use_growth"],
            values["caseload_growth"],
            values["units_from"],
        ),
        Funding(
            tuple((when, match) for when, match in values["match"] if isinstance(when, int)),
            tuple((when, match) for when, match in values["match"] if not isinstance(when, int)),
            values["expansion"],
            inputs.value("expansion_match"),
            values["other_funds"],
        ),
    )


def _value_in(entry: Assumption, text: str) -> Any:
    """The value of an entry of the inputs. Errors: ValueError with what is allowed."""
    if fault := value_fault(text, entry):
        raise ValueError(fault)
    return value_of(text, entry)


def _one(read: Callable[[str], Any]) -> Reader:
    """A field that is one value, None where it has a fault."""

    def reader(label: str, text: str) -> tuple[Any, list[str]]:
        try:
            return read(text), []
        except ValueError as error:
            return None, [f"{label}: {error}"]

    return reader


def _pairs(
    read_key: Callable[[str], Any],
    read_value: Callable[[str], Any],
    names: Mapping[Any, str] = MappingProxyType({}),
) -> Reader:
    """A field that is a list of pairs, each key once; those with a fault are left out.

    names: key -> its name in messages; a key without one is named as it was written.
    """

    def reader(label: str, text: str) -> tuple[Any, list[str]]:
        pairs: dict[Any, Any] = {}
        faults = []
        for part in filter(None, (part.strip() for part in text.split(";"))):
            written, is_pair, value = (each.strip() for each in part.partition("="))
            name = written
            try:
                if not is_pair:
                    raise ValueError(f"{given_in_words(part)} was given; allowed is what=value")
                key = read_key(written)
                name = names.get(key, written)
                if key in pairs:
                    raise ValueError(f"{given_in_words(written)} is given twice")
                pairs[key] = read_value(value)
            except ValueError as error:
                which = f", {name}" if is_pair and 0 < len(name) <= LONGEST_NAME else ""
                faults.append(f"{label}{which}: {error}")
        return tuple(pairs.items()), faults

    return reader


def _division_faults(volumes: EnteredVolumes, assumptions: Assumptions) -> list[str]:
    """Shares of a code's services that do not add up to 100%."""
    shares, entered = dict(volumes.shares), {key for key, _, _ in volumes.units}
    totals = {
        code: sum(of_code)
        for code, services in services_by_code(assumptions).items()
        if (of_code := [shares[key] for key in services if key in shares and key not in entered])
    }
    return [
        f"{NAMES['division']}: those of {code} total {amount(total, 'share')}; they must total 100%"
        for code, total in totals.items()
        if abs(total - 1) > SUM_TOLERANCE
    ]
