"""Where current rates of a scenario were loaded from: a file, and since when each is in force.

A source counts only while the rate in force is the one that was loaded, so it keeps the rates.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from model.study.numbers_and_dates import date_of, number_of
from model.study.parts import Service
from model.study.values import value_text
from model.study.words import amount, given_in_words

FEE = "fee_schedule_rate_usd"  # the assumption that the rates are of
LONGEST_FILE_NAME = 60  # letters
FIELDS = ("file", "effective_date", "rates")
MOST = 100  # files and dates; a schedule of a state has a few


@dataclass(frozen=True)
class LoadedRates:
    """Rates that came from one file and are in force since one date.

    usd: (service key, dollars per unit), each service once.
    """

    file: str
    effective_date: datetime.date
    usd: tuple[tuple[str, float], ...]

    @property
    def mark(self) -> str:
        """What is said beside such a rate: "loaded from fees.xlsx, in force Jul 1, 2026"."""
        return f"loaded from {self.file}, in force {amount(self.effective_date, '')}"


Loaded = tuple[LoadedRates, ...]


def joined(before: Loaded, new: Loaded) -> Loaded:
    """What was loaded before and now; of a service that is in both, what was loaded now."""
    again = {service for rates in new for service, _ in rates.usd}
    every = (*_of_services(before, lambda service, _: service not in again), *new)
    usd: dict[tuple[str, datetime.date], tuple[tuple[str, float], ...]] = {}
    for rates in every:
        source = rates.file, rates.effective_date
        usd[source] = (*usd.get(source, ()), *rates.usd)
    return tuple(LoadedRates(*source, pairs) for source, pairs in usd.items())


def still_in_force(loaded: Loaded, rate_usd: Callable[[str], float]) -> Loaded:
    """What of it is in force. rate_usd: service key -> the rate in force, dollars per unit."""
    return _of_services(loaded, lambda service, usd: rate_usd(service) == usd)


def _of_services(loaded: Loaded, is_wanted: Callable[[str, float], bool]) -> Loaded:
    wanted = [
        replace(rates, usd=tuple(pair for pair in rates.usd if is_wanted(*pair)))
        for rates in loaded
    ]
    return tuple(rates for rates in wanted if rates.usd)


def marks(loaded: Loaded) -> dict[str, str]:
    """Service key -> what is said beside its rate."""
    return {service: rates.mark for rates in loaded for service, _ in rates.usd}


def loaded_faults(loaded: Loaded, services: Mapping[str, Service]) -> list[str]:
    """What is wrong with loaded rates, a sentence each. services: all of the study, by key."""
    of_rates = [service for rates in loaded for service, _ in rates.usd]
    return [
        *(f"loaded rates: {given_in_words(each)} is no service of the study"
          for each in of_rates if each not in services),
        *(f"loaded rates: {service.name} is given twice"
          for key, service in services.items() if of_rates.count(key) > 1),
        *(f"loaded rates: the name of the file is {given_in_words(rates.file)}; it must be a text "
          f"of 1 to {LONGEST_FILE_NAME} letters that can be printed"
          for rates in loaded if not _is_name(rates.file)),
    ]  # fmt: skip


def _is_name(file: object) -> bool:
    return isinstance(file, str) and file.isprintable() and 0 < len(file) <= LONGEST_FILE_NAME


def text_of_loaded(loaded: Loaded) -> str:
    """For a link: `2026-07-01~homemaker-8.14~chore-8.14~*fees.xlsx`, and so on."""
    return "~".join(
        part
        for rates in loaded
        for part in (
            str(rates.effective_date),
            *(f"{service}-{value_text(usd)}" for service, usd in rates.usd),
            f"*{rates.file.replace('~', '-')}",
        )
    )


def loaded_of_text(text: str) -> Loaded:
    """What `text_of_loaded` wrote; () for an empty text. White space counts in names of files only.

    Errors: ValueError with the reason, as it stands behind "..., which ".
    """
    loaded: list[LoadedRates] = []
    parts: list[str] = []
    for part in text.split("~") if text else ():
        if not part.strip().startswith("*"):
            parts.append("".join(part.split()))
            continue
        date, *pairs = parts or [""]
        usd = tuple(_pair(*pair.partition("-")[::2]) for pair in pairs)
        loaded.append(LoadedRates(part.strip()[1:].strip(), date_of(date), usd))
        parts = []
    if parts or len(loaded) > MOST:
        raise ValueError("is not whole")
    return tuple(loaded)


def _pair(service: Any, usd: Any) -> tuple[str, float]:
    return str(service), number_of(usd, "dollars per unit")


def content_of_loaded(loaded: Loaded) -> list[dict[str, Any]]:
    """For a scenario file: a mapping each with file, effective_date and rates by service."""
    return [
        {"file": rates.file, "effective_date": rates.effective_date, "rates": dict(rates.usd)}
        for rates in loaded
    ]


def loaded_of_content(content: Any) -> Loaded:
    """What `content_of_loaded` wrote; () for nothing.

    Errors: ValueError with what is wrong, as a sentence.
    """
    allowed = f"loaded_rates must be a list of mappings with {', '.join(FIELDS)}"
    if not isinstance(content or [], list) or len(content or []) > MOST:
        raise ValueError(allowed)
    return tuple(_of_mapping(each, allowed) for each in content or [])


def _of_mapping(content: Any, allowed: str) -> LoadedRates:
    if not isinstance(content, Mapping) or set(content) != set(FIELDS):
        raise ValueError(allowed)
    if not isinstance(content["rates"], Mapping):
        raise ValueError("loaded_rates: rates must be a mapping from services to dollars")
    try:
        date = date_of(content["effective_date"])
        usd = tuple(_pair(*pair) for pair in content["rates"].items())
    except ValueError as error:
        raise ValueError(f"loaded_rates: a date or a rate {error}") from None
    return LoadedRates(content["file"], date, usd)
