"""YAML text read safely: no objects, no repeated keys, no bombs in what strangers send."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from model.errors import AssumptionsError
from model.study.values import given_text

_DEEPEST = 20
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_BASE):  # type: ignore[misc]
    """A safe loader that refuses a key given twice, which YAML would silently let win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a word or a number", key_node.start_mark
                )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key}' stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _without(*kinds: str) -> dict[str, Any]:
    """The forms of plain text that YAML 1.1 reads as something else, without those of some kinds.

    They stand by the character that they begin with.
    """
    tags = {f"tag:yaml.org,2002:{kind}" for kind in kinds}
    return {
        first: [(tag, form) for tag, form in forms if tag not in tags]
        for first, forms in _BASE.yaml_implicit_resolvers.items()
    }


class _DecimalLoader(_StrictLoader):
    """Reads numbers in decimal digits only: 020 is twenty, and 0x1F, 1_000 and 1:30 stay text."""

    yaml_implicit_resolvers = _without("int", "float")


_DecimalLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(0|[1-9][0-9]*)$"), list("-+0123456789")
)
_DecimalLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[-+]?[0-9]+)?$", re.IGNORECASE),
    list("-+.0123456789"),
)


class _TextLoader(_StrictLoader):
    """Leaves every number, date and word as the text that stands in the file, and null as None.

    YAML 1.1 would read 020 as sixteen, 1:30 as ninety and "on" as true.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own form)


_TextLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)


def _content(text: str, loader: Any) -> Any:
    try:
        return yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f" (line {mark.line + 1})" if mark is not None else ""
        raise ValueError(f"is not valid YAML: {error.problem}{place}") from None
    except yaml.YAMLError as error:
        raise ValueError(f"is not valid YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise ValueError("is not valid YAML: nested too deeply") from None
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        # PyYAML's own constructors fail so on a tag whose text is not of its kind.
        raise ValueError("is not valid YAML: a value is not of the kind that it names") from None


def parts_of_own_file(path: Path) -> dict[str, Any]:
    """The parts of one of our own YAML files, by name.

    Errors: AssumptionsError with one fault that names the file: it cannot be read, is not valid
    YAML, is empty or is no mapping.
    """
    try:
        content = _content(path.read_text(encoding="utf-8"), _DecimalLoader)
    except (OSError, ValueError) as error:
        raise AssumptionsError([f"{path.name}: {error}"]) from None
    if content is None:
        raise AssumptionsError([f"{path.name}: is empty; it must hold at least one part"])
    if not isinstance(content, dict):
        fault = f"{path.name}: must be a mapping of parts, not {given_text(content)}"
        raise AssumptionsError([fault])
    return content


@contextmanager
def read_in_form(file: str) -> Iterator[None]:
    """Parts of one of our own files are read here; what is not in its form is an AssumptionsError.

    file: its name, with which the fault begins.
    """
    try:
        yield
    except AssumptionsError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise AssumptionsError([f"{file}: a part is not in its form: {error!r}"]) from None


def strangers_content(text: str) -> Any:
    """Content of a YAML text that a person gave: mappings, lists, texts and None, 20 levels deep.

    A few aliases can stand for gigabytes, deep nesting for a full stack, and a tag for anything.
    Errors: ValueError that begins with "is not valid YAML".
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_BASE):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent):
                raise ValueError(
                    f"is not valid YAML: aliases (*name) are not allowed (line {line})"
                )
            if getattr(event, "tag", None) is not None:
                raise ValueError(f"is not valid YAML: tags (!name) are not allowed (line {line})")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise ValueError(f"is not valid YAML: nested too deeply (line {line})")
    except yaml.YAMLError:
        pass  # the loader names the fault
    except UnicodeEncodeError:
        raise ValueError("is not valid YAML: it has characters that no text has") from None
    return _content(text, _TextLoader)
