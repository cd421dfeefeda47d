"""What the pages Build-up and Compare say of a service: its name, its unit, its numbers."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model import Assumptions, Results
from model.findings.trace import build_up_row, components_beside, unit_in_words
from pages.shared.numbers import LargeNumber
from reporting.charts.bridge import signed_dollars
from reporting.slides.words import dollars


def service_label(assumptions: Assumptions, key: str) -> str:
    """A service in a list: name, procedure code and group, which tell all 28 apart."""
    service = assumptions.services[key]
    group = assumptions.service_groups[service.group]
    return f"{service.name} · {service.procedure_code} · {group}"


def subtitle(assumptions: Assumptions, key: str, bound: str) -> str:
    """A service at a bound: "Homemaker (S5130), lower bound, dollars per 15 min."."""
    service = assumptions.services[key]
    unit = unit_in_words(assumptions, service.rate_line)
    named = assumptions.bounds[bound].lower()
    return f"{service.name} ({service.procedure_code}), {named}, dollars {unit}"


def numbers_of_rate(study: Results, scenario: Results, key: str, bound: str) -> list[LargeNumber]:
    """The fee, the study's and the scenario's rate, each with what it is against the fee."""
    assumptions = study.assumptions
    line = assumptions.services[key].rate_line
    unit = unit_in_words(assumptions, line)
    named = {"Study": study, "Scenario": scenario} if scenario.scenarios[0].changes else {
        "Study": study
    }  # fmt: skip
    rows = {name: _rate(held, key, bound) for name, held in named.items()}
    fee = _rate(scenario, key, bound)["fee_schedule_rate_usd"]
    numbers = [
        LargeNumber(dollars(fee), f"Fee, {unit}", "fee schedule rate"),
        *(
            LargeNumber(dollars(row["rate_usd"]), f"{name}, {unit}",
                        f"{_percent(row['change_from_fee_schedule'])} against the fee")
            for name, row in rows.items()
        ),
    ]  # fmt: skip
    if len(named) == 1:
        return numbers
    parts = components_beside(*(build_up_row(held, line, bound) for held in named.values()))
    difference = signed_dollars(parts["difference_usd"].iloc[-1])
    return [*numbers, LargeNumber(difference, f"Difference, {unit}", "scenario against study")]


def parts_columns() -> dict[str, Any]:
    """How the columns of `model.findings.trace.components_beside` are called and look."""
    number = st.column_config.NumberColumn
    return {
        "label": "Part of the rate",
        "study_usd": number("Study, dollars", format="$%.4f"),
        "scenario_usd": number("Scenario, dollars", format="$%.4f"),
        "difference_usd": number("Difference, dollars", format="$%.4f"),
        "scenario_share": number("Share of the scenario's rate", format="percent"),
    }


def _rate(results: Results, key: str, bound: str) -> dict[str, float]:
    assumptions = results.assumptions
    place = list(assumptions.services).index(key) * len(assumptions.bounds)
    row = results.rates.iloc[place + list(assumptions.bounds).index(bound)]
    names = ("fee_schedule_rate_usd", "rate_usd", "change_from_fee_schedule")
    return {name: row[name] for name in names}


def _percent(fraction: float) -> str:
    return f"{fraction:+.1%}".replace("%", " %").replace("-", "−")
