"""Assumptions that are searched for: by id, by words and abbreviations, by a number as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model import Assumptions, Scenario
from model.study.settings import Assumption, Setting, Value
from reporting.wording.values import is_share, on_screen

NUMBER = re.compile(r"(\$?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(%?)")
ALIKE = 1e-9


@dataclass(frozen=True)
class PrintedNumber:
    """A number as people read it in a table: 10.64, $10.64, 47.1%; sign: "$", "%" or ""."""

    value: float
    sign: str = ""

    def is_shown(self, value: float, unit: str) -> bool:
        """Whether it is a value on the screen, percentages in percent, in a unit such as "%"."""
        has_unit = self.sign in ("", "$" if unit.startswith("dollars") else "%" if "%" in unit
                                 or unit.startswith("percent") else "")  # fmt: skip
        return has_unit and abs(value - self.value) < ALIKE


def printed_number(word: str) -> PrintedNumber | None:
    """The number that a word is; None where it is none."""
    written = NUMBER.fullmatch(word.strip(",;:?"))
    if written is None or (written[1] and written[3]):
        return None
    return PrintedNumber(float(written[2].replace(",", "")), written[1] or written[3])


def searched_words(search: str) -> list[str]:
    """The words of a search in small letters; a blank before a percent sign is none."""
    return search.casefold().replace(" %", "%").split()


def abbreviations_in(assumptions: Assumptions, search: str) -> dict[str, str]:
    """The abbreviations of a search, each with its meaning."""
    known = {key.casefold(): each for key, each in assumptions.abbreviations.items()}
    abbreviations = [known[word] for word in searched_words(search) if word in known]
    return {each.key: each.meaning for each in abbreviations}


def settings_found(assumptions: Assumptions, scenario: Scenario, search: str) -> list[Setting]:
    """The settings that a search finds, in the order of the files; all for an empty search.

    The id or label of an assumption finds just that one. Of words each must stand in what is said
    of an assumption, or be its value in the study or in the scenario.
    """
    words = searched_words(search)
    settings = list(assumptions.settings.values())
    named = [setting for setting in settings if " ".join(words) in _names(setting)]
    return named or [
        setting
        for setting in settings
        if all(_is_found(assumptions, scenario, setting, word, words) for word in words)
    ]


def _is_found(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, word: str, words: Sequence[str]
) -> bool:
    said = _all_that_is_said(setting)
    number = printed_number(word)
    if number is not None:
        values = {setting.base_value, scenario.value(assumptions, setting.id)}
        is_value = any(_is_value(setting.entry, value, number) for value in values)
        # A number alone is a value; beside other words it may be that of a table.
        return is_value or (len(words) > 1 and _has_word(said, word))
    return is_said(assumptions, said, word)


def is_said(assumptions: Assumptions, said: str, word: str) -> bool:
    """Whether a word, or what an abbreviation stands for, is in a text; both in small letters."""
    abbreviation = assumptions.abbreviations.get(word.upper())
    if abbreviation is not None:
        return _begins_a_word(said, abbreviation.finds) or _has_word(said, word)
    return _has_word(said, word) if printed_number(word) else word in said


def _is_value(entry: Assumption, value: Value, number: PrintedNumber) -> bool:
    if entry.kind == "schedule":
        return any(number.is_shown(wage, entry.unit) for _, wage in value)
    if entry.kind != "number":
        return False
    return number.is_shown(on_screen(entry, value), "%" if is_share(entry) else entry.unit)


def _has_word(said: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is not None


def _begins_a_word(said: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}", said) is not None


def _names(setting: Setting) -> set[str]:
    entry = setting.entry
    return {name.casefold() for name in (setting.id, entry.id, setting.label, entry.label)}


def _all_that_is_said(setting: Setting) -> str:
    entry = setting.entry
    return " ".join(
        (setting.id, setting.label, entry.section, entry.description, entry.unit,
         entry.source.kind, entry.source.where, entry.source.how, entry.remark)
    ).casefold()  # fmt: skip
