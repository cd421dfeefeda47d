"""The slide of the employment team: what its guides ask, and what its staff costs."""

from __future__ import annotations

from typing import Any

from model import Results
from model.programs.employment_team import employment_team
from model.programs.program import Program, Values
from reporting.programs import employment_words as words
from reporting.programs.words import source_sentence, values_caption
from reporting.slides.layout import LEFT, TOP, Column, add_table, cut, new_slide

ROW, HEAD = 0.42, 0.42
LONGEST_NAME = 40


def add_employment_team_slide(
    deck: Any, program: Program, values: Values, results: Results
) -> None:
    """Every standard with what the team has, and the staff cost at each bound of the wages."""
    answer = employment_team(program, values, results)
    standards, costs = words.standards(answer), words.costs(answer)
    title = words.headline(answer).removesuffix(".")
    whose = words.costs_sentence(cut(results.scenarios[0].name, LONGEST_NAME))
    notes = [
        f"{title}.",
        *(f"{name}: asked {asked}, here {here}; met: {met}."
          for name, asked, here, met, _ in standards.itertuples()),
        f"{whose}:",
        *(f"{name}: {' · '.join(map(str, usd))}." for name, *usd in costs.itertuples()),
    ]  # fmt: skip
    slide = new_slide(
        deck, title, source_sentence(program), "\n".join(notes), values_caption(program, values)
    )
    columns = [
        Column("What the guides ask of a team", 3.1),
        Column("Asked", 1.45, right=True),
        Column("Here", 1.25, right=True),
        Column("Met", 1.35, right=True, bold=True),
    ]
    rows = [(str(name), *map(str, cells[:3])) for name, *cells in standards.itertuples()]
    add_table(slide, LEFT, TOP + 0.1, columns, rows, size=11, row_height=ROW, head_height=HEAD)
    left = LEFT + sum(column.width for column in columns) + 0.25
    columns = [
        Column("Staff cost a year", 1.7),
        *(Column(name, 0.95, right=True) for name in costs.columns),
    ]
    rows = [(str(name), *map(str, usd)) for name, *usd in costs.itertuples()]
    add_table(slide, left, TOP + 0.1, columns, rows, size=10, row_height=ROW, head_height=HEAD)
