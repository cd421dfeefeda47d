"""The slides of the case rate: a year of the program three times, and what each division pays."""

from __future__ import annotations

from model import Results
from model.programs.case_rate import case_rate
from model.programs.program import Program, Values
from reporting.programs import case_rate_words as words
from reporting.programs.words import document_sentence, values_caption
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import Column, table_of_frame


def case_rate_slides(program: Program, values: Values, _: Results) -> list[Slide]:
    """What a year costs and what is lost, by who is referred; and the funding by division."""
    answer = case_rate(program, values)
    years = words.years(answer)
    divisions = words.divisions(program, answer, program.by_member(values, "division_share"))
    title, of_funding = words.headline(answer).removesuffix("."), words.divisions_sentence(answer)
    source, caption = document_sentence(program), values_caption(program, values)
    of_years = [f"{name}: {'; '.join(texts)}." for name, *texts in years.itertuples()]
    of_divisions = [f"{name}: {share}, {usd}." for name, share, usd in divisions.itertuples()]
    funding = [Column("Share", right=True), Column("Funding a year", right=True, bold=True)]
    return [
        Slide(
            title,
            source,
            [f"{title}.", *of_years, words.enrollment_sentence(answer)],
            caption,
            table=table_of_frame(years, "A year of the program", 4.5),
        ),
        Slide(
            of_funding,
            source,
            [f"{of_funding}.", *of_divisions],
            caption,
            table=table_of_frame(divisions, "Division", 5.0, funding),
        ),
    ]
