"""Slides of another program: what its page shows, as the bytes of a .pptx file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from model import Results
from model.programs.finder import Finder
from model.programs.program import Program, Values
from model.scenario.texts.file_text import file_text
from model.study.values import value_text
from reporting.slides.design.drawing import file_of_slides
from reporting.slides.design.slide import Slide
from reporting.slides.programs.case_rate_slide import case_rate_slides
from reporting.slides.programs.employment_team_slide import employment_team_slides
from reporting.slides.programs.finder_slide import finder_slides

SLIDES: Mapping[str, Callable[[Program, Values, Results], list[Slide]]] = {
    "case_rate": case_rate_slides,
    "employment_team": employment_team_slides,
}


def program_deck(program: Program, values: Values, results: Results) -> bytes:
    """The slides of a program with the values in force, which the file carries with the scenario.

    results: of the scenario whose wages a program takes. Errors: KeyError for a program without
    slides.
    """
    slides = SLIDES[program.key](program, values, results)
    texts = {key: value_text(value) for key, value in values.items()}
    carried = file_text(results.scenarios[0], results.assumptions, programs=texts)
    return _file(slides, carried, program.title, program.document, program.disclaimer)


def finder_deck(finder: Finder) -> bytes:
    """The slides of a finder; nothing that a person answered is on them."""
    about = (finder.about[name] for name in ("title", "document", "disclaimer"))
    return _file(finder_slides(finder), "", *about)


def _file(
    slides: Sequence[Slide], carried: str, title: str, document: str, disclaimer: str
) -> bytes:
    """The bytes of the file, named as the program is; the disclaimer is on its first slide."""
    footer, _, rest = disclaimer.partition(". ")
    first = replace(slides[0], remark=" ".join(filter(None, (slides[0].remark, rest))))
    about = {"title": title, "subject": document, "comments": disclaimer, "author": "",
             "last_modified_by": ""}  # fmt: skip
    return file_of_slides([first, *slides[1:]], f"{footer.removesuffix('.')}.", carried, about)
