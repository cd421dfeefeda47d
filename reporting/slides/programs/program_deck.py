"""A slide of another program: what its page shows, as the bytes of a .pptx file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from model.programs.program import Program, Values
from reporting.slides.layout import presentation
from reporting.slides.programs.case_rate_slide import add_case_rate_slide

ADD: Mapping[str, Callable[[Any, Program, Values], None]] = {"case_rate": add_case_rate_slide}


def program_deck(program: Program, values: Values) -> bytes:
    """The slide of a program with the values in force.

    Errors: KeyError for a program that has no slide.
    """
    file = presentation()
    ADD[program.key](file, program, values)
    about = file.core_properties
    about.title, about.subject = program.title, program.document
    about.comments, about.author, about.keywords = program.disclaimer, "", ""
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()
