"""Slides of another program: what its page shows, as the bytes of a .pptx file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from model import Results
from model.programs.finder import Finder
from model.programs.program import Program, Values
from reporting.slides.design.slide import Slide, add_slide, presentation, saved
from reporting.slides.programs.case_rate_slide import case_rate_slides
from reporting.slides.programs.employment_team_slide import employment_team_slides
from reporting.slides.programs.finder_slide import finder_slides

SLIDES: Mapping[str, Callable[[Program, Values, Results], list[Slide]]] = {
    "case_rate": case_rate_slides,
    "employment_team": employment_team_slides,
}


def program_deck(program: Program, values: Values, results: Results) -> bytes:
    """The slides of a program with the values in force.

    results: of the scenario whose wages a program takes. Errors: KeyError for a program without
    slides.
    """
    slides = SLIDES[program.key](program, values, results)
    return _file(slides, program.title, program.document, program.disclaimer)


def finder_deck(finder: Finder) -> bytes:
    """The slides of a finder; nothing that a person answered is on them."""
    about = (finder.about[name] for name in ("title", "document", "disclaimer"))
    return _file(finder_slides(finder), *about)


def _file(slides: Sequence[Slide], title: str, document: str, disclaimer: str) -> bytes:
    """The bytes of the file, named as the program is."""
    file = presentation()
    for slide in slides:
        add_slide(file, slide, disclaimer)
    about = file.core_properties
    about.title, about.subject, about.comments = title, document, disclaimer
    about.author = about.last_modified_by = about.keywords = ""
    return saved(file)
