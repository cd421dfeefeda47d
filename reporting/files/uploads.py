"""A file that a person uploads: the scenario in it, whether it is YAML or a deck of ours."""

from __future__ import annotations

from model import Assumptions, Scenario, ScenarioError
from model.scenario.encoded_text import text_of_bytes
from model.scenario.file_text import file_messages, scenario_of_file
from reporting.slides.carried_scenario import text_of_deck

ENDINGS = ("yaml", "yml", "pptx")
LARGEST_TEXT = 100_000  # bytes
ZIP = b"PK\x03\x04"  # how a .pptx begins


def scenario_of_upload(content: bytes, assumptions: Assumptions) -> tuple[Scenario, list[str]]:
    """The scenario of a file, and what is to be said of the version that it was made with.

    Errors: ScenarioError with all faults.
    """
    text = text_of_upload(content)
    return scenario_of_file(text, assumptions), file_messages(text, assumptions)


def text_of_upload(content: bytes) -> str:
    """The YAML in a file, which itself is YAML or slides. Errors: ScenarioError."""
    if content.startswith(ZIP):
        return text_of_deck(content)
    if len(content) > LARGEST_TEXT:
        raise ScenarioError(
            [f"the file has {len(content):,} bytes; at most {LARGEST_TEXT:,} are allowed"]
        )
    return text_of_bytes(content)
