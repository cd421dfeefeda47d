"""What services, lines of Table 9, units and terms of the study are called."""

from __future__ import annotations

from collections.abc import Iterable

from model import Assumptions
from model.findings.trace import unit_in_words
from model.study.labels import in_a_sentence
from model.study.settings import Setting

SHORT_FORMS = {
    "fee_schedule_rate": "Current rate",
    "rcf_alf": "RCF/ALF",
    "fms": "FMS",
    "hcy": "HCY",
    "mf": "MF",
    "minimum_wage_phase_in": "Minimum wage phase-in",
}
TERMS_OF_RANGES = (
    "fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound",
)  # fmt: skip


def member_in_a_row(setting: Setting) -> str:
    """What tells apart values that stand in a row: "lower", "25th percentile"."""
    if setting.entry.by == "bound":
        return setting.member
    return setting.entry.member_labels.get(setting.member, setting.member)


def service_label(assumptions: Assumptions, service_key: str) -> str:
    """A service in a list: name, procedure code and group, which tell all 28 apart."""
    service = assumptions.services[service_key]
    group = assumptions.service_groups[service.group]
    return f"{service.name} · {service.procedure_code} · {group}"


def service_with_code(assumptions: Assumptions, service_key: str) -> str:
    """A service in a sentence: "Homemaker (S5130)"."""
    service = assumptions.services[service_key]
    return f"{service.name} ({service.procedure_code})"


def unit_of_service(assumptions: Assumptions, service_key: str) -> str:
    """What a rate of a service is paid for: "per 15 min.", "per visit"."""
    return unit_in_words(assumptions, assumptions.services[service_key].rate_line)


def bound_in_words(assumptions: Assumptions, bound: str) -> str:
    """A bound in a sentence: "lower bound"."""
    return in_a_sentence(assumptions.bounds[bound])


def minimum_wage_line_label(assumptions: Assumptions, minimum_wage_line_key: str) -> str:
    """A line of Table 9 in a list: "Other: Home Delivered Meals"."""
    line = assumptions.minimum_wage_lines[minimum_wage_line_key]
    return f"{line.service_group}: {line.services}"


def subtitle(assumptions: Assumptions, service_key: str, bound: str) -> str:
    """A service at a bound: "Homemaker (S5130), lower bound, dollars per 15 min."."""
    service, at_bound = service_with_code(assumptions, service_key), assumptions.bounds[bound]
    unit = unit_of_service(assumptions, service_key)
    return f"{service}, {in_a_sentence(at_bound)}, dollars {unit}"


def dollars_per_unit(unit: str) -> str:
    """What an axis of rates counts: "Dollars per 15 min." from "15 min.", "Dollars per visit"."""
    return f"Dollars per {unit.lower().removeprefix('per ')}"


def term_in_words(term: str) -> str:
    """A term of the study by its key: "Fee schedule rate"."""
    return SHORT_FORMS.get(term) or term.replace("_", " ").capitalize()


def terms_in_words(assumptions: Assumptions, terms: Iterable[str]) -> list[tuple[str, str]]:
    """The term and its explanation, for each key of `Assumptions.terms`."""
    return [(term_in_words(term), assumptions.terms[term]) for term in terms]
