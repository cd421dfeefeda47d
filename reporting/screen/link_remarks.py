"""What a person is told of a link: what it leaves out, and that it is long."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from model import Scenario
from model.scenario.texts.link_text import LONGEST_QUERY

NOTE_LEFT_OUT = "The note is too long for a link and is left out; a saved file has it."
LONG = "Some mail programs cut a link of this length. Send a saved file instead."


def remarks(
    parameters: Mapping[str, str], scenario: Scenario, added: Mapping[str, Scenario]
) -> list[str]:
    """What is to be known of a link with these parameters; added: other scenarios, by place."""
    return [
        *([NOTE_LEFT_OUT] if scenario.note and "note" not in parameters else []),
        *([LONG] if len(urlencode(parameters)) > LONGEST_QUERY else []),
        *added_left_out(parameters, added),
    ]


def added_left_out(parameters: Mapping[str, str], added: Mapping[str, Scenario]) -> list[str]:
    """What is to be said of added scenarios that make the link too long to carry them."""
    return [
        f"{each.name} makes the link too long and is left out of it: a reload takes it out of "
        "Compare. A saved file has it."
        for place, each in added.items()
        if f"{place}.name" not in parameters
    ]
