"""The slides of the employment team: what its guides ask, and what its staff costs."""

from __future__ import annotations

from model import Results
from model.programs.employment_team import employment_team
from model.programs.program import Program, Values
from reporting.letters import cut
from reporting.programs import employment_words as words
from reporting.programs.words import document_sentence, values_caption
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, table_of_frame

LONGEST_NAME = 40


def employment_team_slides(program: Program, values: Values, results: Results) -> list[Slide]:
    """Every standard with what the team has, and the staff cost at each bound of the wages."""
    answer = employment_team(program, values, results)
    standards, costs = words.standards(answer)[["Asked", "Here", "Met"]], words.costs(answer)
    title = words.headline(answer).removesuffix(".")
    whose = words.costs_sentence(cut(results.scenarios[0].name, LONGEST_NAME))
    source, caption = document_sentence(program), values_caption(program, values)
    met = [
        f"{name}: asked {asked}, here {here}; met: {met}."
        for name, asked, here, met in standards.itertuples()
    ]
    usd = [f"{name}: {' · '.join(texts)}." for name, *texts in costs.itertuples()]
    columns = [Column("Asked", 3.0), Column("Here", 2.4), Column("Met", 2.4, bold=True)]
    of_standards = table_of_frame(standards, "What the guides ask of a team", 4.0, columns)
    of_costs = table_of_frame(costs, "Staff cost a year", 5.0)
    about_costs = "Dollars a year, at each bound of the wages"
    return [
        *pages(Slide(title, source, [f"{title}.", *met], caption, table=of_standards)),
        *pages(Slide(whose, source, [f"{whose}:", *usd], about_costs, table=of_costs)),
    ]
