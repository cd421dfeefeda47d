"""What a person typed is text, wherever Streamlit would read Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shell.markdown import plain


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("![x](http://a) $1 <b>", "\\!\\[x\\](http\u2060\\://a) \\$1 \\<b\\>"),
        ("HTTPS://a www.b", "HTTPS\u2060\\://a www\u2060\\.b"),
        ("- a -> 1) b", r"\- a \-\> 1) b"),
        ("1) b", r"1\) b"),
        ("a\n# b\n\n> c", r"a \# b \> c"),
        (":red[x] `y` ~~z~~", r"\:red\[x\] \`y\` \~\~z\~\~"),
        ("a | b", r"a \| b"),
        (8.5, r"8\.5"),
    ],
)
def test_nothing_typed_is_markdown(typed: object, escaped: str) -> None:
    assert plain(typed) == escaped


def test_a_label_that_cannot_act_is_read_aloud_without_backslashes() -> None:
    assert plain("Full-time share (FICA)") == "Full-time share (FICA)"


@given(st.text(alphabet="ab1 \n-)([]<>$*_`~#:!|\\.", max_size=40))
def test_every_character_that_acts_has_its_own_backslash(typed: str) -> None:
    escaped = plain(typed)
    assert "\n" not in escaped
    without = re.sub(r"\\(.)", r"\1", escaped)
    assert without == " ".join(typed.split())
    acting = re.sub(r"\\.", "", escaped)
    assert not re.search(r"[\[\]<>$*_`~#:!|\\.]", acting)
