"""Presentation mode: a chart and its sentence a screen, in the order of the pages."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from reporting.page_list import PAGES
from tests.pages.screen import drawn, gone_to, link_of, opened, run, warning, widget

OVERTIME = {"overtime_share.care": 0.08}
SCREENS = [entry for entry in PAGES if hasattr(import_module(f"pages.{entry.key}"), "plot")]
WITHOUT_A_CHART = [entry.key for entry in PAGES if entry not in SCREENS]


def presented(page_key: str = "overview", **parameters: str) -> AppTest:
    return opened(page_key, briefing="on", **{**link_of(OVERTIME), **parameters})


def pager(page: AppTest) -> list[str]:
    """What the pager says: scenario and page, then which screen of how many."""
    return [text.value for text in page.main.markdown]


def button(page: AppTest, label: str) -> Any:
    [of_label] = [each for each in page.main.button if each.label == label]
    return of_label


def sentence(page: AppTest) -> str:
    [handed] = drawn(page)
    return re.sub(r"<.*?>", "", handed["words"][0])


def test_the_screens_stand_in_the_order_of_the_pages_and_lead_to_each_other() -> None:
    page, titles, sentences = presented(), [], []
    for entry in SCREENS:
        page = gone_to(page, entry.key)
        said, number = pager(page)
        titles.append(said.removeprefix("A link · ").replace("\\", ""))
        sentences.append(sentence(page))
        assert number == f"{len(titles)} / {len(SCREENS)}"
        assert button(page, "Previous").disabled == (entry is SCREENS[0])
        assert button(page, "Next").disabled == (entry is SCREENS[-1])
    assert titles == [entry.title for entry in SCREENS]
    assert {"Overview", "Rate ranges", "Minimum wage", "Build-up", "Compare"} <= set(titles)
    assert len(set(sentences)) == len(SCREENS)


@pytest.mark.parametrize(("label", "place"), [("Previous", "1"), ("Next", "3")])
def test_the_pager_goes_one_screen_on_or_back_with_the_same_link(label: str, place: str) -> None:
    page = presented("rate_ranges")
    run(button(page, label).click())
    assert pager(page)[1][0] == place
    assert page.query_params["briefing"] == "on"
    assert page.query_params["overtime_share.care"] == "0.08"


def test_a_screen_has_nothing_that_an_arrow_key_could_move() -> None:
    page = presented()
    assert [button.label for button in page.button] == ["Previous", "Next", "Leave"]
    for kind in ("slider", "select_slider", "number_input", "radio", "selectbox", "toggle"):
        assert not page.get(kind)
    shortcuts = {each.label: each.proto.shortcut for each in page.button}
    assert shortcuts == {"Previous": "left", "Next": "right", "Leave": "escape"}


def test_a_chart_that_says_nothing_has_no_screen() -> None:
    changed, study = presented(), opened(briefing="on")
    assert int(pager(changed)[1][-1]) == int(pager(study)[1][-1]) + 1
    assert pager(opened("compare", briefing="on"))[0] == "Study · Overview"


@pytest.mark.parametrize("page_key", WITHOUT_A_CHART)
def test_a_page_without_a_chart_leads_to_the_first_screen(page_key: str) -> None:
    page = opened(page_key)
    run(widget(page, "briefing").set_value(True))
    assert pager(page)[0] == "Study · Overview"


def test_the_way_out_leads_back_to_the_page() -> None:
    page = presented("build_up", service="homemaker")
    run(page.button(key="leave").click())
    assert [title.value for title in page.title] == ["Build-up"]
    assert "briefing" not in page.query_params
    assert page.query_params["service"] == "homemaker"
    assert page.sidebar.slider


def test_the_smallest_type_of_a_chart_is_18_pixels() -> None:
    [large] = drawn(opened("build_up", briefing="on"))
    assert min(font_sizes(large["figure"])) >= 18


def font_sizes(part: object) -> list[float]:
    """The sizes of all type in a figure."""
    if isinstance(part, list):
        return [size for each in part for size in font_sizes(each)]
    if not isinstance(part, dict):
        return []
    own = [part["size"]] if "size" in part and "symbol" not in part else []
    return own + [s for name, each in part.items() if name != "marker" for s in font_sizes(each)]


def test_what_is_unusual_is_said_on_every_screen() -> None:
    page = opened(briefing="on", **link_of({"wage_percentile.lower": 80}))
    assert "80th" in warning(page)


def test_the_other_programs_have_screens_of_their_own() -> None:
    page = opened("case_rate", children="300")
    run(widget(page, "briefing").set_value(True))
    assert pager(page) == ["Case rate", "1 / 2"]
    assert sentence(page).startswith("The costliest 300 cost")
    [large] = drawn(page)
    assert min(font_sizes(large["figure"])) >= 18
    run(button(page, "Next").click())
    page = gone_to(page, "employment_team")
    assert pager(page) == ["Employment team", "2 / 2"]
    assert page.query_params["children"] == "300"
    run(page.button(key="leave").click())
    assert [title.value for title in page.title] == ["Employment team"]
    assert "briefing" not in [str(each.key) for each in opened("waiver_finder").toggle]
