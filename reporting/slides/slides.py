"""Slides of words and tables: title, changes, assumptions, method, fidelity; one function each."""

from __future__ import annotations

from typing import Any

from model import Scenario
from model.findings.check import check, score
from model.findings.summary import Summary
from reporting.headline import headline, minimum_wage
from reporting.slides.briefing import Briefing
from reporting.slides.charts import add_bar_chart
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    Words,
    add_table,
    add_text,
    cut,
    fitting_size,
    new_slide,
    one_line,
)
from reporting.slides.words import METHOD, percent
from reporting.wording import changes_in_words, values_in_words

LONGEST_SENTENCE = 260
ROWS_OF_CHANGES, SLIDES_OF_CHANGES, ROWS_OF_ASSUMPTIONS = 11, 3, 18


def add_title_slide(deck: Any, briefing: Briefing, date: str) -> None:
    """What the scenario does in one sentence and four numbers."""
    said, found, scenario = (
        headline(briefing.results, briefing.study),
        briefing.summary,
        briefing.scenario,
    )
    notes = _title_notes(briefing, said)
    slide = new_slide(deck, said, briefing.source("Table 7"), notes, longest_title=LONGEST_SENTENCE)
    heading = slide.shapes.title
    box = Box(LEFT, 1.35, RIGHT - LEFT, 1.75)
    heading.left, heading.top, heading.width, heading.height = box.emu
    size = fitting_size(said, box.width, box.height, (34, 30, 26, 22))
    for run in heading.text_frame.paragraphs[0].runs:
        run.font.size = int(size * 12700)
    byline = [part for part in (cut(scenario.author, 80), scenario.date or date) if part]
    add_text(
        slide,
        Box(LEFT, 0.5, RIGHT - LEFT, 0.35),
        [str(briefing.assumptions.study["short_title"])],
        14,
        quiet=True,
        name="Study",
    )
    add_text(
        slide,
        Box(LEFT, 0.85, RIGHT - LEFT, 0.35),
        [f"Scenario: {cut(scenario.name, 70)}"],
        16,
        bold=True,
        shade="scenario",
        name="Scenario",
    )
    for number, (large, small, beside) in enumerate(_four_numbers(found)):
        left = LEFT + number * 3.05
        add_text(
            slide, Box(left, 3.45, 2.9, 0.8), [large], 40, bold=True, name=f"Number {number + 1}"
        )
        add_text(slide, Box(left, 4.25, 2.8, 0.6), [small], 14, name=f"Meaning {number + 1}")
        add_text(
            slide, Box(left, 4.85, 2.8, 0.3), [beside], 12, quiet=True, name=f"Study {number + 1}"
        )
    if scenario.note.strip():
        add_text(
            slide, Box(LEFT, 5.4, RIGHT - LEFT, 0.75), [cut(scenario.note, 260)], 13, name="Note"
        )
    add_text(
        slide,
        Box(LEFT, 6.35, RIGHT - LEFT, 0.3),
        [cut(", ".join(byline), 140)],
        12,
        quiet=True,
        name="Author and date",
    )


def _four_numbers(found: Summary) -> list[tuple[str, str, str]]:
    here, there = found.scenario, found.study
    date, study_date = (
        f"{day:%b %Y}" if day else "Never"
        for day in (found.first_date_below, found.study_first_date_below)
    )
    return [
        (str(here.below), f"of {here.total} fees lie below their range", f"study {there.below}"),
        (
            f"{here.within} · {here.above}",
            "fees lie within and above it",
            f"study {there.within} · {there.above}",
        ),
        (
            percent(found.median_interim_change),
            "median change of the interim rates",
            "against the study",
        ),
        (date, "first wage below the minimum wage", f"study {study_date}"),
    ]


def _title_notes(briefing: Briefing, said: str) -> str:
    scenario, counts = briefing.scenario, briefing.summary.scenario
    note = f"\nNote of the author: {scenario.note}" if scenario.note.strip() else ""
    return (
        f"{said}\nScenario: {one_line(scenario.name)}. {counts.below} fees lie below their range, "
        f"{counts.within} within it and {counts.above} above it. "
        f"{briefing.assumptions.study['disclaimer']}\nThis file carries its scenario: the "
        f"dashboard opens it where a scenario is loaded.{note}"
    )


def add_changes_slides(deck: Any, briefing: Briefing) -> None:
    """What was changed: a row a change, continued on further slides, the rest in the notes."""
    changes = changes_in_words(briefing.assumptions, briefing.scenario)
    notes = "\n".join(
        f"{setting.label}: {study} in the study, {here} in the scenario."
        for setting, study, here in changes
    )
    wage_then, wage_now = (
        minimum_wage(briefing.assumptions, held) for held in (Scenario(), briefing.scenario)
    )
    follows = (
        [["Minimum wage in force (follows)", f"${wage_then:.2f}", f"${wage_now:.2f}", "Table 8"]]
        if wage_then != wage_now
        else []
    )
    many = "1 value differs" if len(changes) == 1 else f"{len(changes)} values differ"
    title = f"{many} from the study" if changes else "Nothing differs from the study"
    parts = [
        changes[start : start + ROWS_OF_CHANGES]
        for start in range(0, len(changes), ROWS_OF_CHANGES)
    ][:SLIDES_OF_CHANGES] or [[]]
    for number, part in enumerate(parts):
        slide = new_slide(
            deck,
            title + (f" ({number + 1} of {len(parts)})" if len(parts) > 1 else ""),
            briefing.source("as named in each row"),
            f"{title}.\n{notes}".strip(),
            "Each value with its unit",
        )
        columns = [
            Column("Assumption", 3.9),
            Column("Study", 2.4, shade="quiet"),
            Column("Scenario", 2.4, shade="scenario", bold=True),
            Column("Source of the study's value", 3.4, shade="quiet"),
        ]
        rows = [
            [
                setting.label,
                study,
                here,
                f"{setting.entry.source.kind.capitalize()}: {setting.entry.source.where}",
            ]
            for setting, study, here in part
        ]
        rows += follows if number == len(parts) - 1 else []
        if rows:
            add_table(
                slide,
                LEFT,
                TOP,
                columns,
                rows,
                size=11 if len(rows) > 7 else 12,
                row_height=0.38 if len(rows) > 7 else 0.55,
            )
    if not changes:
        add_text(
            slide,
            Box(LEFT, TOP + 0.2, RIGHT - LEFT, 0.4),
            ["Every assumption is as in the study."],
            16,
        )
    left_out = len(changes) - ROWS_OF_CHANGES * SLIDES_OF_CHANGES
    if left_out > 0:
        add_text(
            slide,
            Box(LEFT, 6.52, 9, 0.28),
            [f"and {left_out} more, in the speaker notes"],
            11,
        )


def add_assumptions_slide(deck: Any, briefing: Briefing) -> None:
    """The headline assumptions and those that the study does not print, with their sources."""
    assumptions, scenario = briefing.assumptions, briefing.scenario
    entries = [
        entry
        for entry in assumptions.entries.values()
        if entry.headline_place or entry.source.kind == "calibrated"
    ]
    columns = [
        Column("Assumption", 3.6),
        Column("Study", 2.6, shade="quiet"),
        Column("Scenario", 2.6),
        Column("Source of the study's value", 3.3, shade="quiet"),
    ]
    rows: list[list[Any]] = []
    notes: list[str] = []
    for entry in entries:
        study, here = (
            {
                key: held.value(assumptions, key)
                for s in assumptions.settings_of(entry.id)
                for key in [s.id]
            }
            for held in (Scenario(), scenario)
        )
        then, now = (values_in_words(entry, held.values()) for held in (study, here))
        where = f"{entry.source.kind.capitalize()}: {entry.source.where}"
        same = Words("as in the study", "quiet")
        rows.append(
            [entry.label, then, [same if now == then else Words(now, "scenario", True)], where]
        )
        notes.append(
            f"{entry.label}: {then} in the study, {now} in the scenario. {where}. "
            f"{entry.source.how}".strip()
        )
    kinds = [setting.entry.source.kind for setting in assumptions.settings.values()]
    title = (
        f"Of {len(kinds)} values, {kinds.count('published')} are printed in the study and "
        f"{kinds.count('calibrated')} chosen so that its tables come out"
    )
    slide = new_slide(
        deck,
        title,
        briefing.source("and the sources named"),
        "\n".join([title + ".", *notes]),
        f"Headline assumptions and calibrated values; {kinds.count('recovered')} values follow "
        f"from printed figures, {kinds.count('external')} come from other sources",
    )
    add_table(
        slide,
        LEFT,
        TOP,
        columns,
        rows[:ROWS_OF_ASSUMPTIONS],
        size=10,
        row_height=min(0.36, 4.8 / min(len(rows), ROWS_OF_ASSUMPTIONS)),
    )


def add_method_slide(deck: Any, briefing: Briefing) -> None:
    """The calculation in five lines."""
    slide = new_slide(
        deck,
        "How a rate is built, in five lines",
        briefing.source("all sections"),
        "\n".join(METHOD),
        "Dollars per paid hour, then per billable hour, then per unit",
    )
    for number, line in enumerate(METHOD):
        top = TOP + 0.2 + number * 1.0
        add_text(
            slide, Box(LEFT, top, 0.5, 0.5), [str(number + 1)], 24, bold=True, shade="scenario"
        )
        add_text(slide, Box(LEFT + 0.6, top + 0.03, RIGHT - LEFT - 0.6, 0.85), [line], 16)


def add_fidelity_slide(deck: Any, briefing: Briefing) -> None:
    """How many of the printed figures the model reproduces, table by table."""
    found = score(check(briefing.assumptions))
    hits, cells = int(found["hits"].sum()), int(found["cells"].sum())
    title = f"{hits} of {cells} printed figures come out as printed"
    lines = [
        (str(row.table), str(row.unit), f"{row.hits} of {row.cells}") for row in found.itertuples()
    ]
    notes = "\n".join([title + ".", *(f"{table}, {unit}: {said}." for table, unit, said in lines)])
    slide = new_slide(
        deck,
        title,
        briefing.source("all printed tables"),
        notes,
        "Figures of the study that the model reproduces to the last printed digit, number",
    )
    columns = [
        Column("Table of the study", 4.0),
        Column("Unit", 3.2, shade="quiet"),
        Column("As printed", 1.6, right=True, bold=True),
    ]
    top, head, height = TOP, 0.36, min(0.42, 4.7 / len(lines))
    add_table(slide, LEFT, top, columns, lines, size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.15
    shares = (found["hits"] / found["cells"]).tolist()
    add_bar_chart(
        slide,
        Box(left, top + head, RIGHT - left, height * len(lines)),
        [f"{table}, {unit}" for table, unit, _ in lines],
        [("Share as printed", shares, "scenario")],
        "0%",
    )
