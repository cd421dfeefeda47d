"""Volumes that a person brings: what is put in force, and what is said of every row."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.screen import run, widget

ROWS = "code,modifier,sfy,units\nS5130,,2024,5\nS5130,,2025,6\nT1019,U9,2025,7\nS5170,,2025,-1\n"


def draw() -> None:
    """The part alone; what it puts in force stands in the session."""
    import streamlit as st

    from model.tables.volumes import Volumes
    from pages.parts.brought import volumes
    from pages.shell.results import assumptions

    def take(brought: Volumes, year: int, source: str) -> list[str]:
        st.session_state["taken"] = brought.of_year(year)["units"].to_dict(), year, source
        return []

    volumes.draw(dict(assumptions().entries["fee_schedule_rate_usd"].values), take)


def opened() -> AppTest:
    page = AppTest.from_function(draw, default_timeout=60)
    return run(page)


def loaded(page: AppTest, content: bytes, name: str = "=volumes.csv") -> AppTest:
    return run(widget(page, "load-volumes").upload(name, content))


def taken(page: AppTest) -> Any:
    return page.session_state["taken"]


def test_the_newest_year_is_put_in_force_and_another_can_be() -> None:
    page = loaded(opened(), ROWS.encode())
    assert taken(page) == ({"homemaker": 6.0}, 2025, "=volumes.csv")
    assert list(page.dataframe[0].value["Outcome"]) == [
        "Cannot be read", "No such service", "Loaded", "Loaded",
    ]  # fmt: skip
    page = run(widget(page, "volumes-year").set_value(2024))
    assert taken(page) == ({"homemaker": 5.0}, 2024, "=volumes.csv")
    assert len(page.dataframe) == 1


def test_what_cannot_be_read_changes_nothing() -> None:
    page = loaded(opened(), ROWS.encode())
    before = taken(page)
    page = loaded(page, b"a,b\n1,2\n", "[x](http://y).csv")
    assert taken(page) == before
    [message] = page.error
    assert "was not loaded, and nothing is changed" in message.value
    assert "[x](http" not in message.value
    assert not page.dataframe
    page = loaded(page, b"code,sfy,units\nS5130,2025,-5\n", "v.csv")
    assert taken(page) == before
    assert "units: '-5' was given".capitalize() in page.dataframe[0].value["Reason"].iloc[0]
