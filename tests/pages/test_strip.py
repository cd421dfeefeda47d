"""The strip of changes: the values that stand in a style, and nothing else in it."""

from __future__ import annotations

import re

import pytest
from pages.shared import strip
from streamlit.testing.v1 import AppTest

from model import load_assumptions

SCRIPT = """
from pages.shared import frame
frame.page("Rate ranges", fragments=("none",)).footer()
"""


def values(**changes: str) -> tuple[str, dict[str, str]]:
    _, count, read = opened(**changes)
    return count, read


def opened(**changes: str) -> tuple[AppTest, str, dict[str, str]]:
    page = AppTest.from_string(SCRIPT, default_timeout=30)
    for name, value in {"v": "1.0", **changes}.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    [body] = [html.proto.body for html in page.get("html") if 'class="changes"' in html.proto.body]
    count = re.search(r">(.*?)</span>", body)
    rules = re.findall(r"\.st-key-undo-(\S+) p::after \{content: \"(.*?)\"\}", body)
    read = {key: re.sub(r"\\([0-9a-f]{6})", lambda m: chr(int(m[1], 16)), v) for key, v in rules}
    assert count
    return page, count[1].strip(), read


def test_each_change_has_its_value_behind_its_button() -> None:
    count, read = values(**{"overtime_share.care": "0.08", "rates_as_of_date": "2020-01-01"})
    assert count == "2 changes:"
    assert read == {"overtime_share-care": " 8.0 %", "rates_as_of_date": " 1 Jan 2020"}


@pytest.mark.parametrize("changes", [5, 6, 12])
def test_every_change_has_a_way_back_the_sixth_and_later_under_more(changes: int) -> None:
    assumptions = load_assumptions()
    numbers = [s for s in assumptions.settings.values() if s.entry.by == "bound"][:changes]
    given = {
        setting.id: str(float(setting.study_value) + float(setting.entry.step or 0))
        for setting in numbers
    }
    page, count, read = opened(**given)
    assert count == f"{changes} changes:"
    assert len(read) == changes
    buttons = [button for button in page.button if str(button.key).startswith("undo:")]
    assert sorted(str(button.key) for button in buttons) == sorted(f"undo:{key}" for key in given)
    labels = [block.proto.popover.label for block in page.get("popover")]
    more = [label for label in labels if label.endswith("more")]
    assert more == (
        [f"{changes - strip.SHOWN_AT_MOST} more"] if changes > strip.SHOWN_AT_MOST else []
    )
    buttons[-1].click().run()
    assert not page.exception
    assert len([b for b in page.button if str(b.key).startswith("undo:")]) == changes - 1


def test_the_study_has_none() -> None:
    assert values() == ("As in the study, nothing changed", {})


@pytest.mark.parametrize("hostile", ['"}</style><script>', "\\22 }", "\n}", "*/ body{}", "é"])
def test_no_text_ends_its_string_in_the_style(hostile: str) -> None:
    assert re.fullmatch(r"(?:[a-zA-Z0-9]|\\[0-9a-f]{6})*", strip._in_a_style(hostile))
