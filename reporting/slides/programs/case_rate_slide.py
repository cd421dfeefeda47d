"""The slides of the case rate: a year of the program three times, and what each division pays."""

from __future__ import annotations

from model import Results
from model.programs.case_rate import case_rate
from model.programs.program import Program, Values
from reporting.programs import case_rate_words as words
from reporting.programs.words import document_sentence, values_caption
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import Column, Table


def case_rate_slides(program: Program, values: Values, _: Results) -> list[Slide]:
    """What a year costs and what is lost, by who is referred; and the funding by division."""
    answer = case_rate(program, values)
    years = words.years(answer)
    divisions = words.divisions(program, answer, program.by_member(values, "division_share"))
    title = words.headline(answer).removesuffix(".")
    of_funding = words.divisions_sentence(answer)
    source, caption = document_sentence(program), values_caption(program, values)
    return [
        Slide(
            title,
            source,
            [
                f"{title}.",
                *(f"{row.Index}: {'; '.join(map(str, row[1:]))}." for row in years.itertuples()),
                words.enrollment_sentence(answer),
            ],
            caption,
            table=Table(
                [Column("A year of the program", 4.5),
                 *(Column(name, right=True) for name in years.columns)],
                [(str(row.Index), *map(str, row[1:])) for row in years.itertuples()],
            ),
        ),
        Slide(
            of_funding,
            source,
            [f"{of_funding}.", *(f"{row.Index}: {row.Share}, {row[2]}."
                                 for row in divisions.itertuples())],
            caption,
            table=Table(
                [Column("Division", 5.0), Column("Share", right=True),
                 Column("Funding a year", right=True, bold=True)],
                [(str(name), *map(str, row)) for name, *row in divisions.itertuples()],
            ),
        ),
    ]  # fmt: skip
