"""The slides of the employment team: what its guides ask, and what its staff costs."""

from __future__ import annotations

from model import Results
from model.programs.employment_team import employment_team
from model.programs.program import Program, Values
from reporting.letters import cut
from reporting.programs import employment_words as words
from reporting.programs.words import document_sentence, values_caption
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Table

LONGEST_NAME = 40


def employment_team_slides(program: Program, values: Values, results: Results) -> list[Slide]:
    """Every standard with what the team has, and the staff cost at each bound of the wages."""
    answer = employment_team(program, values, results)
    standards, costs = words.standards(answer), words.costs(answer)
    title = words.headline(answer).removesuffix(".")
    whose = words.costs_sentence(cut(results.scenarios[0].name, LONGEST_NAME))
    source, caption = document_sentence(program), values_caption(program, values)
    of_standards = Slide(
        title,
        source,
        [
            f"{title}.",
            *(f"{name}: asked {asked}, here {here}; met: {met}."
              for name, asked, here, met, _ in standards.itertuples()),
        ],
        caption,
        table=Table(
            [Column("What the guides ask of a team", 4.0), Column("Asked", 3.0),
             Column("Here", 2.4), Column("Met", 2.4, bold=True)],
            [(str(name), *map(str, cells[:3])) for name, *cells in standards.itertuples()],
        ),
    )  # fmt: skip
    of_costs = Slide(
        whose,
        source,
        [f"{whose}:", *(f"{name}: {' · '.join(map(str, usd))}."
                        for name, *usd in costs.itertuples())],
        "Dollars a year, at each bound of the wages",
        table=Table(
            [Column("Staff cost a year", 5.0),
             *(Column(name, right=True) for name in costs.columns)],
            [(str(name), *map(str, usd)) for name, *usd in costs.itertuples()],
        ),
    )  # fmt: skip
    return [*pages(of_standards), *pages(of_costs)]
