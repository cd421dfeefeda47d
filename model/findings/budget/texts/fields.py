"""The fields of a plan as a person writes them: names of services, shares, years, dates."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import pairwise

from model.findings.budget.volumes import services_by_code
from model.study.assumptions import Assumptions
from model.study.numbers_and_dates import date_of_text, is_bare_number, number_of_text
from model.study.words import amount, given_in_words

MOST_PHASES = 5
FIRST_YEAR, LAST_YEAR = 2018, 2060
MOST_UNITS = 10_000_000_000.0
MOST_DOLLARS = 1e12


def keys_by_name(assumptions: Assumptions) -> dict[str, str]:
    """What a service may be called, in small letters -> its key: key, code, name.

    A code without its modifiers is enough where it has one service.
    """
    names: dict[str, str] = {}
    for service in assumptions.services.values():
        code = service.procedure_code.casefold()
        for name in (service.key, code, code.replace(" ", "-"), service.name.casefold()):
            names.setdefault(name, service.key)
    for code, services in services_by_code(assumptions).items():
        if len(services) == 1:
            names.setdefault(code.casefold(), services[0])
    return names


def groups_by_name(assumptions: Assumptions) -> dict[str, str]:
    """What a group of services may be called, in small letters -> its key."""
    return {
        name.casefold(): key
        for key, label in assumptions.service_groups.items()
        for name in (key, label)
    }


def known_key(name: str, names: Mapping[str, str], what: str) -> str:
    """The key of a name. Errors: ValueError for a name of nothing."""
    if name.casefold() not in names:
        raise ValueError(
            f"{given_in_words(name)} is not {what}; allowed are procedure codes with their "
            "modifiers, such as T1019-U2"
        )
    return names[name.casefold()]


def yes_or_no(text: str) -> bool:
    """An answer. Errors: ValueError for another word."""
    answers = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if text.casefold() not in answers:
        raise ValueError(f"{given_in_words(text)} was given; allowed are yes and no")
    return answers[text.casefold()]


def share_of_text(text: str) -> float:
    """A fraction of 0 to 1; a number above 1 without a percent sign is no share.

    Errors: ValueError with what is allowed.
    """
    return _number(text, "share", 0.0, 1.0, "0% to 100%")


def units_of_text(text: str) -> float:
    """Units a year. Errors: ValueError with what is allowed."""
    return _number(text, "units", 0.0, MOST_UNITS, f"0 to {MOST_UNITS:,.0f} units")


def _number(text: str, unit: str, low: float, high: float, allowed: str) -> float:
    try:
        value = number_of_text(text, unit)
    except ValueError as error:
        raise ValueError(
            f"{given_in_words(text)} was given, which {error}; allowed is {allowed}"
        ) from None
    if not low <= value <= high:
        sign = "" if unit != "share" or not is_bare_number(text) else ", with a percent sign"
        raise ValueError(f"{given_in_words(text)} was given; allowed is {allowed}{sign}")
    return value


def dollars_of_text(text: str) -> float:
    """An amount of money. Errors: ValueError in a sentence that says what is allowed."""
    what_was_given = f"{given_in_words(text)} was given"
    try:
        usd = number_of_text(text, "dollars")
    except ValueError as error:
        raise ValueError(
            f"{what_was_given}, which {error}. Type dollars, such as $10,000,000."
        ) from None
    if not 0 <= usd <= MOST_DOLLARS:
        raise ValueError(f"{what_was_given}; allowed is $0 to ${MOST_DOLLARS:,.0f}.")
    return usd


def year_of_text(text: str) -> int:
    """A fiscal year. Errors: ValueError with what is allowed."""
    value = _number(text, "year", FIRST_YEAR, LAST_YEAR, f"{FIRST_YEAR} to {LAST_YEAR}")
    if value != int(value):
        raise ValueError(f"{given_in_words(text)} was given; allowed is a whole year")
    return int(value)


def year_or_quarter(text: str) -> int | datetime.date:
    """A federal fiscal year, or the first day of a quarter: "2028", "2027-10", "2027-10-01"."""
    if len(text) == 4 and text.isdigit():
        return year_of_text(text)
    try:
        date = date_of_text(f"{text}-01" if len(text) == 7 else text)
    except ValueError as error:
        raise ValueError(f"{given_in_words(text)} was given, which {error}") from None
    if date.day != 1 or date.month not in (1, 4, 7, 10):
        raise ValueError(
            f"{given_in_words(text)} was given; allowed are a federal fiscal year, such as 2028, "
            "and the first month of a quarter, such as 2027-10"
        )
    return date


def phase_faults(phases: tuple[tuple[datetime.date, float], ...]) -> list[str]:
    """What is wrong with dates and their shares of the way, a sentence each."""
    faults = []
    if len(phases) > MOST_PHASES:
        faults.append(f"{len(phases)} dates were given; at most {MOST_PHASES} are allowed")
    for (day, share), (later, more) in pairwise(phases):
        if later <= day:
            faults.append(f"{amount(later, '')} stands after {amount(day, '')}; "
                          "put the dates in their order")  # fmt: skip
        if more < share:
            faults.append(f"the share of {amount(later, '')} is below the one before it; "
                          "a share of the way must not fall")  # fmt: skip
    return faults
