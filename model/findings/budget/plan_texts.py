"""A plan as texts by short names: one form for links, scenario files and policy files.

A list is "what=value; what=value", or in a file a mapping. What has no text holds as it stands in
`assumptions/budget/inputs.yaml`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from model.findings.budget.cost import Plan
from model.findings.budget.fees import FeePolicy, FeeRule
from model.findings.budget.fields import (
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
from model.findings.budget.funds import Funding
from model.findings.budget.inputs import BudgetInputs, budget_inputs
from model.findings.budget.months import Timing, first_year_of
from model.findings.budget.rule_text import rule_of_text
from model.findings.budget.volumes import EnteredVolumes, services_by_code
from model.scenario.scenario import ScenarioError
from model.study.assumptions import Assumptions
from model.study.values import value_fault, value_of
from model.study.words import amount, given_in_words
from model.study.yaml_files import strangers_content
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
LARGEST_FILE = 200_000  # characters
Read = TypeVar("Read")


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
    reading = _Reading(texts, assumptions, inputs)
    return reading.plan(), reading.faults


def texts_of_content(content: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a mapping as a file has it, by name; what is empty is left out."""
    return {str(name): text for name, given in content.items() if (text := _text(given))}


def policy_of_file(text: str) -> dict[str, str]:
    """The texts of a policy file (YAML): a mapping of the short names.

    Errors: ScenarioError where it is no YAML, too large, or no mapping.
    """
    if len(text) > LARGEST_FILE:
        raise ScenarioError([f"the file has {len(text):,} characters; allowed are at most "
                             f"{LARGEST_FILE:,}"])  # fmt: skip
    try:
        content = strangers_content(text)
    except ValueError as error:
        raise ScenarioError([f"the file {error}"]) from None
    if not isinstance(content, dict):
        allowed = ", ".join(NAMES)
        raise ScenarioError([f"the file must be a mapping with some of {allowed}; "
                             f"{given_in_words(content)} was given"])  # fmt: skip
    return texts_of_content(content)


def _text(given: Any) -> str:
    """A value of a file as one text."""
    if isinstance(given, Mapping):
        return "; ".join(f"{key}={_text(value)}" for key, value in given.items())
    if isinstance(given, list | tuple):
        return "; ".join(_text(each) for each in given)
    return "" if given is None else " ".join(str(given).split())


class _Reading:
    """Texts while they are read, and the faults that are met."""

    def __init__(
        self, texts: Mapping[str, Any], assumptions: Assumptions, inputs: BudgetInputs
    ) -> None:
        self.texts = texts_of_content(texts)
        self.assumptions, self.inputs = assumptions, inputs
        self.faults = [
            f"{given_in_words(name)} is not a field of a budget; allowed are {', '.join(NAMES)}"
            for name in self.texts
            if name not in NAMES
        ]
        self.keys = keys_by_name(assumptions)

    def plan(self) -> Plan:
        """The plan; what has a fault holds as it does without a text."""
        timing = self._timing()
        return Plan(self._policy(), timing, self._volumes(timing), self._funding())

    def _policy(self) -> FeePolicy:
        rule = self._read("fees", rule_of_text, DEFAULT_RULE)
        names = {**self.keys, **groups_by_name(self.assumptions)}
        rules = self._pairs("fees_of", lambda name: known_key(name, names, "a group or a service"),
                            rule_of_text)  # fmt: skip
        may_fall = self._read("may_fall", yes_or_no, False)
        return FeePolicy(rule, rules, may_fall)

    def _timing(self) -> Timing:
        effective = self._entry("effective")
        phases = self._pairs("phases", self._date, share_of_text) or ((effective, 1.0),)
        self.faults += [f"{NAMES['phases']}: {fault}" for fault in phase_faults(phases)]
        first_year = self._read("first_year", year_of_text, first_year_of(phases))
        return Timing(phases, self._entry("lag"), first_year)

    def _volumes(self, timing: Timing) -> EnteredVolumes:
        year = self._read("units_year", year_of_text, timing.first_year)
        units = self._pairs("units", self._service, units_of_text)
        shares = self._pairs("division", self._service, share_of_text)
        self.faults += self._division_faults(dict(shares), {key for key, _ in units})
        return EnteredVolumes(
            tuple((key, number, year) for key, number in units),
            shares,
            self._read("all_units", yes_or_no, False),
            self._entry("use_growth"),
            self._entry("caseload_growth"),
            source_name(self.texts["units_from"]) if "units_from" in self.texts else "",
        )

    def _funding(self) -> Funding:
        matches = self._pairs("match", year_or_quarter, share_of_text)
        return Funding(
            tuple((when, match) for when, match in matches if isinstance(when, int)),
            tuple((when, match) for when, match in matches if isinstance(when, datetime.date)),
            self._entry("expansion"),
            self.inputs.value("expansion_match"),
            self._entry("other_funds"),
        )

    def _entry(self, name: str) -> Any:
        """The value of a field that has an entry in the inputs."""
        entry = self.inputs.entries[ENTRY_OF[name]]
        given = self.texts.get(name)
        if given is None:
            return entry.values[""]
        if fault := value_fault(given, entry):
            self.faults.append(f"{entry.label}: {fault}")
            return entry.values[""]
        return value_of(given, entry)

    def _read(self, name: str, read: Callable[[str], Read], otherwise: Read) -> Read:
        given = self.texts.get(name)
        if given is None:
            return otherwise
        try:
            return read(given)
        except ValueError as error:
            self.faults.append(f"{NAMES[name]}: {error}")
            return otherwise

    def _pairs(
        self, name: str, read_key: Callable[[str], Any], read_value: Callable[[str], Any]
    ) -> tuple[tuple[Any, Any], ...]:
        """The pairs of a list, each key once."""
        pairs: dict[Any, Any] = {}
        for part in filter(None, (part.strip() for part in self.texts.get(name, "").split(";"))):
            written, is_pair, value = part.partition("=")
            try:
                if not is_pair:
                    raise ValueError(f"{given_in_words(part)} was given; allowed is what=value")
                key = read_key(written.strip())
                if key in pairs:
                    raise ValueError(f"{given_in_words(written.strip())} is given twice")
                pairs[key] = read_value(value.strip())
            except ValueError as error:
                which = f", {written.strip()}" if is_pair and 0 < len(written.strip()) <= 60 else ""
                self.faults.append(f"{NAMES[name]}{which}: {error}")
        return tuple(pairs.items())

    def _service(self, name: str) -> str:
        return known_key(name, self.keys, "a service")

    def _date(self, text: str) -> datetime.date:
        entry = self.inputs.entries["effective_date"]
        if fault := value_fault(text, entry):
            raise ValueError(fault)
        date: datetime.date = value_of(text, entry)
        return date

    def _division_faults(self, shares: Mapping[str, float], entered: set[str]) -> list[str]:
        """Shares of a code's services that do not add up to 100%."""
        faults = []
        for code, services in services_by_code(self.assumptions).items():
            of_code = [shares[key] for key in services if key in shares and key not in entered]
            if of_code and abs(sum(of_code) - 1) > SUM_TOLERANCE:
                faults.append(
                    f"{NAMES['division']}: those of {code} total {amount(sum(of_code), 'share')}; "
                    "they must total 100%"
                )
        return faults
