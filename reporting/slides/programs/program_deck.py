"""A slide of another program: what its page shows, as the bytes of a .pptx file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from model import Results
from model.programs.finder import Finder
from model.programs.program import Program, Values
from reporting.slides.layout import presentation
from reporting.slides.programs.case_rate_slide import add_case_rate_slide
from reporting.slides.programs.employment_team_slide import add_employment_team_slide
from reporting.slides.programs.finder_slide import add_finder_slide

ADD: Mapping[str, Callable[[Any, Program, Values, Results], None]] = {
    "case_rate": add_case_rate_slide,
    "employment_team": add_employment_team_slide,
}


def program_deck(program: Program, values: Values, results: Results) -> bytes:
    """The slide of a program with the values in force.

    results: of the scenario whose wages a program takes. Errors: KeyError for a program without
    a slide.
    """
    file = presentation()
    ADD[program.key](file, program, values, results)
    return _saved(file, program.title, program.document, program.disclaimer)


def finder_deck(finder: Finder) -> bytes:
    """The slide of a finder; nothing that a person answered is on it."""
    file = presentation()
    add_finder_slide(file, finder)
    return _saved(file, *(finder.about[name] for name in ("title", "document", "disclaimer")))


def _saved(file: Any, title: str, document: str, disclaimer: str) -> bytes:
    """The bytes of the file, named as the program is."""
    about = file.core_properties
    about.title, about.subject, about.comments = title, document, disclaimer
    about.author = about.last_modified_by = about.keywords = ""
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()
