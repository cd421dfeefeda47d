"""Of a link's parameters the choices, each a short text of one line."""

from __future__ import annotations

import pytest

from reporting.screen.choices import LONGEST_CHOICE, choices_of_link, unknown_choices
from tests.study import ASSUMPTIONS


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (
            {"service": "homemaker.", "bound": " upper\n"},
            {"service": "homemaker", "bound": "upper"},
        ),
        ({"search": "  many \n blanks. "}, {"search": "many blanks."}),
        ({"search": "x" * 5000}, {"search": "x" * LONGEST_CHOICE}),
        ({"units": "9" * 300}, {"units": "9" * 300}),
        ({"service": " ", "turnover_share": "0.4"}, {}),
    ],
)
def test_choices_of_a_link(given: dict[str, str], chosen: dict[str, str]) -> None:
    assert choices_of_link(given) == chosen


def test_only_a_service_or_bound_that_there_is_not_is_said() -> None:
    assert unknown_choices({"service": "homemaker", "search": "x"}, ASSUMPTIONS) == []
    assert "'up', is not known" in unknown_choices({"bound": "up"}, ASSUMPTIONS)[0]
