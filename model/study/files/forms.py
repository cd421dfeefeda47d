"""The form of the parts of the YAML files: the fields of their lines, and of what kind each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from model.study.assumptions import BOUNDS
from model.study.parts import LINES, LINES_WITHIN, Base, LaterLaw
from model.study.values import given_text, schedule_of

KINDS: Mapping[type, str] = {dict: "a mapping", list: "a list"}
NO_LINE = "must be a mapping with at least one line"


@dataclass(frozen=True)
class Form:
    """The fields of a line by what they are; a text may also be a number or a date.

    optional_texts: that a line may leave out. All other fields are needed.
    """

    texts: tuple[str, ...]
    optional_texts: tuple[str, ...] = ()
    mappings: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def faults(self, place: str, line: Any) -> list[str]:
        """What is wrong with a line of this form, a sentence each that begins with the place."""
        needed = {*self.texts, *self.mappings, *self.lists}
        if not (isinstance(line, dict) and needed <= set(line) <= {*needed, *self.optional_texts}):
            allowed = ", ".join(sorted(needed))
            if self.optional_texts:
                allowed += f" (and may have {', '.join(sorted(self.optional_texts))})"
            return [f"{place}: must have {allowed}; given: {given_text(line)}"]
        return [
            *(fault for name in self.mappings
              for fault in kind_faults(f"{place}: {name}", line[name], dict)),
            *(fault for name in self.lists
              for fault in kind_faults(f"{place}: {name}", line[name], list)),
            *(
                f"{place}: {name} must be text, not {given_text(line[name])}"
                for name in (*self.texts, *self.optional_texts)
                if isinstance(line.get(name), dict | list)
            ),
        ]  # fmt: skip


def form_of(made: type) -> Form:
    """The form of the lines that make objects of a class of `parts`."""
    of_line = [field for field in fields(made) if field.name != "key"]
    texts = [field for field in of_line if field.type == "str"]
    mappings = tuple(field.name for field in of_line if str(field.type).startswith("Mapping"))
    named = {*mappings, *(field.name for field in texts)}
    return Form(
        tuple(field.name for field in texts if field.default is MISSING),
        tuple(field.name for field in texts if field.default is not MISSING),
        mappings,
        tuple(field.name for field in of_line if field.name not in named),
    )


# Parts that are one line; LINES has those that are lines by key.
ONE_LINE: Mapping[str, Form] = {
    "study": Form(
        ("version", "title", "author", "client", "date", "period", "short_title", "source_line",
         "disclaimer")
    ),
    "base": form_of(Base),
    "later_law": form_of(LaterLaw),
}  # fmt: skip
# Other parts that are mappings, parts whose every line is one, and parts that are lists.
MAPPINGS = ("bounds", "terms", "service_groups", "programs", "renamed", "marks")
OF_MAPPINGS = ("classifications", "versions", "published_lines")
LISTS = ("sections", "scenarios")
MAY_BE_EMPTY = ("abbreviations", "alternatives")  # of the parts with lines


def form_faults(parts: Mapping[str, Any]) -> list[str]:
    """What is not in its form in the parts of the files, a sentence each; [] where all is."""
    mappings = (*LINES, *MAPPINGS, *OF_MAPPINGS)
    of_parts = [
        *(fault for part in mappings for fault in kind_faults(part, parts[part], dict)),
        *(fault for part in LISTS for fault in kind_faults(part, parts[part], list)),
        *(f"{part}: {NO_LINE}" for part in LINES if parts[part] == {} and part not in MAY_BE_EMPTY),
    ]
    return of_parts or _line_faults(parts) or _step_faults(parts["later_law"]["steps"])


def kind_faults(place: str, content: Any, kind: type) -> list[str]:
    """That a content is not a mapping (kind: dict) or a list (kind: list); [] where it is."""
    if isinstance(content, kind):
        return []
    return [f"{place} must be {KINDS[kind]}, not {given_text(content)}"]


def _line_faults(parts: Mapping[str, Any]) -> list[str]:
    is_in_order = tuple(parts["bounds"]) == BOUNDS
    mappings = [
        *((f"{part}: {key}", line) for part in OF_MAPPINGS for key, line in parts[part].items()),
        *((f"scenarios: preset {n}", line) for n, line in enumerate(parts["scenarios"], start=1)),
    ]
    return [
        *([] if is_in_order else [f"bounds: must be {', '.join(BOUNDS)} in this order"]),
        *(fault for place, line, form in _lines(parts) for fault in form.faults(place, line)),
        *(fault for place, line in mappings for fault in kind_faults(place, line, dict)),
    ]


def _lines(parts: Mapping[str, Any]) -> Iterator[tuple[str, Any, Form]]:
    """Every line with a form: its place, its content, and the form."""
    for part, form in ONE_LINE.items():
        yield part, parts[part], form
    for part, made in LINES.items():
        for key, line in parts[part].items():
            yield f"{part}: {key}", line, form_of(made)
    for part, (field, made) in LINES_WITHIN.items():
        for key, line in parts[part].items():
            if not form_of(LINES[part]).faults("", line):
                for name, within in line[field].items():
                    yield f"{part}: {key}: {name}", within, form_of(made)


def _step_faults(steps: list[Any]) -> list[str]:
    try:
        schedule_of(steps)
    except ValueError as error:
        return [f"later_law: steps: {given_text(steps)} was given, which {error}"]
    return []
