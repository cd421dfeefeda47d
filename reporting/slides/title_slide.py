"""The first slide: what the scenario does in one sentence and four numbers."""

from __future__ import annotations

from collections.abc import Sequence

from model.findings.summary import Summary
from reporting.formats import month_in_words, signed_percent
from reporting.headline import headline
from reporting.large_numbers import LargeNumber
from reporting.letters import cut, cut_to_lines, one_line
from reporting.slides.assumption_slides import one_change
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide
from reporting.slides.design.template import SMALLEST, layouts


def title_slide(briefing: Briefing, date: str) -> Slide:
    """What the scenario does in one sentence and four numbers; date: where it has none itself."""
    sentence, scenario = headline(briefing.side_by_side), briefing.scenario
    study = f"{briefing.assumptions.study['short_title']}. Base: {briefing.stands_on.label}"
    byline = ", ".join(filter(None, (cut(scenario.author, 80), scenario.date or date)))
    four = four_numbers(briefing.summary, briefing.side_by_side.is_changed)
    numbers = {
        f"{name} {place}": text
        for place, number in enumerate(four, start=1)
        for name, text in (
            ("Number", number.value), ("Meaning", number.meaning), ("Beside", number.beside)
        )
    }  # fmt: skip
    return Slide(
        sentence,
        briefing.source("Table 7"),
        _notes(briefing, sentence),
        texts={
            "Study": study,
            "Scenario": f"Scenario: {cut(scenario.name, 70)}",
            **numbers,
            "Note": cut(" ".join(filter(None, [one_change(briefing)[0], scenario.note])), 260),
            "Warning": _first_warning(briefing.warnings),
            "Check": briefing.check,
            "Author and date": byline,
        },
        layout="Title",
    )


def has_more_warnings(briefing: Briefing) -> bool:
    """Whether there is more to warn of than the first slide says in full."""
    place = layouts()["Title"]["Warning"]
    said = _first_warning(briefing.warnings)
    return len(briefing.warnings) > 1 or cut_to_lines(
        said, place.box.width, SMALLEST, 2, place.bold
    ) != one_line(said)


def _first_warning(warnings: Sequence[str]) -> str:
    """The first warning of the scenario, and of how many; they have a slide of their own."""
    if not warnings:
        return ""
    which = f" (1 of {len(warnings)} warnings)" if len(warnings) > 1 else ""
    return f"Check{which}: {warnings[0]}"


def four_numbers(effect: Summary, is_changed: bool = True) -> list[LargeNumber]:
    """The numbers of the first slide; of a scenario each with what the base has."""
    scenario, base, name = effect.scenario, effect.base, effect.stands_on.short
    date, base_date = (
        month_in_words(day) if day else "Never"
        for day in (effect.first_date_below, effect.base_first_date_below)
    )
    moves = LargeNumber(
        signed_percent(effect.median_interim_change), "median change in interim rate",
        f"vs. {name}, unweighted",
    )  # fmt: skip
    if not is_changed:
        name = base_date = ""
        moves = LargeNumber(
            str(effect.interim_above_fee), f"of {scenario.total} interim rates are above the "
            "current rate", "",
        )  # fmt: skip
    return [
        LargeNumber(
            str(scenario.below), f"of {scenario.total} current rates are below their range",
            f"{name} {base.below}" if name else "",
        ),
        LargeNumber(
            f"{scenario.within} · {scenario.above}",
            "current rates are within and above their range",
            f"{name} {base.within} · {base.above}" if name else "",
        ),
        moves,
        LargeNumber(date, "first wage below the minimum wage", f"{name} {base_date}".strip()),
    ]  # fmt: skip


def _notes(briefing: Briefing, sentence: str) -> list[str]:
    scenario, counts = briefing.scenario, briefing.summary.scenario
    return [
        sentence,
        f"Scenario: {one_line(scenario.name)}. {counts.below} current rates are below their range, "
        f"{counts.within} within it and {counts.above} above it. {briefing.footer}",
        *briefing.how_new_the_fees_are,
        briefing.check,
        "This file carries its scenario: the dashboard opens it where a scenario is loaded.",
        one_change(briefing)[1],
        f"Note of the author: {scenario.note}" if scenario.note.strip() else "",
    ]
