"""The page Case rate: its own controls, strip, link and slide, and nothing of the rate study's."""

from __future__ import annotations

import io
from typing import Any

import pytest
import streamlit as st
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from model.programs.loaded import program_settings
from model.scenario.texts.mailed_links import check_value
from pages.shell.results import assumptions
from reporting.page_list import PROGRAM_PAGES
from reporting.screen.choices import CHOICES
from tests.pages.screen import (
    changes_of,
    count_of_changes,
    gone_to,
    headline,
    html_of,
    large_numbers,
    link_of,
    opened,
    run,
    warning,
    widget,
)

OVERTIME = {"overtime_share.care": 0.08}
AS_PRINTED = ["$10.7M", "$320K", "$3,448", "$7.6M"]


def changed(page: AppTest, setting_id: str, value: float) -> AppTest:
    return run(widget(page, f"program-{setting_id}").set_value(value))


def test_no_setting_has_the_name_of_another_parameter_of_a_link() -> None:
    assert not {*program_settings()} & {*assumptions().named, *CHOICES, "programs", "v", "name"}


def test_the_document_is_shown_without_the_rate_study() -> None:
    page = opened("case_rate", **link_of(OVERTIME))
    assert large_numbers(page) == AS_PRINTED
    assert count_of_changes(page) == "Showing the document (no changes)"
    keys = [str(getattr(each, "key", "")) for each in (*page.main, *page.sidebar)]
    assert not [key for key in keys if key.startswith(("control-", "preset"))]
    assert changes_of(page) == OVERTIME
    assert page.main.caption[-1].value.startswith("Source\\: State Innovations")
    assert [link.label for link in page.sidebar.get("page_link")][-len(PROGRAM_PAGES) :] == [
        entry.title for entry in PROGRAM_PAGES
    ]


def test_a_moved_control_answers_stands_in_the_link_and_goes_back() -> None:
    page = changed(opened("case_rate"), "children", 300.0)
    assert "costliest 300 children" in headline(page)
    assert count_of_changes(page) == "1 change:"
    assert page.query_params["children"] == "300"
    link = {name: str(text) for name, text in page.query_params.items()}
    again = opened("case_rate", **link)
    assert headline(again) == headline(page)
    assert widget(again, "program-children").value == 300.0
    gone_to(page, "overview")
    gone_to(page, "case_rate")
    assert widget(page, "program-children").value == 300.0
    run(page.button(key="undo:children").click())
    assert large_numbers(page) == AS_PRINTED
    assert page.query_params == {}


def test_a_share_is_a_slider_in_percent() -> None:
    page = changed(opened("case_rate"), "risk_set_aside_share", 10.0)
    assert large_numbers(page)[1] == "$1.1M"
    run(page.button(key="back-to-the-document").click())
    assert large_numbers(page) == AS_PRINTED


@pytest.mark.parametrize("number", [0.0, -5.0, 5001.0, 250.5])
def test_a_number_that_cannot_be_is_answered_and_the_old_one_stays(number: float) -> None:
    page = changed(opened("case_rate"), "children", number)
    assert "allowed is 1 to 5,000 children, whole numbers only" in warning(page)
    assert "The value stays as it was" in warning(page)
    assert widget(page, "program-children").value == 250.0


def test_a_bad_value_in_a_link_is_named_and_the_others_are_used() -> None:
    page = opened("case_rate", children="0", months_funded="6")
    assert warning(page) == (
        "Children served: '0' was given; allowed is 1 to 5,000 children, whole numbers only. The "
        "document's value is shown."
    )
    assert widget(page, "program-children").value == 250.0
    assert widget(page, "program-months_funded").value == 6.0


@pytest.mark.parametrize("cut", ["30", "3", ""])
def test_a_link_that_was_cut_is_not_believed(cut: str) -> None:
    page = opened("case_rate", programs=check_value({"children": "300"}), children=cut)
    assert "was cut or changed on its way" in warning(page)
    assert large_numbers(page) == AS_PRINTED


def test_shares_that_total_ninety_percent_are_answered_where_they_stand() -> None:
    page = opened("case_rate", unfolded=("section-Shares of the divisions",))
    changed(page, "division_share.family_services", 50.98)
    assert "the shares total 90.00%; they must total 100%" in html_of(page)
    assert large_numbers(page) == AS_PRINTED


def test_the_slide_is_of_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Any] = {}
    monkeypatch.setattr(st, "download_button", lambda label, **how: offered.update({label: how}))
    opened("case_rate", unfolded=("take-away",), children="300")
    [(label, how)] = offered.items()
    assert (label, how["file_name"]) == ("Slides for this page (.pptx)", "case-rate-slide.pptx")
    slide, *_ = Presentation(io.BytesIO(how["data"]())).slides
    assert "costliest 300 children" in slide.shapes.title.text
