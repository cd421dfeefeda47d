"""The mapping in a YAML file that a person brings."""

from __future__ import annotations

from typing import Any

from model.errors import ScenarioError
from model.study.files.yaml_files import strangers_content
from model.study.words import given_in_words

LARGEST_FILE = 200_000  # characters; a scenario file has a few hundred


def mapping_of_yaml(text: str, allowed: str) -> dict[str, Any]:
    """The mapping of a YAML text; values are texts, lists and mappings, as of `strangers_content`.

    allowed: what the mapping may have, as it stands behind "with". Errors: ScenarioError where the
    text is too long, no YAML, empty, or no mapping.
    """
    if len(text) > LARGEST_FILE:
        raise ScenarioError([
            f"the file has {len(text):,} characters; allowed are at most {LARGEST_FILE:,}"
        ])  # fmt: skip
    try:
        content = strangers_content(text)
    except ValueError as error:
        raise ScenarioError([f"the file {error}"]) from None
    if content is None:
        raise ScenarioError([f"the file is empty; it must be a mapping with {allowed}"])
    if not isinstance(content, dict):
        raise ScenarioError([
            f"the file must be a mapping with {allowed}; {given_in_words(content)} was given"
        ])  # fmt: skip
    return content
